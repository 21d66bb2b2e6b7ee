"""Which outlet published an article: the clues that a dump gives, and which of them decides."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Piece, Source
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.layout import Layout
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import COPYRIGHT_OWNER, DATELINE, DOMAIN
from newsmorgue.text.fold import fold
from newsmorgue.text.slugs import slug

_LONGEST_NAME = 5
_DATELINE_WITHIN = 6
# A dump with so many lines above its text is a page, and pages open with their outlet's name.
_PAGE = 4
_NAME = re.compile(r"(?:(?:[A-Z\u00c0-\u00de][\w'\u2019.-]*|of|the|and|&)\s?){1,4}")


class Clue(IntEnum):
    """Where a source was read, the most telling first."""

    LABEL = 1
    HEADER_LINE = 2
    BESIDE_DATE = 3
    TITLE_SUFFIX = 4
    BYLINE = 5
    LABEL_BELOW = 6
    SIGN_OFF = 7
    ADDRESS = 8
    COPYRIGHT = 9
    FURNITURE = 10
    MASTHEAD = 11
    NAMED_LIKE_ONE = 12
    NAME_BESIDE_DATE = 13
    NAME_BESIDE_TITLE = 14
    FIRST_LINE = 15
    DATELINE = 16


_GIVE_NAMES = frozenset(
    {
        Clue.NAMED_LIKE_ONE,
        Clue.NAME_BESIDE_DATE,
        Clue.NAME_BESIDE_TITLE,
        Clue.LABEL_BELOW,
        Clue.LABEL,
        Clue.HEADER_LINE,
        Clue.BESIDE_DATE,
        Clue.TITLE_SUFFIX,
        Clue.MASTHEAD,
    }
)


@dataclass(frozen=True, slots=True)
class SourceClue:
    """An outlet's name as a dump writes it, and where."""

    clue: Clue
    piece: Piece


def decide(
    clues: list[SourceClue], lexicon: Lexicon, title: Piece | None = None
) -> tuple[Source, Piece] | None:
    """Return the source that the strongest clue names, and the words.

    Of two clues alike the one nearer to the title counts. An outlet keeps the name that a header gives it ("The Huffington Post"), and has its usual name
    where other lines are the clue ("…World and agencies"); under both it is one outlet.
    """
    if not clues:
        return None
    at = title.start if title else 0
    best = min(
        clues,
        key=lambda found: (
            _is_agency(found, lexicon),
            found.clue,
            abs(found.piece.start - at),
            found.piece.start,
        ),
    )
    written = best.piece.text
    domain = DOMAIN.fullmatch(written)
    outlet = lexicon.media.outlet(written) or (domain and lexicon.media.outlet_at(domain["domain"]))
    if domain and outlet:  # a name is better than an address, if one of the same outlet is there
        named = [
            clue
            for clue in clues
            if clue.clue <= Clue.FURNITURE and lexicon.media.outlet(clue.piece.text) == outlet
        ]
        named = [clue for clue in named if DOMAIN.fullmatch(clue.piece.text) is None]
        if named:
            return Source(slug(outlet.name), named[0].piece.text), named[0].piece
    name = domain["domain"] if domain else written
    if not outlet:
        return Source(slug(name), name), best.piece
    spelled_out = domain or (lexicon.media.is_spelled_out(written) and not written.isupper())
    given = best.clue in _GIVE_NAMES and spelled_out
    return Source(slug(outlet.name), name if given else outlet.name), best.piece


def _is_agency(found: SourceClue, lexicon: Lexicon) -> bool:
    """Tell the name of an agency: whose copy an outlet carries, so the source only where no outlet is named."""
    return lexicon.media.agency(found.piece.text) is not None


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


def clue_in_masthead(
    draft: Draft, lines: Sequence[Line], layout: Layout, lexicon: Lexicon
) -> Iterator[SourceClue]:
    """Yield an outlet that no list knows by the name above the article, where the page's other lines repeat it."""
    text = {line.start for line in layout.text}
    around = [fold(line.text) for line in lines if line.start not in text]
    for line in layout.header:
        name = re.split(r"\s*[|\u00b7\u2022]\s*|\s{2,}", line.text)[0]
        if layout.fields(line) or not _is_name(name, lexicon) or name == draft.values.get("title"):
            continue
        key = fold(name)
        if sum(key != other and key in other for other in around) > (name != line.text):
            yield _clue(draft, Clue.MASTHEAD, line, 0, len(name))
            return
    first = layout.header[0] if layout.header else None
    if first and _NAME.fullmatch(first.text) and not layout.fields(first) and len(layout.header) > _PAGE:
        yield _clue(draft, Clue.FIRST_LINE, first, 0, len(first.text))


def _is_name(text: str, lexicon: Lexicon) -> bool:
    """Tell two to five capitalised words that are no section's name."""
    words = text.split()
    return (
        1 < len(words) <= _LONGEST_NAME
        and not text.endswith(".")
        and not lexicon.is_section(text)
        and all(word[0].isupper() or word in {"of", "the", "and", "&"} for word in words)
    )


def clue_in_dateline(draft: Draft, text: Sequence[Line], lexicon: Lexicon) -> Iterator[SourceClue]:
    """Yield the wire that a dateline names, `LAGOS, Nov 2 (Reuters) - `: the last resort.

    It stands before the first paragraph, below key points at most. An agency is credited there as well.
    """
    for line in text[:_DATELINE_WITHIN]:
        match = DATELINE.match(line.text)
        if match is None:
            continue
        start, end = match.span("wire")
        agency = lexicon.media.agency(match["wire"])
        if agency:
            draft.add("agencies", line.start + start, line.start + end, agency)
        if agency or lexicon.media.outlet(match["wire"]):
            yield _clue(draft, Clue.DATELINE, line, start, end)
            return


def _clue(draft: Draft, clue: Clue, line: Line, start: int, end: int) -> SourceClue:
    return SourceClue(clue, draft.piece(line.start + start, line.start + end))
