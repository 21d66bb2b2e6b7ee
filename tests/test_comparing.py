"""Stories are compared in any process, and taken from the cache only as what was put there."""

import pickle
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from newsmorgue.cache import Cache
from newsmorgue.comparing import _key, compare_all
from newsmorgue.gathering import gather
from newsmorgue.ground import Ground
from newsmorgue.on_demand import Accounts
from newsmorgue.packing import unpacked
from newsmorgue.shelves import Shelf
from newsmorgue.spill import Spill
from newsmorgue.workers import Workers


@pytest.fixture(scope="module")
def corpus(checkout):
    return gather(checkout / "tests" / "cases" / "morgue")[0]


def compared(corpus, *, cache=None, states=None, workers=None):
    spill = Spill()
    found = compare_all(
        corpus.stories,
        Accounts(corpus),
        states or {},
        Ground(),
        cache=cache or Cache(None),
        spill=spill,
        workers=workers or Workers(),
    )
    return {id_: unpacked(spill.get(aside)) for id_, aside in found.items()}


def test_any_number_of_processes_finds_the_same(corpus):
    assert corpus.comparisons.keys() == {story.id for story in corpus.stories}
    assert compared(corpus, workers=Workers(2)) == corpus.comparisons


def test_another_machine_finds_the_same(corpus):
    there = pickle.loads(pickle.dumps(Accounts(corpus)))  # noqa: S301 - our own
    assert [there(each.id) for each in corpus.articles] == list(
        map(Accounts(corpus), (each.id for each in corpus.articles))
    )


def test_another_value_under_the_key_of_a_story_is_not_taken_for_its_comparison(corpus, tmp_path):
    states = {each.id: each.id for each in corpus.articles}
    with Cache(tmp_path) as cache:
        for story in corpus.stories:
            cache.put(_key(story, states, Ground()), ("something", "else"))
        assert compared(corpus, cache=cache, states=states) == corpus.comparisons
        assert (
            cache.get(_key(corpus.stories[0], states, Ground())) == corpus.comparisons[corpus.stories[0].id]
        )


def test_threads_take_turns(corpus):
    inside = []

    def whole(id_):
        inside.append(id_)
        time.sleep(0.001)  # another thread would come in
        assert inside == [id_]
        return corpus.whole[inside.pop()]

    ids = [each.id for each in corpus.articles]
    accounts = Accounts(replace(corpus, whole=Shelf(ids, whole, 1)))
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(accounts, ids * 2)) == list(map(accounts, ids * 2))
