"""Folders: which are ours, how those beside a site are called, and how one is removed."""

import errno
import os
import re
import shutil
import sys
import time
from pathlib import Path

from newsmorgue.errors import NewsmorgueError

# What tells a folder that newsmorgue made from one that somebody filled.
MARKER = ".newsmorgue"
_STAGED, _ASIDE = "new", "old"
_REMEDIES = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room on the disk",
    errno.ENAMETOOLONG: "shorten the path",
}
# Seconds between attempts to rename a folder: on Windows, scanners and indexers open what was just written.
_PAUSES = (0.1, 0.2, 0.4, 0.8) if sys.platform == "win32" else ()


def refuse_foreign(folder: Path) -> None:
    """Raise NewsmorgueError unless `folder` is a site of ours, empty, or not there."""
    absolute(folder)
    try:
        linked, there = folder.is_symlink(), folder.exists()
        if linked or (there and not folder.is_dir()):
            raise NewsmorgueError(
                "this is a link, not a folder" if linked else "this is not a folder",
                path=str(folder),
                remedy="name another with --out DIR, or move it away",
            )
        if there and any(folder.iterdir()) and not is_ours(folder):
            raise NewsmorgueError(
                "newsmorgue did not make this folder, and it is not empty",
                path=str(folder),
                remedy="name another with --out DIR, or empty it yourself",
            )
    except OSError as error:  # a path too long, a folder that may not be read
        raise cannot_write(error, folder) from error


def cannot_write(error: OSError, path: Path) -> NewsmorgueError:
    """Return what to tell when the disk does not take a site's file or folder `path`."""
    remedy = _REMEDIES.get(error.errno or 0, "check the permissions of the folder and of the one it lies in")
    return NewsmorgueError(
        f"the site cannot be written ({(error.strerror or str(error)).lower()})",
        path=str(path),
        remedy=f"{remedy}, or name another folder with --out DIR",
    )


def make(folder: Path) -> None:
    """Make a folder and those it lies in; raise NewsmorgueError when that cannot be done."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        file = next(each for each in (folder, *folder.parents) if each.exists())
        raise NewsmorgueError(
            "this is not a folder", path=str(file), remedy="name another with --out DIR, or move it away"
        ) from error
    except OSError as error:
        raise cannot_write(error, folder) from error


def absolute(folder: Path) -> Path:
    """Return the folder by a path that has a name, as "." has none.

    Raises NewsmorgueError when the current folder is gone, or links on the way go in a circle.
    """
    try:
        return folder.resolve()
    except OSError as error:
        raise cannot_write(error, folder) from error
    except RuntimeError as error:  # of Python before 3.13
        raise cannot_write(OSError(errno.ELOOP, os.strerror(errno.ELOOP)), folder) from error


def staged_for(site: Path) -> Path:
    """Return where this process puts a new site together: beside the old one, so that a rename swaps them."""
    return site.with_name(f".{site.name}.{os.getpid()}.{_STAGED}")


def aside(staged: Path) -> Path:
    """Return where the old site is between the two renames."""
    return staged.with_suffix(f".{_ASIDE}")


def left_staged(site: Path) -> list[Path]:
    """Return the new sites beside `site` that were not swapped in, and old ones that were to be removed."""
    return _left(site, _STAGED)


def left_aside(site: Path) -> list[Path]:
    """Return the old sites that lie aside; each is whole, or empty."""
    return _left(site, _ASIDE)


def is_ours(folder: Path) -> bool:
    """Tell whether newsmorgue made this folder."""
    return (folder / MARKER).is_file()


def remove(folder: Path) -> bool:
    """Remove a folder that is ours or empty, as far as that is possible, and tell whether it is gone.

    The marker goes last: a removal that is cut short leaves a folder that is known to be ours.
    """
    try:
        if is_ours(folder):
            for path in [path for path in folder.iterdir() if path.name != MARKER]:
                if path.is_dir() and not path.is_symlink():
                    shutil.rmtree(path)
                else:
                    path.unlink()
            (folder / MARKER).unlink()
        folder.rmdir()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return True


def retire(old: Path) -> bool:
    """Remove a site that lies aside, as `remove` does, so that half of it is never taken for a whole one."""
    going = old.with_suffix(f".{_STAGED}")
    try:
        rename(old, going)
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return remove(going)


def rename(folder: Path, target: Path) -> None:
    """Rename a folder; raise OSError when that cannot be done."""
    for pause in _PAUSES:
        try:
            folder.rename(target)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    folder.rename(target)


def _left(site: Path, kind: str) -> list[Path]:
    """Return the folders that builds of `site` made beside it; one that is empty was not yet marked."""
    named = re.compile(rf"\.{re.escape(site.name)}\.\d+\.{kind}")
    with os.scandir(site.parent) as entries:
        folders = sorted(
            Path(entry.path)
            for entry in entries
            if named.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
        )
    return [folder for folder in folders if is_ours(folder) or not any(folder.iterdir())]
