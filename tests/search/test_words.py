"""What of a text is searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.search.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("minister, (minister) “minister”", ["minister"] * 3),
        ("Baghdad’s forces', O'Neill's", ["baghdad", "forces", "oneill"]),
        ("Karim al-Hadi", ["karim", "al", "hadi"]),
        ("Café CAFE\u0301 Łódź Straße ΟΔΟΣ", ["cafe", "cafe", "lodz", "strasse", "οδοσ"]),
        ("Ðð Ǿø Ǽæ", ["dd", "oo", "aeae"]),
        ("mili\u00adtary", ["military"]),
        ("2,000 weapons in the 1990s", ["2000", "weapons", "1990s"]),
        ("Mi-28, 20.2 per cent", ["mi", "28", "20", "2", "per", "cent"]),
        ("U.K. and UK", ["uk", "uk"]),
        ("e.g. at 10:35 a.m.", ["eg", "10", "35", "a.m"]),
        ("snake_case http://x/~y 1* 😀 𐐨𐐩", ["snake", "case", "http", "x", "y", "1", "𐐨𐐩"]),
        ("Москва 北京", ["москва", "北京"]),
    ],
)
def test_marks_diacritics_and_case_are_taken_off(text, expected):
    assert list(words(text)) == expected


@pytest.mark.parametrize("text", ["US", "U.S.", "U.S.-led", "the US's", "u.s"])
def test_an_acronym_is_no_stop_word(text):
    assert "u.s" in words(text)


@pytest.mark.parametrize("text", ["us", "who is it", "A", "I am", ""])
def test_stop_words_are_left_out(text):
    assert list(words(text)) == []


@given(st.text())
def test_words_are_found_again_in_themselves(text):
    found = list(words(text))
    assert list(words(" ".join(found))) == found


@given(st.text(), st.text())
def test_texts_do_not_change_their_neighbours(before, after):
    assert list(words(f"{before}\n{after}")) == [*words(before), *words(after)]
