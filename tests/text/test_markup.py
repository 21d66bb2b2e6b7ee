"""The readable form of a text with markup, and the way between the two."""

from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.model import Markup
from newsmorgue.text.markup import Readable

TEXT = "A **bold** [link](x) &amp; a<br>b"
MARKUP = [Markup(*span, "hidden") for span in [(2, 4), (8, 10), (11, 12), (16, 20), (21, 26), (28, 32)]]


def test_text_without_markup_is_the_same_string():
    assert Readable(TEXT).text is TEXT
    assert Readable(TEXT, [Markup(4, 8, "strong")]).text == TEXT


def test_marks_are_gone_and_references_read():
    assert Readable(TEXT, MARKUP).text == "A bold link & a b"


def test_spans_lead_back_without_the_marks_at_their_edges():
    readable = Readable(TEXT, MARKUP)
    for words, raw in (
        ("bold", "bold"),
        ("bold link", "bold** [link"),
        ("link &", "link](x) &amp;"),
        ("A", "A"),
    ):
        start = readable.text.index(words)
        first, last = readable.outside(start, start + len(words))
        assert TEXT[first:last] == raw
        assert readable.inside(first, last) == (start, start + len(words))
        assert readable.words(first, last) == words


@st.composite
def marked(draw):
    text = draw(st.text(alphabet="ab &;<br>*", max_size=30))
    cuts = draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return text, [Markup(first, last, "hidden") for first, last in pairs if first < last]


@given(marked(), st.integers(0, 30), st.integers(0, 30))
def test_every_span_of_words_comes_back(made, start, length):
    text, markup = made
    readable = Readable(text, markup)
    start = min(start, len(readable.text))
    end = min(start + length, len(readable.text))
    first, last = readable.outside(start, end)
    assert 0 <= first <= last <= len(text)
    if start < end:
        inside = readable.inside(first, last)
        assert inside[0] <= start < end <= inside[1]
        # Nothing but a part of a reference that reads as several characters is more than was asked for.
        assert inside == (start, end) or "&" in text
