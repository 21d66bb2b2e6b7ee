"""What a result hangs on beside its input: this program, its word lists and templates, and Python."""

import hashlib
import platform
import unicodedata
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from newsmorgue.assets import static_folder, templates_folder

# The packages whose versions may change what is read or rendered.
_PACKAGES = ("jinja2", "lunr", "lxml", "markdown-it-py", "pyyaml", "trafilatura")
_OURS = Path(__file__).parents[1]


@cache
def of_code() -> str:
    """Return a digest of the code and word lists, and of the packages and the Python that they run on."""
    found = hashlib.blake2b(digest_size=16)
    found.update(f"{platform.python_version()} {unicodedata.unidata_version}\n".encode())
    for package in _PACKAGES:
        found.update(f"{package} {_version(package)}\n".encode())
    _add(found, _OURS)
    return found.hexdigest()


@cache
def of_pages() -> str:
    """Return a digest of all that a site is made with beside the corpus: code, templates, static files."""
    found = hashlib.blake2b(of_code().encode(), digest_size=16)
    _add(found, templates_folder())
    _add(found, static_folder())
    return found.hexdigest()


def _add(found: "hashlib.blake2b", folder: Path) -> None:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and file.suffix != ".pyc":
            content = file.read_bytes()
            found.update(f"{file.relative_to(folder).as_posix()} {len(content)}\n".encode())
            found.update(content)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
