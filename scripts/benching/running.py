"""Running a command in a process of its own, and what it took: time, processors and memory."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self

_PROC = Path("/proc")
# Seconds between two looks at the memory: each takes some milliseconds of a processor.
_PAUSE = 0.1


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command took, and what it printed.

    `wall` and `cpu` are in seconds; `cpu` is of all its processes. `peak` is in bytes: the most that all its
    processes held at one instant or, where `peak_is_of_one`, the most that any single one held.
    """

    wall: float
    cpu: float
    peak: int
    peak_is_of_one: bool
    out: str


class FailedError(Exception):
    """A command that ended with another status than 0; says what it printed last."""


def run(command: Sequence[str], folder: Path) -> Ran:
    """Run a command in `folder`; raise FailedError when it fails."""
    # A user's modules are compiled once; where this is set, each run would compile them all anew.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603 - our own command, or the one that the user named
            command, cwd=folder, env=environment, stdout=out, stderr=errors
        )
        with _Sampling(process.pid) as sampling:
            # wait4 and not getrusage: the usage of this child and of its own, and of no command before.
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            told = _text(errors)[-2000:] or _text(out)[-2000:]
            raise FailedError(f"{' '.join(command)}\nended with status {process.returncode}:\n{told}")
        largest = usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
        cpu = usage.ru_utime + usage.ru_stime
        return Ran(wall, cpu, sampling.peak or largest, not sampling.peak, _text(out))


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace")


class _Sampling:
    """Looks now and then how much memory a process and its descendants hold; `peak` is 0 without /proc."""

    def __init__(self, process: int) -> None:
        self.peak = 0
        self._process = process
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._sample, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _sample(self) -> None:
        while True:
            family = family_of(self._process, dict(_parents()))
            self.peak = max(self.peak, sum(map(_pss, family)))
            if self._ended.wait(_PAUSE):
                return


def family_of(process: int, parents: dict[int, int]) -> set[int]:
    """Return a process and its descendants, given each process's parent."""
    family = {process}
    while True:
        more = {child for child, parent in parents.items() if parent in family} - family
        if not more:
            return family
        family |= more


def _parents() -> Iterator[tuple[int, int]]:
    """Yield every process of this machine and its parent."""
    for folder in _PROC.glob("[0-9]*"):
        try:
            status = (folder / "stat").read_text(errors="replace")
        except OSError:  # it has just ended
            continue
        # The name, in brackets, may hold anything; behind it stand the state and the parent.
        yield int(folder.name), int(status.rpartition(")")[2].split()[1])


def _pss(process: int) -> int:
    """Return the bytes that a process holds, those that it shares with others divided by their number."""
    try:
        lines = (_PROC / str(process) / "smaps_rollup").read_text().splitlines()
    except OSError:  # it has just ended, or there is no such file here
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
