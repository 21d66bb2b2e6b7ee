"""Front matter: the fields that stand above a Markdown text, between lines of `---` (YAML) or `+++` (TOML).

Much of it is written by hand and is neither to the letter, so what YAML or TOML refuses is read line by
line, and a fence that is not closed ends at the first blank line.
"""

import re
import tomllib
from collections.abc import Callable, Iterator
from itertools import groupby, islice
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

# A quote or backslash in a quoted value, by the quote around it.
ESCAPES = {'"': re.compile(r"\\[\"\\/]"), "'": re.compile(r"''")}

# So many fields no article has.
_MOST_FIELDS = 2000
# Longer names mean nothing here.
_LONGEST_NAME = 80

# A name, the span of its value, and the value.
_Found = tuple[str, int, int, str]

_OPENING = re.compile(r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_FENCED = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*(?:\r\n?|\n)(?P<inside>(?:.*?(?:\r\n?|\n))??)"
    r"(?P<closing>(?P=fence)|\.\.\.)[ \t]*(?:\r\n?|\n|\Z)",
    re.DOTALL,
)
_LINE = re.compile(r"(?P<words>[^\r\n]*)(?:\r\n?|\n|\Z)")
# What a line of front matter begins with: a key, or what goes on from the line above, or a comment.
_KEY = r"[^\W\d_][\w .-]{0,40}?(?=[ \t]*:(?:[ \t]|\Z))"
_YAML_BEGINS = re.compile(rf"(?P<key>{_KEY})|-[ \t]|#|[ \t]+\S")
_TOML_BEGINS = re.compile(r"[ \t]*(?:(?P<key>[\w.-]+(?=[ \t]*=))|[\[\]{}\"'#])|[ \t]+\S")
_YAML_LINE = re.compile(rf"(?:(?P<key>{_KEY})[ \t]*:|[ \t]*-[ \t]+(?!{_KEY}))[ \t]*(?P<value>[^\r\n]*)")
_TOML_LINE = re.compile(r"(?<![^\r\n])[ \t]*(?:\[(?P<table>[\w.-]+)\]|(?P<key>[\w.-]+)[ \t]*=[ \t]*)")
_TOML_VALUE = re.compile(
    r"\"\"\"(?P<long>.*?)\"\"\"|\"(?P<basic>(?:[^\"\\\n]|\\.)*)\"|'(?P<literal>[^'\n]*)'|#[^\n]*"
    r"|(?P<bare>[^\s\[\],{}=\"'][^\r\n\[\],{}=\"'#]*)",
    re.DOTALL,
)
# A value, and the items of a list, where they are not to the letter.
_ENCLOSED = re.compile(r"\"(?P<double>[^\r\n]*)\"|'(?P<single>[^\r\n]*)'")
_LONG = re.compile(r"\"{3}(?P<words>.*?)\"{3}", re.DOTALL)
_ITEM = re.compile(
    r"\"(?P<double>[^\"\r\n]*)\"|'(?P<single>[^'\r\n]*)'|#[ \t][^\r\n]*|(?P<bare>[^\s,\[\]\"'][^,\[\]\r\n]*)"
)
_NULLS = frozenset({"", "~", "null", "none"})
# What announces a value on the lines below, and is none itself.
_SIGNS = "[]{}|>+-"


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
    opening = _OPENING.match(text)
    if opening is None:
        return (), 0
    is_toml = opening["fence"] == "+++"
    read = _toml if is_toml else _yaml
    start = opening.end()
    found = None
    match = _FENCED.match(text)
    if match and (match["closing"] == "+++" or not is_toml):
        found, end = read(match["inside"]), match.end()
    if found is None:  # a rule across the page, or a fence that nobody closed
        found, end = _unclosed(text, start, read, _TOML_BEGINS if is_toml else _YAML_BEGINS)
    fields = (
        FrontField(name, start + first, start + last, _sound(value))
        for name, first, last, value in found
        if value.strip().lower() not in _NULLS and first < last
    )
    return tuple(islice(fields, _MOST_FIELDS)), end


def _unclosed(
    text: str, start: int, read: Callable[[str], list[_Found] | None], begins: re.Pattern[str]
) -> tuple[list[_Found], int]:
    """Return the fields from `start` to the first line that is none, and where it begins; or none, and 0."""
    end = start
    for line in _LINE.finditer(text, start):
        begun = begins.match(line["words"]) if line["words"].strip() else None
        if begun is None or (end == start and not begun["key"]):
            break
        end = line.end()
    found = read(text[start:end]) or []
    return (found, end) if any(name in FRONT_FIELDS for name, *_ in found) else ([], 0)


def _name(key: str) -> str:
    return re.sub(r"[\s_-]", "", key[:_LONGEST_NAME]).lower()


def _is_listed(inside: str, begins: re.Pattern[str]) -> bool:
    """Tell fields, more or less, from prose between two rules: each stretch between blank lines is some."""
    lines = (line["words"] for line in _LINE.finditer(inside))
    for is_filled, group in groupby(lines, key=_is_filled):
        stretch = list(group)
        if is_filled and sum(begins.match(line) is not None for line in stretch) * 2 <= len(stretch):
            return False
    return True


def _is_filled(line: str) -> bool:
    return bool(line.strip())


def _sound(value: str) -> str:
    """Return a value with its white space folded and without half characters, which no file can hold."""
    return " ".join(value.encode("utf-8", "replace").decode("utf-8").split())


def _yaml(inside: str) -> list[_Found] | None:
    """Return names, spans and values of YAML; None where the text is no map."""
    try:
        node = yaml.compose(inside, yaml.SafeLoader)
        if isinstance(node, yaml.MappingNode):
            return list(islice(_scalars(inside, "", node, set()), _MOST_FIELDS))
    except (yaml.YAMLError, RecursionError, ValueError):
        pass
    found = list(_yaml_lines(inside))
    return found if (found and _is_listed(inside, _YAML_BEGINS)) or not inside.strip() else None


def _scalars(
    inside: str, name: str, node: yaml.Node, walked: set[tuple[int, str | None]]
) -> Iterator[_Found]:
    """Yield the values in a node; one with several names (`*alias`) once for each field that they mean."""
    this = id(node), FRONT_FIELDS.get(name)
    if this in walked:
        return
    walked.add(this)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                below = f"{name}.{_name(key.value)}".lstrip(".")[:_LONGEST_NAME]
                yield from _scalars(inside, below, value, walked)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(inside, name, item, walked)
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


def _yaml_lines(inside: str) -> Iterator[_Found]:
    """Yield what stands behind the keys, and the items of the lists below them."""
    listing = ""
    for line in _LINE.finditer(inside):
        match = _YAML_LINE.match(inside, *line.span("words"))
        if match is None:
            continue
        name = _name(match["key"]) if match["key"] else listing
        if match["key"]:
            listing = "" if match["value"].strip() else name
        if name:
            yield from _values(inside, name, *match.span("value"))


def _values(inside: str, name: str, start: int, end: int) -> Iterator[_Found]:
    """Yield a value that may be in quotes or a list in brackets."""
    start, end = _trimmed(inside, start, end)
    if inside.startswith("[", start) and inside.endswith("]", start, end) and inside[start + 1] != "[":
        spans = [item.span(item.lastgroup) for item in _ITEM.finditer(inside, start, end) if item.lastgroup]
    else:
        enclosed = _ENCLOSED.fullmatch(inside, start, end)
        spans = [enclosed.span(enclosed.lastgroup or 0) if enclosed else (start, end)]
    for span in spans:
        first, last = _trimmed(inside, *span)
        escape = ESCAPES.get(inside[first - 1 : first])
        words = inside[first:last]
        if words.strip(_SIGNS):
            yield name, first, last, escape.sub(lambda match: match[0][1], words) if escape else words


def _toml(inside: str) -> list[_Found] | None:
    """Return names, spans and values of TOML; None where it is none."""
    try:
        tomllib.loads(inside.replace("\r\n", "\n").replace("\r", "\n"))
    except (tomllib.TOMLDecodeError, RecursionError, ValueError):
        found = [
            each for name, start, end in _toml_keys(inside) for each in _toml_lines(inside, name, start, end)
        ]
        return found if found and _is_listed(_LONG.sub("", inside), _TOML_BEGINS) else None
    return [
        (name, *_trimmed(inside, *value.span(value.lastgroup)), _toml_value(value))
        for name, start, end in _toml_keys(inside)
        for value in _TOML_VALUE.finditer(inside, start, end)
        if value.lastgroup
    ]


def _toml_keys(inside: str) -> Iterator[tuple[str, int, int]]:
    """Yield the names, with those of their tables, and the spans of what stands behind them."""
    table = ""
    lines = list(_TOML_LINE.finditer(inside))
    for i, line in enumerate(lines):
        if line["table"]:
            table = f"{line['table']}."
        else:
            end = lines[i + 1].start() if i + 1 < len(lines) else len(inside)
            yield _name(table + line["key"]), line.end(), end


def _toml_lines(inside: str, name: str, start: int, end: int) -> Iterator[_Found]:
    """Yield a value that stands on the line of its key, or goes on to the bracket or quotes that close it."""
    long = _LONG.match(inside, start, end)
    if long:
        first, last = _trimmed(inside, *long.span("words"))
        yield name, first, last, inside[first:last]
        return
    line = _LINE.match(inside, start, end)
    closing = inside.rfind("]", start, end) + 1 if inside.startswith("[", start) else 0
    yield from _values(inside, name, start, closing or (line.end("words") if line else end))


def _toml_value(match: re.Match[str]) -> str:
    if match["basic"] is not None:
        return str(tomllib.loads(f"v = {match[0]}")["v"])
    return str(match[match.lastgroup or 0])
