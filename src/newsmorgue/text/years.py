"""What every year has one of, and where it falls: months, days, seasons, quarters and movable feasts.

A part is written as EDTF writes it behind the year (`05`, `05-21`; 21 to 24 for spring to winter, 33 to 36
for quarters, 40 and 41 for halves), as a weekday of a month (`11-thursday-4` is the fourth, `05-monday-last`
the last), or as days from Easter Sunday (`easter-2`).
"""

import calendar
import datetime as dt
import re

from newsmorgue.text.dates import MONTHS, PARTS_OF_YEARS, WEEKDAYS

_MONTHS_BEFORE = {"21": 2, "22": 5, "23": 8, "24": 11, "33": 0, "34": 3, "35": 6, "36": 9, "40": 0, "41": 6}
_LENGTHS = {"21": 3, "22": 3, "23": 3, "24": 3, "33": 3, "34": 3, "35": 3, "36": 3, "40": 6, "41": 6}
_LEAP_DAY = "02-29"
_PLAIN = re.compile(r"\d\d(?:-\d\d)?")


def in_year(part: str, year: int) -> str | None:
    """Return the EDTF value of a part of a year, or None where that year has none (29 February)."""
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    if part == _LEAP_DAY and not calendar.isleap(year):
        return None
    if _PLAIN.fullmatch(part):
        return f"{year:04}-{part}"
    if part.startswith("easter"):
        return (easter(year) + dt.timedelta(days=int(part.removeprefix("easter")))).isoformat()
    month, weekday, which = part.split("-")
    number = WEEKDAYS.index(weekday)
    if which == "last":
        last = dt.date(year, int(month), calendar.monthrange(year, int(month))[1])
        return (last - dt.timedelta(days=(last.weekday() - number) % 7)).isoformat()
    first = dt.date(year, int(month), 1)
    return (first + dt.timedelta(days=(number - first.weekday()) % 7 + 7 * (int(which) - 1))).isoformat()


def easter(year: int) -> dt.date:
    """Return Easter Sunday of a year of the Gregorian calendar, as the computus has it."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    shift = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * shift + 114, 31)
    return dt.date(year, month, day + 1)


def bounds(value: str) -> tuple[dt.date, dt.date] | None:
    """Return the first and the last day of an EDTF value; None where it has no ends or names no days."""
    if "/" in value:
        ends = [bounds(each) for each in value.split("/")]
        return (ends[0][0], ends[1][1]) if ends[0] and ends[1] else None
    parts = value.rstrip("~?%").partition("T")[0].split("-")
    try:
        if len(parts) == 3:
            day = dt.date(int(parts[0]), int(parts[1]), int(parts[2]))
            return day, day
        if len(parts) == 2:
            year, part = int(parts[0]), parts[1]
            first, length = (_MONTHS_BEFORE[part], _LENGTHS[part]) if part in _LENGTHS else (int(part) - 1, 1)
            return dt.date(year, first + 1, 1), _month_end(
                year + (first + length - 1) // 12, (first + length - 1) % 12 + 1
            )
        years = parts[0]
        return dt.date(int(years.replace("X", "0")), 1, 1), dt.date(int(years.replace("X", "9")), 12, 31)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def part_in_words(part: str) -> str:
    """Return a part of a year as English writes it: "21 May", "May", "summer", "third quarter"."""
    if part in PARTS_OF_YEARS:
        return PARTS_OF_YEARS[part]
    if not _PLAIN.fullmatch(part):
        return ""
    month, _, day = part.partition("-")
    name = MONTHS[int(month) - 1].capitalize()
    return f"{int(day)} {name}" if day else name
