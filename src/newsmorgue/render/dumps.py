"""The page of a dump: the file as it is, line by line, with what was made of each stretch of it.

Two layers of marks lie over the text. The layout says what a stretch is: a field of the header, a
paragraph, a caption, or set aside. The finds stand inside it: names, claims with their verbatim words,
times. Both are cut into stretches that do not overlap, and every character is printed once.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any, NamedTuple

from newsmorgue import urls
from newsmorgue.model import Article, Attributed, DatedExpression, Piece, Resolved
from newsmorgue.render.index import Index
from newsmorgue.render.layers import Line, Span, flat, lines_of, trimmed
from newsmorgue.render.pages import Anchor, Page, Views
from newsmorgue.render.signs import Bit, barred, count_seen, is_seen
from newsmorgue.text.dates import in_words

FIELD, PARAGRAPH, CAPTION, REMOVED = "field", "paragraph", "caption", "removed"
# What a share of the bar is drawn in parts of.
_WHOLE = 1000
# Fields that are also passages of the article's page, and so have an anchor there.
_ANCHORED = frozenset({"title", "standfirst"})
_SITE_LANGUAGE = "en"


class Mark(NamedTuple):
    """What a stretch is. `name` is the field's, the passage's id, or the reason for setting aside.

    `detail` is the kind of a paragraph. `href` leads to the stretch on the article's page.
    """

    kind: str
    name: str
    detail: str | None = None
    href: str | None = None


class NameMark(NamedTuple):
    """A name: the entity's kind and page, and its full name; of an open one the names it may stand for."""

    kind: str
    href: str | None
    names: tuple[str, ...]


class ClaimMark(NamedTuple):
    """A claim: its place on the article's page, its mode and who speaks."""

    href: str
    mode: str
    speaker: str | None


class TimeMark(NamedTuple):
    """A time expression: its value in words, or what is known of it; None where it is open."""

    value: str | None


class Atom(NamedTuple):
    """A stretch of a line in which nothing changes, with what lies around it; `quote` is verbatim words."""

    start: int
    end: int
    area: Span[Mark] | None
    claim: Span[ClaimMark] | None
    quote: Span[Piece] | None
    name: Span[NameMark] | None
    time: Span[TimeMark] | None


class Area(NamedTuple):
    """Atoms that are one thing by the layout.

    `labels` are said before it. `mark` is None where nothing needs marking: between marks, or where the line
    says it.
    """

    mark: Mark | None
    labels: tuple[Mark, ...]
    atoms: tuple[Atom, ...]


class LineView(NamedTuple):
    """A line; `kind` is what all of it is, `notes` are said beside it.

    `signs` stand for a line break that is not the file's usual one.
    """

    number: int
    kind: str | None
    notes: tuple[Mark, ...]
    areas: tuple[Area, ...]
    signs: tuple[Bit, ...]


@dataclass(frozen=True, slots=True)
class Share:
    """How much of a file is of one sort: visible characters, per cent, and where that is on the bar.

    `reason` is why it was set aside.
    """

    kind: str
    reason: str | None
    count: int
    percent: str
    start: int
    width: int


@dataclass(frozen=True, slots=True)
class DumpPage:
    """What the template of a dump prints. `breaks` are the line breaks that it has, the usual one first.

    `all_seen` is true where the text has nothing that nobody sees but usual white space.
    """

    article: Article
    to_article: Anchor
    language: str | None
    characters: int
    all_seen: bool
    breaks: tuple[str, ...]
    shares: tuple[Share, ...]
    lines: tuple[LineView, ...]


class _Finds(NamedTuple):
    """What was found, each sort in stretches that do not overlap."""

    claims: list[Span[ClaimMark]]
    quotes: list[Span[Piece]]
    names: list[Span[NameMark]]
    times: list[Span[TimeMark]]


def dump_page(index: Index, article: Article, untitled: str) -> Page:
    """Return the page of an article's dump."""
    path = urls.dump_path(article)
    views = Views(index, path, untitled)
    text = article.dump.text
    lines = lines_of(text)
    breaks = tuple(
        break_ for break_, _ in Counter(line.break_ for line in lines if line.break_).most_common()
    )
    all_seen = is_seen(text)
    marks = _marks(views, article)
    areas = flat(marks)
    cut = _lines(
        text, lines, breaks[0] if breaks else "", marks=marks, areas=areas, finds=_finds(views, article)
    )
    view = DumpPage(
        article=article,
        to_article=views.article_anchor(article),
        language=article.language if article.language != _SITE_LANGUAGE else None,
        characters=len(text),
        breaks=tuple("".join({"\r": "CR", "\n": "LF"}[each] for each in break_) for break_ in breaks),
        all_seen=all_seen,
        shares=_shares(text, areas, all_seen=all_seen),
        lines=tuple(cut),
    )
    return Page(path, "dump.html", article.dump.file, "articles", view)


def line_numbers(article: Article) -> Iterator[int]:
    """Yield the number of the line on which each removed stretch of an article begins."""
    starts = [line.start for line in lines_of(article.dump.text)] if article.removed else []
    for each in article.removed:
        yield bisect_right(starts, trimmed(article.dump.text, Span(each.start, each.end, None)).start)


# ---- What was made of the text -------------------------------------------------------------------


def _marks(views: Views, article: Article) -> list[Span[Mark]]:
    """Return the layout of a dump, in the order of the text; marks may overlap."""
    path = urls.article_path(article)
    found = []
    for name, piece in article.fields.items():
        href = views.link(path, name) if name in _ANCHORED else None
        found.append(Span(piece.start, piece.end, Mark(FIELD, name.partition("[")[0], href=href)))
    for passage in article.paragraphs:
        mark = Mark(PARAGRAPH, passage.id, passage.kind, views.link(path, passage.id))
        found.append(Span(passage.start, passage.end, mark))
    for caption in article.captions:
        mark = Mark(CAPTION, caption.id, href=views.link(path, caption.id))
        found.append(Span(caption.start, caption.end, mark))
    found += [Span(each.start, each.end, Mark(REMOVED, each.reason)) for each in article.removed]
    bare = (trimmed(article.dump.text, each) for each in found)
    return sorted((each for each in bare if each.start < each.end), key=lambda each: each[:2])


def _finds(views: Views, article: Article) -> _Finds:
    """Return what was found in an article."""
    index = views.index
    claims = index.whole_clipping(article.id).claims
    return _Finds(
        flat(Span(each.claim.start, each.claim.end, _claim(views, article, each)) for each in claims),
        flat(Span(quote.start, quote.end, quote) for each in claims for quote in each.claim.quotes),
        flat(
            Span(each.mention.start, each.mention.end, _name(views, each))
            for each in index.whole_clipping(article.id).mentions
        ),
        flat(
            Span(each.expression.start, each.expression.end, _time(each)) for each in index.dates[article.id]
        ),
    )


def _claim(views: Views, article: Article, attributed: Attributed) -> ClaimMark:
    claim = attributed.claim
    speaker = views.index.entities[attributed.speaker].name if attributed.speaker else claim.speaker_text
    return ClaimMark(views.link(urls.article_path(article), claim.id), claim.mode, speaker)


def _name(views: Views, resolved: Resolved) -> NameMark:
    if resolved.entity:
        entity = views.entity(resolved.entity)
        return NameMark(entity.kind or "", entity.href, (entity.text,))
    entities = views.index.entities
    return NameMark(resolved.mention.kind, None, tuple(entities[id_].name for id_ in resolved.candidates))


def _time(dated: DatedExpression) -> TimeMark:
    return TimeMark(in_words(dated.value) if dated.value else dated.known)


def _shares(text: str, areas: list[Span[Mark]], *, all_seen: bool) -> tuple[Share, ...]:
    """Return what the visible characters of a text are, the article's own parts first."""
    counts: Counter[tuple[str, str | None]] = Counter()
    for area in areas:
        sort = (area.what.kind, area.what.name if area.what.kind == REMOVED else None)
        counts[sort] += count_seen(text[area.start : area.end], all_seen=all_seen)
    total = count_seen(text, all_seen=all_seen)
    counts["left", None] = total - counts.total()
    order = (PARAGRAPH, FIELD, CAPTION, REMOVED, "left")
    ranked = sorted(
        (each for each in counts.items() if each[1]),
        key=lambda each: (order.index(each[0][0]), -each[1], each[0][1] or ""),
    )
    found = []
    before = 0
    for (kind, reason), count in ranked:
        start, end = (edge * _WHOLE // total for edge in (before, before + count))
        share = f"{count / total:.1%}"
        percent = "< 0.1%" if share == "0.0%" else share
        found.append(Share(kind, reason, count, percent, start, end - start))
        before += count
    return tuple(found)


# ---- The text, cut ----------------------------------------------------------------------------------


def _lines(
    text: str,
    lines: tuple[Line, ...],
    usual: str,
    *,
    marks: list[Span[Mark]],
    areas: list[Span[Mark]],
    finds: _Finds,
) -> Iterator[LineView]:
    beginning: dict[int, list[Span[Mark]]] = {}
    for mark in marks:
        beginning.setdefault(mark.start, []).append(mark)
    for number, (line, atoms) in enumerate(zip(lines, _atoms(lines, areas, finds), strict=True), start=1):
        signs = tuple(barred(each) for each in line.break_) if line.break_ not in {usual, ""} else ()
        if not atoms:
            yield LineView(number, None, (), (), signs)
            continue
        bare = trimmed(text, Span(line.start, line.end, None))
        groups = [(area, tuple(each)) for area, each in groupby(atoms, key=attrgetter("area"))]
        whole = next((area for area, _ in groups if area and _covers(area, bare)), None)
        notes: list[Mark] = []
        cut: list[Area] = []
        told: set[Mark] = set()
        for area, group in groups:
            labels: list[Mark] = []
            for each in beginning.get(group[0].start, ()):
                # What was set aside for one reason in pieces, as the commas of a list, is told once a line.
                if each.what.kind == REMOVED and each.what in told:
                    continue
                told.add(each.what)
                (notes if _covers(each, bare) else labels).append(each.what)
            # What is set aside is marked in its line as well: the reason is shown where it is pointed at.
            shown = area.what if area and (area.what.kind == REMOVED or area is not whole) else None
            cut.append(Area(shown, tuple(labels), group))
        kind = whole.what.kind if whole else notes[0].kind if notes else None
        yield LineView(number, kind, tuple(notes), tuple(cut), signs)


def _covers(span: Span[Mark], line: Span[None]) -> bool:
    return span.start <= line.start and span.end >= line.end


def _atoms(lines: tuple[Line, ...], areas: list[Span[Mark]], finds: _Finds) -> Iterator[list[Atom]]:
    """Yield for each line the stretches in which nothing changes."""
    # What begins and what ends: the position, the layer and what is there from then on; ends come first.
    changes: list[tuple[int, bool, int, Any]] = []
    layers: tuple[list[Span[Any]], ...] = (areas, *finds)
    for layer, spans in enumerate(layers):
        changes += [(each.start, True, layer, each) for each in spans]
        changes += [(each.end, False, layer, None) for each in spans]
    # The first three tell all changes apart: the stretches of a layer do not overlap.
    changes.sort(reverse=True)
    around: list[Any] = [None, None, None, None, None]
    for start, end, _ in lines:
        atoms = []
        position = start
        while changes and changes[-1][0] < end:
            at, _begins, layer, each = changes.pop()
            if at > position:
                atoms.append(Atom(position, at, *around))
                position = at
            around[layer] = each
        if position < end:
            atoms.append(Atom(position, end, *around))
        yield atoms
