"""A name in the making: where a reading of a passage found it, in tokens."""

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from newsmorgue.model import Kind
from newsmorgue.text.fold import squash
from newsmorgue.text.tokens import Passage


@dataclass(frozen=True)
class Found:
    """Tokens `[start, end)` of a passage read as a name; `kind` is None where they may be one.

    `role` is the tokens that say what a person is. `known` is the word list's identity of it, `name`
    the word list's name.
    """

    passage: Passage
    start: int
    end: int
    kind: Kind | None
    rule: str
    name: str | None = None
    known: str | None = None
    role: tuple[int, int] | None = None

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The folded words of the name."""
        return tuple([token.key for token in self.passage.tokens[self.start : self.end]])

    @property
    def text(self) -> str:
        """The name as it is written, with white space folded."""
        tokens = self.passage.tokens[self.start : self.end]
        return squash("".join([(token.gap if i else "") + token.text for i, token in enumerate(tokens)]))


class Reading(NamedTuple):
    """What the words up to token `end` are read as; `found` is None where they are nobody's name."""

    end: int
    found: Found | None
