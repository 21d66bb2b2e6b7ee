"""Utterances: what is reported in a passage, by whom, unit by unit.

A unit is a sentence, or several that one quotation holds together. Every cue in it is asked for what it
reports, before it or behind it; a quotation that no cue reports is somebody's all the same (`alone`).
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from newsmorgue.extract.alone import alone, introduced, signed, whole_quotation
from newsmorgue.extract.attributions import Attribution, attribution
from newsmorgue.extract.content import Content
from newsmorgue.extract.cues import occurrences
from newsmorgue.extract.floor import Floor
from newsmorgue.extract.following import content_after
from newsmorgue.extract.grammar import begins_clause
from newsmorgue.extract.preceding import content_before
from newsmorgue.extract.scene import Scene
from newsmorgue.extract.speakers import Speaker, is_author, nearest_subject
from newsmorgue.extract.utterance import Utterance
from newsmorgue.model import Mention, Mode

# Behind "according to Roe, …" these open an aside on the speaker, not what was said.
_ASIDES = frozenset({"who", "which", "a", "an"})
_LONGEST_LEAD = 80
# So many cues are looked at for one that reports what another stands in.
_MOST_INSIDE = 6


class Speaking(NamedTuple):
    """Who speaks: the words, and the mention that they stand for."""

    speaker: Speaker | None
    person: Mention | None


def utterances(here: Scene, floor: Floor) -> Iterator[Utterance]:
    """Yield what is reported in a passage, in order; an interrupted quotation is one utterance.

    `floor` says who has spoken and acted before, and is told who does so here.
    """
    last: Utterance | None = None
    before: range | None = None
    lead: range | None = None
    for unit in here.units():
        found = list(_in_unit(here, unit, floor))
        if last and not found and (joined := _joined(here, last, unit) or _claimed(here, last, unit, floor)):
            last = joined
            continue
        if before and here.quoted and (by := signed(here, before, unit, floor)):
            last = by
            continue
        if last:
            yield last
        silent = not found
        if silent and here.quoted and (single := alone(here, unit, lead, floor)):
            found = [single]
        yield from found[:-1]
        last = found[-1] if found else None
        before, lead = unit, unit if silent else None
        floor.has_read(here, unit)
    if last:
        yield last
    if before and here.passage.tail.rstrip().endswith(":"):
        floor.announces(here, before)


def _in_unit(here: Scene, unit: range, floor: Floor) -> Iterator[Utterance]:
    found = [each for cue in occurrences(here, unit) if (each := attribution(here, unit, cue)) is not None]
    if not found:
        return
    parts = _parts(here, unit, found[-1])
    last: Utterance | None = None
    done = unit.start
    # Those of earlier cues do no harm: they stand before what a later one reports.
    openings = frozenset((*parts, *(each.opening for each in found if each.opening is not None)))
    for i, each in enumerate(found):
        done = max(done, _last(parts, each.tokens.start))
        others = found[i + 1 : i + 1 + _MOST_INSIDE]
        if each.occurrence.start < done or _is_inside(here, range(done, unit.stop), each, others, openings):
            continue
        if each.occurrence.phrase and any(other.occurrence.end in here.opening for other in others):
            continue  # "According to the paper, Roe also wrote: “…”"
        if each.occurrence.continues:
            by = _speaking(here, unit, each, last, floor)
            utterance = _continued(here, unit, each, openings, by)
        else:
            utterance = _reported(here, range(done, unit.stop), each, openings, floor)
        if utterance is None:
            continue
        yield from introduced(here, range(done, utterance.content.first), floor)
        yield utterance
        last = utterance
        if utterance.speaker is None or utterance.person or not utterance.speaker.pronoun:
            floor.speaks(utterance.person, here)
        done = max(each.occurrence.end, utterance.content.stop)
    if last:
        yield from introduced(here, range(done, unit.stop), floor)


def _parts(here: Scene, unit: range, last: Attribution) -> list[int]:
    """Return the tokens behind semicolons up to the last thing said: each begins a statement of its own."""
    stop = max(last.tokens.start + 1, unit.start)
    if here.text.find(";", here.passage.start, here.passage.end) < 0:  # as most
        return []
    return [i for i in range(unit.start, stop) if ";" in here.tokens[i].gap and i not in here.inside]


def _last(parts: Sequence[int], index: int) -> int:
    """Return the last of the sorted `parts` up to a token, or 0."""
    position = bisect_right(parts, index)
    return parts[position - 1] if position else 0


def _is_inside(
    here: Scene, unit: range, inner: Attribution, others: Sequence[Attribution], openings: AbstractSet[int]
) -> bool:
    """Tell a cue that stands in what a later one reports: "He has decided to go, an aide said"."""
    for later in others:
        if later.occurrence.continues or later.occurrence.passive or later.tokens.start <= inner.tokens.stop:
            continue
        if here.quotation_at(inner.tokens.start - 1) is not None and inner.tokens.start > unit.start:
            return False  # `"…," Roe said in the letter, according to a friend`
        content = content_before(here, unit, later, openings)
        if content is not None and content.mode is not Mode.DIRECT and content.first == unit.start:
            return True
    return False


def _continued(
    here: Scene, unit: range, each: Attribution, openings: AbstractSet[int], by: Speaking | None
) -> Utterance | None:
    """Return what a cue reports that has no subject of its own, as said `by` the one before: "…, adding"."""
    occurrence = each.occurrence
    content = content_after(here, unit, each, openings, occurrence.end) if by else None
    if by is None or content is None:
        return None
    return Utterance(content, occurrence.text, occurrence.rule, *by, occurrence.cue.denies)


def _speaking(
    here: Scene, unit: range, each: Attribution, last: Utterance | None, floor: Floor
) -> Speaking | None:
    """Return who says what a cue without a subject reports: who spoke last, or acts in the sentence."""
    if last is not None:
        return Speaking(last.speaker, last.person) if last.speaker or last.person else None
    speaker = nearest_subject(here, unit, each.occurrence.group)
    if speaker is None or is_author(here, speaker):
        return None
    return Speaking(speaker, floor.meant(here, unit, speaker))


def _reported(
    here: Scene, unit: range, each: Attribution, openings: AbstractSet[int], floor: Floor
) -> Utterance | None:
    """Return what a cue with a subject of its own reports, before it or behind it."""
    occurrence, speaker = each.occurrence, each.speaker
    content = content_before(here, unit, each, openings) or content_after(
        here, unit, each, openings, _past_comma(here, unit, each)
    )
    if content is None or (speaker and not speaker.likely and not _is_sure(here, content, each)):
        return None
    person = floor.meant(here, unit, speaker) if speaker else None
    return Utterance(content, occurrence.text, occurrence.rule, speaker, person, occurrence.cue.denies)


def _is_sure(here: Scene, content: Content, each: Attribution) -> bool:
    """Tell what can only be a statement, whoever makes it: a quotation, a clause behind "that" or "said"."""
    if content.mode is Mode.DIRECT or content.before:
        return each.occurrence.cue.strong
    return here.tokens[content.first - 1].key == "that" or begins_clause(here, content.first, content.stop)


def _past_comma(here: Scene, unit: range, each: Attribution) -> int:
    """Return where what is said begins: for a phrase, behind the comma that closes its speaker's aside."""
    stop = each.tokens.stop
    if not each.occurrence.phrase:
        return stop
    end = min(unit.stop, stop + _LONGEST_LEAD)
    commas = (i for i in range(stop, end) if set(here.tokens[i].gap) & {",", ":"})
    return next((i for i in commas if here.tokens[i].key not in _ASIDES), unit.stop)


def _claimed(here: Scene, last: Utterance, unit: range, floor: Floor) -> Utterance | None:
    """Give a quotation to the one who is said to say it in a sentence of its own: `"…" Roe wrote then.`."""
    if last.cue or here.quotations_in(unit):
        return None
    for occurrence in occurrences(here, unit):
        each = attribution(here, unit, occurrence)
        takes = occurrence.cue.takes
        if each is not None and each.speaker and each.tokens.start == unit.start and "quote" in takes:
            person = floor.meant(here, unit, each.speaker)
            floor.speaks(person, here)
            return last._replace(
                cue=occurrence.text, rule=occurrence.rule, speaker=each.speaker, person=person
            )
    return None


def _joined(here: Scene, last: Utterance, unit: range) -> Utterance | None:
    """Join `"…," he said.` with a following `"…"` that stands alone."""
    whole = whole_quotation(here, unit)
    if whole is None or not last.content.before or not last.content.quotes:
        return None
    quotes = (*last.content.quotes, whole)
    return last._replace(content=last.content._replace(end=whole.end, stop=unit.stop, quotes=quotes))
