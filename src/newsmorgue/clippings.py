"""What other pages than its own show of an article: its text, and its names and claims in it.

An entity's page quotes hundreds of articles, of each a few words. So what such pages show of names and
claims lies by itself, as columns or one by one, and everything else is read for the article's own alone.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache, partial
from itertools import accumulate
from typing import Any, NamedTuple

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
from newsmorgue.said import Words, entities_of, words_of
from newsmorgue.shelves import Shelf
from newsmorgue.text.markup import Readable, readable

# Clippings that are at hand, of some 30 kB each. Whoever is named in hundreds of articles is named in others
# than the next one, so more of them save little.
_MOST = 1_000
# Clippings of which everything is at hand: those of articles whose own pages are being made.
_MOST_WHOLE = 50
# The fields of a mention, a claim or a piece, in their order.
_Row = tuple[Any, ...]


class Mentioned(NamedTuple):
    """A mention of an entity as its own page shows it, with the words of its role."""

    article: str
    start: int
    end: int
    text: str
    passage: str
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


def clipped(analysis: Analysis) -> bytes:
    """Return what a `Clipping` is made of."""
    article, findings = analysis.article, analysis.findings
    text = readable(article)
    return pickled(
        (
            article.dump.text,
            tuple([(each.start, each.end, each.kind) for each in article.markup]),
            pickled(_passages(article)),
            _columns_of(findings.mentions),
            _one_by_one([_of_statement(each, text) for each in findings.claims]),
            (
                pickled(tuple(map(_of_mention, findings.mentions))),
                pickled(tuple(map(_of_mention, findings.references))),
                pickled(tuple(map(_of_claim, findings.claims))),
            ),
        )
    )


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
        self.text, self._markup, self._spans, columns, statements, everything = unpickled(content)
        self._places, self._texts, self._starts, self._ends, self._roles = columns
        self._statements = _Rows(*statements)
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
        return Counter([entity for entity in self._named if entity])

    def mentions_of(self, entity: str) -> tuple[list[Mentioned], list[str]]:
        """Return its mentions of an entity, and who else is named in their passages, once in each."""
        texts, places, roles = self._texts.split("\n"), self._places.split("\n"), dict(self._roles)
        starts, ends = array("I", self._starts), array("I", self._ends)
        mentions = [
            Mentioned(self.article, starts[at], ends[at], texts[at], places[at], roles.get(at))
            for at, named in enumerate(self._named)
            if named == entity
        ]
        passages = {each.passage for each in mentions}
        together = {each for each in zip(places, self._named, strict=False) if each[0] in passages}
        return mentions, [named for _, named in together if named and named != entity]

    def statement(self, position: int) -> Statement:
        """Return one of its claims as lists show it."""
        id_, words, mode, cue, speaker_text, anonymous, denied = self._statements[position]
        at = self._links.claims[position].speaker
        meant = self._meant[at] if at is not None else None
        speaker = meant.entity if meant else None
        role = self._role_of(speaker) if speaker else None
        return Statement(self.article, id_, words, mode, cue, speaker, speaker_text, role, anonymous, denied)

    def statements(self) -> Iterator[Statement]:
        """Yield its claims as lists show them."""
        return map(self.statement, range(len(self._links.claims)))

    def mentions(self) -> Iterator[Resolved]:
        """Yield its mentions, in the order of the text."""
        rows: Sequence[_Row] = unpickled(self._mentions)
        for position, (row, at) in enumerate(zip(rows, self._links.mentions, strict=True)):
            if at is None:
                yield Resolved(self.article, _mention(row), None, self._candidates(position))
            elif meant := self._meant[at]:
                yield Resolved(self.article, _mention(row, meant.kind), meant.entity)

    def references(self) -> Iterator[Resolved]:
        """Yield the words that stand for a person, with whom they stand for."""
        for row, at in zip(unpickled(self._references), self._links.references, strict=True):
            if at is not None and (meant := self._meant[at]):
                yield Resolved(self.article, _mention(row), meant.entity)

    def claims(self) -> Iterator[Attributed]:
        """Yield its claims with the entities that make them and that they name."""
        for row, said in zip(unpickled(self._claims), self._links.claims, strict=True):
            yield Attributed(self.article, _claim(row), *entities_of(said, self._meant))

    @cached_property
    def _named(self) -> list[str | None]:
        """The entity that each mention is of; None where that is open, or no entity."""
        entities = [meant.entity if meant else None for meant in self._meant]
        return [None if at is None else entities[at] for at in self._links.mentions]

    def _role_of(self, entity: str) -> str | None:
        """Return the first role that it gives to an entity."""
        for position, role in self._roles:
            if self._named[position] == entity:
                return role
        return None

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


def _columns_of(mentions: Sequence[Mention]) -> _Row:
    """Return what an entity's page shows of mentions: no name and no passage's id has a line break in it."""
    return (
        "\n".join([each.passage for each in mentions]),
        "\n".join([each.text for each in mentions]),
        array("I", [each.start for each in mentions]).tobytes(),
        array("I", [each.end for each in mentions]).tobytes(),
        tuple([(at, each.role.text) for at, each in enumerate(mentions) if each.role]),
    )


def _of_statement(claim: Claim, readable: Readable) -> _Row:
    words = tuple(words_of(readable, claim))
    said = str(claim.mode), claim.cue, claim.speaker_text, claim.anonymous, claim.denied
    return claim.id, words, *said


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
