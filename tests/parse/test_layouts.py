"""Whole dumps with every line annotated: the text files of `tests/cases/layouts`, see README.md there."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from newsmorgue.lexicon import Lexicon, load_lexicon
from newsmorgue.model import Article, Dump, Format, Piece
from newsmorgue.parse import parse
from newsmorgue.parse.clues import Clue, SourceClue
from newsmorgue.parse.sources import decide

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
_MOST_OF_IT = 0.9


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


def faults(layout: Layout, article: Article, lexicon: Lexicon) -> Iterator[Fault]:
    """Yield everything in which `article` differs from the annotation.

    Under two of its names an outlet is one: sources are compared by their ids.
    """
    for name in SINGLE:
        found = getattr(article, name)
        expected = layout.values.get(name)
        if name == "source":
            clue = [SourceClue(Clue.LABEL, Piece(0, 0, expected))] if expected else []
            decision = decide(clue, lexicon)
            found = found and found.id
            expected = decision and decision[0].id
        if name == "language" and expected is None:
            expected = "en"
        if found != expected:
            yield Fault(name, f"{name} is {found!r} and should be {expected!r}")
    for name in LISTS:
        found = set(getattr(article, name))
        expected = set(filter(None, layout.values.get(name, "").split("; ")))
        if name == "agencies":
            expected = {lexicon.media.agency(agency) or agency for agency in expected}
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
            if covered > size * (1 - _MOST_OF_IT):
                yield Fault(f"{line.tag} in body", f"{line.tag} is in the body: {words!r}")
            elif line.tag == "caption" and not any(
                caption.start < line.end and line.start < caption.end for caption in article.captions
            ):
                yield Fault("caption", f"no caption: {words!r}")
        elif not any(map(str.isalnum, words)):
            continue  # a rule between paragraphs, or an empty line of a quotation
        elif (covered < size * _MOST_OF_IT and layout.format is Format.TEXT) or not inside:
            yield Fault("body lost", f"not in the body: {words!r}")
        else:
            kind = "text" if line.tag == "body" else line.tag
            if kind not in {paragraph.kind for paragraph, _ in inside}:
                yield Fault("kind", f"{inside[0][0].kind} and should be {kind}: {words!r}")


NAMES = sorted(path.name for path in LAYOUTS.glob("*.txt"))
# What all layouts together have to reach; single lines of them are allowed to be known as wrong.
RIGHT = {"title": 0.92, "published": 0.9, "updated": 0.95, "source": 0.8, "standfirst": 0.8}
KEPT = 0.985
GONE = 0.94


def what_is_wrong(layout: Layout) -> Counter[str]:
    suffix = ".md" if layout.format == "markdown" else ".txt"
    article = parse(Dump(layout.name + suffix, "0" * 64, layout.text, format=layout.format), load_lexicon())
    return Counter(fault.what for fault in faults(layout, article, load_lexicon()))


@pytest.mark.parametrize("name", NAMES)
def test_layout_is_read_but_for_what_is_known_to_be_wrong(name):
    layout = read_layout(LAYOUTS / name)
    assert set(what_is_wrong(layout)) == layout.wrong


def test_layouts_together_are_read_well():
    layouts = [read_layout(LAYOUTS / name) for name in NAMES]
    wrong = [what_is_wrong(layout) for layout in layouts]
    tags = Counter(line.tag for layout in layouts for line in layout.lines)
    of_body = sum(tags[tag] for tag in BODY)
    for field, least in RIGHT.items():
        assert sum(field not in each for each in wrong) >= least * len(layouts), field
    assert sum(each["body lost"] for each in wrong) <= (1 - KEPT) * of_body
    assert sum(each["furniture in body"] for each in wrong) <= (1 - GONE) * tags["furniture"]


ANNOTATED = """About it.
title: A title of five words
published: 2020-05-01
-----
title     |A title of five words
          |
date      |1 May 2020
          |
body      |A first sentence of some words, which is the whole text of this article.
"""


@pytest.mark.parametrize(
    ("right", "annotated", "what"),
    [
        ("", "", set()),
        ("title: A title", "title: Another title", {"title"}),
        ("published: 2020-05-01\n", "", {"published"}),
        ("date      |1 May 2020", "body      |1 May 2020", {"body lost"}),
        ("body      |", "furniture |", {"furniture in body"}),
        ("body      |", "list      |", {"kind"}),
    ],
)
def test_every_difference_is_a_fault(tmp_path, right, annotated, what):
    path = tmp_path / "case.txt"
    path.write_text(ANNOTATED.replace(right, annotated, 1) if right else ANNOTATED, "utf-8")
    assert set(what_is_wrong(read_layout(path))) == what


@pytest.mark.parametrize(
    "text", ["About.\ntitle: A\n", "About.\nheadline: A\n-----\n", "About.\n-----\ntitel     |A"]
)
def test_malformed_layout_fails(tmp_path, text):
    path = tmp_path / "case.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(AssertionError):
        read_layout(path)
