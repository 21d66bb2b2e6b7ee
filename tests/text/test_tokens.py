"""Tokens and sentences, whose spans count in the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmorgue.lexicon import load_lexicon
from newsmorgue.text.fold import fold
from newsmorgue.text.stemmer import stem
from newsmorgue.text.tokens import passage, row, tokenize

WORDY = st.text(st.one_of(st.sampled_from("AbcdéU.S'’-\u00ad \n“”\"!?…,0123&_Ж"), st.characters()))


def words(text):
    return [token.text for token in tokenize(text)]


def sentences(text):
    found = load_lexicon().passage("p1", text, 0, len(text))
    return [text[found.starts[each[0]] : found.ends[each[-1]]] for each in found.sentences]


@given(WORDY)
@example("U.S.-led Mi-28s' at 10:35 a.m.")
def test_tokens_slice_back_and_rebuild_the_text(text):
    tokens, starts, ends, tail = row(text, 0, len(text))
    assert [text[start:end] for start, end in zip(starts, ends, strict=True)] == [
        each.text for each in tokens
    ]
    assert all(token.key == fold(token.text) for token in tokens)
    assert all(token.stem == stem(token.key) for token in tokens)
    assert "".join(token.gap + token.text for token in tokens) + tail == text


@given(WORDY, WORDY, WORDY)
def test_a_stretch_is_read_within_its_bounds(before, text, after):
    whole = before + text + after
    start, end = len(before), len(before) + len(text)
    found = row(whole, start, end)
    assert all(start <= first < last <= end for first, last in zip(found.starts, found.ends, strict=True))
    assert not any(char.isalnum() for char in _gaps(found))


def test_a_word_is_the_same_token_wherever_it_stands_behind_the_same():
    first, behind_comma, again = (each for each in tokenize("By Roe, Roe and Roe") if each.text == "Roe")
    assert again is first
    assert behind_comma is not first
    assert (behind_comma.gap, first.gap) == (", ", " ")


def _gaps(found):
    """Return what stands between tokens, the s of possessives left out."""
    gaps = [*(token.gap for token in found.tokens), found.tail]
    return "".join(gap[2:] if gap[:1] in {"'", "’"} and gap[1:2] in {"s", "S"} else gap for gap in gaps)


@given(WORDY)
def test_sentences_are_all_tokens_in_order(text):
    found = passage("p1", text, 0, len(text), never_last=frozenset({"mr"}), openers=frozenset({"the"}))
    assert [index for sentence in found.sentences for index in sentence] == list(range(len(found.tokens)))
    assert "".join(token.gap + token.text for token in found.tokens) + found.tail == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the town’s wall, O'Neill's", ["the", "town", "wall", "O'Neill"]),
        ("U.S. and J.K. Orrin", ["U.S.", "and", "J.K.", "Orrin"]),
        ("2,000 bees at 10:35 in the 1990s", ["2,000", "bees", "at", "10:35", "in", "the", "1990s"]),
        ("AT&T don’t al-Hadi", ["AT&T", "don’t", "al", "Hadi"]),
    ],
)
def test_words_numbers_and_abbreviations(text, expected):
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The wall fell. The boats stayed in.", ["The wall fell", "The boats stayed in"]),
        ("Mr. Feldt resigned. He left.", ["Mr. Feldt resigned", "He left"]),
        ("It rose by 2.5 metres. Nobody slept!", ["It rose by 2.5 metres", "Nobody slept"]),
        ("“We wait.” Then she left.", ["We wait", "Then she left"]),
        ("One\n\nTwo", ["One", "Two"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text, expected):
    assert sentences(text) == expected
