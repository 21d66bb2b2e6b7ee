"""Files are analysed once, and taken from the cache only as what was put there."""

import pytest

from newsmorgue import analysing
from newsmorgue.analysing import Filed, analyse_all
from newsmorgue.cache import Cache
from newsmorgue.ground import Ground
from newsmorgue.model import Problem
from newsmorgue.read import read
from newsmorgue.workers import Workers


@pytest.fixture
def reading(tmp_path):
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "a.txt").write_text("A title\nDate: 2015-05-20\n\nNora Holm spoke in London.\n", "utf-8")
    (folder / "none.txt").write_text("", "utf-8")
    return read(folder)


def analysed(reading, folder):
    with Cache(folder) as cache:
        return analyse_all(reading, {}, Ground(), cache=cache, workers=Workers(), progress=lambda _: None)


def contents(found):
    return {id_: list(map(found.spill.get, each.contents)) for id_, each in found.filed.items()}


def test_what_is_cached_is_what_was_found(reading, tmp_path):
    first, second = (analysed(reading, tmp_path / "cache") for _ in range(2))
    assert (first.cached, second.cached) == (0, len(reading.files))
    assert contents(first) == contents(second)
    assert first.problems == second.problems
    assert all(isinstance(each, Problem) for each in first.problems)


@pytest.mark.parametrize("other", [("something", "else"), Filed("gist", ()), Filed("gist", 5)])
def test_another_value_under_the_key_of_a_file_is_not_taken_for_what_was_found(reading, tmp_path, other):
    first = analysed(reading, tmp_path / "cache")
    with Cache(tmp_path / "cache") as cache:
        for key in analysing._keys([(file, ()) for file in reading.files], Ground()):
            assert cache.get(key)
            cache.put(key, other)
    second = analysed(reading, tmp_path / "cache")
    assert second.cached == 0
    assert contents(first) == contents(second)
