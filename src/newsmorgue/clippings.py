"""What other pages than its own show of an article: its text, and its names and claims in it.

An entity's page quotes hundreds of articles, so what it takes of each is kept by itself, as rows of plain
values, of which only those are made into mentions and claims that are asked for.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
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
from newsmorgue.shelves import Shelf
from newsmorgue.text.markup import Readable

# Clippings that are at hand, of some 30 kB each. Whoever is named in hundreds of articles is named in others
# than the next one: with 3,000 of 5,000 articles at hand the pages of these take half as long again.
_MOST = 5_000
# The fields of a mention, a claim or a piece, in their order.
_Row = tuple[Any, ...]


def clipped(analysis: Analysis) -> bytes:
    """Return what a `Clipping` is made of."""
    article, findings = analysis.article, analysis.findings
    return pickled(
        (
            article.dump.text,
            tuple([(each.start, each.end, each.kind) for each in article.markup]),
            _passages(article),
            tuple(map(_of_mention, findings.mentions)),
            tuple(map(_of_mention, findings.references)),
            tuple(map(_of_claim, findings.claims)),
        )
    )


class Clipping:
    """An article (by id) as other pages show it, given what was `clipped` of it.

    `links` say which naming each of its words is of, `meant` what each naming means: None is none at all,
    and its mentions are left out. `text` is the dump's, `passages` are the spans of paragraphs, captions and
    fields by their ids.
    """

    def __init__(self, article: str, content: bytes, links: Links, meant: Sequence[Meant | None]) -> None:
        self.article = article
        self.text: str
        self.passages: Mapping[str, tuple[int, int]]
        parts = unpickled(content)
        self.text, self._markup, self.passages, self._mentions, self._references, self._claims = parts
        self._links, self._meant = links, meant
        self._made: dict[int, Attributed] = {}

    @cached_property
    def readable(self) -> Readable:
        """Its text as it reads."""
        return Readable(self.text, [Markup(*each) for each in self._markup])

    @cached_property
    def mentions(self) -> tuple[Resolved, ...]:
        """Its mentions, in the order of the text."""
        return tuple(self._all_mentions())

    def mentions_of(self, entity: str) -> Iterator[Resolved]:
        """Yield its mentions of an entity."""
        for row, kind in self._rows_of.get(entity, ()):
            yield Resolved(self.article, _mention(row, kind), entity)

    def role_of(self, entity: str) -> str | None:
        """Return the first role that it gives to an entity."""
        return next((row[_ROLE][_TEXT] for row, _ in self._rows_of.get(entity, ()) if row[_ROLE]), None)

    def beside(self, entity: str) -> Counter[str]:
        """Return in how many of the passages that name an entity each other one is named."""
        passages = {row[_PASSAGE] for row, _ in self._rows_of.get(entity, ())}
        found = {
            (meant.entity, row[_PASSAGE])
            for row, at in zip(self._mentions, self._links.mentions, strict=True)
            if row[_PASSAGE] in passages and at is not None and (meant := self._meant[at])
        }
        return Counter([other for other, _ in found if other != entity])

    @property
    def counts(self) -> Mapping[str, int]:
        """How often it names each entity."""
        return {entity: len(rows) for entity, rows in self._rows_of.items()}

    @cached_property
    def mentions_at(self) -> Mapping[str, list[Resolved]]:
        """The mentions in each passage, by its id."""
        return _by_passage(self.mentions)

    @cached_property
    def references_at(self) -> Mapping[str, list[Resolved]]:
        """The references in each passage, by its id."""
        return _by_passage(self.references)

    @cached_property
    def references(self) -> tuple[Resolved, ...]:
        """The words that stand for a person, with whom they stand for."""
        placed = zip(self._references, self._links.references, strict=True)
        return tuple(
            Resolved(self.article, _mention(row), meant.entity)
            for row, at in placed
            if at is not None and (meant := self._meant[at])
        )

    @property
    def claims(self) -> tuple[Attributed, ...]:
        """Its claims with the entities that make them and that they name."""
        return tuple(map(self.claim, range(len(self._claims))))

    def claim(self, position: int) -> Attributed:
        """Return one of its claims."""
        found = self._made.get(position)
        if found is None:
            said = self._links.claims[position]
            speaker, about = entities_of(said.speaker, said.about, self._meant)
            found = Attributed(self.article, _claim(self._claims[position]), speaker, about)
            self._made[position] = found
        return found

    @cached_property
    def _rows_of(self) -> dict[str, list[tuple[_Row, Kind]]]:
        """The rows of each entity's mentions, and what kind of thing they mean."""
        found: dict[str, list[tuple[_Row, Kind]]] = {}
        for row, at in zip(self._mentions, self._links.mentions, strict=True):
            if at is not None and (meant := self._meant[at]):
                found.setdefault(meant.entity, []).append((row, meant.kind))
        return found

    def _all_mentions(self) -> Iterator[Resolved]:
        for position, (row, at) in enumerate(zip(self._mentions, self._links.mentions, strict=True)):
            if at is None:
                yield Resolved(self.article, _mention(row), None, self._candidates(position))
            elif meant := self._meant[at]:
                yield Resolved(self.article, _mention(row, meant.kind), meant.entity)

    def _candidates(self, position: int) -> tuple[str, ...]:
        """Return whom an open mention may mean."""
        namings = (self._meant[at] for at in self._links.candidates.get(position, ()))
        return tuple(sorted({meant.entity for meant in namings if meant}))


@dataclass(frozen=True, slots=True)
class _Clippings:
    """Makes the clippings of a corpus."""

    corpus: Corpus

    def __call__(self, id_: str) -> Clipping:
        corpus = self.corpus
        return Clipping(id_, corpus.clipped[id_], corpus.links[id_], corpus.resolution.meant[id_])


def clippings_of(corpus: Corpus) -> Shelf[Clipping]:
    """Return the clippings of a corpus, by the articles' ids."""
    return Shelf(corpus.clipped, _Clippings(corpus), _MOST)


def entities_of(
    speaker: int | None, about: Sequence[int], meant: Sequence[Meant | None]
) -> tuple[str | None, tuple[str, ...]]:
    """Return who makes a claim and whom it names, given their namings by position."""
    speaks = meant[speaker] if speaker is not None else None
    named = dict.fromkeys([each.entity for each in map(meant.__getitem__, about) if each])
    return speaks.entity if speaks else None, tuple(named)


# ---- Rows ----------------------------------------------------------------------------------------------

_TEXT = 2  # of a piece
_PASSAGE, _ROLE = 4, 7  # of a mention


def _by_passage(found: Iterable[Resolved]) -> dict[str, list[Resolved]]:
    placed: dict[str, list[Resolved]] = {}
    for each in found:
        placed.setdefault(each.mention.passage, []).append(each)
    return placed


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
