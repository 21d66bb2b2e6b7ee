"""The mentions of an entity in their context, article by article, and where a long list of them goes on."""

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from newsmorgue import urls
from newsmorgue.clippings import Mentioned
from newsmorgue.model import Article
from newsmorgue.render.marked import excerpt
from newsmorgue.render.pages import Anchor, Views

# Words of a mention's paragraph on each side of it, in characters: one line on a wide page.
_REACH = 70


class MentionView(NamedTuple):
    """A mention in its paragraph: the words before, at and after it."""

    before: str
    text: str
    after: str
    href: str


class NamingView(NamedTuple):
    """The mentions in one article."""

    title: Anchor
    outlet: Anchor | None
    date: str | None
    date_is_update: bool
    mentions: tuple[MentionView, ...]


class YearView(NamedTuple):
    """The articles of a year; its name is empty where the articles have no date, or all are of one year."""

    id: str
    name: str
    articles: tuple[NamingView, ...]


def contexts(views: Views, found: Sequence[Mentioned], *, by_year: bool) -> tuple[YearView, ...]:
    """Return mentions, which begin with the newest article's, year by year and article by article."""
    articles = [
        (views.index.heads[id_], list(mentions))
        for id_, mentions in groupby(found, key=attrgetter("article"))
    ]
    years = groupby(articles, key=lambda each: year_of(each[0]) if by_year else "")
    return tuple(
        YearView(year_id(name) if by_year else "", name, tuple(_naming(views, *each) for each in together))
        for name, together in years
    )


def year_of(article: Article) -> str:
    """Return the year of an article; empty where it has no date."""
    date = article.published or article.updated
    return date[:4] if date else ""


def year_id(name: str) -> str:
    """Return the anchor of a year."""
    return f"y{name}" if name else "undated"


def _naming(views: Views, article: Article, mentions: Sequence[Mentioned]) -> NamingView:
    view = views.article(article)
    path = urls.article_path(article)
    readable = views.index.clippings[article.id].readable
    shown = []
    for mention in mentions:
        words = excerpt(
            readable.text,
            readable.inside(mention.start, mention.end),
            readable.inside(*mention.within),
            _REACH,
        )
        shown.append(MentionView(*words, views.link(path, mention.passage)))
    return NamingView(
        title=view.title,
        outlet=view.outlet,
        date=view.date,
        date_is_update=view.date_is_update,
        mentions=tuple(shown),
    )
