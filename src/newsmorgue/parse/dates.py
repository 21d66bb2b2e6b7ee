"""The dates of header and footer lines: what they date, and the EDTF values that the writing supports."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsmorgue.lexicon.datewords import DateWords
from newsmorgue.lexicon.files import lower
from newsmorgue.parse.finds import Find
from newsmorgue.text.zones import zone_offset

# A longer line is text, even where it holds a date.
LONGEST = 200
_DAY = len("2015-05-21")
# Years of two digits below this are of the 2000s, the others of the 1900s, as POSIX's strptime has it.
_CENTURY_TURNS = 69
_DIGIT = re.compile(r"\d|\bago\b|just now|vor |il y a|hace ", re.IGNORECASE)
# "By JANE ROEMAY 21, 2015", "Jane RoePublished 21 May 2015": fields of a page that ran together.
_GLUED = re.compile(
    r"(?<=[^\W\d_a-z])(?=(?:JAN|FEB|MARCH|APRIL|MAY|JUNE|JULY|AUG|SEPT|OCT|NOV|DEC)\.? \d{1,2}, \d{4}\b)"
    r"|(?<=[a-z])(?=(?:Published|Updated|Posted|Last [Uu]pdated|Modified|Created)\b)"
)


class Run(NamedTuple):
    """A stretch of a line that is nothing but dates and the words for them.

    A date's `field` is published, updated, other (of embargo, retrieval, …) or relative ("5 min ago").
    """

    start: int
    end: int
    dates: tuple[Find, ...]


def read_dates(text: str, words: DateWords) -> tuple[Run, ...]:
    """Return the stretches of `text` that date something, in order."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return ()
    return tuple(run for group in _groups(text, words) if (run := _run(group, words)).dates)


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


def _run(elements: Sequence[re.Match[str]], words: DateWords) -> Run:
    finds: list[Find] = []
    for label, group in _labelled_groups(elements):
        field = words.labels[" ".join(lower(label["label"]).split())] if label else "published"
        dates = _dates(group, field, words, labelled=label is not None)
        clock = next((element for element in group if _tells_time(element)), None)
        if not dates and clock and label and finds and finds[-1].value:
            # "21 May 2015 Last updated at 10:20" dates only the update; "… 2015 9:00, updated 10:20" both.
            day = finds[-1] if _has_clock(finds[-1]) else finds.pop()
            start = clock.start() if _has_clock(day) else day.start
            day = Find(field, start, clock.end(), str(day.value)[:_DAY], labelled=True)
            dates = [_with_clock(day, clock)]
        elif not dates and clock and label:
            dates = [Find("relative", clock.start(), clock.end())]  # "Updated at 5 p.m. ET"
        finds += dates
    return Run(elements[0].start(), elements[-1].end(), tuple(finds))


def _labelled_groups(
    elements: Sequence[re.Match[str]],
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


def _dates(elements: Sequence[re.Match[str]], field: str, words: DateWords, *, labelled: bool) -> list[Find]:
    """Return the dates of a group, each with the clock time before or behind it."""
    finds: list[Find] = []
    begins: int | None = None
    clock: re.Match[str] | None = None
    for element in elements:
        if element["date"]:
            value, orders = _value(element, words)
            if value or orders:
                start = element.start() if begins is None else begins
                find = Find(field, start, element.end(), value, labelled or bool(element["stamp"]), orders)
                finds.append(_with_clock(find, clock) if clock else find)
            clock, begins = None, None
        elif element["ago"]:
            finds.append(Find("relative", element.start(), element.end()))
        elif element["clock"]:
            if finds and finds[-1].field == field and not _has_clock(finds[-1]):
                finds[-1] = _with_clock(finds[-1], element)._replace(end=element.end())
            elif clock is None and _tells_time(element):
                clock = element
                begins = element.start() if begins is None else begins
        elif begins is None:
            begins = element.start()
    return finds


def _tells_time(element: re.Match[str]) -> bool:
    """Tell a clock time from a bare number."""
    return bool(element["minute"] or element["half"] or element["hours"])


def _has_clock(find: Find) -> bool:
    return "T" in (find.value or (find.orders or ("",))[0])


def _with_clock(find: Find, clock: re.Match[str]) -> Find:
    """Return `find` with a clock time added to its day, where there is a day and the time is sound."""
    if find.value and len(find.value) == _DAY:
        return find._replace(value=find.value + _clock(clock, find.value))
    if find.orders:
        by_day, by_month = (order + _clock(clock, order) for order in find.orders)
        return find._replace(orders=(by_day, by_month))
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
    if found["stamp"]:
        stamp, year = found["stamp"], _whole_year(found["year_e"])
        day = _day(year, words.months[_month(found["month_e"])], int(stamp[:2]))
        return day and f"{day}T{stamp[2:4]}:{stamp[4:]}:00", None
    if found["month_d"]:
        return f"{found['year_d']}-{words.months[_month(found['month_d'])]:02}", None
    if found["day_c"]:
        first, second, year = int(found["day_c"]), int(found["month_c"]), _whole_year(found["year_c"])
        by_day, by_month = _day(year, second, first), _day(year, first, second)
        if found["mark"] == "." or by_month is None or by_day == by_month:
            return by_day, None
        return (by_month, None) if by_day is None else (None, (by_day, by_month))
    form = "a" if found["month_a"] else "b"
    return _day(
        found[f"year_{form}"], words.months[_month(found[f"month_{form}"])], int(found[f"day_{form}"])
    ), None


def _whole_year(year: str) -> str:
    """Return 2017 for "17" and 1996 for "96"."""
    if len(year) > len("17"):
        return year
    return f"20{year}" if int(year) < _CENTURY_TURNS else f"19{year}"


def _month(word: str) -> str:
    return lower(word.rstrip("."))


def _day(year: str, month: int, day: int) -> str | None:
    try:
        return dt.date(int(year), month, day).isoformat()
    except ValueError:
        return None
