"""The page and the feed of what is new since an earlier site."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsmorgue import urls
from newsmorgue.model import Article, Change, Changes
from newsmorgue.render.index import Index
from newsmorgue.render.pages import Anchor, ArticleView, ClaimView, Page, Views
from newsmorgue.render.sides import Valued, valued

_DAY = len("2015-05-21")
# A feed has to say when; where nothing does, it says the beginning of the computer's time.
_NEVER = "1970-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Supported:
    """A claim of a new article, and the earlier ones that state the same."""

    claim: ClaimView
    earlier: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A new article: what it supports, what it says anew, and where it differs."""

    id: str
    article: ArticleView
    altered: bool
    story: Anchor | None
    supported: tuple[Supported, ...]
    new: tuple[ClaimView, ...]
    differing: tuple[tuple[str, tuple[Valued, ...]], ...]
    stamp: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """All that is new; `stamp` is the time of the latest article, as a feed says it."""

    changes: tuple[ChangeView, ...]
    gone: tuple[str, ...]
    stamp: str
    feed: str
    address: str


def change_pages(index: Index, changes: Changes, title: str, untitled: str) -> Iterator[Page]:
    """Yield the page of changes and, as a page of another template, the feed."""
    views = Views(index, urls.CHANGES, untitled)
    base = (index.settings.base_url or "").rstrip("/")
    stamps = [_stamp(article) for article in index.articles if article.published]
    latest = max(stamps, default=_NEVER)
    view = ChangesPage(
        changes=tuple(_view(views, each, latest) for each in changes.articles),
        gone=changes.gone,
        stamp=latest,
        feed=urls.FEED,
        address=f"{base}/" if base else "",
    )
    yield Page(urls.CHANGES, "changes.html", title, "changes", view)
    yield Page(urls.FEED, "changes.xml", f"{title} (feed)", "changes", view)


def _view(views: Views, change: Change, latest: str) -> ChangeView:
    index = views.index
    article = index.heads[change.article]
    claims = {each.id: each for each in index.clippings[article.id].statements()}
    story = index.story_of.get(article.id)
    return ChangeView(
        id=article.id,
        article=views.article(article),
        altered=change.altered,
        story=Anchor(story.title, views.link(urls.story_path(story))) if story else None,
        supported=tuple(
            Supported(views.claim(claims[id_]), tuple(views.claim(index.claim(each)) for each in earlier))
            for id_, earlier in change.supporting.items()
        ),
        new=tuple(views.claim(claims[id_]) for id_ in change.new),
        differing=tuple(
            (difference.what, tuple(valued(views, told) for told in difference.values))
            for difference in change.differing
        ),
        stamp=_stamp(article) if article.published else latest,
    )


def _stamp(article: Article) -> str:
    """Return a publication date as feeds write it (RFC 3339), with the first day and hour that it may be."""
    published = article.published or ""
    date, _, clock = published.partition("T")
    day = (date + "-01-01")[:_DAY] if len(date) == len("2015") else (date + "-01")[:_DAY]
    if not clock:
        return f"{day}T00:00:00Z"
    has_zone = clock.endswith("Z") or any(sign in clock for sign in "+-")
    return f"{day}T{clock}{'' if has_zone else 'Z'}"
