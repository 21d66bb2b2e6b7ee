"""Forms of a text under which spellings become equal."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmorgue.text.fold import fold, plain, squash, visible


@pytest.mark.parametrize(
    "spelling",
    [
        "Karim al-Hadi",
        "KARIM AL HADI",
        "Karim  al‑Hadi",
        "karim\u00a0al–hadi",
        "Karim al-Ha\u00addi",
    ],
)
def test_spellings_of_one_name_fold_alike(spelling):
    assert fold(spelling) == "karim al hadi"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Łódź", "lodz"),
        ("O’Neill", "oneill"),
        ("Þórr", "thorr"),
        ("Đoković", "dokovic"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
    ],
)
def test_letters_are_taken_to_ascii(text, expected):
    assert fold(text) == expected


def test_different_names_stay_different():
    assert fold("Dunmere") != fold("Dunmore")
    assert fold("Москва") != fold("Минск")


@given(st.text())
@example("İ")
@example("ŉ")
@example("\u0345")
@example("ᾳ")
@example("’’a")
def test_fold_is_idempotent(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_squash_is_idempotent_and_leaves_single_spaces(text):
    squashed = squash(text)
    assert squash(squashed) == squashed
    assert "  " not in squashed
    assert squashed == squashed.strip()
    assert "".join(squashed.split()) == "".join(text.split())


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_is_plain_already_but_for_the_grave(text):
    assert plain(text) == text.replace("`", "'")


@given(st.text())
@example("ŉ")
@example("´")
def test_plain_is_idempotent(text):
    assert plain(plain(text)) == plain(text)


def test_invisible_characters_are_taken_out():
    assert visible("\ufeffA\u200b b\u00ad") == "A b"


def test_what_nobody_sees_is_not_shown():
    assert visible("so\u00adft \u200bwords\ufeff") == "soft words"
    assert visible("one\ntwo\u2003three é") == "one\ntwo\u2003three é"


def test_controls_that_no_page_may_have_are_not_shown():
    assert visible("a\x9db\x7f\x08c") == "abc"
    assert visible("a\vb\x85c") == "a b c"
