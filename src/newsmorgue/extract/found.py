"""A name in the making: where a reading of a passage found it, in tokens."""

from dataclasses import dataclass, field
from typing import NamedTuple

from newsmorgue.model import Kind
from newsmorgue.text.fold import squash
from newsmorgue.text.tokens import Passage


@dataclass(slots=True, eq=False)
class Found:
    """Tokens `[start, end)` of a passage read as a name; `kind` is None where they may be one.

    `role` is the tokens that say what a person is. `known` is the word list's identity of it, `name`
    the word list's name. `keys` are the folded words. Nobody changes a find: as with tokens, to freeze them
    takes longer than all else that is done to make them.
    """

    passage: Passage
    start: int
    end: int
    kind: Kind | None
    rule: str
    name: str | None = None
    known: str | None = None
    role: tuple[int, int] | None = None
    keys: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Take the folded words of the name from the passage."""
        self.keys = self.passage.keys[self.start : self.end]

    @property
    def text(self) -> str:
        """The name as it is written, with white space folded."""
        if len(self.keys) == 1:
            return self.passage.tokens[self.start].text
        tokens = self.passage.tokens[self.start : self.end]
        return squash("".join([(token.gap if i else "") + token.text for i, token in enumerate(tokens)]))


class Reading(NamedTuple):
    """What the words up to token `end` are read as; `found` is None where they are nobody's name."""

    end: int
    found: Found | None
