"""What people are called: given names, surnames, particles, honorifics, titles."""

from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import entries, key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases


class GivenName(NamedTuple):
    """A given name: whose it is (m, f or u for either), and what else the word often is."""

    gender: str
    word_too: bool
    place_too: bool


class Title(NamedTuple):
    """An office or occupation. `rank` is office, role, kin, abbr, anon or honorific."""

    text: str
    rank: str


@dataclass(frozen=True, slots=True)
class People:
    """Look-ups by key."""

    given: dict[str, GivenName]
    surnames: frozenset[str]
    particles: frozenset[str]
    titles: Phrases[Title]
    modifiers: Phrases[bool]


def load_people() -> People:
    """Read the lists of names and titles."""
    given = {}
    for name, gender, _, flags in rows("given_names.tsv"):
        marks = several(flags)
        given[key_of(name)] = GivenName(gender, "word-too" in marks, "place-too" in marks)
    surnames = frozenset(key_of(name) for name, *_ in rows("surnames.tsv"))
    titles: Phrases[Title] = Phrases()
    for honorific in entries("honorifics.txt"):
        titles.add(key_of(honorific), Title(honorific, "honorific"))
    for text, rank, plural in rows("titles.tsv"):
        for form in (text, plural):
            titles.add(key_of(form), Title(text, rank))
    modifiers: Phrases[bool] = Phrases()
    for modifier in entries("title_modifiers.txt"):
        modifiers.add(key_of(modifier), value=True)
    particles = frozenset(key_of(particle) for particle in entries("name_particles.txt"))
    return People(given, surnames, particles, titles, modifiers)
