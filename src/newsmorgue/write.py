"""Writing: the one module that changes the disk, and only below the folder that it is given.

A site is written beside the old one and swapped in by two renames: the folder holds a whole site or,
for an instant, none. A folder that newsmorgue did not make is never touched.
"""

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from newsmorgue.errors import NewsmorgueError

# What tells a site that newsmorgue made from a folder that somebody filled.
MARKER = ".newsmorgue"


@dataclass(frozen=True, slots=True)
class Written:
    """How much was written."""

    files: int
    pages: int
    bytes: int


def refuse_foreign(folder: Path) -> None:
    """Raise NewsmorgueError unless `folder` is a site of ours, empty, or not there."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise NewsmorgueError(
            "this is not a folder", path=str(folder), remedy="name another with --out DIR, or move it away"
        )
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise NewsmorgueError(
            "newsmorgue did not make this folder, and it is not empty",
            path=str(folder),
            remedy="name another with --out DIR, or empty it yourself",
        )


def refuse_existing(file: Path) -> None:
    """Raise NewsmorgueError when there is something at `file`."""
    if file.exists() or file.is_symlink():
        raise NewsmorgueError(
            "there is such a file", path=str(file), remedy="name another with --out FILE, or move it away"
        )


def write_new(file: Path, text: str) -> None:
    """Write a file that is not there yet; raise NewsmorgueError when it is, or cannot be written."""
    refuse_existing(file)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        reason = f"the file cannot be written ({(error.strerror or str(error)).lower()})"
        raise NewsmorgueError(reason, path=str(file), remedy="name another with --out FILE") from error


def write(files: Iterable[tuple[str, bytes]], folder: Path) -> Written:
    """Write a site, given as paths and bytes, to `folder` in place of the old one.

    Raises NewsmorgueError when the folder is not ours, or when the disk does not take the files; the
    old site is left as it was.
    """
    refuse_foreign(folder)
    folder = folder.resolve()  # "." has no name
    _heal(folder)
    # Beside the old site, so that the swap is a rename within one file system.
    staged = folder.with_name(f".{folder.name}.{os.getpid()}.new")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        staged.mkdir()
        written = _write_all(files, staged)
        _swap(staged, folder)
    except OSError as error:
        raise NewsmorgueError(
            f"the site cannot be written ({(error.strerror or str(error)).lower()})",
            path=error.filename or str(folder),
            remedy="check the permissions and the space on the disk, or name another folder with --out DIR",
        ) from error
    finally:
        shutil.rmtree(staged, ignore_errors=True)
    return written


def _heal(folder: Path) -> None:
    """Put back the old site of a build that was killed between its two renames, and clear what it left."""
    for old in sorted(folder.parent.glob(f".{folder.name}.*.old")):
        if not folder.exists():
            old.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    for staged in folder.parent.glob(f".{folder.name}.*.new"):
        if not _is_running(staged.suffixes[-2].removeprefix(".")):
            shutil.rmtree(staged, ignore_errors=True)


def _is_running(process: str) -> bool:
    """Tell whether the build with this process number goes on; where that is hard to tell, it does."""
    if os.name != "posix" or not process.isdecimal():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return int(process) != os.getpid()


def _write_all(files: Iterable[tuple[str, bytes]], folder: Path) -> Written:
    (folder / MARKER).write_text(
        "This folder is made by newsmorgue and replaced by its next build.\n", encoding="utf-8"
    )
    count = pages = size = 0
    made: set[Path] = set()
    for path, content in files:
        target = folder / path
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        with target.open("xb") as file:  # two pages of one path would be a fault of ours: better no site
            file.write(content)
        count += 1
        pages += path.endswith(".html")
        size += len(content)
    return Written(count, pages, size)


def _aside(staged: Path) -> Path:
    return staged.with_suffix(".old")


def _swap(staged: Path, folder: Path) -> None:
    old = _aside(staged)
    if folder.exists():
        folder.rename(old)
    try:
        staged.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
