"""What the readers of single lines tell: a field, and where in the line it stands."""

from typing import NamedTuple


class Find(NamedTuple):
    """A field read in a line, `[start, end)` of the line's text.

    `field` is that of an article, or says why a part of the line is none ("detail", "unnamed").
    `value` is what the words stand for where they are not the value themselves. `labelled` where the
    line says which field it is. `orders` are a date's values with the day first and the month first,
    where it may be either.
    """

    field: str
    start: int
    end: int
    value: str | None = None
    labelled: bool = False
    orders: tuple[str, str] | None = None

    def moved(self, by: int) -> "Find":
        """Return the find with its span counted in a longer text, that of the line before `by`."""
        return self._replace(start=self.start + by, end=self.end + by)
