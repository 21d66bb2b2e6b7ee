"""Writing: the one package that changes the disk, and only at and beside the folder that it is given.

A site is staged beside the old one (`.site.123.new`) and swapped in by two renames, with the old one aside
(`.site.123.old`) between them: `site` is the whole old site, the whole new one or, for an instant, not there.
What is as it was is linked, not written. What a killed build leaves is put right by the next one, when it
takes hold of the folder. A folder that newsmorgue did not make is never touched.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from newsmorgue.errors import NewsmorgueError
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
from newsmorgue.write.staging import Content, Kept, Staging, Stamp
from newsmorgue.write.stopping import undisturbed
from newsmorgue.write.untouched import is_untouched, untouched

__all__ = [
    "MARKER",
    "Content",
    "Kept",
    "Stamp",
    "Tell",
    "Written",
    "all_kept",
    "held",
    "is_untouched",
    "refuse_existing",
    "refuse_foreign",
    "untouched",
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


def write(files: Iterable[tuple[str, Content]], folder: Path) -> Written:
    """Write a site, given as paths and bytes or `Kept`, to `folder` in place of the old one.

    To be called while `folder` is `held`. Raises NewsmorgueError when the folder is not ours, or when the
    disk does not take the files; then, and whatever `files` raises, the old site is left as it was.
    """
    refuse_foreign(folder)
    site = absolute(folder)
    staged = staged_for(site)
    try:
        written = _stage(files, staged, site, folder)
        refuse_foreign(folder)  # somebody may have put something there in the meantime
        _swap(staged, site, folder)
    finally:
        with undisturbed():
            remove(staged)
    return written


def _stage(files: Iterable[tuple[str, Content]], staged: Path, site: Path, folder: Path) -> Written:
    staging = Staging(staged, site, told_as=folder)
    for path, content in files:
        if isinstance(content, Kept):
            if not staging.keep(path, content.stamp):
                staging.put(path, content.make())
        else:
            staging.put(path, content)
    return _written(staging.stamps, staging.kept)


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
