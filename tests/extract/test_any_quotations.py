"""However marks stand and whatever is said between them, quotations and claims keep to their places."""

import gc
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmorgue.extract import extract
from newsmorgue.extract.quotations import Quotation, quotations
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Dump, Findings, Paragraph
from newsmorgue.text.fold import squash

WORDS = (
    "Ada Roe he said says told warned adding saying according to that the bridge is safe not and who which of"
    " Tom Vance company spokesman report claim Monday mayor's didn't '90s 6 A Q"
).split()
MARKS = ('"', "\u201c", "\u201d", "\u2018", "\u2019", "'", "''", "``", "\u201e", "\u00ab", "\u00bb")
POINTS = (",", ".", ":", "?", "\u2026", "(", ")", " -")
pieces = st.tuples(
    st.sampled_from(("", " ", " ", " ")),
    st.one_of(
        st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(MARKS), st.sampled_from(POINTS)
    ),
)
paragraphs = st.lists(pieces, min_size=1, max_size=30).map(
    lambda found: "".join(space + piece for space, piece in found).strip()
)
texts = st.lists(paragraphs, min_size=1, max_size=4).map(lambda found: [each for each in found if each])
kinds = st.lists(st.sampled_from(("text", "text", "question", "answer")), min_size=4, max_size=4)


def spans(texts: list[str]) -> list[tuple[int, int]]:
    found = []
    start = 0
    for text in texts:
        found.append((start, start + len(text)))
        start += len(text) + 2
    return found


def quoted_in(texts: list[str]) -> tuple[Quotation, ...]:
    text = "\n\n".join(texts)
    lexicon = load_lexicon()
    passages = [lexicon.passage(f"p{i}", text, *span) for i, span in enumerate(spans(texts))]
    return quotations(text, passages)


def found_in(texts: list[str], kinds: list[str]) -> tuple[str, Findings]:
    text = "\n\n".join(texts)
    found = tuple(
        Paragraph(f"p{i}", kind, *span, squash(text[slice(*span)]))
        for i, (kind, span) in enumerate(zip(kinds, spans(texts), strict=False))
    )
    article = Article("any", Dump("any.txt", "0" * 64, text), None, language="en", paragraphs=found)
    return text, extract(article, load_lexicon())


@settings(deadline=None, max_examples=400)
@given(texts)
def test_quotations_lie_inside_their_passage_and_apart(texts: list[str]) -> None:
    places = {f"p{i}": span for i, span in enumerate(spans(texts))}
    found = quoted_in(texts)
    for each in found:
        first, end = places[each.passage]
        assert first <= each.outer[0] <= each.start < each.end <= each.outer[1] <= end
    assert all(one.outer[1] <= other.outer[0] for one, other in pairwise(found))


@settings(deadline=None, max_examples=400)
@given(paragraphs, paragraphs, paragraphs, st.sampled_from(MARKS), st.integers(min_value=1))
def test_a_lone_mark_changes_no_other_paragraph(
    before: str, here: str, after: str, mark: str, place: int
) -> None:
    """Not even the one before, unless it stands first, where it may reopen what that leaves open."""
    if not (before and here and after):
        return
    index = 1 + place % len(here)
    marked = here[:index] + mark + here[index:]
    if here[:1] in "'\u2018\u2019`":  # two of them are a mark
        return

    def told(texts: list[str], passage: str) -> list[str]:
        text = "\n\n".join(texts)
        return [text[slice(*each.outer)] for each in quoted_in(texts) if each.passage == passage]

    for passage in ("p0", "p2"):
        assert told([before, here, after], passage) == told([before, marked, after], passage)


@settings(deadline=None, max_examples=400)
@given(texts, kinds)
def test_claims_are_slices_that_hold_their_quotations(texts: list[str], kinds: list[str]) -> None:
    text, found = found_in(texts, kinds)
    places = {f"p{i}": span for i, span in enumerate(spans(texts))}
    for claim in found.claims:
        first, end = places[claim.passage]
        assert first <= claim.start < claim.end <= end
        assert squash(text[claim.start : claim.end]) == claim.text
        for quote in claim.quotes:
            assert claim.start <= quote.start < quote.end <= claim.end
            assert squash(text[quote.start : quote.end]) == quote.text
        assert all(one.end <= other.start for one, other in pairwise(claim.quotes))
    ids = [claim.id for claim in found.claims]
    assert len(set(ids)) == len(ids)


# One line of these, without an end of a sentence in most, is as nasty as a text can be.
UNITS = (
    '" ',
    '"a ',
    "\u201ca ",
    "'we are ",
    "\u201cYes, it is,\u201d ",
    "said ",
    "Roe said ",
    "said that ",
    "who said ",
    "by saying ",
    "according to ",
    "it, ",
    "and ",
    "Jane Roe ",
    "he said it was so, ",
    "he said he said it, ",
    "saying it, ",
    "said it was that ",
    "Roe, who said, ",
    "If it rains, he said, ",
    "Roe's claim that ",
    'said: "a b c d e f g" ',
    '"We are all here," said Jane Roe. ',
    "Jane Roe said he said it was, ",
    "a b c d e f g h ",
)


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_length_of_a_line(unit: str) -> None:
    def seconds(count: int) -> float:
        line = (unit * count).strip()
        gc.collect()
        gc.disable()  # it would count against whoever happens to fill the heap
        try:
            began = time.process_time()
            found_in([line], ["text"])
            return time.process_time() - began
        finally:
            gc.enable()

    count = 1500 // len(unit.split())
    seconds(count)
    # Four times the text: a quadratic reading takes sixteen times as long.
    assert min(seconds(4 * count), seconds(4 * count)) < 9 * max(seconds(count), seconds(count), 0.02)


def test_a_line_of_twenty_thousand_words_is_read() -> None:
    words = 'but Ada Roe of the council said that the old bridge was "not so safe"; '
    _, found = found_in([(words * 1400).strip()], ["text"])
    assert len(found.claims) == 1400
