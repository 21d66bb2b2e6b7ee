"""Where somebody is said to say something: reporting verbs, and phrases like "according to"."""

from typing import NamedTuple

from newsmorgue.extract.context import possessive
from newsmorgue.extract.scene import Scene
from newsmorgue.lexicon.speech import Cue

# Behind these a reporting word is a noun ("the claim") or not said yet ("to say").
_BEFORE_NOUNS = frozenset(
    "a an the his her their its my our your this that these those no any some every each to of for in"
    " with at from on about into under per new first last".split()
)
_DO = frozenset({"do", "does", "did", "would", "could", "has", "had"})
_CONJUNCTIONS = frozenset({"and", "but", "then", "before", "after", "while", "by", "or"})
_GERUND_OPENERS = frozenset({"while", "by"})
_ATTRIBUTION = Cue("according to", frozenset({"clause", "quote"}), strong=True, denies=False, speech=True)


class Occurrence(NamedTuple):
    """A cue at tokens `[start, end)`.

    One that `continues` ("…, saying", "… and said") has the subject of what stands before; its
    clause begins at token `opening`. A `phrase` is no verb: its speaker follows.
    """

    start: int
    end: int
    text: str
    cue: Cue
    rule: str
    opening: int
    continues: bool = False
    phrase: bool = False


def occurrences(scene: Scene, unit: range) -> list[Occurrence]:
    """Return the cues in the tokens of `unit` that stand outside its quotations."""
    found = []
    position = unit.start
    while position < unit.stop:
        quoted = scene.quotation_at(position)
        if quoted is not None:
            position = quoted.tokens.stop
            continue
        occurrence = _phrase(scene, position, unit) or _verb(scene, position, unit)
        if occurrence:
            found.append(occurrence)
        position = occurrence.end if occurrence else position + 1
    return found


def _phrase(scene: Scene, position: int, unit: range) -> Occurrence | None:
    for end, where in scene.lexicon.speech.attributions.matches(scene.tokens, position, unit.stop):
        if where == "before":
            text = scene.words(position, end)
            return Occurrence(
                position, end, text, _ATTRIBUTION, f"phrase: {text.lower()}", position, phrase=True
            )
    return None


def _verb(scene: Scene, position: int, unit: range) -> Occurrence | None:
    token = scene.tokens[position]
    if token.capital and position > unit.start:
        return None
    match = next(scene.lexicon.speech.cues.matches(scene.tokens, position, unit.stop), None)
    if match is None or _is_noun(scene, position, unit) or _is_unsaid(scene, position, unit):
        return None
    end, cue = match
    before = scene.tokens[position - 1].key if position > unit.start else ""
    coordinated = before in _CONJUNCTIONS and token.gap.isspace()
    is_gerund = token.key.endswith("ing")
    if is_gerund and not (coordinated or not before or "," in token.gap):
        return None
    return Occurrence(
        position,
        end,
        scene.words(position, end),
        cue,
        f"cue: {cue.lemma}",
        opening=position - 1 if coordinated else position,
        continues=is_gerund or coordinated,
    )


def _is_unsaid(scene: Scene, position: int, unit: range) -> bool:
    """Tell what somebody did not say."""
    before = [token.key for token in scene.tokens[max(unit.start, position - 2) : position]]
    return before[-1:] in (["didnt"], ["doesnt"], ["dont"]) or (
        len(before) == 2 and before[0] in _DO and before[1] in {"not", "never"}
    )


def _is_noun(scene: Scene, position: int, unit: range) -> bool:
    if position == unit.start:
        return False
    token, before = scene.tokens[position], scene.tokens[position - 1]
    if before.key in _GERUND_OPENERS and token.key.endswith("ing"):
        return False
    return (before.key in _BEFORE_NOUNS and token.gap.isspace()) or possessive(scene.passage, position - 1)
