"""The stages of a build: told as they go by, and timed each by itself."""

import pytest

from newsmorgue import stages
from newsmorgue.stages import Stages


@pytest.fixture
def clock(monkeypatch):
    """A clock that a test sets."""

    class Clock:
        now = 0.0

    monkeypatch.setattr(stages.time, "perf_counter", lambda: Clock.now)
    return Clock


def test_a_stage_has_its_own_time_without_those_in_it(clock):
    timed = Stages()
    with timed.stage("writing"):
        clock.now = 1
        with timed.stage("making"):
            clock.now = 4
        clock.now = 9
    with timed.stage("making"):
        clock.now = 10
    assert timed.seconds == {"writing": 6, "making": 4}
    assert timed.total() == 10


def test_making_items_is_timed_and_using_them_is_not(clock):
    def items():
        for n in range(3):
            clock.now += 1
            yield n

    timed = Stages()
    for _ in timed.during("making", items()):
        clock.now += 10
    assert timed.seconds == {"making": 3}


def test_progress_is_told():
    told = []
    timed = Stages(lambda *args: told.append(args))
    with timed.stage("reading", 2) as done:
        done(1)
    assert list(timed.during("making", "ab", 2)) == ["a", "b"]
    assert told == [("reading", 0, 2), ("reading", 1, 2), ("making", 1, 2), ("making", 2, 2)]
