"""Checking: that a built site proves what it says.

Every span is cut out of its file again and compared with the text that was exported (for a web page,
out of the text that was extracted from it and stands in the site), every file is compared with its
SHA-256, and every link and fragment is followed.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from newsmorgue.errors import NewsmorgueError
from newsmorgue.export import INDEX, text_file
from newsmorgue.model import Format
from newsmorgue.read import decode, format_of
from newsmorgue.text.fold import squash


@dataclass(frozen=True, slots=True)
class Checked:
    """How much was checked, and one line for each thing that is wrong."""

    files: int
    spans: int
    links: int
    faults: tuple[str, ...]


def check(site: Path, seeds: Path) -> Checked:
    """Check the site in folder `site` against the dumps in `seeds`.

    Raises NewsmorgueError when there is no site.
    """
    if not (site / "data" / "articles.json").is_file():
        raise NewsmorgueError(
            "there is no site here", path=str(site), remedy="build one first, or name another"
        )
    faults: list[str] = []
    try:
        files, spans = _check_data(site, seeds, faults)
    except (KeyError, TypeError, AttributeError) as error:
        raise _unlike_ours(site / "data") from error
    links, broken = check_links(site)
    return Checked(files, spans, links, (*faults, *broken))


def _check_data(site: Path, seeds: Path, faults: list[str]) -> tuple[int, int]:
    """Check every hash and span, and return how many dumps and spans there are."""
    texts = _texts(site, seeds, faults)
    spans = 0
    for name, row, span in _spans(site):
        text = texts.get(row["id"] if name == "articles" else row["article"])
        if text is None:
            continue
        spans += 1
        start, end = span["start"], span["end"]
        written = squash(text[start:end]) if 0 <= start < end <= len(text) else None
        if written != span["text"]:
            faults.append(
                f"data/{name}.json: {span['text']!r} is not at its span, where the file has {written!r}"
            )
    return len(texts), spans


def check_links(site: Path) -> tuple[int, list[str]]:
    """Follow every link and fragment of the site's pages; return how many, and those that lead nowhere."""
    pages = {path.relative_to(site).as_posix(): _read_page(path) for path in sorted(site.rglob("*.html"))}
    faults = []
    count = 0
    for name, page in pages.items():
        for target in page.targets:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            count += 1
            path = (Path(name).parent / unquote(parts.path)).as_posix() if parts.path else name
            resolved = _normal(path)
            if resolved is None or not (site / resolved).is_file():
                faults.append(f"{name}: {target} leads nowhere")
            elif parts.fragment and resolved in pages and unquote(parts.fragment) not in pages[resolved].ids:
                faults.append(f"{name}: {target} names no place on that page")
    return count, faults


def _texts(site: Path, seeds: Path, faults: list[str]) -> dict[str, str]:
    texts = {}
    for article in _rows(site, "articles"):
        copies = [{"file": article["file"], "sha256": article["sha256"]}, *article["duplicates"]]
        for copy in copies:
            try:
                data = (seeds / os.fsdecode(copy["file"].encode())).read_bytes()
            except OSError:
                faults.append(f"{copy['file']}: the file is not there any more")
                continue
            if hashlib.sha256(data).hexdigest() != copy["sha256"]:
                faults.append(f"{copy['file']}: the file has changed since the site was built")
                continue
            # A copy may be another version of the page; spans count in the article's own bytes.
            same = copy["sha256"] == article["sha256"]
            text = _text(site, article, data, faults) if same else None
            if text is not None:
                texts[article["id"]] = text
    return texts


def _text(site: Path, article: dict[str, Any], data: bytes, faults: list[str]) -> str | None:
    """Return what an article's spans count in: its decoded file, or what was extracted from a web page."""
    if format_of(article["file"]) is not Format.HTML:
        return decode(data)
    name = text_file(article["id"])
    try:
        return (site / "data" / name).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        faults.append(f"data/{name}: the text extracted from {article['file']} is missing or broken")
        return None


def _spans(site: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Yield each exported span with its text, the row that it belongs to, and the export."""
    for article in _rows(site, "articles"):
        for span in (*article["fields"].values(), *article["paragraphs"], *article["captions"]):
            yield "articles", article, span
    for name in ("mentions", "references", "claims", "dates"):
        for row in _rows(site, name):
            yield name, row, row
            for span in (*row.get("quotes", ()), *row.get("dates", ()), *filter(None, [row.get("role")])):
                yield name, row, span


def _rows(site: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of an export, all its parts together."""
    parts = next(
        (entry["parts"] for entry in _list(site, INDEX) if entry.get("name") == name), [f"{name}.json"]
    )
    return [row for part in parts for row in _list(site, part)]


def _list(site: Path, file: str) -> list[dict[str, Any]]:
    path = site / "data" / file
    try:
        rows: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise _unlike_ours(path) from error
    if not isinstance(rows, list):
        raise _unlike_ours(path)
    return rows


def _unlike_ours(path: Path) -> NewsmorgueError:
    return NewsmorgueError(
        "this is not the data that a build writes", path=str(path), remedy="build the site anew"
    )


class _Page(HTMLParser):
    """Collects what a page links to and the anchors that it has."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        for name, value in attrs:
            if name in {"href", "src", "action"} and value:
                self.targets.append(value)
            elif name == "content" and value and ("http-equiv", "refresh") in attrs:
                self.targets.append(value.partition("url=")[2])
            elif name == "id" and value:
                self.ids.add(value)


def _read_page(path: Path) -> _Page:
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


def _normal(path: str) -> str | None:
    """Take the dots out of a path; None where it leaves the site."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return None
            parts.pop()
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts)
