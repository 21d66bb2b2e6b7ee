"""The templates' environment. Everything that they print is escaped; what is missing is an error."""

from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from newsmorgue.assets import static_folder, templates_folder

Interface = dict[str, Any]


@cache
def interface() -> Interface:
    """Return the catalogue of the words that pages show."""
    text = files("newsmorgue.data").joinpath("interface.en.yml").read_text(encoding="utf-8")
    catalogue: Interface = yaml.safe_load(text)
    return catalogue


def environment() -> Environment:
    """Return an environment over the project's templates."""
    made = Environment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["counted"] = _counted
    made.filters["inline"] = _inline
    return made


def _counted(number: int, forms: list[str]) -> str:
    """Return "1 article" or "2 articles"."""
    return f"{number:,} {forms[0] if number == 1 else forms[1]}"


def _inline(name: str) -> str:
    """Return an SVG file of `static/` as an address that has it in itself."""
    return f"data:image/svg+xml,{quote(static_folder().joinpath(name).read_text('utf-8'))}"
