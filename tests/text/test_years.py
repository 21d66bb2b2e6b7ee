"""What every year has one of, and the days that a value covers."""

import datetime as dt

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.text.dates import in_words
from newsmorgue.text.years import bounds, easter, in_year, part_in_words


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1818, 3, 22), (1943, 4, 25), (2000, 4, 23), (2008, 3, 23), (2024, 3, 31)]
)
def test_easter(year, month, day):
    assert easter(year) == dt.date(year, month, day)


@pytest.mark.parametrize(
    ("part", "year", "expected"),
    [
        ("05-21", 2015, "2015-05-21"),
        ("22", 1969, "1969-22"),
        ("02-29", 2016, "2016-02-29"),
        ("02-29", 2015, None),
        ("11-thursday-4", 2015, "2015-11-26"),
        ("09-monday-1", 2015, "2015-09-07"),
        ("05-monday-last", 2015, "2015-05-25"),
        ("easter+1", 2000, "2000-04-24"),
        ("12-25", 10000, None),
        ("easter+0", 0, None),
    ],
)
def test_parts_of_a_year(part, year, expected):
    assert in_year(part, year) == expected


@pytest.mark.parametrize("day", sorted(set(load_lexicon().time_words.holidays.values.values())))
def test_every_holiday_is_one_day_in_every_year(day):
    for year in range(1900, 2100):
        value = in_year(day, year)
        assert value is not None
        assert dt.date.fromisoformat(value).year == year


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016-02", "2016-02-01", "2016-02-29"),
        ("2014-24", "2014-12-01", "2015-02-28"),
        ("2014-36", "2014-10-01", "2014-12-31"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("18XX", "1800-01-01", "1899-12-31"),
        ("1945~", "1945-01-01", "1945-12-31"),
        ("2015-05-20T18:24:00+01:00", "2015-05-20", "2015-05-20"),
        ("1990/1995", "1990-01-01", "1995-12-31"),
    ],
)
def test_bounds(value, first, last):
    assert bounds(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))


@pytest.mark.parametrize("value", ["2014/..", "../2014", "XXXX-05-21", "2015-13", "2015-02-30", "0000"])
def test_what_has_no_bounds(value):
    assert bounds(value) is None


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("1997-36", "fourth quarter of 1997"),
        ("1969-22", "summer of 1969"),
        ("2014/..", "from 2014 on"),
        ("../2015-05-22", "up to 22 May 2015"),
        ("1990/1995", "1990 to 1995"),
        ("2012-11~", "about November 2012"),
    ],
)
def test_values_in_words(value, words):
    assert in_words(value) == words


def test_parts_in_words():
    assert [part_in_words(part) for part in ("05-21", "05", "22", "35", "easter-2")] == [
        "21 May",
        "May",
        "summer",
        "third quarter",
        "",
    ]
