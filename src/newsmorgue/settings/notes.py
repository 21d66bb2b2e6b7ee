"""`notes/`: the editors' own words, in Markdown. A note has the address of the page that it is about.

`notes/people/jane-roe.md` stands on `people/jane-roe.html`, and `notes/about.md` is `about.html`.
"""

import os
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from newsmorgue.model import Problem
from newsmorgue.text.spelling import closest

FOLDER = "notes"
_SUFFIX = ".md"
_EXAMPLE = "name a note after its page: `notes/people/jane-roe.md` is for `people/jane-roe.html`"


def note_files(folder: Path, problems: list[Problem]) -> Iterator[tuple[str, Path]]:
    """Yield the page that each note of a corpus folder is about, and the note's file, by name.

    Hidden files and README files are no notes; what is not Markdown goes to `problems`.
    """
    for path in sorted((folder / FOLDER).rglob("*")):
        name = path.relative_to(folder / FOLDER).as_posix()
        if path.is_dir() or path.name.startswith(("README", ".")) or "/." in f"/{name}":
            continue
        if path.suffix == _SUFFIX:
            yield f"{name.removesuffix(_SUFFIX)}.html", path
        else:
            told = Problem(_shown(f"{FOLDER}/{name}"), "this is no note", "write notes in Markdown (.md)")
            problems.append(told)


def note_of(page: str) -> str:
    """Return the file of the note on a page."""
    return f"{FOLDER}/{page.removesuffix('.html')}{_SUFFIX}"


def orphans(notes: Mapping[str, str], pages: Collection[str]) -> Iterator[Problem]:
    """Yield the notes on none of `pages`, which are those that show one, with the page that may be meant."""
    for page in sorted(set(notes) - set(pages)):
        folder, _, name = page.rpartition("/")
        split = (each.rpartition("/") for each in sorted(pages))
        near = closest(name, (other for beside, _, other in split if beside == folder))
        meant = note_of(f"{folder}/{near}" if folder else near) if near else None
        remedy = f"did you mean `{meant}`?" if meant else _EXAMPLE
        yield Problem(_shown(note_of(page)), "there is no page for this note", remedy)


def _shown(name: str) -> str:
    """Return a file's name as a message can show it, whatever bytes it has."""
    return os.fsencode(name).decode("utf-8", "replace")
