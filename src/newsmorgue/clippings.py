"""What other pages than its own show of an article: its text, and its names and claims in it.

An entity's page quotes hundreds of articles, of each a few words, so an article's names and claims are kept
one by one, and made only where they are asked for.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import accumulate
from typing import Any

from newsmorgue.model import (
    Analysis,
    Article,
    Attributed,
    Claim,
    Corpus,
    Kind,
    Links,
    Markup,
    Meant,
    Mention,
    Mode,
    Piece,
    Resolved,
)
from newsmorgue.packing import pickled, unpickled
from newsmorgue.said import entities_of
from newsmorgue.shelves import Shelf
from newsmorgue.text.markup import Readable

# Clippings that are at hand, of some 30 kB each. Whoever is named in hundreds of articles is named in others
# than the next one, so more of them save little.
_MOST = 1_000
# Clippings of which everything is at hand: those of articles whose own pages are being made.
_MOST_WHOLE = 50
# The id of a paragraph, among those of captions and the names of fields.
_PARAGRAPH = re.compile(r"p\d+")
# The fields of a mention, a claim or a piece, in their order.
_Row = tuple[Any, ...]


def clipped(analysis: Analysis) -> bytes:
    """Return what a `Clipping` is made of."""
    article, findings = analysis.article, analysis.findings
    mentions = findings.mentions
    return pickled(
        (
            article.dump.text,
            tuple([(each.start, each.end, each.kind) for each in article.markup]),
            pickled(_passages(article)),
            " ".join([each.passage for each in mentions]),
            tuple([(at, each.role.text) for at, each in enumerate(mentions) if each.role]),
            _one_by_one(map(_of_mention, mentions)),
            _one_by_one(map(_of_mention, findings.references)),
            _one_by_one(map(_of_claim, findings.claims)),
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

    `links` say which naming each of its words is of, `meant` what each naming means: None is none at all,
    and its mentions are left out. `text` is the dump's.
    """

    def __init__(self, article: str, content: bytes, links: Links, meant: Sequence[Meant | None]) -> None:
        self.article = article
        self.text: str
        self._roles: Sequence[tuple[int, str]]
        self._links, self._meant = links, meant
        self.text, self._markup, self._spans, self._places, self._roles, *rows = unpickled(content)
        self._mentions, self._references, self._claims = (_Rows(*each) for each in rows)

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
        named = (self._meant[at] for at in self._links.mentions if at is not None)
        return Counter(meant.entity for meant in named if meant)

    def mentions_of(self, entity: str) -> Iterator[Resolved]:
        """Yield its mentions of an entity."""
        kinds = self._namings_of(entity)
        for position, at in enumerate(self._links.mentions):
            if at in kinds:
                yield Resolved(self.article, _mention(self._mentions[position], kinds[at]), entity)

    def role_of(self, entity: str) -> str | None:
        """Return the first role that it gives to an entity."""
        for position, role in self._roles:
            at = self._links.mentions[position]
            meant = self._meant[at] if at is not None else None
            if meant and meant.entity == entity:
                return role
        return None

    def beside(self, entity: str) -> Counter[str]:
        """Return in how many of the passages that name an entity each other one is named."""
        own = self._namings_of(entity)
        placed = list(zip(self._places.split(), self._links.mentions, strict=True))
        passages = {passage for passage, at in placed if at in own}
        others = {
            (passage, meant.entity)
            for passage, at in placed
            if passage in passages and at is not None and at not in own and (meant := self._meant[at])
        }
        return Counter([other for _, other in others])

    def claim(self, position: int) -> Attributed:
        """Return one of its claims."""
        said = self._links.claims[position]
        speaker, about = entities_of(said, self._meant)
        return Attributed(self.article, _claim(self._claims[position]), speaker, about)

    def mentions(self) -> Iterator[Resolved]:
        """Yield its mentions, in the order of the text."""
        for position, at in enumerate(self._links.mentions):
            if at is None:
                yield Resolved(
                    self.article, _mention(self._mentions[position]), None, self._candidates(position)
                )
            elif meant := self._meant[at]:
                yield Resolved(self.article, _mention(self._mentions[position], meant.kind), meant.entity)

    def references(self) -> Iterator[Resolved]:
        """Yield the words that stand for a person, with whom they stand for."""
        for position, at in enumerate(self._links.references):
            if at is not None and (meant := self._meant[at]):
                yield Resolved(self.article, _mention(self._references[position]), meant.entity)

    def claims(self) -> Iterator[Attributed]:
        """Yield its claims with the entities that make them and that they name."""
        return map(self.claim, range(len(self._links.claims)))

    def _namings_of(self, entity: str) -> dict[int | None, Kind]:
        """Return the positions of the namings that are of an entity, and what kind of thing each means."""
        return {at: meant.kind for at, meant in enumerate(self._meant) if meant and meant.entity == entity}

    def _candidates(self, position: int) -> tuple[str, ...]:
        """Return whom an open mention may mean."""
        namings = (self._meant[at] for at in self._links.candidates.get(position, ()))
        return tuple(sorted({meant.entity for meant in namings if meant}))


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
    meant = corpus.resolution.meant[article]
    return Clipping(article, corpus.clipped[article], corpus.links[article], meant)


def clippings_of(corpus: Corpus) -> Shelf[Clipping]:
    """Return the clippings of a corpus, by the articles' ids."""
    return Shelf(corpus.clipped, partial(clipping_of, corpus), _MOST)


def _by_passage(found: Iterable[Resolved]) -> dict[str, list[Resolved]]:
    placed: dict[str, list[Resolved]] = {}
    for each in found:
        placed.setdefault(each.mention.passage, []).append(each)
    return placed


# ---- Rows ----------------------------------------------------------------------------------------------


class _Rows:
    """Rows of which each can be read by itself: `ends` says where in the `content` they end."""

    def __init__(self, ends: bytes, content: bytes) -> None:
        self._ends, self._content = array("I", ends), content

    def __getitem__(self, position: int) -> _Row:
        start = self._ends[position - 1] if position else 0
        row: _Row = unpickled(self._content[start : self._ends[position]])
        return row


def _one_by_one(rows: Iterable[_Row]) -> tuple[bytes, bytes]:
    """Return what `_Rows` are made of."""
    each = [pickled(row) for row in rows]
    return array("I", accumulate(map(len, each))).tobytes(), b"".join(each)


def _passages(article: Article) -> dict[str, tuple[int, int]]:
    spans = {name: (piece.start, piece.end) for name, piece in article.fields.items()}
    spans |= {each.id: (each.start, each.end) for each in article.paragraphs}
    spans |= {each.id: (each.start, each.end) for each in article.captions}
    return spans


def _of_piece(piece: Piece) -> _Row:
    return piece.start, piece.end, piece.text


def _of_mention(mention: Mention) -> _Row:
    return (
        str(mention.kind),
        mention.start,
        mention.end,
        mention.text,
        mention.passage,
        mention.rule,
        mention.name,
        _of_piece(mention.role) if mention.role else None,
        mention.known,
        mention.candidates,
    )


def _mention(row: _Row, kind: Kind | None = None) -> Mention:
    """Return the mention of a row, as of a `kind` where what it means is that."""
    own, start, end, text, passage, rule, name, role, known, candidates = row
    given = Piece(*role) if role else None
    return Mention(kind or Kind(own), start, end, text, passage, rule, name, given, known, candidates)


def _of_claim(claim: Claim) -> _Row:
    return (
        claim.id,
        claim.passage,
        claim.start,
        claim.end,
        claim.text,
        str(claim.mode),
        claim.cue,
        claim.rule,
        _of_mention(claim.speaker) if claim.speaker else None,
        claim.speaker_text,
        claim.anonymous,
        claim.denied,
        tuple(map(_of_piece, claim.quotes)),
    )


def _claim(row: _Row) -> Claim:
    id_, passage, start, end, text, mode, cue, rule, speaker, speaker_text, anonymous, denied, quotes = row
    return Claim(
        id_,
        passage,
        start,
        end,
        text,
        Mode(mode),
        cue,
        rule,
        _mention(speaker) if speaker else None,
        speaker_text,
        anonymous=anonymous,
        denied=denied,
        quotes=tuple([Piece(*each) for each in quotes]),
    )
