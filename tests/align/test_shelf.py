"""What is not compared could not have been alike."""

from difflib import SequenceMatcher
from types import SimpleNamespace

from hypothesis import given, settings
from hypothesis import strategies as st

from newsmorgue.align.quotations import Overlap, overlap
from newsmorgue.align.weights import Shelf, Weights
from newsmorgue.lexicon import load_lexicon

LEXICON = load_lexicon()
WORDS = st.sampled_from(["ferri", "hull", "pier", "diver", "noon", "@person-ada-roe", "#30", "sink"])


@settings(deadline=None)  # the first stretch loads the everyday words
@given(st.lists(st.frozensets(WORDS, min_size=1), min_size=2), st.floats(0.5, 20.0))
def test_a_shelf_finds_all_that_share_enough(stretches, least):
    sheet = SimpleNamespace(sentences=[SimpleNamespace(terms=terms) for terms in stretches])
    weights = Weights([sheet], LEXICON)
    at = {(0, i): terms for i, terms in enumerate(stretches)}
    shelf = Shelf(at, weights)
    for terms in stretches:
        enough = {place for place, other in at.items() if weights.of(terms & other) >= least}
        assert enough <= shelf.sharing(terms, least)


@given(*[st.lists(st.sampled_from("abc"), max_size=9)] * 2)
def test_quotations_without_two_words_in_a_row_in_common_are_not_alike(one, other):
    blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
    if one != other and max(block.size for block in blocks) < 2:
        assert overlap(tuple(one), tuple(other)) is Overlap.NONE
