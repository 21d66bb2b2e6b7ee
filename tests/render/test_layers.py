"""Spans that overlap, made into stretches that do not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.render.layers import Span, flat, lines_of, trimmed

SPANS = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20))).map(
    lambda pairs: [Span(start, end, number) for number, (start, end) in enumerate(pairs)]
)


@given(SPANS)
def test_at_every_place_the_innermost_wins(spans):
    stretches = flat(spans)
    for place in range(21):
        around = [span for span in spans if span.start <= place < span.end]
        expected = min(around, key=lambda span: (-span.start, span.end, span.what), default=None)
        stretch = next((each for each in stretches if each.start <= place < each.end), None)
        assert (stretch and stretch.what) == (expected and expected.what)


@given(SPANS)
def test_stretches_do_not_overlap_and_say_each_thing_once_in_a_row(spans):
    for one, next_ in pairwise(flat(spans)):
        assert one.start < one.end <= next_.start
        assert one.end < next_.start or one.what != next_.what


def test_nested_spans_are_cut():
    assert flat([Span(0, 9, "outer"), Span(3, 5, "inner")]) == [
        Span(0, 3, "outer"),
        Span(3, 5, "inner"),
        Span(5, 9, "outer"),
    ]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("one", ["one"]),
        ("one\n", ["one"]),
        ("one\r\n\r\ntwo\rthree\n", ["one", "", "two", "three"]),
        ("a form\x0cfeed\x85and a separator\u2028stay", ["a form\x0cfeed\x85and a separator\u2028stay"]),
    ],
)
def test_lines_end_where_editors_end_them(text, lines):
    assert [text[line.start : line.end] for line in lines_of(text)] == lines


@given(st.text(st.sampled_from("ab \r\n\x0c")))
def test_lines_and_their_breaks_are_the_text(text):
    assert "".join(text[line.start : line.end] + line.break_ for line in lines_of(text)) == text


def test_white_space_at_the_ends_is_not_part_of_a_span():
    assert trimmed(" \n ab c ", Span(0, 8, None)) == Span(3, 7, None)
    assert trimmed("    ", Span(1, 3, None)).start == trimmed("    ", Span(1, 3, None)).end
    assert trimmed("abc", Span(-2, 9, None)) == Span(0, 3, None)
