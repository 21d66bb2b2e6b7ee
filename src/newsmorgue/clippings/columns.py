"""Mentions as columns: an entity's page asks of all of them whose they are, and of its own the rest."""

from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsmorgue.model import Mention

# The columns of numbers that mentions have.
_NUMBERS = 7
_EMPTY = [array("I")] * _NUMBERS


class Columns(NamedTuple):
    """What an entity's page shows of mentions, each by its position.

    `numbers` has one column behind the other: one more than the position of the naming that a mention is of,
    0 where that is open; where it starts and ends; which of the `passages` it stands in, and where that
    starts and ends; and where in `texts` its words end. A line break parts passages. `roles` are those of
    the mentions that have one.
    """

    numbers: bytes
    passages: str
    texts: str
    roles: tuple[tuple[int, str], ...]

    def each(self) -> Sequence[Sequence[int]]:
        """Return the columns of numbers."""
        numbers = array("I", self.numbers)
        size = len(numbers) // _NUMBERS
        return [numbers[start : start + size] for start in range(0, len(numbers), size)] if size else _EMPTY

    def namings(self) -> Sequence[int]:
        """Return the first of them."""
        return array("I", self.numbers[: len(self.numbers) // _NUMBERS])


def columns(
    mentions: Sequence[Mention], namings: Sequence[int | None], spans: Mapping[str, tuple[int, int]]
) -> Columns:
    """Return the columns of mentions, given their namings and the `spans` of passages by their ids."""
    passages = {name: place for place, name in enumerate(dict.fromkeys(each.passage for each in mentions))}
    within = [spans.get(each.passage, (each.start, each.end)) for each in mentions]
    numbers = (
        *(0 if naming is None else naming + 1 for naming in namings),
        *(each.start for each in mentions),
        *(each.end for each in mentions),
        *(passages[each.passage] for each in mentions),
        *(start for start, _ in within),
        *(end for _, end in within),
        *accumulate(len(each.text) for each in mentions),
    )
    return Columns(
        numbers=array("I", numbers).tobytes(),
        passages="\n".join(passages),
        texts="".join([each.text for each in mentions]),
        roles=tuple([(at, each.role.text) for at, each in enumerate(mentions) if each.role]),
    )
