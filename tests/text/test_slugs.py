"""Slugs are safe names for files, everywhere."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmorgue.text.slugs import digest, slug

SAFE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
RESERVED = [
    "index",
    "con",
    "prn",
    "aux",
    "nul",
    "com1",
    "lpt9",
    "page-2",
    "page-17",
    "by-articles",
    "by-country-3",
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Harbour wall to be rebuilt", "harbour-wall-to-be-rebuilt"),
        ("Karim al-Hadi", "karim-al-hadi"),
        ("L'Équipe — Łódź & Malmö!", "lequipe-lodz-malmo"),
        ("  40,000 bees  ", "40-000-bees"),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_slug_is_the_words_in_ascii(text, expected):
    assert slug(text) == expected


@given(st.text())
@example("A" * 1000)
@example("\u0130")
@example("ﬁ ß")
def test_slug_of_any_text_is_safe(text):
    name = slug(text)
    assert SAFE.fullmatch(name)
    assert len(name) <= 60 + len("-123456")
    assert name not in RESERVED


@pytest.mark.parametrize("name", RESERVED)
@pytest.mark.parametrize("write", [str, str.upper, str.title, lambda name: f" {name}. "])
def test_reserved_name_gets_a_suffix_from_its_text(name, write):
    text = write(name)
    assert slug(text) == f"{name}-{digest(text)}"


def test_page_without_number_is_no_reserved_name():
    assert slug("Page") == "page"
    assert slug("Page 2 of the report") == "page-2-of-the-report"


@given(
    st.lists(
        st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1),
        unique=True,
        min_size=2,
    )
)
def test_names_in_another_script_stay_apart(names):
    assert len({slug(name) for name in names}) == len(names)


def test_long_text_is_cut_between_words():
    name = slug("the ninety people who live on the island of Hestra bought it from a landlord")
    assert name == "the-ninety-people-who-live-on-the-island-of-hestra-bought-it"


@given(st.text(), st.integers(1, 64))
def test_digest_has_the_digits_asked_for(text, digits):
    assert re.fullmatch(f"[0-9a-f]{{{digits}}}", digest(text, digits))
