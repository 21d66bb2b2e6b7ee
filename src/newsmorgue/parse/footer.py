"""What stands below an article's text: who signed it, which agencies it credits, what archives noted."""

import re
from collections.abc import Iterator, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.fields import Find, is_outlet
from newsmorgue.parse.header import keep
from newsmorgue.parse.layout import Layout
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import (
    AGENCIES_SIGN_OFF,
    BIOGRAPHY,
    HELPED,
    INITIALS_SIGN_OFF,
    OUTLET_SIGN_OFF,
    REPORTED_FROM,
)
from newsmorgue.parse.sources import Clue, SourceClue
from newsmorgue.text.fold import fold

# Sign-offs that read like text stand in the last lines of it, and are short.
_WINDOW = 5
_LONGEST = 14
_LONGEST_LINE = 300
_LONGEST_OUTLET = 5
BELOW = "below the text"
_SEPARATOR = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\bet\b|\bund\b|\by\b)\s*")
# Fields of archives, which stand below the text as well as above.
_LABELLED = frozenset({"tags", "url", "credits", "caption", "kicker", "standfirst", "authors", "title"})


def read_footer(
    draft: Draft, layout: Layout, text: Sequence[Line], lexicon: Lexicon
) -> tuple[list[SourceClue], list[Line]]:
    """Put what the last lines credit into `draft`; return what points to the outlet, and the lines that are text."""
    clues: list[SourceClue] = []
    left = list(text)
    for line in reversed(text[-_WINDOW:]):
        reason = _sign_off(draft, line, clues, lexicon)
        if reason is None:
            continue
        left.remove(line)
        draft.set_aside(line, reason)
    for line in layout.footer:
        reason = _sign_off(draft, line, clues, lexicon)
        if reason is None:
            _keep_fields(draft, line, layout.fields(line), clues, lexicon)
            reason = BELOW
        draft.set_aside(line, reason)
    return clues, left


def _keep_fields(
    draft: Draft, line: Line, finds: Sequence[Find], clues: list[SourceClue], lexicon: Lexicon
) -> None:
    unsigned = "authors" not in draft.lists
    for find in finds:
        dates = find.field in {"published", "updated"} and (find.labelled or find.orders)
        if find.field == "source" and find.labelled:
            start, end = line.start + find.start, line.start + find.end
            clues.append(SourceClue(Clue.LABEL_BELOW, draft.piece(start, end)))
        elif (
            find.field in {"credits", "caption", "url"}
            or dates
            or (find.labelled and find.field in _LABELLED)
        ):
            keep(draft, line, find, clues, lexicon, alone=len(finds) == 1)
        elif find.field == "authors" and unsigned:
            keep(draft, line, find, clues, lexicon, alone=False)


def _sign_off(draft: Draft, line: Line, clues: list[SourceClue], lexicon: Lexicon) -> str | None:
    """Read a line that credits somebody, and return why it is no part of the text; None where it is."""
    if len(line.text) > _LONGEST_LINE:  # the patterns are for short lines, and slow on long ones
        return None
    text = line.text
    for pattern in (*HELPED, REPORTED_FROM):
        match = pattern.fullmatch(text)
        if match:
            _agencies(draft, line, *match.span("who"), lexicon, every=False)
            return "contributors"
    if _is_biography(draft, text):
        return "author biography"
    if line.words > _LONGEST:
        return None
    outlet = OUTLET_SIGN_OFF.fullmatch(text)
    if outlet:
        start, end = (line.start + position for position in outlet.span("outlet"))
        clues.append(SourceClue(Clue.SIGN_OFF, draft.piece(start, end)))
        return "label"
    for pattern in (INITIALS_SIGN_OFF, AGENCIES_SIGN_OFF):
        match = pattern.fullmatch(text)
        every = bool(match) and match.groupdict().get("lead", "lead") is None
        if match and _agencies(draft, line, *match.span("agencies"), lexicon, every=every):
            return "label"
    if line.words <= _LONGEST_OUTLET and is_outlet(text, lexicon):
        clues.append(SourceClue(Clue.SIGN_OFF, draft.piece(line.start, line.end)))
        return "label"
    return None


def _is_biography(draft: Draft, text: str) -> bool:
    """Tell what a paper says of its own writer."""
    match = BIOGRAPHY.match(text)
    if match is None:
        return False
    opening = fold(match["who"])
    names = [fold(name) for name in draft.lists.get("authors", ())]
    return bool(match["writer"]) or any(
        opening == name or opening == name.split()[-1] for name in names if name
    )


def _agencies(draft: Draft, line: Line, start: int, end: int, lexicon: Lexicon, *, every: bool) -> bool:
    """Put the agencies of a stretch; with `every`, only where nothing else stands there."""
    parts = [
        (left, right, lexicon.media.agency(line.text[left:right]))
        for left, right in _parts(line.text, start, end)
    ]
    known = [agency for _, _, agency in parts]
    if not known or not (all(known) if every else any(known)):
        return False
    for left, right, agency in parts:
        if agency:
            draft.add("agencies", line.start + left, line.start + right, agency)
    return True


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    position = start
    for separator in [*_SEPARATOR.finditer(text, start, end), None]:
        stop = separator.start() if separator else end
        if stop > position:
            yield position, stop
        position = separator.end() if separator else end
