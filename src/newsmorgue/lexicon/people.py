"""What people are called: given names, surnames, particles, honorifics, titles."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from newsmorgue.lexicon.files import entries, key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases, phrases


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
    """Look-ups by key. `title_ends` are the last words of titles."""

    given: Mapping[str, GivenName]
    surnames: frozenset[str]
    particles: frozenset[str]
    titles: Phrases[Title]
    title_ends: frozenset[str]
    modifiers: Phrases[bool]


def load_people() -> People:
    """Read the lists of names and titles."""
    titles = phrases(_titles())
    return People(
        given={key_of(name): _given(gender, flags) for name, gender, _, flags in rows("given_names.tsv")},
        surnames=frozenset(key_of(row.partition("\t")[0]) for row in entries("surnames.tsv")),
        particles=frozenset(map(key_of, entries("name_particles.txt"))),
        titles=titles,
        title_ends=frozenset(key.rpartition(" ")[2] for key in titles.values),
        modifiers=phrases((key_of(modifier), True) for modifier in entries("title_modifiers.txt")),
    )


@cache  # of a long list few lines differ in these
def _given(gender: str, flags: str) -> GivenName:
    marks = several(flags)
    return GivenName(gender, "word-too" in marks, "place-too" in marks)


def _titles() -> Iterator[tuple[str, Title]]:
    """Yield each title by its key and by that of its plural."""
    for honorific in entries("honorifics.txt"):
        yield key_of(honorific), Title(honorific, "honorific")
    for text, rank, plural in rows("titles.tsv"):
        title = Title(text, rank)
        yield key_of(text), title
        yield key_of(plural), title
