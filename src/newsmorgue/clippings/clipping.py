"""An article as other pages show it: how it is cut, and what is read of that."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from typing import NamedTuple

from newsmorgue.clippings.columns import Columns, columns
from newsmorgue.clippings.rows import Row, Rows, claim_of, mention_of, of_claim, of_mention, one_by_one
from newsmorgue.model import (
    Analysis,
    Article,
    Attributed,
    Claim,
    Corpus,
    Links,
    Markup,
    Meant,
    Resolved,
    Said,
)
from newsmorgue.packing import pickled, unpickled
from newsmorgue.said import Words, entities_of, words_of
from newsmorgue.shelves import Shelf
from newsmorgue.text.markup import Readable, readable

# Clippings that are at hand, of some 30 kB each. Whoever is named in hundreds of articles is named in others
# than the next one, so more of them save little.
_MOST = 1_000
# Clippings of which everything is at hand: those of articles whose own pages are being made.
_MOST_WHOLE = 50
# The id of a paragraph, among those of captions and the names of fields.
_PARAGRAPH = re.compile(r"p\d+")


class Mentioned(NamedTuple):
    """A mention of an entity as its own page shows it: `within` which span, and the words of its role."""

    article: str
    start: int
    end: int
    text: str
    passage: str
    within: tuple[int, int]
    role: str | None


class Statement(NamedTuple):
    """A claim as lists show it: its `words`, who makes it (by id), and the `role` that the article gives."""

    article: str
    id: str
    words: tuple[Words, ...]
    mode: str
    cue: str
    speaker: str | None
    speaker_text: str | None
    role: str | None
    anonymous: bool
    denied: bool


def clipped(analysis: Analysis, links: Links) -> bytes:
    """Return what a `Clipping` is made of; `links` say which naming each word of the article is of."""
    article, findings = analysis.article, analysis.findings
    text, spans = readable(article), _passages(article)
    claims = zip(findings.claims, links.claims, strict=True)
    return pickled(
        (
            article.dump.text,
            tuple([(each.start, each.end, each.kind) for each in article.markup]),
            pickled(spans),
            tuple(columns(findings.mentions, links.mentions, spans)),
            one_by_one([_of_statement(claim, said, text) for claim, said in claims]),
            (
                pickled((tuple(map(of_mention, findings.mentions)), links.candidates)),
                pickled((tuple(map(of_mention, findings.references)), links.references)),
                pickled((tuple(map(of_claim, findings.claims)), links.claims)),
            ),
        )
    )


def paragraphs_of(content: bytes) -> Iterator[str]:
    """Yield the texts of the paragraphs of an article, given what was `clipped` of it."""
    text, markup, spans, *_ = unpickled(content)
    readable = Readable(text, [Markup(*each) for each in markup])
    for name, span in unpickled(spans).items():
        if _PARAGRAPH.fullmatch(name):
            yield readable.words(*span)


class Clipping:
    """An article (by id) as other pages show it, given what was `clipped` of it.

    `meant` says what each naming means: None is none at all, and its mentions are left out. `text` is the
    dump's.
    """

    def __init__(self, article: str, content: bytes, meant: Sequence[Meant | None]) -> None:
        self.article = article
        self.text: str
        self._meant = meant
        self.text, self._markup, self._spans, of_mentions, statements, everything = unpickled(content)
        self._columns = Columns(*of_mentions)
        self._statements = Rows(*statements)
        self._mentions, self._references, self._claims = everything

    @cached_property
    def readable(self) -> Readable:
        """Its text as it reads."""
        return Readable(self.text, [Markup(*each) for each in self._markup])

    @cached_property
    def passages(self) -> Mapping[str, tuple[int, int]]:
        """The spans of its paragraphs, captions and fields by their ids."""
        spans: Mapping[str, tuple[int, int]] = unpickled(self._spans)
        return spans

    @property
    def counts(self) -> Mapping[str, int]:
        """How often it names each entity."""
        meant = [self._meant[naming - 1] for naming in self._columns.namings() if naming]
        return Counter([each.entity for each in meant if each])

    def mentions_of(self, entity: str) -> tuple[list[Mentioned], list[str]]:
        """Return its mentions of an entity, and who else is named in their passages, once in each."""
        own = {naming for naming, each in enumerate(self._meant, start=1) if each and each.entity == entity}
        namings, starts, ends, places, first, last, stops = self._columns.each()
        texts, roles, passages = self._columns.texts, self._columns.roles, self._columns.passages.split("\n")
        found = [at for at, naming in enumerate(namings) if naming in own]
        mentions = [
            Mentioned(
                self.article,
                starts[at],
                ends[at],
                texts[stops[at - 1] if at else 0 : stops[at]],
                passages[places[at]],
                (first[at], last[at]),
                next((role for position, role in roles if position == at), None),
            )
            for at in found
        ]
        around = {places[at] for at in found}
        beside = {
            (place, each.entity)
            for place, naming in zip(places, namings, strict=True)
            if place in around and naming and naming not in own and (each := self._meant[naming - 1])
        }
        return mentions, [other for _, other in beside]

    def statement(self, position: int) -> Statement:
        """Return one of its claims as lists show it."""
        id_, words, mode, cue, naming, speaker_text, anonymous, denied = self._statements[position]
        meant = self._meant[naming] if naming is not None else None
        speaker = meant.entity if meant else None
        role = self._role_of(speaker) if speaker else None
        return Statement(self.article, id_, words, mode, cue, speaker, speaker_text, role, anonymous, denied)

    def statements(self) -> Iterator[Statement]:
        """Yield its claims as lists show them."""
        return map(self.statement, range(len(self._statements)))

    def mentions(self) -> Iterator[Resolved]:
        """Yield its mentions, in the order of the text."""
        rows, candidates = unpickled(self._mentions)
        for position, (row, naming) in enumerate(zip(rows, self._columns.namings(), strict=True)):
            if not naming:
                meant = self._entities_of(candidates.get(position, ()))
                yield Resolved(self.article, mention_of(row), None, meant)
            elif each := self._meant[naming - 1]:
                yield Resolved(self.article, mention_of(row, each.kind), each.entity)

    def references(self) -> Iterator[Resolved]:
        """Yield the words that stand for a person, with whom they stand for."""
        for row, naming in zip(*unpickled(self._references), strict=True):
            if naming is not None and (meant := self._meant[naming]):
                yield Resolved(self.article, mention_of(row), meant.entity)

    def claims(self) -> Iterator[Attributed]:
        """Yield its claims with the entities that make them and that they name."""
        for row, said in zip(*unpickled(self._claims), strict=True):
            yield Attributed(self.article, claim_of(row), *entities_of(said, self._meant))

    def _role_of(self, entity: str) -> str | None:
        """Return the first role that it gives to an entity."""
        namings = self._columns.namings()
        for position, role in self._columns.roles:
            meant = self._meant[namings[position] - 1] if namings[position] else None
            if meant and meant.entity == entity:
                return role
        return None

    def _entities_of(self, namings: Iterable[int]) -> tuple[str, ...]:
        """Return whom an open mention may mean."""
        meant = (self._meant[naming] for naming in namings)
        return tuple(sorted({each.entity for each in meant if each}))


class Whole:
    """Everything in a clipping, which only few ask for: the pages of the article itself, and its exports."""

    def __init__(self, clipping: Clipping) -> None:
        self.mentions = tuple(clipping.mentions())
        self.references = tuple(clipping.references())
        self.claims = tuple(clipping.claims())

    @cached_property
    def mentions_at(self) -> Mapping[str, Sequence[Resolved]]:
        """The mentions in each passage, by its id."""
        return _by_passage(self.mentions)

    @cached_property
    def references_at(self) -> Mapping[str, Sequence[Resolved]]:
        """The references in each passage, by its id."""
        return _by_passage(self.references)


@lru_cache(maxsize=_MOST_WHOLE)
def whole(clipping: Clipping) -> Whole:
    """Return everything in a clipping; what was asked for last is at hand."""
    return Whole(clipping)


def clipping_of(corpus: Corpus, article: str) -> Clipping:
    """Return the clipping of an article (by id)."""
    return Clipping(article, corpus.clipped[article], corpus.resolution.meant[article])


def clippings_of(corpus: Corpus) -> Shelf[Clipping]:
    """Return the clippings of a corpus, by the articles' ids."""
    return Shelf(corpus.clipped, partial(clipping_of, corpus), _MOST)


def _by_passage(found: Iterable[Resolved]) -> dict[str, list[Resolved]]:
    placed: dict[str, list[Resolved]] = {}
    for each in found:
        placed.setdefault(each.mention.passage, []).append(each)
    return placed


def _of_statement(claim: Claim, said: Said, readable: Readable) -> Row:
    words = tuple(words_of(readable, claim))
    how = str(claim.mode), claim.cue
    return claim.id, words, *how, said.speaker, claim.speaker_text, claim.anonymous, claim.denied


def _passages(article: Article) -> dict[str, tuple[int, int]]:
    spans = {name: (piece.start, piece.end) for name, piece in article.fields.items()}
    spans |= {each.id: (each.start, each.end) for each in article.paragraphs}
    spans |= {each.id: (each.start, each.end) for each in article.captions}
    return spans
