"""Claims in short texts: `tests/cases/claims.txt` says how to add one."""

from dataclasses import replace
from pathlib import Path

import pytest

from newsmorgue.extract import extract
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Claim, Dump, Paragraph, Piece
from newsmorgue.text.fold import squash

CASES = Path(__file__).parents[1] / "cases" / "claims.txt"
# What may stand before a line of a text: which part of the article it is.
PARTS = ("title", "question", "answer")


def cases() -> list[list[str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = [block.split("\n") for block in "\n".join(lines).strip().split("\n\n")]
    return [[line for line in block if line] for block in blocks if any(block)]


def is_expected(line: str) -> bool:
    return line.startswith(("= ", ": "))


def article(lines: list[str]) -> Article:
    """Put together the article whose paragraphs the lines are, with the parts that they are marked as."""
    text = ""
    fields = {}
    paragraphs = []
    for line in lines:
        marked = next((part for part in PARTS if line.startswith(f"[{part}] ")), "text")
        words = line.removeprefix(f"[{marked}] ")
        start = len(text)
        text += words + "\n\n"
        if marked == "title":
            fields["title"] = Piece(start, start + len(words), words)
        else:
            number = len(paragraphs) + 1
            paragraphs.append(Paragraph(f"p{number}", marked, start, start + len(words), words))
    return Article(
        "case", Dump("case.txt", "0" * 64, text), None, fields=fields, paragraphs=tuple(paragraphs)
    )


def told(claim: Claim) -> str:
    """Write a claim as the case file does."""
    speaker = claim.speaker.name if claim.speaker else f"({claim.speaker_text})"
    fields = [claim.mode, str(speaker), claim.cue, claim.text]
    fields += ["denied"] * claim.denied + ["anonymous"] * claim.anonymous
    return "= " + " | ".join(fields)


@pytest.mark.parametrize(
    "case", [pytest.param(case, id=f"{i} {case[0][:50]}") for i, case in enumerate(cases())]
)
def test_claims(case: list[str]) -> None:
    read = article([line for line in case if not is_expected(line)])
    claims = extract(read, load_lexicon()).claims
    assert [told(claim) for claim in claims] == [line for line in case if line.startswith("= ")]
    for claim in claims:
        assert squash(read.dump.text[claim.start : claim.end]) == claim.text
        for quote in claim.quotes:
            assert claim.start <= quote.start < quote.end <= claim.end
    if any(line.startswith(": ") for line in case):
        quotes = [f": {quote.text}" for claim in claims for quote in claim.quotes]
        assert quotes == [line for line in case if line.startswith(": ")]


def test_ids_come_from_the_words_alone() -> None:
    saying = "Ada Roe said the bridge was safe."
    once = extract(article([saying]), load_lexicon()).claims
    later = extract(article(["Tom Vance said it had rained.", saying, saying]), load_lexicon()).claims
    assert once[0].id == later[1].id
    assert later[2].id == f"{once[0].id}-2"


def test_ids_stay_when_it_is_found_out_who_speaks() -> None:
    saying = "He said the bridge was safe."
    unknown = extract(article([saying]), load_lexicon()).claims
    known = extract(article(["Tom Vance closed the bridge.", saying]), load_lexicon()).claims
    assert unknown[0].speaker is None
    assert known[0].speaker is not None
    assert unknown[0].id == known[0].id


def test_ids_of_two_articles_differ() -> None:
    read = article(["Ada Roe said the bridge was safe."])
    claims = extract(read, load_lexicon()).claims
    others = extract(replace(read, id="another"), load_lexicon()).claims
    assert claims[0].text == others[0].text
    assert claims[0].id != others[0].id


def test_ids_overlook_case_and_white_space() -> None:
    written = extract(article(["Ada Roe said the bridge was safe."]), load_lexicon()).claims
    wrapped = extract(article(["Ada Roe said the  Bridge\nwas safe."]), load_lexicon()).claims
    assert written[0].id == wrapped[0].id
