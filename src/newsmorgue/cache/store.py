"""The file of the cache, in SQLite.

Whatever is wrong with it, the build goes on: a damaged file is begun anew, and one that cannot be opened or
written is done without.
"""

import hashlib
import sqlite3
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from newsmorgue.packing import DamagedError, packed, unpacked

# No other program has a file of this name: it may be begun anew.
FILE = "newsmorgue-cache.sqlite"
# Another layout of the table begins the file anew.
_VERSION = 1
_LAYOUT = """
CREATE TABLE IF NOT EXISTS builds (number INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS results (
    key BLOB PRIMARY KEY, value BLOB NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL
);
"""
# The largest sum of all results, in bytes; what was used longest ago goes first.
LARGEST = 4_000_000_000
# What so many builds did not ask for is dropped: files that are gone, code and settings that were changed.
_FORGOTTEN = 20
# When a result was used last is noted so many builds late at most: most builds use nearly all.
_LATE = 5
# Results written together: what a killed build loses.
_TOGETHER = 50
# Seconds to wait for another build that is just writing.
_PATIENCE = 10.0
# What SQLite raises: from damaged files also texts that are none.
_ERRORS = (sqlite3.Error, ValueError, OverflowError, TypeError)
# Errors that say nothing of the file: another has it, it may not be written, or the disk is full.
_NOT_DAMAGED = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
    }
)


def key_of(*parts: str) -> bytes:
    """Return the key of a result that hangs on these parts and on nothing else."""
    found = hashlib.blake2b(digest_size=16)
    for part in parts:
        content = part.encode("utf-8", "surrogatepass")
        found.update(b"%d:" % len(content))
        found.update(content)
    return found.digest()


class Cache:
    """What earlier builds found out, in the folder given; without a folder nothing is kept.

    `trouble` says in a phrase why nothing is kept, where that is so against the user's wish.
    """

    def __init__(self, folder: Path | None, *, largest: int = LARGEST) -> None:
        self.trouble: str | None = None
        self._largest = largest
        self._unwritten = 0
        self._build = 0
        self._base: sqlite3.Connection | None = None
        self._file = folder / FILE if folder else None
        self._is_begun = False
        if self._file and self._file.exists():
            self._begin(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def keeps(self) -> bool:
        """Tell whether anything is kept; the file is made when there is something to keep."""
        return self._base is not None or (self._file is not None and not self._is_begun)

    @property
    def folder(self) -> Path | None:
        """The folder of the file, which is made with it; None where nothing is to be kept."""
        return self._file.parent if self._file else None

    def get(self, key: bytes) -> Any | None:  # noqa: ANN401 - whoever asks knows what it put there
        """Return the result of a key; None where there is none, or it is damaged."""
        content = self.get_packed(key)
        try:
            return None if content is None else unpacked(content)
        except DamagedError:
            return None

    def get_packed(self, key: bytes) -> bytes | None:
        """Return the result of a key as it was packed, damaged or not; None where there is none."""
        if self._base is None:
            return None
        try:
            row = self._base.execute("SELECT value, used FROM results WHERE key = ?", [key]).fetchone()
            if row is None:
                return None
            content, used = row
            if used < self._build - _LATE:
                self._write("UPDATE results SET used = ? WHERE key = ?", self._build, key)
        except _ERRORS as error:
            self._recover(error)
            return None
        return content if isinstance(content, bytes) else None

    def put(self, key: bytes, value: object) -> None:
        """Keep the result of a key."""
        self.put_packed(key, packed(value))

    def put_packed(self, key: bytes, content: bytes) -> None:
        """Keep a result that another process has packed."""
        if self._file and not self._is_begun:
            self._begin(self._file)
        try:
            self._write(
                "INSERT OR REPLACE INTO results (value, size, used, key) VALUES (?, ?, ?, ?)",
                content,
                len(content),
                self._build,
                key,
            )
        except _ERRORS as error:
            self._recover(error)

    def close(self) -> None:
        """Write what is not written yet, drop what is too old or too much, and close the file."""
        if self._base is None:
            return
        try:
            self._prune(self._base)
            self._base.commit()
        except _ERRORS as error:
            self._recover(error)
        if self._base is not None:
            self._base.close()
            self._base = None

    def _begin(self, file: Path) -> None:
        self._is_begun = True
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            self._base = self._opened(file)
        except (OSError, *_ERRORS) as error:
            self._recover(error)

    def _opened(self, file: Path) -> sqlite3.Connection:
        base = sqlite3.connect(file, timeout=_PATIENCE)
        try:
            # A power cut may damage the file: then it is begun anew. A killed build does not.
            base.execute("PRAGMA synchronous = OFF")
            version = base.execute("PRAGMA user_version").fetchone()[0]
            if version != _VERSION:
                base.executescript("DROP TABLE IF EXISTS results; DROP TABLE IF EXISTS builds;")
                base.execute(f"PRAGMA user_version = {_VERSION}")
            base.executescript(_LAYOUT)
            last = base.execute("SELECT max(number) FROM builds").fetchone()[0] or 0
            self._build = last + 1
            base.execute("DELETE FROM builds")
            base.execute("INSERT INTO builds VALUES (?)", [self._build])
            base.commit()
        except _ERRORS:
            base.close()
            raise
        return base

    def _write(self, statement: str, *values: object) -> None:
        if self._base is None:
            return
        self._base.execute(statement, values)
        self._unwritten += 1
        if self._unwritten >= _TOGETHER:
            self._base.commit()
            self._unwritten = 0

    def _prune(self, base: sqlite3.Connection) -> None:
        base.execute("DELETE FROM results WHERE used < ?", [self._build - _FORGOTTEN])
        size: int = base.execute("SELECT coalesce(sum(size), 0) FROM results").fetchone()[0]
        if size <= self._largest:
            return
        for key, each in base.execute("SELECT key, size FROM results ORDER BY used, key").fetchall():
            base.execute("DELETE FROM results WHERE key = ?", [key])
            size -= each
            if size <= self._largest:
                break

    def _recover(self, error: Exception) -> None:
        """Begin a damaged file anew; do without one that cannot be had, or that fails again."""
        base, self._base = self._base, None
        if base is not None:
            base.close()
        is_damaged = not isinstance(error, OSError) and _code(error) not in _NOT_DAMAGED
        if is_damaged and self._file and self.trouble is None:
            self.trouble = f"{self._file} was damaged and is begun anew"
            try:
                self._file.unlink()
                self._base = self._opened(self._file)
            except (OSError, *_ERRORS) as again:
                self.trouble = f"{self._file} cannot be used ({again})"
        elif self.trouble is None or not is_damaged:
            self.trouble = f"{self._file} cannot be used ({error})"


def _code(error: Exception) -> int | None:
    """Return the code of an error of SQLite's without what is beside the main one."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF
