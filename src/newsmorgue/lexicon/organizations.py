"""Organizations that news names, and the words that make a name an organization's or a place's."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases, phrases


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

    A `strong` word is enough on its own where it has a capital; some places' words are so without
    one ("Kivu province", but not "Roe camp").
    """

    type: str
    strong: bool
    strong_in_lower_case: bool


@dataclass(frozen=True, slots=True)
class NameWords:
    """Words by where they stand: first ("Ministry of …", "Lake …") or last ("… Bank", "… province")."""

    first: Phrases[NameWord]
    last: Phrases[NameWord]

    def __contains__(self, key: str) -> bool:
        return key in self.first or key in self.last


@dataclass(frozen=True, slots=True)
class Organizations:
    """Look-ups by key; a key in `exact` counts only in the spellings given there."""

    known: Phrases[Organization]
    exact: dict[str, frozenset[str]]
    words: NameWords
    place_words: NameWords


def load_organizations() -> Organizations:
    """Read the lists of organizations and of the words in their names."""
    known: list[tuple[str, Organization]] = []
    exact: dict[str, set[str]] = {}
    for name, type_, country, aliases, flags in rows("organizations.tsv"):
        marks = several(flags)
        organization = Organization(name, type_, country or None, "place-too" in marks, "word-too" in marks)
        for spelling in (name, *several(aliases)):
            key = key_of(spelling)
            known.append((key, organization))
            is_acronym = " " not in spelling and sum(map(str.isupper, spelling)) > len(spelling) / 2
            if is_acronym or spelling.isupper() or ("case" in marks and " " not in spelling):
                exact.setdefault(key, set()).add(spelling)
    return Organizations(
        phrases(known),
        {key: frozenset(found) for key, found in exact.items()},
        _name_words(
            (word, position, type_, strength, "capital")
            for word, position, type_, strength in rows("organization_words.tsv")
        ),
        _name_words(
            (word, position, type_, strength, case)
            for word, position, case, type_, strength in rows("place_words.tsv")
        ),
    )


def _name_words(listed: Iterable[tuple[str, str, str, str, str]]) -> NameWords:
    """Collect words; what one of several rows of a word says is true of it."""
    places: dict[str, dict[str, NameWord]] = {"first": {}, "last": {}}
    for word, position, type_, strength, case in listed:
        key = key_of(word)
        strong = strength == "strong"
        for place in ("first", "last") if position == "both" else (position,):
            known = places[place].get(key, NameWord(type_, strong=False, strong_in_lower_case=False))
            places[place][key] = NameWord(
                known.type, known.strong or strong, known.strong_in_lower_case or (strong and case == "any")
            )
    return NameWords(phrases(places["first"].items()), phrases(places["last"].items()))
