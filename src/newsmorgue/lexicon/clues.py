"""What the words beside an unknown name say of it: "near X", "X residents", "the brewer X", "the ferry X"."""

from dataclasses import dataclass

from newsmorgue.lexicon.files import key_of, rows
from newsmorgue.model import Kind


@dataclass(frozen=True, slots=True)
class Clues:
    """Kinds by the key of the words right before a name, and right after it; `longest` is in words.

    A name after one of `things` is a ship's, a storm's or a work's, and no entity.
    """

    before: dict[str, Kind]
    after: dict[str, Kind]
    things: frozenset[str]
    longest: int


def load_clues() -> Clues:
    """Read the list of clues."""
    sides: dict[str, dict[str, Kind]] = {"before": {}, "after": {}}
    things = set()
    for words, side, kind in rows("name_clues.tsv"):
        if kind == "thing":
            things.add(key_of(words))
        else:
            sides[side][key_of(words)] = Kind(kind)
    longest = max(key.count(" ") + 1 for keys in (*sides.values(), things) for key in keys)
    return Clues(sides["before"], sides["after"], frozenset(things), longest)
