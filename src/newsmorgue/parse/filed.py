"""The date that a dateline tells: "MARROW BAY, Nov 3 2022 (Reuters) - ", "DUNMERE (AP) — May 19, 2021 — "."""

import re
from collections.abc import Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.lines import Line
from newsmorgue.text.dates import DateMatch, find_dates

# A dateline opens the text, with some key points above it at most.
_LINES = 6
_LONGEST = 90
_DAY = len("2015-05-21")
_WIRE = r"\((?P<wire>[A-Z][^()]{1,30})\)"
# A town in capitals, or a name, and the region that it lies in.
_CAPITAL = r"[A-Z\u00c0-\u00de]"
_TOWN = (
    rf"(?P<town>{_CAPITAL}[^\W\d_]+(?:[ /'-]{_CAPITAL}[^\W\d_]*)*)"
    r"(?:, [A-Z][^\W\d_.]+\.?(?: [A-Z][^\W\d_]+)?)?,?\s+"
)
_BEFORE = re.compile(rf"(?:{_TOWN})?(?:{_WIRE}\s*[-\u2013\u2014,]*\s*)?")
_BEHIND = re.compile(rf"\s*(?:{_WIRE}\s*(?:[-\u2013\u2014:]|$|(?=[A-Z]))|[-\u2013\u2014]{{1,2}}\s)")


def read_dateline(draft: Draft, text: Sequence[Line], lexicon: Lexicon) -> None:
    """Put the day of a dateline that has its year: it was published then, if nothing says otherwise."""
    if "published" in draft.values or draft.open_dates:
        return
    for line in text[:_LINES]:
        date = next(find_dates(line.text, 0, _LONGEST), None)
        if date and date.has_year and len(date.value) == _DAY and _is_dateline(line.text, date, lexicon):
            draft.put("published", line.start + date.start, line.start + date.end, date.value)
            return


def _is_dateline(text: str, date: DateMatch, lexicon: Lexicon) -> bool:
    """Tell a dateline from a sentence with a date: it names an agency, or a town in capitals."""
    before, behind = _BEFORE.fullmatch(text, 0, date.start), _BEHIND.match(text, date.end)
    if before is None or behind is None:
        return False
    wire = before["wire"] or behind["wire"]
    if wire:
        return lexicon.media.agency(wire) is not None
    return before["town"] is not None and before["town"].isupper()
