"""Calendar dates as they are written, and the EDTF values that the writing supports.

EDTF is ISO 8601-2: `2015-05-21`, `2015-05`, `2015`. A date with a clock time keeps the zone as it
is written: `2015-05-20T18:24:00+01:00`; one without a zone has none.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import NamedTuple

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

# Offsets of the zone names that news dates carry. Names with two meanings (CST, IST) are left out:
# a clock time whose zone is not sure is given without one.
_ZONES = {
    "gmt": "+00:00", "utc": "+00:00", "z": "+00:00", "wet": "+00:00", "bst": "+01:00", "cet": "+01:00",
    "cest": "+02:00", "eet": "+02:00", "eest": "+03:00", "msk": "+03:00", "est": "-05:00", "edt": "-04:00",
    "cdt": "-05:00", "mdt": "-06:00", "pst": "-08:00", "pdt": "-07:00", "jst": "+09:00", "kst": "+09:00",
    "aest": "+10:00", "aedt": "+11:00", "nzst": "+12:00", "nzdt": "+13:00", "sgt": "+08:00", "hkt": "+08:00",
    "adt": "-03:00", "akst": "-09:00", "akdt": "-08:00", "hst": "-10:00", "wat": "+01:00", "cat": "+02:00",
    "sast": "+02:00", "eat": "+03:00", "trt": "+03:00", "pkt": "+05:00", "npt": "+05:45", "ict": "+07:00",
    "wib": "+07:00", "pht": "+08:00", "awst": "+08:00", "acst": "+09:30", "acdt": "+10:30",
}  # fmt: skip

# Hours behind UTC of "ET" and the others in winter: which of EST and EDT it is follows from the day.
_AMERICAN = {"et": 5, "mt": 7, "pt": 8}
_FIRST_AMERICAN_RULE, _PRESENT_AMERICAN_RULE = 1987, 2007

MONTH_WORD = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?(?![a-z])"
)
WEEKDAY_WORD = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?(?![a-z])\.?"
YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_CLOCK = (
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))(?::(?P<second>[0-5]\d)(?:\.\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*\(?(?P<zone>[+-]\d\d:?\d\d|z\b|[a-z]{3,4}\b)\)?)?"
)
_BETWEEN = r"(?:\s*(?:,|at|-|\u2013|\||T|\u00b7|\u2022)\s*|\s+)"

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
_TIMED = re.compile(
    rf"(?:{_CLOCK}{_BETWEEN})?(?P<date>{'|'.join(_FORMS)})(?:{_BETWEEN}{_CLOCK.replace('P<', 'P<late_')})?",
    re.IGNORECASE,
)


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


def read_date(text: str, *, day_first: bool | None = None) -> DateMatch | None:
    """Return the date that opens `text`, with its clock time and zone if it has them, or None.

    `day_first` says how to read `03/11/2012`; where it is None such a date is not read at all.
    Only dates with a year count: a header that leaves it out dates nothing.
    """
    match = _TIMED.match(text)
    if match is None:
        return None
    value = _value(match, day_first=day_first)
    if value is None or value.startswith("X"):
        return None
    if len(value) == len("2015-05-21"):
        value += _clock(match)
    return DateMatch(match.start(), match.end(), value, has_year=True)


def _is_american_summer(day: str) -> bool | None:
    """Tell American summer time; None before 1987, when other rules held.

    From 2007 on it goes from the second Sunday in March to the first in November, before that from the
    first Sunday in April to the last in October.
    """
    date = dt.date.fromisoformat(day)
    if date.year < _FIRST_AMERICAN_RULE:
        return None
    if date.year >= _PRESENT_AMERICAN_RULE:
        return _sunday(date.year, 3, 8) <= date < _sunday(date.year, 11, 1)
    return _sunday(date.year, 4, 1) <= date < _sunday(date.year, 10, 25)


def _sunday(year: int, month: int, earliest: int) -> dt.date:
    """Return the first Sunday of a month from day `earliest` on."""
    first = dt.date(year, month, earliest)
    return first + dt.timedelta(days=(6 - first.weekday()) % 7)


def month_number(word: str) -> int:
    """Return 1 for "January", "Jan." or "jan", and so on."""
    key = word[:3].casefold()
    return next(n for n, name in enumerate(MONTHS, start=1) if name.startswith(key))


def in_words(edtf: str) -> str:
    """Return an EDTF value as English writes it: `2015-05-21` is "21 May 2015"."""
    if "/" in edtf:
        first, _, last = edtf.partition("/")
        return f"{in_words(first)} to {in_words(last)}"
    clock = _EDTF_CLOCK.search(edtf)
    day = edtf[: clock.start()] if clock else edtf
    about = "about " if day.endswith("~") else ""
    day = day.rstrip("~?%")
    if re.fullmatch(r"\d{3}X", day):
        return f"the {day[:3]}0s"
    if re.fullmatch(r"\d\dXX", day):
        return f"the {day[:2]}00s"
    parts = day.split("-")
    words = [str(int(parts[2]))] if len(parts) > 2 else []
    words += [MONTHS[int(parts[1]) - 1].capitalize()] if len(parts) > 1 else []
    words += [parts[0]] if parts[0] != "XXXX" else []
    zone = f" {clock[2].replace('Z', 'UTC')}" if clock and clock[2] else ""
    return about + " ".join(words) + (f", {clock[1]}{zone}" if clock else "")


def _value(match: re.Match[str], *, day_first: bool | None = None) -> str | None:
    found = match.groupdict()
    if found["slash_a"]:
        return _slashed(
            int(found["slash_a"]), int(found["slash_b"]), int(found["year_e"]), day_first=day_first
        )
    if found["month_f"]:
        return f"{found['year_f']}-{month_number(found['month_f']):02}"
    for form in "abcd":
        month, day = found[f"month_{form}"], found[f"day_{form}"]
        if month:
            number = int(month) if month.isdigit() else month_number(month)
            return _day(found[f"year_{form}"], number, int(day))
    return None


def _slashed(first: int, second: int, year: int, *, day_first: bool | None) -> str | None:
    if first > 12:
        day_first = True
    elif second > 12:
        day_first = False
    elif first == second:
        day_first = True
    if day_first is None:
        return None
    day, month = (first, second) if day_first else (second, first)
    return _day(str(year), month, day)


def _day(year: str | None, month: int, day: int) -> str | None:
    try:
        dt.date(int(year or 2000), month, day)  # 2000 is a leap year: 29 February may stand without its year
    except ValueError:
        return None
    return f"{year or 'XXXX'}-{month:02}-{day:02}"


def _clock(match: re.Match[str]) -> str:
    found = match.groupdict()
    side = "late_" if found["late_hour"] else ""
    if not found[f"{side}hour"]:
        return ""
    hour = int(found[f"{side}hour"])
    half = (found[f"{side}half"] or "").casefold()
    if half and not 1 <= hour <= 12:
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    offset = zone_offset(found[f"{side}zone"] or "")
    return f"T{hour:02}:{found[f'{side}minute']}:{found[f'{side}second'] or '00'}{offset}"


def zone_offset(zone: str, day: str = "") -> str:
    """Return the offset of a zone as it is written, or "" where it is not sure.

    `+01:00` is that of "BST", "GMT+1" or "+0100". "ET" and "PT" are those of the `day`, in
    winter or summer time.
    """
    key = zone.casefold().replace(" ", "")
    if key in _AMERICAN:
        summer = _is_american_summer(day) if len(day) == len("2015-05-21") else None
        return "" if summer is None else f"-{_AMERICAN[key] - summer:02}:00"
    if key[:3] in {"gmt", "utc"} and len(key) > 3:
        key = key[3:]
    if key[:1] not in {"+", "-"}:
        return _ZONES.get(key, "")
    digits = key[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    return f"{key[0]}{int(hours):02}:{minutes}"
