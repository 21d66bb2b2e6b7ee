"""General knowledge about the world and the language: the word lists of `data/`, ready to be looked up.

Every list says in its first lines where it comes from and under which licence. Loaded once a process.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from newsmorgue.lexicon.clues import Clues, load_clues
from newsmorgue.lexicon.datewords import DateWords, load_date_words
from newsmorgue.lexicon.files import entries, key_of, rows, several
from newsmorgue.lexicon.furniture import FurniturePatterns, load_furniture
from newsmorgue.lexicon.gazetteer import Gazetteer, load_gazetteer
from newsmorgue.lexicon.labels import Labels, load_labels
from newsmorgue.lexicon.media import Media, load_media, with_outlets
from newsmorgue.lexicon.openings import Openings
from newsmorgue.lexicon.organizations import Organizations, load_organizations
from newsmorgue.lexicon.people import People, load_people
from newsmorgue.lexicon.phrases import Phrases, phrases
from newsmorgue.lexicon.quantitywords import QuantityWords, load_quantity_words
from newsmorgue.lexicon.speech import Speech, load_speech
from newsmorgue.lexicon.timewords import TimeWords, load_time_words
from newsmorgue.lexicon.verbs import Verbs, load_verbs
from newsmorgue.model import EntityDecision, Kind, OwnOutlet
from newsmorgue.text.stemmer import stem
from newsmorgue.text.tokens import Passage, passage

_LONGEST_SECTIONS = 120
# The share of news articles that have a word which is not among the everyday ones.
UNCOMMON = 0.001
# What parts sections: "World | Politics", "Home > News".
SECTION_BAR = re.compile(r"\s*[|/>\u203a\u00bb\u2022\u00b7]\s*")

__all__ = ["SECTION_BAR", "UNCOMMON", "Lexicon", "load_lexicon"]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All word lists, by subject. Words are keys (see `key_of`).

    `openers` are words that sentences open with, function words among them; `never_last` are abbreviations
    that end no sentence; `stop_words` are the function words of each language, `languages` the ones that have
    each of them; `everyday` gives the share of news articles that have a word, by the word's stem; `synonyms`
    are terms for meanings, by stems; `openings` tell what names begin with a word; `aliases` are names that
    the editors of a corpus have added, with the kind of what they name.
    """

    media: Media
    furniture: FurniturePatterns
    date_words: DateWords
    time_words: TimeWords
    quantity_words: QuantityWords
    labels: Labels
    sections: frozenset[str]
    gazetteer: Gazetteer
    organizations: Organizations
    people: People
    clues: Clues
    speech: Speech
    verbs: Verbs
    common_words: frozenset[str]
    everyday: Mapping[str, float]
    synonyms: Mapping[str, str]
    openers: frozenset[str]
    not_names: Phrases[bool]
    never_last: frozenset[str]
    stop_words: Mapping[str, frozenset[str]]
    languages: Mapping[str, tuple[str, ...]]
    openings: Openings
    aliases: Phrases[Kind] = field(default_factory=lambda: phrases(()))

    def is_section(self, text: str) -> bool:
        """Tell the name of a newspaper's section, or several: "World", "NEWS | AFRICA"."""
        if len(text) > _LONGEST_SECTIONS:
            return False
        parts = [key_of(part) for part in SECTION_BAR.split(text) if part.strip()]
        return bool(parts) and all(
            part in self.sections or (len(parts) > 1 and part in self.gazetteer.places.values)
            for part in parts
        )

    def passage(self, name: str, text: str, start: int, end: int) -> Passage:
        """Return the tokens and sentences of `text[start:end]`."""
        return passage(name, text, start, end, never_last=self.never_last, openers=self.openers)

    def share(self, term: str) -> float:
        """Return the share of news articles that have a word, given its stem."""
        return self.everyday.get(term, UNCOMMON)

    def meaning(self, term: str) -> str:
        """Return what a word means, given its stem: one term for words that news use for one another."""
        return self.synonyms.get(term, term)

    def with_outlets(self, own: Iterable[OwnOutlet]) -> "Lexicon":
        """Return these word lists with a corpus's own outlets laid over the list of outlets."""
        return replace(self, media=with_outlets(self.media, own))

    def with_aliases(self, decisions: Iterable[EntityDecision]) -> "Lexicon":
        """Return these word lists with the names that decisions add to entities."""
        added = [
            (key_of(alias), decision.kind or self._kind_of(decision.entity))
            for decision in decisions
            for alias in decision.aliases
        ]
        return replace(self, aliases=phrases(added))

    def _kind_of(self, entity: str) -> Kind:
        """Return the kind of what a decision names, by its id or the lists; where nothing tells, a person."""
        for kind in Kind:
            if entity.startswith(f"{kind}-"):
                return kind
        key = key_of(entity)
        if key in self.organizations.known:
            return Kind.ORGANIZATION
        return Kind.PLACE if key in self.gazetteer.places else Kind.PERSON


def _synonyms() -> Iterator[tuple[str, str]]:
    """Yield the stem of each word that others mean the same as, with the term of its meaning."""
    for (words,) in rows("synonyms.tsv"):
        first, *others = several(words)
        yield from ((stem(word), f"={first}") for word in (first, *others))


@cache
def load_lexicon() -> Lexicon:
    """Read all word lists."""
    common_words = frozenset(entries("common_words.txt"))
    stop_words = {code: frozenset(map(key_of, several(words))) for code, words in rows("stopwords.tsv")}
    everyday = {word: float(share) for share, words in rows("everyday_words.tsv") for word in several(words)}
    synonyms = dict(_synonyms())
    shares: dict[str, float] = {}
    for word, meaning in synonyms.items():
        shares[meaning] = max(shares.get(meaning, 0.0), everyday.get(word, UNCOMMON))
    gazetteer, organizations, people = load_gazetteer(), load_organizations(), load_people()
    not_names = phrases((key_of(phrase), True) for phrase in entries("not_names.txt"))
    demonyms = gazetteer.demonyms.beginnings
    return Lexicon(
        media=load_media(),
        furniture=load_furniture(),
        date_words=load_date_words(),
        time_words=load_time_words(),
        quantity_words=load_quantity_words(),
        labels=load_labels(),
        sections=frozenset(map(key_of, entries("sections.txt"))),
        gazetteer=gazetteer,
        organizations=organizations,
        people=people,
        clues=load_clues(),
        speech=load_speech(),
        verbs=load_verbs(common_words, stop_words["en"]),
        common_words=common_words,
        everyday={**everyday, **shares},
        synonyms=synonyms,
        openers=frozenset(map(key_of, entries("sentence_openers.txt"))) | stop_words["en"],
        not_names=not_names,
        never_last=frozenset(key_of(text) for text, kind in rows("abbreviations.tsv") if kind == "before"),
        stop_words=stop_words,
        languages={
            word: tuple(code for code, words in stop_words.items() if word in words)
            for word in frozenset[str]().union(*stop_words.values())
        },
        openings=Openings(
            not_names.beginnings,
            organizations.known.beginnings,
            gazetteer.places.beginnings,
            demonyms,
            demonyms | gazetteer.peoples.beginnings | people.titles.beginnings,
        ),
    )
