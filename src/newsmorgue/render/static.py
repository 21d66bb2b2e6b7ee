"""The static files: scripts, styles and pictures, as browsers get them.

The search is written in parts, each about one subject; what every search needs is sent as one. Comments and
indentation, a third of what would be sent, are left out.
"""

import re
from collections.abc import Iterator

from newsmorgue.assets import lunr_script, static_folder

_SEARCH = "search"
# Each needs those before it. The other parts of the search are loaded when they are needed.
_CORE = (
    "coding",
    "words",
    "files",
    "index",
    "question",
    "names",
    "answers",
    "says",
    "excerpts",
    "results",
    "keyboard",
    "page",
)
# Comments on lines of their own, or after the code of a line.
_BLOCK = r"/\*(?:(?!\*/)[\s\S])*\*/"
_COMMENT = re.compile(rf"^[ \t]*(?:{_BLOCK}|//.*)\n|(?<=[;,{{]) (?:{_BLOCK}|//.*)$", re.MULTILINE)
_SPACE = re.compile(r"^\s+", re.MULTILINE)


def static_files() -> Iterator[tuple[str, bytes]]:
    """Yield the path from the site's root and the bytes of each static file."""
    folder = static_folder()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if name not in {f"{_SEARCH}/{part}.js" for part in _CORE}:
            text = path.suffix in {".js", ".css"}
            yield f"static/{name}", _stripped(path.read_bytes()) if text else path.read_bytes()
    core = b"".join(_stripped(folder.joinpath(_SEARCH, f"{part}.js").read_bytes()) for part in _CORE)
    yield "static/search.js", b"%s\n%s" % (lunr_script().read_bytes(), core)


def _stripped(source: bytes) -> bytes:
    return _SPACE.sub("", _COMMENT.sub("", source.decode())).encode()
