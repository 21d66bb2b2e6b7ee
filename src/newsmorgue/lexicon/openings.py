"""Which lists of names have one that begins with a word: most begin none, and need no look-up in each."""

from collections.abc import Set as AbstractSet
from typing import NamedTuple

_MOST_REMEMBERED = 50_000


class Opening(NamedTuple):
    """Whether something on each list begins with a word.

    `described` tells it of nationalities, peoples and titles, which stand beside names.
    """

    not_name: bool
    organization: bool
    place: bool
    demonym: bool
    described: bool


class Openings(dict[str, Opening]):
    """What begins with a word, by its key; remembered, since a corpus says the same ones again and again."""

    def __init__(
        self,
        not_names: AbstractSet[str],
        organizations: AbstractSet[str],
        places: AbstractSet[str],
        demonyms: AbstractSet[str],
        described: AbstractSet[str],
    ) -> None:
        """Take what the names of each list begin with (see `Phrases`)."""
        self._lists = (not_names, organizations, places, demonyms, described)

    def __missing__(self, key: str) -> Opening:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        found = self[key] = Opening._make([key in beginnings for beginnings in self._lists])
        return found
