"""Where somebody is said to say something: reporting verbs and "according to"."""

from collections.abc import Sequence
from typing import NamedTuple

from newsmorgue.extract.context import possessive
from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.speech import Cue
from newsmorgue.text.tokens import Passage

_BEFORE_NOUN = frozenset(
    "a an the his her their its my our your this that these those no any some every each to of for in by with"
    " at from on about into under per new first last".split()
)
_CONJUNCTIONS = frozenset("and but then before after while by or".split())
_ACCORDING = Cue("according to", frozenset({"clause", "quote"}), strong=True, denies=False, speech=True)


class Occurrence(NamedTuple):
    """A cue at tokens `[start, end)`.

    `participle` ("…, saying") and `coordinated` ("… and said") cues have the subject of what
    stands before; `opening` is the token where such a clause begins.
    """

    start: int
    end: int
    text: str
    cue: Cue
    rule: str
    participle: bool
    coordinated: bool
    phrase: bool
    opening: int


def occurrences(
    passage: Passage, unit: range, quoted: Sequence[range], lexicon: Lexicon
) -> list[Occurrence]:
    """Return the cues in the tokens of `unit` that stand outside the quoted token ranges."""
    found = []
    position = unit.start
    while position < unit.stop:
        inside = next((inner for inner in quoted if position in inner), None)
        if inside is not None:
            position = inside.stop
            continue
        occurrence = _attribution(passage, position, unit, lexicon) or _verb(passage, position, unit, lexicon)
        if occurrence:
            found.append(occurrence)
            position = occurrence.end
        else:
            position += 1
    return found


def _attribution(passage: Passage, position: int, unit: range, lexicon: Lexicon) -> Occurrence | None:
    for end, where in lexicon.speech.attributions.matches(passage.tokens, position, unit.stop):
        if where == "before":
            text = _text(passage, position, end)
            return Occurrence(position, end, text, _ACCORDING, f"phrase: {text.lower()}", False, False, True, position)
    return None


def _verb(passage: Passage, position: int, unit: range, lexicon: Lexicon) -> Occurrence | None:
    tokens = passage.tokens
    token = tokens[position]
    if token.capital and position > unit.start:
        return None
    match = next(lexicon.speech.cues.matches(tokens, position, unit.stop), None)
    if match is None:
        return None
    end, cue = match
    before = tokens[position - 1] if position > unit.start else None
    gap = token.gap
    # Behind a word that goes before nouns it is a noun ("the claim"), or not said yet ("to say").
    if before and before.key in _BEFORE_NOUN and gap.isspace() and not (before.key in {"by"} and token.key.endswith("ing")):
        return None
    if before and gap[:2] in {"'s", "\u2019s"} and possessive(passage, position - 1):
        return None
    ing = token.key.endswith("ing") and token.key not in {"ing", "bring"}
    coordinated = before is not None and before.key in _CONJUNCTIONS and gap.isspace()
    participle = ing and (coordinated or before is None or "," in gap or gap.strip() == "" and before.key in {"while", "by"})
    if ing and not participle:
        return None
    opening = position - 1 if coordinated else position
    return Occurrence(
        position, end, _text(passage, position, end), cue, f"cue: {cue.lemma}", participle, coordinated and not participle, False, opening
    )


def _text(passage: Passage, start: int, end: int) -> str:
    return " ".join(token.text for token in passage.tokens[start:end])
