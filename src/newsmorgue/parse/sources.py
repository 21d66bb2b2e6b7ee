"""Which outlet published an article: the clues that a dump gives, and which of them decides."""

import re
from collections.abc import Iterable, Iterator, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.lexicon.media import Outlet
from newsmorgue.model import Piece, Source
from newsmorgue.parse.bylines import may_be_outlet
from newsmorgue.parse.clues import GIVES_NAME, Clue, SourceClue
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.layout import Layout
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import COPYRIGHT_OWNER, DATELINE, DOMAIN, NOTED_NAME, TITLE_SUFFIX
from newsmorgue.parse.prose import ends_sentence
from newsmorgue.text.fold import fold
from newsmorgue.text.slugs import slug

_LONGEST_NAME = 5
# In characters.
_LONGEST_TITLE = 500
# A page names itself in the first of its lines, and repeats it in some of the others.
_MOST_NAMES = 60
_MOST_LINES = 800
_LONGEST_SUFFIX = 6
_LONGEST_ACRONYM = 4
# Characters that a header, and the opening of a page, are long.
_NEAR_TITLE = 150
_PAGE_OPENS = 60
_MUCH_NAMED = 2
_TOP = 2
# A dateline stands before the first paragraph, with some key points above it at most.
_DATELINE_WITHIN = 6
# A dump with more lines above its text is a page, and pages open with their outlet's name.
_PAGE = 4
# In a header of fewer lines than this, a name below the title is the outlet's.
_SMALL_HEADER = 4
_NAME_BAR = re.compile(r"\s*[|\u00b7\u2022]\s*|\s{3,}")
# What a page says of itself, where a menu may name other outlets ("The National", "Markets Daily").
_OWN = re.compile(
    r"\b(?:skip|jump|follow|like|join|visit|about|contact|support|subscri\w+|sign|log|account|apps?"
    r"|newsletters?|editions?|home ?page|sites?|readers?|terms|privacy|rights|staff|edited|conditions"
    r"|advertise|careers|back to|more from"
    r"|welcome|on (?:twitter|facebook|instagram)|appears? in|published|responsible)\b|\u00a9|\u00ae",
    re.IGNORECASE,
)
_WITH_ARTICLE = re.compile(r"\bThe(?: [A-Z][\w'\u2019&-]+){1,4}")
_COMPANY = re.compile(
    r" (?:Magazine|Media|News(?:papers?)?|Company|Co|Ltd|Limited|Inc|LLC|plc|PLC|Group|Corporation|Corp"
    r"|Holdings|Publish\w+|Trust)\b"
)
_SMALL_WORDS = frozenset("of the and & de del der des di do du el en et i la le les und van y".split())


def decide(
    clues: Sequence[SourceClue], lexicon: Lexicon, title: Piece | None = None
) -> tuple[Source, Piece] | None:
    """Return the source that the strongest clue names, and the words.

    An agency is the source only where no outlet is named. Of two clues alike the one nearer to the
    `title` counts. An outlet keeps the name that a header gives it ("The Huffington Post"), and has its
    usual name where other lines are the clue ("…World and agencies"); under both it is one outlet.
    """
    if not clues:
        return None
    at = title.start if title else 0
    best = min(
        clues,
        key=lambda found: (
            _rank(found, at, lexicon),
            abs(found.piece.start - at),
            found.piece.start,
        ),
    )
    written = best.piece.text
    domain = DOMAIN.fullmatch(written)
    outlet = lexicon.media.outlet(written) or (domain and lexicon.media.outlet_at(domain["domain"]))
    if not outlet:
        name = domain["domain"] if domain else written
        return Source(slug(name), name), best.piece
    named = _named(clues, outlet, lexicon) if domain else None
    if named:
        return Source(slug(outlet.name), named.piece.text), named.piece
    spelled_out = domain or (lexicon.media.is_spelled_out(written) and not written.isupper())
    given = domain["domain"] if domain else written
    return Source(
        slug(outlet.name), given if best.clue in GIVES_NAME and spelled_out else outlet.name
    ), best.piece


def _rank(found: SourceClue, title: int, lexicon: Lexicon) -> Clue:
    """Order clues, the most telling first.

    An agency's name counts less than that of any outlet; one that stands far above the title may be a
    word of the menu, unless it opens the page.
    """
    if lexicon.media.agency(found.piece.text) is not None:
        return Clue.AGENCY
    if found.clue is Clue.HEADER_LINE and title - found.piece.start > _NEAR_TITLE:
        return Clue.PAGE_TOP if found.piece.start < _PAGE_OPENS else Clue.MENU
    return found.clue


def _named(clues: Iterable[SourceClue], outlet: Outlet, lexicon: Lexicon) -> SourceClue | None:
    """Return a clue that has the outlet's name, which is better than its address."""
    return next(
        (
            clue
            for clue in clues
            if clue.clue <= Clue.FURNITURE
            and DOMAIN.fullmatch(clue.piece.text) is None
            and lexicon.media.outlet(clue.piece.text) == outlet
        ),
        None,
    )


def find_clues(
    draft: Draft, layout: Layout, text: Sequence[Line], furniture: Iterable[Line], lexicon: Lexicon
) -> Iterator[SourceClue]:
    """Yield what points to the outlet outside the header's fields.

    `text` are the article's own lines; `furniture` those of its page, without headlines of others.
    """
    title = draft.fields.get("title")
    around = [
        line
        for line in (*layout.header, *layout.footer)
        if not layout.fields(line) and (title is None or line.start != title.start)
    ]
    page = [*furniture, *around]
    for line in page:
        yield from _clues_in_furniture(draft, line, lexicon)
    yield from _clue_in_address(draft, lexicon)
    yield from _clue_in_masthead(draft, [fold(line.text) for line in page], layout, lexicon)
    yield from _clue_in_dateline(draft, text, lexicon)


def suffix_of(title: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Return a title taken apart where an outlet stands behind it: a known one, or whatever follows a bar."""
    match = TITLE_SUFFIX.fullmatch(title) if len(title) <= _LONGEST_TITLE else None
    if match is None or title.endswith("."):
        return None
    name = match["outlet"]
    known = lexicon.media.outlet(name) or DOMAIN.fullmatch(name) or may_be_outlet(name, lexicon)
    barred = "|" in title[match.end("title") : match.start("outlet")]
    return match if known or (barred and len(name.split()) <= _LONGEST_SUFFIX) else None


def clue_in_suffix(draft: Draft, match: re.Match[str], at: int) -> Iterator[SourceClue]:
    """Yield the outlet behind a title (see `suffix_of`) that stands at `at`."""
    start, end = match.span("outlet")
    yield SourceClue(Clue.TITLE_SUFFIX, draft.piece(at + start, at + end))


def clues_in_names(draft: Draft, title: int, layout: Layout, lexicon: Lexicon) -> Iterator[SourceClue]:
    """Yield header lines that name an outlet by their words, or by their place beside the `title`'s line."""
    lines = layout.header
    for i in sorted(range(len(lines)), key=lambda i: abs(i - title)):
        named = NOTED_NAME.fullmatch(lines[i].text)
        is_plain = i != title and not layout.fields(lines[i])
        if named and is_plain and may_be_outlet(named["name"], lexicon):
            yield _clue(draft, Clue.NAMED_LIKE_ONE, lines[i], *named.span("name"))
            break
    for i in (title - 1, title + 1):
        if title >= 0 and 0 <= i < len(lines) and _stands_for_outlet(i, layout, lexicon):
            yield _clue(draft, Clue.NAME_BESIDE_TITLE, lines[i], 0, len(lines[i].text))


def _stands_for_outlet(i: int, layout: Layout, lexicon: Lexicon) -> bool:
    """Tell an outlet by its place.

    It opens the dump, stands above a date, or is all that stands with the title.
    """
    lines = layout.header
    line = lines[i]
    below = layout.fields(lines[i + 1]) if i + 1 < len(lines) else ()
    dated = any(find.field == "published" for find in below)
    alone = 0 < i == len(lines) - 1 < _SMALL_HEADER - 1 and lines[i - 1].block == line.block
    words = line.text.split()
    return (
        (i == 0 or dated or alone)
        and not layout.fields(line)
        and len(words) < _LONGEST_NAME
        and all(word[0].isupper() for word in words)
        and not ends_sentence(line)
        and not lexicon.is_section(line.text)
        and not lexicon.is_section(words[-1])
        and key_of(line.text) not in lexicon.gazetteer.places.values
        and fold(words[0]) not in lexicon.people.given
    )


def _clues_in_furniture(draft: Draft, line: Line, lexicon: Lexicon) -> Iterator[SourceClue]:
    """Yield the outlet that a line of furniture or copyright names ("Skip to more … sites")."""
    owner = COPYRIGHT_OWNER.search(line.text)
    start, end = owner.span("owner") if owner else (0, len(line.text))
    within = lexicon.media.outlet_within(line.text[start:end])
    if within is None:
        yield from _clue_in_article(draft, line, owner, lexicon)
        return
    first, last = start + within.start, start + within.end
    name = line.text[first:last]
    key = key_of(name)
    # "Breaking News" is a section as well, "S.p.A." a company's form, "Scroll" and "India" are words.
    if lexicon.is_section(name) or (len(name) <= _LONGEST_ACRONYM and not name.isupper()):
        return
    if key in lexicon.common_words or key in lexicon.gazetteer.places.values:
        return
    clue = Clue.COPYRIGHT if owner else Clue.FURNITURE if _OWN.search(line.text) else Clue.MENU
    if clue is Clue.MENU and " " not in name and not name.isupper():
        return
    yield _clue(draft, clue, line, first, last)


def _clue_in_article(
    draft: Draft, line: Line, owner: re.Match[str] | None, lexicon: Lexicon
) -> Iterator[SourceClue]:
    """Yield a name that "The" and its place tell from a word: "users of The Hindu", "© The Meridian"."""
    for named in _WITH_ARTICLE.finditer(line.text):
        if owner and named.start() == owner.start("owner"):
            known = lexicon.media.outlet(named.group()) is not None
            company = _COMPANY.search(named.group())
            end = named.start() + company.start() if company else named.end()
            yield _clue(draft, Clue.COPYRIGHT if known else Clue.OWNER, line, named.start(), end)
        elif _OWN.search(line.text) and lexicon.media.outlet(named.group()):
            yield _clue(draft, Clue.FURNITURE, line, *named.span())


def _clue_in_address(draft: Draft, lexicon: Lexicon) -> Iterator[SourceClue]:
    """Yield the outlet at whose address the article stood."""
    url = draft.fields.get("url")
    match = DOMAIN.match(url.text) if url else None
    if url and match and lexicon.media.outlet_at(match["domain"]):
        start, end = match.span("domain")
        yield SourceClue(Clue.ADDRESS, draft.piece(url.start + start, url.start + end))


def _clue_in_masthead(
    draft: Draft, page: Sequence[str], layout: Layout, lexicon: Lexicon
) -> Iterator[SourceClue]:
    """Yield an outlet that no list knows.

    That is a name above the article that the page's lines (folded) repeat, or open with.
    """
    title = draft.values.get("title")
    plain = [line for line in layout.header if not layout.fields(line)][:_MOST_NAMES]
    for place, line in enumerate(plain):
        name = _NAME_BAR.split(line.text)[0]
        key = fold(name)
        told = _is_name(name, lexicon) and sum(key in other for other in page[:_MOST_LINES]) > 1
        if name != title and (told or (place < _TOP and _is_much_named(name, draft.text, lexicon))):
            yield _clue(draft, Clue.MASTHEAD, line, 0, len(name))
            break
    first = plain[0] if plain and plain[0] is layout.header[0] and len(layout.header) > _PAGE else None
    if first and first.text != title and _may_open_page(first.text, lexicon):
        yield _clue(draft, Clue.FIRST_LINE, first, 0, len(first.text))


def _is_much_named(name: str, text: str, lexicon: Lexicon) -> bool:
    """Tell an outlet of one word, "RIDGELINE", that the dump names again and again."""
    key = key_of(name)
    if not name.isalpha() or key in lexicon.common_words or lexicon.is_section(name):
        return False
    if key in lexicon.gazetteer.places.values or key in lexicon.people.given:
        return False
    return name[0].isupper() and text.count(name) + text.count(name.capitalize()) > _MUCH_NAMED


def _may_open_page(text: str, lexicon: Lexicon) -> bool:
    words = text.split()
    return (
        len(words) < _LONGEST_NAME
        and all(map(_opens_name, words))
        and not lexicon.is_section(text)
        and key_of(text) not in lexicon.gazetteer.places.values
    )


def _is_name(text: str, lexicon: Lexicon) -> bool:
    """Tell a few capitalised words that are no section's name."""
    words = text.split()
    return (
        1 < len(words) <= _LONGEST_NAME
        and not text.endswith(".")
        and not lexicon.is_section(text)
        and all(map(_opens_name, words))
    )


def _opens_name(word: str) -> bool:
    return (word[0].isupper() and word[-1] not in ":,") or word in _SMALL_WORDS


def _clue_in_dateline(draft: Draft, text: Sequence[Line], lexicon: Lexicon) -> Iterator[SourceClue]:
    """Yield the wire that a dateline names, `LAGOS, Nov 2 (Reuters) - `; an agency is credited as well."""
    for line in text[:_DATELINE_WITHIN]:
        match = DATELINE.match(line.text)
        if match is None:
            continue
        group = "wire" if match["wire"] else "wire_alone"
        start, end = match.span(group)
        agency = lexicon.media.agency(match[group])
        if agency:
            draft.add("agencies", line.start + start, line.start + end, agency)
        if agency or lexicon.media.outlet(match[group]):
            yield _clue(draft, Clue.DATELINE, line, start, end)
            return


def _clue(draft: Draft, clue: Clue, line: Line, start: int, end: int) -> SourceClue:
    return SourceClue(clue, draft.piece(line.start + start, line.start + end))
