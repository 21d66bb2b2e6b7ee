"""YAML, read node by node: every value knows its line and column, and every complaint names them.

The values are the texts that were written: `2015-05-21`, `no` and `1984` are no dates, truths and numbers
here. What is wrong is told as a problem and left out, so that the rest of the file holds.
"""

from collections.abc import Callable, Collection, Mapping

import yaml

from newsmorgue.lexicon.codes import country_codes, language_codes
from newsmorgue.lexicon.files import key_of
from newsmorgue.model import Problem
from newsmorgue.text.spelling import did_you_mean

_NULL = "tag:yaml.org,2002:null"
_LONGEST_SHOWN = 60


class Checker:
    """Reads the nodes of one YAML file.

    `path` is the file, `shape` says in a few words how it has to be written, `problems` takes complaints.
    """

    def __init__(self, path: str, shape: str, problems: list[Problem]) -> None:
        self.path = path
        self.shape = shape
        self.problems = problems

    def tell(self, node: yaml.Node, reason: str, remedy: str) -> None:
        """Add a complaint about the node."""
        mark = node.start_mark
        self.problems.append(Problem(self.path, reason, remedy, mark.line + 1, mark.column + 1))

    def compose(self, text: str) -> yaml.Node | None:
        """Return the root of a file's text; None where it holds nothing, or is no YAML."""
        try:
            node = yaml.compose(text, Loader=yaml.SafeLoader)
        except RecursionError:
            self.problems.append(Problem(self.path, "its brackets stand too deep", self.shape))
        except yaml.YAMLError as error:
            self.problems.append(self._broken(error, text))
        else:
            is_empty = isinstance(node, yaml.ScalarNode) and not node.value
            return None if is_empty else node
        return None

    def _broken(self, error: yaml.YAMLError, text: str) -> Problem:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = getattr(error, "problem", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        if isinstance(error, yaml.reader.ReaderError):
            before = text[: error.position]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            what = "a character that no text has"
        remedy = f"{self.shape}; put a value with a colon or a mark in quotation marks"
        return Problem(self.path, f"this is not valid YAML ({what or 'unreadable'})", remedy, line, column)

    def mapping(self, node: yaml.Node, known: Collection[str], unknown: str) -> Mapping[str, yaml.Node]:
        """Return the values of a mapping by their names, of which the first of two equal ones holds.

        `known` are the names that there are, `unknown` begins what is said of another: "there is no setting".
        """
        found: dict[str, yaml.Node] = {}
        if not isinstance(node, yaml.MappingNode):
            names = ", ".join(known)
            self.tell(node, f"`{shown(node)}` is no `name: value`", f"write one a line; names are {names}")
            return found
        for key, value in node.value:
            name = str(key.value) if isinstance(key, yaml.ScalarNode) else ""
            if name not in known:
                remedy = did_you_mean(name, known, f"known are {', '.join(known)}")
                self.tell(key, f"{unknown} `{shown(key)}`", remedy)
            elif name in found:
                self.tell(key, f"`{name}` is set twice", "delete one; the first one holds")
            else:
                found[name] = value
        return found

    def items(self, node: yaml.Node, name: str, remedy: str) -> list[yaml.Node]:
        """Return the items of a list; none where it is no list."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.tell(node, f"`{name}` has to be a list", remedy)
        return []

    def text(self, node: yaml.Node, name: str) -> str | None:
        """Return a text with its white space folded; None where it is no text."""
        if isinstance(node, yaml.ScalarNode) and not is_null(node) and _is_words(node.value):
            return " ".join(node.value.split())
        self.tell(node, f"`{name}` has to be a text", f"write `{name}: some words`")
        return None

    def texts(self, node: yaml.Node, name: str) -> tuple[str, ...]:
        """Return a list of texts, each once; a single text is a list of one."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        found: dict[str, None] = {}
        for each in nodes:
            if isinstance(each, yaml.ScalarNode) and not is_null(each) and _is_words(each.value):
                found[" ".join(each.value.split())] = None
            else:
                remedy = f"write `{name}: [one, another]`"
                self.tell(each, f"`{name}` has to be a list of texts", remedy)
        return tuple(found)

    def optional_text(self, nodes: Mapping[str, yaml.Node], name: str) -> str | None:
        """Return the text called `name` of a mapping's values; None where there is none."""
        return self.text(nodes[name], name) if name in nodes else None

    def optional_texts(self, nodes: Mapping[str, yaml.Node], name: str) -> tuple[str, ...]:
        """Return the list of texts called `name` of a mapping's values; an empty one where there is none."""
        return self.texts(nodes[name], name) if name in nodes else ()

    def country(self, node: yaml.Node, name: str) -> str | None:
        """Return an ISO 3166-1 alpha-2 code, in capitals."""
        return self._code(
            node, name, country_codes(), "the two letters of a country, such as `GB`", str.upper
        )

    def language(self, node: yaml.Node, name: str) -> str | None:
        """Return an ISO 639-1 code, in small letters."""
        return self._code(
            node, name, language_codes(), "the two letters of a language, such as `en`", str.lower
        )

    def _code(
        self, node: yaml.Node, name: str, codes: Mapping[str, str], example: str, form: Callable[[str], str]
    ) -> str | None:
        text = self.text(node, name)
        if text is None or form(text) in codes.values():
            return text and form(text)
        meant = codes.get(key_of(text))
        remedy = f"did you mean `{meant}`?" if meant else f"write {example}"
        self.tell(node, f"`{shown(node)}` is no `{name}`", remedy)
        return None


def is_null(node: yaml.Node) -> bool:
    """Tell YAML's word for nothing: `null`, `~` or no value at all."""
    return bool(node.tag == _NULL)


def shown(node: yaml.Node) -> str:
    """Return the beginning of a node's text as a message can show it, on one line."""
    text = node.value if isinstance(node, yaml.ScalarNode) else "…"
    plain = "".join(char if char.isprintable() else " " for char in text)
    line = " ".join(plain.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}…"


def _is_words(value: str) -> bool:
    """Tell a text that a page can show from blanks, halves of characters and control characters."""
    return bool(value.strip()) and all(char.isspace() or _is_shown(char) for char in value)


def _is_shown(char: str) -> bool:
    return char >= " " and not "\ud800" <= char <= "\udfff" and not "\x7f" <= char <= "\x9f"
