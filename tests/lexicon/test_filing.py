"""Under which word a person is filed. The cases stand in `tests/cases/filing.txt`."""

import re
from pathlib import Path

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.filing import as_it_is, load_name_order

CASE = re.compile(r"(?P<name>[^(=#]+?)(?: \((?P<alias>.+)\))? = (?P<filed>.+)")
LINES = (Path(__file__).parents[1] / "cases" / "filing.txt").read_text("utf-8").splitlines()
CASES = [CASE.fullmatch(line) for line in LINES if line and not line.startswith("#")]


@pytest.fixture(scope="module")
def order():
    return load_name_order(load_lexicon().people)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_a_person_is_filed_under_the_surname_where_it_is_sure(order, case):
    aliases = [case["name"], *([case["alias"]] if case["alias"] else [])]
    assert str(order.filed(case["name"], aliases)) == case["filed"]


def test_persons_stand_in_the_order_of_the_alphabet(order):
    names = [
        "Karim al-Amadi",  # the Arabic article does not count, with or without its hyphen
        "Ömer Aydın",  # nor do accents
        "Beyoncé",
        "Osama bin Laden",  # particles do
        "Al Gore",
        "Samir al Makki",
        "Qwerty Zxcvb",
        "al-Shadi",
        "Abdel Fattah el-Sisi",
        "Ursula von der Leyen",
        "Xi Jinping",
    ]
    assert sorted(names, key=lambda name: order.filed(name).key) == names


def test_other_names_stand_under_their_first_word_but_the():
    assert as_it_is("The Hague").key == as_it_is("Hague").key
    assert str(as_it_is("The Hague")) == "The Hague"
