"""Spans that overlap, made into stretches that do not: what can be printed one after the other.

Every function here takes time in proportion to the spans (times their logarithm), however they nest: a
dump of megabytes may have thousands on one line.
"""

import heapq
from collections.abc import Iterable
from functools import lru_cache
from io import StringIO
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Span(NamedTuple, Generic[T]):
    """A stretch `[start, end)` of a text and what it is."""

    start: int
    end: int
    what: T


class Line(NamedTuple):
    """A line `[start, end)` of a text, without its line break."""

    start: int
    end: int
    break_: str


@lru_cache(maxsize=1)  # an article's page asks, and then the page of its dump
def lines_of(text: str) -> tuple[Line, ...]:
    r"""Return the lines of `text`, cut at \n, \r\n and \r as editors count; a form feed stays in its line."""
    found = []
    start = 0
    for line in StringIO(text, newline=""):
        bare = line.rstrip("\r\n")
        found.append(Line(start, start + len(bare), line[len(bare) :]))
        start += len(line)
    return tuple(found) or (Line(0, 0, ""),)


def trimmed(text: str, span: Span[T]) -> Span[T]:
    """Return `span` inside `text` and without the white space at its ends; it may be empty then."""
    start = max(span.start, 0)
    piece = text[start : max(span.end, start)]
    bare = piece.lstrip()
    start += len(piece) - len(bare)
    return Span(start, start + len(bare.rstrip()), span.what)


def flat(spans: Iterable[Span[T]]) -> list[Span[T]]:
    """Return stretches that do not overlap; where spans do, the innermost wins.

    Innermost is what begins last, then what ends first, then what stands first in `spans`.
    """
    listed = [each for each in spans if each.start < each.end]
    if all(one.end <= next_.start for one, next_ in pairwise(listed)):
        return listed
    waiting = sorted((each.start, each.end, order, each) for order, each in enumerate(listed))
    edges = sorted({edge for start, end, _, _ in waiting for edge in (start, end)})
    found: list[Span[T]] = []
    winner: int | None = None
    # What has begun, the innermost on top; what has ended below the top is thrown out when it gets there.
    begun: list[tuple[int, int, int, Span[T]]] = []
    position = 0
    for left, right in pairwise(edges):
        while position < len(waiting) and waiting[position][0] <= left:
            start, end, order, span = waiting[position]
            heapq.heappush(begun, (-start, end, order, span))
            position += 1
        while begun and begun[0][1] <= left:
            heapq.heappop(begun)
        if not begun:
            winner = None
            continue
        _, _, order, span = begun[0]
        if order == winner:
            found[-1] = found[-1]._replace(end=right)
        else:
            found.append(Span(left, right, span.what))
        winner = order
    return found
