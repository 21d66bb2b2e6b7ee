"""Time expressions: the words that name a time, with what has to be added to know which.

Nothing is resolved here: "Thursday" leaves as a weekday without a day, for `anchor` to date when
it is known from which day the article counts.
"""

import re
from collections.abc import Iterator, Sequence

from newsmorgue.model import TimeExpression
from newsmorgue.text.dates import MONTH_WORD, MONTHS, WEEKDAYS, YEAR, DateMatch, find_dates, month_number
from newsmorgue.text.fold import squash
from newsmorgue.text.tokens import Passage

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50,
}  # fmt: skip
_UNIT = r"(?:day|week|month|year|decade)"
_EXPRESSIONS = re.compile(
    rf"""
    \b(?:
        (?:(?P<weekday_shift>last|next|this)\s+)?(?P<weekday>{"|".join(day.capitalize() for day in WEEKDAYS)})\b
        (?:\s+(?:morning|afternoon|evening|night)\b)?
      | (?P<day>yesterday|today|tomorrow|tonight)\b(?:\s+(?:morning|afternoon|evening|night)\b)?
      | (?:(?P<part>earlier|later|early|late)\s+)?(?P<shift>last|this|next)\s+
        (?P<unit>weekend|week|month|year|decade|century|night)\b
      | (?:(?P<month_shift>last|this|next)\s+)(?P<shifted_month>{"|".join(m.capitalize() for m in MONTHS)})\b
      | (?P<count>\d+|{"|".join(_NUMBERS)})\s+(?P<ago>{_UNIT})s?\s+ago\b
      | (?:at|over|during|on)\s+the\s+(?P<the_weekend>weekend)\b
      | (?:the\s+)?(?:(?:early|mid|late)[\s-]+)?(?P<decade>(?:1[5-9]|20)\d0)s\b
      | (?:in|since|by|until|till|from|during|of|late|early|mid|before|after|around|to|the|and|between)[\s-]+
        (?P<year>{YEAR})\b(?![\d,.%/-]*\d)
      | (?:in|since|by|until|till|from|during|of|late|early|mid|before|after)[\s-]+
        (?P<month>{"|".join(m.capitalize() for m in MONTHS)})\b(?!\s+\d)
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
# Words before a weekday that say it is still to come.
_AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|due|scheduled|expected|plans?|set to|next|upcoming|would)\b[^.!?]*$",
    re.IGNORECASE,
)


def times(text: str, passages: Sequence[Passage]) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the passages, in order, none inside another."""
    found = []
    for passage in passages:
        calendar = list(_calendar(text, passage))
        taken = [(each.start, each.end) for each in calendar]
        relative = [
            each
            for each in _relative(text, passage)
            if not any(each.start < end and start < each.end for start, end in taken)
        ]
        found += sorted([*calendar, *relative], key=lambda each: each.start)
    return tuple(found)


def _calendar(text: str, passage: Passage) -> Iterator[TimeExpression]:
    for date in find_dates(text, passage.start, passage.end):
        yield _dated(text, passage, date)


def _dated(text: str, passage: Passage, date: DateMatch) -> TimeExpression:
    words = squash(text[date.start : date.end])
    if date.has_year:
        return TimeExpression(passage.id, date.start, date.end, words, "calendar date", date.value)
    direction = _direction(text, passage, date.start)
    known = f"a {words}"
    return TimeExpression(
        passage.id, date.start, date.end, words, "day of the year", date.value, known, direction
    )


def _relative(text: str, passage: Passage) -> Iterator[TimeExpression]:
    for match in _EXPRESSIONS.finditer(text, passage.start, passage.end):
        expression = _expression(text, passage, match)
        if expression:
            yield expression


def _expression(text: str, passage: Passage, match: re.Match[str]) -> TimeExpression | None:
    found = {name: value for name, value in match.groupdict().items() if value}

    def make(rule: str, first: str | None = None, **rest: object) -> TimeExpression:
        start = match.start(first) if first else match.start()
        words = squash(text[start : match.end()])
        return TimeExpression(passage.id, start, match.end(), words, rule, **rest)  # type: ignore[arg-type]

    if "weekday" in found:
        if not found["weekday"][0].isupper():
            return None
        shift = {"last": -1, "next": 1}.get(found.get("weekday_shift", "").lower())
        amount = shift if shift is not None else _direction(text, passage, match.start())
        return make("weekday", known=f"a {found['weekday'].capitalize()}", amount=amount)
    if "day" in found:
        amount = {"yesterday": -1, "tomorrow": 1}.get(found["day"].lower(), 0)
        return make("day", amount=amount)
    if "unit" in found:
        amount = {"last": -1, "this": 0, "next": 1}[found["shift"].lower()]
        unit = found["unit"].lower()
        return make("day" if unit == "night" else unit, amount=amount)
    if "ago" in found:
        count = found["count"].lower()
        number = int(count) if count.isdigit() else _NUMBERS[count]
        return make(f"{found['ago'].lower()}s ago", amount=-number)
    if "the_weekend" in found:
        return make("weekend", amount=_direction(text, passage, match.start()), known="a weekend")
    if "decade" in found:
        return make("decade", value=f"{found['decade'][:3]}X")
    if "year" in found:
        return make("year", "year", value=found["year"])
    name = found.get("shifted_month") or found.get("month") or ""
    if not name[:1].isupper():
        return None
    amount = {"last": -1, "next": 1}.get(
        found.get("month_shift", "").lower(), _direction(text, passage, match.start())
    )
    value = f"XXXX-{month_number(name):02}"
    first = "month" if "month" in found else None
    return make("month of the year", first, value=value, known=f"a {name}", amount=amount)


def _direction(text: str, passage: Passage, position: int) -> int:
    """Return 1 where the sentence up to `position` speaks of what is to come, else 0."""
    return 1 if _AHEAD.search(text, max(passage.start, position - 120), position) else 0
