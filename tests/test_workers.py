"""Workers: the same results in the same order, however many do the work and whatever happens to them."""

import errno
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from itertools import count, islice
from pathlib import Path

import pytest

from newsmorgue.site import build
from newsmorgue.workers import Workers, cores
from tests.folders import contents

# Newer versions of Python warn of what `forks` does.
BESIDE_THREADS = pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")


def plus(shared, task):
    return shared + task


def process(_shared, _task):
    time.sleep(0.01)
    return os.getpid()


def fail(_shared, task):
    raise LookupError(task)


def children(process):
    return len(Path(f"/proc/{process}/task/{process}/children").read_text().split())


def brothers(before, _task):
    """How many more processes the one that began this has begun now."""
    return children(os.getppid()) - before


def large(_shared, _task):
    return bytes(30_000_000)


def die_once(marker, task):
    """Kill this process the first time that task 7 is done."""
    if task == 7:
        try:
            os.close(os.open(marker, os.O_CREAT | os.O_EXCL))
        except FileExistsError:
            pass
        else:
            os.kill(os.getpid(), signal.SIGKILL)
    return task


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("tasks", [0, 1, 2, 50])
def test_results_come_in_the_order_of_the_tasks(jobs, tasks):
    assert list(Workers(jobs).map(plus, 100, range(tasks))) == [100 + n for n in range(tasks)]


@pytest.fixture
def forks(monkeypatch):
    """Have processes forked beside the threads that tests may have."""
    monkeypatch.setattr("newsmorgue.workers._can_fork", lambda: True)


@pytest.mark.usefixtures("forks")
@BESIDE_THREADS
def test_work_is_spread_and_a_single_task_is_done_here():
    assert os.getpid() not in set(Workers(2).map(process, None, range(8)))
    assert list(Workers(2).map(process, None, [0])) == [os.getpid()]
    assert set(Workers(1).map(process, None, range(8))) == {os.getpid()}


@pytest.mark.usefixtures("forks")
@BESIDE_THREADS
def test_no_more_processes_are_begun_than_there_are_tasks():
    assert set(Workers(8).map(brothers, children(os.getpid()), range(2))) == {2}


def test_little_more_is_taken_than_is_being_done():
    taken = count()
    results = Workers(2).map(plus, 0, (next(taken) for _ in range(1000)))
    assert list(islice(results, 3)) == [0, 1, 2]
    results.close()
    assert next(taken) < 50


@pytest.mark.usefixtures("forks")
@BESIDE_THREADS
def test_an_error_of_a_task_is_raised_here():
    with pytest.raises(LookupError):
        list(Workers(2).map(fail, None, range(5)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_a_process_that_died_had_to_do_is_done_here(tmp_path):
    workers = Workers(2)
    assert list(workers.map(die_once, tmp_path / "died", range(30))) == list(range(30))
    assert workers.broken


def test_work_beside_is_done_by_the_time_that_it_is_asked_for():
    with Workers(1).beside(process, None, None) as result:
        assert result() == os.getpid()
    with Workers(2).beside(plus, 1, 2) as result:
        assert result() == 3


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.usefixtures("forks")
@BESIDE_THREADS
def test_work_beside_is_done_here_where_its_process_dies(tmp_path):
    with Workers(2).beside(die_once, tmp_path / "died", 7) as result:
        assert result() == 7
        assert (tmp_path / "died").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.usefixtures("forks")
@BESIDE_THREADS
def test_work_beside_is_done_here_where_its_process_dies_while_it_sends():
    with Workers(2).beside(bytes, 10_000_000) as result:
        (sending,) = multiprocessing.active_children()
        time.sleep(0.3)  # a pipe has room for a small part of it
        os.kill(sending.pid, signal.SIGKILL)
        assert result() == bytes(10_000_000)


@pytest.mark.usefixtures("forks")
def test_work_beside_is_done_here_where_no_process_is_to_be_had(monkeypatch):
    def fail():
        raise BlockingIOError(errno.EAGAIN, "no more processes")

    monkeypatch.setattr(os, "fork", fail)
    with Workers(2).beside(plus, 1, 2) as result:
        assert result() == 3


@pytest.mark.usefixtures("forks")
@BESIDE_THREADS
def test_ctrl_c_at_the_start_of_work_beside_leaves_no_process(monkeypatch):
    before = set(multiprocessing.active_children())
    start = multiprocessing.get_context("fork").Process.start

    def start_and_interrupt(process):
        start(process)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(multiprocessing.get_context("fork").Process, "start", start_and_interrupt)
    with pytest.raises(KeyboardInterrupt), Workers(2).beside(bytes, 10_000_000):
        raise AssertionError
    assert set(multiprocessing.active_children()) == before


@pytest.mark.usefixtures("forks")
@BESIDE_THREADS
def test_work_that_is_given_up_while_results_are_sent_ends():
    """A process that is ended while it sends leaves half a result in the pipe."""
    for _ in range(5):
        results = Workers(2).map(large, None, range(8))
        assert len(next(results)) == 30_000_000
        closing = threading.Thread(target=results.close, daemon=True)
        closing.start()
        closing.join(30)
        assert not closing.is_alive()


def test_work_beside_ends_with_the_block():
    before = set(multiprocessing.active_children())
    with pytest.raises(KeyError), Workers(2).beside(time.sleep, 60):
        raise KeyError
    assert set(multiprocessing.active_children()) == before


def test_beside_other_threads_few_tasks_are_done_here():
    """What forks beside other threads may hang; a process that is started otherwise loads everything anew."""
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait)
    thread.start()
    try:
        assert set(Workers(2).map(process, None, range(4))) == {os.getpid()}
        assert list(Workers(2).map(plus, 1, range(40))) == list(range(1, 41))
    finally:
        stop.set()
        thread.join()


def test_there_is_a_core():
    assert cores() >= 1


def test_a_site_is_the_same_where_the_search_has_processes_of_its_own(many, tmp_path, monkeypatch):
    build(many, tmp_path / "together", jobs=2)
    monkeypatch.setattr("newsmorgue.renewal._MANY", 1)
    build(many, tmp_path / "apart", jobs=2)
    assert contents(tmp_path / "apart") == contents(tmp_path / "together")
    monkeypatch.setattr("newsmorgue.renewal._LARGE", 1)
    build(many, tmp_path / "apart", jobs=2, cache=tmp_path / "cache")
    assert contents(tmp_path / "apart") == contents(tmp_path / "together")


def test_a_site_is_the_same_for_any_number_of_processes(many, tmp_path):
    for jobs in (1, 2, 3):
        build(many, tmp_path / f"site-{jobs}", jobs=jobs)
    expected = contents(tmp_path / "site-1")
    assert contents(tmp_path / "site-2") == expected
    assert contents(tmp_path / "site-3") == expected


@pytest.mark.skipif(not shutil.which("ps"), reason="tells no processes of a session")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.parametrize("again", [False, True])
def test_processes_end_with_the_build(many, tmp_path, checkout, ending, again):
    """Ctrl-C goes to all processes of a terminal; a kill to one. Another build links what the first made."""
    if again:
        build(many, tmp_path / "site", cache=tmp_path / ".newsmorgue-cache")
        before = contents(tmp_path / "site")
        (many / "more.txt").write_text(
            "Dam opens\n\n5 May 2016\n\nThe dam at Tolvek opened on Friday.\n", "utf-8"
        )
    command = [
        sys.executable,
        checkout / "build.py",
        "--seeds",
        many,
        "--out",
        tmp_path / "site",
        "--jobs",
        "2",
    ]
    started = subprocess.Popen(
        command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    while len(members(started.pid)) < (2 if again else 3) and started.poll() is None:
        time.sleep(0.005)
    if ending == signal.SIGINT:
        os.killpg(started.pid, ending)
    else:
        started.kill()
    out, err = started.communicate(timeout=30)
    assert "Traceback" not in out + err
    if ending == signal.SIGINT:
        assert (started.returncode, err) == (1, "\nnewsmorgue: stopped\n")
    for _ in range(100):
        if not members(started.pid):
            break
        time.sleep(0.05)
    else:
        pytest.fail("processes were left")
    if again:
        assert contents(tmp_path / "site") == before


def members(session):
    """Return the processes of a session that are running."""
    command = shutil.which("ps"), "-o", "pid=,stat=", "-s", str(session)
    listed = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return [line.split()[0] for line in listed.splitlines() if "Z" not in line]
