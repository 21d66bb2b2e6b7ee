"""The page of an article, and the lists of articles and outlets."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from newsmorgue import urls
from newsmorgue.model import Article, Source
from newsmorgue.render.dumps import line_numbers
from newsmorgue.render.index import Index
from newsmorgue.render.ledger import Ledger, ledger
from newsmorgue.render.marked import Part, Run, Stretch, stretches
from newsmorgue.render.pages import (
    Anchor,
    ArticleView,
    ClaimView,
    Page,
    Pager,
    Views,
    batches,
    list_title,
    pager,
)
from newsmorgue.render.stories import story_articles
from newsmorgue.text.dates import WEEKDAYS, in_words
from newsmorgue.text.fold import visible

_PER_PAGE = 200
_SITE_LANGUAGE = "en"
_TOGETHER = frozenset({"list", "quote"})


class PassageView(NamedTuple):
    """A paragraph, caption or heading with its anchor and its marked text."""

    id: str
    kind: str
    language: str | None
    stretches: tuple[Stretch, ...]


class BlockView(NamedTuple):
    """Paragraphs of one kind that are printed together: the items of a list, the paragraphs of a quotation.

    Of any other kind there is one.
    """

    kind: str
    passages: tuple[PassageView, ...]


class RemovedView(NamedTuple):
    """A stretch that was set aside, and why; `href` is its line in the dump."""

    text: str
    reason: str
    line: int
    href: str


@dataclass(frozen=True, slots=True)
class InferredView:
    """The day of an article that does not say it, by a weekday that the `other` one `told` the day of."""

    date: str
    weekday: str
    other: Anchor
    told: str


@dataclass(frozen=True, slots=True)
class ArticlePage:
    """What the template of an article prints. `language` is the article's where it is not the site's."""

    article: Article
    language: str | None
    heading: PassageView | None
    standfirst: PassageView | None
    title: str
    kicker: str | None
    outlet: Anchor | None
    published: str | None
    updated: str | None
    blocks: tuple[BlockView, ...]
    captions: tuple[PassageView, ...]
    claims: tuple[ClaimView, ...]
    named: tuple[tuple[str, tuple[Anchor, ...]], ...]
    inferred: InferredView | None
    dates: Ledger
    dump: str
    removed: tuple[RemovedView, ...]
    elsewhere: tuple[ArticleView, ...]
    story: Anchor | None


@dataclass(frozen=True, slots=True)
class ListPage:
    """A page of a list of articles."""

    articles: tuple[ArticleView, ...]
    total: int
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class SourcePage:
    """An outlet: its articles, and who speaks in them."""

    name: str
    articles: tuple[ArticleView, ...]
    speakers: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class SourcesPage:
    """The list of outlets."""

    sources: tuple[Anchor, ...]
    unknown: tuple[ArticleView, ...]


def article_page(index: Index, article: Article, untitled: str) -> Page:
    """Return the page of an article."""
    path = urls.article_path(article)
    views = Views(index, path, untitled)
    story = index.story_of.get(article.id)
    view = ArticlePage(
        article=article,
        language=article.language if article.language != _SITE_LANGUAGE else None,
        heading=_field(views, article, "title"),
        standfirst=_field(views, article, "standfirst"),
        title=views.title(article),
        kicker=visible(article.kicker) if article.kicker else None,
        outlet=views.outlet(article),
        published=in_words(article.published) if article.published else None,
        updated=in_words(article.updated) if article.updated else None,
        blocks=tuple(_blocks(views, article)),
        captions=tuple(
            _passage(views, article, each.id, "caption", span=(each.start, each.end), language=each.language)
            for each in article.captions
        ),
        claims=tuple(views.claim(each) for each in index.clippings[article.id].statements()),
        named=tuple(
            (kind, tuple([views.entity_anchor(entity, count) for entity, count in found]))
            for kind, found in index.named_in(article.id)
        ),
        inferred=_inferred(views, article),
        dates=ledger(index.dates[article.id]),
        dump=views.link(urls.dump_path(article)),
        removed=tuple(_removed(views, article)),
        elsewhere=story_articles(views, story, article) if story else (),
        story=Anchor(story.title, views.link(urls.story_path(story))) if story else None,
    )
    return Page(path, "article.html", view.title, "articles", view)


def _inferred(views: Views, article: Article) -> InferredView | None:
    inferred = views.index.inferred.get(article.id)
    if inferred is None:
        return None
    other = views.index.heads[inferred.article]
    name = other.source.name if other.source else views.title(other)
    return InferredView(
        date=in_words(inferred.value),
        weekday=WEEKDAYS[inferred.weekday].capitalize(),
        other=Anchor(name, views.link(urls.article_path(other))),
        told=in_words(inferred.told),
    )


def _blocks(views: Views, article: Article) -> Iterator[BlockView]:
    for kind, together in groupby(article.paragraphs, key=lambda paragraph: paragraph.kind):
        passages = [_passage(views, article, each.id, kind, span=(each.start, each.end)) for each in together]
        if kind in _TOGETHER:
            yield BlockView(kind, tuple(passages))
        else:
            yield from (BlockView(kind, (passage,)) for passage in passages)


def _field(views: Views, article: Article, name: str) -> PassageView | None:
    """Return a field with its names marked, or bare where a correction has it and the file has not."""
    piece = article.fields.get(name)
    if piece:
        return _passage(views, article, name, name, span=(piece.start, piece.end))
    text: str | None = getattr(article, name)
    return (
        PassageView(name, name, None, (Stretch((Part((Run(visible(text)),)),), None, ()),)) if text else None
    )


def _passage(
    views: Views, article: Article, id_: str, kind: str, *, span: tuple[int, int], language: str | None = None
) -> PassageView:
    index = views.index
    found = index.whole_clipping(article.id)
    marked = stretches(
        article.dump.text,
        span,
        mentions=found.mentions_at.get(id_, ()),
        references=found.references_at.get(id_, ()),
        claims=[each.claim for each in found.claims],
        link=views.entity,
        markup=article.markup,
    )
    other = language if language != article.language else None
    return PassageView(id_, kind, other, marked)


def _removed(views: Views, article: Article) -> Iterator[RemovedView]:
    """Yield what was set aside, but for labels and punctuation around fields."""
    readable = views.index.clippings[article.id].readable
    for each, line in zip(article.removed, line_numbers(article), strict=True):
        if each.reason != "label":
            text = visible(readable.words(each.start, each.end))
            yield RemovedView(text, each.reason, line, views.link(urls.dump_path(article), f"L{line}"))


def article_lists(index: Index, title: str, untitled: str) -> Iterator[Page]:
    """Yield the list of all articles, the newest first."""
    for number, batch in batches(index.articles, _PER_PAGE):
        path = urls.page_path(urls.ARTICLES, number)
        views = Views(index, path, untitled)
        view = ListPage(
            tuple(views.article(article) for article in batch),
            len(index.articles),
            pager(urls.ARTICLES, number, len(index.articles), _PER_PAGE),
        )
        yield Page(path, "articles.html", list_title(title, number), "articles", view)


def source_pages(index: Index, title: str, untitled: str) -> Iterator[Page]:
    """Yield the list of outlets and a page of each."""
    views = Views(index, urls.SOURCES, untitled)
    sources = index.sources()
    listed = tuple(
        Anchor(source.name, views.link(urls.source_path(source)), count=len(articles))
        for source, articles in sources
    )
    unknown = tuple(views.article(article) for article in index.articles if article.source is None)
    yield Page(urls.SOURCES, "sources.html", title, "sources", SourcesPage(listed, unknown))
    for source, articles in sources:
        yield _source_page(index, source, articles, untitled)


def _source_page(index: Index, source: Source, articles: list[Article], untitled: str) -> Page:
    path = urls.source_path(source)
    views = Views(index, path, untitled)
    speakers = Counter(
        each.speaker for article in articles for each in index.claim_marks(article.id) if each.speaker
    )
    ranked = sorted(speakers.items(), key=lambda each: (-each[1], each[0]))
    view = SourcePage(
        source.name,
        tuple(views.article(article) for article in articles),
        tuple(views.entity_anchor(index.entities[id_], count) for id_, count in ranked),
    )
    return Page(path, "source.html", source.name, "sources", view)
