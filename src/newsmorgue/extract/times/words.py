"""The words of a match by their classes, and the numbers, years and shifts in them."""

from collections.abc import Sequence
from itertools import pairwise

from newsmorgue.lexicon.timewords import TimeWord
from newsmorgue.model import Base, Unit

# Years of two digits below this are of the 2000s, the others of the 1900s: '68 was, '28 is to come.
_CENTURY_TURNS = 30
_SHIFTS = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "this": 0,
    "current": 0,
    "next": 1,
    "coming": 1,
    "following": 1,
    "that": 0,
    "same": 0,
}
# Shifts that count from another time of the text.
_BEFORE = frozenset({"previous", "following", "that", "same"})


class Words:
    """The words of a match, by their classes."""

    def __init__(self, words: Sequence[TimeWord]) -> None:
        """Take the words in order."""
        self.sorts = [word.sort for word in words]
        self._words = words

    def __contains__(self, sort: str) -> bool:
        return sort in self.sorts

    def all(self, *sorts: str) -> list[str]:
        """Return the values of the words of `sorts`, in order."""
        return [word.value for word in self._words if word.sort in sorts]

    def first(self, *sorts: str) -> str:
        """Return the first such value, or ""."""
        return next((word.value for word in self._words if word.sort in sorts), "")

    def adjoin(self, first: str, second: str) -> bool:
        """Tell whether a word of one class stands right before one of another."""
        return (first, second) in pairwise(self.sorts)

    def unit(self) -> Unit | None:
        """Return the unit that the words count in; None for fortnights, and where there is none."""
        name = self.first("unit", "units")
        return Unit(name) if name and name != "fortnight" else None

    def year(self) -> str:
        """Return the year that is written, with four digits, or ""."""
        return self.first("year") or _whole_year(self.first("short_year"))

    def count(self) -> float:
        """Return the number that is written, 0 where there is none."""
        total = 0.0
        for word in self._words:
            if word.sort in {"count", "one", "dom", "number"}:
                value = float(word.value)
                total = (total or 1) * value if value in {100.0, 1000.0} else total + value
            elif word.sort == "halves" and total:
                total += 0.5
        return total or (1.0 if "an" in self.sorts else 0.0)

    def shift(self) -> tuple[int | None, Base]:
        """Return how the words shift a time, and from what."""
        named = [sort for sort in self.sorts if sort in _SHIFTS]
        base = Base.BEFORE if _BEFORE & set(named) else Base.PUBLISHED
        amounts = [_SHIFTS[sort] for sort in named]
        return (next((amount for amount in amounts if amount), 0) if named else None), base


def _whole_year(digits: str) -> str:
    if not digits:
        return ""
    return f"20{digits}" if int(digits) < _CENTURY_TURNS else f"19{digits}"
