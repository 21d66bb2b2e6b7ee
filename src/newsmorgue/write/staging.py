"""Staging: a new site is put together beside the old one, and takes from it what is as it was.

Files are only ever made, by linking or writing; none is opened to be changed. So whoever keeps an old site by
links (`cp -l`) keeps it as it was.
"""

import os
import stat
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from newsmorgue.write.folders import MARKER, cannot_write, make

_MARKER_TEXT = b"This folder is made by newsmorgue and replaced by its next build.\n"
_CHUNK = 1 << 20
# Files are opened by the system's own call: of each of 50,000 Python's `open` would ask four things more.
_BINARY: int = getattr(os, "O_BINARY", 0)
_READ = os.O_RDONLY | _BINARY
_MAKE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY
# Of a link that somebody put in the place of a file, the link itself is taken, and seen to be none of ours.
_FOLLOWED = os.link not in os.supports_follow_symlinks


class Stamp(NamedTuple):
    """What tells that a file is as it was: its size, and when it was last written to, in nanoseconds."""

    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is as it was when it had `stamp`; `make` gives its bytes if the old site's is otherwise."""

    stamp: Stamp
    make: Callable[[], bytes]


Content = bytes | Kept


def begin(staged: Path, *, told_as: Path) -> None:
    """Make the folder of a new site with its marker; raise NewsmorgueError where the disk fails."""
    make(staged.parent)
    try:
        staged.mkdir()
        _write_new(f"{staged}/{MARKER}", _MARKER_TEXT)
    except OSError as error:
        raise cannot_write(error, told_as) from error


def link_all(staged: Path, old: Path, stamps: Mapping[str, Stamp]) -> tuple[str, ...]:
    """Link the files of an old site that have these stamps there, and return the paths of all others.

    It may be begun again where it was broken off.
    """
    folders = _Folders(str(staged), str(old))
    others = tuple(
        path
        for path, stamp in stamps.items()
        if not (folders.make_for(path) and _is_linked(f"{old}/{path}", f"{staged}/{path}", stamp))
    )
    _remove_empty(str(staged), others)
    return others


class Staging:
    """A new site in the making, with the stamps of its files and how many of them are the old site's.

    `linked` has the stamps of files that it shares with the old site already (`link_all`). Those that are
    not taken in the end go.

    Raises NewsmorgueError, which names files as they will be in the folder `told_as`, when the disk fails.
    """

    def __init__(self, staged: Path, old: Path, linked: Mapping[str, Stamp], *, told_as: Path) -> None:
        self.stamps: dict[str, Stamp] = {}
        self.kept = 0
        self._linked = dict(linked)
        self._staged, self._old, self._told_as = str(staged), str(old), told_as
        self._folders = _Folders(self._staged, self._old)

    def keep(self, path: str, stamp: Stamp) -> bool:
        """Take a file from the old site if it has this stamp there, and tell whether it was taken."""
        try:
            if self._linked.get(path) == stamp:
                del self._linked[path]
                return self._takes(path, stamp)
            return self._folders.make_for(path) and self._take(path, stamp)
        except OSError as error:
            raise cannot_write(error, self._told_as / path) from error

    def put(self, path: str, content: bytes) -> None:
        """Take a file from the old site if it has this content there, or write it."""
        try:
            in_old = self._folders.make_for(path)
            stamp = _stamp_of_same(f"{self._old}/{path}", content) if in_old else None
            if stamp is None or not self.keep(path, stamp):
                self._unlink(path)
                self._write(path, content)
        except OSError as error:
            raise cannot_write(error, self._told_as / path) from error

    def finish(self) -> None:
        """Remove what was linked and is not taken."""
        try:
            left = tuple(self._linked)
            for path in left:
                self._unlink(path)
            _remove_empty(self._staged, left)
        except OSError as error:
            raise cannot_write(error, self._told_as) from error

    def _unlink(self, path: str) -> None:
        if self._linked.pop(path, None):
            Path(f"{self._staged}/{path}").unlink()

    def _take(self, path: str, stamp: Stamp) -> bool:
        """Link a file of the old site anew, or copy it, if it has this stamp."""
        self._unlink(path)
        old, new = f"{self._old}/{path}", f"{self._staged}/{path}"
        try:
            os.link(old, new, follow_symlinks=_FOLLOWED)
        except OSError:  # it is not there; or the file system has no links, or no more of them for this file
            return self._copy(path, stamp)
        return self._takes(path, stamp)

    def _takes(self, path: str, stamp: Stamp) -> bool:
        """Take a file that is linked, unless somebody changed it in the meantime."""
        if not _has(f"{self._staged}/{path}", stamp):
            return False
        self.stamps[path] = stamp
        self.kept += 1
        return True

    def _copy(self, path: str, stamp: Stamp) -> bool:
        """Copy a file of the old site with its time, if it has this stamp before and after it is read."""
        old = f"{self._old}/{path}"
        if _stamp(old) != stamp:
            return False
        try:
            content = Path(old).read_bytes()
        except OSError:
            return False
        if _stamp(old) != stamp:
            return False
        self._write(path, content, mtime_ns=stamp.mtime_ns)
        self.kept += 1
        return True

    def _write(self, path: str, content: bytes, *, mtime_ns: int | None = None) -> None:
        new = f"{self._staged}/{path}"
        _write_new(new, content)
        if mtime_ns is not None:
            os.utime(new, ns=(mtime_ns, mtime_ns))
        # Not before it is closed: some systems set the time then.
        status = os.lstat(new)
        self.stamps[path] = Stamp(status.st_size, status.st_mtime_ns)


class _Folders:
    """The folders of a new site as they are made, each with whether the old site has one there, too."""

    def __init__(self, staged: str, old: str) -> None:
        self._staged, self._old = staged, old
        self._made: dict[str, bool] = {"": _is_folder(old)}

    def make_for(self, path: str) -> bool:
        """Make the folder that a path lies in, and tell whether the old site has it."""
        folder = path.rpartition("/")[0]
        in_old = self._made.get(folder)
        if in_old is None:
            in_old = self.make_for(folder) and _is_folder(f"{self._old}/{folder}")
            Path(f"{self._staged}/{folder}").mkdir(exist_ok=True)
            self._made[folder] = in_old
        return in_old


def _remove_empty(staged: str, paths: Iterable[str]) -> None:
    """Remove the folders in which these paths were, and nothing else is."""
    folders: set[str] = set()
    for path in paths:
        folder = path.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    for folder in sorted(folders, reverse=True):  # what lies in a folder comes before it
        with suppress(OSError):
            Path(f"{staged}/{folder}").rmdir()


def _is_linked(old: str, new: str, stamp: Stamp) -> bool:
    """Link a file if it has this stamp, and tell whether it is linked."""
    try:
        os.link(old, new, follow_symlinks=_FOLLOWED)
    except FileExistsError:
        pass
    except OSError:
        return False
    return _has(new, stamp)


def _has(new: str, stamp: Stamp) -> bool:
    """Tell whether a file that was linked has this stamp; remove it if not.

    Asked of the new one: whatever was done to the old one until now, this is what was linked.
    """
    if _stamp(new) == stamp:
        return True
    Path(new).unlink()
    return False


def _write_new(path: str, content: bytes) -> None:
    file = os.open(path, _MAKE, 0o666)  # two files of one path would be a fault of ours: better no site
    try:
        left = memoryview(content)
        while left:  # a disk that is nearly full takes a part
            left = left[os.write(file, left) :]
    finally:
        os.close(file)


def _stamp(path: str) -> Stamp | None:
    """Return the stamp of what is at `path`, if that is a file and no link."""
    try:
        status = os.lstat(path)
    except OSError:
        return None
    return Stamp(status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _stamp_of_same(path: str, content: bytes) -> Stamp | None:
    """Return the stamp of the file at `path`, if it has this content."""
    stamp = _stamp(path)
    if stamp is None or stamp.size != len(content):
        return None
    try:
        return stamp if _is_same(path, content) else None
    except OSError:  # it may not be read, so it is written anew
        return None


def _is_same(path: str, content: bytes) -> bool:
    """Tell whether a file, which is as long as this content, has it."""
    file = os.open(path, _READ)
    try:
        chunks = (content[start : start + _CHUNK] for start in range(0, len(content), _CHUNK))
        return all(os.read(file, len(chunk)) == chunk for chunk in chunks)
    finally:
        os.close(file)


def _is_folder(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.lstat(path).st_mode)
    except OSError:
        return False
