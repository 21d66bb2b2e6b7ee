"""Holding a site: one build at a time has its folder, and puts right what a killed one left there."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from newsmorgue.errors import NewsmorgueError
from newsmorgue.write.folders import absolute, cannot_write, make
from newsmorgue.write.heal import heal
from newsmorgue.write.stopping import unwinding

# Called with a line for the user.
Tell = Callable[[str], None]

# Seconds.
_PATIENCE = 10.0
_EVERY = 0.1

# The files that this process has locked, for a worker that is forked from it to let go of: it may outlive a
# build that is killed, and would keep the lock.
_locks: set[int] = set()

if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            # Some file systems have no locks: there the user has to see to it that builds take turns.
            return error.errno in {errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP}
        return True

    def _let_go() -> None:
        for file in _locks:
            os.close(file)
        _locks.clear()

    os.register_at_fork(after_in_child=_let_go)


@contextmanager
def held(folder: Path, tell: Tell | None = None, *, patience: float = _PATIENCE) -> Iterator[None]:
    """Have a site's folder alone, for as long as it is built, and put right what killed builds left there.

    While another build has it, this one waits and says so; with nobody to `tell`, it waits for `patience`
    seconds and raises NewsmorgueError, as it does for a folder that cannot be written. What was put right is
    told, too. While it lasts, SIGTERM cleans up as Ctrl-C does.
    """
    site = absolute(folder)
    with ExitStack() as stack:
        stack.enter_context(unwinding())
        try:
            stack.enter_context(_made(site.parent))
            stack.enter_context(_locked(site, folder, tell, patience))
            told = heal(site)
        except OSError as error:
            raise cannot_write(error, folder) from error
        if tell:
            for line in told:
                tell(f"{folder}: {line}")
        yield


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder; when it is empty in the end, remove what was made."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    make(folder)
    try:
        yield
    finally:
        with suppress(OSError):
            for each in missing:
                each.rmdir()


@contextmanager
def _locked(site: Path, folder: Path, tell: Tell | None, patience: float) -> Iterator[None]:
    """Hold the lock of a site: that of a file beside it, which the system takes from a process that ends.

    The file is removed while it is locked, and who gets the lock of a file that is no longer there tries
    again; so two processes never have the locks of two files.
    """
    path = site.with_name(f".{site.name}.newsmorgue.lock")
    file = _wait(path, folder, tell, time.monotonic() + patience)
    _locks.add(file)
    try:
        yield
    finally:
        if sys.platform != "win32":
            with suppress(OSError):
                path.unlink()
        _locks.discard(file)
        os.close(file)
        if sys.platform == "win32":  # removes no file that is open, not even one that only others have open
            with suppress(OSError):
                path.unlink()


def _wait(path: Path, folder: Path, tell: Tell | None, until: float) -> int:
    """Return the locked file at `path`."""
    told = False
    while True:
        file = _try(path)
        if file is not None:
            return file
        if tell is None and time.monotonic() > until:
            raise NewsmorgueError(
                "another build is writing this site",
                path=str(folder),
                remedy="wait until it is done, or name another folder with --out DIR",
            )
        if tell and not told:
            tell(f"{folder}: another build is writing this site; waiting until it is done")
            told = True
        time.sleep(_EVERY)


def _try(path: Path) -> int | None:
    """Return the file at `path`, locked; None when another build has the lock."""
    while True:
        file = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        locked = _lock(file)
        if locked and _is_at(file, path):
            return file
        os.close(file)
        if not locked:
            return None


def _is_at(file: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except FileNotFoundError:
        return False
