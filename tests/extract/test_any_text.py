"""Whatever the text, extraction ends, and every span is a slice of it."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmorgue.extract import extract
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Dump, Findings, Paragraph
from newsmorgue.text.fold import squash

# Words that rules look for, and the marks between them.
WORDS = (
    "al el de van bin Jr the The a A. I. J.K. of in near and & said says who 45 3 Mr Mr. Sen. President king"
    " King brewer ferry Hurricane wife daughter mayor Mayor Park Street province Bank University Act AG FM"
    " Red Cross Kim Sang ho Jordan Paris Leeds Christian Antonov Mohammed Jane Roe Hartwell Norrun FDA (FDA)"
    " U.S U.S. Iraqi Iraq's beat striker 66 Route based residents shares woman is Saint St. May Monday ACT"
    " ROE STREET Żółć"
).split()
GAPS = (
    " ",
    "-",
    ", ",
    ". ",
    "; ",
    ' "',
    '" ',
    " (",
    ") ",
    "\n",
    "\n\n",
    "'s ",
    " & ",
    "/",
    " - ",
    "\u2019s ",
    "",
)
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=1, max_size=40).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def found_in(text: str) -> Findings:
    dump = Dump("any.txt", "0" * 64, text)
    paragraph = Paragraph("p1", "text", 0, len(text), squash(text))
    return extract(Article("any", dump, None, language="en", paragraphs=(paragraph,)), load_lexicon())


@settings(deadline=None, max_examples=300)
@given(texts)
def test_every_span_is_a_slice(text: str) -> None:
    found = found_in(text)
    for each in (*found.mentions, *found.references, *found.claims, *found.times):
        assert 0 <= each.start < each.end <= len(text)
        assert squash(text[each.start : each.end]) == each.text


@settings(deadline=None, max_examples=300)
@given(texts)
def test_mentions_do_not_overlap(text: str) -> None:
    mentions = found_in(text).mentions
    assert all(one.end <= other.start for one, other in pairwise(mentions))


UNITS = ("Jane Roe ", "the Roe Ports Authority (RPA) and ", "the ferry Star of Roe, ")


@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_the_text(unit: str) -> None:
    def seconds(count: int) -> float:
        began = time.process_time()
        found_in(unit * count)
        return time.process_time() - began

    seconds(100)
    # Four times the text: a quadratic reading takes sixteen times as long.
    assert seconds(8000) < 10 * max(seconds(2000), 0.05)
