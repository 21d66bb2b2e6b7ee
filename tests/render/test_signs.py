"""Characters that nobody sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.render.signs import bits, count_seen

ODD = "ab \t\n\x00\x07\x0c\x7f\x85\xa0\xad\u200b\u200d\u2028\u202e\u2066\ufeff\ufffd\U000e0041é🐟"


@given(st.text(st.sampled_from(ODD)))
def test_every_character_is_there_once(text):
    assert (
        "".join(chr(int(bit.text.replace("U+", "0x"), 0)) if bit.barred else bit.text for bit in bits(text))
        == text
    )


@pytest.mark.parametrize(
    ("character", "name", "barred"),
    [
        ("\xad", "U+00AD soft hyphen", False),
        ("\xa0", "U+00A0 no-break space", False),
        ("\u200b", "U+200B zero width space", False),
        ("\ufeff", "U+FEFF zero width no-break space", False),
        ("\x0c", "U+000C form feed", True),
        ("\x07", "U+0007 control character", True),
        ("\x93", "U+0093 control character", True),
        ("\u202e", "U+202E right-to-left override", True),
    ],
)
def test_what_cannot_be_seen_has_a_name(character, name, barred):
    (before, sign, after) = bits(f"a{character}b")
    assert (before.text, after.text) == ("a", "b")
    assert (sign.name, sign.barred) == (name, barred)


def test_what_can_be_seen_is_left_alone():
    (bit,) = bits("Plain\ttext, “quoted” – naïve 🐟")
    assert bit.name is None


def test_only_what_can_be_seen_counts():
    assert count_seen(" a\xa0b\xad\n\u200bc\x0c ") == 3
    assert count_seen(" \r\n") == 0
