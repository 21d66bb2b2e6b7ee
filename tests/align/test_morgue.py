"""Thirty invented dumps with six stories: `tests/cases/morgue.yml` says what a reader finds in them."""

from itertools import combinations
from pathlib import Path

import pytest
import yaml

from newsmorgue.gathering import gather
from newsmorgue.model import Corpus, Relation
from newsmorgue.text.tokens import keys
from tests.stages import claims_of

CASES = Path(__file__).parents[1] / "cases"
EXPECTED = yaml.safe_load((CASES / "morgue.yml").read_text(encoding="utf-8"))
VERBATIM = ("same", "trimmed", "near")


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    found, _ = gather(CASES / "morgue")
    return found


@pytest.fixture(scope="module")
def files(corpus: Corpus) -> dict[str, str]:
    return {each.id: each.dump.file for each in corpus.articles}


def holds(text: str, words: str) -> bool:
    """Tell whether most of some words are in a text, in their order."""
    found, wanted = keys(text), keys(words)
    at = -1
    hits = 0
    for word in wanted:
        if word in found[at + 1 :]:
            at = found.index(word, at + 1)
            hits += 1
    return hits >= 0.7 * len(wanted)


def test_stories_are_those_of_the_events(corpus, files):
    found = {frozenset(files[article] for article in story.articles) for story in corpus.stories}
    assert found == {frozenset(story["files"]) for story in EXPECTED["stories"]}


def test_decoys_are_in_no_story(corpus, files):
    told = {files[article] for story in corpus.stories for article in story.articles}
    assert told.isdisjoint(decoy["file"] for decoy in EXPECTED["decoys"])


def test_why_articles_are_together_is_told(corpus):
    for story in corpus.stories:
        assert {tie.kind for tie in story.ties} >= {"name", "word"}
        assert all(len(tie.articles) > 1 for tie in story.ties)


def test_shared_quotations_are_grouped(corpus, files):
    claims = {each.claim.id: (files[each.article], each.claim.text) for each in claims_of(corpus)}
    groups = [
        [claims[id_] for id_ in group.claims]
        for comparison in corpus.comparisons.values()
        for group in comparison.groups
    ]
    shared = [
        each for story in EXPECTED["stories"] for each in story["shared"] if each["relation"] in VERBATIM
    ]
    missed = [
        each
        for each in shared
        if not any(
            all(
                any(file == f and holds(text, words) for f, text in group)
                for file, words in each["texts"].items()
            )
            for group in groups
        )
    ]
    assert len(shared) == 37
    assert missed == []


def test_values_that_only_look_different_are_no_differences(corpus, files):
    told = [
        {(files[each.value.article], each.value.text.casefold()) for each in difference.values}
        for comparison in corpus.comparisons.values()
        for difference in comparison.differences
    ]
    for story in EXPECTED["stories"]:
        for each in story["not differs"]:
            for one, other in combinations(each["texts"].items(), 2):
                pair = {(file, text.casefold()) for file, text in (one, other)}
                assert not any(pair <= values for values in told), each


def test_differences_are_among_those_that_a_reader_finds(corpus, files):
    """All that is told as different is different; it finds a third of what a reader does, and no fewer."""
    found = 0
    for story in EXPECTED["stories"]:
        for each in story["differs"]:
            texts = {(file, text.casefold()) for file, text in each["texts"].items()}
            found += any(
                len(
                    {(files[told.value.article], told.value.text.casefold()) for told in difference.values}
                    & texts
                )
                > 1
                for comparison in corpus.comparisons.values()
                for difference in comparison.differences
            )
    assert found >= 9
    assert sum(len(each.differences) for each in corpus.comparisons.values()) <= found + 2


def test_what_one_article_alone_has_is_in_no_group(corpus):
    for comparison in corpus.comparisons.values():
        grouped = {claim for group in comparison.groups for claim in group.claims}
        assert grouped.isdisjoint(claim for only in comparison.only.values() for claim in only.claims)


def test_an_agency_text_in_two_outlets_is_one_origin(corpus, files):
    syndicated = {"02_globe_brightwater.txt", "11_st_brightwater.txt"}
    (origin,) = (
        each
        for comparison in corpus.comparisons.values()
        for each in comparison.origins
        if {files[article] for article in each.articles} == syndicated
    )
    assert origin.agency == "Reuters"
    assert len(origin.shared) > 3


def test_relations_are_told_as_what_they_are(corpus):
    relations = {
        link.relation
        for comparison in corpus.comparisons.values()
        for group in comparison.groups
        for link in group.links
    }
    assert relations == set(Relation)
