"""Lists of an article's key points, which stand above its text."""

from collections.abc import Mapping

from newsmorgue.parse.layout import Layout
from newsmorgue.parse.patterns import BULLET, KEY_POINTS, POINTS_IN_LINE
from newsmorgue.parse.prose import ends_sentence, is_paragraph

_LENGTH = range(5, 29)
# So many lines in a row without a full stop are a list, though nothing else says so.
_FEWEST = 3


def headed_points(layout: Layout) -> dict[int, str]:
    """Return the header's lines (by place) of lists that a heading or bullets show, with their kinds."""
    found: dict[int, str] = {}
    headed = False
    for i, line in enumerate(layout.header):
        if layout.fields(line):
            headed = False
        elif KEY_POINTS.fullmatch(line.text):
            found[i] = "heading"
            headed = True
        elif is_paragraph(line):
            headed = False
        elif headed or line.kind == "list" or BULLET.match(line.text) or POINTS_IN_LINE.match(line.text):
            found[i] = "list"
    return found


def points_below(title: int, layout: Layout) -> Mapping[int, str]:
    """Return the lines of lists below the title, with their kinds: those shown, or a row of short lines."""
    found = {i: kind for i, kind in headed_points(layout).items() if i > title}
    if found or title < 0:
        return found
    row = [
        i
        for i, line in enumerate(layout.header)
        if i > title
        and line.words in _LENGTH
        and not ends_sentence(line)
        and not layout.fields(line)
        and not layout.credit_follows(i)
    ]
    is_row = len(row) >= _FEWEST and row[-1] - row[0] == len(row) - 1
    return dict.fromkeys(row, "list") if is_row else {}
