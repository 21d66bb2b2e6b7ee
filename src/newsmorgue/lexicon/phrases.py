"""Names of several words, found in running text in one look-up a length."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from newsmorgue.text.tokens import Token

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[T]):
    """Values by key (see `key_of`), and how many words the longest phrase has that a first word opens."""

    values: Mapping[str, T]
    longest: Mapping[str, int]

    def matches(self, tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, T]]:
        """Yield `(end, value)` of the phrases that begin at token `start` and end by `end`, longest first."""
        longest = self.longest.get(tokens[start].key)
        if longest is None:
            return
        for stop in range(min(start + longest, end), start, -1):
            key = " ".join([token.key for token in tokens[start:stop]])
            if key in self.values:
                yield stop, self.values[key]

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
    return Phrases(values, longest_by_first_word(values))


def longest_by_first_word(keys: Iterable[str]) -> dict[str, int]:
    """Return how many words the longest key has that each word opens."""
    longest: dict[str, int] = {}
    for key in keys:
        if " " not in key:
            longest.setdefault(key, 1)
            continue
        first, _, rest = key.partition(" ")
        words = rest.count(" ") + 2
        if words > longest.get(first, 1):
            longest[first] = words
    return longest
