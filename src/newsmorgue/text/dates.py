"""Calendar dates as they are written, and the EDTF values that the writing supports.

EDTF is ISO 8601-2: `2015-05-21`, `2015-05`, `2015`. A date with a clock time keeps the zone as it
is written: `2015-05-20T18:24:00+01:00`; one without a zone has none.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH_WORD = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
WEEKDAY_WORD = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\.?"
YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"

# What stands in no line of its own, so that a body's text can be searched too.
_FORMS = (
    rf"(?:{WEEKDAY_WORD},?\s+)?(?P<month_a>{MONTH_WORD})\s+(?P<day_a>{_DAY})(?:st|nd|rd|th)?(?!\d|:\d)(?:(?:,\s*|\s+)(?P<year_a>{YEAR})(?!\d))?",
    rf"(?:{WEEKDAY_WORD},?\s+)?(?P<day_b>{_DAY})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?P<month_b>{MONTH_WORD})(?:(?:,\s*|[\s-]+)(?P<year_b>{YEAR})(?!\d))?",
    rf"(?P<year_c>{YEAR})(?P<mark>[-/])(?P<month_c>0[1-9]|1[0-2])(?P=mark)(?P<day_c>{_DAY})(?!\d)",
    rf"(?P<day_d>{_DAY})\.(?P<month_d>0?[1-9]|1[0-2])\.(?P<year_d>{YEAR})(?!\d)",
    rf"(?P<slash_a>\d\d?)/(?P<slash_b>\d\d?)/(?P<year_e>{YEAR})(?!\d)",
    rf"(?P<month_f>{MONTH_WORD})(?:,?\s+|\s+of\s+)(?P<year_f>{YEAR})(?!\d)",
)
_DATE = re.compile(rf"(?<![\w/.-])(?:{'|'.join(_FORMS)})", re.IGNORECASE)

# Seasons, quarters and halves, by what EDTF writes in the place of the month.
PARTS_OF_YEARS = {
    "21": "spring", "22": "summer", "23": "autumn", "24": "winter",
    "33": "first quarter", "34": "second quarter", "35": "third quarter", "36": "fourth quarter",
    "40": "first half", "41": "second half",
}  # fmt: skip

_EDTF_CLOCK = re.compile(r"T(\d\d:\d\d)(?::\d\d)?(Z|[+-]\d\d:\d\d)?$")


class DateMatch(NamedTuple):
    """A date in a text: its span there, its EDTF value, and whether the year was written.

    Without a year the value is `XXXX-05-21`, EDTF's way to say that the year is not known.
    """

    start: int
    end: int
    value: str
    has_year: bool


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[DateMatch]:
    """Yield the calendar dates written in `text[start:end]`, in order; spans count in `text`."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        month = match["month_a"] or match["month_b"] or match["month_f"]
        if month and month.islower():  # "may 3 people" is a verb and a number
            continue
        value = _value(match)
        if value:
            yield DateMatch(match.start(), match.end(), value, not value.startswith("X"))


def month_number(word: str) -> int:
    """Return 1 for "January", "Jan." or "jan", and so on."""
    key = word[:3].casefold()
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(key))


@lru_cache(maxsize=4096)  # a page says the same few days again and again
def in_words(edtf: str) -> str:
    """Return an EDTF value as English writes it: `2015-05-21` is "21 May 2015"."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        if last == "..":
            return f"from {in_words(first)} on"
        return f"up to {in_words(last)}" if first == ".." else f"{in_words(first)} to {in_words(last)}"
    clock = _EDTF_CLOCK.search(edtf)
    day = edtf[: clock.start()] if clock else edtf
    about = "about " if day.endswith("~") else ""
    day = day.rstrip("~?%")
    if re.fullmatch(r"\d{3}X", day):
        return f"the {day[:3]}0s"
    if re.fullmatch(r"\d\dXX", day):
        return f"the {day[:2]}00s"
    parts = day.split("-")
    if len(parts) == len(("2015", "21")) and parts[1] in PARTS_OF_YEARS:
        return f"{about}{PARTS_OF_YEARS[parts[1]]} of {parts[0]}"
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    words += [MONTHS[int(parts[1]) - 1].capitalize()] if len(parts) > 1 else []
    words += [parts[0]] if parts[0] != "XXXX" else []
    zone = f" {clock[2].replace('Z', 'UTC')}" if clock and clock[2] else ""
    return about + " ".join(words) + (f", {clock[1]}{zone}" if clock else "")


def _value(match: re.Match[str]) -> str | None:
    found = match.groupdict()
    if found["slash_a"]:
        return _slashed(int(found["slash_a"]), int(found["slash_b"]), found["year_e"])
    if found["month_f"]:
        return f"{found['year_f']}-{month_number(found['month_f']):02}"
    for form in "abcd":
        month, day = found[f"month_{form}"], found[f"day_{form}"]
        if month:
            number = int(month) if month.isdigit() else month_number(month)
            return _day(found[f"year_{form}"], number, int(day))
    return None


def _slashed(first: int, second: int, year: str) -> str | None:
    """Return the day of `21/05/2015` or `05/21/2015`, and None where either number may be the month."""
    if first != second and max(first, second) <= 12:
        return None
    return _day(year, min(first, second), max(first, second))


def _day(year: str | None, month: int, day: int) -> str | None:
    try:
        dt.date(int(year or 2000), month, day)  # 2000 is a leap year: 29 February may stand without its year
    except ValueError:
        return None
    return f"{year or 'XXXX'}-{month:02}-{day:02}"
