"""Tagged sentences: `tests/cases/names.txt` and `references.txt` say how to add one."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import pytest

from newsmorgue.extract import extract
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Dump, Mention, Paragraph

CASES = Path(__file__).parents[1] / "cases"
FILES = ("names.txt", "references.txt")
TAG = re.compile(r"\[(?P<kind>person|place|org) (?P<text>[^\]=]+)(?:=(?P<name>[^\]]+))?\]")
REFERENCE = re.compile(r"\{(?P<text>[^}=]+)=(?P<name>[^}]+)\}")
KINDS = {"person": "person", "place": "place", "org": "organization"}
OPEN = "?"  # whom a mention stands for that may be one of several's


class Tagged(NamedTuple):
    """Words that a case tags; `name` is whom they stand for, None where the case does not say."""

    kind: str
    text: str
    start: int
    name: str | None


def articles() -> dict[str, str]:
    """Return the cases by their file, line and beginning."""
    found = {}
    for file in FILES:
        lines = (CASES / file).read_text(encoding="utf-8").splitlines()
        for _, block in groupby(enumerate(lines, start=1), key=lambda line: not line[1].strip()):
            told = [(number, line) for number, line in block if line.strip() and not line.startswith("#")]
            if told:
                number, first = told[0]
                found[f"{file}:{number}: {first[:50]}"] = " ".join(line for _, line in told)
    return found


def article(text: str) -> Article:
    dump = Dump("case.txt", "0" * 64, text)
    return Article("case", dump, None, paragraphs=(Paragraph("p1", "text", 0, len(text), text),))


def expected(tagged: str) -> tuple[str, list[Tagged], list[Tagged]]:
    """Return the text without its tags, the names that they mark, and the references to people."""
    names: list[Tagged] = []
    references: list[Tagged] = []
    text = ""
    position = 0
    for tag in sorted((*TAG.finditer(tagged), *REFERENCE.finditer(tagged)), key=re.Match.start):
        text += tagged[position : tag.start()]
        if tag.re is TAG:
            names.append(Tagged(KINDS[tag["kind"]], tag["text"], len(text), tag["name"]))
        else:
            references.append(Tagged("person", tag["text"], len(text), tag["name"]))
        text += tag["text"]
        position = tag.end()
    return text + tagged[position:], names, references


def told(mention: Mention, wanted: Tagged | None) -> Tagged:
    """Return a mention as a case has it, without whom it stands for where the case does not say."""
    name = mention.name or OPEN
    says_whom = wanted is None or wanted.name is not None
    return Tagged(mention.kind, mention.text, mention.start, name if says_whom else None)


@pytest.mark.parametrize("tagged", articles().values(), ids=articles().keys())
def test_names(tagged: str) -> None:
    text, names, references = expected(tagged)
    found = extract(article(text), load_lexicon())
    assert [told(*pair) for pair in paired(found.mentions, names)] == names
    assert [told(*pair) for pair in paired(found.references, references)] == references


def paired(found: Iterable[Mention], wanted: Iterable[Tagged]) -> Iterator[tuple[Mention, Tagged | None]]:
    """Yield each find with what a case has at its place."""
    places = {each.start: each for each in wanted}
    for mention in found:
        yield mention, places.get(mention.start)


def test_cases_are_read() -> None:
    assert len(articles()) > 100
    assert expected(
        "In [place Rome], [person Roe=Ada Roe] slept; [person Poe=?] ate; {the cook=Ada Roe} read."
    ) == (
        "In Rome, Roe slept; Poe ate; the cook read.",
        [
            Tagged("place", "Rome", 3, None),
            Tagged("person", "Roe", 9, "Ada Roe"),
            Tagged("person", "Poe", 20, OPEN),
        ],
        [Tagged("person", "the cook", 29, "Ada Roe")],
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
