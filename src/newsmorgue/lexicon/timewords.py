"""The words that times are written with, and the words around times that tell what they are."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases, phrases

# The classes of the words, of which a time has one, or a number.
CORES = frozenset(
    "month weekday short daywise part hour unit units season decades numbered count ampm zone".split()
)


class TimeWord(NamedTuple):
    """A word's class ("month", "unit") and what it stands for there ("5", "week")."""

    sort: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeClues:
    """Look-ups by key; see the columns of `data/time_clues.tsv`.

    `says` are the verbs that a clause may follow ("said that"), `tells` those behind which somebody stands
    first ("told them that").
    """

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
    invite: AbstractSet[str]
    limit: AbstractSet[str]
    moved: AbstractSet[str]
    named_before: AbstractSet[str]
    named_behind: AbstractSet[str]
    negligible: AbstractSet[str]
    over: AbstractSet[str]
    past: AbstractSet[str]
    plans: AbstractSet[str]
    recorded: AbstractSet[str]
    unpast: AbstractSet[str]
    says: AbstractSet[str]
    tells: AbstractSet[str]


@dataclass(frozen=True, slots=True)
class TimeWords:
    """Look-ups by key. `holidays` give the part of the year that they fall on, see `text.years`.

    `sorts` are the classes of the words, `needed` are the words of the `CORES`, and what
    holidays begin with: a time has one of them, or a number.
    """

    words: Mapping[str, TimeWord]
    sorts: frozenset[str]
    needed: frozenset[str]
    holidays: Phrases[str]
    clues: TimeClues


def load_time_words() -> TimeWords:
    """Read the lists."""
    words: dict[str, TimeWord] = {}
    for sort, value, listed in rows("time_words.tsv"):
        for word in several(listed):
            words.setdefault(key_of(word), TimeWord(sort, value))
    clues = {what: frozenset(map(key_of, several(listed))) for what, listed in rows("time_clues.tsv")}
    holidays = phrases((key_of(name), day) for day, names in rows("holidays.tsv") for name in several(names))
    return TimeWords(
        words,
        frozenset(word.sort for word in words.values()),
        frozenset(key for key, word in words.items() if word.sort in CORES) | holidays.beginnings,
        holidays,
        TimeClues(**clues, says=_verbs("clause"), tells=_verbs("clause", "addressee")),
    )


def _verbs(*takes: str) -> frozenset[str]:
    """Return the keys of the reporting verbs of one word that take all of these."""
    listed = ((forms, several(taken)) for _, forms, taken, *_ in rows("reporting_verbs.tsv"))
    found = (several(forms) for forms, taken in listed if set(takes) <= set(taken))
    return frozenset(key_of(form) for forms in found for form in forms)
