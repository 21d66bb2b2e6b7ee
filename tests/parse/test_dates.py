"""Dates of header lines, with their clock times and zones; whole lines are in tests/cases/lines.txt."""

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.parse.dates import read_dates


def values(text):
    runs = read_dates(text, load_lexicon().date_words)
    return [(date.value, date.orders) for run in runs for date in run.dates]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("21 May 2015 10:20 GMT", "2015-05-21T10:20:00+00:00"),
        ("10:20 GMT, 21 May 2015", "2015-05-21T10:20:00+00:00"),
        ("2015-05-20T18:24:00+01:00", "2015-05-20T18:24:00+01:00"),
        ("2015-05-20T18:24:00Z", "2015-05-20T18:24:00+00:00"),
        ("2015-05-20 18:24 -0500", "2015-05-20T18:24:00-05:00"),
        ("May 21, 2015 at 10.20 p.m. BST", "2015-05-21T22:20:00+01:00"),
        ("May 21, 2015 12:05 AM", "2015-05-21T00:05:00"),
        ("May 21, 2015 12:05 PM EDT", "2015-05-21T12:05:00-04:00"),
        ("21 May 2015 10:20 IST", "2015-05-21T10:20:00"),  # Irish, Indian or Israeli time
        ("21 May 2015 25:20", "2015-05-21"),
        ("May 2015", "2015-05"),
        ("21/05/2015", "2015-05-21"),
        ("05/21/2015", "2015-05-21"),
        ("05/05/2015", "2015-05-05"),
    ],
)
def test_date_has_the_value_that_is_written(text, value):
    assert values(text) == [(value, None)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 February 2015",
        "2015-13-01",
        "21 May",
        "Thursday",
        "in 2015",
        "12/34/2015",
        "2015",
    ],
)
def test_no_date_is_read_where_none_is(text):
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "orders"),
    [("03/11/2012", ("2012-11-03", "2012-03-11")), ("05/12/2015", ("2015-12-05", "2015-05-12"))],
)
def test_order_of_day_and_month_stays_open(text, orders):
    assert values(text) == [(None, orders)]
