"""Writing: the one package that changes the disk, and only at and beside the folder that it is given.

A site is staged beside the old one (`.site.123.new`) and swapped in by two renames, with the old one aside
(`.site.123.old`) between them: `site` is the whole old site, the whole new one or, for an instant, not there.
What is as it was is linked, not written. What a killed build leaves is put right by the next one, when it
takes hold of the folder. A folder that newsmorgue did not make is never touched.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from newsmorgue.errors import NewsmorgueError
from newsmorgue.workers import Workers
from newsmorgue.write.files import refuse_existing, write_new
from newsmorgue.write.folders import (
    MARKER,
    absolute,
    aside,
    cannot_write,
    refuse_foreign,
    remove,
    rename,
    retire,
    staged_for,
)
from newsmorgue.write.hold import Tell, held
from newsmorgue.write.staging import Content, Kept, Staging, Stamp, begin, link_all
from newsmorgue.write.stopping import undisturbed
from newsmorgue.write.untouched import is_untouched, untouched

__all__ = [
    "MARKER",
    "Begun",
    "Content",
    "Kept",
    "Stamp",
    "Tell",
    "Written",
    "all_kept",
    "begun",
    "held",
    "is_untouched",
    "refuse_existing",
    "refuse_foreign",
    "write",
    "write_new",
]


@dataclass(frozen=True, slots=True)
class Written:
    """How much a site holds, how many of its files are new and how many are the old site's.

    `stamps` has each file's, by its path: what a caller remembers to give it back as `Kept` another time.
    """

    files: int
    pages: int
    bytes: int
    new: int
    kept: int
    stamps: Mapping[str, Stamp] = field(repr=False)


class Begun:
    """A new site that is begun beside the old one of a folder, of which it takes the files that stand.

    `stamps` are those that the files of the old site got when they were written; `unlinked` waits until those
    that still have them are linked, and returns the paths of the others.
    """

    def __init__(
        self, folder: Path, stamps: Mapping[str, Stamp], unlinked: Callable[[], Iterable[str]]
    ) -> None:
        self._folder, self._site = folder, absolute(folder)
        self._stamps, self._unlinked = stamps, unlinked

    @cached_property
    def _others(self) -> frozenset[str]:
        try:
            return frozenset(self._unlinked())
        except OSError as error:
            raise cannot_write(error, self._folder) from error

    @cached_property
    def standing(self) -> dict[str, Stamp]:
        """The stamps of the files that the old site has as they were when they got them."""
        # Not every file system has links.
        others = {path: self._stamps[path] for path in self._others}
        untaken = untouched(self._site, others) if others else {}
        return {
            path: stamp for path, stamp in self._stamps.items() if path not in self._others or path in untaken
        }

    def write(self, files: Iterable[tuple[str, Content]]) -> Written:
        """Write the site, given as paths and bytes or `Kept`, in place of the old one; to be called once."""
        staged = staged_for(self._site)
        linked = {path: stamp for path, stamp in self._stamps.items() if path not in self._others}
        staging = Staging(staged, self._site, linked, told_as=self._folder)
        for path, content in files:
            if isinstance(content, Kept):
                if not staging.keep(path, content.stamp):
                    staging.put(path, content.make())
            else:
                staging.put(path, content)
        staging.finish()
        refuse_foreign(self._folder)  # somebody may have put something there in the meantime
        _swap(staged, self._site, self._folder)
        return _written(staging.stamps, staging.kept)


@contextmanager
def begun(folder: Path, stamps: Mapping[str, Stamp], workers: Workers) -> Iterator[Begun]:
    """Begin a new site in place of the one in `folder`, whose files got these `stamps` when it was written.

    Files that stand are linked beside all that is done until they are asked for. To be called while `folder`
    is `held`. Raises NewsmorgueError when the folder is not ours, or when the disk does not take the files;
    then, and whatever is raised within, the old site is left as it was.
    """
    refuse_foreign(folder)
    site = absolute(folder)
    staged = staged_for(site)
    try:
        begin(staged, told_as=folder)
        with workers.beside(link_all, staged, site, stamps) as unlinked:
            yield Begun(folder, stamps, unlinked)
    finally:
        with undisturbed():
            remove(staged)


def write(files: Iterable[tuple[str, Content]], folder: Path) -> Written:
    """Write a site, given as paths and bytes or `Kept`, to `folder` in place of the old one: see `begun`."""
    with begun(folder, {}, Workers()) as new:
        return new.write(files)


def all_kept(stamps: Mapping[str, Stamp]) -> Written:
    """Return what is written where a site stays as it is."""
    return _written(stamps, len(stamps))


def _written(stamps: Mapping[str, Stamp], kept: int) -> Written:
    return Written(
        files=len(stamps),
        pages=sum(path.endswith(".html") for path in stamps),
        bytes=sum(stamp.size for stamp in stamps.values()),
        new=len(stamps) - kept,
        kept=kept,
        stamps=stamps,
    )


def _swap(staged: Path, site: Path, folder: Path) -> None:
    """Put the staged site in place of the one that is there, and remove that one.

    There is no fsync: one for each of 30,000 files takes minutes on a disk, and a site can be built again.
    Should the power fail within seconds of the renames, files may be empty; the next build finds that they
    are not of the size or content that they should have, and writes them anew.
    """
    old = aside(staged)
    try:
        try:
            if site.exists():
                rename(site, old)
            rename(staged, site)
        finally:
            # However this ended, by Ctrl-C in mid-air perhaps: one of them is the site, and the other goes.
            if not site.exists() and old.exists():
                rename(old, site)
            retire(old)
    except OSError as error:
        raise _cannot_swap(error, folder) from error


def _cannot_swap(error: OSError, folder: Path) -> NewsmorgueError:
    if getattr(error, "winerror", None):  # Windows renames no folder of which anything is open
        return NewsmorgueError(
            "the old site cannot be replaced while something of it is open",
            path=str(folder),
            remedy="close the programs and terminals that use it, or name another folder with --out DIR",
        )
    return cannot_write(error, folder)
