"""Annotated dumps, `tests/cases/layouts/*.txt` (see README.md there): how they are read, and how a parse is judged."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from newsmorgue.model import Article, Format

LAYOUTS = Path(__file__).parents[1] / "cases" / "layouts"
SINGLE = ("title", "standfirst", "kicker", "published", "updated", "source", "language", "url")
LISTS = ("authors", "agencies", "credits", "tags")
# Tags of the lines that are text; `body` stands for the kind `text`.
BODY = frozenset({"body", "heading", "list", "quote", "question", "answer", "entry"})
TAGS = BODY | {
    "title", "kicker", "standfirst", "byline", "date", "source", "caption", "credit", "signoff", "furniture",
}  # fmt: skip
SETTINGS = frozenset({"suffix", "line ends", "escapes", "encoding", "wrong"})
MARGIN = 10


class Tagged(NamedTuple):
    """A line of a dump, `[start, end)`, and what the annotation says it is."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Layout:
    """An annotated dump; `wrong` are the words of the faults that are known."""

    name: str
    text: str
    lines: tuple[Tagged, ...]
    values: dict[str, str]
    format: Format
    wrong: frozenset[str]


class Fault(NamedTuple):
    """Something that a parse has otherwise than the annotation: in short words, and at length."""

    what: str
    told: str


def read_layout(path: Path) -> Layout:
    """Read one annotated dump; raises AssertionError, with the place, where it is malformed."""
    head, bar, dump = path.read_text("utf-8").partition("\n-----\n")
    assert bar, f"{path.name}: a line of five hyphens comes before the dump"
    _about, *given = head.split("\n")
    values: dict[str, str] = {}
    for entry in given:
        key, _, value = entry.partition(": ")
        assert key in {*SINGLE, *LISTS, *SETTINGS}, f"{path.name}: {entry!r} is no field"
        assert value, f"{path.name}: {entry!r} has no value"
        values[key] = value
    line_end = "\r\n" if values.get("line ends") == "CRLF" else "\n"
    lines: list[Tagged] = []
    text = ""
    for number, line in enumerate(dump.rstrip("\n").split("\n"), start=1):
        assert line[MARGIN : MARGIN + 1] == "|", f"{path.name}: line {number} of the dump has no margin"
        tag, content = line[:MARGIN].strip(), line[MARGIN + 1 :]
        if values.get("escapes"):
            content = content.encode("latin-1", "backslashreplace").decode("unicode_escape")
        assert tag in TAGS or not content.strip(), f"{path.name}: line {number} has the tag {tag!r}"
        if content.strip():
            lines.append(Tagged(len(text), len(text) + len(content), tag))
        text += content + line_end
    is_markdown = values.get("suffix") == ".md"
    wrong = frozenset(filter(None, values.get("wrong", "").split("; ")))
    return Layout(
        path.stem, text, tuple(lines), values, Format.MARKDOWN if is_markdown else Format.TEXT, wrong
    )


def faults(layout: Layout, article: Article) -> Iterator[Fault]:
    """Yield everything in which `article` differs from the annotation."""
    for name in SINGLE:
        found = article.source.name if name == "source" and article.source else getattr(article, name)
        expected = layout.values.get(name)
        if name == "language" and expected is None:
            expected = "en"
        if found != expected:
            yield Fault(name, f"{name} is {found!r} and should be {expected!r}")
    for name in LISTS:
        found = set(getattr(article, name))
        expected = set(filter(None, layout.values.get(name, "").split("; ")))
        if found != expected:
            yield Fault(name, f"{name} are {sorted(found)} and should be {sorted(expected)}")
    yield from _line_faults(layout, article)


def _line_faults(layout: Layout, article: Article) -> Iterator[Fault]:
    for line in layout.lines:
        words = layout.text[line.start : line.end].strip()
        size = len(words)
        inside = [
            (paragraph, min(paragraph.end, line.end) - max(paragraph.start, line.start))
            for paragraph in article.paragraphs
            if paragraph.start < line.end and line.start < paragraph.end
        ]
        covered = sum(length for _, length in inside)
        if line.tag not in BODY:
            if covered > size // 10:
                yield Fault(f"{line.tag} in body", f"{line.tag} is in the body: {words!r}")
            elif line.tag == "caption" and not any(
                caption.start < line.end and line.start < caption.end for caption in article.captions
            ):
                yield Fault("caption", f"no caption: {words!r}")
        elif covered < size * 0.9 and not layout.values.get("suffix"):
            yield Fault("body lost", f"not in the body: {words!r}")
        elif not inside:
            yield Fault("body lost", f"not in the body: {words!r}")
        else:
            kind = "text" if line.tag == "body" else line.tag
            if kind not in {paragraph.kind for paragraph, _ in inside}:
                yield Fault("kind", f"{inside[0][0].kind} and should be {kind}: {words!r}")
