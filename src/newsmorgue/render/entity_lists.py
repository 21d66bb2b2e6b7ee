"""The lists of people, places and organizations: by name, by the number of articles, places by country.

Each order is a page of its own, so that no list needs a script.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsmorgue import urls
from newsmorgue.lexicon.codes import country_names
from newsmorgue.model import Entity, Kind
from newsmorgue.render.index import Index
from newsmorgue.render.pages import Anchor, Page, Pager, Views, batches, list_title, pager
from newsmorgue.text.fold import fold

_PER_PAGE = 500
_BY_NAME, _BY_ARTICLES, _BY_COUNTRY = "by-name", "by-articles", "by-country"


@dataclass(frozen=True, slots=True)
class Row:
    """An entity in a list."""

    anchor: Anchor
    role: str | None
    articles: int
    mentions: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A letter or a country (with its code), and its anchor; empty where the country is not known."""

    id: str
    name: str
    code: str | None = None


_NO_LETTER = Heading("other", "#")
_NO_COUNTRY = Heading("other", "")


@dataclass(frozen=True, slots=True)
class EntitiesPage:
    """A page of a list of entities.

    `order` is the list's order, `orders` are all there are, with their addresses. `headings` are those of
    all its pages, with their addresses; `groups` are the entries of this page under theirs, which is None
    where the list has no headings.
    """

    kind: Kind
    total: int
    order: str
    orders: tuple[tuple[str, str], ...]
    headings: tuple[tuple[Heading, str], ...]
    groups: tuple[tuple[Heading | None, tuple[Row, ...]], ...]
    pager: Pager | None


def entity_lists(
    index: Index, kind: Kind, title: str, orders: Mapping[str, str], untitled: str
) -> Iterator[Page]:
    """Yield the lists of a kind's entities, in each of their orders; `orders` are the names of these."""
    for order in _orders(kind):
        name = title if order == _BY_NAME else f"{title} {orders[order]}"
        yield from _list(index, kind, order, name, untitled)


def _orders(kind: Kind) -> tuple[str, ...]:
    return (_BY_NAME, _BY_ARTICLES, _BY_COUNTRY) if kind is Kind.PLACE else (_BY_NAME, _BY_ARTICLES)


def _first(kind: Kind, order: str) -> str:
    """Return the first page of a list in an order."""
    return urls.kind_path(kind, "" if order == _BY_NAME else order)


def _list(index: Index, kind: Kind, order: str, title: str, untitled: str) -> Iterator[Page]:
    first = _first(kind, order)
    entries = _entries(index, kind, order)
    pages = list(batches(entries, _PER_PAGE))
    page_of = {
        heading: number for number, batch in reversed(pages) for heading, _ in batch if heading is not None
    }
    for number, batch in pages:
        path = urls.page_path(first, number)
        views = Views(index, path, untitled)
        view = EntitiesPage(
            kind,
            len(entries),
            order,
            tuple((each, views.link(_first(kind, each))) for each in _orders(kind)),
            tuple(
                (heading, views.link(urls.page_path(first, page_of[heading]), heading.id))
                for heading in dict.fromkeys(heading for heading, _ in entries if heading)
            ),
            tuple(
                (heading, tuple(_row(views, entity, inverted=order == _BY_NAME) for _, entity in together))
                for heading, together in groupby(batch, key=lambda entry: entry[0])
            ),
            pager(first, number, len(entries), _PER_PAGE),
        )
        yield Page(path, "entities.html", list_title(title, number), urls.FOLDERS[kind], view)


def _entries(index: Index, kind: Kind, order: str) -> Sequence[tuple[Heading | None, Entity]]:
    """Return the entities of a kind in an order, each with its heading."""
    if order == _BY_ARTICLES:
        return [(None, entity) for entity in index.by_articles(kind)]
    if order == _BY_NAME:
        lettered = [(_letter(index, entity), entity) for entity in index.of_kind(kind)]
        return sorted(lettered, key=lambda each: each[0] == _NO_LETTER)
    placed = [(_country(entity), entity) for entity in index.of_kind(kind)]
    return sorted(placed, key=lambda each: (each[0] == _NO_COUNTRY, fold(each[0].name)))


def _letter(index: Index, entity: Entity) -> Heading:
    first = index.filed[entity.id].key[0][:1].upper()
    return Heading(first, first) if first.isalpha() and first.isascii() else _NO_LETTER


def _country(entity: Entity) -> Heading:
    name = country_names().get(entity.country) if entity.country else None
    return Heading(f"in-{entity.country}", name, entity.country) if name else _NO_COUNTRY


def _row(views: Views, entity: Entity, *, inverted: bool) -> Row:
    """Return an entity's entry, `inverted` where the list is by surname."""
    index = views.index
    anchor = views.entity_anchor(entity)
    return Row(
        anchor._replace(text=str(index.filed[entity.id])) if inverted else anchor,
        index.role(entity),
        index.article_count(entity),
        index.mention_count(entity),
    )
