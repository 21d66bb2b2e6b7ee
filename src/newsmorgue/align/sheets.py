"""An article as it is compared with others of its story: sentences, claims and quotations as sets of terms.

A term is the stem of a word, or an entity (`@id`) however it is named there, or a number (`#30`). Words that
every text has are no terms, and times are none: what articles may disagree on must not keep their sentences
apart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsmorgue.align.quantities import quantities
from newsmorgue.align.quotations import written_out
from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.model import (
    Article,
    Attributed,
    Claim,
    DatedExpression,
    Kind,
    Resolved,
    Spot,
)
from newsmorgue.text.fold import squash
from newsmorgue.text.markup import blanked
from newsmorgue.text.stemmer import stem

_HEADLINES = ("title", "standfirst")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a passage: how many words it has, and the set of its terms."""

    spot: Spot
    size: int
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quotation(Stretch):
    """A quotation, with its words as they are compared, in order, and all `pairs` of two that it has."""

    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity that tokens `first` to `stop` of a passage name.

    `type` is what a place of the gazetteer is, `places` are the names of all places that are called so.
    """

    first: int
    stop: int
    entity: str
    kind: Kind
    type: str
    places: frozenset[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim: all its words, those of each of its quotations, and its sentences where it has several."""

    claim: Attributed
    whole: Stretch
    quotes: tuple[Quotation, ...]
    sentences: tuple[Stretch, ...]


def overlap(one: Spot, other: Spot) -> bool:
    """Tell stretches of one article that have something in common."""
    return one.passage == other.passage and one.start < other.end and other.start < one.end


class Leaf:
    """A passage of an article: its tokens, and the term that each stands for ("" where it is none)."""

    def __init__(self, article: Article, text: str, found: "_Found", vocabulary: "Vocabulary") -> None:
        lexicon = vocabulary.lexicon
        passage = lexicon.passage(found.passage, text, found.start, found.end)
        self.passage, self.tokens = passage.id, passage.tokens
        self.sentences = passage.sentences
        self._first_tokens = sorted(passage.openings)
        self._openings = passage.openings
        self._article, self._text = article.id, article.dump.text
        self._starts, self._ends = passage.starts, passage.ends
        self.dated = [
            (*self.tokens_in(each.expression.start, each.expression.end), each) for each in found.dates
        ]
        self.quantities = quantities(passage, [range(first, stop) for first, stop, _ in self.dated], lexicon)
        self.named = [
            Named(
                *self.tokens_in(each.mention.start, each.mention.end),
                each.entity,
                each.mention.kind,
                *(vocabulary.places[each.mention.text] if each.mention.kind is Kind.PLACE else _NOWHERE),
            )
            for each in found.mentions
            if each.entity
        ]
        self.terms = self._terms(vocabulary)
        self.sentence_terms = [
            frozenset(filter(None, self.terms[sentence.start : sentence.stop])) for sentence in self.sentences
        ]

    def _terms(self, vocabulary: "Vocabulary") -> list[str]:
        terms = [vocabulary[token.key] for token in self.tokens]
        for quantity in self.quantities:
            terms[quantity.first : quantity.stop] = [""] * (quantity.stop - quantity.first)
            terms[quantity.first] = f"#{quantity.amount:g}"
        for each in self.named:
            if each.first < each.stop:
                terms[each.first : each.stop] = [f"@{each.entity}"] + [""] * (each.stop - each.first - 1)
        for first, stop, _ in self.dated:
            terms[first:stop] = [""] * (stop - first)
        return terms

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token of a stretch of the text and the one behind it."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def span(self, first: int, stop: int) -> tuple[int, int]:
        """Return the stretch of the text that tokens from `first` up to `stop` are."""
        return self._starts[first], self._ends[stop - 1]

    def text(self, start: int, end: int) -> str:
        """Return the words of a stretch of the text."""
        return squash(self._text[start:end])

    def spot(self, start: int, end: int) -> Spot:
        """Return a stretch of the text as a value."""
        return Spot(self._article, self.passage, start, end, self.text(start, end))

    def stretch(self, start: int, end: int) -> Stretch:
        """Return a stretch of the text with its terms."""
        first, stop = self.tokens_in(start, end)
        return Stretch(self.spot(start, end), stop - first, frozenset(filter(None, self.terms[first:stop])))

    def quotation(self, start: int, end: int) -> Quotation:
        """Return a quotation with its words and terms."""
        first, stop = self.tokens_in(start, end)
        words = written_out(token.text for token in self.tokens[first:stop])
        terms = frozenset(filter(None, self.terms[first:stop]))
        return Quotation(self.spot(start, end), stop - first, terms, words, frozenset(pairwise(words)))

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Yield the spans of the sentences in a stretch of the text; an ellipsis ends one, too."""
        first, stop = self.tokens_in(start, end)
        opening = first
        for i in range(first + 1, stop):
            if i in self._openings or "..." in self.tokens[i].gap or "\u2026" in self.tokens[i].gap:
                yield self.span(opening, i)
                opening = i
        if first < stop:
            yield self.span(opening, stop)

    def sentence_at(self, token: int) -> int:
        """Return which sentence a token is in."""
        return bisect_right(self._first_tokens, token) - 1

    def sentence_spot(self, token: int) -> Spot:
        """Return the sentence that a token is in, with its closing marks."""
        return self._spot_of(self.sentences[self.sentence_at(token)])

    def stretches(self) -> Iterator[Stretch]:
        """Yield the sentences that have terms."""
        for sentence, terms in zip(self.sentences, self.sentence_terms, strict=True):
            if terms:
                yield Stretch(self._spot_of(sentence), len(sentence), terms)

    def _spot_of(self, sentence: range) -> Spot:
        return self.spot(self._starts[sentence.start], self._end(sentence))

    def _end(self, sentence: range) -> int:
        end = self._ends[sentence.stop - 1]
        behind = self._text[end : end + 3]
        return end + (len(behind) - len(behind.lstrip(".!?\"\u201d\u2019')")))


def _stretches(claim: Claim) -> list[tuple[int, int]]:
    """Return the spans of what a claim says: the quotations, where there are several."""
    spans = [(each.start, each.end) for each in claim.quotes]
    return spans if len(spans) > 1 else [(claim.start, claim.end)]


class Vocabulary(dict[str, str]):
    """The term of each word, by its key: its meaning, or "" where every text has it, or it is an initial."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.places = _Places(lexicon)

    def __missing__(self, key: str) -> str:
        term = self.lexicon.meaning(stem(key))
        self[key] = term if len(term) > 1 and self.lexicon.share(term) < 1 else ""
        return self[key]


_NOWHERE: tuple[str, frozenset[str]] = ("", frozenset())


class _Places(dict[str, tuple[str, frozenset[str]]]):
    """What the gazetteer's first place of a name is, and the names of all that are called so."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._places = lexicon.gazetteer.places.values

    def __missing__(self, name: str) -> tuple[str, frozenset[str]]:
        places = self._places.get(key_of(name), ())
        known = (places[0].type, frozenset(place.name for place in places)) if places else _NOWHERE
        self[name] = known
        return known


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found in a passage."""

    passage: str
    start: int
    end: int
    mentions: Sequence[Resolved]
    dates: Sequence[DatedExpression]


@dataclass(frozen=True, slots=True)
class Account:
    """One article of a story with what is known of it: all that the story's comparison takes from it."""

    article: Article
    mentions: tuple[Resolved, ...]
    claims: tuple[Attributed, ...]
    dates: tuple[DatedExpression, ...]


class Sheet:
    """An article of a story, ready to be compared."""

    def __init__(self, account: Account, vocabulary: Vocabulary) -> None:
        self.article = account.article
        self.id = self.article.id
        text = blanked(self.article.dump.text, self.article.markup)
        passages = _passages(self.article)
        by_passage: dict[str, tuple[list[Resolved], list[DatedExpression]]] = {
            name: ([], []) for name, _, _ in passages
        }
        self.entities: dict[str, None] = {}  # in the order of the text
        for each in account.mentions:
            if each.entity:
                self.entities[each.entity] = None
            if each.mention.passage in by_passage:
                by_passage[each.mention.passage][0].append(each)
        for date in account.dates:
            if date.expression.passage in by_passage:
                by_passage[date.expression.passage][1].append(date)
        self.leaves = {
            name: Leaf(self.article, text, _Found(name, start, end, *by_passage[name]), vocabulary)
            for name, start, end in passages
        }
        # A headline says again what the text says.
        self.sentences = [
            sentence
            for leaf in self.leaves.values()
            if leaf.passage not in _HEADLINES
            for sentence in leaf.stretches()
        ]
        self.statements = [
            self._statement(each) for each in account.claims if each.claim.passage in self.leaves
        ]

    def _statement(self, attributed: Attributed) -> Statement:
        claim = attributed.claim
        leaf = self.leaves[claim.passage]
        quotes = tuple(leaf.quotation(each.start, each.end) for each in claim.quotes)
        spans = [span for start, end in _stretches(claim) for span in leaf.pieces(start, end)]
        sentences = tuple(leaf.stretch(*span) for span in spans) if len(spans) > 1 else ()
        return Statement(attributed, leaf.stretch(claim.start, claim.end), quotes, sentences)


def _passages(article: Article) -> list[tuple[str, int, int]]:
    """Return the names and spans of the passages that are compared: headlines and paragraphs."""
    head = [
        (name, article.fields[name].start, article.fields[name].end)
        for name in _HEADLINES
        if name in article.fields
    ]
    return [*head, *((each.id, each.start, each.end) for each in article.paragraphs)]
