"""A site in pieces, which any process can make in any order: pages, the search, and the rows of exports."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from threading import Lock
from typing import NamedTuple

from newsmorgue import search
from newsmorgue.export import rows_of
from newsmorgue.model import Corpus
from newsmorgue.packing import packed
from newsmorgue.render import Look, Pages
from newsmorgue.search import Catalogue, Words
from newsmorgue.search import Piece as SearchPiece

# A piece of the search, or a page piece's number.
Task = SearchPiece | int


class Done(NamedTuple):
    """What was made of a task: its files, and what they looked at, None for what is to be made each time.

    An article's pages have its id, and its `rows`, packed; a part of the search has `noted` what the last of
    its files tell.
    """

    name: str
    files: tuple[tuple[str, bytes], ...]
    look: Look | None
    article: str | None = None
    rows: bytes = b""
    noted: search.Noted | None = None


class Maker:
    """Makes the pieces of a corpus's site; `words` are those of its articles. Pickled it is only these."""

    def __init__(self, corpus: Corpus, words: Words) -> None:
        self.pages = Pages(corpus)
        self._corpus, self._words = corpus, words
        self._turn = Lock()
        self._story_of = {article: story.id for story in corpus.stories for article in story.articles}

    def __reduce__(self) -> tuple[type["Maker"], tuple[Corpus, Words]]:
        return Maker, (self._corpus, self._words)

    @cached_property
    def found(self) -> Catalogue:
        """What the search finds."""
        return search.catalogue(self._corpus, self._words)

    def make(self, tasks: Sequence[Task]) -> list[Done]:
        """Return what some tasks make. With an article's pages come its rows, while it is at hand.

        These hang on nothing that the pages do not look at: both tell all that is known of the article.
        Threads, which Dask's workers have, take turns: what is looked at is noted for one task at a time.
        """
        with self._turn:
            return list(self._make(tasks))

    def _make(self, tasks: Sequence[Task]) -> Iterator[Done]:
        for task in tasks:
            if isinstance(task, SearchPiece):
                made = search.make(self.found, task)
                look = Look(b"", task.hangs_on.encode()) if task.hangs_on else None
                yield Done(task.name, made.files, look, noted=made.noted)
                continue
            for page in self.pages.make([task]):
                rows = self._rows(page.article) if page.article else b""
                yield Done(page.name, page.files, page.look, page.article, rows)

    def _rows(self, article: str) -> bytes:
        clipping = self.pages.clippings[article]
        return packed(tuple(rows_of(self._corpus, clipping, self._story_of.get(article))))
