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
    """Tells `progress` how far a build is, and adds up the seconds of each stage."""

    def __init__(self, progress: Progress = silent) -> None:
        self.seconds: dict[str, float] = {}
        self._progress = progress
        self._started = time.perf_counter()

    def total(self) -> float:
        """Return the seconds since the beginning."""
        return time.perf_counter() - self._started

    @contextmanager
    def stage(self, name: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
        """Time what is done under this name; the value is to be called with how much is done."""
        self._progress(name, 0, total)
        started = time.perf_counter()
        try:
            yield lambda done: self._progress(name, done, total)
        finally:
            self._add(name, started)

    def during(self, name: str, items: Iterable[T], total: int | None = None) -> Iterator[T]:
        """Yield the items, and time under this name what it takes to make them."""
        coming = iter(items)
        done = 0
        while True:
            started = time.perf_counter()
            try:
                item = next(coming)
            except StopIteration:
                return
            finally:
                self._add(name, started)
            done += 1
            self._progress(name, done, total)
            yield item

    @contextmanager
    def rest(self, name: str) -> Iterator[None]:
        """Time under this name what is done but for the stages in it."""
        started, before = time.perf_counter(), sum(self.seconds.values())
        try:
            yield
        finally:
            self._add(name, started + sum(self.seconds.values()) - before)

    def _add(self, name: str, started: float) -> None:
        self.seconds[name] = self.seconds.get(name, 0.0) + time.perf_counter() - started
