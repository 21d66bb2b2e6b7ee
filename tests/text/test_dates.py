"""Calendar dates in all the forms that news writes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.text.dates import MONTHS, WEEKDAYS, find_dates, month_number, read_date

FORMS = [
    "{day} {month} {year}",
    "{month} {day}, {year}",
    "{short}. {day}, {year}",
    "{weekday}, {day} {month} {year}",
    "{weekday:.3} {day} {short} {year}",
    "{day:02}.{number:02}.{year}",
    "{day}-{short}-{year}",
    "{day}th of {month}, {year}",
    "{year}-{number:02}-{day:02}",
    "{year}/{number:02}/{day:02}",
    "{weekday} {month} {day} {year}",
]
DAYS = st.dates(dt.date(1500, 1, 1), dt.date(2099, 12, 31))


def written(day, form):
    month = MONTHS[day.month - 1].title()
    weekday = WEEKDAYS[day.weekday()].title()
    return form.format(
        day=day.day, number=day.month, year=day.year, month=month, short=month[:3], weekday=weekday
    )


@pytest.mark.parametrize("form", FORMS)
@given(day=DAYS)
def test_every_day_is_read_in_every_form(form, day):
    text = written(day, form)
    found = read_date(text)
    assert found is not None
    assert (found.start, found.end, found.value) == (0, len(text), day.isoformat())


@given(day=DAYS, form=st.sampled_from(FORMS), before=st.sampled_from(["", "On ", "It fell (", "\n"]))
def test_finding_and_reading_agree(day, form, before):
    text = f"{before}{written(day, form)} in fog"
    (found,) = find_dates(text)
    opening = read_date(text[found.start :])
    assert opening is not None
    assert found.value == opening.value == day.isoformat()
    assert found.end - found.start == opening.end
    assert found.start == len(before)


@given(st.text(st.sampled_from("0123456789./-: ,May Jun GMTz")))
def test_what_is_found_in_any_text_is_read_there_too(text):
    for found in find_dates(text):
        assert 0 <= found.start < found.end <= len(text)
        if found.has_year:
            opening = read_date(text[found.start :])
            assert opening is not None
            assert opening.value.startswith(found.value)


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
def test_opening_date_has_the_value_that_is_written(text, value):
    found = read_date(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31 February 2015",
        "2015-13-01",
        "03/11/2012",
        "05/12/2015",
        "21 May",
        "Thursday",
        "in 2015",
        "12/34/2015",
        "2015",
    ],
)
def test_no_date_is_read_where_none_is_sure(text):
    assert read_date(text) is None


@pytest.mark.parametrize(("day_first", "value"), [(True, "2012-11-03"), (False, "2012-03-11")])
def test_order_of_day_and_month_is_taken_from_outside(day_first, value):
    found = read_date("03/11/2012", day_first=day_first)
    assert found is not None
    assert found.value == value


def test_date_without_year_is_found_with_its_year_open():
    (found,) = find_dates("The bell rang on 21 May and then fell silent.")
    assert (found.value, found.has_year) == ("XXXX-05-21", False)


@pytest.mark.parametrize(
    "text", ["It may 3 days later", "version 1.2.3456", "room 12.05", "a 1-2 win", "march 3 abreast"]
)
def test_words_and_numbers_that_are_no_dates(text):
    assert list(find_dates(text)) == []


@pytest.mark.parametrize("month", MONTHS)
def test_month_is_known_by_its_first_letters(month):
    assert MONTHS[month_number(month) - 1] == MONTHS[month_number(month[:3].upper()) - 1] == month
