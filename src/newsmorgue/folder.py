"""A corpus folder as it lies on the disk: all that is read of it before anything is analysed."""

from dataclasses import dataclass
from pathlib import Path

from newsmorgue.read import Reading, read
from newsmorgue.settings import CorpusFiles, read_settings
from newsmorgue.spill import Spill
from newsmorgue.stages import Stages


@dataclass(frozen=True, slots=True)
class Folder:
    """A corpus folder as it lies on the disk: its files, and what it says of itself."""

    path: Path
    reading: Reading
    says: CorpusFiles


def read_folder(path: Path, stages: Stages, spill: Spill | None = None) -> Folder:
    """Read a corpus folder; what its files hold is put aside. Raises NewsmorgueError if it is not there."""
    with stages.stage("reading files"):
        return Folder(path, read(path, spill), read_settings(path))
