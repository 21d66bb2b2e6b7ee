"""Parsing: from a dump to an article record, its header, body and furniture told apart.

Nothing is thrown away: every character that is not white space is part of a field, a paragraph,
a caption, or a removed stretch with its reason.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Caption, Dump, Format, Markup, Paragraph, Piece, Source
from newsmorgue.parse.body import read_body
from newsmorgue.parse.clues import Clue
from newsmorgue.parse.dates import read_dates
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.filed import read_dateline
from newsmorgue.parse.finds import Find
from newsmorgue.parse.footer import read_footer
from newsmorgue.parse.front import FrontField, read_front
from newsmorgue.parse.front_matter import read_front_matter
from newsmorgue.parse.furniture import COMMENT, COPYRIGHT, HEADLINE, TAGS, furniture, tag_names
from newsmorgue.parse.header import read_header
from newsmorgue.parse.labels import has_codes, join_labels
from newsmorgue.parse.language import detect_language
from newsmorgue.parse.layout import Layout
from newsmorgue.parse.leftovers import leftovers, reason_for
from newsmorgue.parse.lines import Line, join_wrapped, split_lines
from newsmorgue.parse.markdown import read_markdown
from newsmorgue.parse.open_dates import UNCLEAR_DATE, close_dates
from newsmorgue.parse.pictures import read_picture
from newsmorgue.parse.popups import popups
from newsmorgue.parse.sources import decide, find_clues
from newsmorgue.text.markup import HIDDEN, Readable, blanked
from newsmorgue.text.slugs import digest, slug

__all__ = ["UNCLEAR_DATE", "parse"]

# In words.
_LONGEST_DATE = 16
_LONGEST_CREDIT = 6
# Furniture that speaks of other articles, or with other people's words: no clue to the outlet.
_OF_OTHERS = frozenset({HEADLINE, COMMENT})


def parse(dump: Dump, lexicon: Lexicon) -> Article:
    """Return the article that `dump` holds; what the dump does not say stays None or empty."""
    front, lines, markup = _read_lines(dump, lexicon)
    if not has_codes(lines, lexicon):
        lexicon = replace(lexicon, labels=replace(lexicon.labels, codes={}))
    draft = Draft(dump.text, blanked(dump.text, markup), Readable(dump.text, markup))
    reasons = _without_fields(furniture(lines, lexicon), lines, lexicon)
    layout = Layout(lines, reasons, lexicon)
    read_front_matter(draft, front, lexicon)
    text = [*read_header(draft, layout, lexicon), *layout.text]
    text = read_footer(draft, layout, text, lexicon)
    read_dateline(draft, text, lexicon)
    for i, reason in reasons.items():
        _set_aside(draft, lines[i], reason)
    page = [lines[i] for i, reason in reasons.items() if reason not in _OF_OTHERS]
    draft.clues += find_clues(draft, layout, text, page, lexicon)
    paragraphs = read_body(draft, text, lines, reasons, lexicon)
    source = decide(draft.clues, lexicon, draft.fields.get("title")) or _agency(draft, lexicon)
    if source:
        draft.fields["source"] = source[1]
        draft.take_back(source[1])
        if draft.fields.get("kicker") == source[1]:
            draft.drop("kicker")
        _credit_agencies(draft, source[0], lexicon)
    outlet = lexicon.media.outlet(source[0].name) if source else None
    close_dates(draft, outlet.country if outlet else None, paragraphs)
    body = [(paragraph.start, paragraph.end) for paragraph in paragraphs]
    _remove_the_rest(draft, lines, body)
    if dump.format is Format.TEXT:
        _remove_popups(draft, markup)
    else:
        markup = _with_leftovers(draft, markup, body)
    name = slug(draft.values.get("title") or dump.file.rpartition("/")[2].rpartition(".")[0])
    return Article(
        id=f"{name}-{digest(dump.file)}",
        dump=dump,
        title=draft.values.get("title"),
        language=_language(draft, paragraphs, lexicon),
        standfirst=draft.values.get("standfirst"),
        kicker=draft.values.get("kicker"),
        published=draft.values.get("published"),
        updated=draft.values.get("updated"),
        source=source[0] if source else None,
        authors=tuple(draft.lists.get("authors", ())),
        agencies=tuple(draft.lists.get("agencies", ())),
        credits=tuple(draft.lists.get("credits", ())),
        tags=tuple(draft.lists.get("tags", ())),
        url=draft.values.get("url"),
        fields=draft.fields,
        paragraphs=paragraphs,
        captions=tuple(_with_language(draft, caption, lexicon) for caption in draft.captions),
        removed=tuple(sorted(draft.removed, key=lambda removed: removed.start)),
        markup=markup,
    )


def _read_lines(
    dump: Dump, lexicon: Lexicon
) -> tuple[tuple[FrontField, ...], tuple[Line, ...], tuple[Markup, ...]]:
    """Return the front matter, the lines and the markup of a dump; of plain text only popups are hidden."""
    if dump.format is not Format.TEXT:
        return read_markdown(dump.text)
    markup = tuple(Markup(start, end, HIDDEN) for start, end in popups(dump.text))
    text = blanked(dump.text, markup)
    return (), join_labels(join_wrapped(split_lines(text), text), lexicon), markup


def _without_fields(reasons: dict[int, str], lines: Sequence[Line], lexicon: Lexicon) -> dict[int, str]:
    """Spare lines that say something of the article: "First published June 28, 2019", "© Jane Roe/AFP"."""
    return {i: reason for i, reason in reasons.items() if not _tells_field(lines[i], reason, lexicon)}


def _tells_field(line: Line, reason: str, lexicon: Lexicon) -> bool:
    if reason in _OF_OTHERS:
        return False
    if reason == COPYRIGHT and line.words <= _LONGEST_CREDIT and any(read_picture(line.text, lexicon)):
        return True
    return any(
        find.labelled and find.field in {"published", "updated"} for find in _whole_dates(line, lexicon)
    )


def _whole_dates(line: Line, lexicon: Lexicon) -> Iterator[Find]:
    """Yield the dates of a short line that holds nothing else."""
    if line.words <= _LONGEST_DATE and any(map(str.isdigit, line.text)):
        for run in read_dates(line.text, lexicon.date_words):
            if run.end - run.start == len(line.text):
                yield from run.dates


def _set_aside(draft: Draft, line: Line, reason: str) -> None:
    """Set a line of furniture aside, but for the tags that stand on it."""
    if reason != TAGS:
        draft.remove(line.start, line.end, reason)
        return
    position = line.text.find(":") + 1
    for name in tag_names(line.text):
        start = line.text.index(name, position)
        position = start + len(name)
        draft.add("tags", line.start + start, line.start + position)
    draft.set_aside(line, reason)


def _credit_agencies(draft: Draft, source: Source, lexicon: Lexicon) -> None:
    """Credit an agency that stands in a line of the header, where an outlet is the source."""
    for found in draft.clues:
        agency = lexicon.media.agency(found.piece.text) if found.clue is Clue.HEADER_LINE else None
        if agency and agency != source.name and agency not in draft.lists.get("agencies", ()):
            draft.take_back(found.piece)
            draft.add("agencies", found.piece.start, found.piece.end, agency)


def _agency(draft: Draft, lexicon: Lexicon) -> tuple[Source, Piece] | None:
    """Return the one agency that the text is credited to: the source where no outlet is named."""
    agencies = draft.lists.get("agencies", [])
    if len(agencies) != 1:
        return None
    outlet = lexicon.media.outlet(agencies[0])
    return Source(slug(outlet.name if outlet else agencies[0]), agencies[0]), draft.fields["agencies[0]"]


def _language(draft: Draft, paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> str | None:
    start, end = (paragraphs[0].start, paragraphs[-1].end) if paragraphs else (0, len(draft.text))
    return detect_language(draft.readable, start, end, lexicon.languages)


def _with_language(draft: Draft, caption: Caption, lexicon: Lexicon) -> Caption:
    language = detect_language(draft.readable, caption.start, caption.end, lexicon.languages)
    return replace(caption, language=language)


def _with_leftovers(
    draft: Draft, markup: Sequence[Markup], body: Sequence[tuple[int, int]]
) -> tuple[Markup, ...]:
    """Set aside what nobody took of a text with markup, and return the markup with the bare marks of that."""
    hidden = [(each.start, each.end) for each in markup if each.kind == HIDDEN]
    _, below = read_front(draft.text)
    marks = []
    for start, end in leftovers(draft.text, [*_taken(draft), *body, *hidden]):
        if any(map(str.isalnum, draft.text[start:end])):
            draft.remove(start, end, reason_for(start, below))
        else:
            marks.append(Markup(start, end, HIDDEN))
    return tuple(sorted([*markup, *marks], key=lambda each: (each.start, each.end)))


def _taken(draft: Draft) -> Iterator[tuple[int, int]]:
    """Yield the spans that fields, captions and what is set aside take."""
    yield from ((each.start, each.end) for each in draft.fields.values())
    yield from ((each.start, each.end) for each in draft.captions)
    yield from ((each.start, each.end) for each in draft.removed)


def _remove_popups(draft: Draft, hidden: Sequence[Markup]) -> None:
    """Set the popups of a plain text aside, but for those in what is set aside anyway."""
    for start, end in ((each.start, each.end) for each in hidden):
        if not any(each.start <= start and end <= each.end for each in draft.removed):
            words = draft.text[start:end].lstrip()
            draft.remove(end - len(words), end, HEADLINE)


def _remove_the_rest(draft: Draft, lines: tuple[Line, ...], body: list[tuple[int, int]]) -> None:
    """Set aside what no field took of a line: labels ("Updated"), initials, brackets."""
    taken = sorted([*_taken(draft), *body])
    first = 0
    for line in lines:
        position = line.start
        reason = draft.aside.get(line.start, "label")
        while first < len(taken) and taken[first][1] <= position:
            first += 1
        i = first
        while i < len(taken) and taken[i][0] < line.end:
            draft.remove(position, taken[i][0], reason)
            position = max(position, taken[i][1])
            i += 1
        draft.remove(position, line.end, reason)
