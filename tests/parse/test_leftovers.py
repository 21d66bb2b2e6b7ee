"""Leftovers: with them, every visible character of a dump is in one place."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.parse.front import read_front
from newsmorgue.parse.leftovers import leftovers, reason_for
from newsmorgue.parse.markdown import read_markdown

UNSEEN = "\u200b\u00ad\ufeff"
TEXTS = st.text(st.sampled_from([*"abc-* \t\r\n\u00a0\u2028", *UNSEEN]) | st.characters(), max_size=80)
PIECES = [
    *("---\n", "+++\n", "title: x\n", "place: y\n", "a = 'b'\n", "\n\n", "\r\n", "# ", "- ", "> ", "```\n"),
    *(
        "[a]: x\n",
        "![](y)",
        "![z](y)",
        "<!-- c -->",
        "<b>",
        "*d*",
        "`e`",
        "&amp;",
        "\\*",
        "f ",
        "|-|\n",
        *UNSEEN,
    ),
]
DUMPS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def is_visible(char):
    return not char.isspace() and char not in UNSEEN


def words(text, taken=()):
    return [text[start:end] for start, end in leftovers(text, taken)]


def check(text, taken):
    covered = [0] * len(text)
    for start, end in taken:
        covered[start:end] = [1] * (end - start)
    position = 0
    for start, end in leftovers(text, taken):
        assert position <= start < end <= len(text)
        assert is_visible(text[start])
        assert is_visible(text[end - 1])
        assert not {"\r", "\n"} & set(text[start:end])
        for i in range(start, end):
            covered[i] += 1
        position = end
    assert max(covered, default=0) <= 1
    assert all(count == 1 for char, count in zip(text, covered, strict=True) if is_visible(char))


@given(st.data(), TEXTS)
def test_every_visible_character_is_covered_once(data, text):
    place = st.integers(0, len(text))
    spans = st.tuples(place, place).map(sorted).map(tuple)
    check(text, data.draw(st.lists(spans, max_size=12)))


@given(DUMPS)
def test_every_visible_character_of_markdown_is_covered_once(text):
    markdown = read_markdown(text)
    taken = [(each.start, each.end) for each in (*markdown.lines, *markdown.front)]
    check(text, taken + [(each.start, each.end) for each in markdown.markup if each.kind == "hidden"])


@given(TEXTS)
def test_the_order_of_what_is_taken_does_not_matter(text):
    taken = [(i, i + 2) for i in range(0, len(text) - 2, 3)]
    assert list(leftovers(text, taken[::-1])) == list(leftovers(text, taken))


def test_leftovers_are_merged_on_a_line_and_parted_by_what_is_taken():
    text = "place: Harbour Town \n\n  <!-- a b -->\u200b\r\n# Ten held #\n"
    start = text.index("Ten")
    assert words(text, [(start, start + 8)]) == ["place: Harbour Town", "<!-- a b -->", "#", "#"]
    assert words(text, [(0, len(text)), (3, 4), (5, 5)]) == []


def test_leftovers_of_front_matter_are_told_from_those_of_the_text():
    text = "---\nplace: Harbour Town\ntitle: Ten held\n---\n<!-- a -->\nText.\n"
    markdown = read_markdown(text)
    taken = [(each.start, each.end) for each in markdown.front if each.name == "title"]
    taken += [(line.start, line.end) for line in markdown.lines]
    below = read_front(text)[1]
    assert [(text[start:end], reason_for(start, below)) for start, end in leftovers(text, taken)] == [
        ("---", "front matter"),
        ("place: Harbour Town", "front matter"),
        ("title:", "front matter"),
        ("---", "front matter"),
        ("<!-- a -->", "markup"),
    ]


@pytest.mark.parametrize("piece", [" ", "a ", "a\u200b\n", "\u200b", "a"])
def test_leftovers_take_linear_time(piece):
    text = "x" + piece * 200_000
    begun = process_time()
    list(leftovers(text, [(i, i + 1) for i in range(0, len(text), 2)]))
    list(leftovers(text, []))
    assert process_time() - begun < 5
