"""Claims in short texts: `tests/cases/claims.txt` says how to add one."""

from pathlib import Path

import pytest

from newsmorgue.extract import extract
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Claim, Dump, Paragraph
from newsmorgue.text.fold import squash

CASES = Path(__file__).parents[1] / "cases" / "claims.txt"


def cases() -> list[list[str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [block.splitlines() for block in "\n".join(lines).split("\n\n") if block.strip()]


def article(paragraphs: list[str]) -> Article:
    text = "\n\n".join(paragraphs)
    found = []
    for number, paragraph in enumerate(paragraphs, start=1):
        start = text.index(paragraph)
        found.append(Paragraph(f"p{number}", "text", start, start + len(paragraph), paragraph))
    return Article("case", Dump("case.txt", "0" * 64, text), None, paragraphs=tuple(found))


def told(claim: Claim) -> str:
    """Write a claim as the case file does."""
    speaker = claim.speaker.name if claim.speaker else f"({claim.speaker_text})"
    fields = [claim.mode, str(speaker), claim.cue, claim.text]
    fields += ["denied"] * claim.denied + ["anonymous"] * claim.anonymous
    return "= " + " | ".join(fields)


@pytest.mark.parametrize("case", cases(), ids=lambda lines: lines[0][:60])
def test_claims(case: list[str]) -> None:
    read = article([line for line in case if not line.startswith("=")])
    claims = extract(read, load_lexicon()).claims
    assert [told(claim) for claim in claims] == [line for line in case if line.startswith("=")]
    for claim in claims:
        assert squash(read.dump.text[claim.start : claim.end]) == claim.text
        for quote in claim.quotes:
            assert claim.start <= quote.start < quote.end <= claim.end


def test_ids_come_from_the_words_alone() -> None:
    saying = "Ada Roe said the bridge was safe."
    once = extract(article([saying]), load_lexicon()).claims
    later = extract(article(["Tom Vance said it had rained.", saying, saying]), load_lexicon()).claims
    assert once[0].id == later[1].id
    assert later[2].id == f"{once[0].id}-2"
