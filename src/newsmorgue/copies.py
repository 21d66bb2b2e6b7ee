"""Files that hold the same article: one outlet's page saved twice is one article with two files.

Two outlets with the same words are two articles, and so are two of unknown outlets.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from newsmorgue.model import Analysis, Article, Copy
from newsmorgue.text.fold import fold

# Sentences of fewer words are said again in other articles.
_FEWEST_WORDS = 5
# How much of the shorter text, in words, the longer has to hold: a later version may add a little …
_SHARED = 0.85
# … and a page may be cut short by its paywall only where the title agrees too.
_SHARED_OF_LONGER = 0.6
# What more articles of one outlet share than this is its furniture.
_MOST = 20
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u2019\u201d)]*\s+")


def merge_copies(analyses: Sequence[Analysis]) -> tuple[Analysis, ...]:
    """Return the analyses with each article once, in the order given; the others are copies of its dump.

    Of the files of one article that counts which was corrected, says most about itself and holds most
    text. Compares only articles of one outlet that share a title or their longest paragraph, so that cost
    grows with the number of articles, not of pairs.
    """
    texts: dict[str, dict[str, int]] = {}
    kept = {analysis.article.id: analysis for analysis in analyses}
    merged: dict[str, str] = {}
    for one, other in _candidates(analyses):
        first, second = (kept[_root(id_, merged)] for id_ in (one, other))
        if first is second or not _are_one(first.article, second.article, texts):
            continue
        best, copy = sorted((first, second), key=lambda analysis: _rank(analysis.article))
        merged[copy.article.id] = best.article.id
        kept[best.article.id] = _with_copy(best, copy.article)
    return tuple(kept[each.article.id] for each in analyses if each.article.id not in merged)


def _root(id_: str, merged: dict[str, str]) -> str:
    while id_ in merged:
        id_ = merged[id_]
    return id_


def _candidates(analyses: Sequence[Analysis]) -> Iterator[tuple[str, str]]:
    """Yield pairs of articles (by id) of one outlet that share a title, or their longest paragraph."""
    sharing: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for analysis in analyses:
        article = analysis.article
        if article.source is None or not article.paragraphs:
            continue
        longest = max(article.paragraphs, key=lambda paragraph: (len(paragraph.text), -paragraph.start))
        for key in dict.fromkeys((fold(article.title or ""), fold(longest.text))):
            if key:
                sharing[article.source.id, key].append(article.id)
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


def _with_copy(analysis: Analysis, copy: Article) -> Analysis:
    dump = analysis.article.dump
    copies = (*dump.copies, Copy(copy.dump.file, copy.dump.sha256), *copy.dump.copies)
    ordered = tuple(sorted(copies, key=lambda each: each.file))
    return replace(analysis, article=replace(analysis.article, dump=replace(dump, copies=ordered)))
