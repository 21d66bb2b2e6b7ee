"""The words that report what somebody says."""

from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import entries, key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases


class Cue(NamedTuple):
    """A reporting verb. `takes` says what may stand as its content, see the columns of the list."""

    lemma: str
    takes: frozenset[str]
    strong: bool
    denies: bool
    speech: bool


@dataclass(frozen=True, slots=True)
class Speech:
    """Look-ups by key: cues by each of their forms, phrases like "according to", words for anonymity."""

    cues: Phrases[Cue]
    attributions: Phrases[str]
    statements: frozenset[str]
    anonymity: Phrases[bool]


def load_speech() -> Speech:
    """Read the lists of cues and attribution phrases."""
    cues: Phrases[Cue] = Phrases()
    for lemma, forms, takes, kind, strength, polarity in rows("reporting_verbs.tsv"):
        cue = Cue(
            lemma,
            frozenset(several(takes)),
            strong=strength == "strong",
            denies=polarity == "denies",
            speech=kind in {"speech", "writing"},
        )
        for form in several(forms):
            cues.add(key_of(form), cue)
    attributions: Phrases[str] = Phrases()
    for phrase, position, _ in rows("attribution_phrases.tsv"):
        attributions.add(key_of(phrase), position)
    anonymity: Phrases[bool] = Phrases()
    for phrase in entries("anonymity.txt"):
        anonymity.add(key_of(phrase), value=True)
    return Speech(cues, attributions, frozenset(map(key_of, entries("statement_nouns.txt"))), anonymity)
