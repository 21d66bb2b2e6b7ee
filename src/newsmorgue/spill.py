"""What a build puts aside: large values in a file, as in memory each of its processes would have its own."""

import errno
import os
import tempfile
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from typing import IO, NamedTuple, TypeVar


class Place(NamedTuple):
    """Where in the file some bytes lie."""

    start: int
    length: int


# Some bytes that were put aside; themselves where there was no room for them.
Aside = Place | bytes


class Spill:
    """A file without a name, of which nothing is left when the processes end that have it, however they do.

    It lies in `folder`, which is made for it, or else among the temporary files of the system; when it cannot
    be written, what is put aside stays in memory. Forked processes read it, too.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._end = 0
        self._is_writable = True

    def put(self, content: bytes) -> Aside:
        """Put bytes aside, and return what `get` gives them for."""
        if not self._is_writable:
            return content
        try:
            self._file.seek(self._end)
            self._is_writable = self._file.write(content) == len(content)
        except OSError:
            self._is_writable = False
        if not self._is_writable:
            with suppress(OSError):
                self._file.truncate(self._end)  # leave what room there is to the site
            return content
        place = Place(self._end, len(content))
        self._end += len(content)
        return place

    def put_together(self, contents: Sequence[bytes]) -> list[Aside]:
        """Put several bytes aside at once, and return what `get` gives each of them for."""
        place = self.put(b"".join(contents))
        if isinstance(place, bytes):
            return list(contents)
        starts = accumulate(map(len, contents), initial=place.start)
        return [Place(start, len(content)) for start, content in zip(starts, contents, strict=False)]

    def get(self, aside: Aside) -> bytes:
        """Return bytes that were put aside."""
        if isinstance(aside, bytes):
            return aside
        content = self._read(aside)
        if len(content) != aside.length:
            raise OSError(errno.EIO, "what was put aside is not there any more")
        return content

    def _read(self, place: Place) -> bytes:
        if hasattr(os, "pread"):  # forked processes have one position together
            return os.pread(self._file.fileno(), place.length, place.start)
        self._file.seek(place.start)
        return self._file.read(place.length)

    @cached_property
    def _file(self) -> IO[bytes]:
        file = _temporary(self._folder)
        weakref.finalize(self, file.close)
        return file


def _temporary(folder: Path | None) -> IO[bytes]:
    if folder:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return tempfile.TemporaryFile(buffering=0, dir=folder)
        except OSError:
            pass
    return tempfile.TemporaryFile(buffering=0)


K = TypeVar("K")


class Spilled(Mapping[K, bytes]):
    """Bytes that were put aside, by key; pickled a dictionary of them, as others do not have the file."""

    def __init__(self, spill: Spill, asides: Mapping[K, Aside]) -> None:
        self._spill, self._asides = spill, asides

    def __reduce__(self) -> tuple[object, ...]:
        return dict, (dict(self),)

    def __getitem__(self, key: K) -> bytes:
        return self._spill.get(self._asides[key])

    def __contains__(self, key: object) -> bool:
        return key in self._asides

    def __iter__(self) -> Iterator[K]:
        return iter(self._asides)

    def __len__(self) -> int:
        return len(self._asides)
