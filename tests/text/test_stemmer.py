"""The stemmer, against what lunr.js answered; tests/browser compares the two on many more words."""

from pathlib import Path

import pytest

from newsmorgue.text.stemmer import stem


def cases() -> list[list[str]]:
    lines = Path(__file__).parents[1].joinpath("cases", "stemmer.txt").read_text("utf-8").splitlines()
    return [line.split() for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("word", "expected"), cases())
def test_stems_are_those_of_lunr_js(word, expected):
    assert stem(word) == expected
