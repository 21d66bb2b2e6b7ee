"""Sorted rows cut into small files, so that a look-up loads one or two of them.

A shard is one string, a row a line: how many characters its key shares with the key above, the rest of the
key, a space, and its value. Keys have no white space, and stand in the order of their UTF-16 units, which is
that of JavaScript. Boundaries tell in which shard a key would be.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import NamedTuple

from newsmorgue.search.coding import LAST

# Characters after which a shard is closed.
SIZE = 4_000
_LAST_BEFORE_SURROGATES = "\ud7ff"
_LAST_OF_BMP = "\uffff"


@dataclass(frozen=True, slots=True)
class Boundary:
    """Where a shard begins: no more of its first key than tells it from the last one before.

    `document` is 0, or the number of the document with which a row goes on that the shard before began.
    """

    key: str
    document: int = 0


class Row(NamedTuple):
    """A key and its value, or the piece of it that begins with `document`."""

    key: str
    value: str
    document: int = 0


def in_order(keys: Iterable[str]) -> list[str]:
    """Return keys in the order of their UTF-16 units."""
    listed = sorted(keys)
    if listed and max(map(max, listed)) > _LAST_BEFORE_SURROGATES:  # below, the two orders are one
        listed.sort(key=_units)
    return listed


def cut(rows: Iterable[Row], size: int = SIZE, opening: str = "") -> Iterator[tuple[Boundary, str]]:
    """Yield the shards of sorted `rows`, none of which comes before `opening`, where the first shard begins.

    A row is never parted; a further piece of one opens a shard.
    """
    boundary = Boundary(opening)
    lines: list[str] = []
    length = 0
    last = ""
    for row in rows:
        if lines and (row.document or length >= size):
            yield boundary, "\n".join(lines)
            boundary = Boundary(row.key if row.document else _telling(last, row.key), row.document)
            lines.clear()
            length, last = 0, ""
        line = f"{_coded(last, row.key)} {row.value}"
        lines.append(line)
        length += len(line)
        last = row.key
    if lines:
        yield boundary, "\n".join(lines)


def rows(text: str) -> Iterator[tuple[str, str]]:
    """Yield the keys and values of a shard."""
    lines = [line.partition(" ") for line in text.split("\n")]
    keys = decoded("\n".join(coded for coded, _, _ in lines))
    yield from zip(keys, (value for _, _, value in lines), strict=True)


class Boundaries:
    """The boundaries of all shards of a kind, to be asked which of them to load."""

    def __init__(self, boundaries: Sequence[Boundary]) -> None:
        self.documents = [each.document for each in boundaries]
        self._keys = [_units(each.key) for each in boundaries]

    def having(self, key: str) -> range:
        """Return the numbers of the shards that may have a row with `key`, or the pieces of it."""
        units = _units(key)
        end = bisect_right(self._keys, units)
        start = end - 1
        while start > 0 and self.documents[start] and self._keys[start] == units:
            start -= 1
        return range(max(start, 0), end)

    def beginning(self, prefix: str) -> range:
        """Return the numbers of the shards that may have keys that begin with `prefix`."""
        start = self.having(prefix).start
        return range(start, bisect_left(self._keys, _units(prefix + "\uffff"), lo=start))


def front_coded(keys: Iterable[str]) -> str:
    """Return sorted keys as text, a line each, without what each shares with the one above."""
    return "\n".join(_coded(last, key) for last, key in pairwise(chain([""], keys)))


def decoded(text: str) -> Iterator[str]:
    """Yield the keys of `front_coded`."""
    key = ""
    for line in text.split("\n") if text else ():
        key = key[: LAST.index(line[0])] + line[1:]
        yield key


def _coded(last: str, key: str) -> str:
    shared = min(_shared(last, key), len(LAST) - 1)
    return LAST[shared] + key[shared:]


def _telling(last: str, key: str) -> str:
    """Return the shortest beginning of `key` that comes after `last`."""
    return next(key[:end] for end in range(1, len(key) + 1) if _units(key[:end]) > _units(last))


def _shared(one: str, other: str) -> int:
    """Return how many characters two keys begin with alike, up to one that is two units in JavaScript."""
    for count, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b or a > _LAST_OF_BMP:
            return count
    return min(len(one), len(other))


def _units(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")
