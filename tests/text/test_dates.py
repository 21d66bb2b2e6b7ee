"""Calendar dates in all the forms that news writes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.text.dates import MONTHS, WEEKDAYS, find_dates, month_number

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


@given(day=DAYS, form=st.sampled_from(FORMS), before=st.sampled_from(["", "On ", "It fell (", "\n"]))
def test_every_day_is_found_in_every_form(day, form, before):
    date = written(day, form)
    (found,) = find_dates(f"{before}{date} in fog")
    assert (found.start, found.end) == (len(before), len(before) + len(date))
    assert (found.value, found.has_year) == (day.isoformat(), True)


@given(st.text(st.sampled_from("0123456789./-: ,May Jun GMTz")))
def test_what_is_found_in_any_text_lies_in_it(text):
    position = 0
    for found in find_dates(text):
        assert position <= found.start < found.end <= len(text)
        position = found.end


@pytest.mark.parametrize(
    ("text", "value"),
    [("21/05/2015", "2015-05-21"), ("05/21/2015", "2015-05-21"), ("05/05/2015", "2015-05-05")],
)
def test_day_and_month_are_told_apart_where_only_one_may_be_the_month(text, value):
    (found,) = find_dates(f"It fell on {text}.")
    assert found.value == value


@pytest.mark.parametrize("text", ["31 February 2015", "2015-13-01", "03/11/2012", "12/34/2015", "in 2015"])
def test_no_day_is_found_where_none_is_sure(text):
    assert list(find_dates(text)) == []


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
