"""The stages of a build as they go by: how far each is, and how long it took."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

T = TypeVar("T")

# Called with a stage, how much of it is done, and how much there is (None where that is not known).
Progress = Callable[[str, int, int | None], None]


def silent(_stage: str, _done: int, _total: int | None) -> None:
    """Tell nobody how far a build is."""


class Stages:
    """Tells `progress` how far a build is, and adds up the seconds of each stage.

    Of a stage within another the time is its own alone, so all together are the time of the build.
    """

    def __init__(self, progress: Progress = silent) -> None:
        self.seconds: dict[str, float] = {}
        self._progress = progress
        self._under_way: list[str] = []
        self._started = self._changed = time.perf_counter()

    def total(self) -> float:
        """Return the seconds since the beginning."""
        return time.perf_counter() - self._started

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Time what is done under this name; the value is to be called with how much is done."""
        self._progress(name, 0, total)
        with self._timed(name):
            yield lambda done: self._progress(name, done, total)

    def during(self, name: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
        """Yield the items, and time under this name what it takes to make them."""
        coming = iter(items)
        done = 0
        while True:
            with self._timed(name):
                try:
                    item = next(coming)
                except StopIteration:
                    return
            done += 1
            self._progress(name, done, total)
            yield item

    @contextmanager
    def _timed(self, name: str) -> Iterator[None]:
        self._account()
        self._under_way.append(name)
        try:
            yield
        finally:
            self._account()
            self._under_way.pop()

    def _account(self) -> None:
        """Give the time since the last change to the stage that is under way."""
        now = time.perf_counter()
        if self._under_way:
            name = self._under_way[-1]
            self.seconds[name] = self.seconds.get(name, 0.0) + now - self._changed
        self._changed = now
