"""Attributions: a reporting verb or phrase with the one who speaks."""

from typing import NamedTuple

from newsmorgue.extract.cues import Occurrence
from newsmorgue.extract.grammar import COORDINATORS, begins_clause, is_finite
from newsmorgue.extract.occasions import past_occasion
from newsmorgue.extract.scene import Scene
from newsmorgue.extract.speakers import Speaker, agrees, is_author, speaker_after, speaker_before

_NOBODY = frozenset({"nobody", "no", "none", "neither"})
_PARTING = ",;-\u2013\u2014"
# A verb so near behind the cue is that of what is said, not of a clause about the speaker.
_LONGEST_INVERTED = 4
_BEFORE_INVERSION = (",", " -", " \u2013", " \u2014")


class Attribution(NamedTuple):
    """A cue with its subject; `tokens` are those of both.

    `speaker` is None where the cue `continues` or nobody in particular speaks. The clause of a cue that
    begins a statement of its own begins at token `opening`.
    """

    occurrence: Occurrence
    speaker: Speaker | None
    tokens: range
    opening: int | None


def attribution(scene: Scene, unit: range, occurrence: Occurrence) -> Attribution | None:
    """Return a cue with its subject, or None where it reports nothing that anybody says."""
    if occurrence.continues and occurrence.passive:
        return None  # "and was told"
    if occurrence.continues:
        tokens = range(occurrence.group, occurrence.end)
        return Attribution(occurrence, None, tokens, _own(occurrence, occurrence.opening))
    if occurrence.noun:
        return _owned(scene, occurrence)
    if occurrence.passive:
        return _passive(scene, unit, occurrence)
    speaker = _subject(scene, unit, occurrence)
    if speaker is None or is_author(scene, speaker) or not agrees(scene, speaker, occurrence.start):
        return None
    if not speaker.likely and not (occurrence.cue.strong and occurrence.cue.takes & {"quote", "clause"}):
        return None
    if _is_nobody(scene, unit, speaker):
        return None
    tokens = range(min(speaker.start, occurrence.group), max(speaker.end, occurrence.end))
    if tokens.start > unit.start and scene.tokens[tokens.start - 1].key == "as" and not occurrence.phrase:
        if tokens.start - 1 > unit.start:
            return None  # "…, as the minister noted recently"
        occurrence = occurrence._replace(phrase=True)  # "As the minister noted, …"
        tokens = range(unit.start, tokens.stop)
    return Attribution(occurrence, speaker, tokens, _own(occurrence, _opening(scene, unit, tokens.start)))


def _is_nobody(scene: Scene, unit: range, speaker: Speaker) -> bool:
    """Tell "Nobody said", "No official said", "Neither Roe nor Doe said"."""
    before = scene.tokens[speaker.start - 1].key if speaker.start > unit.start else ""
    return before == "nor" or scene.tokens[speaker.start].key in _NOBODY


def _owned(scene: Scene, occurrence: Occurrence) -> Attribution:
    """Return a noun with its owner: "his claim", "Roe's claim"."""
    owner = occurrence.group
    start, mention = scene.ending.get(owner + 1, (owner, None))
    speaker = Speaker(start, owner + 1, mention, pronoun=mention is None)
    return Attribution(occurrence, speaker, range(start, occurrence.end), None)


def _own(occurrence: Occurrence, opening: int | None) -> int | None:
    """Return the opening of a cue, if it begins a statement of its own and is no mere verb in another."""
    begins = occurrence.phrase or occurrence.cue.strong or "complement" in occurrence.cue.takes
    return opening if begins else None


def _opening(scene: Scene, unit: range, start: int) -> int | None:
    """Return the token where a clause of its own begins with the attribution at token `start`, or None."""
    if start > unit.start and scene.tokens[start - 1].key in COORDINATORS:
        return start - 1
    if start > unit.start and any(mark in scene.tokens[start].gap for mark in _PARTING):
        return start
    return None


def _passive(scene: Scene, unit: range, occurrence: Occurrence) -> Attribution | None:
    """Return what is said "by" somebody, or by nobody in particular: "it was reported that"."""
    end = occurrence.end
    if end < unit.stop and scene.tokens[end].key == "by":
        speaker = speaker_after(scene, end + 1, unit.stop)
        if speaker is None or not speaker.likely:
            return None
        return Attribution(occurrence, speaker, range(occurrence.group, speaker.end), None)
    subject = scene.tokens[occurrence.group - 1] if occurrence.group > unit.start else None
    if subject is not None and subject.key == "it" and end < unit.stop:
        first = past_occasion(scene, end, unit.stop)
        if scene.tokens[first - 1].key == "that":
            return Attribution(occurrence, None, range(occurrence.group - 1, end), None)
    return None


def _may_invert(scene: Scene, unit: range, occurrence: Occurrence) -> bool:
    """Tell whether a subject may follow a cue behind a comma: "It rained, said Roe", not "…, said it was"."""
    cue = occurrence.cue
    if not scene.tokens[occurrence.group].gap.startswith(_BEFORE_INVERSION):
        return False
    return (
        cue.strong
        and {"quote", "clause"} <= cue.takes
        and "addressee" not in cue.takes
        and not (begins_clause(scene, occurrence.end, min(unit.stop, occurrence.end + _LONGEST_INVERTED)))
    )


def _subject(scene: Scene, unit: range, occurrence: Occurrence) -> Speaker | None:
    """Return the subject of a cue: behind it where a quotation or comma stands right before, else before it.

    A comma may close an apposition as well ("X, the mayor, said the letter …"): then what stands before
    is asked first.
    """
    if occurrence.phrase:
        return speaker_after(scene, occurrence.end, unit.stop)
    group = occurrence.group
    before = None
    if group == unit.start or scene.quotation_at(group - 1) is None:
        last = scene.last_quoted(group)
        before = speaker_before(scene, group, max(unit.start, last))
        if before is not None and (before.mention or before.pronoun):
            return before
        if (before is not None and before.likely) or not _may_invert(scene, unit, occurrence):
            return before
    inverted = speaker_after(scene, occurrence.end, unit.stop)
    is_named = before is None and inverted is not None and scene.tokens[inverted.start].capital
    if (
        inverted
        and (inverted.likely or is_named)
        and not (inverted.end < unit.stop and is_finite(scene, inverted.end))
    ):
        return inverted
    return before
