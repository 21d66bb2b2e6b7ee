"""The lines of a dump, which is what a pasted or scraped page is made of."""

from typing import NamedTuple

_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2007\u202f\t", " "))
_EDGES = " \u00a0\u2007\u202f\t\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029\u200b\ufeff\u00ad"


class Line(NamedTuple):
    """A line that is not blank, without the white space at its ends.

    `text` has the characters of the dump's `[start, end)`, one for one, but with plain spaces for
    other blanks. `block` counts the stretches between blank lines.
    """

    start: int
    end: int
    text: str
    block: int

    @property
    def words(self) -> int:
        """How many words the line has."""
        return len(self.text.split())


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that are not blank, in order."""
    found: list[Line] = []
    position = block = 0
    after_blank = False
    for raw in text.splitlines(keepends=True):
        content = raw.strip(_EDGES)
        if content:
            block += after_blank and bool(found)
            start = position + raw.index(content)
            found.append(Line(start, start + len(content), content.translate(_SPACES), block))
        after_blank = not content
        position += len(raw)
    return tuple(found)
