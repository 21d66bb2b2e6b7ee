"""What of a corpus is made when it is asked for: whole articles, and what their times mean."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from newsmorgue.align import Account
from newsmorgue.anchor import anchor
from newsmorgue.clippings import clippings_of
from newsmorgue.model import Analysis, Article, Corpus, DatedExpression, InferredDate
from newsmorgue.packing import unpacked
from newsmorgue.shelves import Shelf

# Articles that are at hand whole, for the page of one and the story that it is in.
_MOST = 100


def analyses_of(articles: Iterable[Article], packed: Mapping[str, bytes]) -> Shelf[Analysis]:
    """Return the analyses of articles, given all of them packed by their ids.

    The articles say which files are copies of theirs, which their analyses do not know.
    """
    by_id = {each.id: each for each in articles}
    return Shelf(by_id, _Unpacking(by_id, packed), _MOST)


def dates_of(
    analyses: Mapping[str, Analysis], inferred: Mapping[str, InferredDate]
) -> Shelf[tuple[DatedExpression, ...]]:
    """Return what the times of articles mean, given the days of those that do not say theirs."""
    return Shelf(analyses, _Dating(analyses, inferred), _MOST)


def accounts_of(corpus: Corpus) -> Callable[[str], Account]:
    """Return what gives the account of an article (by id) that is compared with those of its story."""
    clippings = clippings_of(corpus)

    def account_of(id_: str) -> Account:
        clipping = clippings[id_]
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
class _Dating:
    analyses: Mapping[str, Analysis]
    inferred: Mapping[str, InferredDate]

    def __call__(self, id_: str) -> tuple[DatedExpression, ...]:
        analysis = self.analyses[id_]
        return anchor(analysis.findings.times, analysis.article.published, self.inferred.get(id_))
