"""Quotations that no reporting verb goes with, and who says them all the same."""

from collections.abc import Iterator

from newsmorgue.extract.content import Content
from newsmorgue.extract.floor import Floor
from newsmorgue.extract.quotations import Quotation
from newsmorgue.extract.scene import Scene
from newsmorgue.extract.speakers import Speaker, subject_of
from newsmorgue.extract.utterance import Utterance
from newsmorgue.model import Kind, Mention, Mode

# A quotation of fewer words that nobody is said to say is a title, a name or a word in scare quotes.
_FEWEST = 6
_DASHES = ("-", "\u2013", "\u2014", "\u2015", "~")
_LABELS = frozenset({"a", "answer"})
_LONGEST_LABEL = 5
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


def answer(here: Scene, floor: Floor) -> Iterator[Utterance]:
    """Yield the answer that a paragraph of an interview is, without its label ("A:", "Roe:").

    Without a label, in it or in a line of its own above, nobody says whose words it is.
    """
    tokens = here.tokens
    first, person = 0, floor.labelled
    label = next((i for i in range(1, min(_LONGEST_LABEL, len(tokens))) if ":" in tokens[i].gap), None)
    if label is not None and label in here.ending and here.ending[label][0] == 0:
        first, person = label, here.ending[label][1]
    elif label == 1 and tokens[0].key in _LABELS:
        first, person = label, floor.interviewed
    if person is None or here.beginning.get(0, (0,))[0] == len(tokens):
        return
    start, end = tokens[first].start, len(here.text[: here.passage.end].rstrip())
    words = Quotation(here.passage.id, start, end, (start, end))
    content = Content(start, end, first, len(tokens), (words,), Mode.DIRECT)
    floor.speaks(person, here)
    yield Utterance(content, "", "answer", None, person)


def _named_before(here: Scene, unit: range, first: int) -> Speaker | None:
    """Return whose name stands right before a colon: "Report - Jane Roe: “…”"."""
    start, mention = here.ending.get(first, (0, None))
    if mention is None or mention.kind is Kind.PLACE or start < unit.start:
        return None
    return Speaker(start, first, mention)


def _author(here: Scene, unit: range, lead: Speaker, floor: Floor) -> Mention | None:
    return floor.meant(here, unit, lead) or floor.author_of(here, lead)
