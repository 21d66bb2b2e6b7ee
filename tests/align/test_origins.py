"""What articles may have from one source."""

import pytest

from newsmorgue.align.origins import credits_unnamed, origins
from newsmorgue.lexicon import load_lexicon
from tests.align.stories import sheets_of

TOLD = "The ferry hit the pier at noon on Monday. Divers looked at the hull until late in the evening. "
MORE = "The harbour will be closed to all ships until the end of the week. Nobody knows who was at the helm."


def dump(source: str, body: str, credit: str = "") -> str:
    return f"Ferry hits pier of Marrow Bay\nSource: {source}\nDate: 2015-05-18\n\n{body}\n\n{credit}\n"


def found(*texts: str) -> list[tuple[str | None, int]]:
    return [(each.agency, len(each.shared)) for each in origins(sheets_of(list(texts)), load_lexicon())]


def test_outlets_that_credit_one_agency():
    assert found(
        dump("BBC News", "The ferry sank.", "(Reuters)"), dump("CNN", "A ship sank.", "(Reuters, AFP)")
    ) == [("Reuters", 0)]


def test_an_agency_and_an_outlet_that_credits_it():
    assert found(dump("Reuters", "The ferry sank."), dump("CNN", "A ship sank.", "(Reuters)")) == [
        ("Reuters", 0)
    ]


def test_two_articles_of_one_outlet_are_no_origin():
    assert found(dump("BBC News", "The ferry sank."), dump("BBC News", "A ship sank.")) == []


def test_outlets_that_print_the_same_sentences():
    assert found(dump("BBC News", TOLD + MORE), dump("CNN", MORE + " It rained.")) == [(None, 2)]


@pytest.mark.parametrize(("credit", "unnamed"), [("CNN and agencies", True), ("Travel agencies", False)])
def test_agencies_without_a_name(credit, unnamed):
    (sheet,) = sheets_of([dump("CNN", TOLD + MORE, credit)])
    assert credits_unnamed(sheet) == unnamed
