"""Search: from documents to the files with which the browser finds them, without a server.

The index is lunr's, whole, in one file. Scripts and pages know nothing of it beyond the two calls
that the files of `search()` make.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from newsmorgue.search.documents import Document, Passage
from newsmorgue.search.index import build_index, serialize

__all__ = ["Document", "Passage", "search"]


def search(documents: Iterable[Document]) -> Iterator[tuple[str, bytes]]:
    """Yield the search files of a site that has `documents`, as paths from its root and their bytes.

    `search/index.js` and `search/documents.js` are classic scripts that hand `static/search.js` the
    index and what its results show: they are loaded after it, in either order.

    `data/lunr-index.json` is the same index for other programs. `lunr.Index.load` of an unmodified
    lunr.js 2.3.9 takes it with nothing registered, since its pipeline is lunr.js's own stemmer. lunr.py
    loads it as well, but stems some words differently. Results refer to positions in its list
    `documents`, which lunr ignores. What is asked must be written as it was indexed: lower case, no
    diacritics, apostrophes or stop words, and the acronyms US, IS, IT, WHO … as `u.s`, `i.s`, `i.t`, `w.h.o`.
    """
    listed = list(documents)
    index = serialize(build_index(listed))
    yield "search/index.js", _script("index", index)
    yield "search/documents.js", _script("documents", [_shown(document) for document in listed])
    named = [{"path": document.ref, "kind": document.kind, "title": document.title} for document in listed]
    yield "data/lunr-index.json", _json({**index, "documents": named})


def _shown(document: Document) -> dict[str, Any]:
    """Return what a result needs of `document`, without what is empty."""
    values = {
        "ref": document.ref,
        "kind": document.kind,
        "title": document.title,
        "note": document.note,
        "names": document.names,
        "passages": [(passage.anchor, passage.text) for passage in document.passages],
    }
    return {name: value for name, value in values.items() if value}


def _script(part: str, value: object) -> bytes:
    return b'newsmorgueSearch.load("%s", %s);\n' % (part.encode(), _json(value))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
