"""Counting from an anchor: the EDTF value of a meaning."""

import datetime as dt
from typing import NamedTuple

from newsmorgue.model import Base, Counted, Fixed, Meaning, Point, Range, Rule, Tense, Unit, Weekday, Yearly
from newsmorgue.text.years import bounds, in_year

_DAY, _MONTH = len("2015-05-21"), len("2015-05")
# Farther than this from the anchor, in days, and in another year, a date would have been written with its
# year: then the nearest one is meant, whatever the tense seems to be.
_FAR = 300
_LEAP = 8


class Found(NamedTuple):
    """A value, and how it was found."""

    value: str
    rule: Rule


class Anchor(NamedTuple):
    """What is counted from: an EDTF day, month, part of a year, year, or an interval of days."""

    value: str

    def first_day(self) -> dt.date:
        """Return the anchor's day, or the first one that it has."""
        days = bounds(self.value)
        return days[0] if days else dt.date(int(self.value[:4]), 1, 1)

    def day(self) -> dt.date | None:
        """Return the anchor's day; None where it is less exact."""
        return dt.date.fromisoformat(self.value) if len(self.value) == _DAY else None


def anchor_of(published: str | None) -> Anchor | None:
    """Return the publication date as an anchor."""
    return Anchor(published[:_DAY]) if published else None


def value_of(meaning: Meaning, anchor: Anchor, tense: Tense) -> Found | None:
    """Return what a meaning is, counted from an anchor; None where the anchor is not exact enough."""
    if isinstance(meaning, Range):
        return _range(meaning, anchor, tense)
    return _point(meaning, anchor, tense)


def _point(point: Point, anchor: Anchor, tense: Tense) -> Found | None:
    try:
        if isinstance(point, Fixed):
            return Found(point.value, Rule.CALENDAR)
        if isinstance(point, Counted):
            return _counted(point, anchor, tense)
        if isinstance(point, Weekday):
            return _weekday(point, anchor, tense)
        return _yearly(point, anchor, tense)
    except (OverflowError, ValueError):  # before the year 1, or behind 9999
        return None


def _range(meaning: Range, anchor: Anchor, tense: Tense) -> Found | None:
    """Return an interval; one of a year's parts has the year of the end that the tense points to."""
    first, last = meaning.first, meaning.last
    if isinstance(first, Yearly) and isinstance(last, Yearly):
        turns = first.part > last.part
        if tense is Tense.AHEAD:
            start = _point(first, anchor, tense)
            end = _same(last, start, turns) if start else None
        else:
            end = _point(last, anchor, tense)
            start = _same(first, end, -turns) if end else None
    else:
        start = _point(first, anchor, tense) if first else None
        end = _point(last, anchor, tense) if last else None
    if (first and not start) or (last and not end):
        return None
    opening = start.value.partition("/")[0] if start else ".."
    closing = end.value.rpartition("/")[2] if end else ".."
    rule = start.rule if start else end.rule if end else Rule.CALENDAR
    return Found(f"{opening}/{closing}", rule)


def _same(part: Yearly, other: Found, years: int) -> Found | None:
    """Return a part of the year that another value is of, or of so many years from it."""
    value = in_year(part.part, int(other.value[:4]) + years)
    return other._replace(value=value) if value else None


def _counted(counted: Counted, anchor: Anchor, tense: Tense) -> Found | None:
    rule = Rule.WITHIN if counted.whole and counted.unit is not Unit.DAY else Rule.COUNTED
    value = (
        _whole(counted, anchor, tense)
        if counted.whole or counted.unit is Unit.WEEKEND
        else _apart(counted, anchor)
    )
    return Found(value, rule) if value else None


def _whole(counted: Counted, anchor: Anchor, tense: Tense) -> str | None:
    """Return a unit of the calendar: the one that the anchor lies in, or so many from it."""
    unit, amount, day = counted.unit, counted.amount, anchor.day()
    first = anchor.first_day()
    if unit is Unit.DAY:
        return (day + dt.timedelta(days=amount)).isoformat() if day else None
    if unit in {Unit.WEEK, Unit.WEEKEND}:
        if day is None and "/" not in anchor.value:
            return None
        if unit is Unit.WEEKEND:
            return _weekend(counted, day or first, tense)
        monday = first - dt.timedelta(days=first.weekday()) + dt.timedelta(weeks=amount)
        return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
    if unit is Unit.MONTH:
        return _month(first, amount) if len(anchor.value) >= _MONTH else None
    if unit is Unit.QUARTER:
        if len(anchor.value) < _MONTH:
            return None
        quarters = first.year * 4 + (first.month - 1) // 3 + amount
        return f"{quarters // 4:04}-{33 + quarters % 4}"
    if unit is Unit.YEAR:
        return f"{first.year + amount:04}"
    if unit is Unit.DECADE:
        return f"{first.year // 10 + amount:03}X"
    return f"{(first.year - 1) // 100 + amount:02}XX"


def _weekend(counted: Counted, day: dt.date, tense: Tense) -> str:
    """The weekend that goes on or was last, or the coming one where the words or the tense look ahead."""
    saturday = day + dt.timedelta(days=5 - day.weekday())
    is_on = day >= saturday
    amount = counted.amount
    if not amount and not is_on:
        ahead = tense is Tense.AHEAD or (counted.whole and tense is Tense.OPEN)
        amount = 0 if ahead else -1
    elif not amount and tense is Tense.AHEAD and not counted.whole:
        amount = 1
    saturday += dt.timedelta(weeks=amount)
    return f"{saturday.isoformat()}/{(saturday + dt.timedelta(days=1)).isoformat()}"


def _month(first: dt.date, amount: int) -> str:
    months = first.year * 12 + first.month - 1 + amount
    return f"{months // 12:04}-{months % 12 + 1:02}"


def _apart(counted: Counted, anchor: Anchor) -> str | None:
    """Return what is so many units from the anchor; from a day, only days keep it exact."""
    unit, amount, day, first = counted.unit, counted.amount, anchor.day(), anchor.first_day()
    about = "~" if counted.about else ""
    if counted.exact:
        return _to_the_day(unit, amount, day) if day else None
    if unit is Unit.DAY:
        return (day + dt.timedelta(days=amount)).isoformat() + about if day else None
    if unit is Unit.WEEK:
        return (day + dt.timedelta(weeks=amount)).isoformat() + "~" if day else None
    if unit is Unit.MONTH:
        if len(anchor.value) < _MONTH:
            return None
        return _month(first, amount) + ("~" if counted.base is Base.PUBLISHED else about)
    year = first.year + amount
    if year < 1:
        return None
    if counted.base is Base.PUBLISHED:
        return f"{year:04}~"
    if "33" <= anchor.value[5:] <= "36":
        return f"{year:04}{anchor.value[4:]}{about}"  # a quarter is compared with that of another year
    return f"{year:04}{about}"


def _to_the_day(unit: Unit, amount: int, day: dt.date) -> str | None:
    """Return the day so many units from another; None where that month or year has no such day."""
    if unit in {Unit.DAY, Unit.WEEK}:
        return (day + dt.timedelta(days=amount * (7 if unit is Unit.WEEK else 1))).isoformat()
    months = day.year * 12 + day.month - 1 + amount * (12 if unit is Unit.YEAR else 1)
    return day.replace(year=months // 12, month=months % 12 + 1).isoformat()


def _weekday(meaning: Weekday, anchor: Anchor, tense: Tense) -> Found | None:
    day = anchor.day()
    if day is None and "/" in anchor.value:  # a weekend, a week
        days = bounds(anchor.value)
        day = days and days[(meaning.shift or 0) > 0]
    if day is None:
        return None
    back = (day.weekday() - meaning.weekday) % 7
    if meaning.week is not None:
        monday = day - dt.timedelta(days=day.weekday()) + dt.timedelta(weeks=meaning.week)
        found = monday + dt.timedelta(days=meaning.weekday)
        if not meaning.week and found < day and (tense is Tense.AHEAD or day.weekday() == 6):
            found += dt.timedelta(weeks=1)
    elif meaning.beyond or (meaning.base is Base.BEFORE and meaning.shift == 0):
        found = day + dt.timedelta(days=-back % 7, weeks=meaning.beyond)
    elif meaning.shift:
        found = day + dt.timedelta(days=(-back % 7 or 7) if meaning.shift > 0 else -(back or 7))
    elif tense is Tense.AHEAD:
        found = day + dt.timedelta(days=-back % 7)
    else:
        found = day - dt.timedelta(days=back)
    return Found(found.isoformat(), Rule.WEEKDAY_AHEAD if found > day else Rule.WEEKDAY_BACK)


def _week(value: str) -> str:
    day = dt.date.fromisoformat(value)
    monday = day - dt.timedelta(days=day.weekday())
    return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"


def _yearly(meaning: Yearly, anchor: Anchor, tense: Tense) -> Found | None:
    found = _in_some_year(meaning, anchor, tense)
    return found._replace(value=_week(found.value)) if found and meaning.week else found


def _in_some_year(meaning: Yearly, anchor: Anchor, tense: Tense) -> Found | None:
    if meaning.year:
        year = _whole(meaning.year, anchor, tense)
        value = in_year(meaning.part, int(year)) if year else None
        return Found(value, Rule.YEARLY_IN_YEAR) if value else None
    day = anchor.day()
    if day is None:
        return None
    every = _every(meaning.part, day)
    if meaning.shift:
        ended = [each for each in every if (each.last < day if meaning.shift < 0 else each.first > day)]
        if not ended:
            return None
        return (
            Found(ended[-1].value, Rule.YEARLY_BACK)
            if meaning.shift < 0
            else Found(ended[0].value, Rule.YEARLY_AHEAD)
        )
    right = [each for each in every if each.first.weekday() == meaning.weekday]
    if right:
        return Found(min(right, key=lambda each: each.from_day(day)).value, Rule.YEARLY_NEAREST)
    back = [each for each in every if each.first <= day]
    ahead = [each for each in every if each.last >= day]
    if not back or not ahead:
        return None  # the first years of the calendar, or the last
    return _by_tense(back[-1], ahead[0], day, Tense.OPEN if _is_reported(meaning, tense) else tense)


def _by_tense(back: "_Part", ahead: "_Part", day: dt.date, tense: Tense) -> Found:
    """Return the part of a year that the tense points to, if it is not too far away for that."""

    def is_likely(part: _Part) -> bool:
        return part.first.year == day.year or part.from_day(day) < _FAR

    if tense is Tense.PAST and is_likely(back):
        return Found(back.value, Rule.YEARLY_BACK)
    if tense is Tense.AHEAD and is_likely(ahead):
        return Found(ahead.value, Rule.YEARLY_AHEAD)
    return Found(min((back, ahead), key=lambda part: part.from_day(day)).value, Rule.YEARLY_NEAREST)


class _Part(NamedTuple):
    """A part of some year with its first and its last day."""

    value: str
    first: dt.date
    last: dt.date

    def from_day(self, day: dt.date) -> int:
        """Return how many days a day is away."""
        return max((self.first - day).days, (day - self.last).days, 0)


def _every(part: str, day: dt.date) -> list[_Part]:
    """Return a part of the years around a day, in order."""
    years = range(max(day.year - _LEAP, 1), min(day.year + _LEAP, dt.MAXYEAR) + 1)
    values = [value for year in years if (value := in_year(part, year))]
    return [_Part(value, *days) for value in values if (days := bounds(value))]


def _is_reported(meaning: Yearly, tense: Tense) -> bool:
    """Tell a quarter that companies have still to report, so that the tense says little."""
    return tense is Tense.AHEAD and "33" <= meaning.part <= "36"


def rule_of(meaning: Meaning) -> Rule:
    """Return the rule that would hold if there were an anchor."""
    point = (meaning.first or meaning.last) if isinstance(meaning, Range) else meaning
    if isinstance(point, Weekday):
        return Rule.WEEKDAY_BACK
    if isinstance(point, Yearly):
        return Rule.YEARLY_IN_YEAR if point.year else Rule.YEARLY_NEAREST
    if isinstance(point, Counted) and point.whole and point.unit is not Unit.DAY:
        return Rule.WITHIN
    return Rule.COUNTED
