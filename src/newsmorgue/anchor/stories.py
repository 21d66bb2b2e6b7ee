"""Stories of another year: "In 1986 … on April 26", told long after."""

from collections.abc import Sequence

from newsmorgue.anchor.counting import Anchor, value_of
from newsmorgue.model import Base, DatedExpression, Fixed, Meaning, Tense, TimeExpression, Yearly
from newsmorgue.text.years import bounds, in_year

_DAY, _PART = len("2015-05-21"), len("05-21")
# How far back the day of a story may stand, in characters.
_REACH = 1500
# A date without its year that lies so near before publication is of that time, whatever the text told before;
# one that lies so near a day of the story is of the story.
_RECENT = _NEAR = 31


def in_story(
    expression: TimeExpression, published: Anchor | None, before: Sequence[DatedExpression]
) -> DatedExpression | None:
    """Return the time of another year that a day without its year is told behind, or None."""
    meaning = expression.meaning
    if not isinstance(meaning, Yearly) or meaning.shift is not None or meaning.year:
        return None
    if expression.tense is Tense.AHEAD or not before:
        return None
    if _is_framed(expression, meaning, published, before[-1]):
        return before[-1]
    told = next((each for each in reversed(before) if not _is_counted(each)), None)
    near = told and published and _is_near(expression, meaning, published, told)
    return told if near else None


def repeated(expression: TimeExpression, before: Sequence[DatedExpression]) -> DatedExpression | None:
    """Return the same day without its year as it was dated a little before: "Feb. 14 … Valentine's Day".

    Only where no verb before it tells its tense.
    """
    meaning = expression.meaning
    if not _is_bare_day(meaning) or not (expression.opens or expression.tense is Tense.OPEN):
        return None
    for dated in reversed(before):
        earlier = dated.expression
        if expression.start - earlier.end > _REACH:
            return None
        if earlier.meaning == meaning and dated.value and len(dated.value) == _DAY:
            return dated
    return None


def _is_bare_day(meaning: Meaning) -> bool:
    of_some_year = isinstance(meaning, Yearly) and meaning.shift is None and not meaning.year
    return of_some_year and isinstance(meaning, Yearly) and len(meaning.part) >= _PART


def _is_framed(
    expression: TimeExpression, meaning: Yearly, published: Anchor | None, told: DatedExpression
) -> bool:
    """Tell a day told as past behind a year of its paragraph."""
    if told.expression.passage != expression.passage:
        return False
    of_year = isinstance(told.expression.meaning, Fixed) or (
        isinstance(told.expression.meaning, Yearly) and told.basis is Base.BEFORE
    )
    if not of_year or told.value is None or not told.value[:4].isdigit() or "/" in told.value:
        return False
    apart = expression.sentence - told.expression.sentence
    framed = told.expression.opens or told.basis is Base.BEFORE
    if apart > 1 or (apart and not (framed and expression.tense is Tense.PAST)):
        return False
    if published:
        here = published.first_day()
        nearest = value_of(meaning, published, Tense.PAST)
        days = bounds(nearest.value) if nearest and not framed else None
        if int(told.value[:4]) >= here.year or (days and (here - days[0]).days <= _RECENT):
            return False
    return in_year(meaning.part, int(told.value[:4])) is not None


def _is_counted(dated: DatedExpression) -> bool:
    """Tell "that week", which leads nowhere else."""
    return dated.basis is Base.BEFORE and not isinstance(dated.expression.meaning, Yearly)


def _is_near(expression: TimeExpression, meaning: Yearly, published: Anchor, told: DatedExpression) -> bool:
    """Tell a day told as past that lies near a whole date of another year, some paragraphs before.

    Where the same day was just before publication, only what "had been" is told of the other year.
    """
    if expression.start - told.expression.end > _REACH or expression.tense is not Tense.PAST:
        return False
    is_day = isinstance(told.expression.meaning, Fixed) or told.basis is Base.BEFORE
    days, here = bounds(told.value or ""), published.day()
    if not is_day or not days or days[0] != days[1] or here is None or days[0].year >= here.year:
        return False
    there = days[0]
    same, nearest = in_year(meaning.part, there.year), value_of(meaning, published, Tense.PAST)
    if len(meaning.part) != _PART or same is None or nearest is None:
        return False
    recent = (here - Anchor(nearest.value).first_day()).days <= _RECENT
    near = abs((Anchor(same).first_day() - there).days) <= _NEAR
    return near and (expression.retold or not recent)
