"""The latest build of a site: what it was made of and what it wrote, for the next to tell what changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from newsmorgue.cache import Cache, key_of, of_pages
from newsmorgue.folder import Folder
from newsmorgue.read import Reading
from newsmorgue.summary import Summary
from newsmorgue.write import Stamp

# The inputs of a build that cannot be told from those of another: one that was compared with an earlier site.
NEVER_AGAIN = b""


@dataclass(frozen=True, slots=True)
class Latest:
    """A build: a digest of all that its site hangs on, the SHA-256 of each file, what it found and wrote.

    `seen` is the key of what its pages saw.
    """

    inputs: bytes
    files: Mapping[str, str]
    summary: Summary
    stamps: Mapping[str, Stamp]
    seen: bytes


@dataclass(frozen=True, slots=True)
class Changed:
    """How many files a build has that the one before did not have, had otherwise, or had alone."""

    added: int
    altered: int
    gone: int


def changed_since(before: Latest, now: Latest) -> Changed:
    """Return what files changed from one build to the next."""
    common = before.files.keys() & now.files.keys()
    return Changed(
        added=len(now.files) - len(common),
        altered=sum(before.files[name] != now.files[name] for name in common),
        gone=len(before.files) - len(common),
    )


def inputs_of(folder: Folder) -> bytes:
    """Return a digest of all that a site hangs on: files, settings, decisions, notes, word lists and code."""
    reading, settings = folder.reading, folder.says
    files = "\n".join(f"{name} {sha256}" for name, sha256 in hashes(reading).items())
    return key_of("site", of_pages(), repr(settings), repr(reading.problems), files)


def hashes(reading: Reading) -> dict[str, str]:
    """Return the SHA-256 of each file, by its name."""
    return {
        name: file.sha256
        for file in reading.files
        for name in (file.name, *(copy.file for copy in file.copies))
    }


def latest(cache: Cache, site: Path) -> Latest | None:
    """Return the latest build of a site, given its absolute path, as far as the cache knows one."""
    found = cache.get(_key(site))
    return found if isinstance(found, Latest) else None


def remember(cache: Cache, site: Path, done: Latest, saw: object) -> None:
    """Keep what a build of a site was made of and wrote, and what its pages saw.

    To be called when it is in place.
    """
    cache.put(done.seen, saw)
    cache.put(_key(site), done)


def key_of_seen(site: Path, inputs: bytes) -> bytes:
    """Return the key of what the pages of a build see."""
    return key_of("seen", str(site), inputs.hex())


def _key(site: Path) -> bytes:
    return key_of("latest", of_pages(), str(site))
