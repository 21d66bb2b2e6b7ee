"""The templates' environment. Everything that they print is escaped; what is missing is an error."""

import re
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.ext import Extension
from markupsafe import Markup, escape

from newsmorgue import urls
from newsmorgue.assets import static_folder, templates_folder
from newsmorgue.render.dump_lines import DumpLines
from newsmorgue.render.pieces import Pieces, counted, escaped, printed

Interface = dict[str, Any]

_LISTS = frozenset(urls.SECTIONS.values())

# Templates with macros, by the names that all others have them by.
_MACROS = {"show": "_macros.html", "tell": "_stories.html", "lists": "_entity.html"}

# Macros that print the same on thousands of pages: each is formed once, and templates have it by its name.
_ALIKE = ("citing", "key", "dump_key")

# Where a template prints words of the catalogue, and nothing else.
_LABEL = re.compile(r"\{\{ words\.([a-z_0-9.]+) \}\}")

# A browser shows it as one space at most. Where it says something, the template prints it: `{{ "  " }}`.
_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


@cache
def interface() -> Interface:
    """Return the catalogue of the words that pages show."""
    text = files("newsmorgue.data").joinpath("interface.en.yml").read_text(encoding="utf-8")
    catalogue: Interface = _attributed(yaml.safe_load(text))
    return catalogue


class _Words(dict[str, Any]):
    """A part of the catalogue: its entries are its attributes, too."""

    def __init__(self, entries: dict[str, Any]) -> None:
        super().__init__(entries)
        self.__dict__ = self


def _attributed(part: object) -> Any:  # noqa: ANN401 (what YAML has)
    """Return a part of the catalogue with what is inside as attributes."""
    if isinstance(part, dict):
        return _Words({key: _attributed(each) for key, each in part.items()})
    return [_attributed(each) for each in part] if isinstance(part, list) else part


class _Prepared(Extension):
    """Does to templates once, when these are compiled, what would have to be done for each page.

    Puts the catalogue's words in, of which a page has a hundred, and leaves one space of indentation.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """Return a template's source with its labels, hardly indented."""
        return _LABEL.sub(_label, _INDENTATION.sub(" ", source))


def _label(match: re.Match[str]) -> str:
    """Return the label that `{{ words.nav.about }}` prints."""
    found: Any = interface()
    for part in match[1].split("."):
        found = found[part]
    return escaped(found)


def _text(value: object) -> str:
    """Return what a template prints for a value, escaped unless it is HTML already."""
    if type(value) is str:
        return escaped(value)
    return value if type(value) is Markup else str(escape(value))


class _Generator(CodeGenerator):
    """Compiles templates that escape with `_text`: markupsafe makes an object of each text, or even two."""

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:  # noqa: ANN401
        if frame.eval_ctx.autoescape and not frame.eval_ctx.volatile:
            self.write("environment.text(")
        else:
            super()._output_child_pre(node, frame, finalize)


class _Environment(Environment):
    """Templates over values whose parts are all attributes: looked up by Python itself, millions of times."""

    code_generator_class = _Generator
    getattr = staticmethod(getattr)  # type: ignore[assignment]
    text = staticmethod(_text)


def environment() -> Environment:
    """Return an environment over the project's templates."""
    made = _Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        extensions=(_Prepared,),
    )
    made.globals = {"words": interface(), "masthead": _masthead(made)}
    made.filters |= Pieces(interface()).filters()
    made.filters["dump_lines"] = printed(DumpLines(interface()).lines)
    made.filters["counted"] = counted
    made.filters["grouped"] = "{:,}".format
    made.filters["inline"] = _inline
    # No template imports these: an import asks on each page whether its macros are to be made again.
    for name, file in _MACROS.items():
        made.globals[name] = made.get_template(file).module
    for name in _ALIKE:
        made.globals[name] = cache(getattr(made.globals["show"], name))
    return made


def _masthead(made: Environment) -> Callable[[str, str, str, str], Markup]:
    """Return what forms the head of a page: one for all pages of a section but for its lists."""

    @cache
    def form(title: str, root: str, section: str, here: str) -> Markup:
        template = made.get_template("_masthead.html")
        html = template.render(title=title, root=root, section=section, here=here, sections=urls.SECTIONS)
        return Markup(html)  # noqa: S704 - a template has escaped it

    def masthead(title: str, root: str, section: str, path: str) -> Markup:
        return form(title, root, section, path if path in _LISTS else "")

    return masthead


def _inline(name: str) -> str:
    """Return an SVG file of `static/` as an address that has it in itself."""
    return f"data:image/svg+xml,{quote(static_folder().joinpath(name).read_text('utf-8'))}"
