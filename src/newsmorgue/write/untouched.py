"""What of a site on the disk is as it was when it was written."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from newsmorgue.write.folders import MARKER
from newsmorgue.write.staging import Stamp


def is_untouched(folder: Path, stamps: Mapping[str, Stamp]) -> bool:
    """Tell whether a site has exactly the files of `stamps`, and each as it was when it got its stamp."""
    left = len(stamps)
    try:
        for path, stamp in _stamps_in(folder):
            if stamps.get(path) != stamp:
                return False
            left -= 1
    except OSError:
        return False
    return left == 0


def untouched(folder: Path, stamps: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """Return those of `stamps` whose files a site has as they were when they got them."""
    try:
        return {path: stamp for path, stamp in _stamps_in(folder) if stamps.get(path) == stamp}
    except OSError:
        return {}


def _stamps_in(folder: Path) -> Iterator[tuple[str, Stamp]]:
    coming = [(str(folder), "")]
    while coming:
        place, prefix = coming.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                path = f"{prefix}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    coming.append((entry.path, f"{path}/"))
                elif path != MARKER:
                    found = entry.stat(follow_symlinks=False)
                    yield path, Stamp(found.st_size, found.st_mtime_ns)
