"""What two articles tell alike and differently: cases in `tests/cases/alike.txt` and `differ.txt`."""

import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsmorgue.align import Vocabulary, compare
from newsmorgue.lexicon import load_lexicon
from tests.align.stories import accounts_of, compared

CASES = Path(__file__).parents[1] / "cases"


def cases(name: str) -> Iterator[tuple[str, str, list[str]]]:
    for block in (CASES / name).read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and line[0] != "#"]
        if lines:
            one, other, *expected = lines
            yield one, other, [line.removeprefix("= ") for line in expected if line != "= none"]


@pytest.mark.parametrize(("one", "other", "expected"), list(cases("alike.txt")))
def test_alike(one: str, other: str, expected: list[str]) -> None:
    sheets, comparison = compared(one, other)
    relations = [link.relation for group in comparison.groups for link in group.links]
    assert relations == expected, [each.whole.spot.text for sheet in sheets for each in sheet.statements]


@pytest.mark.parametrize(("one", "other", "expected"), list(cases("differ.txt")))
def test_differ(one: str, other: str, expected: list[str]) -> None:
    _, comparison = compared(one, other)
    found = [
        " | ".join((each.what, *(told.value.text for told in each.values))) for each in comparison.differences
    ]
    assert sorted(found) == sorted(expected)


def test_the_accounts_of_a_story_are_all_that_its_comparison_takes():
    texts = [f"Report {i}\nDate: 2015-05-1{i}\n\nThe ferry sank with {i}0 people on board.\n" for i in (1, 2)]
    told = accounts_of(texts)
    elsewhere = pickle.loads(pickle.dumps(told))  # noqa: S301 - our own
    found = compare(told, Vocabulary(load_lexicon()))
    assert found.differences
    assert compare(elsewhere, Vocabulary(load_lexicon())) == found
