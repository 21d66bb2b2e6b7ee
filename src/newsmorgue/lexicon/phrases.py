"""Names of several words, found in running text in one look-up a length."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsmorgue.text.tokens import Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Values by key (see `key_of`), and with what words a key begins: the first, the first two, … all."""

    values: Mapping[str, T]
    beginnings: AbstractSet[str]

    def matches(self, tokens: Sequence[Token], start: int, end: int) -> Sequence[tuple[int, T]]:
        """Return `(end, value)` of the phrases at token `start` that end by token `end`, longest first."""
        key = tokens[start].key
        if key not in self.beginnings:
            return ()
        found = []
        for stop in range(start + 1, end + 1):
            value = self.values.get(key)
            if value is not None:
                found.append((stop, value))
            if stop < end:
                key = f"{key} {tokens[stop].key}"
                if key not in self.beginnings:
                    break
        found.reverse()
        return found

    def longest(self, tokens: Sequence[Token], start: int, end: int) -> tuple[int, T] | None:
        """Return the first of the `matches`, or None where there is none."""
        found = self.matches(tokens, start, end)
        return found[0] if found else None

    def __contains__(self, key: str) -> bool:
        return key in self.values


def phrases(entries: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Return the phrases of pairs of a key and its value.

    The first value of a key stays. A single letter names nothing.
    """
    values: dict[str, T] = {}
    for key, value in entries:
        if len(key) > 1:
            values.setdefault(key, value)
    return Phrases(values, beginnings(values))


def beginnings(keys: Collection[str]) -> AbstractSet[str]:
    """Return all that keys begin with, word by word, and the keys themselves."""
    found = set(keys)
    for key in keys:
        if " " in key:
            opening = key.rpartition(" ")[0]
            while opening and opening not in found:
                found.add(opening)
                opening = opening.rpartition(" ")[0]
    return found
