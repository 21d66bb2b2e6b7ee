"""What a cue reports: the stretch of text before or behind it, and whose words it is in."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsmorgue.extract.context import CALENDAR
from newsmorgue.extract.cues import Occurrence
from newsmorgue.extract.quotations import Quotation
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Mode
from newsmorgue.text.tokens import Passage

_TIME_WORDS = CALENDAR | frozenset(
    "on in early late earlier later last next this yesterday today tomorrow week month year morning evening night"
    " afternoon monday's ago at a the previous statement interview tweet speech news conference briefing press".split()
)
# Behind a comma these begin the outlet's own remark, not a part of what was said.
_ASIDES = frozenset("which who whose where though although while whereas after before when as despite amid".split())
_FEW_WORDS = 3
_CLOSING = ".,;:!?\u2026 \n\t\r\u00a0-\u2013\u2014"


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


def content_before(
    text: str,
    passage: Passage,
    unit: range,
    attribution: int,
    after: int,
    quotes: Sequence[tuple[range, Quotation]],
    occurrence: Occurrence,
    lexicon: Lexicon,
) -> Content | None:
    """Return the statement that ends where the attribution (subject and cue) begins, at token `attribution`.

    A direct quotation takes in what it goes on with behind the attribution: `"…," he said, "…"`.
    """
    tokens = passage.tokens
    if attribution == unit.start:
        return None
    quoted = next(((inner, quotation) for inner, quotation in quotes if inner.stop == attribution), None)
    if quoted is not None:
        if "quote" not in occurrence.cue.takes:
            return None
        return _direct(text, passage, unit, quoted, after, quotes)
    if not tokens[attribution].gap.lstrip().startswith(",") or not occurrence.cue.strong:
        return None
    if "clause" not in occurrence.cue.takes or attribution - unit.start < _FEW_WORDS:
        return None
    if tokens[unit.start].key in _ASIDES | {"on", "in", "at"} and attribution - unit.start < 8:
        return None  # an opening phrase, not a statement: "On Thursday, he said …"
    rest = [token for token in tokens[after : unit.stop] if token.key not in _TIME_WORDS]
    if rest and not occurrence.phrase and tokens[after].gap.isspace():
        return None  # what is said stands behind
    return _content(text, passage, unit.start, attribution, quotes, before=True)


def content_after(
    text: str,
    passage: Passage,
    unit: range,
    start: int,
    quotes: Sequence[tuple[range, Quotation]],
    occurrence: Occurrence,
    boundaries: Sequence[Occurrence],
    lexicon: Lexicon,
) -> Content | None:
    """Return the statement that begins behind the cue, at token `start` or soon after."""
    tokens = passage.tokens
    takes = occurrence.cue.takes
    first = _skip(passage, unit, start, quotes, occurrence)
    if first >= unit.stop:
        return None
    stop = _stop(passage, unit, first, quotes, boundaries)
    content = _content(text, passage, first, stop, quotes)
    if content is None:
        return None
    if content.mode is Mode.DIRECT:
        return content if takes & {"quote", "clause"} else None
    if content.mode is Mode.PARTIAL:
        return content
    return content if _may_report(passage, start, first, stop, occurrence) else None


def _direct(
    text: str,
    passage: Passage,
    unit: range,
    quoted: tuple[range, Quotation],
    after: int,
    quotes: Sequence[tuple[range, Quotation]],
) -> Content | None:
    inner, quotation = quoted
    tokens = passage.tokens
    first = inner.start
    if first > unit.start:  # `He called it "odd," and "a shame," she said` has words of its own before
        return _content(text, passage, unit.start, inner.stop, quotes, before=True)
    closing = text[quotation.end - 1 : quotation.outer[1] + 1]
    if len(inner) < _FEW_WORDS and "," not in closing and "!" not in closing and "?" not in closing:
        return None
    parts = [quotation]
    stop = inner.stop
    for other, further in quotes:
        goes_on = other.start >= after and "," in tokens[other.start].gap and other.start - after < _FEW_WORDS * 2
        if goes_on:
            parts.append(further)
            stop = other.stop
            break
    end = _trim(text, quotation.start, parts[-1].end)
    return Content(quotation.start, end, first, stop, tuple(parts), Mode.DIRECT, before=True)


def _skip(
    passage: Passage, unit: range, start: int, quotes: Sequence[tuple[range, Quotation]], occurrence: Occurrence
) -> int:
    """Return the token where the statement begins: past addressee, time, and "that"."""
    tokens = passage.tokens
    opening = {inner.start for inner, _ in quotes}
    limit = min(unit.stop, start + 14)
    that = next((i for i in range(start, limit) if tokens[i].key == "that" and tokens[i].gap.isspace()), None)
    if that is not None and that - start <= (10 if "addressee" in occurrence.cue.takes else 7):
        between = tokens[start:that]
        if "addressee" in occurrence.cue.takes or all(
            token.key in _TIME_WORDS or token.text[0].isdigit() or token.capital for token in between
        ):
            return that + 1
    position = start
    if "addressee" in occurrence.cue.takes and "clause" in occurrence.cue.takes and not occurrence.cue.lemma.startswith("say"):
        ahead = next((i for i in range(start, limit) if i in opening or ":" in tokens[i].gap or (i > start and "," in tokens[i].gap)), None)
        if ahead is not None:
            return ahead
    while position < unit.stop and position not in opening:
        token = tokens[position]
        is_time = token.key in CALENDAR or token.key in {"early", "late", "yesterday", "today", "earlier", "later"}
        leads = token.key in {"on", "in", "at", "last", "this"} and position + 1 < unit.stop and (
            tokens[position + 1].key in CALENDAR or tokens[position + 1].key in {"week", "month", "year", "a", "an"}
        )
        if not (is_time or leads):
            break
        position += 1
        if leads and tokens[position].key in {"a", "an"}:  # "in a statement"
            position = min(position + 2, unit.stop)
    return position


def _stop(
    passage: Passage, unit: range, first: int, quotes: Sequence[tuple[range, Quotation]], boundaries: Sequence[Occurrence]
) -> int:
    """Return the token where the statement ends: at a remark of the outlet's own, or the next thing said."""
    tokens = passage.tokens
    openings = {
        boundary.opening for boundary in boundaries if boundary.participle or boundary.coordinated or boundary.phrase
    }
    for i in range(first + 1, unit.stop):
        if any(i in inner and i != inner.start for inner, _ in quotes):
            continue
        if i in openings and i > first + 1:
            return i
        if "," in tokens[i].gap and tokens[i].key in _ASIDES and i - first >= _FEW_WORDS:
            return i
    return unit.stop


def _content(
    text: str, passage: Passage, first: int, stop: int, quotes: Sequence[tuple[range, Quotation]], *, before: bool = False
) -> Content | None:
    """Return the content of tokens `[first, stop)`, or None where it is too little to be a statement."""
    tokens = passage.tokens
    inside = [(inner, quotation) for inner, quotation in quotes if inner.start >= first and inner.stop <= stop]
    if stop <= first:
        return None
    start, end = tokens[first].start, tokens[stop - 1].end
    if len(inside) == 1 and inside[0][0].start == first and inside[0][0].stop == stop:
        quotation = inside[0][1]
        if len(inside[0][0]) < _FEW_WORDS:
            return None
        return Content(
            quotation.start, _trim(text, quotation.start, quotation.end), first, stop, (quotation,), Mode.DIRECT, before
        )
    if stop - first < _FEW_WORDS:
        return None
    for _, quotation in inside:  # marks at the ends belong to the quotations in it
        if quotation.outer[0] < start <= quotation.start:
            start = quotation.outer[0]
        if quotation.end >= end:
            end = quotation.outer[1]
    said = tuple(quotation for inner, quotation in inside if _is_said(inner, passage))
    mode = Mode.PARTIAL if said else Mode.INDIRECT
    return Content(start, end, first, stop, said, mode, before)


def _is_said(inner: range, passage: Passage) -> bool:
    """Tell words that somebody said from a name or title in marks: "Islamic State"."""
    tokens = passage.tokens[inner.start : inner.stop]
    return not all(token.capital or token.key in {"of", "the", "and", "a", "in", "for", "to"} for token in tokens)


def _may_report(passage: Passage, start: int, first: int, stop: int, occurrence: Occurrence) -> bool:
    """Tell whether the words from token `first` are of a form that the cue reports."""
    tokens = passage.tokens
    takes = occurrence.cue.takes
    word = tokens[first].key
    after_that = first > start and tokens[first - 1].key == "that"
    if after_that:
        return "clause" in takes
    if word == "to":
        return "infinitive" in takes and occurrence.cue.strong
    if word in {"how", "why", "whether", "what", "if", "where", "when"}:
        return bool(takes & {"how", "clause"}) and occurrence.cue.strong
    if word in {"of", "against", "about", "for", "with", "in", "on", "at", "from", "by", "into", "as", "and", "or", "but"}:
        return word in {"of", "against", "about"} and "of" in takes and occurrence.cue.strong
    if word in {"up", "down", "out", "off", "over", "away", "back"}:
        return False
    if not occurrence.cue.strong:
        return False
    if "np" in takes and (occurrence.participle or not takes & {"clause"}):
        return True
    if "clause" in takes:
        return _has_finite_verb(passage, first, stop) or "np" in takes
    return "np" in takes


def _has_finite_verb(passage: Passage, first: int, stop: int) -> bool:
    keys = [token.key for token in passage.tokens[first:stop]]
    if any(key in _FINITE for key in keys):
        return True
    return any(key.endswith(("ed", "es", "s", "nt")) for key in keys[1:])


_FINITE = frozenset(
    "is are was were be been has have had do does did will would can could may might must shall should"
    " went came got took made said knew saw gave found thought told became left felt kept began won lost".split()
)


def _trim(text: str, start: int, end: int) -> int:
    """Return where a quotation ends without its closing comma and white space."""
    while end > start and text[end - 1] in ", \n\t\r\u00a0":
        end -= 1
    return end
