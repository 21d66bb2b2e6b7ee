"""EDTF dates: which texts are dates of the calendar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.text.edtf import read_edtf


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2015", "2015"),
        ("2015-05", "2015-05"),
        ("2016-02-29", "2016-02-29"),
        ("2015-05-21T18:24:00+01:00", "2015-05-21T18:24:00+01:00"),
        ("2015-05-21T18:24Z", "2015-05-21T18:24:00Z"),
        ("2015-05-21 18:24", "2015-05-21T18:24:00"),
    ],
)
def test_a_date_is_read(text, value):
    assert read_edtf(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "", "15", "2015-5-1", "2015-02-29", "2015-13", "0000", "2015-05-21T24:00", "2015-05T10:00",
        "2015-05-21T10:00+1", "٢٠١٥", "2015~", "201X", "2015-05-21 ", "2015-05-21T10:00+01:99",
    ],
)  # fmt: skip
def test_what_is_no_date_is_not(text):
    assert read_edtf(text) is None


@given(st.datetimes())
def test_every_day_is_a_date(moment):
    text = moment.replace(microsecond=0).isoformat()
    assert read_edtf(text) == text
    assert read_edtf(text[:10]) == text[:10]
