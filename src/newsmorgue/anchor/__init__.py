"""Anchoring: which day a time expression means, counted from what.

The anchor is the day of publication, or another time of the text where the words point to it ("the
following day"). An update is no anchor: an article that was updated in July may be one of May. Without
a sound anchor the value stays open, with what is known of it.
"""

from collections.abc import Sequence
from dataclasses import replace

from newsmorgue.anchor.counting import Anchor, anchor_of, rule_of, value_of
from newsmorgue.anchor.inferring import infer
from newsmorgue.anchor.knowing import known
from newsmorgue.anchor.stories import in_story, repeated
from newsmorgue.model import (
    Base,
    Counted,
    DatedExpression,
    Fixed,
    InferredDate,
    Meaning,
    Piece,
    Range,
    Rule,
    Tense,
    TimeExpression,
    Unit,
    Weekday,
    Yearly,
)
from newsmorgue.text.years import bounds, in_year
from newsmorgue.text.zones import zone_offset

__all__ = ["anchor", "infer"]

_DAY = len("2015-05-21")
# An anchor for what needs none.
_NEVER = Anchor("0001")
# How far back another time of the text may stand, in characters.
_REACH = 1500
# A date without its year that lies so near before publication is of that time, whatever the text told before.
_RECENT = 31
_QUARTERS = frozenset({Unit.QUARTER})
_HEADLINES = frozenset({"title", "standfirst"})
# What a time has to be as exact as, to count such units from it.
_EXACT: dict[Unit, frozenset[Unit]] = {
    Unit.DAY: frozenset({Unit.DAY}),
    Unit.WEEK: frozenset({Unit.DAY, Unit.WEEK}),
    Unit.WEEKEND: frozenset({Unit.DAY, Unit.WEEK}),
    Unit.MONTH: frozenset({Unit.DAY, Unit.MONTH}),
    Unit.QUARTER: _QUARTERS,
    Unit.YEAR: frozenset({Unit.DAY, Unit.MONTH, Unit.QUARTER, Unit.YEAR}),
    Unit.DECADE: frozenset({Unit.YEAR, Unit.DECADE}),
    Unit.CENTURY: frozenset({Unit.YEAR, Unit.DECADE, Unit.CENTURY}),
}


def anchor(
    times: Sequence[TimeExpression], published: str | None, inferred: InferredDate | None = None
) -> tuple[DatedExpression, ...]:
    """Return each expression with its EDTF value, as far as `published` (EDTF) or the text supports one.

    Without `published` the day counts that was `inferred`; what is counted from it says so.
    """
    is_inferred = published is None and inferred is not None
    day = anchor_of(inferred.value if inferred and is_inferred else published)
    dated: list[DatedExpression] = []
    for expression in times:
        hangs_on_the_day = is_inferred and _counts_days(expression.meaning)
        dated.append(_open(expression) if hangs_on_the_day else _date(expression, day, dated))
    return tuple(_as_inferred(each) if is_inferred else each for each in dated)


def _counts_days(meaning: Meaning) -> bool:
    """Tell "yesterday": the inferred day may be off by some, which weekdays, months and years bear."""
    return isinstance(meaning, Counted) and meaning.unit is Unit.DAY and meaning.base is Base.PUBLISHED


def _as_inferred(dated: DatedExpression) -> DatedExpression:
    return replace(dated, basis=Base.INFERRED) if dated.basis is Base.PUBLISHED else dated


def _date(
    expression: TimeExpression, published: Anchor | None, before: Sequence[DatedExpression]
) -> DatedExpression:
    meaning = expression.meaning
    if isinstance(meaning, Fixed):
        return DatedExpression(expression, _timed(meaning.value, expression), None, Rule.CALENDAR)
    told = in_story(expression, published, before)
    if told:
        return _told_in(expression, told)
    same = repeated(expression, before)
    if same:
        return replace(same, expression=expression, value=same.value and _timed(same.value, expression))
    if _base(meaning) is Base.BEFORE:
        return _from_text(expression, before)
    if isinstance(meaning, Counted) and meaning.compared and _last(expression, before, _QUARTERS):
        return _from_text(replace(expression, meaning=replace(meaning, base=Base.BEFORE)), before)
    if _is_in_a_story(expression, published, before):
        return _open(expression)
    if _is_written(meaning):
        found = value_of(meaning, _NEVER, Tense.OPEN)
        return DatedExpression(expression, found and found.value, None, Rule.CALENDAR)
    found = value_of(meaning, published, _tense(expression)) if published else None
    if found is None or published is None:
        return _open(expression)
    value = _timed(found.value, expression)
    return DatedExpression(expression, value, None, found.rule, published.value, Base.PUBLISHED)


def _open(expression: TimeExpression) -> DatedExpression:
    """Return an expression with what is known of it."""
    meaning = expression.meaning
    return DatedExpression(expression, None, known(expression), rule_of(meaning), basis=_base(meaning))


def _is_written(meaning: Meaning) -> bool:
    """Tell a range whose ends are written out."""
    return isinstance(meaning, Range) and all(
        end is None or isinstance(end, Fixed) for end in (meaning.first, meaning.last)
    )


def _tense(expression: TimeExpression) -> Tense:
    """Return the tense around a time: what is "since" was, "until" is to come unless it was."""
    if isinstance(expression.meaning, Range):
        if expression.meaning.last is None:
            return Tense.PAST
        if expression.meaning.first is None and expression.tense is Tense.OPEN:
            return Tense.AHEAD
    return expression.tense


def _base(meaning: Meaning) -> Base:
    """Return what a meaning counts from."""
    if isinstance(meaning, Range):
        return (
            Base.BEFORE
            if Base.BEFORE in {_base(end) for end in (meaning.first, meaning.last) if end}
            else Base.PUBLISHED
        )
    if isinstance(meaning, Yearly):
        return meaning.year.base if meaning.year else Base.PUBLISHED
    return Base.PUBLISHED if isinstance(meaning, Fixed) else meaning.base


def _from_text(expression: TimeExpression, before: Sequence[DatedExpression]) -> DatedExpression:
    """Count from the last time before, if it is exact enough; where that is open, this is."""
    meaning = expression.meaning
    earlier = _origin(expression, before)
    if earlier is None or earlier.value is None:
        return _open(expression)
    counted_from = Anchor(earlier.value.partition("T")[0].rstrip("~"))
    found = value_of(meaning, counted_from, expression.tense)
    if found is None:
        return _open(expression)
    origin = earlier.expression
    return DatedExpression(
        expression,
        _timed(found.value, expression),
        None,
        found.rule,
        counted_from.value,
        Base.BEFORE,
        Piece(origin.start, origin.end, origin.text),
    )


def _origin(expression: TimeExpression, before: Sequence[DatedExpression]) -> DatedExpression | None:
    """Return the time that an expression counts from; a year from a quarter, if one is spoken of."""
    meaning = expression.meaning
    point = (meaning.first or meaning.last) if isinstance(meaning, Range) else meaning
    unit = Unit.WEEK if isinstance(point, Weekday) else _unit_of(point)
    earlier = _last(expression, before, _EXACT[unit])
    if expression.clock and isinstance(point, Counted) and not point.amount:
        return earlier if earlier and earlier.expression.passage == expression.passage else None
    if unit is Unit.YEAR and isinstance(point, Counted) and not point.whole:
        return _last(expression, before, _QUARTERS) or earlier
    return earlier


def _unit_of(point: object) -> Unit:
    if isinstance(point, Counted):
        return point.unit
    return Unit.YEAR if isinstance(point, Yearly) else Unit.DAY


def _last(
    expression: TimeExpression, before: Sequence[DatedExpression], exact: frozenset[Unit]
) -> DatedExpression | None:
    """Return the last time before an expression that is as exact as one of `exact`."""
    for dated in reversed(before):
        earlier = dated.expression
        if expression.start - earlier.end > _REACH or (
            earlier.passage in _HEADLINES and earlier.passage != expression.passage
        ):
            return None
        if _precision(dated) in exact and not (exact is _QUARTERS and _is_compared(earlier.meaning)):
            return dated
    return None


def _is_in_a_story(
    expression: TimeExpression, published: Anchor | None, before: Sequence[DatedExpression]
) -> bool:
    """Tell "On Friday …" behind a day of another year: it may be a Friday of then, or the last one."""
    if not isinstance(expression.meaning, Weekday) or not expression.opens or not before or not published:
        return False
    told = before[-1]
    is_day = told.value is not None and len(told.value) == _DAY and told.value[:4] < published.value[:4]
    framed = told.expression.opens and (
        isinstance(told.expression.meaning, Fixed) or told.basis is Base.BEFORE
    )
    return told.expression.passage == expression.passage and is_day and framed


def _is_compared(meaning: Meaning) -> bool:
    """Tell a quarter that was only named to compare another one with it."""
    return isinstance(meaning, Counted) and meaning.unit is Unit.YEAR


def _precision(dated: DatedExpression) -> Unit | None:
    """Return how exact a time is, or would be if it were not open."""
    if dated.value is None:
        meaning = dated.expression.meaning
        if isinstance(meaning, Counted):
            return meaning.unit
        if isinstance(meaning, Yearly):
            return Unit.MONTH if len(meaning.part) == len("05") and int(meaning.part) <= 12 else Unit.DAY
        return Unit.DAY if isinstance(meaning, Weekday) else None
    value = dated.value.partition("T")[0].rstrip("~")
    if value.startswith("../") or value.endswith("/.."):
        value = value.removeprefix("../").removesuffix("/..")
    if "X" in value:
        return Unit.CENTURY if value.endswith("XX") else Unit.DECADE
    if "/" in value:
        days = bounds(value)
        return Unit.WEEK if days and (days[1] - days[0]).days < 7 else None
    if len(value) == len("2015-05"):
        part = int(value[5:])
        # A season or half of a year is no more exact than its year, to count from it.
        return Unit.MONTH if part <= 12 else Unit.QUARTER if 33 <= part <= 36 else Unit.YEAR
    return Unit.DAY if len(value) == _DAY else Unit.YEAR


def _told_in(expression: TimeExpression, told: DatedExpression) -> DatedExpression:
    """Return a day with the year of the time that it is told behind."""
    meaning, year, origin = expression.meaning, (told.value or "")[:4], told.expression
    value = in_year(meaning.part, int(year)) if isinstance(meaning, Yearly) else None
    if value is None:
        return _open(expression)
    found = _timed(value, expression)
    piece = Piece(origin.start, origin.end, origin.text)
    return DatedExpression(expression, found, None, Rule.YEARLY_IN_YEAR, year, Base.BEFORE, piece)


def _timed(value: str, expression: TimeExpression) -> str:
    """Return a day with the clock time that stands with it."""
    if not expression.clock or len(value) != _DAY:
        return value
    return f"{value}T{expression.clock}{zone_offset(expression.zone, value)}"
