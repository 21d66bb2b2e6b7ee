"""How lists of numbers are written as text: short, and made of characters that JSON leaves as they are.

A number is written in base 42, its last digit in an alphabet of its own, so that nothing need stand between
numbers. How often a term stands somewhere has a third alphabet, because it is left out where it is once.
`static/search/coding.js` reads the same.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from operator import sub

# All of ASCII that is seen, but for the two characters that JSON escapes.
_CHARACTERS = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in '"\\')
TIMES, LAST, MORE = _CHARACTERS[:8], _CHARACTERS[8:50], _CHARACTERS[50:]
_BASE = len(LAST)
_VALUES = {digit: value for alphabet in (LAST, MORE) for value, digit in enumerate(alphabet)}
_MORE = re.compile(f"[{re.escape(MORE)}]")
_NUMBER = re.compile(f"[{re.escape(MORE)}]*[{re.escape(LAST)}]")


@cache
def written(number: int) -> str:
    """Return a number, 0 or more, as text.

    >>> written(0), written(41), written(42)
    ('*', 'S', 'U*')
    """
    number, last = divmod(number, _BASE)
    digits = LAST[last]
    while number:
        number, digit = divmod(number, _BASE)
        digits = MORE[digit] + digits
    return digits


@cache
def times(count: int) -> str:
    """Return as text how often something stands, 1 or more times; once is nothing."""
    if count == 1:
        return ""
    return TIMES[count - 2] if count < 9 else TIMES[-1] + written(count - 9)


def gaps(numbers: Iterable[int]) -> str:
    """Return ascending numbers as text: of each, what lies between it and the one before.

    >>> gaps([0, 1, 2, 45])
    '***U*'
    """
    return "".join(each_gap(list(numbers)))


def each_gap(ascending: Sequence[int]) -> list[str]:
    """Return the same for each number by itself."""
    return gaps_between(ascending, ascending)


def gaps_between(firsts: Sequence[int], lasts: Sequence[int]) -> list[str]:
    """Return what lies before each stretch of ascending numbers, given the first and the last of each.

    >>> gaps_between([0, 5], [3, 9])
    ['*', '+']
    """
    return list(map(_BETWEEN.__getitem__, map(sub, firsts, [-1, *lasts])))


class _Between(dict[int, str]):
    """What lies between two numbers, as text, by their distance; remembered, as distances repeat."""

    def __missing__(self, distance: int) -> str:
        found = self[distance] = written(distance - 1)
        return found


_BETWEEN = _Between()


def alternating(*columns: Sequence[str]) -> str:
    """Return texts as one: the first of each column, the second of each, and so on.

    >>> alternating(["a", "b"], ["1", "2"])
    'a1b2'
    """
    step = len(columns)
    texts = [""] * (step * len(columns[0]))
    for position, column in enumerate(columns):
        texts[position::step] = column
    return "".join(texts)


def numbers(text: str) -> Iterator[int]:
    """Return numbers that stand in `text` one behind the other.

    >>> list(numbers(written(3) + written(42)))
    [3, 42]
    """
    return map(_number, _NUMBER.findall(text)) if _MORE.search(text) else map(_VALUES.__getitem__, text)


def texts_of_numbers(text: str) -> Sequence[str]:
    """Return the text of each of the numbers that stand in `text` one behind the other.

    >>> [*texts_of_numbers(written(3) + written(42))]
    ['-', 'U*']
    """
    return _NUMBER.findall(text) if _MORE.search(text) else text


def ascending_in(gaps: str) -> Iterator[int]:
    """Return the ascending numbers of `gaps`.

    >>> list(ascending_in("***U*"))
    [0, 1, 2, 45]
    """
    ascending = accumulate(map((1).__add__, numbers(gaps)), initial=-1)
    next(ascending)
    return ascending


@cache
def _number(digits: str) -> int:
    return Reader(digits).number()


class Reader:
    """Reads what the functions above wrote, from the beginning of `text` to its end."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0

    def more(self) -> bool:
        """Tell whether there is anything left."""
        return self._at < len(self._text)

    def number(self) -> int:
        """Return the next number."""
        value = 0
        while True:
            digit = self._text[self._at]
            self._at += 1
            value = value * _BASE + _VALUES[digit]
            if digit in LAST:
                return value

    def times(self) -> int:
        """Return how often what was read last stands there."""
        if not self.more() or self._text[self._at] not in TIMES:
            return 1
        count = TIMES.index(self._text[self._at]) + 2
        self._at += 1
        return count if count < 9 else self.number() + 9

    def numbers(self) -> Iterator[int]:
        """Yield the ascending numbers that are left."""
        last = -1
        while self.more():
            last += self.number() + 1
            yield last
