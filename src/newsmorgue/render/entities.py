"""The pages of people, places and organizations, and their lists."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newsmorgue import urls
from newsmorgue.model import Article, Entity, Kind, Reason, Resolved
from newsmorgue.render.index import Index, sort_name
from newsmorgue.render.marked import excerpt
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
from newsmorgue.text.fold import plain

_PER_PAGE = 500
# A page of everything that is said of a president would be a book: what is left out is counted.
_MOST_MENTIONS = 300
_MOST_CLAIMS = 100


@dataclass(frozen=True, slots=True)
class UseView:
    """A name or role and the outlets that use it, each with a link to an article that does."""

    text: str
    outlets: tuple[Anchor, ...]


@dataclass(frozen=True, slots=True)
class MentionView:
    """A mention in its sentence: the words before, at and after it."""

    before: str
    text: str
    after: str
    href: str


@dataclass(frozen=True, slots=True)
class MentionsView:
    """The mentions in one article."""

    article: ArticleView
    mentions: tuple[MentionView, ...]


@dataclass(frozen=True, slots=True)
class ReasonView:
    """Why names are one's, with a link to the passage that bears it out."""

    names: tuple[str, ...]
    rule: str
    place: Anchor | None


@dataclass(frozen=True, slots=True)
class EntityPage:
    """What the template of an entity prints; `…_left` are how many there are beyond those shown."""

    entity: Entity
    mention_count: int
    article_count: int
    roles: tuple[UseView, ...]
    names: tuple[UseView, ...]
    reasons: tuple[ReasonView, ...]
    mentions: tuple[MentionsView, ...]
    mentions_left: int
    claims_by: tuple[ClaimView, ...]
    claims_by_left: int
    claims_about: tuple[ClaimView, ...]
    claims_about_left: int
    companions: tuple[tuple[str, tuple[Anchor, ...]], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """An entity in a list."""

    anchor: Anchor
    role: str | None
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class EntitiesPage:
    """A page of a list of entities: its letters, each with its entries."""

    kind: Kind
    total: int
    letters: tuple[tuple[str, tuple[Row, ...]], ...]
    pager: Pager | None


def entity_page(index: Index, entity: Entity, unsourced: str, untitled: str) -> Page:
    """Return the page of an entity; `unsourced` stands for an outlet that is not known."""
    path = urls.entity_path(entity)
    views = Views(index, path, untitled)
    mentions = index.mentions_of[entity.id]
    companions = index.companions(entity)
    claims_by, claims_about = index.claims_by[entity.id], index.claims_about[entity.id]
    view = EntityPage(
        entity=entity,
        mention_count=len(mentions),
        article_count=index.article_count(entity),
        roles=tuple(UseView(role.text, _users(views, role.articles, unsourced)) for role in entity.roles),
        names=tuple(
            UseView(alias.text, _users(views, alias.articles, unsourced)) for alias in entity.aliases
        ),
        reasons=tuple(_reason(views, reason) for reason in entity.reasons),
        mentions=tuple(_mentions(views, entity)),
        mentions_left=max(len(mentions) - _MOST_MENTIONS, 0),
        claims_by=tuple(views.claim(each) for each in claims_by[:_MOST_CLAIMS]),
        claims_by_left=max(len(claims_by) - _MOST_CLAIMS, 0),
        claims_about=tuple(views.claim(each) for each in claims_about[:_MOST_CLAIMS]),
        claims_about_left=max(len(claims_about) - _MOST_CLAIMS, 0),
        companions=tuple(
            (
                kind,
                tuple(views.entity_anchor(other, count) for other, count in companions if other.kind is kind),
            )
            for kind in Kind
        ),
    )
    return Page(path, "entity.html", entity.name, urls.FOLDERS[entity.kind], view)


def _reason(views: Views, reason: Reason) -> ReasonView:
    place = None
    if reason.article and reason.passage:
        article = views.index.analyses[reason.article].article
        place = Anchor(views.title(article), views.link(urls.article_path(article), reason.passage))
    return ReasonView(reason.names, reason.rule, place)


def _users(views: Views, articles: tuple[str, ...], unsourced: str) -> tuple[Anchor, ...]:
    """Return a link for each outlet among articles, to the first of them."""
    first: dict[str, Article] = {}
    for id_ in articles:
        article = views.index.analyses[id_].article
        first.setdefault(article.source.name if article.source else unsourced, article)
    return tuple(
        Anchor(outlet, views.link(urls.article_path(article))) for outlet, article in sorted(first.items())
    )


def _mentions(views: Views, entity: Entity) -> Iterator[MentionsView]:
    """Yield the mentions article by article, the newest first, as many as a page takes."""
    by_article: dict[str, list[Resolved]] = defaultdict(list)
    for resolved in views.index.mentions_of[entity.id]:
        by_article[resolved.article].append(resolved)
    room = _MOST_MENTIONS
    for article in views.index.articles_naming(entity):
        shown = by_article[article.id][:room]
        if not shown:
            return
        room -= len(shown)
        yield MentionsView(views.article(article), tuple(_mention(views, article, each) for each in shown))


def _mention(views: Views, article: Article, resolved: Resolved) -> MentionView:
    mention = resolved.mention
    spans = {each.id: (each.start, each.end) for each in article.paragraphs}
    spans |= {each.id: (each.start, each.end) for each in article.captions}
    spans |= {name: (piece.start, piece.end) for name, piece in article.fields.items()}
    readable = views.index.readable(article)
    words = excerpt(
        readable.text, readable.inside(mention.start, mention.end), readable.inside(*spans[mention.passage])
    )
    return MentionView(*words, views.link(urls.article_path(article), mention.passage))


def entity_lists(index: Index, kind: Kind, title: str, untitled: str) -> Iterator[Page]:
    """Yield the alphabetical list of a kind's entities."""
    first = urls.kind_path(kind)
    entities = index.of_kind(kind)
    for number, batch in batches(entities, _PER_PAGE):
        path = urls.page_path(first, number)
        views = Views(index, path, untitled)
        letters: dict[str, list[Row]] = defaultdict(list)
        for entity in batch:
            letters[_letter(entity)].append(
                Row(
                    views.entity_anchor(entity),
                    entity.roles[0].text if entity.roles else None,
                    index.article_count(entity),
                    len(index.mentions_of[entity.id]),
                )
            )
        view = EntitiesPage(
            kind,
            len(entities),
            tuple((letter, tuple(rows)) for letter, rows in letters.items()),
            pager(first, number, len(entities), _PER_PAGE),
        )
        yield Page(path, "entities.html", list_title(title, number), urls.FOLDERS[kind], view)


def _letter(entity: Entity) -> str:
    first = plain(sort_name(entity))[:1].upper()
    return first if first.isalpha() and first.isascii() else "#"
