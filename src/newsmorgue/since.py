"""An earlier site as an input: which articles and claims it had, so that a build can tell what is new.

It is read from its `data` folder, from the site that holds that, or from a zip file of either.
"""

import json
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from newsmorgue.errors import NewsmorgueError
from newsmorgue.model import Earlier
from newsmorgue.text.fold import fold

_REMEDY = "name an earlier site, its `data` folder, or a zip file of one of them"
_INDEX = "index.json"
_FOLDER = "data"
# Larger than any part that is ever exported: what says to be larger is no site's.
_LARGEST = 200_000_000
# What damaged zips and JSON raise; an encrypted or oddly packed zip raises a RuntimeError.
_DAMAGED = (OSError, zipfile.BadZipFile, zlib.error, ValueError, KeyError, TypeError, RuntimeError)


def read_earlier(path: Path) -> Earlier:
    """Return what the site at `path` had.

    Raises NewsmorgueError where no site can be read there.
    """
    try:
        if path.is_file():
            with zipfile.ZipFile(path) as archive:
                return _earlier(_in_archive(archive))
        return _earlier(_in_folder(path))
    except _DAMAGED as error:
        told = error.strerror if isinstance(error, OSError) and error.strerror else "its data is not a site's"
        raise NewsmorgueError(
            f"no earlier site can be read there ({told.lower()})", path=str(path), remedy=_REMEDY
        ) from error


def _earlier(load: Callable[[str], bytes]) -> Earlier:
    parts = {row["name"]: row["parts"] for row in json.loads(load(_INDEX))}

    def rows(name: str) -> Iterator[dict[str, Any]]:
        for part in parts[name]:
            yield from json.loads(load(part))

    files: dict[str, str] = {}
    file_of: dict[str, str] = {}
    for row in rows("articles"):
        file_of[row["id"]] = row["file"]
        files |= {each["file"]: each["sha256"] for each in (row, *row["duplicates"])}
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows("claims"):
        claims[file_of[row["article"]]].add(fold(row["text"]))
    return Earlier(files, {file: frozenset(told) for file, told in claims.items()})


def _in_folder(path: Path) -> Callable[[str], bytes]:
    folder = path / _FOLDER if (path / _FOLDER / _INDEX).is_file() else path
    return lambda name: (folder / PurePosixPath(name).name).read_bytes()


def _in_archive(archive: zipfile.ZipFile) -> Callable[[str], bytes]:
    """Return a reader of the data files of a zip, wherever in it they are."""
    inner = [PurePosixPath(name) for name in archive.namelist() if PurePosixPath(name).name == _INDEX]
    folders = sorted(
        (each.parent for each in inner), key=lambda each: (each.name != _FOLDER, len(each.parts))
    )
    if not folders:
        raise KeyError(_INDEX)
    folder = folders[0]

    def load(name: str) -> bytes:
        info = archive.getinfo(str(folder / PurePosixPath(name).name))
        if info.file_size > _LARGEST:
            raise ValueError(name)
        return archive.read(info)

    return load
