"""The lines of a dump, which is what a pasted or scraped page is made of."""

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

# Programs break lines between these widths; so many forced breaks are no accident.
_SHORTEST, _WIDEST = 36, 110
_FEWEST = 3
# One line in so many may be longer than the others: an address, a title.
_FEW_LONGER = 6
_SAMPLE = 200
_ENDS_TEXT = re.compile(r"\b(?:Enditem|ENDS?|-30-)$")
# Bylines and dates stand on lines of their own.
_STANDS_ALONE = re.compile(
    r"(?:by|von|par|por)\s+[A-Z]\S+ [A-Z]|\d{4}-\d\d-\d\d\b|\d{1,2}[ ./-][A-Za-z\d]{1,9}[ ./-]\d{4}\b"
    r"|(?:published|updated|posted)\b|[a-z][a-z -]{2,16}:\s",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?:][\"'\u2019\u201d)]*$")

_BLANKS = "\u00a0\u2007\u202f\t"
SPACES = str.maketrans(dict.fromkeys(_BLANKS, " "))
EDGES = (
    " \u00a0\u2007\u202f\t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad"
)


class Line(NamedTuple):
    """A line that is not blank, without the white space at its ends.

    `text` has the characters of the dump's `[start, end)`, one for one, but with plain spaces for
    other blanks. `block` counts the stretches between blank lines. `kind` is what a text with markup
    says that the line is (text, heading, list, quote, …); None where there is no markup to tell.
    """

    start: int
    end: int
    text: str
    block: int
    kind: str | None = None

    @property
    def words(self) -> int:
        """How many words the line has."""
        return _count_words(self.text)


@lru_cache(maxsize=1024)  # every reader asks for it, line by line
def _count_words(text: str) -> int:
    return len(text.split())


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that are not blank, in order."""
    found: list[Line] = []
    position = block = 0
    after_blank = False
    for raw in text.splitlines(keepends=True):
        content = raw.strip(EDGES)
        if content:
            block += after_blank and bool(found)
            start = position + len(raw) - len(raw.lstrip(EDGES))
            found.append(Line(start, start + len(content), _with_plain_spaces(content), block))
        after_blank = not content
        position += len(raw)
    return tuple(found)


def _with_plain_spaces(text: str) -> str:
    """Return a text with plain spaces for other blanks, sign by sign, which is faster than `translate`."""
    for blank in _BLANKS if not text.isascii() else "\t":
        text = text.replace(blank, " ")
    return text


def join_wrapped(lines: Sequence[Line], text: str) -> tuple[Line, ...]:
    """Join the lines that a program broke at a fixed width; what was one paragraph is one line again.

    A break was forced where the next word would not have fitted. Lines keep their characters one for
    one: a line end between two joined lines is as many blanks. `text` is the dump's.
    """
    if sum(len(line.text) > _WIDEST for line in lines) * _FEW_LONGER > len(lines):
        return tuple(lines)
    if _is_double_spaced(lines):
        lines = [line._replace(block=0) for line in lines]
    breaks = [_break(line, below, text) for line, below in pairwise(lines)]
    width = _width(breaks)
    if width is None:
        return tuple(lines)
    joined = list(lines[:1])
    for line, above in zip(lines[1:], breaks, strict=True):
        if _was_forced(above, width):
            first = joined.pop()
            gap = " " * (line.start - first.end)
            joined.append(first._replace(end=line.end, text=first.text + gap + line.text))
        else:
            joined.append(line)
    return tuple(joined)


class _Break(NamedTuple):
    """The end of a line: its length with its indent, that of the next word, and whether they are one text."""

    length: int
    next_word: int
    in_block: bool
    in_sentence: bool


def _break(line: Line, below: Line, text: str) -> _Break:
    length = line.end - (text.rfind("\n", 0, line.start) + 1)
    next_word = len(below.text.split(maxsplit=1)[0])
    goes_on = line.block == below.block and not (
        _ENDS_TEXT.search(line.text) or _STANDS_ALONE.match(below.text)
    )
    return _Break(length, next_word, goes_on, _ENDS.search(line.text) is None)


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Tell a text with a blank line behind every line, even in mid-sentence."""
    together = sum(line.block == below.block for line, below in pairwise(lines))
    in_sentence = sum(below.text[0].islower() for below in lines)
    return together * 10 <= len(lines) and in_sentence * 4 > len(lines) > _FEWEST


def _was_forced(each: _Break, width: int) -> bool:
    fits = each.length + 1 + each.next_word <= width
    return each.in_block and not fits and _SHORTEST < each.length <= width


def _width(breaks: Sequence[_Break]) -> int | None:
    """Return the width at which a dump's lines were broken, or None where they were not.

    It is that which explains most of the breaks in mid-sentence, and which few lines are longer than.
    """
    sample = [each for each in breaks[:_SAMPLE] if each.in_block and each.length > _SHORTEST]
    in_sentence = [each for each in sample if each.in_sentence and each.length <= _WIDEST]
    if len(in_sentence) < _FEWEST:
        return None
    width = max(
        sorted({each.length for each in in_sentence}),
        key=lambda width: sum(_was_forced(each, width) - (each.length > width) for each in sample),
    )
    forced = sum(_was_forced(each, width) for each in in_sentence)
    longer = sum(each.length > width for each in breaks)
    if forced < _FEWEST or forced * 2 <= len(in_sentence) or longer * _FEW_LONGER > len(breaks):
        return None
    return width
