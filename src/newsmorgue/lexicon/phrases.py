"""Names of several words, found in running text in one look-up a length."""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsmorgue.text.tokens import Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Values by key (see `key_of`), and with what words a key begins: the first, the first two, … all.

    `names` are the keys of all values: to ask whether there is one is quicker than to ask for it.
    """

    values: Mapping[str, T]
    beginnings: AbstractSet[str]
    names: Container[str]

    def matches(self, tokens: Sequence[Token], start: int, end: int) -> Sequence[tuple[int, T]]:
        """Return `(end, value)` of the phrases at token `start` that end by token `end`, longest first."""
        key = tokens[start].key
        if key not in self.beginnings:
            return ()
        names = self.names
        found = [(start + 1, self.values[key])] if key in names and start < end else []
        for last in range(start + 1, end):
            key = f"{key} {tokens[last].key}"
            if key not in self.beginnings:
                break
            if key in names:
                found.append((last + 1, self.values[key]))
        found.reverse()
        return found

    def longest(self, tokens: Sequence[Token], start: int, end: int) -> tuple[int, T] | None:
        """Return the first of the `matches`, or None where there is none."""
        found = self.matches(tokens, start, end)
        return found[0] if found else None

    def __contains__(self, key: str) -> bool:
        return key in self.names


def phrases(entries: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Return the phrases of pairs of a key and its value.

    The first value of a key stays. A single letter names nothing.
    """
    values: dict[str, T] = {}
    for key, value in entries:
        if len(key) > 1:
            values.setdefault(key, value)
    return Phrases(values, beginnings(values), values)


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
