"""What stands below an article's text: who signed it, and which agencies it credits."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.header import is_outlet, read_names
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import (
    AGENCIES_SIGN_OFF,
    BYLINE,
    CREDIT,
    INITIALS_SIGN_OFF,
    OUTLET_SIGN_OFF,
    REPORTING_SIGN_OFF,
    SENTENCE_END,
)
from newsmorgue.parse.sources import Clue, SourceClue

# Sign-offs stand in the last lines, and are short.
_WINDOW = 4
_LONGEST = 14
_LONGEST_LINE = 240
_LONGEST_OUTLET = 5
_SEPARATOR = re.compile(r"\s*(?:,|;|/|&|\+|\band\b)\s*")


@dataclass(frozen=True, slots=True)
class Footer:
    """The lines that are left for the body, and what points to the outlet."""

    rest: tuple[Line, ...]
    clues: tuple[SourceClue, ...]


def read_footer(draft: Draft, lines: Sequence[Line], lexicon: Lexicon) -> Footer:
    """Put agencies, authors and credits of the last lines into `draft` and return what is left."""
    rest = list(lines)
    clues: list[SourceClue] = []
    for line in lines[-_WINDOW:]:
        if len(line.text) > _LONGEST_LINE:  # the patterns are for short lines, and slow on long ones
            continue
        signed = line.words <= _LONGEST and _read_sign_off(draft, line, clues, lexicon)
        if signed or _read_reporting(draft, line):
            rest.remove(line)
    return Footer(tuple(rest), tuple(clues))


def _read_reporting(draft: Draft, line: Line) -> bool:
    match = REPORTING_SIGN_OFF.fullmatch(line.text)
    if match is None:
        return False
    offset = line.start + match.start("names")
    names = list(read_names(match["names"]))
    for start, end in names:
        draft.add("authors", offset + start, offset + end)
    return bool(names)


def _read_sign_off(draft: Draft, line: Line, clues: list[SourceClue], lexicon: Lexicon) -> bool:
    outlet = OUTLET_SIGN_OFF.fullmatch(line.text)
    if outlet:
        start, end = (line.start + position for position in outlet.span("outlet"))
        clues.append(SourceClue(Clue.SIGN_OFF, draft.piece(start, end)))
        return True
    for pattern in (INITIALS_SIGN_OFF, AGENCIES_SIGN_OFF):
        match = pattern.fullmatch(line.text)
        if match and _read_agencies(draft, line, match, lexicon):
            return True
    credit = CREDIT.fullmatch(line.text)
    if credit:
        start, end = credit.span("credit" if credit["credit"] else "plain")
        if not draft.add("credits", line.start + start, line.start + end):
            draft.remove(line.start, line.end, "repeated line")
        return True
    if line.words <= _LONGEST_OUTLET and is_outlet(line.text, lexicon):
        clues.append(SourceClue(Clue.SIGN_OFF, draft.piece(line.start, line.end)))
        return True
    byline = BYLINE.fullmatch(line.text)
    if byline and not SENTENCE_END.search(line.text):
        offset = line.start + byline.start("names")
        names = list(read_names(byline["names"]))
        for start, end in names:
            draft.add("authors", offset + start, offset + end)
        return bool(names)
    return False


def _read_agencies(draft: Draft, line: Line, match: re.Match[str], lexicon: Lexicon) -> bool:
    parts = list(_parts(match["agencies"]))
    agencies = [(start, end, lexicon.media.agency(match["agencies"][start:end])) for start, end in parts]
    known = [agency is not None for _, _, agency in agencies]
    if not (all(known) if match.groupdict().get("lead", "lead") is None else any(known)):
        return False
    offset = line.start + match.start("agencies")
    for start, end, agency in agencies:
        if agency:
            draft.add("agencies", offset + start, offset + end, agency)
    return True


def _parts(text: str) -> Iterator[tuple[int, int]]:
    position = 0
    for separator in [*_SEPARATOR.finditer(text), None]:
        end = separator.start() if separator else len(text)
        if end > position:
            yield position, end
        position = separator.end() if separator else len(text)
