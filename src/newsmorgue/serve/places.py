"""From what a request asks for to a file of the site, and to nothing outside of it."""

import re
import time
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from urllib.parse import unquote

from newsmorgue.errors import UsageError

_BASE_PART = re.compile(r"[A-Za-z0-9_~-][A-Za-z0-9._~-]*")
# A new site is put in place of the old one by two renames: so long, in seconds, somebody waits between them.
_PATIENCE = 3.0
_AGAIN_AFTER = 0.01


class SiteIsAwayError(Exception):
    """There is no site, and none came."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file of the site, opened, and the name that it is asked for by."""

    name: str
    file: BinaryIO


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of the site, asked for without the slash at its end."""


def base_of(given: str) -> str:
    """Return the path that a site lies below, with its slashes: `repo` and `/repo/` are `/repo/`.

    Raises UsageError where no address could have it.
    """
    parts = [part for part in given.split("/") if part]
    if not all(map(_BASE_PART.fullmatch, parts)):
        raise UsageError(f"`{given}` is no path of an address", remedy="write it as in --base /repo/")
    return "".join(f"/{part}" for part in parts) + "/"


def find(site: Path, path: str) -> Found | Folder | None:
    """Open what the percent-encoded `path`, counted from the site's root, leads to; None where nothing is.

    While the folder `site` is replaced this waits. Raises SiteIsAwayError when it does not come back.
    """
    parts = path.split("/")
    if not parts[-1]:  # a folder's own page
        parts[-1] = "index.html"
    names = [unquote(part) for part in parts]
    if not all(map(_is_name, names)):
        return None
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        before = identity(site)
        try:
            found = _opened(site, names)
        except (OSError, RuntimeError, ValueError):  # not there; links in a circle; a name that none can have
            found = None
        if found or (before is not None and before == identity(site)):
            return found
        time.sleep(_AGAIN_AFTER)
    raise SiteIsAwayError


def identity(folder: Path) -> tuple[int, int] | None:
    """Return what tells a folder from another that takes its name; None where there is none."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def _is_name(name: str) -> bool:
    """Tell the name of a file from an empty one, a way out, and what web hosts keep to themselves."""
    return bool(name) and not name.startswith(".") and not set(name) & set("/\\\0")


def _opened(site: Path, names: list[str]) -> Found | Folder | None:
    real = site.joinpath(*names).resolve(strict=True)
    if not real.is_relative_to(site.resolve(strict=True)):  # by a link, or by a drive of Windows
        return None
    if real.is_dir():
        return Folder()
    return Found(names[-1], real.open("rb")) if real.is_file() else None
