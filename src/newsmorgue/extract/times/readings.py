"""What each form of `forms` means: a reading takes the words of a match; None where they are no time."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsmorgue.extract.times.words import Words
from newsmorgue.extract.times.years import century, decade, spelled_year, year, years
from newsmorgue.lexicon.timewords import TimeWord
from newsmorgue.model import Base, Counted, Fixed, Meaning, Point, Range, Unit, Weekday, Yearly
from newsmorgue.text.years import in_year

_QUARTERS, _FIRST_QUARTER, _FIRST_HALF = 4, 33, 40


class Read(NamedTuple):
    """What words mean, and the clock time in them."""

    meaning: Meaning
    clock: str | None = None


def read(form: str, words: Sequence[TimeWord]) -> Read | None:
    """Return what the words of a form mean; None where they are no time after all."""
    found = Words(words)
    meaning = _READINGS[form](found)
    if meaning is None:
        return None
    clock = _clock(found) if form == "clock" else None
    return None if form == "clock" and clock is None else Read(meaning, clock)


def _day(year: str, month: str, day: str) -> str | None:
    """Return a day of the calendar, `XXXX` for an unknown year; None where there is no such day."""
    try:
        dt.date(int(year or 2000), int(month), int(day))
    except ValueError:
        return None
    return f"{year or 'XXXX'}-{int(month):02}-{int(day):02}"


def _iso(words: Words) -> Point | None:
    month, day = words.all("dom")
    value = _day(words.year(), month, day)
    return Fixed(value) if value else None


def _slashed(words: Words) -> Point | None:
    """Read 21/05/2015 and 05/21/2015; where either number may be the month, nothing is sure."""
    first, second = (int(each) for each in words.all("dom"))
    if first != second and max(first, second) <= 12:
        return None
    value = _day(words.year(), str(min(first, second)), str(max(first, second)))
    return Fixed(value) if value else None


def _dotted(words: Words) -> Point | None:
    day, month, year = words.first("dotted").split(".")
    value = _day(year, month, day)
    return Fixed(value) if value else None


def _in_year(part: str, words: Words, weekday: int | None = None) -> Point:
    """Return a part of the year that the words name, or of the year that tense and anchor tell."""
    year = words.year()
    if year:
        return Fixed(f"{year}-{part}")
    counted = None
    if words.unit() is Unit.YEAR:
        shift, base = words.shift()
        counted = Counted(Unit.YEAR, shift or 0, base)
    shift = words.shift()[0] if counted is None else None
    return Yearly(part, shift=shift or None, year=counted, weekday=weekday)


def _date(words: Words) -> Point | None:
    weekday = words.first("weekday", "short")
    day = _day("", words.first("month"), words.first("dom", "ordinal"))
    if day is None:
        return None
    year = words.year()
    if year and _day(year, day[5:7], day[8:]) is None:
        return None
    return _in_year(day[5:], words, int(weekday) if weekday else None)


def _days(words: Words) -> Range | None:
    """Read "May 21-23"."""
    first, last = (_day("", words.first("month"), each) for each in words.all("dom", "ordinal"))
    if not first or not last or first >= last:
        return None
    return Range(_in_year(first[5:], words), _in_year(last[5:], words))


def _month_of_year(words: Words) -> Point:
    return _in_year(f"{int(words.first('month')):02}", words)


def _months(words: Words) -> Range:
    first, last = (f"{int(each):02}" for each in words.all("month"))
    return Range(_in_year(first, words), _in_year(last, words))


def _season(words: Words) -> Point:
    return _in_year(words.first("season"), words)


def _quarter(words: Words) -> Point | None:
    if "numbered" in words:
        return _in_year(words.first("numbered"), words)
    units = words.all("unit")
    if "century" in units:
        return century(words)
    number = int(words.first("ordinal"))
    if "quarter" not in units or number > _QUARTERS or any(each not in {"quarter", "year"} for each in units):
        return None
    part = str(_FIRST_QUARTER + number - 1)
    if words.year():
        return Fixed(f"{words.year()}-{part}")
    if "year" in units:
        shift, base = words.shift()
        return Yearly(part, year=Counted(Unit.YEAR, shift or 0, base))
    return Yearly(part)


def _half(words: Words) -> Point | None:
    number = int(words.first("ordinal") or 2)
    return (
        _in_year(str(_FIRST_HALF + number - 1), words)
        if number <= 2 and words.all("unit") in ([], ["year"])
        else None
    )


def _months_to(words: Words) -> Point | None:
    """Read "the three months to September": a quarter, or a half of a year."""
    length, month = int(words.first("count", "dom")), int(words.first("month"))
    if words.first("units") != Unit.MONTH or (length, month % length) not in {(3, 0), (6, 0)}:
        return None
    first = _FIRST_QUARTER if length == 3 else _FIRST_HALF
    return _in_year(str(first + month // length - 1), words)


def _full_year(words: Words) -> Point | None:
    return Counted(Unit.YEAR, 0) if words.unit() is Unit.YEAR else None


def _year_ago_period(words: Words) -> Point | None:
    return Counted(Unit.YEAR, -1, Base.BEFORE, whole=False) if "year" in words.all("unit") else None


def _clock(words: Words) -> str | None:
    if "hour" in words:
        return f"{int(words.first('hour')):02}:00:00"
    written = words.first("clock", "decimal", "dom", "year", "number")
    if ":" not in written and len(written) in {3, 4}:
        written = f"{written[:-2]}:{written[-2:]}"
    hour, _, minute = written.partition(":")
    hours, minutes = int(hour), int(minute or 0)
    half = words.first("ampm")
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half == "12" else 0)
    return f"{hours:02}:{minutes:02}:00" if hours < 24 and minutes < 60 else None


def _beyond(words: Words) -> Point | None:
    if words.unit() is not Unit.DAY:
        return None
    amount = int(words.first("daywise"))
    return Counted(Unit.DAY, amount + (-1 if "before" in words else 1)) if amount else None


def _second_next(words: Words) -> Point | None:
    """Read "the week before last" and "the year after next"."""
    unit = words.unit() or Unit.DAY
    return Counted(unit, 2 if "next" in words else -2)


def _counted(words: Words, direction: int, base: Base) -> Counted | None:
    count, unit = words.count(), words.unit()
    if unit is None and words.first("unit", "units"):
        count, unit = count * 2, Unit.WEEK
    if "halves" in words and not {"count", "one", "dom", "number"} & set(words.sorts):
        count = 1.5 if "and" in words else 0.5
    if unit is Unit.CENTURY:
        count, unit = count * 100, Unit.YEAR
    elif unit is Unit.DECADE:
        count, unit = count * 10, Unit.YEAR
    elif unit is Unit.YEAR and count != int(count):
        count, unit = count * 12, Unit.MONTH
        return (
            Counted(unit, direction * int(count), base, whole=False, about=True)
            if count == int(count)
            else None
        )
    if unit in {None, Unit.WEEKEND, Unit.QUARTER} or count != int(count) or not count:
        return None
    about = bool({"about", "over", "more"} & set(words.sorts))
    return Counted(unit or Unit.DAY, direction * int(count), base, whole=False, about=about)


def _week_of(words: Words) -> Point | None:
    """Read "the week of May 4"."""
    date = _date(words) if words.first("unit") == Unit.WEEK else None
    if isinstance(date, Fixed):
        day = dt.date.fromisoformat(date.value)
        monday = day - dt.timedelta(days=day.weekday())
        return Fixed(f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}")
    return replace(date, week=True) if isinstance(date, Yearly) else None


def _ago(words: Words) -> Point | None:
    counted = _counted(words, 1 if "now" in words else -1, Base.PUBLISHED)
    if "daywise" not in words or counted is None:
        return counted
    return replace(counted, exact=True) if words.first("daywise") == "0" else None  # "five years ago today"


def _apart(words: Words) -> Point | None:
    return _counted(words, 1 if "later" in words else -1, Base.BEFORE)


def _day_apart(words: Words) -> Point | None:
    unit = Unit.DAY if "part" in words else words.unit()
    if unit not in {Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR}:
        return None
    return Counted(unit, 1 if "after" in words else -1, Base.BEFORE)


def _weekday_in_week(words: Words) -> Point | None:
    shift, base = words.shift()
    if words.unit() is not Unit.WEEK or base is Base.BEFORE:
        return None
    return Weekday(int(words.first("weekday")), week=shift)


def _weekday_beyond(words: Words) -> Point | None:
    """Read "Friday week" and "Friday fortnight": so long behind the coming Friday."""
    weeks = {"week": 1, "fortnight": 2}.get(words.first("unit", "units"), 0)
    return Weekday(int(words.first("weekday")), beyond=weeks) if weeks else None


def _weekday(words: Words) -> Point:
    weekday = int(words.first("weekday"))
    shift, base = words.shift()
    if "next" in words and base is Base.PUBLISHED:
        return Weekday(weekday, week=1)
    if "this" in words and shift == 0:
        return Weekday(weekday, week=0)
    return Weekday(weekday, shift=shift, base=base)


def _this_day(words: Words) -> Point:
    return Counted(Unit.DAY, int(words.first("daywise")))


def _earlier_in(words: Words) -> Point | None:
    unit = words.unit()
    return Counted(unit, 0, Base.BEFORE if unit is Unit.DAY else Base.PUBLISHED) if unit else None


def _shifted_part(part: str, words: Words) -> Point:
    shift, base = words.shift()
    if base is Base.BEFORE:
        return Yearly(part, year=Counted(Unit.YEAR, shift or 0, base))
    return Yearly(part, year=Counted(Unit.YEAR, 0)) if shift == 0 else Yearly(part, shift=shift)


def _shifted_month(words: Words) -> Point:
    return _shifted_part(f"{int(words.first('month')):02}", words)


def _shifted_season(words: Words) -> Point:
    return _shifted_part(words.first("season"), words)


def _holiday(words: Words) -> Point:
    part = words.first("holiday")
    if words.year():
        value = in_year(part, int(words.year()))
        return Fixed(value) if value else Yearly(part)
    shift, _ = words.shift()
    if words.unit() is Unit.YEAR:
        return Yearly(part, year=Counted(Unit.YEAR, shift or 0))
    return _shifted_part(part, words) if shift is not None else Yearly(part)


def _shifted_unit(words: Words) -> Point | None:
    shift, base = words.shift()
    part = words.first("part") or ("12" if "hour" in words else "")
    unit = Unit.DAY if part and "unit" not in words else words.unit()
    if unit is None or shift is None:
        return None
    if "past" in words and unit is not Unit.WEEKEND:
        return None  # "this past year" is the time up to now
    if "coming" in words and unit is not Unit.WEEKEND:
        return None
    if "next" in words and (unit is Unit.DAY or words.adjoin("the", "next")):
        base = Base.BEFORE
    if unit is Unit.DAY and part == "" and base is Base.PUBLISHED:
        return None  # "this day", "last day"
    return Counted(unit, shift, base)


def _edge(words: Words) -> Point | None:
    unit = words.unit()
    if "of" not in words and unit is not Unit.YEAR:
        return None
    return Counted(unit, 0) if unit in {Unit.WEEK, Unit.MONTH, Unit.QUARTER, Unit.YEAR, Unit.DECADE} else None


def _the_unit(words: Words) -> Point | None:
    unit = words.unit()
    if unit is Unit.WEEKEND:
        return Counted(unit, 0, whole=False)
    return Counted(unit, 0, Base.BEFORE) if unit is Unit.QUARTER else None


def _month(words: Words) -> Point:
    return Yearly(f"{int(words.first('month')):02}")


_READINGS: dict[str, Callable[[Words], Meaning | None]] = {
    "nothing": lambda _: None,
    "iso": _iso,
    "slashed": _slashed,
    "dotted": _dotted,
    "days_together": _days,
    "days_range": _days,
    "date": _date,
    "month_of_year": _month_of_year,
    "months_range": _months,
    "season_of_year": _season,
    "quarter": _quarter,
    "half": _half,
    "months_to": _months_to,
    "full_year": _full_year,
    "year_ago_period": _year_ago_period,
    "century": century,
    "decade": decade,
    "years_range": years,
    "week_of": _week_of,
    "spelled_year": spelled_year,
    "year_named": year,
    "clock": lambda _: Counted(Unit.DAY, 0, Base.BEFORE),
    "beyond": _beyond,
    "second_next": _second_next,
    "ago": _ago,
    "in_time": lambda words: _counted(words, 1, Base.PUBLISHED),
    "apart": _apart,
    "day_apart": _day_apart,
    "weekday_in_week": _weekday_in_week,
    "weekday_beyond": _weekday_beyond,
    "weekday": _weekday,
    "this_day": _this_day,
    "earlier_in": _earlier_in,
    "shifted_month": _shifted_month,
    "shifted_season": _shifted_season,
    "shifted_holiday": _holiday,
    "shifted_unit": _shifted_unit,
    "edge_of_unit": _edge,
    "the_unit": _the_unit,
    "in_season": lambda words: Yearly(words.first("season")),
    "month": _month,
    "year": year,
}
