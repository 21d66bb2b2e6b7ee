"""What the words of years, decades and centuries mean; None where they are no time."""

from newsmorgue.extract.times.words import Words
from newsmorgue.model import Fixed, Point, Range, Unit

_EARLIEST_CENTURY, _LATEST_CENTURY = 5, 21


def century(words: Words) -> Point | None:
    """Read "the 19th century"."""
    number = int(words.first("ordinal"))
    if words.unit() is not Unit.CENTURY or not _EARLIEST_CENTURY <= number <= _LATEST_CENTURY:
        return None
    return Fixed(f"{number - 1:02}XX")


def decade(words: Words) -> Point | None:
    """Read "1990s" and "the '90s". Which twenties, nobody says."""
    value = words.first("decade")
    if value:
        return Fixed(value)
    digit = words.first("decades")
    return None if digit == "2" else Fixed(f"{'20' if digit in '01' else '19'}{digit}X")


def years(words: Words) -> Range | None:
    """Read "1997-98" and "from 2003 to 2007"."""
    years = words.all("year", "short_year", "dom", "number")
    first = words.first("year")
    last = years[-1] if len(years[-1]) == len(first) else first[:2] + years[-1]
    return Range(Fixed(first), Fixed(last)) if len(last) == len(first) and first < last else None


def year(words: Words) -> Point | None:
    """Read "1998" and "the year 1998"."""
    return Fixed(words.year()) if words.unit() in {None, Unit.YEAR} else None


def spelled_year(words: Words) -> Point | None:
    """Read "nineteen ninety-six" and "two thousand"."""
    first, *rest = (int(value) for value in words.all("count", "one"))
    if rest == [1000]:
        return Fixed(f"{first}000") if first == 2 else None
    return Fixed(f"{first * 100 + sum(rest)}") if first in {18, 19} and rest and rest[0] >= 10 else None
