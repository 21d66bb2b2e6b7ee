"""What is told of a build: its results, its warnings by kind, its timings and its progress."""

import pytest

from newsmorgue import telling
from newsmorgue.latest import Changed
from newsmorgue.model import Problem
from newsmorgue.site import Build
from newsmorgue.summary import Summary
from newsmorgue.write import Written

UNDATED = "no date was found"


def built(*, counts=None, copies=0, files=3, cached=0, changed=None, new=20, kept=0):
    summary = Summary(counts or {"articles": 3}, (), copies, ())
    written = Written(files=new + kept, pages=2_046, bytes=34_520_000, new=new, kept=kept, stamps={})
    return Build(summary, files, cached, changed, written, seconds=4.32, stages={})


@pytest.mark.parametrize(
    ("done", "read"),
    [
        (built(files=1), "Read 1 file."),
        (built(files=1_200), "Read 1,200 files."),
        (built(cached=2), "Read 3 files: 2 from the cache."),
        (built(changed=Changed(0, 0, 0)), "Read 3 files."),
        (
            built(cached=1, changed=Changed(1, 1_000, 2)),
            "Read 3 files: 1 new, 1,000 altered, 2 gone, 1 from the cache.",
        ),
    ],
)
def test_what_was_read(done, read):
    assert next(telling.results(done)) == read


@pytest.mark.parametrize(
    ("done", "found"),
    [
        (built(counts={"articles": 1, "people": 1, "stories": 1}), "Found 1 article, 1 person, 1 story."),
        (built(counts={"people": 0, "stories": 1_816}), "Found 0 people, 1,816 stories."),
        (built(copies=1), "Found 3 articles (1 file holds an article that another has)."),
        (built(copies=2), "Found 3 articles (2 files hold an article that another has)."),
    ],
)
def test_what_was_found(done, found):
    assert list(telling.results(done))[1] == found


@pytest.mark.parametrize(
    ("done", "wrote"),
    [
        (built(), "Wrote 2,046 pages (34.5 MB) in 4.3 s."),
        (built(kept=1_500), "Wrote 20 of 1,520 files in 4.3 s; the site has 2,046 pages (34.5 MB)."),
        (built(new=0, kept=20), "Nothing changed, found in 4.3 s; the site has 2,046 pages (34.5 MB)."),
    ],
)
def test_what_was_written(done, wrote):
    assert list(telling.results(done))[2:] == [wrote]


def test_articles():
    found = ("a.txt", "Two cranes", "Reuters"), ("b.txt", None, None)
    assert list(telling.articles(Summary({}, found, 0, ()))) == [
        "a.txt: Two cranes [Reuters]",
        "b.txt: (no title) [?]",
    ]


def test_timings_begin_with_the_longest():
    stages = {"reading files": 0.031, "reading articles": 101.5, "writing": 2.0}
    assert list(telling.timings(stages)) == [
        "   101.50 s  reading articles",
        "     2.00 s  writing",
        "     0.03 s  reading files",
    ]


def problems(reason, count):
    return [
        Problem(f"{number}.txt", reason.replace("{}", str(number)), "see to it") for number in range(count)
    ]


def test_few_warnings_are_all_told_kind_by_kind():
    one, other = problems(UNDATED, 10), problems("the file is empty", 10)
    mixed = [problem for pair in zip(one, other, strict=True) for problem in pair]
    assert list(telling.warnings(mixed, every=False)) == [f"warning: {problem}" for problem in (*one, *other)]


@pytest.mark.parametrize(
    ("reason", "kind"),
    [
        (UNDATED, UNDATED),
        ("nobody is called `Ann {}` here", "nobody is called … here"),
        ("'{}' and \"{}\" are one name", "… and … are one name"),
        ("the title of article {}", "the title of …"),
    ],
)
def test_of_many_warnings_the_first_of_each_kind_are_told(reason, kind):
    rare = problems("the file is empty", 2)
    many = problems(reason, 1_100)
    assert list(telling.warnings([*many, *rare], every=False)) == [
        *(f"warning: {problem}" for problem in many[:5]),
        f"warning: {kind}: 1,095 more; -v names them all",
        *(f"warning: {problem}" for problem in rare),
    ]


def test_every_warning_is_told_when_asked_for():
    many = problems(UNDATED, 30)
    assert list(telling.warnings(many, every=True)) == [f"warning: {problem}" for problem in many]


@pytest.mark.parametrize(
    ("done", "total", "seconds", "line"),
    [
        (0, None, 0, "stage"),
        (0, None, 60, "stage"),
        (0, 1_200, 60, "stage 0 of 1,200"),
        (7, None, 1, "stage 7"),
        (1_000, 1_200, 1, "stage 1,000 of 1,200"),
        (1_000, 1_200, 10, "stage 1,000 of 1,200, 100 a second, 2 s left"),
        (1_000, 100_000, 10, "stage 1,000 of 100,000, 100 a second, 16 min 30 s left"),
        (1_000, None, 10, "stage 1,000, 100 a second"),
        (1, 3, 4, "stage 1 of 3, 15 a minute, 8 s left"),
        (3, 3, 4, "stage 3 of 3, 45 a minute, 0 s left"),
    ],
)
def test_progress(done, total, seconds, line):
    assert telling.progress("stage", done, total, seconds) == line


def test_a_quick_build_shows_no_progress():
    ticker = telling.Ticker(100.0)
    assert [ticker.line(stage, 1, 2, 100.9) for stage in ("reading", "writing")] == [None, None]


def test_progress_is_shown_a_few_times_a_second_and_when_a_stage_begins():
    ticker = telling.Ticker(100.0)
    shown = [
        ticker.line(stage, done, 100, now)
        for stage, done, now in (
            ("reading", 0, 100.0),
            ("reading", 10, 101.1),
            ("reading", 11, 101.2),
            ("reading", 20, 102.0),
            ("writing", 0, 102.1),
            ("writing", 1, 102.2),
            ("writing", 2, 103.2),
        )
    ]
    assert shown == [
        None,
        "reading 10 of 100, 9 a second, 10 s left",
        None,
        "reading 20 of 100, 10 a second, 8 s left",
        "writing 0 of 100",
        None,
        "writing 2 of 100, 2 a second, 54 s left",
    ]
