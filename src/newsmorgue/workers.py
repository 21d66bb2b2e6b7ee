"""Spreading work: over the processes of this machine, over another engine's, or over none but this one.

What is spread are pure functions of picklable values, so it does not matter who does them. Results come in
the order of the work, whoever is done first.
"""

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from multiprocessing.connection import Connection
from typing import Any, TypeVar

S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")

# Tasks that are handed over before the first of them is back, for each process: enough that none has to
# wait while this one is busy for a second, few enough that little is held in memory.
_AHEAD = 10
# Tasks for which it is worth to start processes that have to load everything anew.
_WORTH_STARTING = 20


@dataclass(frozen=True, slots=True)
class Engine:
    """An executor of others, how many processes it has, and how it takes a value that many tasks need.

    `publish` returns what stands for a value as an argument; the tasks get the value itself.
    """

    executor: Executor
    jobs: int
    publish: Callable[[Any], Any]


class Workers:
    """Processes that do work: `jobs` of this machine, or those of an `engine`.

    Those of this machine are started for each kind of work, when there is enough of it.
    """

    def __init__(self, jobs: int = 1, engine: Engine | None = None) -> None:
        self.jobs = engine.jobs if engine else jobs
        self._engine = engine
        self.broken = False

    @property
    def are_here(self) -> bool:
        """Tell whether they are processes of this machine, to which what they share need not be sent."""
        return self._engine is None

    @property
    def are_quick(self) -> bool:
        """Tell whether there are several, which have at once all that this one has, for a few tasks."""
        return self.are_here and self.jobs > 1 and not self.broken and _can_fork()

    def map(
        self,
        function: Callable[[S, T], R],
        shared: S,
        tasks: Iterable[T],
    ) -> Iterator[R]:
        """Yield what `function` makes of `shared` and each task, in their order.

        Of tasks little more is taken than is being done. A single task is done in this process. So is what a
        process of this machine that died had to do, and all after it; then `broken` says so. An engine sees
        to its own.
        """
        coming = iter(tasks)
        by_fork = _can_fork()
        least = 2 if by_fork or self._engine else _WORTH_STARTING
        first = list(islice(coming, max(least, self.jobs)))
        every = chain(first, coming)
        if len(first) < least or (self.jobs == 1 and self._engine is None) or self.broken:
            return (function(shared, task) for task in every)
        if self._engine:
            published = self._engine.publish(shared)
            executor = self._engine.executor
            return self._ahead(lambda task: executor.submit(function, published, task), every, deque())
        jobs = min(self.jobs, len(first))
        return self._in_processes(function, shared, every, jobs, by_fork=by_fork)

    @contextmanager
    def beside(self, function: Callable[..., R], *arguments: object) -> Iterator[Callable[[], R]]:
        """Begin some work in a process of its own; the value waits for what it returns.

        Where there is to be one process only, or none can be forked, it is done in this one when it is asked
        for; where the process fails, too, so it has to be such that it can be begun twice. The process ends
        with the block.
        """
        if self.jobs == 1 or not _can_fork():
            yield partial(function, *arguments)
            return
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=_send, args=(ours, theirs, function, arguments))

        def result() -> R:
            try:
                found: R = ours.recv()
            except (EOFError, OSError):  # it died, perhaps while it was sending
                return function(*arguments)
            return found

        try:
            with suppress(OSError), _uninterrupted():  # where there is no process to be had, it is done here
                process.start()
            theirs.close()
            yield result
        finally:  # also where Ctrl-C came while it was started
            if process.pid is not None:
                process.terminate()
                process.join()
            ours.close()
            theirs.close()

    def _in_processes(
        self,
        function: Callable[[S, T], R],
        shared: S,
        tasks: Iterator[T],
        jobs: int,
        *,
        by_fork: bool,
    ) -> Iterator[R]:
        under_way: deque[T] = deque()
        others = multiprocessing.active_children()
        context = multiprocessing.get_context("fork" if by_fork else "spawn")
        executor = ProcessPoolExecutor(jobs, context, _begin, (shared,))
        is_done = False
        try:
            yield from self._ahead(lambda task: executor.submit(_do, function, task), tasks, under_way)
            is_done = True
        except BrokenExecutor:
            self.broken = True
            for task in chain(under_way, tasks):
                yield function(shared, task)
        finally:
            if not is_done:
                for process in multiprocessing.active_children():
                    if process not in others:
                        process.terminate()
                _end_of_results(executor)
            executor.shutdown()

    def _ahead(
        self,
        submit: Callable[[T], Future[R]],
        tasks: Iterator[T],
        under_way: deque[T],
    ) -> Iterator[R]:
        """Yield the results of submitted tasks; `under_way` has those whose results are not out yet."""
        futures: deque[Future[R]] = deque()
        while True:
            for task in islice(tasks, self.jobs * _AHEAD - len(under_way)):
                under_way.append(task)  # before it is submitted: no executor that fails may lose it
                with _uninterrupted():
                    futures.append(submit(task))
            if not futures:
                return
            result = futures.popleft().result()
            under_way.popleft()
            yield result


def _end_of_results(executor: ProcessPoolExecutor) -> None:
    """Let nobody wait for the rest of a result whose process was ended while it sent it.

    As the executor itself could still send, it would wait for ever, and its `shutdown` for that.
    """
    executor._result_queue._writer.close()  # type: ignore[attr-defined]  # noqa: SLF001 - there is no other way


def cores() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _can_fork() -> bool:
    """Tell whether processes can be started by a fork, which has all that is loaded.

    It is not safe beside other threads, nor with the system libraries of macOS.
    """
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back: a process that is just starting would answer it with a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


# What the tasks of this process share.
_shared: Any = None


def _begin(shared: object) -> None:
    """Prepare a process: it is stopped by its parent, not by Ctrl-C, and does not outlive it."""
    global _shared  # noqa: PLW0603 - a process of a pool has no other place for what its tasks share
    _shared = shared
    _obey_parent()


def _obey_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def _do(function: Callable[[Any, T], R], task: T) -> R:
    return function(_shared, task)


def _send(
    receiver: Connection, sender: Connection, function: Callable[..., Any], arguments: tuple[object, ...]
) -> None:
    _obey_parent()
    receiver.close()  # so that it does not wait for itself to read
    with suppress(Exception):  # it comes again where it is handled
        sender.send(function(*arguments))
