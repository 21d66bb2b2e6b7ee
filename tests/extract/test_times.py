"""Time expressions and their values: `tests/cases/times.txt` says how to add one."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.anchor import anchor
from newsmorgue.extract.times import times
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Base, DatedExpression, Rule
from newsmorgue.text.edtf import read_edtf
from newsmorgue.text.fold import squash
from newsmorgue.text.years import bounds

CASES = Path(__file__).parents[1] / "cases" / "times.txt"
TAG = re.compile(r"\[([^\]=]+) = ([^\]]+)\]")


def cases() -> Iterator[tuple[str | None, str]]:
    published: str | None = None
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            published = None if line == "@ none" else line.removeprefix("@ ")
        elif line and not line.startswith("#"):
            yield published, line


def dates(text: str, published: str | None = None) -> tuple[DatedExpression, ...]:
    lexicon = load_lexicon()
    return anchor(times(text, [lexicon.passage("p1", text, 0, len(text))], lexicon.time_words), published)


@pytest.mark.parametrize(("published", "tagged"), list(cases()))
def test_times(published: str | None, tagged: str) -> None:
    text = TAG.sub(r"\1", tagged)
    found = [
        (each.expression.text, each.value or f"? {each.known or ''}".strip())
        for each in dates(text, published)
    ]
    assert found == TAG.findall(tagged)


@pytest.mark.parametrize("published", ["2015-05", "2015"])
def test_less_than_a_day_of_publication_leaves_a_weekday_open(published: str) -> None:
    (thursday,) = dates("They met on Thursday.", published)
    assert (thursday.value, thursday.known, thursday.anchor) == (None, "a Thursday", None)


def test_a_date_says_what_it_was_counted_from_and_how() -> None:
    text = "They met on Thursday. The following day they left, as in 2003."
    thursday, next_day, year = dates(text, "2015-05-21T10:20:00+01:00")
    assert (thursday.anchor, thursday.basis, thursday.rule) == (
        "2015-05-21",
        Base.PUBLISHED,
        Rule.WEEKDAY_BACK,
    )
    assert (next_day.anchor, next_day.basis, next_day.rule) == ("2015-05-21", Base.BEFORE, Rule.COUNTED)
    assert next_day.anchored_at is not None
    assert text[next_day.anchored_at.start : next_day.anchored_at.end] == "Thursday"
    assert (year.anchor, year.basis, year.rule) == (None, None, Rule.CALENDAR)


def test_a_caption_says_in_the_present_what_was() -> None:
    lexicon = load_lexicon()
    text = "The mayor leaves the town hall on Friday."
    (friday,) = anchor(
        times(text, [lexicon.passage("caption1", text, 0, len(text))], lexicon.time_words), "2015-05-21"
    )
    assert friday.value == "2015-05-15"


@pytest.mark.parametrize(
    ("headline", "value"),
    [
        ("Court to rule on harbour Friday", "2015-05-22"),
        ("Court Will Rule On Harbour Friday", "2015-05-22"),
        ("Court rules on harbour Friday", "2015-05-15"),
        ("Mayor wins Saturday's vote", "2015-05-16"),
        ("Mayor May and court failed to rule Friday", "2015-05-15"),
    ],
)
def test_in_a_headline_an_infinitive_is_to_come_and_a_present_was(headline: str, value: str) -> None:
    lexicon = load_lexicon()
    passage = lexicon.passage("title", headline, 0, len(headline))
    (friday,) = anchor(times(headline, [passage], lexicon.time_words), "2015-05-21")
    assert friday.value == value


WORDS = """the of in on at since until last next this that following first third 21st May March Friday Monday
    Sept. week year quarter weekend days ago earlier later before 3 21 98 '98 1998 2015 10:35 6 a.m. GMT and
    to from between early mid - , . 's Christmas Day New Year's Eve yesterday tonight night century 1990s half
    two a few every will said 31.12.1999 2015-02-30 29 February fiscal summer""".split()


def is_edtf(value: str) -> bool:
    """Tell the values that the exports may hold."""
    ends = value.split("/")
    if ends.count("..") > 1 or len(ends) > 2:
        return False
    return all(
        end == ".." or read_edtf(end.removesuffix("~")) or (bounds(end) and "-" in end) or "X" in end
        for end in ends
    )


@given(
    st.lists(st.sampled_from(WORDS), max_size=25),
    st.sampled_from([None, "2015", "2015-05", "2016-02-29", "0001-01-01", "9999-12-31"]),
)
def test_what_is_found_in_any_text_stands_there_and_is_a_date(
    words: list[str], published: str | None
) -> None:
    text = " ".join(words)
    position = 0
    for each in dates(text, published):
        found = each.expression
        assert position <= found.start < found.end
        assert squash(text[found.start : found.end]) == found.text
        assert each.value is None or is_edtf(each.value), each
        assert each.value is None or each.known is None
        position = found.end


def test_nothing_but_words_of_times_is_read_in_linear_time() -> None:
    lexicon = load_lexicon()

    def seconds(count: int) -> float:
        text = "this last next early the May of " * count
        passage = lexicon.passage("p1", text, 0, len(text))
        started = time.process_time()
        anchor(times(text, [passage], lexicon.time_words), "2015-05-21")
        return time.process_time() - started

    seconds(10)
    few, many = (min(seconds(count) for _ in range(3)) for count in (500, 4000))
    assert many < 24 * few  # the square would take 64 times as long
