"""Dates like 03/11/2012, whose day and month may be either: what tells them apart."""

import datetime as dt
from collections.abc import Sequence

from newsmorgue.model import Paragraph
from newsmorgue.parse.draft import Draft
from newsmorgue.text.dates import find_dates

# Where the month stands first: the United States and what follows its usage.
_MONTH_FIRST = frozenset({"US", "PH", "PR", "GU", "FM", "MH", "PW"})
# News speaks about the days around its publication.
_NEAR = dt.timedelta(days=14)
_DAY = len("2015-05-21")
UNCLEAR_DATE = "date of unclear order"


def close_dates(draft: Draft, country: str | None, text: Sequence[Paragraph]) -> None:
    """Give the open dates of `draft` their values where something tells the order, or set them aside.

    That is another date in the dump with which only one order agrees, the `country` of the outlet (ISO
    3166-1 alpha-2), or a day that the text names, and is near to one of the two only.
    """
    known = {draft.values[name][:_DAY] for name in ("published", "updated") if name in draft.values}
    for find in draft.open_dates:
        by_day, by_month = find.orders
        fitting = [order for order in find.orders if order[:_DAY] in known]
        if len(fitting) == 1:
            value = fitting[0]
        elif country:
            value = by_month if country in _MONTH_FIRST else by_day
        else:
            near = [order for order in find.orders if _is_near(order, text)]
            if len(near) != 1:
                draft.remove(find.start, find.end, UNCLEAR_DATE)
                continue
            value = near[0]
        if find.field not in {"published", "updated"}:
            draft.remove(find.start, find.end, "other date")
        elif not draft.put(find.field, find.start, find.end, value):
            draft.remove(find.start, find.end, f"repeated {find.field}")


def _is_near(order: str, text: Sequence[Paragraph]) -> bool:
    """Tell a day that the text speaks about: it names one within two weeks, with the same year or none."""
    day = dt.date.fromisoformat(order[:_DAY])
    for paragraph in text:
        for date in find_dates(paragraph.text):
            written = date.value.replace("XXXX", order[:4])
            if len(written) == _DAY and abs(dt.date.fromisoformat(written) - day) <= _NEAR:
                return True
    return False
