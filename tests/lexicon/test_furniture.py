"""Tagged lines: `tests/cases/furniture.txt` says how to add one; and how fast lines are read."""

import re
import time
from pathlib import Path

import pytest

from newsmorgue.lexicon import furniture as module
from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.files import rows
from newsmorgue.lexicon.furniture import load_furniture
from newsmorgue.lexicon.wordings import fold_line, key, regex, spread, texts
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
            assert not any(re.fullmatch(regex(each.wording), "qqq") for each in wordings)


def test_wording_that_begins_with_one_of_several_is_spread():
    assert list(spread("(read|see) (more|on)")) == ["read more", "read on", "see more", "see on"]
    assert regex("a[ b]") == r"a(?:[\s,-]{1,3}b)?"
    with pytest.raises(ValueError, match="not closed"):
        list(spread("(read more"))


def test_rows_with_one_plain_wording_open_the_same():
    opened: dict[str, set[str]] = {}
    for _, opens, written in rows("furniture.tsv"):
        for wording in spread(fold_line(written)):
            for text in texts(wording):
                if opens != "part":
                    opened.setdefault(key(text) + "?" * text.endswith("?"), set()).add(opens)
    assert not {key: opens for key, opens in opened.items() if len(opens) > 1}
    plain = load_furniture().plain
    assert not {key: opens for key, opens in opened.items() if plain[key].opens not in opens}


@pytest.mark.parametrize("written", ["0", "[republish]", "@\\S", "~ 0 [or more]"])
def test_wording_that_no_word_leads_to_is_an_error(written, monkeypatch):
    monkeypatch.setattr(module, "rows", lambda _: [["menu", "", written]])
    with pytest.raises(ValueError, match="no word to know it by"):
        load_furniture()


FILLERS = [" ", "- ", ", ", "a", "a ", "1,", "1 ", "a-", ": "]


def test_no_wording_takes_long_for_what_is_repeated():
    patterns = load_furniture()
    known = {
        each.wording: each
        for found in (patterns.by_head, patterns.by_anchor)
        for a in found.values()
        for each in a
    }
    for each in known.values():
        each.needed, each.pattern = (), re.compile(regex(each.wording))
    slow = set()
    for head in [*patterns.by_head, *patterns.by_anchor]:
        for filler in FILLERS:
            line = f"{head} {filler * 280}"[:279] + "x"
            began = time.process_time()
            patterns.opens(line)
            if time.process_time() - began > 0.5:  # backtracking takes minutes
                slow.add((head, filler))
    assert not slow


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
    began = time.process_time()
    patterns.reason(line)
    patterns.opens(line)
    assert time.process_time() - began < 1


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
    assert set_aside("Comments", SENTENCE, LONGER) == {"Comments": "comments"}


@pytest.mark.parametrize(
    "heading", ["Comments", "Reader comments", "0 comments", "61 Comments", "Kommentare"]
)
def test_bare_heading_opens_readers_comments(heading):
    found = set_aside(SENTENCE, LONGER, heading, "Ada Poe", SENTENCE[4:])
    assert found == {heading: "comments", "Ada Poe": "reader comment", SENTENCE[4:]: "reader comment"}


@pytest.mark.parametrize("line", ["No.", "It has fallen.", "\u201cNo.\u201d"])
def test_short_sentence_said_twice_is_kept(line):
    assert set_aside(SENTENCE, line, line, LONGER) == {}
    assert set_aside(SENTENCE, line, line, line, LONGER) == {}


def test_repeated_line_is_set_aside():
    assert set_aside("Ada Poe", "Ada Poe", SENTENCE) == {"Ada Poe": "repeated line"}
    assert set_aside(SENTENCE, SENTENCE, LONGER) == {SENTENCE: "repeated line"}
    assert set_aside("The wall.", "The wall.", SENTENCE) == {"The wall.": "repeated line"}


@pytest.mark.parametrize(
    "lines",
    [
        ("Related articles", SENTENCE),
        ("Related articles", "Ten boats sink off Dunmere"),
        ("Related articles", LONGER, "Ten boats sink"),
        ("Read more", "The mill closes."),
    ],
)
@pytest.mark.parametrize("above", [(), (SENTENCE, LONGER)])
def test_headings_over_every_line_take_no_time_squared(lines, above):
    def seconds(count):
        numbered = (f"{line[:-1]} {i}{line[-1]}" if i % 2 else line for i in range(count) for line in lines)
        began = time.process_time()
        set_aside(*above, *numbered)
        return time.process_time() - began

    assert seconds(4000) < 8 * seconds(1000) + 0.1  # the square would take sixteen times as long


def test_title_worded_like_a_link_is_kept():
    assert set_aside("Watch: the harbour wall comes down", SENTENCE, LONGER) == {}
