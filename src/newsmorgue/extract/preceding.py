"""What stands before the cue that reports it: `"…," he said`, "It rained, he said"."""

from collections.abc import Set as AbstractSet

from newsmorgue.extract.attributions import Attribution
from newsmorgue.extract.content import FEWEST, Content, is_said, whole_content
from newsmorgue.extract.extents import ASIDES, end_of_statement, is_parting
from newsmorgue.extract.grammar import COORDINATORS, SUBORDINATORS, begins_clause, has_finite, is_finite
from newsmorgue.extract.occasions import past_occasion
from newsmorgue.extract.scene import Quoted, Scene
from newsmorgue.model import Mode

# A clause that opens so has its main clause behind it: "If it rains, he said, …".
_OPENERS = frozenset(
    "if when although though while because after before unless once as since until by in on at".split()
)
_RELATIVES = frozenset({"who", "which", "that"})
_CLOSING = frozenset(",.!?-\u2013\u2014\u2026")
_PARTING = frozenset("(:;")
_LONGEST_ATTRIBUTION = 30


def content_before(
    scene: Scene, unit: range, attributed: Attribution, openings: AbstractSet[int]
) -> Content | None:
    """Return the statement that ends where the attribution begins, in the tokens of `unit`.

    A direct quotation takes in what it goes on with behind the attribution: `"…," he said, "…"`.
    `openings` are the tokens where later statements begin.
    """
    occurrence, attribution, first = attributed.occurrence, attributed.tokens, unit.start
    if attribution.start <= first or occurrence.noun:
        return None
    quoted = scene.quotation_at(attribution.start - 1)
    takes = occurrence.cue.takes
    if quoted is not None:
        if "quote" not in takes and "clause" not in takes:
            return None
        return _direct(scene, unit, quoted, attribution.stop, openings)
    tokens = scene.tokens
    follows_comma = tokens[attribution.start].gap.lstrip().startswith((",", "-", "\u2013", "\u2014"))
    if not follows_comma or not (occurrence.cue.strong or occurrence.phrase) or "clause" not in takes:
        return None
    if scene.tokens[occurrence.group - 1].key in _RELATIVES:
        return None
    behind = attribution.stop < unit.stop
    if behind and attribution.stop in scene.opening and occurrence.end == attribution.stop:
        return _with_quotation(scene, first, attribution)
    parted = behind and is_parting(tokens[attribution.stop].gap)
    if parted and _goes_on(scene, attribution.stop, unit.stop):
        return whole_content(
            scene, first, end_of_statement(scene, unit, attribution.stop, openings), before=True
        )
    if attribution.start - first < FEWEST or not _is_complete(scene, first, attribution.start):
        return None
    after = past_occasion(scene, attribution.stop, unit.stop) if behind else unit.stop
    if (
        behind
        and not parted
        and not occurrence.phrase
        and (
            after in scene.opening
            or tokens[after - 1].key == "that"
            or begins_clause(scene, after, unit.stop)
        )
    ):
        return None  # what is said stands behind
    return whole_content(scene, first, attribution.start, before=True)


def _with_quotation(scene: Scene, first: int, attribution: range) -> Content | None:
    """Return a clause with the quotation that ends it: `If it rains, he said, "we are lost"`.

    That is one that opens a sentence or lacks what its verb is about (`It was, he said, "a joke"`).
    """
    quoted = scene.quotation_at(attribution.stop)
    goes_on = quoted is not None and scene.text[quoted.quotation.start].islower()
    opens = scene.tokens[first].key in SUBORDINATORS | COORDINATORS or is_finite(scene, attribution.start - 1)
    if quoted is None or not goes_on or not opens:
        return None
    return whole_content(scene, first, quoted.tokens.stop, before=True)


def _is_complete(scene: Scene, first: int, stop: int) -> bool:
    """Tell a whole sentence from what only opens one: "If it rains", "On Thursday"."""
    if scene.tokens[first].key not in _OPENERS:
        return has_finite(scene, first, stop)
    return any("," in scene.tokens[i].gap and begins_clause(scene, i, stop) for i in range(first + 1, stop))


def _goes_on(scene: Scene, start: int, stop: int) -> bool:
    """Tell whether a statement goes on behind the attribution in its middle: "If it rains, he said, we …"."""
    key = scene.tokens[start].key
    if key in ASIDES or "ing" in scene.lexicon.verbs.forms(key) or start in scene.opening:
        return False
    return is_finite(scene, start) or has_finite(scene, start, stop)


def _direct(
    scene: Scene, unit: range, quoted: Quoted, after: int, openings: AbstractSet[int]
) -> Content | None:
    quotation, first = quoted.quotation, unit.start
    closing = scene.text[quotation.end - 1 : quotation.outer[1] + 1]
    if set(scene.tokens[quoted.tokens.start].gap) & _PARTING:
        first = quoted.tokens.start  # `The council met ("It is late," she said)`
    if quoted.tokens.start > first:  # `It was "odd" and "a shame," she said` has words of its own before
        if not set(closing) & _CLOSING or not (
            is_said(scene, quoted) or has_finite(scene, first, quoted.tokens.start)
        ):
            return None
        return whole_content(scene, first, quoted.tokens.stop, before=True)
    if len(quoted.tokens) < FEWEST and not set(closing) & set(",!?"):
        return None
    parts = [quotation]
    stop = quoted.tokens.stop
    for each in scene.quotations_in(range(after, unit.stop)):
        begins = each.tokens.start
        if begins - after > _LONGEST_ATTRIBUTION or any(i in openings for i in range(after, begins)):
            break
        gap = scene.tokens[begins].gap
        if any(mark in gap for mark in ",:;-\u2013\u2014") or begins == after:
            parts.append(each.quotation)
            stop = each.tokens.stop
        break
    return Content(quotation.start, parts[-1].end, first, stop, tuple(parts), Mode.DIRECT, before=True)
