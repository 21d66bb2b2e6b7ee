"""Watching a real folder: what counts as a change, and what becomes of the folder."""

import shutil
import threading

import pytest

from newsmorgue.errors import NewsmorgueError
from newsmorgue.serve import Watch, watching


@pytest.fixture
def seeds(tmp_path):
    folder = tmp_path / "seeds"
    (folder / "notes" / "people").mkdir(parents=True)
    (folder / "a.txt").write_text("one", "utf-8")
    return folder


@pytest.fixture
def watch(seeds):
    with Watch(seeds) as watch:
        settle(watch, seeds)
        yield watch


def changed(watch, within=10.0):
    """Whether there is a change; the next one counts anew."""
    if not watch._changed.wait(within):
        return False
    watch.wait()
    return True


def settle(watch, folder):
    """Wait until the folder is watched, and what was done so far has been told."""
    probe = folder / "probe.txt"
    while not changed(watch, 0.1):
        probe.touch()
    probe.unlink(missing_ok=True)
    while changed(watch, 0.15):
        pass


@pytest.mark.parametrize(
    "name", ["a.txt", "new.txt", "corpus.yml", "corrections.yml", "notes/people/x.md", "sub/b.md"]
)
def test_what_a_build_reads_is_watched(watch, seeds, name):
    file = seeds / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("two", "utf-8")
    assert changed(watch)
    settle(watch, seeds)
    file.unlink()
    assert changed(watch)


def test_a_file_that_an_editor_puts_in_place_is_watched(watch, seeds):
    (seeds / ".a.txt.new").write_text("two", "utf-8")
    (seeds / ".a.txt.new").replace(seeds / "a.txt")
    assert changed(watch)


@pytest.mark.parametrize("name", [".a.txt.swp", "a.txt~", "#a.txt#", ".git/index"])
def test_what_editors_and_systems_keep_for_themselves_is_not(watch, seeds, name):
    file = seeds / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("two", "utf-8")
    assert not changed(watch, 0.3)


def test_reading_is_no_change(watch, seeds):
    (seeds / "a.txt").read_text("utf-8")
    assert not changed(watch, 0.3)


def test_many_changes_at_once_are_one(watch, seeds):
    for number in range(200):
        (seeds / f"{number}.txt").write_text("text", "utf-8")
    assert changed(watch)
    assert not changed(watch, 0.3)


def test_changes_while_nobody_waits_are_told_once(watch, seeds):
    for number in range(3):
        (seeds / f"{number}.txt").write_text("text", "utf-8")
        assert watch._changed.wait(10)
    assert changed(watch)


def test_a_folder_that_goes_and_comes_back_is_watched(watch, seeds):
    away = seeds.rename(seeds.with_name("away"))
    assert changed(watch)
    away.rename(seeds)
    assert changed(watch)
    settle(watch, seeds)
    (seeds / "a.txt").write_text("three", "utf-8")
    assert changed(watch)


def test_a_folder_in_the_place_of_another_is_watched(watch, seeds):
    shutil.copytree(seeds, seeds.with_name("other"))
    seeds.rename(seeds.with_name("away"))
    seeds.with_name("other").rename(seeds)
    assert changed(watch)
    settle(watch, seeds)
    (seeds / "a.txt").write_text("three", "utf-8")
    assert changed(watch)


def test_a_folder_behind_a_link_is_watched(seeds):
    link = seeds.with_name("link")
    link.symlink_to(seeds)
    with Watch(link) as watch:
        settle(watch, seeds)
        (seeds / "a.txt").write_text("two", "utf-8")
        assert changed(watch)


def test_a_system_that_does_not_let_us_watch_is_told_once(seeds, monkeypatch):
    def refuse(*_arguments, **_options):
        raise OSError("OS file watch limit reached")

    monkeypatch.setattr("watchfiles.watch", refuse)
    with Watch(seeds) as watch:
        with pytest.raises(
            NewsmorgueError, match=r"seeds: changes are not seen any more \(OS file watch limit"
        ):
            watch.wait()
        assert not changed(watch, 0.1)


def test_nothing_changes_without_the_library(seeds, monkeypatch):
    monkeypatch.setattr(watching, "is_installed", lambda _package: False)
    threads = threading.active_count()
    with Watch(seeds) as watch:
        assert threading.active_count() == threads
        (seeds / "a.txt").write_text("two", "utf-8")
        assert not changed(watch, 0.2)
