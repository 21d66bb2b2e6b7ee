"""Where, when, to whom and of what something is said, between a cue and what it reports."""

from newsmorgue.extract.content import is_said
from newsmorgue.extract.grammar import (
    DETERMINERS,
    PRONOUNS,
    begins_clause,
    is_adverb,
    is_amount,
    is_finite,
    phrase_end,
    time_length,
)
from newsmorgue.extract.scene import Scene

# "Said in a statement", "told reporters at a hearing", "said of the plan".
_OF_SAYING = frozenset(
    "in on at during after before to from via through by of about for with following outside".split()
)
_QUESTIONS = frozenset({"how", "why", "whether", "what", "if", "where", "when"})
_NO_OCCASIONS = frozenset({"not", "never", "all", "both"})
_LONGEST_ADDRESSEE = 16


def past_occasion(scene: Scene, start: int, stop: int) -> int:
    """Return the token where the statement begins: past where and when it is said, and past "that"."""
    tokens = scene.tokens
    position = start
    certain = start
    while position < stop and position not in scene.opening:
        gap = tokens[position].gap
        key = tokens[position].key
        if key == "that" and _opens_statement(scene, position, stop):
            return position + 1
        length = time_length(scene, position, stop)
        if length and not _is_subject(scene, position + length, stop):
            position += length
            certain = position
        elif is_adverb(scene, position) and key not in _NO_OCCASIONS and not gap.startswith("."):
            position += 1
        elif key in _OF_SAYING and position + 1 < stop and _opens_occasion(scene, position):
            end = phrase_end(scene, position + 1, stop)
            if end == position + 1:
                break
            position = end
        else:
            break
    if position >= stop:
        return certain
    if position in scene.opening or (position > start and tokens[position].key in _QUESTIONS):
        return position
    if position > certain and not begins_clause(scene, position, stop):
        return certain
    return position


def _is_subject(scene: Scene, end: int, stop: int) -> bool:
    """Tell a time that something is said of: "said the 1990s were kind"."""
    return end < stop and is_finite(scene, end)


def _opens_statement(scene: Scene, index: int, stop: int) -> bool:
    """Tell the "that" of a statement from a subject ("that was") and an object ("that, saying")."""
    if index + 1 >= stop or is_finite(scene, index + 1):
        return False
    following = scene.tokens[index + 1]
    return not ("," in following.gap and "ing" in scene.lexicon.verbs.forms(following.key))


def _opens_occasion(scene: Scene, index: int) -> bool:
    """Tell a preposition from the "to" of a verb and the "about" of a number."""
    return not is_amount(scene, index) and not _is_infinitive(scene, index)


def _is_infinitive(scene: Scene, index: int) -> bool:
    """Tell "to form" from "to reporters"."""
    if scene.tokens[index].key != "to":
        return False
    following = scene.tokens[index + 1]
    return not following.capital and (
        following.key == "be"
        or "base" in scene.lexicon.verbs.forms(following.key)
        or is_adverb(scene, index + 1)
    )


def past_addressee(scene: Scene, start: int, stop: int) -> int:
    """Return the token behind those who are told something: "the paper's “Sunday” show that"."""
    for i in range(start, min(stop, start + _LONGEST_ADDRESSEE)):
        if scene.tokens[i].key == "that" and i + 1 < stop and not is_finite(scene, i + 1):
            return i
        quoted = scene.quotation_at(i)
        if (
            (quoted is not None and is_said(scene, quoted))
            or is_finite(scene, i)
            or "," in scene.tokens[i].gap
        ):
            break
    end = phrase_end(scene, start, stop)
    before = end if end > start else start + (scene.tokens[start].key in DETERMINERS)
    title = scene.quotation_at(before) if before < stop else None
    if title is None or is_said(scene, title):
        return end
    end = title.tokens.stop
    follows = scene.tokens[end] if end + 1 < stop else None
    is_show = follows is not None and not (follows.capital or follows.key in DETERMINERS | PRONOUNS)
    return end + 1 if is_show and begins_clause(scene, end + 1, stop) else end
