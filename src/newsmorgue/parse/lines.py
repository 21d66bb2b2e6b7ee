"""The lines of a dump, which is what a pasted or scraped page is made of."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

# Programs break lines between these widths; so many forced breaks are no accident.
_SHORTEST, _WIDEST = 36, 110
_FEWEST = 3
# One line in so many may be longer than the others: an address, a title.
_FEW_LONGER = 8
_ENDS = re.compile(r"[.!?:][\"'\u2019\u201d)]*$")

SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\t", " "))
EDGES = " \u00a0\u2007\u202f\t\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\u200b\ufeff\u00ad"


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
        return len(self.text.split())


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
            plain = content.isascii() and "\t" not in content
            found.append(
                Line(start, start + len(content), content if plain else content.translate(SPACES), block)
            )
        after_blank = not content
        position += len(raw)
    return tuple(found)


def join_wrapped(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Join the lines that a program broke at a fixed width; what was one paragraph is one line again.

    A break was forced where the next word would not have fitted. Lines keep their characters one for
    one: a line end between two joined lines is as many blanks.
    """
    if _is_double_spaced(lines):
        lines = [line._replace(block=0) for line in lines]
    width = _width(lines)
    if width is None:
        return tuple(lines)
    joined: list[Line] = []
    last: Line | None = None
    for line in lines:
        if joined and last and _was_broken(last, line, width):
            first = joined.pop()
            gap = " " * (line.start - first.end)
            joined.append(first._replace(end=line.end, text=first.text + gap + line.text))
        else:
            joined.append(line)
        last = line
    return tuple(joined)


def _is_double_spaced(lines: Sequence[Line]) -> bool:
    """Tell a text with a blank line behind every line, even in mid-sentence."""
    together = sum(line.block == below.block for line, below in pairwise(lines))
    in_sentence = sum(below.text[0].islower() for below in lines)
    return together * 10 <= len(lines) and in_sentence * 4 > len(lines) > _FEWEST


def _was_broken(line: Line, below: Line, width: int) -> bool:
    next_word = len(below.text.split(maxsplit=1)[0])
    return (
        line.block == below.block
        and _SHORTEST < len(line.text) <= width
        and len(line.text) + 1 + next_word > width
    )


def _width(lines: Sequence[Line]) -> int | None:
    """Return the width at which a dump's lines were broken, or None where they were not."""
    pairs = [(line, below) for line, below in pairwise(lines) if line.block == below.block]
    # Where a sentence goes on below, a line may have been broken.
    lengths = sorted(
        len(line.text) for line, below in pairs if below.text[0].islower() or not _ENDS.search(line.text)
    )
    if len(lengths) < _FEWEST:
        return None
    width = lengths[-1 - len(lengths) // 30]
    longer = sum(len(line.text) > width for line in lines)
    if not _SHORTEST < width <= _WIDEST or longer * _FEW_LONGER > len(lines):
        return None
    forced = sum(_was_broken(line, below, width) for line, below in pairs)
    whole = sum(_SHORTEST < len(line.text) <= width for line, _ in pairs)
    return width if forced >= _FEWEST and forced * 2 > whole else None
