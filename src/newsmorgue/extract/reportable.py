"""Which forms of words a cue reports: "said that …", "urged them to …", "called it a …"."""

from newsmorgue.extract.content import Content, is_said
from newsmorgue.extract.cues import Occurrence
from newsmorgue.extract.grammar import (
    COORDINATORS,
    PREPOSITIONS,
    SUBORDINATORS,
    begins_clause,
    is_amount,
    is_finite,
    is_soft,
    phrase_end,
    pronoun_of,
)
from newsmorgue.extract.occasions import past_addressee, past_occasion
from newsmorgue.extract.scene import Scene

QUESTIONS = frozenset({"how", "why", "whether", "what", "if", "where", "when", "who", "which"})
VERB_PARTICLES = frozenset({"up", "down", "out", "off", "over", "away", "back"})
_NO_STATEMENTS = ("each other", "one another", "not to be")
_OBJECTS = frozenset({"it", "him", "her", "them", "this", "that", "himself", "herself", "me", "us"})
_UNREPORTED = VERB_PARTICLES | PREPOSITIONS | COORDINATORS


def may_report(scene: Scene, start: int, content: Content, occurrence: Occurrence) -> bool:
    """Tell whether unquoted words are of a form that the cue reports, behind which token `start` stands."""
    takes = occurrence.cue.takes
    token = scene.tokens[content.first]
    if content.first > start and scene.tokens[content.first - 1].key == "that":
        return bool(takes & {"clause", "np"})
    if "likening" in takes:
        return _has(scene, content, "to")
    if token.key == "to":
        return "infinitive" in takes and (occurrence.cue.strong or not occurrence.continues)
    opening = scene.words(content.first, content.first + 3).lower()
    if opening.startswith(_NO_STATEMENTS):
        return False
    if token.key in QUESTIONS:
        return bool(takes & {"how", "clause"}) and "," not in token.gap
    if token.key in _UNREPORTED and not is_amount(scene, content.first):
        return token.key == "of" and "of" in takes
    if "addressee" in takes and content.first == start and _asks_to(scene, content):
        return True
    if {"of", "addressee"} <= takes:
        return _has(scene, content, "of") or begins_clause(scene, content.first, content.stop)
    return _may_state(scene, content, occurrence)


def _may_state(scene: Scene, content: Content, occurrence: Occurrence) -> bool:
    """Tell whether a cue may have a plain clause or noun phrase as what it reports."""
    takes, first = occurrence.cue.takes, content.first
    word = scene.tokens[first].key
    if "np" not in takes and "ing" in scene.lexicon.verbs.forms(word):
        return False
    if "complement" in takes and "clause" not in takes:
        return _has_complement(scene, content)
    if not occurrence.cue.strong:
        return "clause" in takes and _is_plain_clause(scene, first, content.stop)
    if (
        "np" in takes
        and word != "nothing"
        and (word == "that" or word not in SUBORDINATORS)
        and not _is_object(scene, first)
    ):
        return is_soft(scene, first) or begins_clause(scene, first, content.stop)
    return "clause" in takes and begins_clause(scene, first, content.stop)


def _has(scene: Scene, content: Content, key: str) -> bool:
    return any(token.key == key for token in scene.tokens[content.first + 1 : content.stop])


def _asks_to(scene: Scene, content: Content) -> bool:
    """Tell "both sides to wait", of those who are asked to do something."""
    end = past_addressee(scene, content.first, content.stop)
    end = past_occasion(scene, end, content.stop) if end < content.stop else end
    return content.first < end < content.stop and scene.tokens[end].key == "to"


def _is_object(scene: Scene, index: int) -> bool:
    """Tell a pronoun that is all that was confirmed or praised: "it", "them"."""
    is_verb_next = index + 1 < len(scene.tokens) and is_finite(scene, index + 1)
    return scene.tokens[index].key in _OBJECTS and not is_verb_next


def _has_complement(scene: Scene, content: Content) -> bool:
    """Tell what calls something what it is: "it a common ailment", but not by a name: `him "Big Tom"`."""
    if any(not is_said(scene, each) for each in scene.quotations_in(range(content.first, content.stop))):
        return False
    if scene.tokens[content.first].key in _OBJECTS:
        return True
    end = phrase_end(scene, content.first, content.stop)
    return end < content.stop and scene.tokens[end].key in {"a", "an", "the", "as"}


def _is_plain_clause(scene: Scene, start: int, stop: int) -> bool:
    """Tell a clause that can be nothing else: "it rained", "Roe was late"."""
    name = scene.beginning.get(start)
    verb = name[0] if name else start + 1
    if name is None and pronoun_of(scene.tokens[start]) is None:
        return False
    if name is None and is_finite(scene, start):
        return True  # "they've won"
    return verb < stop and is_soft(scene, verb) and is_finite(scene, verb)
