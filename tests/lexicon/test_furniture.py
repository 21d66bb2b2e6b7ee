"""Tagged lines: `tests/cases/furniture.txt` says how to add one; and how fast lines are read."""

import time
from pathlib import Path

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.files import rows
from newsmorgue.lexicon.furniture import _regex, _spread, load_furniture
from newsmorgue.parse.furniture import HEADLINE, TAGS, furniture, tag_names
from newsmorgue.parse.lines import split_lines

CASES = Path(__file__).parents[1] / "cases" / "furniture.txt"
SENTENCE = (
    "The council will meet again on Thursday to hear what the builders of the wall have found in the mud."
)
LONGER = (
    "The engineers, who have worked on the harbour since the spring, told the council that the wall would "
    "have to be taken down before the autumn storms."
)


def cases() -> list[list[str]]:
    lines = CASES.read_text("utf-8").splitlines()
    return [line.split(": ", 1) for line in lines if line and not line.startswith("#")]


def set_aside(*lines: str) -> dict[str, str]:
    """The lines that are set aside, each with the reason."""
    parts = split_lines("\n".join(lines))
    return {parts[i].text: reason for i, reason in furniture(parts, load_lexicon()).items()}


@pytest.mark.parametrize(("reason", "line"), cases())
def test_line(reason, line):
    assert load_lexicon().furniture.reason(line) == (None if reason == "text" else reason)


def test_every_reason_of_the_cases_is_in_the_list():
    known = {row[0] for row in rows("furniture.tsv")} | {"text", "rule", "contact line"}
    assert {reason for reason, _ in cases()} <= known


def test_every_wording_is_found_by_its_words_and_opens_something_known():
    opens = {row[1] for row in rows("furniture.tsv")}
    assert opens == {"", "part", "links", "next", "tags", "comments", "notes"}
    patterns = load_furniture()
    for found in (patterns.by_head, patterns.by_anchor):
        for wordings in found.values():
            assert not any(each.matches("qqq") for each in wordings)


def test_wording_that_begins_with_one_of_several_is_spread():
    assert list(_spread("(read|see) (more|on)")) == ["read more", "read on", "see more", "see on"]
    assert _regex("a[ b]") == r"a(?:[\s,-]+b)?"
    with pytest.raises(ValueError, match="not closed"):
        list(_spread("(read more"))


PIECES = [
    "a",
    " ",
    "-",
    "share ",
    "more ",
    "read more: ",
    "\u00a9",
    "1",
    "@",
    "#a ",
    "we cookies ",
    "\u2026",
    "\u0130",
    "| ",
    "the ",
]


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("times", [1, 30, 190, 300, 900, 100_000])
def test_long_lines_take_no_time(piece, times):
    patterns = load_lexicon().furniture
    line = piece * times
    patterns.reason(line[:40])
    began = time.perf_counter()
    patterns.reason(line)
    patterns.opens(line)
    assert time.perf_counter() - began < 1


def test_headlines_below_a_heading_end_where_the_text_goes_on():
    found = set_aside(
        SENTENCE, LONGER, "RELATED COVERAGE", "Ten boats sink", "Goat elected again", LONGER, SENTENCE
    )
    assert found == {
        "RELATED COVERAGE": "related link",
        "Ten boats sink": HEADLINE,
        "Goat elected again": HEADLINE,
    }


def test_headlines_and_blurbs_below_the_text_never_end():
    blurb = "The price of tea has gone up again, growers say."
    found = set_aside(
        SENTENCE, LONGER, "More on this story", "Tea prices rise", blurb, "Goat elected", "3 June 2015"
    )
    assert list(found) == ["More on this story", "Tea prices rise", blurb, "Goat elected", "3 June 2015"]


def test_last_paragraph_after_a_related_headline_is_kept():
    assert list(set_aside(SENTENCE, LONGER, "Related:", "Goat elected again", SENTENCE)) == [
        "Related:",
        "Goat elected again",
    ]


def test_read_more_takes_one_short_headline_and_leaves_the_one_above():
    assert list(set_aside(LONGER, "Also read", "Goat elected again", LONGER, SENTENCE))[1:] == [
        "Goat elected again"
    ]
    assert list(set_aside(LONGER, "Goat elected again", "Read more", SENTENCE, LONGER)) == ["Read more"]
    assert list(set_aside(LONGER, "Read more", SENTENCE, LONGER)) == ["Read more"]


def test_tags_below_their_heading():
    found = set_aside(SENTENCE, LONGER, "Topics", "Film", "Middle East", "Share", LONGER)
    assert found == {"Topics": "tags", "Film": TAGS, "Middle East": TAGS, "Share": "share bar"}
    assert set_aside(SENTENCE, LONGER, "Topics", "Film, Egypt", "Ada Poe")["Film, Egypt"] == TAGS
    assert tag_names("Topics: film, Middle East") == ("film", "Middle East")
    assert tag_names("This is much too long to be a tag") == ()


def test_readers_comments_go_to_the_end():
    found = set_aside(SENTENCE, LONGER, "2 Responses to The wall", "Ada says:", SENTENCE[4:], "Reply")
    assert found["Ada says:"] == "reader comment"
    assert len(found) == 4
    assert set_aside("Comments", SENTENCE, LONGER) == {"Comments": "share bar"}


def test_title_worded_like_a_link_is_kept():
    assert set_aside("Watch: the harbour wall comes down", SENTENCE, LONGER) == {}
