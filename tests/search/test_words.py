"""What of a text is searched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.search.indexed import part_of
from newsmorgue.search.words import forms, key_of, term_of, terms, terms_or_acronyms, words
from newsmorgue.text.stemmer import stem


def searched(text):
    """The keys of the words that have terms."""
    return [word.key for word in words(text) if word.term]


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
        ("e.g. at 10:35 a.m.", ["eg", "10", "35", "am"]),
        ("snake_case http://x/~y 1* 😀 𐐨𐐩", ["snake", "case", "http", "x", "y", "1", "𐐨𐐩"]),
        ("Москва 北京", ["москва", "北京"]),
    ],
)
def test_marks_diacritics_and_case_are_taken_off(text, expected):
    assert searched(text) == expected


def test_terms_are_stems():
    assert terms("Ministers in their ministries today") == ["minist", "ministri", "today"]


@pytest.mark.parametrize("text", ["US", "U.S.", "U.S.-led", "the US's", "u.s"])
def test_an_acronym_is_no_stop_word(text):
    assert stem("u.s") in terms(text)


@pytest.mark.parametrize("text", ["us", "who is it", "A", "I am", ""])
def test_stop_words_are_left_out(text):
    assert terms(text) == []


def test_stop_words_have_keys_and_may_be_acronyms():
    assert [word.key for word in words("who is it")] == ["who", "is", "it"]
    assert terms_or_acronyms("us oil") == [stem("u.s"), "oil"]


@given(st.text())
def test_words_are_found_again_in_themselves(text):
    keys = [word.key for word in words(text)]
    assert [word.key for word in words(" ".join(keys))] == keys


@given(st.text(), st.text())
def test_texts_do_not_change_their_neighbours(before, after):
    assert list(words(f"{before}\n{after}")) == [*words(before), *words(after)]


@given(st.text())
def test_a_form_has_the_key_and_the_term_of_the_word(text):
    for form, word in zip(forms(text), words(text), strict=True):
        assert (key_of(form), term_of(form)) == word
        assert word.term[:1] in {"", form[0]}
        assert part_of(word.key) == part_of(form)
