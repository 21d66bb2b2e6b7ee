"""Quantities: `tests/cases/quantities.txt` says how to add one."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.align.quantities import Quantity, quantities
from newsmorgue.lexicon import load_lexicon

CASES = Path(__file__).parents[1] / "cases" / "quantities.txt"
TAG = re.compile(r"\[([^\]=]+) = ([^\]]+)\]")
LINES = [line for line in CASES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]


def read(text: str) -> tuple[list[Quantity], list[str]]:
    lexicon = load_lexicon()
    passage = lexicon.passage("p1", text, 0, len(text))
    found = quantities(passage, [], lexicon)
    words = [text[passage.starts[each.first] : passage.ends[each.stop - 1]] for each in found]
    return found, words


@pytest.mark.parametrize("tagged", LINES)
def test_quantities(tagged: str) -> None:
    found, words = read(TAG.sub(r"\1", tagged))
    told = [
        " ".join(filter(None, (f"{each.amount:.10g}", each.kind, each.bound.removesuffix("exactly"))))
        for each in found
    ]
    assert list(zip(words, told, strict=True)) == [
        (each[1], each[2].strip()) for each in TAG.finditer(tagged)
    ]


def test_what_is_counted_is_told_by_the_words_around():
    (one,), _ = read("Some 30 others were injured.")
    assert one.toll == load_lexicon().meaning("injur")
    (part,), _ = read("Five of the injured were flown out.")
    assert part.toll is None
    (nurses,), _ = read("The plan brings 1,200 nurses to the town.")
    assert nurses.counted[0] == "nurs"


@given(st.text(alphabet="0123456789., %$-aomk\nthirty hundred ¹²³½٣"))
def test_any_text_has_ordered_quantities(text):
    found, _ = read(text)
    ends = [0, *(place for each in found for place in (each.first, each.stop))]
    assert ends == sorted(ends)
