"""Holding: one build at a time has a site, and puts right what a killed one left."""

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from newsmorgue.errors import NewsmorgueError
from newsmorgue.site import build
from newsmorgue.write import MARKER, held, write
from newsmorgue.write.hold import _EVERY

OLD = [("index.html", b"old")]
NEW = [("index.html", b"new")]

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def healed(site):
    told = []
    with held(site, told.append):
        assert not [name for name in names(site.parent) if name.endswith((".old", ".new"))]
    return [line.removeprefix(f"{site}: ") for line in told]


# ---- One at a time ----


def test_folders_above_are_made_and_go_when_nothing_comes_of_it(tmp_path):
    with held(tmp_path / "a" / "b" / "site"):
        assert (tmp_path / "a" / "b").is_dir()
    assert names(tmp_path) == []
    with held(tmp_path / "a" / "b" / "site"):
        write(NEW, tmp_path / "a" / "b" / "site")
    assert names(tmp_path / "a" / "b") == ["site"]


def test_second_build_waits_and_says_so_once(site):
    told, done = [], []

    def second():
        with held(site, told.append):
            done.append("second")

    with held(site):
        other = threading.Thread(target=second)
        other.start()
        time.sleep(4 * _EVERY)
        done.append("first")
    other.join()
    assert done == ["first", "second"]
    assert told == [f"{site}: another build is writing this site; waiting until it is done"]
    assert names(site.parent) == []


def test_with_nobody_to_tell_the_second_build_is_refused(site):
    with held(site):
        with pytest.raises(NewsmorgueError, match="site: another build is writing this site; wait until"):
            held(site, patience=0).__enter__()
        assert len(names(site.parent)) == 1
    assert names(site.parent) == []


def test_other_sites_can_be_built_at_the_same_time(site):
    with held(site), held(site.with_name("site.2"), patience=0):
        write(NEW, site.with_name("site.2"))
        write(NEW, site)
    assert names(site.parent) == ["site", "site.2"]


@posix
@pytest.mark.parametrize("error", [errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP])
def test_where_nothing_can_be_locked_a_site_can_be_built(site, monkeypatch, error):
    def refuse(_file, _how):
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr("fcntl.flock", refuse)
    with held(site):
        write(NEW, site)
    assert names(site.parent) == ["site"]


def test_builds_take_turns(site):
    """Nobody gets a lock file that another is about to remove."""
    inside, most = 0, 0

    def take_turns(number):
        nonlocal inside, most
        for _ in range(3):
            with held(site, lambda _line: None):
                inside += 1
                most = max(most, inside)
                write([("index.html", b"%d" % number)], site)
                inside -= 1

    threads = [threading.Thread(target=take_turns, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1
    assert names(site.parent) == ["site"]


def test_two_builds_of_one_corpus_are_one_after_the_other(corpus, site):
    """The second begins before the first writes, and the first goes on when the second waits."""
    waiting = threading.Event()
    builds = []

    def build_again():
        builds.append(build(corpus, site, tell=lambda _line: waiting.set()))

    second = threading.Thread(target=build_again)

    def begin_second(stage, done, _total):
        if (stage, done) == ("ordering pages", 0):
            second.start()
            assert waiting.wait(60)

    first = build(corpus, site, progress=begin_second)
    second.join()
    assert first.written.kept == 0
    assert builds[0].written.new == 0
    assert builds[0].written.stamps == first.written.stamps
    assert names(site.parent) == ["seeds", "site"]


# ---- Killed and stopped builds ----

# Says that it writes, and goes on until it is ended.
BUILD = """
import os, sys, time
from pathlib import Path
from newsmorgue.write import held, write

def files():
    yield "index.html", b"new"
    if "fork" in sys.argv and not os.fork():
        os.close(1)
        os.read(0, 1)
        os._exit(0)
    print("writing", flush=True)
    time.sleep(60)

with held(Path(sys.argv[1])):
    write(files(), Path(sys.argv[1]))
"""


def start_build(site, *options):
    command = [sys.executable, "-c", BUILD, site, *options]
    build = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert build.stdout.readline() == "writing\n"
    return build


def end(build):
    with build:
        pass
    return build.returncode


def test_killed_build_does_not_block_the_next(site):
    write(OLD, site)
    build = start_build(site)
    assert len(names(site.parent)) == 3
    build.kill()
    end(build)
    assert healed(site) == ["what a killed build had left was removed"]
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_bytes() == b"old"


@posix
def test_worker_that_outlives_a_killed_build_does_not_block_the_next(site):
    build = start_build(site, "fork")
    build.kill()
    build.wait()
    with held(site):
        pass
    end(build)  # and with it the worker
    assert names(site.parent) == []


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_stopped_build_leaves_nothing(site, name):
    write(OLD, site)
    build = start_build(site)
    build.send_signal(getattr(signal, name))
    assert end(build) == (-signal.SIGINT if name == "SIGINT" else 128 + getattr(signal, name))
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_bytes() == b"old"


@posix
def test_signals_are_given_back(site):
    before = {each: signal.getsignal(each) for each in (signal.SIGTERM, signal.SIGHUP)}
    interrupt = signal.getsignal(signal.SIGINT)
    with held(site):
        assert signal.getsignal(signal.SIGTERM) is not before[signal.SIGTERM]
        write(NEW, site)
        assert signal.getsignal(signal.SIGINT) is interrupt
    assert {each: signal.getsignal(each) for each in before} == before


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_build_that_is_stopped_once_more_removes_what_it_wrote(site, monkeypatch, name):
    stop_while_removing(monkeypatch, getattr(signal, name))
    with pytest.raises((KeyboardInterrupt, SystemExit)), held(site):
        write(stopped_files(), site)
    assert names(site.parent) == []


@posix
def test_build_that_is_stopped_a_third_time_ends_at_once(site, monkeypatch):
    stop_while_removing(monkeypatch, signal.SIGINT, signal.SIGINT)
    with pytest.raises(KeyboardInterrupt), held(site):
        write(stopped_files(), site)
    assert len(names(site.parent)) == 1
    assert healed(site) == ["what a killed build had left was removed"]


def stopped_files():
    yield "index.html", b"new"
    raise KeyboardInterrupt


def stop_while_removing(monkeypatch, *signals):
    """Have these signals come before the first file of a folder is removed."""
    coming = list(signals)
    unlink = Path.unlink

    def stopped(path):
        while coming:
            signal.raise_signal(coming.pop())
        unlink(path)

    monkeypatch.setattr(Path, "unlink", stopped)


# ---- Healing ----


def leave(site, number, kind, content=b"left"):
    """Leave what a killed build leaves beside a site."""
    folder = site.with_name(f".{site.name}.{number}.{kind}")
    write([("index.html", content)], folder)
    return folder


def test_nothing_is_told_of_nothing(site):
    assert healed(site) == []
    write(OLD, site)
    assert healed(site) == []


# One that runs for sure, as after a number was given to another program; our own; none.
NUMBERS = {"of another": 1, "our own": os.getpid(), "of none": 2**22 + 1}


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
def test_staged_folder_is_removed_whatever_has_its_number(site, number):
    write(OLD, site)
    leave(site, number, "new")
    assert healed(site) == ["what a killed build had left was removed"]
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_bytes() == b"old"


@pytest.mark.parametrize("number", NUMBERS.values(), ids=NUMBERS)
@pytest.mark.parametrize("empty", [False, True])
def test_missing_site_is_put_back(site, number, empty):
    leave(site, number, "old", b"old")
    leave(site, number, "new")
    if empty:
        site.mkdir()
    assert healed(site) == [
        "the old site was put back after a build that was killed",
        "what a killed build had left was removed",
    ]
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_bytes() == b"old"


def test_old_site_is_removed_where_there_is_a_new_one(site):
    write(NEW, site)
    leave(site, 1, "old", b"old")
    assert healed(site) == ["what a killed build had left was removed"]
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_bytes() == b"new"


@pytest.mark.parametrize("numbers", [(1, 2), (2, 1)])
def test_of_two_old_sites_the_last_is_put_back(site, numbers):
    for number, time_ in zip(numbers, (10**18, 10**18 + 1), strict=True):
        os.utime(leave(site, number, "old", b"%d" % time_) / MARKER, ns=(time_, time_))
    assert healed(site)[0] == "the old site was put back after a build that was killed"
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_bytes() == b"%d" % (10**18 + 1)


def test_half_of_an_old_site_is_not_put_back(site, monkeypatch):
    """An old site that is being removed has another name, for the case that the new one is moved away."""
    write(OLD, site)
    for place in ("newsmorgue.write.remove", "newsmorgue.write.folders.remove"):
        monkeypatch.setattr(place, lambda _folder: False)
    write(NEW, site)
    monkeypatch.undo()
    site.rename(site.with_name("moved"))
    assert healed(site) == ["what a killed build had left was removed"]
    assert names(site.parent) == ["moved"]


def test_folder_of_a_build_killed_before_it_marked_it_is_removed(site):
    site.with_name(".site.1.new").mkdir()
    healed(site)
    assert names(site.parent) == []


@pytest.mark.parametrize("kind", ["new", "old"])
def test_folders_that_are_not_ours_are_left(site, kind):
    others = [f".site.1.{kind}", f".site.x.{kind}", f".site.1.2.{kind}", f"site.1.{kind}"]
    for other in others:
        site.with_name(other).mkdir()
        (site.with_name(other) / "mine").write_bytes(b"mine")
    site.with_name(f".site.2.{kind}").write_bytes(b"a file")
    site.with_name(f".site.3.{kind}").symlink_to(others[0])
    before = names(site.parent)
    with held(site):
        write(NEW, site)
    assert names(site.parent) == sorted([*before, "site"])


def test_name_that_could_be_a_pattern_is_a_name(tmp_path):
    for name in ("s*", "[a]"):
        leave(tmp_path / "site", 1, "new")
        leave(tmp_path / name, 1, "new")
        with held(tmp_path / name):
            pass
        assert names(tmp_path) == [".site.1.new"]


def test_what_cannot_be_removed_is_told(site, monkeypatch):
    leave(site, 1, "new")

    def refuse(path, **_):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("pathlib.Path.unlink", refuse)
    told = []
    with held(site, told.append):
        pass
    assert told == [f"{site}: .site.1.new, which a killed build left, cannot be removed"]
