"""What of a corpus is made when it is asked for: whole articles, their words, what their times mean."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Lock
from typing import Any

from newsmorgue.align import Account
from newsmorgue.anchor import anchor
from newsmorgue.clippings import clipping_of
from newsmorgue.model import Article, Comparison, Corpus, DatedExpression, InferredDate, Links, TimeExpression
from newsmorgue.packing import unpacked, unpickled
from newsmorgue.search import Indexed, Stretch, Words
from newsmorgue.shelves import Shelf

# Articles that are at hand whole, for the page of one and the story that it is in.
_MOST = 100


def whole_of(articles: Iterable[Article], kept: Mapping[str, bytes]) -> Shelf[Article]:
    """Return whole articles, given all of them pickled by their ids.

    The articles without bodies say which files are copies of theirs, which those that were kept do not know.
    """
    by_id = {each.id: each for each in articles}
    return Shelf(by_id, _Bodying(by_id, kept), _MOST)


def kept_times(kept: Mapping[str, bytes]) -> Shelf[tuple[TimeExpression, ...]]:
    """Return the times of articles, given those of each pickled by its id."""
    return Shelf(kept, _Unpickling(kept), _MOST)


def kept_links(kept: Mapping[str, bytes]) -> Shelf[Links]:
    """Return what the words of articles are of, given that of each pickled by its id."""
    return Shelf(kept, _Unpickling(kept), _MOST)


def words_of(
    indexed: Mapping[str, bytes], order: Sequence[str], stretches: Mapping[tuple[int, int], bytes]
) -> Words:
    """Return the words of articles in their order, given those of each by its id, and of stretches.

    `stretches` has them by their part and number. All are pickled.
    """
    return Words(kept_words(indexed), order, _Stretches(stretches))


def kept_words(kept: Mapping[str, bytes]) -> Shelf[Indexed]:
    """Return the words of articles, given those of each pickled by its id."""
    return Shelf(kept, _Unpickling(kept), _MOST)


def dates_of(
    articles: Iterable[Article],
    times: Mapping[str, tuple[TimeExpression, ...]],
    inferred: Mapping[str, InferredDate],
) -> Shelf[tuple[DatedExpression, ...]]:
    """Return what the times of articles mean, given the days of those that do not say theirs."""
    published = {each.id: each.published for each in articles}
    return Shelf(published, _Dating(published, times, inferred), _MOST)


def comparisons_of(kept: Mapping[str, bytes]) -> Shelf[Comparison]:
    """Return how the articles of stories compare, given that of each packed by its id."""
    return Shelf(kept, _Unpacking(kept), _MOST)


class Accounts:
    """Gives the account of an article (by id) that is compared with those of its story.

    Threads, which Dask's workers have, take turns. Pickled it is only the corpus.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._turn = Lock()

    def __reduce__(self) -> tuple[type["Accounts"], tuple[Corpus]]:
        return Accounts, (self._corpus,)

    def __call__(self, id_: str) -> Account:
        """Return the account of an article."""
        with self._turn:
            clipping = clipping_of(self._corpus, id_)  # of no shelf: its story alone asks for it
            return Account(
                self._corpus.whole[id_],
                tuple(clipping.mentions()),
                tuple(clipping.claims()),
                self._corpus.dates[id_],
            )


@dataclass(frozen=True, slots=True)
class _Bodying:
    articles: Mapping[str, Article]
    kept: Mapping[str, bytes]

    def __call__(self, id_: str) -> Article:
        article: Article = unpickled(self.kept[id_])
        copies = self.articles[id_].dump.copies
        return replace(article, dump=replace(article.dump, copies=copies)) if copies else article


@dataclass(frozen=True, slots=True)
class _Unpacking:
    kept: Mapping[str, bytes]

    def __call__(self, id_: str) -> Any:  # noqa: ANN401 - the caller knows what it packed
        return unpacked(self.kept[id_])


@dataclass(frozen=True, slots=True)
class _Unpickling:
    kept: Mapping[str, bytes]

    def __call__(self, id_: str) -> Any:  # noqa: ANN401 - the caller knows what it kept
        return unpickled(self.kept[id_])


@dataclass(frozen=True, slots=True)
class _Stretches:
    kept: Mapping[tuple[int, int], bytes]

    def __call__(self, part: int) -> list[Stretch]:
        return [unpickled(self.kept[key]) for key in sorted(key for key in self.kept if key[0] == part)]


@dataclass(frozen=True, slots=True)
class _Dating:
    published: Mapping[str, str | None]
    times: Mapping[str, tuple[TimeExpression, ...]]
    inferred: Mapping[str, InferredDate]

    def __call__(self, id_: str) -> tuple[DatedExpression, ...]:
        return anchor(self.times[id_], self.published[id_], self.inferred.get(id_))
