"""Time expressions and their values: `tests/cases/times.txt` says how to add one."""

import re
from pathlib import Path

import pytest

from newsmorgue.anchor import anchor
from newsmorgue.extract.times import times
from newsmorgue.lexicon import load_lexicon

CASES = Path(__file__).parents[1] / "cases" / "times.txt"
TAG = re.compile(r"\[([^\]=]+) = ([^\]]+)\]")
PUBLISHED = "2015-05-21"


def cases() -> list[str]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize("tagged", cases())
def test_times(tagged: str) -> None:
    text = TAG.sub(r"\1", tagged)
    passage = load_lexicon().passage("p1", text, 0, len(text))
    dated = anchor(times(text, [passage]), PUBLISHED)
    found = [(each.expression.text, each.value) for each in dated]
    assert found == TAG.findall(tagged)
    assert all(text[each.expression.start : each.expression.end] == each.expression.text for each in dated)


@pytest.mark.parametrize("published", [None, "2015-05", "2015"])
def test_without_a_day_of_publication_a_weekday_stays_open(published: str | None) -> None:
    text = "They met on Thursday and in 2003."
    passage = load_lexicon().passage("p1", text, 0, len(text))
    thursday, year = anchor(times(text, [passage]), published)
    assert (thursday.value, thursday.known, thursday.anchor) == (None, "a Thursday", None)
    assert year.value == "2003"


def test_an_anchored_date_names_its_anchor() -> None:
    text = "They met on Thursday."
    passage = load_lexicon().passage("p1", text, 0, len(text))
    (thursday,) = anchor(times(text, [passage]), "2015-05-21T10:20:00+01:00")
    assert (thursday.value, thursday.anchor, thursday.basis) == ("2015-05-21", "2015-05-21", "published")
