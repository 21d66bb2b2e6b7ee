"""The words that report what somebody says."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import entries, key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases, phrases


class Cue(NamedTuple):
    """A reporting verb. `takes` says what may stand as its content, see the columns of the list."""

    lemma: str
    takes: frozenset[str]
    strong: bool
    denies: bool
    speech: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """Look-ups by key: cues by each of their forms, phrases like "according to", words for anonymity.

    `nouns` report where "that" follows ("Roe's claim that"); `homonyms` are forms of cues that are nouns more
    often than verbs. `words` are the cues, attributions and nouns that are one word, `beginnings` what all of
    them begin with (see `Phrases`).
    """

    cues: Phrases[Cue]
    attributions: Phrases[bool]
    statements: frozenset[str]
    anonymity: Phrases[bool]
    nouns: frozenset[str]
    homonyms: frozenset[str]
    words: frozenset[str]
    beginnings: frozenset[str]


def load_speech() -> Speech:
    """Read the lists of cues and attribution phrases."""
    nouns = [(key_of(noun), use) for noun, use in rows("reporting_nouns.tsv")]
    cues = phrases(_cues())
    attributions = phrases((key_of(phrase), True) for phrase in entries("attribution_phrases.txt"))
    reporting = frozenset(noun for noun, use in nouns if use == "reports")
    return Speech(
        cues=cues,
        attributions=attributions,
        statements=frozenset(map(key_of, entries("statement_nouns.txt"))),
        anonymity=phrases((key_of(phrase), True) for phrase in entries("anonymity.txt")),
        nouns=reporting,
        homonyms=frozenset(noun for noun, use in nouns if use == "homonym"),
        words=frozenset((*cues.values, *attributions.values, *reporting)),
        beginnings=frozenset(cues.beginnings | attributions.beginnings | reporting),
    )


def _cues() -> Iterator[tuple[str, Cue]]:
    """Yield each reporting verb by the keys of its forms."""
    for lemma, forms, takes, kind, strength, polarity in rows("reporting_verbs.tsv"):
        cue = Cue(
            lemma,
            frozenset(several(takes)),
            strong=strength == "strong",
            denies=polarity == "denies",
            speech=kind in {"speech", "writing"},
        )
        for form in several(forms):
            yield key_of(form), cue
