"""The words that times are written with, and the words around times that tell what they are."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases, phrases


class TimeWord(NamedTuple):
    """A word's class ("month", "unit") and what it stands for there ("5", "week")."""

    sort: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeClues:
    """Look-ups by key; see the columns of `data/time_clues.tsv`."""

    ahead: AbstractSet[str]
    amount: AbstractSet[str]
    awaited: AbstractSet[str]
    before_holiday: AbstractSet[str]
    before_old_year: AbstractSet[str]
    before_year: AbstractSet[str]
    begin: AbstractSet[str]
    begins: AbstractSet[str]
    business: AbstractSet[str]
    counted: AbstractSet[str]
    dated: AbstractSet[str]
    determiner: AbstractSet[str]
    done: AbstractSet[str]
    event: AbstractSet[str]
    granted: AbstractSet[str]
    limit: AbstractSet[str]
    moved: AbstractSet[str]
    negligible: AbstractSet[str]
    over: AbstractSet[str]
    past: AbstractSet[str]
    plans: AbstractSet[str]
    unpast: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Look-ups by key. `holidays` give the part of the year that they fall on, see `text.years`.

    `sorts` are the classes of the words.
    """

    words: Mapping[str, TimeWord]
    sorts: frozenset[str]
    holidays: Phrases[str]
    clues: TimeClues


def load_time_words() -> TimeWords:
    """Read the lists."""
    words: dict[str, TimeWord] = {}
    for sort, value, listed in rows("time_words.tsv"):
        for word in several(listed):
            words.setdefault(key_of(word), TimeWord(sort, value))
    clues = {what: frozenset(map(key_of, several(listed))) for what, listed in rows("time_clues.tsv")}
    days = ((key_of(name), day) for day, names in rows("holidays.tsv") for name in several(names))
    return TimeWords(
        words, frozenset(word.sort for word in words.values()), phrases(days), TimeClues(**clues)
    )
