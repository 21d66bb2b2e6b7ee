"""The inverted index: for each term, in which documents it stands and how often, column by column.

A column is a field of a collection. The first, an article's text, leaves out how long the field is in each
document: articles are numbered from the shortest text to the longest, so all their lengths together take
next to nothing. Elsewhere a length stands with every frequency.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.search.coding import Reader, gaps, times, written
from newsmorgue.search.documents import Document, Frequencies
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
    frequency: int
    length: int


@dataclass(frozen=True, slots=True)
class Collections:
    """The documents of a site by collection; their numbers are their positions."""

    documents: Mapping[str, Sequence[Document]]

    def column(self, collection: str, field: str) -> Iterator[Frequencies]:
        """Yield a field of all documents of a collection."""
        for document in self.documents[collection]:
            yield document.fields[field]


def inverted(collections: Collections) -> Iterator[Row]:
    """Yield a row for each term, in order: its columns with a space between two."""
    columns = [_column(collections, *column) for column in COLUMNS]
    for term in in_order(set().union(*columns)):
        yield Row(term, " ".join("".join(column.get(term, ())) for column in columns).rstrip())


def _column(collections: Collections, collection: str, field: str) -> Mapping[str, list[str]]:
    """Return the postings of each term in a column as pieces of text; the pieces are few and shared."""
    tabled = (collection, field) == TABLED
    pieces: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, frequencies in enumerate(collections.column(collection, field)):
        length = frequencies.length
        for term, count in zip(frequencies.terms, frequencies.counts, strict=True):
            if term in last:
                postings = pieces[term]
                postings.append(written(number - last[term] - 1))
            else:
                postings = pieces[term] = [written(number)]
            last[term] = number
            if count > 1:
                postings.append(times(count))
            if not tabled:
                postings.append(written(length - count))
    return pieces


def postings(column: str, lengths: Sequence[int] | None) -> Iterator[Posting]:
    """Yield the postings of a column of a row; `lengths` are the table of them, if there is one."""
    reader = Reader(column)
    document = -1
    while reader.more():
        document += reader.number() + 1
        count = reader.times()
        yield Posting(document, count, lengths[document] if lengths else reader.number() + count)


def placed(documents: Sequence[Document], size: int = SIZE) -> Iterator[Row]:
    """Yield a row for each key, in order: where it stands, document by document; long ones in pieces."""
    growing: dict[str, _Growing] = {}
    kept: dict[str, str] = {}  # most places are one or two characters long; equal ones are kept once
    for number, document in enumerate(documents):
        if not document.places.keys:
            continue
        for key, places in zip(document.places.keys, document.places.lists.split(" "), strict=True):
            row = growing.get(key)
            if row is None:
                row = growing[key] = _Growing()
            elif row.length >= size:
                row.close()
            row.pieces.append(written(number - row.last - 1))
            row.pieces.append(kept.setdefault(places, places) if len(places) < 3 else places)
            row.length += len(places) + 1
            row.last = number
    for key in in_order(growing):
        row = growing.pop(key)
        for first, text in row.closed:
            yield Row(key, text, first)
        yield Row(key, "".join(row.pieces), row.first)


class _Growing:
    """A row to which documents are being added: what is closed of it, and the piece after that."""

    __slots__ = ("closed", "first", "last", "length", "pieces")

    def __init__(self) -> None:
        self.closed: tuple[tuple[int, str], ...] = ()  # most rows have none, and there are many rows
        self.first = 0
        self.last = -1
        self.length = 0
        self.pieces: list[str] = []

    def close(self) -> None:
        """Close a piece; the next one begins with the document that comes then."""
        self.closed += ((self.first, "".join(self.pieces)),)
        self.first = self.last + 1
        self.last = -1
        self.length = 0
        self.pieces.clear()


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


def total(collections: Collections, collection: str, field: str) -> int:
    """Return how many words a field has in all documents of a collection."""
    return sum(frequencies.length for frequencies in collections.column(collection, field))


def written_lengths(ascending: Sequence[int]) -> str:
    """Return ascending lengths, each as what it exceeds the one before."""
    return gaps(length + position for position, length in enumerate(ascending))
