"""Names of people: which are alike, and how; the cases stand in names.txt and spellings.txt."""

from itertools import combinations
from pathlib import Path

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.sounds import sound
from newsmorgue.resolve.names import likeness, person_name


def cases(name):
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("case", cases("names.txt"))
def test_likeness(case):
    one, other, expected = case.split(" | ")
    people = load_lexicon().people
    for pair in ((one, other), (other, one)):
        found = likeness(*map(person_name, pair), people)
        assert (found.rule if found else "-") == expected


@pytest.mark.parametrize("line", cases("spellings.txt"))
def test_spellings_of_a_name_sound_alike(line):
    assert len({sound(word) for word in line.split()}) == 1


def test_different_names_do_not_sound_alike():
    firsts = [line.split()[0] for line in cases("spellings.txt")]
    assert not [pair for pair in combinations(firsts, 2) if sound(pair[0]) == sound(pair[1])]


@pytest.mark.parametrize(
    ("name", "is_lone"),
    [("Roe", True), ("van der Roe", True), ("J. Roe", True), ("Jane Roe", False), ("Ben Roe", False)],
)
def test_a_lone_name_may_be_anybodys(name, is_lone):
    assert person_name(name).is_lone is is_lone
