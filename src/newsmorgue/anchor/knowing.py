"""What is sure of a time that stays open: "a Thursday", "a 4 July"."""

import re

from newsmorgue.model import Counted, Point, Range, TimeExpression, Unit, Weekday, Yearly
from newsmorgue.text.dates import WEEKDAYS
from newsmorgue.text.years import part_in_words

_THE = re.compile("^the ", re.IGNORECASE)
_AN = re.compile(r"[AEIOaeio]|8|11|18")


def known(expression: TimeExpression) -> str | None:
    """Return in words what is known of an open time, or None."""
    meaning = expression.meaning
    if isinstance(meaning, Range):
        end = _name(meaning.first or meaning.last, expression.text)
        if not end or (meaning.first and meaning.last):
            return None
        return f"from {end} on" if meaning.first else f"up to {end}"
    words = _name(meaning, expression.text)
    if not expression.clock:
        return words or None
    hour = f"{expression.clock[:5]}{f' {expression.zone}' if expression.zone else ''}"
    return f"{words}, {hour}" if words else hour


def _name(point: Point | None, text: str) -> str:
    """Return what is known of a point in time; `text` are its words, which name a holiday."""
    words = ""
    if isinstance(point, Weekday):
        words = WEEKDAYS[point.weekday].capitalize()
    elif isinstance(point, Yearly):
        words = part_in_words(point.part) or _THE.sub("", text)
        if point.weekday is not None:
            words = f"{WEEKDAYS[point.weekday].capitalize()}, {words}"
    elif isinstance(point, Counted) and point.unit is Unit.WEEKEND:
        words = "weekend"
    if not words:
        return ""
    return f"{'an' if _AN.match(words) else 'a'} {words}"
