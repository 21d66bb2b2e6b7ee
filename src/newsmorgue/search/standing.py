"""Where words stand: the entries of some articles that are in one part of the alphabet, form by form.

A part is looked at by itself, as the entries of a large site together take much memory. Here and in
`stretches` the steps that each of some millions of entries takes are those of `map` and its like.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate, chain, compress, repeat
from typing import Any, NamedTuple

from newsmorgue.search.coding import numbers
from newsmorgue.search.indexed import entries


class Standing(NamedTuple):
    """In which documents a form stands, in order; how often in each, and where its key does there.

    The count is 0 where only the key stands in a document, the places are "" where an acronym does.
    """

    documents: Sequence[int]
    counts: Sequence[int]
    places: Sequence[str]

    def counted(self) -> tuple[Sequence[int], Sequence[int]]:
        """Return the documents in which the form itself stands, and how often."""
        if all(self.counts):  # as most
            return self.documents, self.counts
        return list(compress(self.documents, self.counts)), list(filter(None, self.counts))

    def placed(self) -> tuple[Sequence[int], Sequence[str]]:
        """Return the documents in which the key stands, and where."""
        if all(self.places):  # as most
            return self.documents, self.places
        return list(compress(self.documents, self.places)), list(filter(None, self.places))


# By form.
Forms = Mapping[str, Standing]


class Gathered(NamedTuple):
    """Where the forms of one part stand in texts."""

    articles: Forms
    claims: Forms


def gathered(lines: Iterable[str], claims: Iterable[int]) -> Gathered:
    """Return where the forms of a part stand in articles, given the line of each, and in their claims.

    `claims` is how many each has. Articles and claims are numbered in this order.
    """
    in_articles = _Rows()
    in_claims = _Rows()
    for number, (first, line) in enumerate(zip(accumulate(claims, initial=0), lines, strict=False)):
        found = entries(line)
        forms = found.forms.split()
        in_articles.add(forms, repeat(number), found.counts, found.places)
        if found.claims:
            said = chain.from_iterable(map(repeat, forms, numbers(found.said)))
            numbered = map(first.__add__, numbers(found.claims))
            in_claims.add(said, numbered, found.claim_counts, found.claim_places)
    return Gathered(in_articles.by_form(), in_claims.by_form())


class _Rows:
    """Entries by form: for each a flat list, document, count and places, entry by entry."""

    def __init__(self) -> None:
        self._rows: defaultdict[str, list[Any]] = defaultdict(list)
        self._exhaust = deque[None](maxlen=0).extend

    def add(self, forms: Iterable[str], documents: Iterable[int], counts: str, places: str) -> None:
        """Add entries of some documents; counts and places are as an article has them."""
        added = zip(documents, numbers(counts), places.split(" "), strict=False)
        self._exhaust(map(list.extend, map(self._rows.__getitem__, forms), added))

    def by_form(self) -> Forms:
        """Return what was added."""
        return {form: Standing(row[::3], row[1::3], row[2::3]) for form, row in self._rows.items()}
