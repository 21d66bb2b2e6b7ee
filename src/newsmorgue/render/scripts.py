"""The scripts of the search: written in parts, each about one subject; what every search needs is sent as one."""

import re
from collections.abc import Iterator

from newsmorgue.assets import static_folder

SEARCH_FOLDER = "search"
# Each needs those before it. The other parts of the folder are loaded when they are needed.
_CORE = (
    "coding",
    "words",
    "files",
    "index",
    "question",
    "names",
    "conditions",
    "answers",
    "says",
    "excerpts",
    "results",
    "keyboard",
    "page",
)
# Comments that stand on lines of their own, and indentation: a third of what would be sent.
_COMMENT = re.compile(r"^[ \t]*(?:/\*\*.*?\*/|//[^\n]*)\n", re.MULTILINE | re.DOTALL)
_SPACE = re.compile(r"^\s+", re.MULTILINE)


def search_scripts() -> Iterator[tuple[str, bytes]]:
    """Yield the scripts of the search for browsers, without comments, by their paths from the site's root."""
    parts = {path.stem: _stripped(path.read_text("utf-8")) for path in (static_folder() / SEARCH_FOLDER).glob("*.js")}
    yield "static/search.js", "".join(parts.pop(name) for name in _CORE).encode()
    for name, text in sorted(parts.items()):
        yield f"static/{SEARCH_FOLDER}/{name}.js", text.encode()


def _stripped(script: str) -> str:
    return _SPACE.sub("", _COMMENT.sub("", script))
