"""Names of several words, found in running text in one look-up a length."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from newsmorgue.text.tokens import Token

T = TypeVar("T")


@dataclass(slots=True)
class Phrases(Generic[T]):
    """Values by key (see `key_of`), and the longest phrase that each first word opens."""

    values: dict[str, T] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, key: str, value: T) -> None:
        """Enter a phrase; the first value of a key stays. A single letter names nothing."""
        if len(key) < 2:
            return
        self.values.setdefault(key, value)
        first, _, rest = key.partition(" ")
        words = rest.count(" ") + 2 if rest else 1
        if words > self.longest.get(first, 0):
            self.longest[first] = words

    def matches(self, tokens: Sequence[Token], start: int, end: int) -> Iterator[tuple[int, T]]:
        """Yield `(end, value)` of the phrases that begin at token `start` and end by `end`, longest first."""
        longest = self.longest.get(tokens[start].key)
        if longest is None:
            return
        for stop in range(min(start + longest, end), start, -1):
            value = self.values.get(" ".join([token.key for token in tokens[start:stop]]))
            if value is not None:
                yield stop, value

    def __contains__(self, key: str) -> bool:
        return key in self.values


def phrases(entries: Mapping[str, T]) -> Phrases[T]:
    """Return the phrases of a mapping from keys to values."""
    found: Phrases[T] = Phrases()
    for key, value in entries.items():
        found.add(key, value)
    return found
