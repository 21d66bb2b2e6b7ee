"""Tagged sentences: `tests/cases/names.txt` says how to add one."""

import re
from pathlib import Path

import pytest

from newsmorgue.extract import extract
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Dump, Paragraph

CASES = Path(__file__).parents[1] / "cases" / "names.txt"
TAG = re.compile(r"\[(person|place|org) ([^\]]+)\]")
KINDS = {"person": "person", "place": "place", "org": "organization"}


def articles() -> list[str]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [block for block in "\n".join(lines).split("\n\n") if block.strip()]


def article(text: str) -> Article:
    dump = Dump("case.txt", "0" * 64, text)
    return Article("case", dump, None, paragraphs=(Paragraph("p1", "text", 0, len(text), text),))


def expected(tagged: str) -> tuple[str, list[tuple[str, str, int]]]:
    """Return the text without its tags, and what they say: kind, words, position."""
    found = []
    text = ""
    position = 0
    for tag in TAG.finditer(tagged):
        text += tagged[position : tag.start()]
        found.append((KINDS[tag[1]], tag[2], len(text)))
        text += tag[2]
        position = tag.end()
    return text + tagged[position:], found


@pytest.mark.parametrize("tagged", articles(), ids=lambda block: block.strip().splitlines()[0][:60])
def test_names(tagged: str) -> None:
    text, names = expected(tagged.strip().replace("\n", " "))
    found = extract(article(text), load_lexicon()).mentions
    assert [(mention.kind, mention.text, mention.start) for mention in found] == names


def test_cases_are_read() -> None:
    assert len(articles()) > 20
    assert expected("In [place Rome], [person Ada Roe] slept.") == (
        "In Rome, Ada Roe slept.",
        [("place", "Rome", 3), ("person", "Ada Roe", 9)],
    )


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Then Elena Petrova, the mayor of the town, spoke.", "mayor of the town"),
        ("For Elena Petrova, is the mayor the best choice, they asked.", None),
        ("It is Elena Petrova, or whoever the minister will be, who decides.", None),
    ],
)
def test_a_role_is_no_clause(text: str, role: str | None) -> None:
    (mention,) = extract(article(text), load_lexicon()).mentions
    assert (mention.role.text if mention.role else None) == role
