"""Spreading work: over the processes of this machine, over another engine's, or over none but this one.

What is spread are pure functions of picklable values, so it does not matter who does them. Results come in
the order of the work, whoever is done first.
"""

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from itertools import chain, islice
from types import TracebackType
from typing import Self, TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Tasks that are handed over before the first of them is back, for each process: enough that none has to wait,
# few enough that little is held in memory.
_AHEAD = 3


class Workers:
    """Processes that do work: `jobs` of this machine, started when there is enough to do, or an `executor`'s.

    An executor is not closed. With one job all is done in this process.
    """

    def __init__(self, jobs: int = 1, executor: Executor | None = None) -> None:
        self.jobs = jobs
        self._given = executor
        self._own: ProcessPoolExecutor | None = None
        self.broken = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._own is None:
            return
        self._own.shutdown(wait=kind is None, cancel_futures=True)
        if kind is not None:
            for process in multiprocessing.active_children():
                process.terminate()

    def map(self, function: Callable[[T], R], tasks: Iterable[T]) -> Iterator[R]:
        """Yield what `function` makes of each task, in their order.

        Of tasks little more is taken than is being done. A single task is done here. What a process that
        died had to do is done here as well, and `broken` says so.
        """
        coming = iter(tasks)
        first = list(islice(coming, 2))
        executor = self._executor() if len(first) > 1 else None
        if executor is None:
            yield from map(function, chain(first, coming))
        else:
            yield from self._spread(executor, function, chain(first, coming))

    def _spread(self, executor: Executor, function: Callable[[T], R], tasks: Iterator[T]) -> Iterator[R]:
        under_way: deque[tuple[T, Future[R]]] = deque()
        try:
            for task in islice(tasks, self.jobs * _AHEAD):
                under_way.append((task, executor.submit(function, task)))
            while under_way:
                result = under_way[0][1].result()
                under_way.popleft()
                under_way.extend((task, executor.submit(function, task)) for task in islice(tasks, 1))
                yield result
        except BrokenExecutor:
            self.broken, self._own = True, None
            yield from map(function, chain((task for task, _ in under_way), tasks))
        finally:
            for _, future in under_way:
                future.cancel()

    def _executor(self) -> Executor | None:
        if self._given is not None or self.jobs <= 1 or self.broken:
            return self._given
        if self._own is None:
            self._own = ProcessPoolExecutor(self.jobs, _context(), _begin)
        return self._own


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _context() -> multiprocessing.context.BaseContext:
    """Return how processes are started: by a fork, which shares the word lists, where that is safe."""
    can_fork = "fork" in multiprocessing.get_all_start_methods() and os.name == "posix"
    is_alone = threading.active_count() == 1
    # A fork of macOS may crash in the system's own libraries.
    by_fork = can_fork and is_alone and os.uname().sysname != "Darwin"
    return multiprocessing.get_context("fork" if by_fork else "spawn")


def _begin() -> None:
    """Prepare a process: Ctrl-C is for its parent, and what was loaded before need not be looked at again."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()
