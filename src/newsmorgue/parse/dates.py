"""The dates of header and footer lines: what they date, and the EDTF values that the writing supports."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from newsmorgue.lexicon.datewords import DateWords
from newsmorgue.text.dates import zone_offset

# A longer line is text, even where it holds a date.
LONGEST = 200
_DIGIT = re.compile(r"\d|\bago\b|just now|vor |il y a|hace ", re.IGNORECASE)
# "By JANE ROEMAY 21, 2015", "Jane RoePublished 21 May 2015": fields of a page that ran together.
_GLUED = re.compile(
    r"(?<=[^\W\d_a-z])(?=(?:JAN|FEB|MARCH|APRIL|MAY|JUNE|JULY|AUG|SEPT|OCT|NOV|DEC)\.? \d{1,2}, \d{4}\b)"
    r"|(?<=[a-z])(?=(?:Published|Updated|Posted|Last [Uu]pdated|Modified|Created)\b)"
)


@dataclass(frozen=True, slots=True)
class DateFind:
    """A date in a line, `[start, end)`: `field` is published, updated, other or relative.

    `value` is EDTF, or None where the order of day and month is open; then `orders` are the values
    with the day first and with the month first. `labelled` where a word says which date it is.
    """

    field: str
    start: int
    end: int
    value: str | None
    orders: tuple[str, str] | None = None
    labelled: bool = False


class Run(NamedTuple):
    """A stretch of a line that is nothing but dates and the words for them."""

    start: int
    end: int
    dates: tuple[DateFind, ...]


def read_dates(text: str, words: DateWords) -> tuple[Run, ...]:
    """Return the stretches of `text` that date something, in order."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return ()
    return tuple(run for group in _groups(text, words) if (run := _run(text, group, words)).dates)


def _groups(text: str, words: DateWords) -> Iterator[list[re.Match[str]]]:
    """Yield the elements that stand side by side."""
    group: list[re.Match[str]] = []
    position = 0
    while element := _next_element(text, position, words):
        if group and words.separator.fullmatch(text, group[-1].end(), element.start()) is None:
            yield group
            group = []
        group.append(element)
        position = element.end()
    if group:
        yield group


def _next_element(text: str, position: int, words: DateWords) -> re.Match[str] | None:
    found = words.glued.match(text, position) if position else None
    found = found or words.element.search(text, position)
    glued = _GLUED.search(text, position)
    if glued and (found is None or glued.start() < found.start()):
        return words.glued.match(text, glued.start())
    return found


def _run(text: str, elements: list[re.Match[str]], words: DateWords) -> Run:
    finds: list[DateFind] = []
    for label, group in _labelled_groups(elements):
        field = words.labels[" ".join(label["label"].lower().split())] if label else "published"
        dates = _dates(group, field, words, labelled=label is not None)
        clock = next((element for element in group if element["clock"]), None)
        if not dates and clock and label and finds and finds[-1].value:
            # "21 May 2015 Last updated at 10:20" dates the update only; "… 2015 9:00, updated 10:20" has both.
            day = finds[-1] if _has_clock(finds[-1]) else finds.pop()
            start = clock.start() if _has_clock(day) else day.start
            day = replace(day, value=str(day.value)[:10], start=start)
            dates = [replace(_with_clock(day, clock), field=field, end=clock.end(), labelled=True)]
        finds += dates
    return Run(elements[0].start(), elements[-1].end(), tuple(finds))


def _labelled_groups(
    elements: list[re.Match[str]],
) -> Iterator[tuple[re.Match[str] | None, list[re.Match[str]]]]:
    """Yield the elements behind each label, with the label; None for what stands before the first."""
    label = None
    group: list[re.Match[str]] = []
    for element in elements:
        if element["label"]:
            if label or group:
                yield label, group
            label, group = element, []
        else:
            group.append(element)
    yield label, group


def _dates(elements: list[re.Match[str]], field: str, words: DateWords, *, labelled: bool) -> list[DateFind]:
    """Return the dates of a group, each with the clock time before or behind it."""
    finds: list[DateFind] = []
    begins: int | None = None
    clock: re.Match[str] | None = None
    for element in elements:
        if element["date"]:
            value, orders = _value(element, words)
            if value or orders:
                start = element.start() if begins is None else begins
                find = DateFind(field, start, element.end(), value, orders, labelled)
                finds.append(_with_clock(find, clock) if clock else find)
            clock, begins = None, None
        elif element["ago"]:
            finds.append(DateFind("relative", element.start(), element.end(), None))
        elif element["clock"]:
            if finds and finds[-1].field == field and not _has_clock(finds[-1]):
                finds[-1] = replace(_with_clock(finds[-1], element), end=element.end())
            elif clock is None and (element["minute"] or element["half"] or element["hours"]):
                clock = element
                begins = element.start() if begins is None else begins
        elif begins is None:
            begins = element.start()
    return finds


def _has_clock(find: DateFind) -> bool:
    return "T" in (find.value or (find.orders or ("",))[0])


def _with_clock(find: DateFind, clock: re.Match[str]) -> DateFind:
    """Return `find` with a clock time added to its day, where there is a day and the time is sound."""
    if find.value and len(find.value) == len("2015-05-21"):
        return replace(find, value=find.value + _clock(clock, find.value))
    if find.orders:
        by_day, by_month = (order + _clock(clock, order) for order in find.orders)
        return replace(find, orders=(by_day, by_month))
    return find


def _clock(match: re.Match[str], day: str) -> str:
    hour = int(match["hours"] or match["hour"])
    minute = match["minutes"] or match["minute"]
    half = (match["half"] or "").casefold()
    if (not minute and not half) or (half and not 1 <= hour <= 12):
        return ""
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02}:{minute or '00'}:{match['second'] or '00'}{zone_offset(match['zone'] or '', day)}"


def _value(match: re.Match[str], words: DateWords) -> tuple[str | None, tuple[str, str] | None]:
    """Return the value of a date, or its two values where the order of day and month is open."""
    found = match.groupdict()
    if found["iso_year"]:
        return _day(found["iso_year"], int(found["iso_month"]), int(found["iso_day"])), None
    if found["flat"]:
        flat = found["flat"]
        return _day(flat[:4], int(flat[4:6]), int(flat[6:])), None
    if found["month_d"]:
        return f"{found['year_d']}-{words.months[_month(found['month_d'])]:02}", None
    if found["day_c"]:
        first, second, year = int(found["day_c"]), int(found["month_c"]), found["year_c"]
        by_day, by_month = _day(year, second, first), _day(year, first, second)
        if found["mark"] == "." or by_month is None or by_day == by_month:
            return by_day, None
        return (by_month, None) if by_day is None else (None, (by_day, by_month))
    form = "a" if found["month_a"] else "b"
    return _day(
        found[f"year_{form}"], words.months[_month(found[f"month_{form}"])], int(found[f"day_{form}"])
    ), None


def _month(word: str) -> str:
    return word.rstrip(".").lower()


def _day(year: str, month: int, day: int) -> str | None:
    try:
        return dt.date(int(year), month, day).isoformat()
    except ValueError:
        return None
