"""Healing: what a killed build left beside a site is put right by the next.

Only for a build that holds the site: then whatever lies beside it is nobody's, even if some program now goes
by the number of the process that left it.
"""

from pathlib import Path

from newsmorgue.write.folders import MARKER, is_ours, left_aside, left_staged, remove, rename, retire


def heal(site: Path) -> tuple[str, ...]:
    """Put back the old site if a build was killed between its two renames, remove what else there is.

    Returns what was done and what could not be, a line each.
    """
    told = []
    removed = {folder: remove(folder) for folder in left_staged(site)}
    old = left_aside(site)
    whole = [folder for folder in old if is_ours(folder)]
    if whole and _is_missing(site):
        last = max(whole, key=lambda folder: (folder / MARKER).stat().st_mtime_ns)
        _put_back(last, site)
        old.remove(last)
        told.append("the old site was put back after a build that was killed")
    removed |= {folder: retire(folder) for folder in old}
    if any(removed.values()):
        told.append("what a killed build had left was removed")
    told += [
        f"{folder.name}, which a killed build left, cannot be removed"
        for folder, gone in removed.items()
        if not gone
    ]
    return tuple(told)


def _is_missing(site: Path) -> bool:
    return not site.exists() or not any(site.iterdir())


def _put_back(old: Path, site: Path) -> None:
    if site.exists():  # and is empty; Windows renames nothing to what is there
        site.rmdir()
    rename(old, site)
