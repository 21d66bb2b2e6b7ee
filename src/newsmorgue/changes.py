"""What is new since an earlier site: articles, and what their claims mean for what was known."""

from collections.abc import Mapping

from newsmorgue.clippings import clippings_of
from newsmorgue.model import Article, Change, Changes, Corpus, Earlier, Story
from newsmorgue.text.fold import fold


def changes(corpus: Corpus, earlier: Earlier) -> Changes:
    """Return the articles that the earlier site did not have, or had otherwise, in the order of the corpus.

    A claim of theirs supports what a known article of the story says, or is new; of an altered article only
    what it did not say before counts. Values differ from those of known articles where the story's articles
    disagree. A file that has another name now is no change.
    """
    return _Comparer(corpus, earlier).changes()


class _Comparer:
    """Compares a corpus with an earlier site."""

    def __init__(self, corpus: Corpus, earlier: Earlier) -> None:
        self._corpus, self._earlier = corpus, earlier
        self._claims = {
            id_: [each.claim for each in clipping.claims()] for id_, clipping in clippings_of(corpus).items()
        }
        self._article_of = {each.id: id_ for id_, claims in self._claims.items() for each in claims}
        self._story_of = {article: story for story in corpus.stories for article in story.articles}
        hashes = frozenset(earlier.files.values())
        self._new = {
            article.id: article for article in corpus.articles if hashes.isdisjoint(_files(article).values())
        }

    def changes(self) -> Changes:
        """Return what is new and what is gone."""
        now: dict[str, str] = {}
        for article in self._corpus.articles:
            now |= _files(article)
        hashes = set(now.values())
        gone = (
            file for file, sha256 in self._earlier.files.items() if file not in now and sha256 not in hashes
        )
        return Changes(tuple(self._change(each) for each in self._new.values()), tuple(sorted(gone)))

    def _change(self, article: Article) -> Change:
        id_ = article.id
        said = frozenset(
            words for file in _files(article) for words in self._earlier.claims.get(file, frozenset())
        )
        mine = [each.id for each in self._claims[id_] if fold(each.text) not in said]
        story = self._story_of.get(id_)
        supported = self._supported(story, set(mine)) if story else {}
        comparison = self._corpus.comparisons[story.id] if story else None
        return Change(
            article=id_,
            altered=any(file in self._earlier.files for file in _files(article)),
            story=story.id if story else None,
            supporting=supported,
            new=tuple(claim for claim in mine if claim not in supported),
            differing=tuple(
                each
                for each in (comparison.differences if comparison else ())
                if any(told.value.article == id_ for told in each.values)
                and any(told.value.article not in self._new for told in each.values)
            ),
        )

    def _supported(self, story: Story, mine: set[str]) -> Mapping[str, tuple[str, ...]]:
        """Return those of some claims that known articles of the story make as well, with theirs."""
        found: dict[str, tuple[str, ...]] = {}
        for group in self._corpus.comparisons[story.id].groups:
            known = [claim for claim in group.claims if self._article_of[claim] not in self._new]
            for claim in group.claims:
                if claim in mine and known:
                    found[claim] = tuple(dict.fromkeys((*found.get(claim, ()), *known)))
        return found


def _files(article: Article) -> dict[str, str]:
    """Return the SHA-256 of each file that holds an article."""
    dump = article.dump
    return {dump.file: dump.sha256, **{copy.file: copy.sha256 for copy in dump.copies}}
