"""A text with markup as people read it: without its marks and addresses, and the way back to its spans."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from html import unescape
from typing import NamedTuple

from newsmorgue.model import Article, Markup
from newsmorgue.text.fold import squash

HIDDEN = "hidden"
# A line break of HTML parts words; other marks may stand inside one.
_BREAK = re.compile(r"<br\b", re.IGNORECASE)


class _Stretch(NamedTuple):
    """A stretch of the raw text and the readable text that stands for it."""

    start: int
    end: int
    reads_from: int
    reads_to: int
    copied: bool


class Readable:
    """The readable form of a text: `text`, and the spans of one counted in the other.

    Where there is no markup, `text` is the very same string.
    """

    def __init__(self, raw: str, markup: Sequence[Markup] = ()) -> None:
        words: list[str] = []
        stretches: list[_Stretch] = []
        position = length = 0

        def add(start: int, end: int, word: str, *, copied: bool) -> None:
            nonlocal length
            if word:
                words.append(word)
                stretches.append(_Stretch(start, end, length, length + len(word), copied))
                length += len(word)

        for start, end in sorted((each.start, each.end) for each in markup if each.kind == HIDDEN):
            if start >= position:
                add(position, start, raw[position:start], copied=True)
                add(start, end, reads_as(raw[start:end]), copied=False)
                position = end
        add(position, len(raw), raw[position:], copied=True)
        self.text = "".join(words) if markup else raw
        self._is_plain = all(each.kind != HIDDEN for each in markup)
        self._stretches = stretches
        self._starts = [stretch.start for stretch in stretches]
        self._reads = [stretch.reads_from for stretch in stretches]

    def words(self, start: int, end: int) -> str:
        """Return what is read between two positions of the raw text, with white space folded."""
        return squash(self.text[slice(*self.inside(start, end))])

    def inside(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the readable text for one of the raw text."""
        if self._is_plain:
            return start, end
        return self._inside(start), self._inside(end)

    def outside(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the raw text for one of the readable text: marks at its edges are left out."""
        if not self._stretches:
            return start, end
        first = self._stretches[max(bisect_right(self._reads, start) - 1, 0)]
        raw_start = first.start + (start - first.reads_from if first.copied else 0)
        if end <= start:
            return raw_start, raw_start
        last = self._stretches[max(bisect_right(self._reads, end - 1) - 1, 0)]
        return raw_start, last.start + (end - last.reads_from) if last.copied else last.end

    def _inside(self, position: int) -> int:
        index = bisect_right(self._starts, position) - 1
        if index < 0:
            return 0
        stretch = self._stretches[index]
        if position == stretch.start:
            return stretch.reads_from
        if position < stretch.end and stretch.copied:
            return stretch.reads_from + position - stretch.start
        return stretch.reads_to


def readable(article: Article) -> Readable:
    """Return the readable form of an article's text."""
    return Readable(article.dump.text, article.markup)


def reads_as(mark: str) -> str:
    """Return what a hidden stretch reads as: `&amp;` is its character, most marks are nothing."""
    if mark.startswith("&"):
        return unescape(mark)
    return " " if _BREAK.search(mark) else ""


def blanked(text: str, markup: Sequence[Markup]) -> str:
    """Return `text` with blanks for its hidden marks, so that positions stay what they are."""
    parts = []
    position = 0
    for each in markup:
        if each.kind == HIDDEN:
            parts += [text[position : each.start], " " * (each.end - each.start)]
            position = each.end
    return "".join([*parts, text[position:]]) if parts else text
