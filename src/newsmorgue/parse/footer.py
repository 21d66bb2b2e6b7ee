"""What stands below an article's text: who signed it, which agencies it credits, what archives noted."""

import re
from collections.abc import Iterator, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.bylines import is_biography
from newsmorgue.parse.clues import Clue
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.fields import is_outlet
from newsmorgue.parse.finds import Find
from newsmorgue.parse.layout import Layout
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import (
    AGENCIES_SIGN_OFF,
    HELPED,
    HELPED_IN_BRACKETS,
    INITIALS,
    INITIALS_SIGN_OFF,
    OUTLET_SIGN_OFF,
    REPORTED_FROM,
)

# Sign-offs that read like text stand in the last lines of it, and are short.
_WINDOW = 5
_LONGEST = 14
_LONGEST_LINE = 300
_LONGEST_OUTLET = 5
_OPENS_CREDIT = re.compile(
    r"\W{0,2}(?:additional reporting|with files from|\(?reporting by)\b", re.IGNORECASE
)
BELOW = "below the text"
SIGN_OFF = "sign-off"
_SEPARATOR = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\bet\b|\bund\b|\by\b)\s*")
# Fields that archives note below the text as well as above it, where they are labelled.
_LABELLED = frozenset({"tags", "kicker", "standfirst", "authors", "title", "published", "updated"})
_ALWAYS = frozenset({"credits", "caption", "url"})


def read_footer(draft: Draft, layout: Layout, text: Sequence[Line], lexicon: Lexicon) -> list[Line]:
    """Put what the last lines credit into `draft`, and return the lines of `text` that are text."""
    left = list(text)
    for line in text[-_WINDOW:]:
        inline = HELPED_IN_BRACKETS.search(line.text)
        if inline:
            _add_agencies(draft, line, inline.span("who"), lexicon, every=False)
    for i, line in enumerate(text):
        if i < len(text) - _WINDOW and not _OPENS_CREDIT.match(line.text):
            continue
        reason = _sign_off(draft, line, lexicon)
        if reason:
            left.remove(line)
            draft.set_aside(line, reason)
    unsigned = "authors" not in draft.lists
    for line in layout.footer:
        reason = _sign_off(draft, line, lexicon)
        if reason is None:
            finds = layout.fields(line)
            for find in finds:
                _keep(draft, line, find, unsigned=unsigned)
            if "published" not in draft.values and len(finds) == 1 and _is_day(finds[0]):
                draft.keep(
                    line, finds[0]
                )  # a day and nothing else, as some who print agencies' texts have it
        draft.set_aside(line, reason or BELOW)
    return left


def _keep(draft: Draft, line: Line, find: Find, *, unsigned: bool) -> None:
    """Put what a line below the text tells; authors without a label only where nobody signed above it."""
    if find.field == "source" and find.labelled:
        draft.add_clue(Clue.LABEL_BELOW, line.start + find.start, line.start + find.end)
    elif (
        find.field in _ALWAYS
        or (find.field in _LABELLED and (find.labelled or find.orders))
        or (find.field == "authors" and unsigned)
    ):
        draft.keep(line, find)


def _is_day(find: Find) -> bool:
    return find.field == "published" and find.value is not None


def _sign_off(draft: Draft, line: Line, lexicon: Lexicon) -> str | None:
    """Read a line that credits somebody, and return why it is no part of the text; None where it is."""
    text = line.text
    if len(text) > _LONGEST_LINE:  # the patterns are for short lines, and slow on long ones
        return None
    for pattern in (*HELPED, REPORTED_FROM):
        match = pattern.fullmatch(text)
        if match:
            _add_agencies(draft, line, match.span("who"), lexicon, every=False)
            return "contributors"
    if is_biography(text, draft.lists.get("authors", ())):
        return "author biography"
    signed = line.words <= _LONGEST and _credits_agencies_or_outlet(draft, line, lexicon)
    return SIGN_OFF if signed else None


def _credits_agencies_or_outlet(draft: Draft, line: Line, lexicon: Lexicon) -> bool:
    outlet = OUTLET_SIGN_OFF.fullmatch(line.text)
    if outlet:
        start, end = outlet.span("outlet")
        draft.add_clue(Clue.SIGN_OFF, line.start + start, line.start + end)
        return True
    if INITIALS.fullmatch(line.text):
        return True
    for pattern in (INITIALS_SIGN_OFF, AGENCIES_SIGN_OFF):
        match = pattern.fullmatch(line.text)
        if match:
            every = match.groupdict().get("lead", "lead") is None
            if _add_agencies(draft, line, match.span("agencies"), lexicon, every=every):
                return True
    if line.words <= _LONGEST_OUTLET and is_outlet(line.text, lexicon):
        draft.add_clue(Clue.SIGN_OFF, line.start, line.end)
        return True
    return False


def _add_agencies(draft: Draft, line: Line, span: tuple[int, int], lexicon: Lexicon, *, every: bool) -> bool:
    """Put the agencies of a stretch of a line; with `every`, only where nothing else stands there."""
    parts = [
        (start, end, lexicon.media.agency(line.text[start:end])) for start, end in _parts(line.text, *span)
    ]
    known = [agency is not None for _, _, agency in parts]
    if not known or not (all(known) if every else any(known)):
        return False
    for start, end, agency in parts:
        if agency:
            draft.add("agencies", line.start + start, line.start + end, agency)
    return True


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for separator in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = separator.start() if separator else end
        if stop > position:
            yield position, stop
        position = separator.end() if separator else end
