"""The lunr index: built by lunr.py, read by lunr.js."""

from collections.abc import Sequence
from typing import Any

from lunr.builder import Builder
from lunr.index import Index
from lunr.token import Token

from newsmorgue.search.documents import Document
from newsmorgue.search.words import words
from newsmorgue.text.stemmer import stem

# The fields that are searched, and what a word counts for in each: a title says what a page is about, a
# name whom or what it is about.
BOOSTS = {
    "title": 8,
    "people": 3,
    "places": 3,
    "organizations": 3,
    "sources": 3,
    "claims": 1,
    "text": 1,
}
_REF = "ref"


class _Stemmer:
    """Our stemmer as a pipeline function, under the name by which lunr.js knows its own."""

    label = "stemmer"

    def __call__(self, token: Token, *_: object) -> Token:
        return token.update(lambda word, _: stem(word))


def build_index(documents: Sequence[Document]) -> Index:
    """Return the index of `documents`, which refers to each by its position: "0", "1", ….

    The index takes single words: split texts with `newsmorgue.search.words` before asking it. Raises
    ValueError for a document with a field that `BOOSTS` does not have.
    """
    builder = Builder()
    builder.ref(_REF)
    stemmer = _Stemmer()
    builder.pipeline.add(stemmer)
    builder.search_pipeline.add(stemmer)
    # lunr averages the length of every field, and cannot over no documents.
    for name, boost in (BOOSTS if documents else {}).items():
        builder.field(name, boost)
    for position, document in enumerate(documents):
        builder.add(_row(position, document))
    return builder.build()


def serialize(index: Index) -> dict[str, Any]:
    """Return `index` as the JSON object that lunr.js loads.

    lunr.js wants terms in the order of their UTF-16 units and throws on any other; Python's order,
    by code points, puts what lies beyond the first 65,536 characters last.
    """
    data: dict[str, Any] = index.serialize()
    data["invertedIndex"].sort(key=lambda entry: entry[0].encode("utf-16-be", "surrogatepass"))
    return data


def _row(position: int, document: Document) -> dict[str, Any]:
    if unknown := document.fields.keys() - BOOSTS.keys():
        raise ValueError(f"{document.ref} has fields that are not searched: {sorted(unknown)}")
    # Lists are taken for words as they are; lunr's own tokenizer would cut texts at spaces only.
    row: dict[str, Any] = {name: list(words(document.fields.get(name, ""))) for name in BOOSTS}
    row[_REF] = str(position)
    return row
