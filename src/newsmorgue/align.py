"""Aligning: articles that tell the same event, and the statements that they share.

This is the plain beginning of it: what two articles quote word for word. Articles that share
several quotations form a story; claims that share one form a group.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

from newsmorgue.model import Analysis, Group, Link, Story
from newsmorgue.text.fold import fold
from newsmorgue.text.slugs import digest, slug

# Two shared quotations, one of them of several words: a shared "yes" is no shared event.
_SHARED = 2
_SHORTEST = 2
_TELLING = 4
# A quotation that stands in more articles than this is a saying, not a report.
_MOST_ARTICLES = 12

Quoted = dict[str, dict[str, dict[str, None]]]


def align(analyses: Sequence[Analysis]) -> tuple[Story, ...]:
    """Return the stories of the corpus, in the order of their first articles."""
    quoted = _claims_by_quotation(analyses)
    shared = {
        words: by_article for words, by_article in quoted.items() if 1 < len(by_article) <= _MOST_ARTICLES
    }
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for words, by_article in shared.items():
        for pair in combinations(sorted(by_article), 2):
            together[pair].append(words)
    pairs = [pair for pair, words in together.items() if _is_story(words)]
    by_id = {analysis.article.id: analysis for analysis in analyses}
    return tuple(
        _story([by_id[article] for article in members], shared) for members in _connected(pairs, list(by_id))
    )


def _claims_by_quotation(analyses: Sequence[Analysis]) -> Quoted:
    """Return folded quotation -> article id -> ids of the claims that quote it, in order."""
    found: Quoted = defaultdict(lambda: defaultdict(dict))
    for analysis in analyses:
        for claim in analysis.findings.claims:
            for quote in claim.quotes:
                words = fold(quote.text)
                if words.count(" ") + 1 >= _SHORTEST:
                    found[words][analysis.article.id][claim.id] = None
    return found


def _is_story(quotations: Sequence[str]) -> bool:
    return len(quotations) >= _SHARED and any(words.count(" ") + 1 >= _TELLING for words in quotations)


def _connected(pairs: Iterable[tuple[str, str]], order: Sequence[str]) -> list[list[str]]:
    """Return the articles that pairs connect, each set in corpus order."""
    parent = {article: article for article in order}

    def root(article: str) -> str:
        while parent[article] != article:
            parent[article] = parent[parent[article]]
            article = parent[article]
        return article

    for a, b in pairs:
        parent[root(b)] = root(a)
    members: dict[str, list[str]] = defaultdict(list)
    for article in order:
        members[root(article)].append(article)
    return [found for found in members.values() if len(found) > 1]


def _story(analyses: Sequence[Analysis], shared: Quoted) -> Story:
    """Make a story; it is named after its first dated article, and dated by it."""
    dated = sorted(
        (analysis.article for analysis in analyses if analysis.article.published),
        key=lambda article: (str(article.published), article.id),
    )
    first = dated[0] if dated else analyses[0].article
    members = tuple(analysis.article.id for analysis in analyses)
    groups = tuple(
        group
        for words, by_article in sorted(shared.items())
        if (group := _group(words, {id_: by_article[id_] for id_ in members if id_ in by_article}))
    )
    title = first.title or first.dump.file
    id_ = f"{slug(title)}-{digest(first.id)}"
    return Story(id_, title, first.published, members, groups)


def _group(words: str, by_article: dict[str, dict[str, None]]) -> Group | None:
    if len(by_article) == 1:
        return None
    firsts = [next(iter(claims)) for claims in by_article.values()]
    links = tuple(Link(a, b, "same quotation") for a, b in combinations(firsts, 2))
    claims = tuple(claim for claims in by_article.values() for claim in claims)
    return Group(f"g{digest(words, 10)}", claims, links)
