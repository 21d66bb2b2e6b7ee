"""Anchoring: which day a time expression means, counted from the day the article was published.

Only a publication date is an anchor: an article that was updated in July may be one of May. Where
there is none, the value stays open, with what is known of it.
"""

import calendar
import datetime as dt
from collections.abc import Sequence

from newsmorgue.model import DatedExpression, TimeExpression
from newsmorgue.text.dates import WEEKDAYS

_DAY = len("2015-05-21")


def anchor(times: Sequence[TimeExpression], published: str | None) -> tuple[DatedExpression, ...]:
    """Return each expression with its EDTF value, as far as the publication date (EDTF) supports one."""
    day = dt.date.fromisoformat(published[:_DAY]) if published and len(published) >= _DAY else None
    return tuple(_date(expression, day) for expression in times)


def _date(expression: TimeExpression, day: dt.date | None) -> DatedExpression:
    if expression.value is not None and not expression.value.startswith("XXXX"):
        return DatedExpression(expression, expression.value, None, None, None)
    value = _value(expression, day) if day else None
    if day is None or value is None:
        return DatedExpression(expression, None, expression.known, None, None)
    return DatedExpression(expression, value, None, day.isoformat(), "published")


def _value(expression: TimeExpression, day: dt.date) -> str | None:
    rule, amount = expression.rule, expression.amount
    if rule == "weekday":
        return _weekday(str(expression.known).removeprefix("a "), day, amount).isoformat()
    if rule == "day":
        return (day + dt.timedelta(days=amount)).isoformat()
    if rule in {"day of the year", "month of the year"}:
        return _nearest(str(expression.value), day, amount)
    if rule.endswith(" ago"):
        return _ago(rule.removesuffix("s ago"), -amount, day)
    return _period(rule, amount, day)


def _weekday(name: str, day: dt.date, direction: int) -> dt.date:
    """The last such day up to the anchor, which may be that day; ahead of it where the words look ahead."""
    back = (day.weekday() - WEEKDAYS.index(name.lower())) % 7
    if direction > 0:
        return day + dt.timedelta(days=7 - back if back else 0)
    return day - dt.timedelta(days=back or (7 if direction < 0 else 0))


def _nearest(partial: str, day: dt.date, direction: int) -> str | None:
    """Fill in the year of `XXXX-05-21` or `XXXX-05`: the last one up to the anchor, or the next one."""
    rest = partial.removeprefix("XXXX-")
    here = day.isoformat()[len("2015-") :][: len(rest)]
    year = day.year
    if direction > 0 and rest < here:
        year += 1
    elif direction <= 0 and (rest > here or (direction < 0 and rest == here)):
        year -= 1
    step = 1 if direction > 0 else -1
    while rest == "02-29" and not calendar.isleap(year):
        year += step
    return f"{year}-{rest}"


def _ago(unit: str, count: int, day: dt.date) -> str:
    if unit == "day":
        return (day - dt.timedelta(days=count)).isoformat()
    if unit == "week":
        return f"{(day - dt.timedelta(weeks=count)).isoformat()}~"
    if unit == "month":
        months = day.year * 12 + day.month - 1 - count
        return f"{months // 12}-{months % 12 + 1:02}~"
    years = count * 10 if unit == "decade" else count
    return f"{max(day.year - years, 0):04}~"


def _weekend(monday: dt.date, day: dt.date, direction: int) -> str:
    """The weekend that goes on or was last, or the coming one where the words look ahead."""
    saturday = monday + dt.timedelta(days=5)
    is_on = day >= saturday
    if direction > 0:
        saturday += dt.timedelta(weeks=1 if is_on else 0)
    elif direction < 0 or not is_on:
        saturday -= dt.timedelta(weeks=1)
    return f"{saturday.isoformat()}/{(saturday + dt.timedelta(days=1)).isoformat()}"


def _period(unit: str, amount: int, day: dt.date) -> str | None:
    monday = day - dt.timedelta(days=day.weekday())
    if unit == "weekend":
        return _weekend(monday, day, amount)
    if unit == "week":
        first = monday + dt.timedelta(weeks=amount)
        return f"{first.isoformat()}/{(first + dt.timedelta(days=6)).isoformat()}"
    if unit == "month":
        months = day.year * 12 + day.month - 1 + amount
        return f"{months // 12}-{months % 12 + 1:02}"
    if unit == "year":
        return f"{day.year + amount:04}"
    if unit == "decade":
        return f"{day.year // 10 + amount}X"
    if unit == "century":
        return f"{day.year // 100 + amount:02}XX"
    return None
