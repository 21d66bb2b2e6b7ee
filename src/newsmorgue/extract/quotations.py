"""Quotations: the verbatim stretches between marks, however the marks were typed.

News mixes marks: `“…"`, `"…”`, `''…''`. A mark opens where a word follows and white space, a
bracket or a dash stands before it, and closes where a word or its punctuation stands before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newsmorgue.text.tokens import Passage

_MARK = re.compile(r"[\"\u201c\u201d\u201e\u00ab\u00bb]|''|``")
_SINGLE = re.compile(r"[\u2018'](?=\w)(?P<inner>[^\u2018\n]{2,400}?(?:[\w.,!?\u2026]))[\u2019'](?![\w])")
_BEFORE_OPENING = frozenset(" \u00a0\t\n\r([{-\u2013\u2014/:")
_FEW_WORDS = 3


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: `[start, end)` is what stands between the marks, `outer` includes them.

    A comma before the closing mark is the newspaper's, not the speaker's, and is left out.

    `goes_on` where it is not closed because the next paragraph reopens it.
    """

    passage: str
    start: int
    end: int
    outer: tuple[int, int]
    goes_on: bool = False


def quotations(text: str, passages: Sequence[Passage]) -> tuple[Quotation, ...]:
    """Return the quotations of passages that follow each other, in order.

    A mark that is never closed quotes up to the end of its paragraph where the next paragraph opens
    with a mark again, as newspapers print a long speech; else it is taken for a slip and quotes nothing.
    """
    found: list[Quotation] = []
    for i, passage in enumerate(passages):
        follows = passages[i + 1] if i + 1 < len(passages) else None
        reopened = follows is not None and _MARK.match(text, follows.start) is not None
        doubled = _doubled(text, passage, reopened=reopened)
        found += doubled or _singles(text, passage)
    return tuple(found)


def _doubled(text: str, passage: Passage, *, reopened: bool) -> list[Quotation]:
    found = []
    opening: re.Match[str] | None = None
    for mark in _MARK.finditer(text, passage.start, passage.end):
        if opening is None:
            if _opens(text, mark, passage):
                opening = mark
        elif _closes(text, mark, passage):
            end = _without_comma(text, opening.end(), mark.start())
            found.append(Quotation(passage.id, opening.end(), end, (opening.start(), mark.end())))
            opening = None
        elif (
            mark.group() in {"\u201c", '"'}
            and _opens(text, mark, passage)
            and opening.start() != passage.start
        ):
            opening = mark  # the earlier one was a slip
    if opening is not None and reopened:
        end = len(text[: passage.end].rstrip())
        found.append(Quotation(passage.id, opening.end(), end, (opening.start(), end), goes_on=True))
    return [quotation for quotation in found if text[quotation.start : quotation.end].strip()]


def _without_comma(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip(", \t\r\n\u00a0"))


def _opens(text: str, mark: re.Match[str], passage: Passage) -> bool:
    if mark.group() in {"\u201d", "\u00bb"}:
        return False
    before = text[mark.start() - 1] if mark.start() > passage.start else " "
    after = text[mark.end()] if mark.end() < passage.end else " "
    return (
        before in _BEFORE_OPENING or mark.group() in {"\u201c", "\u201e", "\u00ab"}
    ) and not after.isspace()


def _closes(text: str, mark: re.Match[str], passage: Passage) -> bool:
    if mark.group() in {"\u201d", "\u00bb"}:
        return True
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < passage.end else " "
    return not before.isspace() and not (after.isalnum() and before in _BEFORE_OPENING)


def _singles(text: str, passage: Passage) -> list[Quotation]:
    """Read single marks where no double ones stand, and around several words only: others are apostrophes."""
    found = []
    for match in _SINGLE.finditer(text, passage.start, passage.end):
        before = text[match.start() - 1] if match.start() > passage.start else " "
        if before in _BEFORE_OPENING and len(match["inner"].split()) >= _FEW_WORDS:
            found.append(Quotation(passage.id, *match.span("inner"), match.span()))
    return found
