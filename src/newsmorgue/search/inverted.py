"""The inverted index: for each term, in which documents it stands and how often, column by column.

A column is a field of a collection. The first, an article's text, leaves out how long the field is in each
document: articles are numbered from the shortest text to the longest, so all their lengths together take
next to nothing. Elsewhere a length stands with every frequency.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from newsmorgue.search.coding import Reader, alternating, ascending_in, each_gap, texts_of_numbers
from newsmorgue.search.columns import terms_in
from newsmorgue.search.documents import Columns
from newsmorgue.search.shards import SIZE, Row, in_order
from newsmorgue.search.stretches import Joined, Placed, posted

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
# The columns of which `Joined` has the words.
TEXTS = COLUMNS[:2]


class Posting(NamedTuple):
    """How often a term stands in a field of a document, and how many words the field has there."""

    document: int
    frequency: int
    length: int


def inverted(columns: Columns, part: int, texts: Joined) -> Iterator[Row]:
    """Yield a row for each term of a part, in order: its columns with a space between two."""
    few = [(terms_in(columns[each], part), columns[each].lengths) for each in COLUMNS[len(TEXTS) :]]
    articles, claims = texts.in_articles, texts.in_claims
    for term in in_order({*articles, *claims}.union(*(documents_of for documents_of, _ in few))):
        values = [articles.get(term, ""), claims.get(term, "")]
        for documents_of, lengths in few:
            values.append(_few_postings(documents_of[term], lengths) if term in documents_of else "")
        yield Row(term, " ".join(values).rstrip())


def _few_postings(documents: Sequence[int], lengths: Sequence[int]) -> str:
    """Return what `postings` reads of documents, in order, each as often as the term stands there."""
    if len(documents) == len(set(documents)):  # as most
        return posted(documents, [1] * len(documents), lengths)
    counted = Counter(documents)
    return posted([*counted], [*counted.values()], lengths)


def postings(column: str, lengths: Sequence[int] | None) -> Iterator[Posting]:
    """Yield the postings of a column of a row; `lengths` are the table of them, if there is one."""
    reader = Reader(column)
    document = -1
    while reader.more():
        document += reader.number() + 1
        count = reader.times()
        yield Posting(document, count, lengths[document] if lengths else reader.number() + count)


def placed(standing: Mapping[str, Placed], size: int = SIZE) -> Iterator[Row]:
    """Yield a row for each key, in order: where it stands, document by document; long ones in pieces."""
    for key in in_order(standing):
        found = standing[key]
        places = found.places.split(" ")
        if len(places) > 1 and len(found.gaps) + sum(map(len, places)) > size:
            yield from _pieces(key, list(ascending_in(found.gaps)), places, size)
        else:
            yield Row(key, alternating(texts_of_numbers(found.gaps), places))


def _pieces(key: str, documents: Sequence[int], places: Sequence[str], size: int) -> Iterator[Row]:
    """Yield the pieces of a long row; each begins with the document that comes then."""
    lengths = list(accumulate(map(len, places)))
    start = 0
    while start < len(documents):
        before = lengths[start - 1] if start else 0
        end = bisect_left(lengths, before + size, start) + 1
        value = alternating(each_gap(documents[start:end]), places[start:end])
        yield Row(key, value, documents[start - 1] + 1 if start else 0)
        start = end


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
