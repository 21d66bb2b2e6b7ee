"""What nothing has taken of a dump: marks, addresses, and front matter that tells no field."""

import re
from collections.abc import Iterable, Iterator

FRONT_MATTER = "front matter"
MARKUP = "markup"

# Neither white space nor a character that is never seen.
_VISIBLE = r"[^\s\u200b\u00ad\ufeff]"
# From the first visible character of a line to the last.
_STRETCH = re.compile(rf"{_VISIBLE}(?:[^\r\n]*{_VISIBLE})?")


def leftovers(text: str, taken: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield, in order, the stretches of visible characters that lie in none of the spans `taken`.

    No stretch runs over a line end or over anything taken; `taken` may be in any order, and overlap.
    """
    position = 0
    for start, end in sorted(taken):
        if position < start:
            yield from _stretches(text, position, start)
        position = max(position, end)
    yield from _stretches(text, position, len(text))


def reason_for(start: int, below: int) -> str:
    """Return why a leftover is set aside; `below` is where the text below the front matter begins."""
    return FRONT_MATTER if start < below else MARKUP


def _stretches(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return (stretch.span() for stretch in _STRETCH.finditer(text, start, end))
