"""Words that quantities are written with: `data/quantity_words.tsv`."""

from collections.abc import Mapping
from dataclasses import dataclass

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.text.stemmer import stem


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The words by their keys.

    `small` and `scale` are numbers in words; `bound` says whether a number is about right, the least or the
    most; `money` gives currencies by their codes; `measure` and `duration` how many of the first of its kind
    one is. `clock` gives the hours of the halves of the day. `tolls` are stems of what an event has one count
    of.
    """

    small: Mapping[str, float]
    scale: Mapping[str, float]
    bound: Mapping[str, str]
    money: Mapping[str, str]
    percent: frozenset[str]
    measure: Mapping[str, tuple[str, float]]
    clock: Mapping[str, float]
    duration: Mapping[str, float]
    tolls: frozenset[str]


def load_quantity_words() -> QuantityWords:
    """Read the list."""
    listed = [(kind, value, several(words)) for kind, value, words in rows("quantity_words.tsv")]

    def of(kind: str) -> list[tuple[str, str]]:
        return [(key_of(word), value) for each, value, words in listed if each == kind for word in words]

    measures = [(word, *value.split()) for word, value in of("measure")]
    return QuantityWords(
        small={word: float(value) for word, value in of("small")},
        scale={word: float(value) for word, value in of("scale")},
        bound=dict(of("bound")),
        money=dict(of("money")),
        percent=frozenset(word for word, _ in of("percent")),
        measure={word: (kind, float(value)) for word, kind, value in measures},
        duration={word: float(value) for word, value in of("duration")},
        clock={word: float(value) for word, value in of("clock")},
        tolls=frozenset(stem(word) for word, _ in of("toll")),
    )
