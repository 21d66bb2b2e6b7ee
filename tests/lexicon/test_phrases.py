"""Phrases are found as comparing every one with the text would find them."""

from itertools import combinations_with_replacement

from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.lexicon.files import key_of
from newsmorgue.lexicon.lazily import Lazily
from newsmorgue.lexicon.phrases import Phrases, beginnings, phrases
from newsmorgue.text.tokens import tokenize

WORDS = st.sampled_from(["New", "York", "new-york", "of", "A", "\u00c9tat", "Bank"])
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


@given(names=st.lists(NAMES, max_size=8), text=st.lists(WORDS, min_size=1, max_size=9).map(" ".join))
def test_the_longest_phrase_comes_first_and_none_is_missed(names, text):
    tokens = tokenize(text)
    keys = {key_of(name): name for name in reversed(names) if len(key_of(name)) > 1}
    found = phrases((key_of(name), name) for name in names)
    lazy = Phrases(Lazily(keys, str.upper), beginnings(keys), keys)
    for start, last in combinations_with_replacement(range(len(tokens)), 2):
        stops = range(last + 1, start, -1)
        keyed = [(stop, " ".join(token.key for token in tokens[start:stop])) for stop in stops]
        expected = [(stop, keys[key]) for stop, key in keyed if key in keys]
        assert list(found.matches(tokens, start, last + 1)) == expected
        assert list(lazy.matches(tokens, start, last + 1)) == [
            (stop, name.upper()) for stop, name in expected
        ]


def test_the_first_value_of_a_key_stays_and_a_letter_names_nothing():
    found = phrases([("bank", 1), ("bank", 2), ("b", 3), ("", 4)])
    assert dict(found.values) == {"bank": 1}
    assert "bank" in found
    assert "b" not in found


@given(st.dictionaries(st.text(), st.text()))
def test_a_lazy_mapping_is_the_mapping_of_what_is_read(rows):
    lazy = Lazily(rows, str.upper)
    assert dict(lazy) == {key: row.upper() for key, row in rows.items()}
    assert len(lazy) == len(rows)
    assert "no such key, for sure" not in lazy
    assert lazy.get("no such key, for sure") is None
