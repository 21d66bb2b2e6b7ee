"""What of a corpus is made when it is asked for: whole articles, their words, what their times mean."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsmorgue.align import Account
from newsmorgue.anchor import anchor
from newsmorgue.clippings import clipping_of
from newsmorgue.model import Analysis, Article, Corpus, DatedExpression, InferredDate, Links
from newsmorgue.packing import unpacked, unpickled
from newsmorgue.search import Indexed, Stretch, Words
from newsmorgue.shelves import Shelf

# Articles that are at hand whole, for the page of one and the story that it is in.
_MOST = 100


def analyses_of(articles: Iterable[Article], packed: Mapping[str, bytes]) -> Shelf[Analysis]:
    """Return the analyses of articles, given all of them packed by their ids.

    The articles say which files are copies of theirs, which their analyses do not know.
    """
    by_id = {each.id: each for each in articles}
    return Shelf(by_id, _Unpacking(by_id, packed), _MOST)


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
    analyses: Mapping[str, Analysis], inferred: Mapping[str, InferredDate]
) -> Shelf[tuple[DatedExpression, ...]]:
    """Return what the times of articles mean, given the days of those that do not say theirs."""
    return Shelf(analyses, _Dating(analyses, inferred), _MOST)


def accounts_of(corpus: Corpus) -> Callable[[str], Account]:
    """Return what gives the account of an article (by id) that is compared with those of its story."""

    def account_of(id_: str) -> Account:
        clipping = clipping_of(corpus, id_)  # of no shelf: its story alone asks for it
        return Account(
            corpus.analyses[id_].article,
            tuple(clipping.mentions()),
            tuple(clipping.claims()),
            corpus.dates[id_],
        )

    return account_of


@dataclass(frozen=True, slots=True)
class _Unpacking:
    articles: Mapping[str, Article]
    packed: Mapping[str, bytes]

    def __call__(self, id_: str) -> Analysis:
        analysis: Analysis = unpacked(self.packed[id_])
        copies = self.articles[id_].dump.copies
        if not copies:
            return analysis
        dump = replace(analysis.article.dump, copies=copies)
        return replace(analysis, article=replace(analysis.article, dump=dump))


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
    analyses: Mapping[str, Analysis]
    inferred: Mapping[str, InferredDate]

    def __call__(self, id_: str) -> tuple[DatedExpression, ...]:
        analysis = self.analyses[id_]
        return anchor(analysis.findings.times, analysis.article.published, self.inferred.get(id_))
