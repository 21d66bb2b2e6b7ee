"""Time expressions: the words that name a time, with what has to be added to know which.

Nothing is resolved here: "Thursday" leaves as a weekday without a day, for `anchor` to date when
it is known from which day the article counts.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from newsmorgue.model import TimeExpression
from newsmorgue.text.dates import MONTHS, WEEKDAYS, YEAR, DateMatch, find_dates, month_number
from newsmorgue.text.fold import squash
from newsmorgue.text.tokens import Passage

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50,
}  # fmt: skip
_SHIFTS = {"last": -1, "this": 0, "next": 1}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_PART_OF_DAY = r"(?:\s+(?:morning|afternoon|evening|night)\b)?"
_MONTH = "|".join(month.capitalize() for month in MONTHS)
_WEEKDAY = "|".join(day.capitalize() for day in WEEKDAYS)
# What stands before a bare year or month that is a date and not a number or a verb.
_LEAD = "in|since|by|until|till|from|during|of|late|early|mid|before|after"
_FORMS = {
    "weekday": rf"(?:(?P<weekday_shift>last|next|this)\s+)?(?P<weekday>{_WEEKDAY})\b{_PART_OF_DAY}",
    "day": rf"(?P<day>yesterday|today|tomorrow|tonight)\b{_PART_OF_DAY}",
    "unit": r"(?:(?:earlier|later|early|late)\s+)?(?P<shift>last|this|next)\s+"
    r"(?P<unit>weekend|week|month|year|decade|century|night)\b",
    "shifted_month": rf"(?P<month_shift>last|this|next)\s+(?P<shifted_month>{_MONTH})\b",
    "ago": rf"(?P<count>\d{{1,4}}|{'|'.join(_NUMBERS)})\s+(?P<ago>day|week|month|year|decade)s?\s+ago\b",
    "weekend": r"(?:at|over|during|on)\s+the\s+(?P<weekend>weekend)\b",
    "decade": r"(?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<decade>(?:1[5-9]|20)\d0)s\b",
    "year": rf"(?:{_LEAD}|around|to|the|and|between)[\s-]+(?P<year>{YEAR})\b(?![\d,.%/-]*\d)",
    "month": rf"(?:{_LEAD})[\s-]+(?P<month>{_MONTH})\b(?!\s+\d)",
}
_EXPRESSIONS = re.compile(rf"\b(?:{'|'.join(_FORMS.values())})", re.IGNORECASE)
# Words before a weekday that say it is still to come.
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|due|scheduled|expected|plans?|set to|next|upcoming|would)\b[^.!?]*$",
    re.IGNORECASE,
)
_SENTENCE = 120


def times(text: str, passages: Sequence[Passage]) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the passages, in order, none inside another."""
    found: list[TimeExpression] = []
    for passage in passages:
        dates = [_calendar_date(text, passage, each) for each in find_dates(text, passage.start, passage.end)]
        others = [
            each
            for each in _relative(text, passage)
            if not any(each.start < date.end and date.start < each.end for date in dates)
        ]
        found += sorted([*dates, *others], key=lambda each: each.start)
    return tuple(found)


def _calendar_date(text: str, passage: Passage, date: DateMatch) -> TimeExpression:
    words = squash(text[date.start : date.end])
    if date.has_year:
        return TimeExpression(passage.id, date.start, date.end, words, "calendar date", date.value)
    return TimeExpression(
        passage.id,
        date.start,
        date.end,
        words,
        "day of the year",
        value=date.value,
        known=f"a {words}",
        amount=_direction(text, passage, date.start),
    )


def _relative(text: str, passage: Passage) -> Iterator[TimeExpression]:
    for match in _EXPRESSIONS.finditer(text, passage.start, passage.end):
        form = next(name for name in _MAKERS if match[name])
        word = match[form]
        if form in _CAPITALISED and not word[0].isupper():
            continue  # "may" is a verb
        start = match.start(form) if form in _BARE else match.start()
        yield _MAKERS[form](
            match,
            TimeExpression(
                passage.id,
                start,
                match.end(),
                squash(text[start : match.end()]),
                rule=form,
                amount=_direction(text, passage, match.start()),
            ),
        )


Maker = Callable[[re.Match[str], TimeExpression], TimeExpression]


def _weekday(match: re.Match[str], found: TimeExpression) -> TimeExpression:
    shift = {"last": -1, "next": 1}.get((match["weekday_shift"] or "").lower(), found.amount)
    return replace(found, known=f"a {match['weekday'].capitalize()}", amount=shift)


def _unit(match: re.Match[str], found: TimeExpression) -> TimeExpression:
    unit = match["unit"].lower()
    return replace(found, rule="day" if unit == "night" else unit, amount=_SHIFTS[match["shift"].lower()])


def _ago(match: re.Match[str], found: TimeExpression) -> TimeExpression:
    count = match["count"].lower()
    number = int(count) if count.isdigit() else _NUMBERS[count]
    return replace(found, rule=f"{match['ago'].lower()}s ago", amount=-number)


def _month(match: re.Match[str], found: TimeExpression) -> TimeExpression:
    name = match["month"] or match["shifted_month"]
    shift = {"last": -1, "next": 1}.get((match["month_shift"] or "").lower(), found.amount)
    return replace(
        found,
        rule="month of the year",
        value=f"XXXX-{month_number(name):02}",
        known=f"a {name}",
        amount=shift,
    )


_MAKERS: dict[str, Maker] = {
    "weekday": _weekday,
    "day": lambda match, found: replace(found, amount=_DAYS[match["day"].lower()]),
    "unit": _unit,
    "shifted_month": _month,
    "ago": _ago,
    "weekend": lambda _, found: replace(found, known="a weekend"),
    "decade": lambda match, found: replace(found, value=f"{match['decade'][:3]}X"),
    "year": lambda match, found: replace(found, value=match["year"]),
    "month": _month,
}
_CAPITALISED = frozenset({"weekday", "month", "shifted_month"})
# Expressions that begin at the word itself, not at the preposition that shows what it is.
_BARE = frozenset({"year", "month"})


def _direction(text: str, passage: Passage, position: int) -> int:
    """Return 1 where the sentence up to `position` speaks of what is to come, else 0."""
    return 1 if _AHEAD.search(text, max(passage.start, position - _SENTENCE), position) else 0
