"""Times: the words that name one, what they say, and the calendar value that follows from an anchor."""

from dataclasses import dataclass
from enum import StrEnum

from newsmorgue.model.articles import Piece


class Unit(StrEnum):
    """What times are counted in."""

    DAY = "day"
    WEEK = "week"
    WEEKEND = "weekend"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Tense(StrEnum):
    """Whether the words around a time speak of what was or of what is to come, or do not say."""

    PAST = "past"
    AHEAD = "ahead"
    OPEN = "open"


class Base(StrEnum):
    """What a time is counted from: the day of publication, or the time that the text named last.

    The day of publication may be inferred from the other articles of a story.
    """

    PUBLISHED = "published"
    INFERRED = "inferred"
    BEFORE = "text"


class Rule(StrEnum):
    """How a value was found."""

    CALENDAR = "calendar date"
    WEEKDAY_BACK = "weekday up to the anchor"
    WEEKDAY_AHEAD = "weekday from the anchor on"
    YEARLY_BACK = "part of the year up to the anchor"
    YEARLY_AHEAD = "part of the year from the anchor on"
    YEARLY_NEAREST = "nearest such part of a year"
    YEARLY_IN_YEAR = "part of the anchor's year"
    COUNTED = "counted from the anchor"
    WITHIN = "unit of the anchor"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A date that is complete as it is written."""

    value: str


@dataclass(frozen=True, slots=True)
class Counted:
    """So many units from the anchor.

    `whole` units are those of the calendar ("last week"); others are as many from the anchor itself ("a week
    ago"), which only days keep exact. What is `compared` is the same part of another year ("from $2 million a
    year ago"). What is `exact` is so to the day ("five years ago today").
    """

    unit: Unit
    amount: int
    base: Base = Base.PUBLISHED
    whole: bool = True
    about: bool = False
    compared: bool = False
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, from Monday = 0: the one that the tense allows, or that `shift` says (-1 last).

    `week` says in which week it is, so many from the anchor's ("Friday of last week"); `beyond` so many weeks
    behind the coming one ("Friday week"). That of an event which is `awaited`, or was, is the nearest one
    ("Friday's vote").
    """

    weekday: int
    shift: int | None = None
    week: int | None = None
    base: Base = Base.PUBLISHED
    beyond: int = 0
    awaited: bool = False


@dataclass(frozen=True, slots=True)
class Yearly:
    """What every year has one of: a month, a day, a season, a quarter, a holiday (see `text.years`).

    The year is the one that the tense allows, or that `shift` says, or that `year` says ("July last year"). A
    `weekday` beside the day tells years apart. With `week` it is the week of that day.
    """

    part: str
    shift: int | None = None
    year: Counted | None = None
    weekday: int | None = None
    week: bool = False


Point = Fixed | Counted | Weekday | Yearly


@dataclass(frozen=True, slots=True)
class Range:
    """From one time to another; None where that end is open ("since 2014")."""

    first: Point | None
    last: Point | None


Meaning = Point | Range


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, before anybody has said what day they count from.

    `clock` is the time of day (`10:35:00`) that stands with the day, `zone` its zone as written. `sentence`
    tells sentences of a passage apart, `opens` what stands at the beginning of one. What is `retold` had been
    before something else that was. What is `attributive` describes a noun ("the 2010 law").
    """

    passage: str
    start: int
    end: int
    text: str
    meaning: Meaning
    tense: Tense = Tense.OPEN
    clock: str | None = None
    zone: str = ""
    sentence: int = 0
    opens: bool = False
    retold: bool = False
    attributive: bool = False


@dataclass(frozen=True, slots=True)
class DatedExpression:
    """A time expression with the EDTF value that the text supports, or None and what is `known`.

    `anchor` is the EDTF date that it was counted from, by `rule`; `basis` says what date that is, or would be
    if it were known, and `anchored_at` where it stands, if it is another one of the text.
    """

    expression: TimeExpression
    value: str | None
    known: str | None
    rule: Rule
    anchor: str | None = None
    basis: Base | None = None
    anchored_at: Piece | None = None


@dataclass(frozen=True, slots=True)
class InferredDate:
    """The day of an article that does not say it, in EDTF, by a weekday (Monday = 0) that another one names.

    In that `article` (by id) the weekday is the day `told`, and so it is in this one.
    """

    value: str
    article: str
    weekday: int
    told: str
