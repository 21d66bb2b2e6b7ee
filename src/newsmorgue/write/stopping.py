"""Stopping: a build that is told to end leaves nothing half done."""

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
