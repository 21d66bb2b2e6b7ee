"""What a time means, counted from a day or from another time of the text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.anchor import anchor
from newsmorgue.model import (
    Base,
    Counted,
    Fixed,
    Range,
    Tense,
    TimeExpression,
    Unit,
    Weekday,
    Yearly,
)
from newsmorgue.text.dates import in_words
from newsmorgue.text.years import bounds

MARCH = Fixed("2012-03-03")
THE_DAY_AFTER = Counted(Unit.DAY, 1, Base.BEFORE)


def expression(meaning, start=0, passage="p1", **more):
    return TimeExpression(passage, start, start + 1, "x", meaning, **more)


def value(meaning, day, tense=Tense.OPEN):
    (dated,) = anchor([expression(meaning, tense=tense)], day)
    return dated.value


def values(*expressions, day=None):
    return [dated.value for dated in anchor(expressions, day)]


@pytest.mark.parametrize(
    ("unit", "amount", "day", "expected"),
    [
        (Unit.DAY, -1, "2016-03-01", "2016-02-29"),
        (Unit.DAY, 1, "2015-12-31", "2016-01-01"),
        (Unit.WEEK, 0, "2016-01-02", "2015-12-28/2016-01-03"),
        (Unit.WEEKEND, 0, "2015-05-23", "2015-05-23/2015-05-24"),  # on a Saturday it is this one
        (Unit.WEEKEND, 0, "2015-05-21", "2015-05-23/2015-05-24"),
        (Unit.WEEKEND, 1, "2015-05-24", "2015-05-30/2015-05-31"),
        (Unit.WEEKEND, -1, "2015-05-24", "2015-05-16/2015-05-17"),
        (Unit.MONTH, -1, "2015-01-15", "2014-12"),
        (Unit.QUARTER, -1, "2015-01-15", "2014-36"),
        (Unit.YEAR, 1, "2015-01-15", "2016"),
        (Unit.DECADE, -1, "2015-01-15", "200X"),
        (Unit.CENTURY, -1, "2015-01-15", "19XX"),
        (Unit.CENTURY, 0, "2000-01-15", "20XX"),  # 19XX is what the 20th century is written as
        (Unit.DECADE, -1, "0009-01-15", None),
        (Unit.CENTURY, -1, "0150-01-15", None),
        (Unit.CENTURY, 1, "9950-01-15", None),
        (Unit.QUARTER, 1, "9999-12-15", None),
    ],
)
def test_units_of_the_calendar(unit, amount, day, expected):
    assert value(Counted(unit, amount), day) == expected


@pytest.mark.parametrize(
    ("unit", "amount", "day", "expected"),
    [
        (Unit.DAY, -3, "2015-03-02", "2015-02-27"),
        (Unit.WEEK, -2, "2016-03-07", "2016-02-22~"),
        (Unit.MONTH, -3, "2015-02-02", "2014-11~"),
        (Unit.YEAR, -20, "2015-02-02", "1995~"),
        (Unit.YEAR, -3000, "2015-02-02", None),
        (Unit.YEAR, 10000, "2015-02-02", None),
        (Unit.MONTH, -30000, "2015-02-02", None),
        (Unit.WEEK, 10**12, "2015-02-02", None),
    ],
)
def test_so_many_units_from_a_day(unit, amount, day, expected):
    assert value(Counted(unit, amount, whole=False), day) == expected


@pytest.mark.parametrize(
    ("unit", "amount", "day", "expected"),
    [
        (Unit.WEEK, -2, "2015-05-21", "2015-05-07"),
        (Unit.MONTH, -3, "2015-01-31", "2014-10-31"),
        (Unit.MONTH, -2, "2015-04-30", None),
        (Unit.YEAR, -5, "2015-05-21", "2010-05-21"),
        (Unit.YEAR, -1, "2016-02-29", None),
    ],
)
def test_so_many_units_to_the_day(unit, amount, day, expected):
    assert value(Counted(unit, amount, whole=False, exact=True), day) == expected


@pytest.mark.parametrize(
    ("weekday", "more", "tense", "expected"),
    [
        (3, {}, Tense.PAST, "2015-05-21"),
        (3, {}, Tense.AHEAD, "2015-05-21"),
        (3, {"shift": -1}, Tense.PAST, "2015-05-14"),
        (3, {"shift": 1}, Tense.AHEAD, "2015-05-28"),
        (4, {}, Tense.PAST, "2015-05-15"),
        (4, {}, Tense.OPEN, "2015-05-15"),
        (4, {}, Tense.AHEAD, "2015-05-22"),
        (4, {"week": 1}, Tense.AHEAD, "2015-05-29"),
        (4, {"week": 0}, Tense.OPEN, "2015-05-22"),
        (1, {"week": 0}, Tense.AHEAD, "2015-05-26"),
    ],
)
def test_weekdays_from_a_thursday(weekday, more, tense, expected):
    assert value(Weekday(weekday, **more), "2015-05-21", tense) == expected


@pytest.mark.parametrize(
    ("part", "tense", "expected"),
    [
        ("05-21", Tense.PAST, "2015-05-21"),
        ("12-24", Tense.PAST, "2014-12-24"),
        ("12-24", Tense.AHEAD, "2015-12-24"),
        ("01-02", Tense.AHEAD, "2016-01-02"),
        ("06-01", Tense.PAST, "2015-06-01"),  # a year ago it would have been written with its year
        ("06", Tense.AHEAD, "2015-06"),
        ("05", Tense.PAST, "2015-05"),
        ("04", Tense.OPEN, "2015-04"),
        ("02-29", Tense.OPEN, "2016-02-29"),
        ("02-29", Tense.PAST, "2012-02-29"),
        ("35", Tense.PAST, "2014-35"),
        ("33", Tense.AHEAD, "2015-33"),  # companies have still to report the last one
        ("05-monday-last", Tense.OPEN, "2015-05-25"),
        ("easter-2", Tense.PAST, "2015-04-03"),
    ],
)
def test_a_part_of_a_year_from_may(part, tense, expected):
    assert value(Yearly(part), "2015-05-21", tense) == expected


COUNTS = st.one_of(st.integers(-20, 20), st.integers(-10_000, 10_000), st.integers(-(10**12), 10**12))
COUNTED = st.builds(
    Counted,
    st.sampled_from(Unit),
    COUNTS,
    st.sampled_from(Base),
    whole=st.booleans(),
    about=st.booleans(),
    exact=st.booleans(),
)
ORIGINS = [
    "0001-01-01",
    "0009-05",
    "0099",
    "00XX",
    "2015-05-21",
    "2015-35",
    "201X",
    "19XX",
    "9999-12-31",
    "9999",
]


@given(COUNTED, st.sampled_from(ORIGINS), st.sampled_from(Tense))
def test_whatever_is_counted_is_of_the_calendar_or_open(counted, origin, tense):
    found = [
        *anchor([expression(counted, tense=tense)], origin),
        *anchor([expression(Fixed(origin)), expression(counted, 10, tense=tense)], None)[1:],
        *anchor([expression(Yearly("05", year=counted), tense=tense)], origin),
    ]
    for dated in found:
        assert dated.value is None or bounds(dated.value), dated
        assert dated.value is None or in_words(dated.value)


def test_a_weekday_beside_a_day_tells_its_year():
    assert value(Yearly("11-03", weekday=6), "2015-05-21") == "2013-11-03"


@pytest.mark.parametrize("published", [None, "2015", "2015-05"])
@pytest.mark.parametrize(
    "meaning", [Weekday(3), Yearly("05-21"), Yearly("06"), Counted(Unit.DAY, 0), Counted(Unit.WEEK, 0)]
)
def test_less_than_a_day_is_no_anchor_of_days(published, meaning):
    assert value(meaning, published) is None


def test_a_month_or_year_of_publication_is_an_anchor_of_its_like():
    assert value(Counted(Unit.YEAR, -1), "2015") == "2014"
    assert value(Counted(Unit.MONTH, -1), "2015-01") == "2014-12"
    assert value(Counted(Unit.MONTH, -1), "2015") is None


def test_a_written_date_needs_no_anchor():
    assert value(Fixed("2003-04-05"), None) == "2003-04-05"
    assert value(Range(Fixed("1990"), Fixed("1995")), None) == "1990/1995"
    assert value(Range(Fixed("2014"), None), None) == "2014/.."


def test_a_range_goes_on_into_the_next_year():
    assert value(Range(Yearly("12-30"), Yearly("01-03")), "2015-01-10", Tense.PAST) == "2014-12-30/2015-01-03"


def test_the_text_is_an_anchor_where_words_point_to_it():
    assert values(expression(MARCH), expression(THE_DAY_AFTER, 10), day="2015-05-21") == [
        "2012-03-03",
        "2012-03-04",
    ]


@pytest.mark.parametrize(
    "before",
    [
        expression(Weekday(3)),  # open itself
        expression(Fixed("2012-03")),  # not exact enough
        expression(MARCH, passage="title"),  # a headline
    ],
)
def test_without_an_anchor_in_the_text_it_stays_open(before):
    assert values(before, expression(THE_DAY_AFTER, 10))[1] is None


def test_what_stands_too_far_away_is_no_anchor():
    assert values(expression(MARCH), expression(THE_DAY_AFTER, 5000))[1] is None


def test_a_clock_time_belongs_to_the_day_before_it():
    clock = expression(Counted(Unit.DAY, 0, Base.BEFORE), 10, clock="18:00:00", zone="GMT")
    assert values(expression(MARCH), clock)[1] == "2012-03-03T18:00:00+00:00"
    assert values(clock) == [None]


def test_a_quarter_is_compared_with_the_one_a_year_before():
    quarter = expression(Fixed("1997-35"))
    compared = Counted(Unit.YEAR, -1, whole=False, compared=True)
    assert values(quarter, expression(compared, 10), expression(compared, 20), day="1997-11-02") == [
        "1997-35",
        "1996-35",
        "1996-35",
    ]
    assert values(expression(compared), day="1997-11-02") == ["1996~"]
