"""What a cue reports: the stretch of text before or behind it, and whose words it is in."""

from dataclasses import dataclass

from newsmorgue.extract.context import CALENDAR
from newsmorgue.extract.cues import Occurrence
from newsmorgue.extract.quotations import Quotation
from newsmorgue.extract.scene import Quoted, Scene
from newsmorgue.model import Mode

# Two words are a name or a scare quote; a statement has three.
_FEWEST = 3
# "That" so many tokens behind the cue still opens what it reports: "told reporters in Moscow on Friday that".
_THAT_WITHIN = 7
_THAT_PAST_ADDRESSEE = 10
_TIMES = CALENDAR | {"early", "late", "earlier", "later", "yesterday", "today"}
_BEFORE_TIMES = frozenset({"on", "in", "at", "last", "this"})
_OCCASIONS = _TIMES | frozenset(
    "on in at a the last next this previous week month year morning afternoon evening night ago"
    " statement interview tweet speech news conference briefing press".split()
)
# Behind a comma these begin the outlet's own remark, not a part of what was said.
_ASIDES = frozenset(
    "which who whose where though although while whereas after before when as despite amid".split()
)
_QUESTIONS = frozenset({"how", "why", "whether", "what", "if", "where", "when"})
_PREPOSITIONS = frozenset("of against about for with in on at from by into as and or but".split())
_VERB_PARTICLES = frozenset({"up", "down", "out", "off", "over", "away", "back"})
_IN_TITLES = frozenset({"of", "the", "and", "a", "in", "for", "to"})
_FINITE = frozenset(
    "is are was were be been has have had do does did will would can could may might must shall should went"
    " came got took made said knew saw gave found thought told became left felt kept began won lost".split()
)


@dataclass(frozen=True, slots=True)
class Content:
    """A reported statement: its span in the text, its tokens `[first, stop)`, its quotations.

    `before` where it stands before its cue.
    """

    start: int
    end: int
    first: int
    stop: int
    quotes: tuple[Quotation, ...]
    mode: Mode
    before: bool = False


def content_before(scene: Scene, unit: range, attribution: range, occurrence: Occurrence) -> Content | None:
    """Return the statement that ends where the attribution begins, which is the tokens of subject and cue.

    A direct quotation takes in what it goes on with behind the attribution: `"…," he said, "…"`.
    """
    if attribution.start == unit.start:
        return None
    quoted = next((each for each in scene.quoted if each.tokens.stop == attribution.start), None)
    if quoted is not None:
        return _direct(scene, unit, quoted, attribution.stop) if "quote" in occurrence.cue.takes else None
    tokens = scene.tokens
    follows_comma = tokens[attribution.start].gap.lstrip().startswith(",")
    if not follows_comma or not occurrence.cue.strong or "clause" not in occurrence.cue.takes:
        return None
    length = attribution.start - unit.start
    if length < _FEWEST or (length < 8 and tokens[unit.start].key in _ASIDES | _BEFORE_TIMES):
        return None  # an opening phrase, not a statement: "On Thursday, he said …"
    rest = [token for token in tokens[attribution.stop : unit.stop] if token.key not in _OCCASIONS]
    if rest and not occurrence.phrase and tokens[attribution.stop].gap.isspace():
        return None  # what is said stands behind
    return _content(scene, unit.start, attribution.start, before=True)


def content_after(
    scene: Scene, unit: range, start: int, occurrence: Occurrence, later: list[Occurrence]
) -> Content | None:
    """Return the statement that begins behind the cue, at token `start` or soon after.

    It ends where one of the `later` cues of the unit goes on: "… and said", "…, adding".
    """
    first = _skip_occasion(scene, unit, start, occurrence)
    if first >= unit.stop:
        return None
    content = _content(scene, first, _stop(scene, unit, first, later))
    if content is None:
        return None
    takes = occurrence.cue.takes
    if content.mode is Mode.DIRECT:
        return content if takes & {"quote", "clause"} else None
    if content.mode is Mode.PARTIAL:
        return content if takes - {"quote", "infinitive"} else None
    return content if _may_report(scene, start, content, occurrence) else None


def _direct(scene: Scene, unit: range, quoted: Quoted, after: int) -> Content | None:
    quotation = quoted.quotation
    if quoted.tokens.start > unit.start:  # `It was "odd" and "a shame," she said` has words of its own before
        return _content(scene, unit.start, quoted.tokens.stop, before=True)
    closing = scene.text[quotation.end - 1 : quotation.outer[1] + 1]
    if len(quoted.tokens) < _FEWEST and not set(closing) & set(",!?"):
        return None
    parts = [quotation]
    stop = quoted.tokens.stop
    for each in scene.quotations_in(range(after, unit.stop)):
        if "," in scene.tokens[each.tokens.start].gap and each.tokens.start - after < 2 * _FEWEST:
            parts.append(each.quotation)
            stop = each.tokens.stop
            break
    return Content(quotation.start, parts[-1].end, unit.start, stop, tuple(parts), Mode.DIRECT, before=True)


def _skip_occasion(scene: Scene, unit: range, start: int, occurrence: Occurrence) -> int:
    """Return the token where the statement begins: past addressee, time, and "that"."""
    tokens = scene.tokens
    addressed = "addressee" in occurrence.cue.takes
    limit = min(unit.stop, start + (_THAT_PAST_ADDRESSEE if addressed else _THAT_WITHIN) + 1)
    for i in range(start, limit):
        if tokens[i].key == "that" and tokens[i].gap.isspace():
            return i + 1
        if "," in tokens[i].gap or not (addressed or _is_occasion(scene, i)):
            break
    opening = {each.tokens.start for each in scene.quoted}
    if addressed:  # "told reporters: “…”"
        ahead = next((i for i in range(start, limit) if i in opening or ":" in tokens[i].gap), None)
        if ahead is not None:
            return ahead
    position = start
    while position < unit.stop and position not in opening:
        length = _time_length(scene, position, unit.stop)
        if not length:
            break
        position += length
    return position


def _is_occasion(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return token.key in _OCCASIONS or token.text[0].isdigit() or token.capital


def _time_length(scene: Scene, position: int, stop: int) -> int:
    """Return how many tokens at `position` say when or where it was said: "on Friday", "in a statement"."""
    token = scene.tokens[position]
    if token.key in _TIMES:
        return 1
    if token.key not in _BEFORE_TIMES or position + 1 >= stop:
        return 0
    following = scene.tokens[position + 1].key
    if following in {"a", "an"}:
        return min(3, stop - position)
    return 2 if following in CALENDAR or following in {"week", "month", "year"} else 0


def _stop(scene: Scene, unit: range, first: int, later: list[Occurrence]) -> int:
    """Return the token where the statement ends: at a remark of the outlet's, or at the next thing said."""
    openings = {each.opening for each in later if each.continues or each.phrase}
    for i in range(first + 1, unit.stop):
        quoted = scene.quotation_at(i)
        if quoted is not None and i != quoted.tokens.start:
            continue
        if i in openings and i > first + 1:
            return i
        token = scene.tokens[i]
        if "," in token.gap and token.key in _ASIDES and i - first >= _FEWEST:
            return i
    return unit.stop


def _content(scene: Scene, first: int, stop: int, *, before: bool = False) -> Content | None:
    """Return the content of tokens `[first, stop)`, or None where it is too little to be a statement."""
    if stop - first < _FEWEST:
        return None
    inside = scene.quotations_in(range(first, stop))
    if len(inside) == 1 and inside[0].tokens == range(first, stop):
        quotation = inside[0].quotation
        return Content(quotation.start, quotation.end, first, stop, (quotation,), Mode.DIRECT, before)
    start, end = scene.tokens[first].start, scene.tokens[stop - 1].end
    if inside and inside[0].tokens.start == first:  # its marks do not enclose the whole: they belong to it
        start = inside[0].quotation.outer[0]
    if inside and inside[-1].tokens.stop == stop:
        end = inside[-1].quotation.outer[1]
    said = tuple(each.quotation for each in inside if _is_said(scene, each))
    return Content(start, end, first, stop, said, Mode.PARTIAL if said else Mode.INDIRECT, before)


def _is_said(scene: Scene, quoted: Quoted) -> bool:
    """Tell words that somebody said from a name or title in marks: "Islamic State"."""
    tokens = scene.tokens[quoted.tokens.start : quoted.tokens.stop]
    return not all(token.capital or token.key in _IN_TITLES for token in tokens)


def _may_report(scene: Scene, start: int, content: Content, occurrence: Occurrence) -> bool:
    """Tell whether words that are not quoted are of a form that the cue reports."""
    takes, strong = occurrence.cue.takes, occurrence.cue.strong
    tokens = scene.tokens
    word = tokens[content.first].key
    if content.first > start and tokens[content.first - 1].key == "that":
        return "clause" in takes
    if "likening" in takes:
        return any(token.key == "to" for token in tokens[content.first + 1 : content.stop])
    if not strong or word in _VERB_PARTICLES:
        return False
    if word == "to":
        return "infinitive" in takes
    if word in _QUESTIONS:
        return bool(takes & {"how", "clause"})
    if word in _PREPOSITIONS:
        return word in {"of", "against", "about"} and "of" in takes
    if "np" in takes:
        return True
    return "clause" in takes and _has_finite_verb(scene, content)


def _has_finite_verb(scene: Scene, content: Content) -> bool:
    keys = [token.key for token in scene.tokens[content.first : content.stop]]
    return not _FINITE.isdisjoint(keys) or any(key.endswith(("ed", "s", "nt")) for key in keys[1:])
