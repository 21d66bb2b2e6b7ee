"""What stands behind the cue that reports it: `he said: "…"`, "he said that it rained"."""

from collections.abc import Set as AbstractSet

from newsmorgue.extract.attributions import Attribution
from newsmorgue.extract.content import FEWEST, Content, is_said, whole_content
from newsmorgue.extract.extents import end_of_statement
from newsmorgue.extract.grammar import (
    COORDINATORS,
    PREPOSITIONS,
    begins_clause,
    group_start,
    has_finite,
    is_finite,
)
from newsmorgue.extract.occasions import past_addressee, past_occasion
from newsmorgue.extract.reportable import QUESTIONS, VERB_PARTICLES, may_report
from newsmorgue.extract.scene import Quoted, Scene
from newsmorgue.model import Mode

# "Denied the charges", "denied wrongdoing".
_FEWEST_DENIED = 2
# So many words may stand between a verb like "slam" and the words that are quoted.
_NEAR = 10
_LONGEST_CLAUSE = 80
_SUBORDINATING = frozenset("before after when while although though since if because until once".split())
_SAID_TO = frozenset({"quote", "clause", "infinitive", "of"})


def content_after(
    scene: Scene, unit: range, attributed: Attribution, openings: AbstractSet[int], start: int
) -> Content | None:
    """Return the statement that begins behind the cue, at token `start` or soon after.

    It ends at a remark of the outlet's, or where a later statement begins, at one of `openings`.
    """
    occurrence = attributed.occurrence
    if start >= unit.stop:
        return None
    if occurrence.noun:
        unit = range(unit.start, _before_predicate(scene, unit, attributed.tokens))
    elif not occurrence.phrase:
        unit = range(unit.start, _before_main_clause(scene, unit, attributed))
    takes = occurrence.cue.takes
    begin = start
    if "addressee" in takes and takes & _SAID_TO and not _begins_statement(scene, start):
        begin = past_addressee(scene, start, unit.stop)
        if "of" in takes and not (begin < unit.stop and scene.tokens[begin].key == "that"):
            begin = start  # "accused them of lying": who did it belongs to what is said
    first = past_occasion(scene, begin, unit.stop)
    if first >= unit.stop:
        return None
    if begin > start and scene.tokens[first].key == "to":
        first = start  # "urged both sides to wait": who is to do it belongs to what is said
    quoted = scene.quotation_at(first)
    if quoted is not None and (_is_whole(scene, quoted) or "complement" in takes):
        fewest = 1 if ":" in scene.tokens[first].gap else FEWEST  # `replied: "No."`
        return whole_content(scene, first, quoted.tokens.stop, fewest=fewest)
    fewest = _FEWEST_DENIED if occurrence.cue.denies else FEWEST
    content = whole_content(scene, first, end_of_statement(scene, unit, first, openings), fewest=fewest)
    return content if content and _reports(scene, attributed, content, start) else None


def _reports(scene: Scene, attributed: Attribution, content: Content, start: int) -> bool:
    """Tell whether a cue, behind which token `start` stands, reports what follows it."""
    occurrence = attributed.occurrence
    takes = occurrence.cue.takes
    if content.mode is Mode.DIRECT:
        if takes & {"quote", "clause"}:
            return True
        quoted = scene.quotation_at(content.first)  # `called for "an end to waste"`, but no title of a work
        may_quote = takes & {"as", "complement"} or (occurrence.cue.strong and "np" in takes)
        return bool(may_quote) and quoted is not None and is_said(scene, quoted)
    if content.mode is Mode.PARTIAL:
        if scene.tokens[content.first].key in VERB_PARTICLES:
            return False
        if occurrence.cue.strong and takes & {"clause", "infinitive"}:
            return True
        if takes - {"quote", "infinitive"} and _is_near(scene, content):
            return True
    elif _is_document(scene, attributed) and begins_clause(scene, content.first, content.stop):
        return "clause" in takes
    return may_report(scene, start, content, occurrence)


def _before_predicate(scene: Scene, unit: range, tokens: range) -> int:
    """Return where what a noun reports ends: "Her claim that it was safe | angered many"."""
    if has_finite(scene, unit.start, tokens.start):
        return unit.stop
    verbs = [i for i in range(tokens.stop, unit.stop) if i not in scene.inside and is_finite(scene, i)]
    if not verbs or scene.tokens[verbs[-1] - 1].key in COORDINATORS:
        return unit.stop
    return group_start(scene, verbs[-1], tokens.stop + 2) if len(verbs) > 1 else unit.stop


def _before_main_clause(scene: Scene, unit: range, attributed: Attribution) -> int:
    """Return where a subordinate clause ends that reports: "When Roe said she left, | nobody laughed"."""
    tokens = scene.tokens
    group = attributed.occurrence.group
    relative = group > unit.start and tokens[group - 1].key in {"who", "which"}
    before = tokens[attributed.tokens.start - 1].key if attributed.tokens.start > unit.start else ""
    if not relative and before not in _SUBORDINATING:
        return unit.stop
    start = attributed.tokens.stop + 1
    for i in range(start, min(unit.stop, start + _LONGEST_CLAUSE)):
        if i in scene.inside and i not in scene.opening:
            continue
        if "," in tokens[i].gap and (is_finite(scene, i) if relative else begins_clause(scene, i, unit.stop)):
            return i
    if relative and tokens[group - 1].gap == " ":  # "The man who said it was safe | left"
        return _before_predicate(scene, unit, range(unit.start, attributed.tokens.stop))
    return unit.stop


def _is_document(scene: Scene, attributed: Attribution) -> bool:
    """Tell a poll or report, which shows and finds what a person says."""
    speaker = attributed.speaker
    if speaker is None or speaker.mention is not None or speaker.pronoun:
        return False
    return scene.tokens[(speaker.head or speaker.end) - 1].key in scene.lexicon.speech.statements


def _is_whole(scene: Scene, quoted: Quoted) -> bool:
    """Tell a quotation that its own punctuation ends, so that what follows is the outlet's: `“No,” when`."""
    inner, outer = quoted.quotation.end, quoted.quotation.outer[1]
    marks = set(scene.text[inner - 1 : outer + 1])
    if ":" in scene.tokens[quoted.tokens.start].gap and marks & set(".,?!"):
        return True
    return len(quoted.tokens) >= FEWEST and bool(marks & set(",?!"))


def _begins_statement(scene: Scene, start: int) -> bool:
    """Tell whether what is said begins right behind the cue: "that …", "how …", a quotation."""
    return start in scene.opening or scene.tokens[start].key in QUESTIONS | {"that", "to"}


def _is_near(scene: Scene, content: Content) -> bool:
    """Tell whether quoted words stand close enough to the cue to belong to what it reports."""
    if scene.tokens[content.first].key in PREPOSITIONS - {"as", "for", "of"}:
        return False
    quoted = next(each for each in scene.quoted if each.quotation == content.quotes[0])
    return quoted.tokens.start - content.first <= _NEAR and not any(
        is_finite(scene, i) for i in range(content.first, quoted.tokens.start)
    )
