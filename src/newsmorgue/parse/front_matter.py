"""What the front matter of a Markdown dump says of its article."""

import re
from collections.abc import Iterable

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.bylines import read_byline
from newsmorgue.parse.clues import Clue
from newsmorgue.parse.dates import read_dates
from newsmorgue.parse.draft import Draft, OpenDate
from newsmorgue.parse.front import FRONT_FIELDS, FrontField
from newsmorgue.parse.patterns import ADDRESS

# "[[Jane Roe]]", as note programs link a name.
_WIKI_LINK = re.compile(r"\[\[(?P<name>[^\[\]]+)\]\]")


def read_front_matter(draft: Draft, front: Iterable[FrontField], lexicon: Lexicon) -> None:
    """Put the fields of the front matter into `draft`."""
    for entry in front:
        field = FRONT_FIELDS.get(entry.name)
        if field in {"published", "updated"}:
            _put_date(draft, field, entry, lexicon)
        elif field == "source":
            if ADDRESS.fullmatch(entry.value):
                draft.put("url", entry.start, entry.end)
            else:
                draft.add_clue(Clue.LABEL, entry.start, entry.end)
        elif field == "authors":
            _add_authors(draft, entry, lexicon)
        elif field == "agencies":
            draft.add(field, entry.start, entry.end, lexicon.media.agency(entry.value) or entry.value)
        elif field in {"tags", "credits"}:
            draft.add(field, entry.start, entry.end, entry.value)
        elif field and field != "language":  # the language is told by the text itself
            draft.put(field, entry.start, entry.end, entry.value)


def _put_date(draft: Draft, field: str, entry: FrontField, lexicon: Lexicon) -> None:
    run = next(iter(read_dates(entry.value, lexicon.date_words)), None)
    if run is None:
        return
    date = run.dates[0]
    if date.orders:
        draft.open_dates.append(OpenDate(field, entry.start, entry.end, date.orders))
    elif date.value:
        draft.put(field, entry.start, entry.end, date.value)


def _add_authors(draft: Draft, entry: FrontField, lexicon: Lexicon) -> None:
    linked = _WIKI_LINK.search(draft.text, entry.start, entry.end)
    start, end = linked.span("name") if linked else (entry.start, entry.end)
    words = draft.text[start:end]
    byline = read_byline(words, lexicon, trusted=True)
    for span in byline.authors if byline else ():
        draft.add("authors", start + span.start, start + span.end)
    for span in byline.agencies if byline else ():
        draft.add("agencies", start + span.start, start + span.end, span.name)
