"""Tokens and sentences, whose spans count in the text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmorgue.lexicon import load_lexicon
from newsmorgue.text.fold import fold
from newsmorgue.text.tokens import passage, tokenize

WORDY = st.text(st.one_of(st.sampled_from("AbcdéU.S'’-\u00ad \n“”\"!?…,0123&_Ж"), st.characters()))


def words(text):
    return [token.text for token in tokenize(text, 0, len(text))]


def sentences(text):
    found = load_lexicon().passage("p1", text, 0, len(text))
    return [text[found.tokens[each[0]].start : found.tokens[each[-1]].end] for each in found.sentences]


@given(WORDY)
@example("U.S.-led Mi-28s' at 10:35 a.m.")
def test_tokens_slice_back_and_rebuild_the_text(text):
    tokens = tokenize(text, 0, len(text))
    assert all(text[token.start : token.end] == token.text for token in tokens)
    assert all(token.key == fold(token.text) for token in tokens)
    tail = text[tokens[-1].end if tokens else 0 :]
    assert "".join(token.gap + token.text for token in tokens) + tail == text


@given(WORDY, WORDY, WORDY)
def test_a_stretch_is_read_within_its_bounds(before, text, after):
    whole = before + text + after
    start, end = len(before), len(before) + len(text)
    tokens = tokenize(whole, start, end)
    assert all(start <= token.start < token.end <= end for token in tokens)
    assert not any(char.isalnum() for char in _gaps(whole, tokens, start, end))


def _gaps(whole, tokens, start, end):
    """Return what stands between tokens, the s of possessives left out."""
    tail = whole[tokens[-1].end if tokens else start : end]
    gaps = [*(token.gap for token in tokens), tail]
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
