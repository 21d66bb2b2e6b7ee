"""Grouping: which articles are one story, and how stable that is."""

import os
import pickle
import subprocess
import sys
from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.analysing import analyse
from newsmorgue.group import bundle, traits_of
from newsmorgue.group.days import possible_days
from newsmorgue.group.likeness import Likeness
from newsmorgue.group.linkage import linked
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Analysis, Dump, Format, Story, StoryDecision
from newsmorgue.read import dump_of, read
from tests.stages import group, resolve

MORGUE = Path(__file__).parents[1] / "cases" / "morgue"
FERRY = (
    "The ferry Aurora hit the pier of Marrow Bay on {day} and {n} passengers were hurt, the harbour master"
    " Tom Vance said. Divers look at the hull."
)
SCHOOL = (
    "Pupils of the Dunmere school planted an orchard on {day} with the gardener Ada Roe. Apples will grow"
    " there, and {n} pears."
)


def article(name: str, text: str, published: str | None = "2015-05-18") -> Analysis:
    date = f"Date: {published}\n" if published else ""
    return analyse(Dump(f"{name}.txt", name, f"Report from {name}\n{date}\n{text}\n"), load_lexicon())


def stories(analyses: list[Analysis], *decisions: StoryDecision) -> tuple[Story, ...]:
    lexicon = load_lexicon()
    return group(analyses, resolve(analyses, lexicon, ())[0], lexicon, decisions)[0]


def files(analyses: list[Analysis], found: tuple[Story, ...]) -> list[list[str]]:
    names = {each.article.id: each.article.dump.file for each in analyses}
    return [[names[id_] for id_ in story.articles] for story in found]


def some() -> list[Analysis]:
    return [
        article("a", FERRY.format(day="Monday", n=30)),
        article("b", SCHOOL.format(day="Monday", n="six")),
        article("c", FERRY.format(day="Monday", n=34), "2015-05-19"),
        article("d", FERRY.format(day="Tuesday", n=12), "2015-08-04"),
    ]


def test_one_event_is_a_story_and_a_later_one_of_the_same_ferry_is_none():
    analyses = some()
    (story,) = found = stories(analyses)
    assert files(analyses, found) == [["a.txt", "c.txt"]]
    assert (story.title, story.date) == ("Report from a", "2015-05-18")
    assert {tie.text for tie in story.ties if tie.kind == "name"} >= {"Marrow Bay", "Tom Vance"}


def test_an_undated_article_is_as_near_as_its_text_lets_it():
    undated = article("e", FERRY.format(day="Monday", n=30), None)
    later = article("f", FERRY.format(day="Monday", n=30) + " It was so on 3 March 2019.", None)
    analyses = [*some(), undated, later]
    assert files(analyses, stories(analyses)) == [["a.txt", "c.txt", "e.txt"]]


def test_days_are_bounded_by_updates_and_by_what_is_told_as_past():
    updated = analyse(Dump("g.txt", "g", f"Report from g\nUpdated: 2015-05-20\n\n{SCHOOL}\n"), load_lexicon())
    day = possible_days(article("a", SCHOOL)).first
    assert possible_days(updated).apart(possible_days(article("a", SCHOOL))) == 0
    assert possible_days(updated).last == day + 2
    assert not possible_days(updated).known


def test_a_story_keeps_its_id_when_later_articles_come():
    analyses = some()
    (before,) = stories(analyses)
    (after,) = stories([article("0", FERRY.format(day="Monday", n=31), "2015-05-20"), *analyses])
    assert before.id == after.id
    assert len(after.articles) == 3


def test_pairs_of_two_articles_are_as_alike_alone_as_among_others():
    """A small morgue has no rarity of its own: it comes from the everyday words."""
    lexicon = load_lexicon()
    reading = read(MORGUE)
    dumps = [dump_of(file, reading.data[file.name]) for file in reading.files]
    everything = [traits_of(analyse(dump, lexicon)) for dump in dumps]
    among = Likeness(everything, lexicon)
    for a, b in list(combinations(range(len(everything)), 2))[::9]:
        alone = Likeness([everything[a], everything[b]], lexicon)
        assert abs(alone.of(0, 1) - among.of(a, b)) < 0.06


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 12), st.integers(0, 12)).filter(lambda pair: pair[0] < pair[1]),
        st.floats(0.05, 1.0),
    )
)
def test_linkage_parts_the_items(likeness):
    found = linked(likeness, 0.3)
    members = [item for cluster in found for item in cluster]
    assert len(members) == len(set(members))
    assert found == sorted(found)
    for cluster in found:
        pairs = list(combinations(cluster, 2))
        assert len(cluster) > 1
        assert any(likeness.get(pair, 0.0) >= 0.3 for pair in pairs)


def test_two_alike_neighbours_do_not_join_what_is_unlike():
    likeness = {(0, 1): 0.9, (1, 2): 0.4, (2, 3): 0.9}
    assert linked(likeness, 0.3) == [[0, 1], [2, 3]]


def test_likeness_is_the_same_whatever_order_sets_have(checkout):
    """Hash seeds order sets: near-ties must not hang on the last bit of a sum."""
    script = (
        "from pathlib import Path; from newsmorgue.read import dump_of, read;"
        "from newsmorgue.analysing import analyse;"
        "from newsmorgue.lexicon import load_lexicon; from newsmorgue.group.likeness import Likeness;"
        "from newsmorgue.group import traits_of;"
        f"reading = read(Path({str(MORGUE)!r}));"
        "dumps = [dump_of(file, reading.data[file.name]) for file in reading.files];"
        "found = [traits_of(analyse(dump, load_lexicon())) for dump in dumps];"
        "print(sorted(Likeness(found, load_lexicon()).pairs(0.05).items()))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            cwd=checkout,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


def test_markdown_and_standfirsts_are_read_as_well():
    text = FERRY.format(day="Monday", n=30)
    marked = analyse(
        Dump(
            "m.md", "m", f"# Report from m\n\n2015-05-18\n\n{text} It was **dark**.\n", format=Format.MARKDOWN
        ),
        load_lexicon(),
    )
    headed = [
        analyse(
            Dump(
                f"{name}.txt",
                name,
                f"Report from {name}\nStandfirst: Smoke engulfs quay\nDate: 2015-05-18\n\n{text}\n",
            ),
            load_lexicon(),
        )
        for name in "ab"
    ]
    analyses = [marked, *headed]
    assert files(analyses, stories(analyses)) == [["m.md", "a.txt", "b.txt"]]


def test_traits_that_were_pickled_are_grouped_as_the_articles_are():
    traits = [traits_of(each) for each in some()]
    elsewhere = [pickle.loads(pickle.dumps(each)) for each in traits]  # noqa: S301 - our own
    assert elsewhere == traits
    (found,), problems = bundle(elsewhere, load_lexicon())
    assert problems == ()
    assert found.articles == stories(some())[0].articles
    assert {"ferri", "hull"} <= dict(found.terms).keys()
