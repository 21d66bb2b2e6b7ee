"""Mentions and claims as rows of plain values, and rows of which each can be read by itself."""

from array import array
from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from newsmorgue.model import Claim, Kind, Mention, Mode, Piece
from newsmorgue.packing import pickled, unpickled

# The fields of a mention, a claim or a piece, in their order.
Row = tuple[Any, ...]


class Rows:
    """Rows of which each can be read by itself: `ends` says where in the `content` they end."""

    def __init__(self, ends: bytes, content: bytes) -> None:
        self._ends, self._content = array("I", ends), content

    def __getitem__(self, position: int) -> Row:
        start = self._ends[position - 1] if position else 0
        row: Row = unpickled(self._content[start : self._ends[position]])
        return row

    def __len__(self) -> int:
        return len(self._ends)


def one_by_one(rows: Iterable[Row]) -> tuple[bytes, bytes]:
    """Return what `Rows` are made of."""
    each = [pickled(row) for row in rows]
    return array("I", accumulate(map(len, each))).tobytes(), b"".join(each)


def _of_piece(piece: Piece) -> Row:
    return piece.start, piece.end, piece.text


def of_mention(mention: Mention) -> Row:
    """Return the fields of a mention in their order."""
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


def mention_of(row: Row, kind: Kind | None = None) -> Mention:
    """Return the mention of a row, as of a `kind` where what it means is that."""
    own, start, end, text, passage, rule, name, role, known, candidates = row
    given = Piece(*role) if role else None
    return Mention(kind or Kind(own), start, end, text, passage, rule, name, given, known, candidates)


def of_claim(claim: Claim) -> Row:
    """Return the fields of a claim in their order."""
    return (
        claim.id,
        claim.passage,
        claim.start,
        claim.end,
        claim.text,
        str(claim.mode),
        claim.cue,
        claim.rule,
        of_mention(claim.speaker) if claim.speaker else None,
        claim.speaker_text,
        claim.anonymous,
        claim.denied,
        tuple(map(_of_piece, claim.quotes)),
    )


def claim_of(row: Row) -> Claim:
    """Return the claim of a row."""
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
        mention_of(speaker) if speaker else None,
        speaker_text,
        anonymous=anonymous,
        denied=denied,
        quotes=tuple([Piece(*each) for each in quotes]),
    )
