"""Quotations that no reporting verb goes with, and who says them all the same."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from newsmorgue.extract.content import Content
from newsmorgue.extract.context import span_of
from newsmorgue.extract.floor import Floor
from newsmorgue.extract.noun_phrases import may_speak
from newsmorgue.extract.quotations import Quotation
from newsmorgue.extract.scene import Scene
from newsmorgue.extract.speakers import Speaker, subject_of
from newsmorgue.extract.utterance import Utterance
from newsmorgue.model import Kind, Mention, Mode

# A quotation of fewer words that nobody is said to say is a title, a name or a word in scare quotes.
_FEWEST = 6
_DASHES = ("-", "\u2013", "\u2014", "\u2015", "~")
_LABELS = frozenset({"a", "answer"})
_LONGEST_LABEL = 6
_FEWEST_SAID = 3
_POINTS = (".", "!", "?", "\u2026")
_HANDLE = re.compile(r"[\u2014\u2013-]\s*(?P<name>[^\u2014\u2013@()\n]{2,60}?)\s*\(@\w{1,30}\)")
_LONGEST_SIGNATURE = 15
SIGNATURE = "signature"


def whole_quotation(here: Scene, unit: range) -> Quotation | None:
    """Return the quotation that a unit consists of."""
    quoted = here.quotation_at(unit.start)
    return quoted.quotation if quoted and quoted.tokens.stop >= unit.stop else None


def alone(here: Scene, unit: range, before: range | None, floor: Floor) -> Utterance | None:
    """Return what a quotation says that no cue reports.

    It is introduced by a colon (`Roe was blunt: "…"`) or by the sentence before it, which is the unit
    `before` (`Her answer was short. "…"`), or goes on with the speech of the one who has the floor.
    """
    whole = whole_quotation(here, unit)
    if whole is None:
        return next(introduced(here, unit, floor), None)
    if not floor.unfinished and len(unit) < _FEWEST:
        return None
    content = Content(whole.start, whole.end, unit.start, unit.stop, (whole,), Mode.DIRECT, before=True)
    if before and not floor.unfinished:
        lead = subject_of(here, before, before.stop)
        person = _author(here, before, lead, floor) if lead else None
        if person is not None:
            return Utterance(content, "", "sentence before", None, person)
        if lead is not None and not lead.pronoun:
            return Utterance(content, "", "sentence before", lead if lead.likely else None, None)
    return Utterance(content, "", "carried over", None, floor.speaker)


def introduced(here: Scene, unit: range, floor: Floor) -> Iterator[Utterance]:
    """Yield the quotations behind colons in a unit, as said by the subjects before them."""
    for quoted in here.quotations_in(unit):
        first = quoted.tokens.start
        if first == unit.start or ":" not in here.tokens[first].gap or len(quoted.tokens) < _FEWEST:
            continue
        lead = _named_before(here, unit, first) or subject_of(here, unit, first)
        person = _author(here, unit, lead, floor) if lead else None
        if person is not None:
            whole = quoted.quotation
            content = Content(whole.start, whole.end, first, quoted.tokens.stop, (whole,), Mode.DIRECT)
            yield Utterance(content, "", "colon", lead, person)


def signed(here: Scene, before: range, unit: range, floor: Floor) -> Utterance | None:
    """Return the quotation that the unit `before` is, said by whose name is set below it."""
    whole = whole_quotation(here, before)
    mention = _signature(here, unit.start)
    if whole is None or mention is None:
        return None
    floor.speaks(None, here)
    content = Content(whole.start, whole.end, before.start, before.stop, (whole,), Mode.DIRECT, before=True)
    return Utterance(content, "", SIGNATURE, None, mention)


def signature(here: Scene) -> Mention | None:
    """Return whose name a passage is that stands below a quotation: "- Jane Roe, Bristol"."""
    is_short = 0 < len(here.tokens) <= _LONGEST_SIGNATURE and not here.quoted
    return _signature(here, 0) if is_short else None


def _signature(here: Scene, index: int) -> Mention | None:
    """Return the name at a token if a dash sets it off from what it is below."""
    name = here.beginning.get(index)
    gap = here.tokens[index].gap.strip("\"\u201d'\u2019. \n")
    return name[1] if name and gap.startswith(_DASHES) else None


def labelled(here: Scene, floor: Floor, *, answers: bool) -> Utterance | None:
    """Return what a passage says whose label is the one who speaks: "Jane Roe: I was there".

    In an interview a passage that `answers` may be labelled "A:", or by a name in a line of its own above.
    Without a label nobody says whose words it is.
    """
    tokens = here.tokens
    label = next((i for i in range(1, min(_LONGEST_LABEL, len(tokens))) if ":" in tokens[i].gap), None)
    first, person = 0, floor.labelled if answers else None
    if label is not None and label in here.ending and here.passage.tail.strip()[:1] in _POINTS:
        start, mention = here.ending[label]
        if mention.kind is Kind.PERSON and (start == 0 or may_speak(here, 0, start)):
            first, person = label, mention
    elif answers and label == 1 and tokens[0].key in _LABELS:
        first, person = label, floor.interviewed
    is_name = here.beginning.get(0, (0,))[0] == len(tokens)
    if person is None or is_name or first in here.opening or len(tokens) - first < _FEWEST_SAID:
        return None
    floor.speaks(person, here)
    return _passage(here, first, len(tokens), person, "label")


def post(here: Scene) -> Utterance | None:
    """Return the post that a passage is, as pages embed them: "We won! - Jane Roe (@roe) May 3, 2020"."""
    start, end = here.passage.start, here.passage.end
    match = _HANDLE.search(here.text, start, end) if here.text.find("(@", start, end) >= 0 else None
    if match is None or here.quoted:
        return None
    stop = bisect_left(here.passage.starts, match.start("name"))
    if stop < _FEWEST_SAID:
        return None
    end, mention = here.beginning.get(stop, (stop + 1, None))
    speaker = Speaker(stop, end, mention)
    return _passage(here, 0, stop, mention, "post")._replace(speaker=speaker)


def _passage(here: Scene, first: int, stop: int, person: Mention | None, rule: str) -> Utterance:
    """Return tokens `[first, stop)` of a passage with their last punctuation, as said by a person."""
    start, last = span_of(here.passage, first, stop)
    points = here.text[last : here.passage.end]
    end = last + len(points) - len(points.lstrip("".join(_POINTS)))
    words = Quotation(here.passage.id, start, end, (start, end))
    content = Content(start, end, first, stop, (words,), Mode.DIRECT)
    return Utterance(content, "", rule, None, person)


def _named_before(here: Scene, unit: range, first: int) -> Speaker | None:
    """Return whose name stands right before a colon: "Report - Jane Roe: “…”"."""
    start, mention = here.ending.get(first, (0, None))
    if mention is None or mention.kind is Kind.PLACE or start < unit.start:
        return None
    return Speaker(start, first, mention)


def _author(here: Scene, unit: range, lead: Speaker, floor: Floor) -> Mention | None:
    return floor.meant(here, unit, lead) or floor.author_of(here, lead)
