"""Reading: from a corpus folder to its files, and from the bytes of a file to a decoded dump.

A file that cannot be read is told as a problem and the others are read: nothing here raises for a
single file.
"""

import codecs
import hashlib
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from newsmorgue.errors import NewsmorgueError
from newsmorgue.extras import install_command
from newsmorgue.model import Copy, Dump, Format, Problem
from newsmorgue.spill import Aside, Spill, Spilled
from newsmorgue.webpage import NEEDED, declared_encoding, extracted, is_readable

# What the ends of the names of dumps say about their text.
_FORMATS = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
}
# Files of a corpus folder that are read elsewhere, or by people.
_NOT_DUMPS = frozenset({"corpus.yml", "corrections.yml"})
_NOTES = "notes"
# Where Windows-1252 is not Latin-1.
_WINDOWS_1252 = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
# C0 controls that no text has; tabs, line ends and form feeds are text.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class File:
    """A file that may be a dump; `copies` are those of the same kind that have its bytes.

    `name` is its POSIX path relative to the folder.
    """

    name: str
    sha256: str
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """The files of a folder that may be dumps, with their data by name, and what could not be read."""

    files: tuple[File, ...]
    data: Mapping[str, bytes]
    problems: tuple[Problem, ...]


def read(folder: Path, spill: Spill | None = None) -> Reading:
    """Read every file below `folder` that may be a dump, each once, in the order of its path.

    Byte-identical files of one kind are one with copies. Their bytes are put aside, in `spill` if given, as
    they are needed once and all together are much. Raises NewsmorgueError when the folder is not there.
    """
    if not folder.is_dir():
        raise NewsmorgueError(
            "there is no such folder of dumps",
            path=str(folder),
            remedy="make it and put article texts in it, or name another with --seeds DIR",
        )
    spill = spill or Spill()
    files: dict[tuple[str, Format | None], File] = {}
    data: dict[str, Aside] = {}
    problems: list[Problem] = []
    for path in _paths(folder, problems):
        name = _name(path, folder)
        found = _load(path, name)
        if isinstance(found, Problem):
            problems.append(found)
            continue
        sha256 = hashlib.sha256(found).hexdigest()
        same = sha256, format_of(name)
        first = files.get(same)
        if first:
            files[same] = replace(first, copies=(*first.copies, Copy(name, sha256)))
        else:
            files[same] = File(name, sha256)
            data[name] = spill.put(found)
    return Reading(tuple(files.values()), Spilled(spill, data), tuple(problems))


def dump_of(file: File, data: bytes) -> Dump | Problem:
    """Return the dump that a file with these bytes holds, or why it holds none. A pure function."""
    format_ = format_of(file.name) or Format.TEXT
    text = decode_page(data) if format_ is Format.HTML else decode(data)
    if not text.strip():
        return Problem(file.name, "the file is empty", "put the article's text in it, or delete it")
    if _is_binary(text):
        return Problem(
            file.name,
            "this is not a text file",
            "save the article as plain text (UTF-8), or delete the file",
        )
    if format_ is Format.HTML:
        found = extracted(text)
        if found is None:
            return Problem(
                file.name,
                "no article was found in this web page",
                "save the article's text as plain text (.txt)",
            )
        text = found
    return Dump(file.name, file.sha256, text, file.copies, format_)


def decode(data: bytes) -> str:
    """Return the text of a file's bytes: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252.

    The mark is not part of the text; line ends are left as they are. Bytes that Windows-1252 does
    not define become the control characters of the same number, as browsers read them.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1").translate(_WINDOWS_1252)


def decode_page(data: bytes) -> str:
    """Return the text of a web page's bytes, whose own declaration counts where it is no Unicode text."""
    text = decode(data)
    encoding = declared_encoding(data)
    marked = data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if encoding is None or marked or data == text.encode("utf-8", "replace"):
        return text
    return data.decode(encoding, errors="replace")


def format_of(file: str) -> Format | None:
    """Return what a file of this name is written in; None where such files are not read."""
    return _FORMATS.get(PurePosixPath(file).suffix.lower())


def _paths(folder: Path, problems: list[Problem]) -> list[Path]:
    def closed(error: OSError) -> None:
        reason = f"the folder cannot be read ({(error.strerror or str(error)).lower()})"
        problems.append(Problem(_name(Path(error.filename), folder), reason, "check its permissions"))

    found = []
    for parent, folders, names in os.walk(folder, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".") and name != _NOTES]
        found += [
            Path(parent, name)
            for name in names
            if not name.startswith((".", "README")) and name not in _NOT_DUMPS
        ]
    return sorted(found, key=lambda path: _name(path, folder))


def _name(path: Path, folder: Path) -> str:
    """Return the path from `folder`, read as UTF-8 whatever the locale; other bytes become surrogates."""
    return os.fsencode(path.relative_to(folder).as_posix()).decode("utf-8", errors="surrogateescape")


def _load(path: Path, name: str) -> bytes | Problem:
    if not _is_text(name):
        shown = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        return Problem(shown, "the file's name is not UTF-8", "rename the file")
    format_ = format_of(name)
    if format_ is None:
        remedy = "save the article as plain text (.txt), Markdown (.md) or a web page (.html)"
        return Problem(name, "this kind of file is not read", remedy)
    if format_ is Format.HTML and not is_readable():
        reason = "web pages are not read without trafilatura, which is not installed"
        return Problem(name, reason, f"run: {install_command(*NEEDED)}")
    if path.exists() and not path.is_file():
        return Problem(name, "this is a pipe or device, not a file", "save the article as a file")
    try:
        return path.read_bytes()
    except OSError as error:
        reason = f"the file cannot be read ({(error.strerror or str(error)).lower()})"
        return Problem(name, reason, "check its permissions, or that the link leads somewhere")


def _is_text(name: str) -> bool:
    """Tell a name from one with bytes that the system could not decode, which no page can show."""
    return not any("\ud800" <= char <= "\udfff" for char in name)


def _is_binary(text: str) -> bool:
    head = text[:8192]
    return "\0" in head or len(_CONTROL.findall(head)) > len(head) // 100
