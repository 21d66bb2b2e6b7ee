"""What a relative time means, counted from a day."""

import pytest

from newsmorgue.anchor import anchor
from newsmorgue.model import TimeExpression


def value(rule: str, day: str | None, amount: int = 0, partial: str | None = None, known: str | None = None):
    expression = TimeExpression("p1", 0, 1, "x", rule, partial, known, amount)
    (dated,) = anchor([expression], day)
    return dated.value


@pytest.mark.parametrize(
    ("rule", "day", "amount", "expected"),
    [
        ("day", "2016-03-01", -1, "2016-02-29"),
        ("week", "2016-01-02", 0, "2015-12-28/2016-01-03"),
        ("weekend", "2015-05-23", 0, "2015-05-23/2015-05-24"),  # on a Saturday it is this one
        ("weekend", "2015-05-21", 1, "2015-05-23/2015-05-24"),
        ("weekend", "2015-05-24", 1, "2015-05-30/2015-05-31"),
        ("weekend", "2015-05-24", -1, "2015-05-16/2015-05-17"),
        ("month", "2015-01-15", -1, "2014-12"),
        ("year", "2015-01-15", 1, "2016"),
        ("decade", "2015-01-15", -1, "200X"),
        ("century", "2015-01-15", -1, "19XX"),
        ("days ago", "2015-03-02", -3, "2015-02-27"),
        ("months ago", "2015-02-02", -3, "2014-11~"),
        ("decades ago", "2015-02-02", -2, "1995~"),
    ],
)
def test_counted_from_a_day(rule, day, amount, expected):
    assert value(rule, day, amount) == expected


@pytest.mark.parametrize(
    ("known", "amount", "expected"),
    [
        ("a Thursday", 0, "2015-05-21"),
        ("a Thursday", -1, "2015-05-14"),
        ("a Thursday", 1, "2015-05-21"),
        ("a Friday", 0, "2015-05-15"),
        ("a Friday", 1, "2015-05-22"),
    ],
)
def test_weekdays_from_a_thursday(known, amount, expected):
    assert value("weekday", "2015-05-21", amount, known=known) == expected


@pytest.mark.parametrize(
    ("partial", "amount", "expected"),
    [
        ("XXXX-05-21", 0, "2015-05-21"),
        ("XXXX-12-24", 0, "2014-12-24"),
        ("XXXX-01-02", 1, "2016-01-02"),
        ("XXXX-06", 1, "2015-06"),
        ("XXXX-05", -1, "2014-05"),
        ("XXXX-02-29", 0, "2012-02-29"),
        ("XXXX-02-29", 1, "2016-02-29"),
    ],
)
def test_a_date_without_its_year(partial, amount, expected):
    rule = "month of the year" if len(partial) == 7 else "day of the year"
    assert value(rule, "2015-05-21", amount, partial) == expected


def test_nothing_is_counted_from_less_than_a_day():
    assert value("day", "2015-05", -1) is None
    assert value("year", None, -1) is None
    assert value("calendar date", None, partial="2003-04-05") == "2003-04-05"
