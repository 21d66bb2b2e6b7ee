"""The inverted index: for each term, in which documents it stands and how often, column by column.

A column is a field of a collection. The first, an article's text, leaves out how long the field is in each
document: articles are numbered from the shortest text to the longest, so all their lengths together take
next to nothing. Elsewhere a length stands with every frequency.

Rows are made part by part of the alphabet, as those of a large site together take much memory.
"""

from collections import Counter, defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import Any, NamedTuple

from newsmorgue.search.catalogue import Catalogue, Found, called
from newsmorgue.search.coding import Reader, gaps, numbers, times, written
from newsmorgue.search.indexed import PARTS, entries, part_of
from newsmorgue.search.shards import SIZE, Row, in_order
from newsmorgue.search.words import term_of, terms

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

# For each form a flat list: a document, how often the form stands there, where its key does; the next one …
Standing = Mapping[str, list[Any]]


class Posting(NamedTuple):
    """How often a term stands in a field of a document, and how many words the field has there."""

    document: int
    frequency: int
    length: int


class Gathered(NamedTuple):
    """Where the forms of one part stand in texts."""

    articles: Standing
    claims: Standing


@dataclass(frozen=True, slots=True)
class Column:
    """A field: how many words it has in each document.

    Where these are few, `terms` are, part by part, the documents of each term, as often as it stands there.
    """

    lengths: Sequence[int]
    terms: Sequence[Mapping[str, Sequence[int]]] = ()


def gathered(articles: Sequence[Found], part: int) -> Gathered:
    """Return where the forms of a part stand in articles and claims."""
    in_articles: defaultdict[str, list[Any]] = defaultdict(list)
    in_claims: defaultdict[str, list[Any]] = defaultdict(list)
    firsts = accumulate((len(each.speakers) for each in articles), initial=0)
    # Without a loop of its own for each of some millions of entries.
    exhaust = deque[None](maxlen=0).extend
    for number, (first, article) in enumerate(zip(firsts, articles, strict=False)):
        found = entries(article.indexed, part)
        forms, standing = found.of_article(number)
        exhaust(map(list.extend, map(in_articles.__getitem__, forms), standing))
        if found.claims:
            forms, standing = found.of_claims(first)
            exhaust(map(list.extend, map(in_claims.__getitem__, forms), standing))
    return Gathered(in_articles, in_claims)


def columns(found: Catalogue) -> dict[tuple[str, str], Column]:
    """Return all columns of what is found."""
    articles = found.articles
    spelled = [[terms(spelling) for spelling in name.spellings] for name in found.names]
    by_name = [called(spellings) for spellings in spelled]
    return {
        ("articles", "text"): Column([each.indexed.length for each in articles]),
        ("claims", "text"): Column(
            [length for each in articles for length in numbers(each.indexed.claim_lengths)]
        ),
        ("articles", "names"): column(
            [term for position in each.names for term in by_name[position]] for each in articles
        ),
        ("articles", "title"): column(_terms(each.indexed.title) for each in articles),
        ("claims", "speaker"): column(
            {*(by_name[speaker] if speaker is not None else ()), *_terms(said)}
            for each in articles
            for speaker, said in zip(each.speakers, each.indexed.speakers.split("\n"), strict=False)
        ),
        ("names", "name"): column(set(chain.from_iterable(spellings)) for spellings in spelled),
        ("articles", "sources"): column(_terms(each.indexed.credited) for each in articles),
    }


def column(documents: Iterable[Iterable[str]]) -> Column:
    """Return the column of a field that has few words in each document."""
    standing: defaultdict[str, list[int]] = defaultdict(list)
    lengths = []
    for number, document in enumerate(documents):
        found = list(document)
        lengths.append(len(found))
        for term in found:
            standing[term].append(number)
    parts: list[dict[str, list[int]]] = [{} for _ in range(PARTS)]
    for term, listed in standing.items():
        parts[part_of(term)][term] = listed
    return Column(lengths, parts)


def inverted(columns: Mapping[tuple[str, str], Column], part: int, texts: Gathered) -> Iterator[Row]:
    """Yield a row for each term of a part, in order: its columns with a space between two."""
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for form in texts.articles.keys() | texts.claims:
        if term := term_of(form):
            forms[term].append(form)
    few = [(columns[column].terms[part], columns[column].lengths) for column in COLUMNS[len(TEXTS) :]]
    claim_lengths = columns[TEXTS[1]].lengths
    for term in in_order(set(forms).union(*(standing for standing, _ in few))):
        values = [
            _postings(_added_up(texts.articles, forms.get(term, ())), None),
            _postings(_added_up(texts.claims, forms.get(term, ())), claim_lengths),
        ]
        for standing, lengths in few:
            documents = standing.get(term)
            values.append(_postings(Counter(documents).items(), lengths) if documents else "")
        yield Row(term, " ".join(values).rstrip())


def _added_up(standing: Standing, forms: Sequence[str]) -> Iterable[tuple[int, int]]:
    """Return the documents of a term, in order, with how often its forms stand in each."""
    listed = [row for form in forms if (row := standing.get(form))]
    if len(listed) == 1:
        return zip(listed[0][::3], listed[0][1::3], strict=True)
    counted: dict[int, int] = {}
    for row in listed:
        for document, count in zip(row[::3], row[1::3], strict=True):
            counted[document] = counted.get(document, 0) + count
    return sorted(counted.items())


def _postings(counted: Iterable[tuple[int, int]], lengths: Sequence[int] | None) -> str:
    """Return what `postings` reads of documents, in order; without `lengths`, these are in a table."""
    pieces = []
    following = 0
    for document, count in counted:
        if count:
            pieces.append(written(document - following))
            following = document + 1
            if count > 1:
                pieces.append(times(count))
            if lengths is not None:
                pieces.append(written(lengths[document] - count))
    return "".join(pieces)


def postings(column: str, lengths: Sequence[int] | None) -> Iterator[Posting]:
    """Yield the postings of a column of a row; `lengths` are the table of them, if there is one."""
    reader = Reader(column)
    document = -1
    while reader.more():
        document += reader.number() + 1
        count = reader.times()
        yield Posting(document, count, lengths[document] if lengths else reader.number() + count)


def placed(standing: Standing, size: int = SIZE) -> Iterator[Row]:
    """Yield a row for each key, in order: where it stands, document by document; long ones in pieces."""
    for key in in_order(standing):
        row = standing[key]
        yield from _pieces(key, zip(row[::3], row[2::3], strict=True), size)


def _pieces(key: str, found: Iterable[tuple[int, str]], size: int) -> Iterator[Row]:
    """Yield the pieces of a row; each begins with the document that comes then."""
    first = following = length = 0
    pieces: list[str] = []
    for document, places in found:
        if places:
            if length >= size:
                yield Row(key, "".join(pieces), first)
                first, following, length = following, 0, 0
                pieces.clear()
            pieces.append(written(document - following))
            pieces.append(places)
            following = document + 1
            length += len(places) + 1
    if pieces:
        yield Row(key, "".join(pieces), first)


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


def written_lengths(ascending: Sequence[int]) -> str:
    """Return ascending lengths, each as what it exceeds the one before."""
    return gaps(length + position for position, length in enumerate(ascending))


def _terms(forms: str) -> Iterator[str]:
    return filter(None, map(term_of, forms.split()))
