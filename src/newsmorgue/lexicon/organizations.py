"""Organizations that news names, and the words that make a name an organization's or a place's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from newsmorgue.lexicon.files import entries, key_of, rows, several
from newsmorgue.lexicon.lazily import Lazily
from newsmorgue.lexicon.phrases import Phrases, beginnings, phrases


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
    """Look-ups by key; a key in `exact` counts only in the spellings given there.

    `nouns` are common nouns for organizations with their class: company, media or public. `makers` are all
    words without which none of the others makes a name.
    """

    known: Phrases[Organization]
    exact: dict[str, frozenset[str]]
    words: NameWords
    place_words: NameWords
    nouns: Mapping[str, str]
    makers: frozenset[str]


def load_organizations() -> Organizations:
    """Read the lists of organizations and of the words in their names."""
    known: dict[str, str] = {}
    exact: dict[str, set[str]] = {}
    for row in entries("organizations.tsv"):
        name, _, _, aliases, flags = row.split("\t")
        for spelling in (name, *several(aliases)):
            key = key_of(spelling)
            if len(key) > 1:
                known.setdefault(key, row)
            if _counts_only_so(spelling, flags):
                exact.setdefault(key, set()).add(spelling)
    words = _name_words(
        (word, position, type_, strength, "capital")
        for word, position, type_, strength in rows("organization_words.tsv")
    )
    place_words = _name_words(
        (word, position, type_, strength, case)
        for word, position, case, type_, strength in rows("place_words.tsv")
    )
    making = [each.beginnings for each in (words.first, words.last, place_words.first, place_words.last)]
    return Organizations(
        Phrases(Lazily(known, _organization), beginnings(known), known),
        {key: frozenset(found) for key, found in exact.items()},
        words,
        place_words,
        {key_of(noun): kind for noun, kind in rows("organization_nouns.tsv")},
        frozenset({"and"}.union(*making)),  # "Ports and Harbours Authority"
    )


def _counts_only_so(spelling: str, flags: str) -> bool:
    """Tell an acronym, or what else is a word when it is written otherwise."""
    if " " in spelling or spelling.isupper():
        return spelling.isupper()
    capitals = 0 if spelling[1:].islower() else sum(map(str.isupper, spelling))
    return capitals > len(spelling) / 2 or "case" in several(flags)


@lru_cache(maxsize=4096)  # a corpus names the same ones again and again
def _organization(row: str) -> Organization:
    name, type_, country, _, flags = row.split("\t")
    marks = several(flags)
    return Organization(name, type_, country or None, "place-too" in marks, "word-too" in marks)


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
