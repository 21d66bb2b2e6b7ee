"""Dates as data writes them: EDTF level 0, the part of ISO 8601 that names years, months and days."""

import datetime as dt
import re

_DATE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:[T ](?P<clock>(?:[01]\d|2[0-3]):[0-5]\d)(?P<second>:[0-5]\d)?"
    r"(?P<zone>Z|[+-](?:0\d|1[0-4]):[0-5]\d)?)?)?)?",
    re.ASCII,
)


def read_edtf(text: str) -> str | None:
    """Return the date that `text` is, its clock with seconds; None where it is no date of the calendar.

    A year, a month, a day, or a day with a clock time and its zone: `2015-05-20T18:24:00+01:00`.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        dt.date(int(match["year"]), int(match["month"] or 1), int(match["day"] or 1))
    except ValueError:
        return None
    day = "-".join(filter(None, match.group("year", "month", "day")))
    if not match["clock"]:
        return day
    return f"{day}T{match['clock']}{match['second'] or ':00'}{match['zone'] or ''}"
