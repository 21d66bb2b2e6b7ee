"""Quotations: the verbatim stretches between marks, however the marks were typed.

News mixes marks: `“…"`, `"…”`, `''…''`, `«…»`, `»…«`, `„…“`. A mark opens where a word follows and white
space, a bracket or a dash stands before it, and closes where a word or its punctuation stands before it.
Single marks are quotation marks where they stand around several words and no double ones are near, as in
British papers; all others are apostrophes.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from newsmorgue.text.tokens import Passage

# Each opens with a class and looks back behind it, since that is searched for several times as fast.
_MARK = re.compile(
    r"[\"\u201c\u201d\u201e\u201f\u00ab\u00bb'\u2018\u2019`]"
    r"(?:(?<!['\u2018\u2019`])|(?<=')'|(?<=\u2018)\u2018|(?<=\u2019)\u2019|(?<=`)`)"
)
_SINGLE_OPENING = re.compile(
    r"[\u2018'](?<![\w.,!?'\u2019].)(?=[\w\[(\u2026$\u00a3\u20ac])(?!'|(?:em|til|tis|twas|n|cause)\b|\d\ds?\b)"
)
_SINGLE_CLOSING = re.compile(r"[\u2019'](?<=[\w.,!?\u2026\])%-].)(?![\w'\u2019])")
_SHAPED_OPENING = frozenset("\u201c\u00ab")
_SHAPED_CLOSING = frozenset("\u201d\u00bb")
_STRICTLY_CLOSING = frozenset("\u201d")
_BEFORE_OPENING = frozenset(" \u00a0\u2009\u202f\t\n\r([{-\u2013\u2014/:\u2026'\u2018")
_POINTS = frozenset(".,!?\u2026")
_FEW_WORDS = 3
_LONGEST_SINGLE = 900


class Quotation(NamedTuple):
    """A quotation: `[start, end)` is what stands between the marks, `outer` includes them.

    A comma before the closing mark is the newspaper's, not the speaker's, and is left out.

    `goes_on` where it is not closed because the next paragraph reopens it.
    """

    passage: str
    start: int
    end: int
    outer: tuple[int, int]
    goes_on: bool = False


class _Mark(NamedTuple):
    """A mark at `[start, end)`, and what it may do where it stands."""

    start: int
    end: int
    opens: bool
    closes: bool


def quotations(text: str, passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """Return the quotations of passages that follow each other, in order, none inside another.

    A mark that is never closed quotes up to the end of its paragraph where the next paragraph opens
    with a mark again, as newspapers print a long speech; else it is taken for a slip and quotes nothing.
    """
    found: list[Quotation] = []
    for i, passage in enumerate(passages):
        follows = passages[i + 1] if i + 1 < len(passages) else None
        reopened = follows is not None and _MARK.match(text, follows.start) is not None
        doubled = list(_doubled(text, passage, reopened=reopened))
        found += _outermost(doubled, list(_singles(text, passage))) if doubled else _singles(text, passage)
    return tuple(found)


def _outermost(doubled: list[Quotation], singles: list[Quotation]) -> list[Quotation]:
    """Return the quotations in double marks, or the ones in single marks that hold whole ones of them."""
    holding = [
        single
        for single in singles
        if any(_holds(single, each) for each in doubled)
        and all(_holds(single, each) or _is_apart(single, each) for each in doubled)
    ]
    others = [each for each in doubled if not any(_holds(single, each) for single in holding)]
    return sorted([*holding, *others], key=lambda each: each.start)


def _holds(outer: Quotation, inner: Quotation) -> bool:
    return outer.start <= inner.outer[0] and inner.outer[1] <= outer.outer[1]


def _is_apart(one: Quotation, other: Quotation) -> bool:
    return one.outer[1] <= other.outer[0] or other.outer[1] <= one.outer[0]


def _doubled(text: str, passage: Passage, *, reopened: bool) -> Iterator[Quotation]:
    marks = [_mark(text, match, passage) for match in _MARK.finditer(text, passage.start, passage.end)]
    opening: _Mark | None = None
    depth = 0
    for i, mark in enumerate(marks):
        if opening is None:
            if mark.opens:
                opening, depth = mark, 1
        elif mark.closes and not (mark.opens and not _is_closed_later(marks, i)):
            depth -= 1
            if depth == 0:
                yield from _quotation(text, passage, opening, mark)
                opening = None
        elif mark.opens:
            if (reopened and opening.start == passage.start) or _is_nested(marks, i):
                depth += 1
            else:
                opening, depth = mark, 1  # the earlier one was a slip
    if opening is not None and reopened:
        end = opening.end + len(text[opening.end : passage.end].rstrip())
        if end > opening.end:
            yield Quotation(passage.id, opening.end, end, (opening.start, end), goes_on=True)


def _mark(text: str, match: re.Match[str], passage: Passage) -> _Mark:
    start, end = match.span()
    before = text[start - 1] if start > passage.start else " "
    after = text[end] if end < passage.end else " "
    mark = match.group()
    opens = not after.isspace() and (before in _BEFORE_OPENING or mark in {"\u201e", "``", "\u2018\u2018"})
    if mark == "\u201c":
        opens = not after.isspace() and not (before in _POINTS and not after.isalnum())
    closes = not before.isspace() and not (after.isalnum() and before in _BEFORE_OPENING)
    if before.isspace() and after.isspace() and mark in _SHAPED_OPENING:  # « as in French »
        opens, closes = True, False
    elif before.isspace() and not after.isalnum() and mark in _SHAPED_CLOSING:
        opens, closes = False, True
    elif mark in _STRICTLY_CLOSING:
        opens, closes = opens and not closes, True
    elif mark == "\u201c" and after.isalnum():
        closes = False
    return _Mark(start, end, opens, closes)


def _is_closed_later(marks: Sequence[_Mark], index: int) -> bool:
    """Tell whether a mark that may open or close rather closes: what follows it does not close again."""
    return index + 1 >= len(marks) or marks[index + 1].opens


def _is_nested(marks: Sequence[_Mark], index: int) -> bool:
    """Tell a quotation inside another from one after a forgotten mark: two that close follow."""
    following = marks[index + 1 : index + 3]
    return len(following) == 2 and all(mark.closes and not mark.opens for mark in following)


def _quotation(text: str, passage: Passage, opening: _Mark, closing: _Mark) -> Iterator[Quotation]:
    end = opening.end + len(text[opening.end : closing.start].rstrip(", \t\r\n\u00a0"))
    start = end - len(text[opening.end : end].lstrip())
    if start < end:
        yield Quotation(passage.id, start, end, (opening.start, closing.end))


def _singles(text: str, passage: Passage) -> Iterator[Quotation]:
    """Yield quotations in single marks; what closes them stands behind punctuation, or else behind a word."""
    position = passage.start
    while opening := _SINGLE_OPENING.search(text, position, passage.end):
        limit = min(passage.end, opening.end() + _LONGEST_SINGLE)
        closing = None
        for match in _SINGLE_CLOSING.finditer(text, opening.end(), limit):
            again = _SINGLE_OPENING.search(text, opening.end(), match.start())
            if again and closing:
                break
            if closing is None or text[match.start() - 1] in _POINTS:
                closing = match
            if text[match.start() - 1] in _POINTS:
                break
            if re.match(r"\s*(?:[.;:)]|$)", text[match.end() : match.end() + 4]):
                break
        if closing is None:
            position = opening.end()
            continue
        inner = text[opening.end() : closing.start()]
        if len(inner.split()) >= _FEW_WORDS or inner[-1] in _POINTS:
            first = _Mark(*opening.span(), opens=True, closes=False)
            yield from _quotation(text, passage, first, _Mark(*closing.span(), opens=False, closes=True))
        position = closing.end()
