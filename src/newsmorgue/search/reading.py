"""Reads the files of the search back: the index of a built site, for questions asked in a terminal.

As in the browser, an index of a question's terms alone is put together, and lunr searches that.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.query import Query
from lunr.token_set import TokenSet
from lunr.vector import Vector

from newsmorgue.errors import NewsmorgueError
from newsmorgue.search.coding import Reader
from newsmorgue.search.inverted import TABLED, Posting, places, postings
from newsmorgue.search.marks import file_of, length_of, marks_in
from newsmorgue.search.plain import inverse_frequency, weight
from newsmorgue.search.shards import Boundaries, Boundary, decoded, rows


class Site:
    """The search files of a site in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        described = self.file("index")
        if "marks" not in described:
            raise self._no_index()
        self.columns = [(collection, name) for collection, name, _, _ in described["columns"]]
        self._boosts = {(collection, name): boost for collection, name, boost, _ in described["columns"]}
        self._totals = {(collection, name): total for collection, name, _, total in described["columns"]}
        self.fields: dict[str, list[str]] = described["fields"]
        self.counts: dict[str, int] = described["counts"]
        self._per_file: int = described["namesPerFile"]
        self._marks = marks_in(described["marks"])
        self._lengths = list(map(length_of, self._marks))
        self._terms = _Shards(self, "terms", described["terms"])

    def file(self, path: str) -> Any:  # noqa: ANN401 - as JSON is
        """Return what a file hands over. Raises NewsmorgueError where there is no such file."""
        file = self._folder / "search" / f"{path}.js"
        try:
            text = file.read_text("utf-8")
            return json.loads(text[text.index(",") + 1 : text.rindex(")")])
        except (OSError, ValueError) as error:
            raise self._no_index() from error

    def file_of(self, article: int) -> str:
        """Return what the files of an article are called, by its number."""
        return file_of(self._marks, article)

    def _no_index(self) -> NewsmorgueError:
        return NewsmorgueError(
            "this is no site with a search index of this version",
            path=str(self._folder),
            remedy="build it first, or name another with --site",
        )

    @cache  # noqa: B019 - a site is opened once
    def postings(self, term: str) -> dict[tuple[str, str], list[Posting]]:
        """Return the postings of a term by collection and field."""
        row = self._terms.row(term)
        if row is None:
            return {}
        return {
            column: list(postings(text, self._lengths if column == TABLED else None))
            for column, text in zip(self.columns, row.split(" "), strict=False)
        }

    def standing(self, collection: str, term: str, field: str | None = None) -> set[int]:
        """Return the documents of a collection in which a term stands, in one field or in any."""
        return {
            posting.document
            for (of, name), found in self.postings(term).items()
            if of == collection and field in {None, name}
            for posting in found
        }

    def matching(self, term: str, edits: int = 0) -> list[str]:
        """Return the terms that lunr takes `term` for: with `*` in it, or within some edits."""
        if edits == 0 and "*" not in term:
            return [term] if self._terms.row(term) is not None else []
        asked = TokenSet.from_fuzzy_string(term, edits) if edits else TokenSet.from_string(term)
        if edits == 0 and (literal := term.partition("*")[0]):
            return list(_plain_tree(self._terms.beginning(literal)).intersect(asked).to_list())
        return list(self._vocabulary.intersect(asked).to_list())

    @cached_property
    def _vocabulary(self) -> TokenSet:
        return _plain_tree(decoded(self.file("vocabulary")))

    def search(self, collection: str, query: Query) -> list[tuple[int, set[str]]]:
        """Return what lunr finds, the best first: documents, and the terms for which each was found."""
        expanded = [self.matching(clause.term, clause.edit_distance) for clause in query.clauses]
        fields = self.fields[collection]
        columns = [(collection, field) for field in fields]
        terms = sorted({term for found in expanded for term in found})
        known = [term for term in terms if any(self.postings(term).get(column) for column in columns)]
        if query.is_negated():
            unwanted = {
                document
                for clause, found in zip(query.clauses, expanded, strict=True)
                for term in found
                for field in clause.fields
                for document in self.standing(collection, term, field)
            }
            return [(number, set()) for number in range(self.counts[collection]) if number not in unwanted]
        inverted = {
            term: {
                "_index": position,
                **{
                    field: {
                        str(each.document): {} for each in self.postings(term).get((collection, field), ())
                    }
                    for field in fields
                },
            }
            for position, term in enumerate(known)
        }
        vectors = {ref: Vector(weights) for ref, weights in self._weights(collection, known).items()}
        index = Index(inverted, vectors, _plain_tree(known), fields, Pipeline())
        return [(int(each["ref"]), set(each["match_data"].metadata)) for each in index.query(query)]

    def _weights(self, collection: str, terms: Sequence[str]) -> dict[str, list[float]]:
        """Return the weights of terms in each field of each document: positions and weights in turn."""
        vectors: dict[str, list[float]] = defaultdict(list)
        for position, term in enumerate(terms):
            found = {column: each for column, each in self.postings(term).items() if column[0] == collection}
            rarity = inverse_frequency(self.counts[collection], sum(map(len, found.values())))
            for column, listed in found.items():
                average = self._totals[column] / self.counts[collection]
                for each in listed:
                    weighed = weight(rarity, each.frequency, each.length, average, self._boosts[column])
                    vectors[f"{column[1]}/{each.document}"] += position, weighed
        return vectors

    def with_phrase(self, collection: str, keys: Sequence[str]) -> set[int]:
        """Return the documents in which words stand one after the other, by their keys."""
        shards = self._places(collection)
        starts: dict[int, set[int]] | None = None
        for offset, key in enumerate(keys):
            found = {
                document: {at - offset for at in standing}
                for row in shards.pieces(key)
                for document, standing in places(row)
                if starts is None or document in starts
            }
            both = found if starts is None else {each: starts[each] & at for each, at in found.items()}
            starts = {document: left for document, left in both.items() if left}
        return set(starts or ())

    @cache  # noqa: B019
    def _places(self, collection: str) -> "_Shards":
        return _Shards(self, f"places/{collection}", self.file(f"places/{collection}")["boundaries"])

    def name(self, number: int) -> tuple[str, str, str, int, list[str]]:
        """Return the record of a name: path, kind, note, number of articles, spellings."""
        batch = self.file(f"names/{number // self._per_file}")
        path, kind, note, articles, *spellings = batch[number % self._per_file]
        return path, kind, note, articles, spellings

    @cached_property
    def claims(self) -> list[tuple[int, int]]:
        """The article of each claim, and which of its claims it is."""
        reader = Reader(self.file("claims"))
        found: list[tuple[int, int]] = []
        article = 0
        while reader.more():
            found += ((article, position) for position in range(reader.number()))
            article += 1
        return found

    @cached_property
    def days(self) -> list[str | None]:
        """The day of each article."""
        facets = self.file("facets/articles")
        reader = Reader(facets["day"])
        found: list[str | None] = []
        while reader.more():
            number = reader.number()
            found.append(facets["days"][number - 1] if number else None)
        return found


class _Shards:
    """Shards of a site, each read when it is needed."""

    def __init__(self, site: Site, folder: str, parts: Sequence[str | None]) -> None:
        self._site = site
        named = [
            (f"{folder}/{part}-{number}", _boundary(line))
            for part, boundaries in enumerate(parts)
            for number, line in enumerate([] if boundaries is None else boundaries.split("\n"))
        ]
        self._files = [name for name, _ in named]
        self._boundaries = Boundaries([boundary for _, boundary in named])

    @cache  # noqa: B019
    def _rows(self, number: int) -> dict[str, str]:
        return dict(rows(self._site.file(self._files[number])))

    def pieces(self, key: str) -> Iterator[str]:
        """Yield the pieces of the row with a key."""
        for number in self._boundaries.having(key):
            if key in (found := self._rows(number)):
                yield found[key]

    def row(self, key: str) -> str | None:
        """Return the row with a key, None where there is none."""
        return next(self.pieces(key), None)

    def beginning(self, prefix: str) -> Iterator[str]:
        """Yield the keys that begin with a prefix."""
        for number in self._boundaries.beginning(prefix):
            yield from (key for key in self._rows(number) if key.startswith(prefix))


def _boundary(line: str) -> Boundary:
    key, _, document = line.partition(" ")
    return Boundary(key, Reader(document).number() if document else 0)


def _plain_tree(terms: Iterable[str]) -> TokenSet:
    """Return a tree of terms; lunr's own builder wants another order of them than JavaScript's."""
    root = TokenSet()
    for term in terms:
        node = root
        for letter in term:
            if letter not in node.edges:
                node.edges[letter] = TokenSet()
            node = node.edges[letter]
        node.final = True
    return root
