"""Which outlet published an article: the clues that a dump gives, and which of them decides."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Piece, Source
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import COPYRIGHT_OWNER, DATELINE, DOMAIN
from newsmorgue.text.slugs import slug


class Clue(IntEnum):
    """Where a source was read, the most telling first."""

    LABEL = 1
    HEADER_LINE = 2
    TITLE_SUFFIX = 3
    SIGN_OFF = 4
    ADDRESS = 5
    COPYRIGHT = 6
    FURNITURE = 7
    DATELINE = 8


_GIVE_NAMES = frozenset({Clue.LABEL, Clue.HEADER_LINE, Clue.TITLE_SUFFIX})


@dataclass(frozen=True, slots=True)
class SourceClue:
    """An outlet's name as a dump writes it, and where."""

    clue: Clue
    piece: Piece


def decide(clues: list[SourceClue], lexicon: Lexicon) -> tuple[Source, Piece] | None:
    """Return the source that the strongest clue names, and the words.

    An outlet keeps the name that a header gives it ("The Huffington Post"), and has its usual name
    where other lines are the clue ("…World and agencies"); under both it is one outlet.
    """
    if not clues:
        return None
    best = min(clues, key=lambda found: (found.clue, found.piece.start))
    written = best.piece.text
    domain = DOMAIN.fullmatch(written)
    outlet = lexicon.media.outlet(written) or (domain and lexicon.media.outlet_at(domain["domain"]))
    name = domain["domain"] if domain else written
    if not outlet:
        return Source(slug(name), name), best.piece
    spelled_out = domain or (lexicon.media.is_spelled_out(written) and not written.isupper())
    given = best.clue in _GIVE_NAMES and spelled_out
    return Source(slug(outlet.name), name if given else outlet.name), best.piece


def clues_in_furniture(draft: Draft, line: Line, lexicon: Lexicon) -> Iterator[SourceClue]:
    """Yield the outlet that a line of furniture or copyright names ("Skip to more … sites")."""
    owner = COPYRIGHT_OWNER.search(line.text)
    if owner:
        start, end = owner.span("owner")
        within = lexicon.media.outlet_within(line.text[start:end])
        if within:
            yield _clue(draft, Clue.COPYRIGHT, line, start + within.start, start + within.end)
        return
    within = lexicon.media.outlet_within(line.text)
    if within:
        yield _clue(draft, Clue.FURNITURE, line, within.start, within.end)


def clue_in_address(draft: Draft, lexicon: Lexicon) -> Iterator[SourceClue]:
    """Yield the outlet at whose address the article stood."""
    url = draft.fields.get("url")
    match = DOMAIN.match(url.text) if url else None
    if url and match and lexicon.media.outlet_at(match["domain"]):
        start, end = match.span("domain")
        yield SourceClue(Clue.ADDRESS, draft.piece(url.start + start, url.start + end))


def clue_in_dateline(draft: Draft, line: Line, lexicon: Lexicon) -> Iterator[SourceClue]:
    """Yield the wire that a dateline names, `LAGOS, Nov 2 (Reuters) - `: the last resort."""
    match = DATELINE.match(line.text)
    if match and lexicon.media.outlet(match["wire"]):
        yield _clue(draft, Clue.DATELINE, line, *match.span("wire"))


def _clue(draft: Draft, clue: Clue, line: Line, start: int, end: int) -> SourceClue:
    return SourceClue(clue, draft.piece(line.start + start, line.start + end))
