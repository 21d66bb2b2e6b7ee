"""The inverted index: for each term, in which documents it stands and how often, column by column.

A column is a field of a collection. The first, an article's text, leaves out how long the field is in each
document: articles are numbered from the shortest text to the longest, so all their lengths together take
next to nothing. Elsewhere a length stands with every frequency.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from operator import sub
from typing import NamedTuple

from newsmorgue.search.coding import Reader, alternating, each_gap, times, written
from newsmorgue.search.documents import Columns
from newsmorgue.search.shards import SIZE, Row, in_order
from newsmorgue.search.standing import Forms, Gathered
from newsmorgue.search.words import term_of

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
# The columns of which `Gathered` has the words.
TEXTS = COLUMNS[:2]


class Posting(NamedTuple):
    """How often a term stands in a field of a document, and how many words the field has there."""

    document: int
    frequency: int
    length: int


def inverted(columns: Columns, part: int, texts: Gathered) -> Iterator[Row]:
    """Yield a row for each term of a part, in order: its columns with a space between two."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for form in texts.articles.keys() | texts.claims:
        if term := term_of(form):
            forms[term].append(form)
    few = [(columns[column].terms[part], columns[column].lengths) for column in COLUMNS[len(TEXTS) :]]
    claim_lengths = columns[TEXTS[1]].lengths
    for term in in_order(set(forms).union(*(standing for standing, _ in few))):
        values = [
            _postings(*_added_up(texts.articles, forms.get(term, ())), None),
            _postings(*_added_up(texts.claims, forms.get(term, ())), claim_lengths),
        ]
        for standing, lengths in few:
            values.append(_few_postings(standing[term], lengths) if term in standing else "")
        yield Row(term, " ".join(values).rstrip())


def _added_up(standing: Forms, forms: Sequence[str]) -> tuple[Sequence[int], Sequence[int]]:
    """Return the documents in which a term stands, in order, and how often its forms do in each."""
    listed = [found.counted() for form in forms if (found := standing.get(form))]
    if len(listed) == 1:  # as most
        return listed[0]
    if not listed:
        return (), ()
    listed.sort(key=_size)
    counted = dict(zip(*listed.pop(), strict=True))  # the longest without a loop
    for documents, counts in listed:
        for document, count in zip(documents, counts, strict=True):
            counted[document] = counted.get(document, 0) + count
    in_order = sorted(counted)
    return in_order, list(map(counted.__getitem__, in_order))


def _size(counted: tuple[Sequence[int], Sequence[int]]) -> int:
    return len(counted[0])


def _few_postings(documents: Sequence[int], lengths: Sequence[int]) -> str:
    """Return what `postings` reads of documents, in order, each as often as the term stands there."""
    if len(documents) == len(set(documents)):  # as most
        return _postings(documents, [1] * len(documents), lengths)
    counted = Counter(documents)
    return _postings([*counted], [*counted.values()], lengths)


def _postings(documents: Sequence[int], counts: Sequence[int], lengths: Sequence[int] | None) -> str:
    """Return what `postings` reads of documents, in order; without `lengths`, these are in a table."""
    if not documents:
        return ""
    if len(documents) == 1:  # as half of them
        (document,), (count,) = documents, counts
        return written(document) + times(count) + (written(lengths[document] - count) if lengths else "")
    columns = [each_gap(documents)]
    if max(counts) > 1:
        columns.append(list(map(times, counts)))
    if lengths:
        columns.append(list(map(written, map(sub, map(lengths.__getitem__, documents), counts))))
    return alternating(*columns)


def postings(column: str, lengths: Sequence[int] | None) -> Iterator[Posting]:
    """Yield the postings of a column of a row; `lengths` are the table of them, if there is one."""
    reader = Reader(column)
    document = -1
    while reader.more():
        document += reader.number() + 1
        count = reader.times()
        yield Posting(document, count, lengths[document] if lengths else reader.number() + count)


def placed(standing: Forms, size: int = SIZE) -> Iterator[Row]:
    """Yield a row for each key, in order: where it stands, document by document; long ones in pieces."""
    for key in in_order(standing):
        documents, places = standing[key].placed()
        if len(documents) == 1:  # as half of them
            yield Row(key, written(documents[0]) + places[0])
            continue
        value = alternating(each_gap(documents), places)
        if len(value) > size:
            yield from _pieces(key, documents, places, size)
        elif value:
            yield Row(key, value)


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
