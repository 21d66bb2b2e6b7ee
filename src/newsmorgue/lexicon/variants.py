"""Other forms of one name: spellings, pet forms, the words of organizations' names, titles of one office."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from newsmorgue.lexicon.files import entries, rows, several
from newsmorgue.text.fold import fold


@dataclass(frozen=True, slots=True)
class Variants:
    """Look-ups by folded word (see `text.fold.fold`).

    `spellings` leads from a spelling to the one that stands for all of that name, `pet_forms` from a
    short form to the given names that it may be short for. `offices` leads from a title to the one that
    stands for all titles of that office, `walks` from a title, or the last word of one, to the walks of
    life that it belongs to. `respellings` leads from a word of organizations' names to the spelling in
    which they are compared; `legal_forms` close them and tell nothing; `state_bodies` are what every state
    may have.
    """

    spellings: Mapping[str, str]
    pet_forms: Mapping[str, frozenset[str]]
    offices: Mapping[str, str]
    walks: Mapping[str, frozenset[str]]
    respellings: Mapping[str, str]
    legal_forms: frozenset[str]
    state_bodies: frozenset[str]


@cache
def load_variants() -> Variants:
    """Read the lists."""
    pet_forms: defaultdict[str, set[str]] = defaultdict(set)
    for name, short_forms in rows("nicknames.tsv"):
        for short in several(short_forms):
            pet_forms[fold(short)].add(fold(name))
    walks: defaultdict[str, set[str]] = defaultdict(set)
    for walk, words in rows("role_classes.tsv"):
        for word in several(words):
            walks[fold(word)].add(walk)
    return Variants(
        spellings=_first_of_each("name_spellings.tsv"),
        pet_forms={short: frozenset(names) for short, names in pet_forms.items()},
        offices=_first_of_each("titles_alike.tsv"),
        walks={word: frozenset(found) for word, found in walks.items()},
        respellings={
            fold(other): word for word, others in rows("respellings.tsv") for other in several(others)
        },
        legal_forms=frozenset(entries("legal_forms.txt")),
        state_bodies=frozenset(map(fold, entries("state_bodies.txt"))),
    )


def _first_of_each(file: str) -> dict[str, str]:
    """Return the first form of each line by all the line's forms."""
    return {
        fold(form): fold(forms[0])
        for (column,) in rows(file)
        for forms in [several(column)]
        for form in forms
    }
