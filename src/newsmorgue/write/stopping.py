"""Stopping: a build that is told to end, once or twice, leaves nothing half done."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# "End", and "the terminal is closed", which Windows does not say.
_SIGNALS = tuple(getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name))


@contextmanager
def unwinding() -> Iterator[None]:
    """Make the signals that end a process raise SystemExit, so that everything cleans up after itself.

    Signals that somebody else handles or ignores are left alone; so are all outside the main thread, which
    alone may handle them.
    """
    process = os.getpid()

    def stop(number: int, _frame: FrameType | None) -> None:
        if os.getpid() != process:  # a forked worker has nothing to clean up
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        raise SystemExit(128 + number)

    ours = []
    if threading.current_thread() is threading.main_thread():
        ours = [each for each in _SIGNALS if signal.getsignal(each) is signal.SIG_DFL]
    for each in ours:
        signal.signal(each, stop)
    try:
        yield
    finally:
        for each in ours:
            signal.signal(each, signal.SIG_DFL)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let what is done within come to its end before a signal to stop is heeded, but not before a second one.

    That is for cleaning up, which Ctrl-C would cut short: whoever is impatient presses it twice.
    """
    kept: list[int] = []
    in_main = threading.current_thread() is threading.main_thread()
    handlers = {
        each: handler
        for each in (signal.SIGINT, *_SIGNALS)
        for handler in [signal.getsignal(each)]
        if in_main and callable(handler)
    }

    def give_back() -> None:
        for each, handler in handlers.items():
            signal.signal(each, handler)

    def keep(number: int, _frame: FrameType | None) -> None:
        kept.append(number)
        give_back()

    for each in handlers:
        signal.signal(each, keep)
    try:
        yield
    finally:
        give_back()
        for number in kept:
            signal.raise_signal(number)
