"""What the words beside an unknown name say of it: "near X", "X residents", "the brewer X", "the ferry X"."""

from dataclasses import dataclass

from newsmorgue.lexicon.files import key_of, rows
from newsmorgue.model import Kind


@dataclass(frozen=True, slots=True)
class Clues:
    """Kinds by the key of the words right before a name, and right after it; `longest` is in words.

    `last` are the last words of those before a name, `first` the first words of those after one, `thing_ends`
    the last words of `things`.

    A name after one of `things` is a ship's, a storm's or a work's, and no entity.
    """

    before: dict[str, Kind]
    after: dict[str, Kind]
    things: frozenset[str]
    longest: int
    last: frozenset[str]
    first: frozenset[str]
    thing_ends: frozenset[str]


def load_clues() -> Clues:
    """Read the list of clues."""
    sides: dict[str, dict[str, Kind]] = {"before": {}, "after": {}}
    things = set()
    for words, side, kind in rows("name_clues.tsv"):
        if kind == "thing":
            things.add(key_of(words))
        else:
            sides[side][key_of(words)] = Kind(kind)
    before, after = sides["before"], sides["after"]
    return Clues(
        before,
        after,
        frozenset(things),
        longest=max(key.count(" ") + 1 for keys in (before, after, things) for key in keys),
        last=frozenset(key.rpartition(" ")[2] for key in before),
        first=frozenset(key.partition(" ")[0] for key in after),
        thing_ends=frozenset(key.rpartition(" ")[2] for key in things),
    )
