"""The inverted index: for each term, in which documents it stands and how often, column by column.

A column is a field of a collection. The first, an article's text, leaves out how long the field is in each
document: articles are numbered from the shortest text to the longest, so all their lengths together take
next to nothing. Elsewhere a length stands with every frequency.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.search.coding import Reader, gaps, times, written
from newsmorgue.search.documents import COLLECTIONS, Document, Frequencies
from newsmorgue.search.shards import SIZE, Row, in_order

# The columns in which most terms stand come first: those at the end of a row that have nothing are left out.
COLUMNS = (
    ("articles", "text"),
    ("claims", "text"),
    ("articles", "names"),
    ("articles", "title"),
    ("claims", "speaker"),
    ("names", "name"),
    ("articles", "sources"),
)
# The column whose lengths are in a table.
TABLED = COLUMNS[0]


class Posting(NamedTuple):
    """How often a term stands in a field of a document, and how many words the field has there."""

    document: int
    count: int
    length: int


@dataclass(frozen=True, slots=True)
class Collections:
    """The documents of a site by collection; their numbers are their positions."""

    documents: Mapping[str, Sequence[Document]]

    def column(self, collection: str, field: str) -> Iterator[Frequencies]:
        """Yield a field of all documents of a collection."""
        for document in self.documents.get(collection, ()):
            yield document.fields.get(field, Frequencies())


def inverted(collections: Collections) -> Iterator[Row]:
    """Yield a row for each term, in order: its columns with a space between two."""
    columns = [_column(collections, *column) for column in COLUMNS]
    for term in in_order(set().union(*columns)):
        yield Row(term, " ".join("".join(column.get(term, ())) for column in columns).rstrip())


def _column(collections: Collections, collection: str, field: str) -> Mapping[str, list[str]]:
    """Return the postings of each term in a column, in pieces; the pieces are few and shared."""
    tabled = (collection, field) == TABLED
    pieces: dict[str, list[str]] = {}
    last: dict[str, int] = defaultdict(lambda: -1)
    for number, frequencies in enumerate(collections.column(collection, field)):
        length = frequencies.length
        for term, count in zip(frequencies.terms, frequencies.counts, strict=True):
            gap = written(number - last[term] - 1)
            last[term] = number
            postings = pieces.get(term)
            if postings is None:
                postings = pieces[term] = []
            postings.append(gap)
            if count > 1:
                postings.append(times(count))
            if not tabled:
                postings.append(written(length - count))
    return pieces


def postings(column: str, lengths: Sequence[int] | None) -> Iterator[Posting]:
    """Yield the postings of a column of a row; `lengths` are those of all documents, where they are in a table."""
    reader = Reader(column)
    document = -1
    while reader.more():
        document += reader.number() + 1
        count = reader.times()
        yield Posting(document, count, lengths[document] if lengths else reader.number() + count)


def placed(documents: Sequence[Document], size: int = SIZE) -> Iterator[Row]:
    """Yield a row for each key, in order: where it stands, document by document; long ones in pieces."""
    found: dict[str, list[tuple[int, str]]] = {}
    for number, document in enumerate(documents):
        for key, places in zip(document.places.keys, document.places.lists.split(" "), strict=False):
            each = (number, places)
            if key in found:
                found[key].append(each)
            else:
                found[key] = [each]
    for key in in_order(found):
        yield from _pieces(key, found.pop(key), size)


def _pieces(key: str, found: list[tuple[int, str]], size: int) -> Iterator[Row]:
    last, first, length = -1, 0, 0
    written_: list[str] = []
    for document, places in found:
        if length >= size:
            yield Row(key, "".join(written_), first)
            last, first, length, written_ = -1, document, 0, []
        written_ += written(document - last - 1), places
        length += len(written_[-2]) + len(places)
        last = document
    yield Row(key, "".join(written_), first)


def places(value: str) -> Iterator[tuple[int, list[int]]]:
    """Yield each document of a row of `placed`, and where in it the key stands."""
    reader = Reader(value)
    document = -1
    while reader.more():
        document += reader.number() + 1
        count = reader.times()
        found = []
        at = -1
        for _ in range(count):
            at += reader.number() + 1
            found.append(at)
        yield document, found


def lengths(collections: Collections) -> list[int]:
    """Return the lengths of the tabled column, which ascend."""
    return [frequencies.length for frequencies in collections.column(*TABLED)]


def totals(collections: Collections) -> dict[str, dict[str, int]]:
    """Return how many words each field has in all documents, by collection and field."""
    return {
        name: {field.name: sum(each.length for each in collections.column(name, field.name)) for field in fields}
        for name, fields in COLLECTIONS.items()
    }


def written_lengths(ascending: Sequence[int]) -> str:
    """Return ascending lengths, each as what it exceeds the one before."""
    return gaps(length + position for position, length in enumerate(ascending))
