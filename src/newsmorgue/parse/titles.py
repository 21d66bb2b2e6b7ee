"""Which line above an article's text is its title."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsmorgue.lexicon import SECTION_BAR, Lexicon
from newsmorgue.parse.bylines import may_be_outlet
from newsmorgue.parse.finds import Find
from newsmorgue.parse.layout import Layout
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import NOTED_NAME, TITLE_SUFFIX, TOWN_AND_WIRE
from newsmorgue.parse.points import headed_points
from newsmorgue.parse.prose import ends_sentence
from newsmorgue.text.fold import fold

_LONGEST = 40
_LONGEST_LINE = 500
# Headers of more lines have their title in the last of them; the rest is menus.
_MOST_LINES = 400
_LONGEST_SENTENCE = 20
_SHORTEST = 3
_MENU_BARS = 2
# "« Older: the last meeting": links to what was published before and after.
_POINTERS = ("\u00ab ", " \u00bb", "\u2190", "\u2192", "\u2039", "\u203a", "<<", ">>")
_SECTIONS_IN_MENU = 3
# What speaks for a title, and how much. It shares words with its text …
_SHARED_WORDS = 4.0
_FEWEST_WORDS = 4
# … stands twice on its page (in the tab and above the text) …
_REPEATED = 2.5
# … is of a title's length and no sentence …
_USUAL_LENGTH = range(4, 23)
_OF_USUAL_LENGTH = 1.0
_OF_TWO_WORDS = -1.0
_A_SENTENCE = -1.5
# … opens its block, and the dump where that is no whole page …
_OPENS_BLOCK = 0.6
_OPENS_DUMP = 0.8
_SHORT_HEADER = 6
_SHORT_LINE = 5
_SMALL_WORDS = frozenset({"of", "the", "and", "&"})
# … stands above the date and the byline …
_ABOVE_FIELDS = 1.0
_A_LINE_AWAY = 0.1
_BELOW_BYLINE = -0.7
# … and above the first date, where only an outlet or a label can stand there besides.
_BELOW_DATE = -1.5
_FEW_ABOVE_DATE = 4
# … and is not what agencies call a piece among themselves: "BC-US--Wrong Clock",
# "NORLAND-COPPER/ (UPDATE 2)".
_A_SLUG = -2.0
_SLUG = re.compile(r"[A-Z][A-Z0-9.-]*(?:/|--)|[A-Z]{2}-[A-Z]{2}-|\([A-Z]{2,4}\)\s")
# Of lines alike the first; a standfirst may look so much more like a title than the title above it.
_LATER = -0.02
_CLOSE = 1.8
_DATING = frozenset({"published", "updated", "authors", "relative"})
_TEXT_LOOKED_THROUGH = 3000
# The beginning of a longer word: forms of one word have it in common.
_LONG_WORD = re.compile(r"([^\W\d_]{4}[^\W\d_]?)[^\W\d_]*+")


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What the scores of a header's lines depend on. `dated` and `signed` are places in `lines`."""

    lines: Sequence[Line]
    text_words: frozenset[str]
    times: Mapping[str, int]
    dated: Sequence[int]
    titled_above_date: bool
    signed: int


def find_title(layout: Layout, lexicon: Lexicon) -> int | None:
    """Return the place of the title among the lines of the header, None where no line looks like one.

    Where every line reads as something else, that is taken back for the title: an obituary's is a name.
    """
    lines = layout.header
    points = headed_points(layout)
    mastheads = _mastheads(layout)
    plain = [
        i
        for i, line in enumerate(lines)
        if i >= len(lines) - _MOST_LINES
        and i not in points
        and i not in mastheads
        and not layout.fields(line)
        and _may_be_title(line, lexicon)
    ]
    if not plain:
        plain = [i for i, line in enumerate(lines) if _may_be_misread(layout.fields(line))]
        for i in plain:
            layout.forget(lines[i])
    if not plain:
        return None
    evidence = _evidence(layout)
    scores = {i: _score(i, evidence) for i in plain}
    best = max(scores, key=lambda i: (scores[i], -i))
    while (above := _title_above(best, scores, evidence)) is not None:
        best = above
    return best


def without_suffix(text: str) -> str:
    """Return a title without what stands behind its last bar, which may be its outlet."""
    match = TITLE_SUFFIX.fullmatch(text) if len(text) <= _LONGEST_LINE else None
    return match["title"] if match else text


def _evidence(layout: Layout) -> _Evidence:
    lines = layout.header
    text = " ".join(line.text for line in layout.text[: _USUAL_LENGTH.stop])[:_TEXT_LOOKED_THROUGH]
    fields = [{find.field for find in layout.fields(line)} for line in lines]
    text_words = _stems(text)
    dated = [i for i, found in enumerate(fields) if found & _DATING]
    above_date = lines[: dated[0]] if dated and dated[0] < _FEW_ABOVE_DATE else ()
    return _Evidence(
        lines=lines,
        text_words=text_words,
        times=Counter(_key(line) for line in (*lines, *layout.footer)),
        dated=dated,
        titled_above_date=any(
            line.words >= _SHORTEST and not layout.fields(line) and _stems(line.text) & text_words
            for line in above_date
        ),
        signed=next((i for i, found in enumerate(fields) if "authors" in found), len(lines)),
    )


def _mastheads(layout: Layout) -> frozenset[int]:
    """Return the header's lines that are names which other lines hold: its outlet's, most likely."""
    page = [_key(line) for line in (*layout.header[-_MOST_LINES:], *layout.footer[:_MOST_LINES])]
    return frozenset(
        i
        for i, line in enumerate(layout.header[-_MOST_LINES:], start=max(len(layout.header) - _MOST_LINES, 0))
        if line.words < _SHORT_LINE + 1
        and _is_name(line.text)
        and any(key != other and key in other for key in [_key(line)] for other in page)
    )


def _may_be_title(line: Line, lexicon: Lexicon) -> bool:
    long_sentence = line.words > _LONGEST_SENTENCE and ends_sentence(line)
    points_away = line.text.startswith((*_POINTERS, "|")) or line.text.endswith(_POINTERS)
    opens_text = TOWN_AND_WIRE.fullmatch(line.text) is not None
    if (
        len(line.text) > _LONGEST_LINE
        or line.words > _LONGEST
        or long_sentence
        or points_away
        or opens_text
        or lexicon.is_section(line.text)
    ):
        return False
    named = NOTED_NAME.fullmatch(line.text)
    if named and may_be_outlet(named["name"], lexicon):
        return False
    if line.words < _SHORT_LINE and _is_name(line.text) and lexicon.media.outlet_within(line.text):
        return False
    return not _is_menu(line.text, lexicon)


def _is_menu(text: str, lexicon: Lexicon) -> bool:
    """Tell what a page offers in a row: parted by bars, or by nothing."""
    parts = SECTION_BAR.split(text)
    if len(SECTION_BAR.split(without_suffix(text))) > _MENU_BARS:
        return True
    if len(parts) > 1 and any(map(lexicon.furniture.reason, parts)):
        return True
    words = text.split()
    if "," in text or len(words) < _FEWEST_WORDS:  # "Sport, police and courts in brief" is a title
        return False
    return sum(map(lexicon.is_section, words)) * _SECTIONS_IN_MENU >= len(words)


def _is_name(text: str) -> bool:
    return all(word[0].isupper() or word in _SMALL_WORDS for word in text.split())


def _may_be_misread(finds: Iterable[Find]) -> bool:
    return not any(find.labelled or find.value or find.orders or find.field == "source" for find in finds)


def _score(i: int, evidence: _Evidence) -> float:
    """Return how much line `i` of the header looks like the title."""
    line = evidence.lines[i]
    own = _stems(without_suffix(line.text))
    shared = len(own & evidence.text_words)
    ends = line.text.endswith(".") and i > 0 and not line.text.isupper()
    next_date = bisect_right(evidence.dated, i)
    below = evidence.dated[next_date] if next_date < len(evidence.dated) else len(evidence.lines)
    distance = below - i
    above = evidence.lines[i - 1] if i else None
    opens_block = above is None or above.block != line.block or above.words < _SHORT_LINE
    repeated = evidence.times[_key(line)] > 1 and line.words >= _SHORTEST
    return (
        _SHARED_WORDS * shared / max(len(own), _FEWEST_WORDS)
        + _REPEATED * (repeated and (shared > 0 or line.words in _USUAL_LENGTH))
        + _OF_USUAL_LENGTH * (line.words in _USUAL_LENGTH)
        + _OF_TWO_WORDS * (line.words < _SHORTEST)
        + _A_SENTENCE * ends
        + max(0.0, _ABOVE_FIELDS - _A_LINE_AWAY * distance)
        + _BELOW_BYLINE * (i > evidence.signed)
        + _BELOW_DATE * (evidence.titled_above_date and i > evidence.dated[0])
        + _OPENS_BLOCK * opens_block
        + _OPENS_DUMP * (above is None and len(evidence.lines) <= _SHORT_HEADER)
        + _A_SLUG * (_SLUG.match(line.text) is not None)
        + _LATER * i
    )


def _title_above(best: int, scores: Mapping[int, float], evidence: _Evidence) -> int | None:
    """Return the title above the best line, where that is a standfirst which looks more like one.

    A label of a word or two may stand between ("Premium").
    """
    i = best - 1
    if i > 0 and evidence.lines[i].words < _SHORTEST:
        i -= 1
    if i not in scores:
        return None
    line = evidence.lines[i]
    told = line.words >= _SHORTEST and not line.text.endswith(".") and not _heads_title(i, best, evidence)
    close = scores[i] > scores[best] - _CLOSE
    return i if told and close and _stems(line.text) & evidence.text_words else None


def _heads_title(i: int, best: int, evidence: _Evidence) -> bool:
    """Tell the name of an outlet at the top: a title of more words stands between it and the date."""
    line, title = evidence.lines[i], evidence.lines[best]
    return (
        i == 0
        and best == 1
        and best + 1 in evidence.dated
        and line.words < _SHORT_LINE
        and _is_name(line.text)
        and title.words >= 2 * line.words
        and not ends_sentence(title)
    )


def _key(line: Line) -> str:
    return fold(without_suffix(line.text))


def _stems(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words, so that forms of a word are one."""
    return frozenset(_LONG_WORD.findall(text.lower()))
