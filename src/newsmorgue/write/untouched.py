"""Whether a site on the disk is as it was when it was written."""

import os
from collections.abc import Mapping
from pathlib import Path

from newsmorgue.write.folders import MARKER
from newsmorgue.write.staging import Stamp


def is_untouched(folder: Path, stamps: Mapping[str, Stamp]) -> bool:
    """Tell whether a site has exactly the files of `stamps`, and each as it was when it got its stamp."""
    left = len(stamps)
    coming = [(str(folder), "")]
    try:
        while coming:
            place, prefix = coming.pop()
            with os.scandir(place) as entries:
                for entry in entries:
                    path = f"{prefix}{entry.name}"
                    if entry.is_dir(follow_symlinks=False):
                        coming.append((entry.path, f"{path}/"))
                        continue
                    found = entry.stat(follow_symlinks=False)
                    if path == MARKER:
                        continue
                    if stamps.get(path) != (found.st_size, found.st_mtime_ns):
                        return False
                    left -= 1
    except OSError:
        return False
    return left == 0
