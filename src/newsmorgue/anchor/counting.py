"""Counting from an anchor: the EDTF value of a meaning."""

import datetime as dt
from typing import NamedTuple

from newsmorgue.model import Base, Counted, Fixed, Meaning, Point, Range, Rule, Tense, Unit, Weekday, Yearly
from newsmorgue.text.years import bounds, in_year

_DAY, _MONTH = len("2015-05-21"), len("2015-05")
# Farther than this from the anchor, in days, a month or a past day would have been written with its year:
# then the nearest one is meant, whatever the tense seems to be.
_FAR, _FAR_DAY = 300, 240
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
    first = _point(meaning.first, anchor, tense) if meaning.first else None
    last = _point(meaning.last, anchor, tense) if meaning.last else None
    if (meaning.first and not first) or (meaning.last and not last):
        return None
    rule = first.rule if first else last.rule if last else Rule.CALENDAR
    start = first.value.partition("/")[0] if first else ".."
    end = last.value.rpartition("/")[2] if last else ".."
    if first and last and isinstance(meaning.last, Yearly):
        year = int(start[:4]) + (meaning.last.part < str(getattr(meaning.first, "part", "")))
        end = in_year(meaning.last.part, year) or end
    return Found(f"{start}/{end}", rule)


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
    if len(anchor.value) == _MONTH:
        return f"{year:04}{anchor.value[4:]}{about}"  # a quarter or month of another year
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
    elif meaning.base is Base.BEFORE and meaning.shift == 0:
        found = day + dt.timedelta(days=-back % 7)
    elif meaning.shift:
        found = day + dt.timedelta(days=(-back % 7 or 7) if meaning.shift > 0 else -(back or 7))
    elif tense is Tense.AHEAD:
        found = day + dt.timedelta(days=-back % 7)
    else:
        found = day - dt.timedelta(days=back)
    return Found(found.isoformat(), Rule.WEEKDAY_AHEAD if found > day else Rule.WEEKDAY_BACK)


def _is_quarter(part: str) -> bool:
    """Tell a quarter: of the last one companies have still to report, so the tense says little."""
    return "33" <= part <= "36"


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
    every = [
        value
        for year in range(day.year - _LEAP, day.year + _LEAP + 1)
        if (value := in_year(meaning.part, year))
    ]
    spans = [(value, *days) for value in every if (days := bounds(value))]
    back = [value for value, first, last in spans if (last < day if meaning.shift else first <= day)]
    ahead = [value for value, first, last in spans if (first > day if meaning.shift else last >= day)]
    if not back or not ahead:
        return None  # the first years of the calendar, or the last
    if meaning.shift:
        return Found(back[-1], Rule.YEARLY_BACK) if meaning.shift < 0 else Found(ahead[0], Rule.YEARLY_AHEAD)

    def distance(value: str) -> int:
        first, last = next((first, last) for each, first, last in spans if each == value)
        return max((first - day).days, (day - last).days, 0)

    if meaning.weekday is not None:
        right = [value for value, first, _ in spans if first.weekday() == meaning.weekday]
        if right:
            return Found(min(right, key=distance), Rule.YEARLY_NEAREST)
    far = _FAR if len(meaning.part) == len("05") else _FAR_DAY
    if tense is Tense.PAST and distance(back[-1]) < far:
        return Found(back[-1], Rule.YEARLY_BACK)
    if tense is Tense.AHEAD and distance(ahead[0]) < _FAR and not _is_quarter(meaning.part):
        return Found(ahead[0], Rule.YEARLY_AHEAD)
    return Found(min((back[-1], ahead[0]), key=distance), Rule.YEARLY_NEAREST)


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
