"""Marks: one number that tells how long an article is and what its files are called.

Articles are numbered from the shortest text to the longest, since a table of ascending lengths takes next to
nothing. So their numbers change whenever an article is added, and a file that is called by its article's
number would be another file then. It is called by the article's mark instead, which hangs on that article
alone: the length of its text and a digit of its id's digest. The table has marks in place of lengths, so that
a page knows what to load for a result without a list of names.

Articles that have one mark, few among thousands, are told apart by their order.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from newsmorgue.search.coding import Reader, gaps
from newsmorgue.text.slugs import digest

# With twice as many half as many articles share a mark, but the table takes some bits more for each.
_DIGITS = 8


def mark_of(length: int, id_: str) -> int:
    """Return the mark of the article with an id, whose text has so many words."""
    return length * _DIGITS + int(digest(id_, 1), 16) % _DIGITS


def length_of(mark: int) -> int:
    """Return how many words the text of an article with a mark has."""
    return mark // _DIGITS


def table(marks: Iterable[int]) -> str:
    """Return ascending marks as text: of each, what it exceeds the one before."""
    return gaps(mark + number for number, mark in enumerate(marks))


def marks_in(table: str) -> list[int]:
    """Return the marks of a table."""
    return [mark - number for number, mark in enumerate(Reader(table).numbers())]


def file_of(marks: Sequence[int], number: int) -> str:
    """Return what the files of an article are called, by its number; `marks` are all, ascending.

    >>> [file_of([81, 87, 87], number) for number in range(3)]
    ['10-1', '10-7', '10-7-2']
    """
    mark = marks[number]
    before = number - bisect_left(marks, mark)
    length, digit = divmod(mark, _DIGITS)
    return f"{length}-{digit}" + (f"-{before + 1}" if before else "")
