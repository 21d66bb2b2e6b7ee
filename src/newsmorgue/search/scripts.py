"""The files of the search: scripts that hand over a value, since pages from a disk can load nothing else."""

from collections.abc import Iterable

from newsmorgue.search.coding import written
from newsmorgue.search.shards import Row, cut
from newsmorgue.search.shown import as_json

# A path from the site's root, and the file's bytes.
File = tuple[str, bytes]


def script(path: str, value: object) -> File:
    """Return the script that hands over a value."""
    return loading(path, as_json(value))


def loading(path: str, value: bytes) -> File:
    """Return the script that hands over a value that is JSON already."""
    return f"search/{path}.js", b"newsmorgueSearch.load(%s,%s);\n" % (as_json(path), value)


def sharded(folder: str, part: int, rows: Iterable[Row], opening: str = "") -> tuple[list[File], str | None]:
    """Return the shards of a part of sorted rows, and their boundaries as text, None where there are none.

    Each boundary is its key and, where a row goes on, its document; that of the first shard is `opening`.
    """
    files = []
    boundaries = []
    for number, (boundary, shard) in enumerate(cut(rows, opening=opening)):
        files.append(script(f"{folder}/{part}-{number}", shard))
        goes_on = f" {written(boundary.document)}" if boundary.document else ""
        boundaries.append(boundary.key + goes_on)
    return files, "\n".join(boundaries) if boundaries else None
