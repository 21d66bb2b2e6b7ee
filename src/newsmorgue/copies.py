"""Files that hold the same article: one outlet's page saved twice is one article with two files.

Two outlets with the same words are two articles, and so are two of unknown outlets.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from newsmorgue.model import Article, Copy
from newsmorgue.text.fold import fold
from newsmorgue.text.slugs import digest

# Sentences of fewer words are said again in other articles.
_FEWEST_WORDS = 5
# How much of the shorter text, in words, the longer has to hold: a later version may add a little …
_SHARED = 0.85
# … and a page may be cut short by its paywall only where the title agrees too.
_SHARED_OF_LONGER = 0.6
# What more articles of one outlet share than this is its furniture.
_MOST = 20
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u2019\u201d)]*\s+")


def traces_of(article: Article) -> tuple[str, ...]:
    """Return what copies of an article share with it: digests of its outlet and title or longest paragraph.

    An article of an unknown outlet, or without a text, has none.
    """
    if article.source is None or not article.paragraphs:
        return ()
    longest = max(article.paragraphs, key=lambda paragraph: (len(paragraph.text), -paragraph.start))
    words = dict.fromkeys((fold(article.title or ""), fold(longest.text)))
    return tuple(digest(f"{article.source.id} {each}", 16) for each in words if each)


def merge_copies(
    articles: Sequence[Article], traces: Mapping[str, Iterable[str]], whole: Callable[[str], Article]
) -> tuple[Article, ...]:
    """Return the articles, each once and in the order given; the others are copies of its dump.

    `traces` are each article's (by id), and `whole` is asked, by id, for those of which copies may be there.
    Of the files of one article that counts which was corrected, says most about itself and holds most text.
    Compares only articles that share a trace, so that cost grows with the number of articles, not of pairs.
    """
    texts: dict[str, dict[str, int]] = {}
    kept = {article.id: article for article in articles}
    merged: dict[str, str] = {}
    for one, other in _candidates(articles, traces):
        first, second = (_root(id_, merged) for id_ in (one, other))
        if first == second or not _are_one(whole(first), whole(second), texts):
            continue
        best, copy = sorted((first, second), key=lambda id_: _rank(whole(id_)))
        merged[copy] = best
        kept[best] = _with_copy(kept[best], kept[copy])
    return tuple(kept[each.id] for each in articles if each.id not in merged)


def _root(id_: str, merged: Mapping[str, str]) -> str:
    while id_ in merged:
        id_ = merged[id_]
    return id_


def _candidates(
    articles: Iterable[Article], traces: Mapping[str, Iterable[str]]
) -> Iterator[tuple[str, str]]:
    """Yield pairs of articles (by id) that share a trace."""
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        for trace in traces[article.id]:
            sharing[trace].append(article.id)
    for ids in sharing.values():
        if len(ids) <= _MOST:
            yield from combinations(ids, 2)


def _are_one(first: Article, second: Article, texts: dict[str, dict[str, int]]) -> bool:
    if first.published and second.published and first.published[:10] != second.published[:10]:
        return False
    one, other = (_sentences(article, texts) for article in (first, second))
    shared = sum(words for sentence, words in one.items() if sentence in other)
    shorter, longer = sorted((sum(one.values()), sum(other.values())))
    if not shorter or shared < _SHARED * shorter:
        return False
    same_title = fold(first.title or "") == fold(second.title or "")
    return same_title or shared >= _SHARED_OF_LONGER * longer


def _sentences(article: Article, texts: dict[str, dict[str, int]]) -> dict[str, int]:
    """Return the folded sentences of an article's text that are long enough to tell it, with their words."""
    if article.id not in texts:
        folded = (
            fold(sentence)
            for paragraph in article.paragraphs
            for sentence in _SENTENCE_END.split(paragraph.text)
        )
        counted = ((sentence, sentence.count(" ") + 1) for sentence in folded)
        texts[article.id] = {sentence: words for sentence, words in counted if words >= _FEWEST_WORDS}
    return texts[article.id]


def _rank(article: Article) -> tuple[bool, int, int, str]:
    """Order the files of one article: the one to keep comes first."""
    told = (
        article.title,
        article.published,
        article.updated,
        article.standfirst,
        article.authors,
        article.url,
    )
    length = sum(len(paragraph.text) for paragraph in article.paragraphs)
    return (not article.corrected, -sum(map(bool, told)), -length, article.dump.file)


def _with_copy(article: Article, copy: Article) -> Article:
    copies = (*article.dump.copies, Copy(copy.dump.file, copy.dump.sha256), *copy.dump.copies)
    ordered = tuple(sorted(copies, key=lambda each: each.file))
    return replace(article, dump=replace(article.dump, copies=ordered))
