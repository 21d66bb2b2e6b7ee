"""Organizations that news names, and the words that make a name an organization's or a place's."""

from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases


class Organization(NamedTuple):
    """A known organization.

    `place_too` where the name is a place's as well, `ambiguous` where it is an ordinary word or a
    person's name.
    """

    name: str
    type: str
    country: str | None
    place_too: bool
    ambiguous: bool


class NameWord(NamedTuple):
    """A word that makes the name around it an organization's or a place's.

    It stands `first` ("Ministry of …", "Lake …"), `last` ("… Bank", "… province"), or either way
    (`both`). A `strong` word is enough on its own; one that needs its `capital` counts only so.
    """

    type: str
    position: str
    strong: bool
    capital: bool

    @property
    def first(self) -> bool:
        """Whether the word may open a name."""
        return self.position in {"first", "both"}

    @property
    def last(self) -> bool:
        """Whether the word may close a name."""
        return self.position in {"last", "both"}


@dataclass(frozen=True, slots=True)
class Organizations:
    """Look-ups by key; `capitals` are the keys that count only when written as in `spellings`."""

    known: Phrases[Organization]
    exact: dict[str, frozenset[str]]
    words: dict[str, NameWord]
    place_words: Phrases[NameWord]


def load_organizations() -> Organizations:
    """Read the lists of organizations and of the words in their names."""
    known: Phrases[Organization] = Phrases()
    exact: dict[str, set[str]] = {}
    for name, type_, country, aliases, flags in rows("organizations.tsv"):
        marks = several(flags)
        organization = Organization(name, type_, country or None, "place-too" in marks, "word-too" in marks)
        for spelling in (name, *several(aliases)):
            key = key_of(spelling)
            known.add(key, organization)
            if spelling.isupper() or ("case" in marks and " " not in spelling):
                exact.setdefault(key, set()).add(spelling)
    words = {
        word: NameWord(type_, position, strength == "strong", capital=True)
        for word, position, type_, strength in rows("organization_words.tsv")
    }
    place_words: Phrases[NameWord] = Phrases()
    for word, position, case, type_, strength in rows("place_words.tsv"):
        place_words.add(key_of(word), NameWord(type_, position, strength == "strong", case == "capital"))
    return Organizations(known, {key: frozenset(found) for key, found in exact.items()}, words, place_words)
