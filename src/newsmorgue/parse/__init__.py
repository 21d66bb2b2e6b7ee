"""Parsing: from a dump to an article record, its header, body and furniture told apart.

Nothing is thrown away: every character that is not white space is part of a field, a paragraph,
a caption, or a removed stretch with its reason.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Dump, Format, Markup, Paragraph, Source
from newsmorgue.parse.body import read_body
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.footer import read_footer
from newsmorgue.parse.front import FrontField
from newsmorgue.parse.front_matter import read_front_matter
from newsmorgue.parse.furniture import HEADLINE, furniture
from newsmorgue.parse.header import read_header
from newsmorgue.parse.language import detect_language
from newsmorgue.parse.layout import lay_out
from newsmorgue.parse.labels import join_labels
from newsmorgue.parse.lines import Line, join_wrapped, split_lines
from newsmorgue.parse.markdown import read_markdown
from newsmorgue.parse.sources import (
    clue_in_address,
    clue_in_dateline,
    clue_in_masthead,
    clues_in_furniture,
    decide,
)
from newsmorgue.text.dates import find_dates
from newsmorgue.text.markup import HIDDEN, Readable
from newsmorgue.text.slugs import digest, slug

# Where a date like 03/11/2012 has the month first: the United States and what follows its usage.
_NEAR = 14
_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "FM", "MH", "PW"})

__all__ = ["parse"]


def parse(dump: Dump, lexicon: Lexicon) -> Article:
    """Return the article that `dump` holds; what the dump does not say stays None or empty."""
    front, lines, markup = _read_lines(dump, lexicon)
    draft = Draft(dump.text, without_marks(dump.text, markup), Readable(dump.text, markup))
    clues = read_front_matter(draft, front, lexicon)
    reasons = furniture(lines, lexicon)
    layout = lay_out([line for i, line in enumerate(lines) if i not in reasons], lexicon)
    more, text_above = read_header(draft, layout, lexicon)
    clues += more
    more, text = read_footer(draft, layout, [*text_above, *layout.text], lexicon)
    clues += more
    for i, reason in reasons.items():
        draft.remove(lines[i].start, lines[i].end, reason)
        if reason != HEADLINE:
            clues += clues_in_furniture(draft, lines[i], lexicon)
    for line in (*layout.header, *layout.footer):
        if not layout.fields(line) and draft.fields.get("title") != draft.piece(line.start, line.end):
            clues += clues_in_furniture(draft, line, lexicon)
    clues += clue_in_address(draft, lexicon)
    clues += clue_in_masthead(draft, lines, layout, lexicon)
    if text:
        clues += clue_in_dateline(draft, text, lexicon)
    paragraphs = read_body(draft, text, lines, reasons, lexicon)
    source = decide(clues, lexicon, draft.fields.get("title"))
    if source:
        draft.fields["source"] = source[1]
        if draft.fields.get("kicker") == source[1]:
            draft.fields.pop("kicker")
            draft.values.pop("kicker")
    _close_dates(draft, source[0] if source else None, paragraphs, lexicon)
    _remove_the_rest(draft, lines, [(paragraph.start, paragraph.end) for paragraph in paragraphs])
    stop_words = lexicon.stop_words
    whole = (paragraphs[0].start, paragraphs[-1].end) if paragraphs else (0, len(dump.text))
    name = slug(draft.values.get("title") or dump.file.rpartition("/")[2].rpartition(".")[0])
    return Article(
        id=f"{name}-{digest(dump.file)}",
        dump=dump,
        title=draft.values.get("title"),
        language=detect_language(draft.readable, *whole, stop_words),
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
        captions=tuple(
            replace(caption, language=detect_language(draft.readable, caption.start, caption.end, stop_words))
            for caption in draft.captions
        ),
        removed=tuple(sorted(draft.removed, key=lambda removed: removed.start)),
        markup=markup,
    )


def _read_lines(
    dump: Dump, lexicon: Lexicon
) -> tuple[tuple[FrontField, ...], tuple[Line, ...], tuple[Markup, ...]]:
    """Return the front matter, the lines and the markup of a dump; plain text has lines only."""
    if dump.format is Format.TEXT:
        return (), join_labels(join_wrapped(split_lines(dump.text)), lexicon), ()
    return read_markdown(dump.text)


def _close_dates(draft: Draft, source: Source | None, text: Sequence[Paragraph], lexicon: Lexicon) -> None:
    """Give dates like 03/11/2012 their value, where the outlet's country or another date in the dump tells the order."""
    if not draft.open_dates:
        return
    outlet = lexicon.media.outlet(source.name) if source else None
    day_first = None if outlet is None or outlet.country is None else outlet.country not in _MONTH_FIRST
    known = {draft.values[name][:10] for name in ("published", "updated") if name in draft.values}
    for find in draft.open_dates:
        fitting = [order for order in find.orders if order[:10] in known]
        if len(fitting) == 1:
            value = fitting[0]
        elif day_first is not None:
            value = find.orders[0] if day_first else find.orders[1]
        elif len(near := [order for order in find.orders if _is_near(order, text)]) == 1:
            value = near[0]
        else:
            draft.remove(find.start, find.end, "date of unclear order")
            continue
        if find.field not in {"published", "updated"}:
            draft.remove(find.start, find.end, "other date")
        elif not draft.put(find.field, find.start, find.end, value):
            draft.remove(find.start, find.end, f"repeated {find.field}")


def _is_near(order: str, text: Sequence[Paragraph]) -> bool:
    """Tell a day that the text speaks about: it names one within two weeks, with the same year or none."""
    day = dt.date.fromisoformat(order[:10])
    for paragraph in text:
        for date in find_dates(paragraph.text):
            written = date.value.replace("XXXX", order[:4])
            if (
                len(written) == len("2015-05-21")
                and abs((dt.date.fromisoformat(written) - day).days) <= _NEAR
            ):
                return True
    return False


def without_marks(text: str, markup: Sequence[Markup]) -> str:
    """Return `text` with blanks for its hidden marks, so that positions stay what they are."""
    hidden = [(each.start, each.end) for each in markup if each.kind == HIDDEN]
    if not hidden:
        return text
    parts = []
    position = 0
    for start, end in hidden:
        parts += [text[position:start], " " * (end - start)]
        position = end
    return "".join([*parts, text[position:]])


def _remove_the_rest(draft: Draft, lines: tuple[Line, ...], body: list[tuple[int, int]]) -> None:
    """Set aside what no field took of a line: labels ("Updated"), initials, brackets."""
    taken = sorted(
        [(piece.start, piece.end) for piece in draft.fields.values()]
        + [(caption.start, caption.end) for caption in draft.captions]
        + [(removed.start, removed.end) for removed in draft.removed]
        + body
    )
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
