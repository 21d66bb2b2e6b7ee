"""Front matter: the fields that stand above a Markdown text, between lines of `---` (YAML) or `+++` (TOML).

Much of it is written by hand and is neither to the letter, so what YAML refuses is read line by line.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import NamedTuple

import yaml

# What names of front matter mean, as they are compared: in lower case, without `_`, `-` and blanks.
# Names of maps are joined by a point: `author: {name: …}`.
FRONT_FIELDS = {
    "title": "title", "headline": "title",
    "date": "published", "published": "published", "publishedat": "published", "pubdate": "published",
    "publishdate": "published", "publicationdate": "published", "datepublished": "published",
    "lastmod": "updated", "updated": "updated", "updatedat": "updated", "modified": "updated",
    "lastmodified": "updated", "datemodified": "updated", "lastupdated": "updated",
    "source": "source", "source.name": "source", "publisher": "source", "publisher.name": "source",
    "site": "source", "sitename": "source", "outlet": "source", "publication": "source",
    "newspaper": "source",
    "author": "authors", "authors": "authors", "author.name": "authors", "authors.name": "authors",
    "byline": "authors", "by": "authors",
    "url": "url", "link": "url", "canonical": "url", "canonicalurl": "url", "original": "url",
    "originalurl": "url", "sourceurl": "url", "source.url": "url",
    "description": "standfirst", "summary": "standfirst", "subtitle": "standfirst", "excerpt": "standfirst",
    "standfirst": "standfirst", "deck": "standfirst", "dek": "standfirst",
    "tags": "tags", "tag": "tags", "keywords": "tags", "categories": "tags", "taxonomies.tags": "tags",
    "taxonomies.categories": "tags",
    "section": "kicker", "category": "kicker", "kicker": "kicker",
    "lang": "language", "language": "language",
    "credit": "credits", "credits": "credits", "agency": "agencies", "agencies": "agencies",
}  # fmt: skip

_FENCED = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?|\n)(?P<inside>(?:.*?(?:\r\n?|\n))??)"
    r"(?P<closing>(?P=fence)|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)",
    re.DOTALL,
)
_YAML_LINE = re.compile(
    r"^(?P<key>[^\W\d_][\w .-]{0,40}?)[ \t]*:[ \t]+(?P<value>\S.*?)[ \t]*(?=\r|\n|\Z)", re.MULTILINE
)
_TOML_LINE = re.compile(r"^[ \t]*(?:\[(?P<table>[\w.-]+)\]|(?P<key>[\w.-]+)[ \t]*=[ \t]*)", re.MULTILINE)
_TOML_VALUE = re.compile(
    r"\"\"\"(?P<long>.*?)\"\"\"|\"(?P<basic>(?:[^\"\\\n]|\\.)*)\"|'(?P<literal>[^'\n]*)'|#[^\n]*"
    r"|(?P<bare>[^\s\[\],{}=\"'][^\r\n\[\],{}=\"'#]*)",
    re.DOTALL,
)
_QUOTED = re.compile(r"\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^']|'')*)'", re.DOTALL)
_NULLS = frozenset({"", "~", "null", "none"})


class FrontField(NamedTuple):
    """A value of the front matter; a list gives a field for each of its items.

    `name` is as `FRONT_FIELDS` compares it, the span is that of the words without their quotes, and
    `value` is what they stand for.
    """

    name: str
    start: int
    end: int
    value: str


def read_front(text: str) -> tuple[tuple[FrontField, ...], int]:
    """Return the fields of the front matter that `text` opens with, and where the text below it begins."""
    match = _FENCED.match(text)
    if match is None:
        return (), 0
    start, inside = match.start("inside"), match["inside"]
    if match["fence"] == "+++":
        found = _toml(inside)
        if match["closing"] != "+++" or found is None:
            return (), 0
    else:
        found = _yaml(inside)
        if found is None:  # a rule across the page, not a fence
            return (), 0
    fields = (
        FrontField(name, start + first, start + last, " ".join(value.split()))
        for name, first, last, value in found
        if value.strip().lower() not in _NULLS and first < last
    )
    return tuple(fields), match.end()


def _name(key: str) -> str:
    return re.sub(r"[\s_-]", "", key).lower()


def _yaml(inside: str) -> list[tuple[str, int, int, str]] | None:
    """Return names, spans and values of YAML; None where the text is no map."""
    try:
        node = yaml.compose(inside, yaml.SafeLoader)
        if isinstance(node, yaml.MappingNode):
            return list(_scalars(inside, "", node))
    except (yaml.YAMLError, RecursionError, ValueError):
        pass
    lines = [line for line in re.split(r"[\r\n]+", inside) if line.strip()]
    found = list(_yaml_lines(inside))
    return found if len(found) * 2 > len(lines) or not lines else None


def _scalars(inside: str, name: str, node: yaml.Node) -> Iterator[tuple[str, int, int, str]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield from _scalars(inside, f"{name}.{_name(key.value)}".lstrip("."), value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(inside, name, item)
    elif isinstance(node, yaml.ScalarNode):
        start, end = node.start_mark.index, node.end_mark.index
        if node.style in {'"', "'"}:
            start, end = start + 1, end - 1
        elif node.style in {"|", ">"}:  # the sign and its line come first
            start = min((i for i in map(inside.find, "\r\n", (start, start)) if i >= 0), default=end)
        yield name, *_trimmed(inside, start, end), node.value


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end].strip()
    start = text.index(words, start) if words else start
    return start, start + len(words)


def _yaml_lines(inside: str) -> Iterator[tuple[str, int, int, str]]:
    for match in _YAML_LINE.finditer(inside):
        start, end = match.span("value")
        quoted = _QUOTED.fullmatch(match["value"])
        if quoted:
            start, end = start + 1, end - 1
        yield _name(match["key"]), start, end, inside[start:end]


def _toml(inside: str) -> list[tuple[str, int, int, str]] | None:
    """Return names, spans and values of TOML; None where it is none."""
    try:
        tomllib.loads(inside.replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        return None
    found = []
    table = ""
    lines = list(_TOML_LINE.finditer(inside))
    for i, line in enumerate(lines):
        if line["table"]:
            table = f"{line['table']}."
            continue
        end = lines[i + 1].start() if i + 1 < len(lines) else len(inside)
        for value in _TOML_VALUE.finditer(inside, line.end(), end):
            if value.lastgroup:
                span = _trimmed(inside, *value.span(value.lastgroup))
                found.append((_name(table + line["key"]), *span, _toml_value(value)))
    return found


def _toml_value(match: re.Match[str]) -> str:
    if match["basic"] is not None:
        return str(tomllib.loads(f"v = {match[0]}")["v"])
    return str(match[match.lastgroup or 0])
