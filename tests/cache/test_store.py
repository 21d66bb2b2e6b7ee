"""The cache: what was put is got, what is damaged or too much is not, and nothing of it stops a build."""

import os
import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.cache import FILE, Cache, key_of
from newsmorgue.model import Problem

PROBLEM = Problem("a.txt", "no title was found", "put it in the first line")


def filled(folder, number=3):
    """Fill a cache, and return its keys."""
    keys = [key_of("test", str(n)) for n in range(number)]
    with Cache(folder) as cache:
        for n, key in enumerate(keys):
            cache.put(key, (n, PROBLEM))
    return keys


def found(folder, keys):
    with Cache(folder) as cache:
        return [cache.get(key) for key in keys]


def test_what_was_put_is_there_in_the_next_build(tmp_path):
    keys = filled(tmp_path)
    assert found(tmp_path, keys) == [(0, PROBLEM), (1, PROBLEM), (2, PROBLEM)]
    assert found(tmp_path, [key_of("test", "other")]) == [None]


def test_without_a_folder_nothing_is_kept():
    with Cache(None) as cache:
        cache.put(key_of("a"), 1)
        assert cache.get(key_of("a")) is None
        assert not cache.keeps
        assert cache.trouble is None


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_keys_tell_parts_apart(one, other):
    assert (key_of(*one) == key_of(*other)) == (one == other)


def test_a_damaged_entry_is_missing_and_can_be_put_again(tmp_path):
    keys = filled(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as base:
        (value,) = base.execute("SELECT value FROM results WHERE key = ?", [keys[1]]).fetchone()
        base.execute("UPDATE results SET value = ? WHERE key = ?", [value[:-1] + b"\0", keys[1]])
    base.close()
    assert found(tmp_path, keys) == [(0, PROBLEM), None, (2, PROBLEM)]
    filled(tmp_path)
    assert found(tmp_path, keys)[1] == (1, PROBLEM)


@pytest.mark.parametrize(
    "content",
    [b"", b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000],
    ids=["empty", "text", "noise"],
)
def test_a_file_that_is_no_cache_is_begun_anew(tmp_path, content):
    (tmp_path / FILE).write_bytes(content)
    keys = filled(tmp_path)
    assert found(tmp_path, keys)[0] == (0, PROBLEM)


@pytest.mark.parametrize("share", [0.01, 0.3, 0.6, 0.99])
def test_a_cache_damaged_anywhere_never_answers_wrongly(tmp_path, share):
    keys = filled(tmp_path, 40)
    file = tmp_path / FILE
    content = bytearray(file.read_bytes())
    at = int(len(content) * share)
    content[at : at + 64] = os.urandom(64)
    file.write_bytes(content)
    for n, value in enumerate(found(tmp_path, keys)):
        assert value in {None, (n, PROBLEM)}
    assert found(tmp_path, filled(tmp_path, 40))[0] == (0, PROBLEM)


def test_another_layout_is_begun_anew(tmp_path):
    keys = filled(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as base:
        base.execute("PRAGMA user_version = 99")
    base.close()
    assert found(tmp_path, keys) == [None, None, None]


def test_what_was_used_longest_ago_goes_first(tmp_path):
    keys = [key_of(str(n)) for n in range(4)]
    with Cache(tmp_path) as cache:
        for key in keys[:2]:
            cache.put(key, os.urandom(1000))
    with Cache(tmp_path, largest=2500) as cache:
        for key in keys[2:]:
            cache.put(key, os.urandom(1000))
    assert [value is not None for value in found(tmp_path, keys)] == [False, False, True, True]


def test_what_many_builds_do_not_ask_for_is_forgotten(tmp_path):
    used, idle = filled(tmp_path, 2)
    for _ in range(30):
        assert found(tmp_path, [used]) == [(0, PROBLEM)]
    assert found(tmp_path, [used, idle]) == [(0, PROBLEM), None]


def test_a_cache_that_cannot_be_had_is_done_without(tmp_path):
    (tmp_path / "file").write_text("in the way", "utf-8")
    with Cache(tmp_path / "file" / "cache") as cache:
        cache.put(key_of("a"), 1)
        assert cache.get(key_of("a")) is None
        assert cache.trouble


def test_a_cache_that_another_build_has_is_done_without(tmp_path, monkeypatch):
    keys = filled(tmp_path)
    monkeypatch.setattr("newsmorgue.cache.store._PATIENCE", 0.05)
    other = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Cache(tmp_path) as cache:
        assert cache.get(keys[0]) is None
        assert "locked" in str(cache.trouble)
    other.rollback()
    other.close()
    assert found(tmp_path, keys)[0] == (0, PROBLEM)
