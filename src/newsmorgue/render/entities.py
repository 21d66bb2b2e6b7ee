"""The pages of people, places and organizations."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from newsmorgue import urls
from newsmorgue.clippings import Mentioned
from newsmorgue.lexicon.codes import country_names
from newsmorgue.model import Entity
from newsmorgue.render.contexts import YearView, contexts, year_id, year_of
from newsmorgue.render.index import ClaimRef, Index
from newsmorgue.render.naming import DoubtView, NamesView, ReasonView, RoleView, doubts, names, reason, roles
from newsmorgue.render.pages import Anchor, ClaimView, Page, Pager, Views, list_title, neighbours
from newsmorgue.text.dates import in_words

# The lists of an entity, by their anchors, and how much of each a page takes: of what is said of a
# president there would be a book, so the lists go on on further pages.
_MENTIONS = "mentions"
_CLAIMS_BY = "claims-by"
_CLAIMS_ABOUT = "claims-about"
_PER_PAGE = {_MENTIONS: 150, _CLAIMS_BY: 40, _CLAIMS_ABOUT: 40}
# The claims page's filters for these lists, and from how many claims on they help.
_FILTERS = {_CLAIMS_BY: "speaker", _CLAIMS_ABOUT: "about"}
_WORTH_FILTERING = 10
_COMPANIONS = 12


class Part(NamedTuple):
    """A page of one of an entity's lists: `id` is mentions, claims-by or claims-about.

    It has mentions, year by year, or claims; `total` is how many the whole list has, and `query` asks the
    page of all claims for those of the list, where it has many.
    """

    id: str
    total: int
    years: tuple[YearView, ...]
    claims: tuple[ClaimView, ...]
    query: str | None
    pager: Pager | None


class Facts(NamedTuple):
    """What the gazetteer says: a country and its code, where it is, and its id in a public register.

    `country_href` is the country's own page, where it has one.
    """

    country: str | None
    country_href: str | None
    code: str | None
    coordinates: str | None
    register: str | None
    id: str | None


class EntityPage(NamedTuple):
    """What the template of an entity prints.

    `since` and `until` are the days of the first and the last article. `years` lead to the mentions of each
    year, if there are several; `companions` are by kind, with how many there are beyond those shown.
    """

    entity: Entity
    article_count: int
    since: str | None
    until: str | None
    facts: Facts | None
    roles: tuple[RoleView, ...]
    more_roles: tuple[RoleView, ...]
    names: NamesView
    reasons: tuple[ReasonView, ...]
    doubts: tuple[DoubtView, ...]
    claims_by: Part
    claims_about: Part
    mentions: Part
    years: tuple[Anchor, ...]
    companions: tuple[tuple[str, tuple[Anchor, ...], int], ...]


class FurtherPage(NamedTuple):
    """A page on which a list of an entity goes on."""

    entity: Anchor
    part: Part


def entity_pages(index: Index, entity: Entity, parts: Mapping[str, str], untitled: str) -> Iterator[Page]:
    """Yield the page of an entity, and those on which its lists go on; `parts` are the lists' names."""
    path, section = urls.entity_path(entity), urls.FOLDERS[entity.kind]
    mentions, beside = index.mentions_of(entity.id)
    view: object = _entity(Views(index, path, untitled), entity, mentions, beside)
    yield Page(path, "entity.html", entity.name, section, view)
    for id_, number in _further(index, entity):
        here = urls.part_path(path, id_, number)
        views = Views(index, here, untitled)
        view = FurtherPage(views.entity_anchor(entity), _part(views, entity, mentions, id_, number))
        yield Page(here, "entity_part.html", _further_title(entity, parts[id_], number), section, view)


def further_titles(index: Index, entity: Entity, parts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the titles and paths of the pages on which an entity's lists go on."""
    path = urls.entity_path(entity)
    for id_, number in _further(index, entity):
        yield _further_title(entity, parts[id_], number), urls.part_path(path, id_, number)


def _further(index: Index, entity: Entity) -> Iterator[tuple[str, int]]:
    """Yield the lists that go on on other pages, with the numbers of these."""
    for id_ in _PER_PAGE:
        for number in range(2, _page_of(id_, _total(index, entity, id_) - 1) + 1):
            yield id_, number


def _further_title(entity: Entity, part: str, number: int) -> str:
    return list_title(f"{entity.name}: {part}", number)


def _entity(
    views: Views, entity: Entity, mentions: Sequence[Mentioned], beside: Mapping[str, int]
) -> EntityPage:
    index = views.index
    shown, more = roles(views, entity, mentions)
    dates = [date[:10] for article in index.articles_naming(entity) if (date := article.published)]
    return EntityPage(
        entity=entity,
        article_count=index.article_count(entity),
        since=in_words(min(dates)) if dates else None,
        until=in_words(max(dates)) if dates and max(dates) != min(dates) else None,
        facts=_facts(views, entity),
        roles=shown,
        more_roles=more,
        names=names(views, entity, mentions),
        reasons=tuple(reason(views, each) for each in entity.reasons),
        doubts=doubts(views, entity),
        claims_by=_part(views, entity, mentions, _CLAIMS_BY),
        claims_about=_part(views, entity, mentions, _CLAIMS_ABOUT),
        mentions=_part(views, entity, mentions, _MENTIONS),
        years=_years(views, entity, mentions),
        companions=tuple(_companions(views, beside)),
    )


def _total(index: Index, entity: Entity, id_: str) -> int:
    """Return how many entries a list of an entity has."""
    return index.mention_count(entity) if id_ == _MENTIONS else len(_claims(index, entity, id_))


def _claims(index: Index, entity: Entity, id_: str) -> Sequence[ClaimRef]:
    """Return the claims of a list of an entity."""
    return (index.claims_by if id_ == _CLAIMS_BY else index.claims_about)[entity.id]


def _page_of(id_: str, position: int) -> int:
    """Return the page of a list on which the entry at `position` stands."""
    return position // _PER_PAGE[id_] + 1


def _part(views: Views, entity: Entity, mentions: Sequence[Mentioned], id_: str, number: int = 1) -> Part:
    """Return page `number` of one of an entity's lists."""
    index, size = views.index, _PER_PAGE[id_]
    total = _total(index, entity, id_)
    if not total:
        return Part(id_, 0, (), (), None, None)
    batch = slice((number - 1) * size, number * size)
    years: tuple[YearView, ...] = ()
    claims: tuple[ClaimView, ...] = ()
    if id_ == _MENTIONS:
        years = contexts(views, mentions[batch], by_year=_has_years(index, mentions))
    else:
        claims = tuple([views.listed_claim(each) for each in _claims(index, entity, id_)[batch]])
    address = partial(urls.part_path, urls.entity_path(entity), id_)
    pager = neighbours(number, total, size, lambda of: views.link(address(of), id_))
    query = (
        urls.claims_query(_FILTERS[id_], entity) if id_ in _FILTERS and total >= _WORTH_FILTERING else None
    )
    return Part(id_, total, years, claims, query, pager)


def _has_years(index: Index, mentions: Sequence[Mentioned]) -> bool:
    """Tell whether mentions are of several years: they are ordered by the dates of their articles."""
    ends = {year_of(index.heads[each.article]) for each in (*mentions[:1], *mentions[-1:])}
    return len(ends) > 1


def _years(views: Views, entity: Entity, mentions: Sequence[Mentioned]) -> tuple[Anchor, ...]:
    """Return the years in which an entity is named, with how many articles name it, if there are several."""
    if not _has_years(views.index, mentions):
        return ()
    counts: dict[str, int] = {}
    page: dict[str, int] = {}
    seen = ""
    for position, resolved in enumerate(mentions):
        if resolved.article == seen:
            continue
        seen = resolved.article
        year = year_of(views.index.heads[seen])
        counts[year] = counts.get(year, 0) + 1
        page.setdefault(year, _page_of(_MENTIONS, position))
    address = partial(urls.part_path, urls.entity_path(entity), _MENTIONS)
    return tuple(
        Anchor(year, views.link(address(page[year]), year_id(year)), count=count)
        for year, count in counts.items()
    )


def _facts(views: Views, entity: Entity) -> Facts | None:
    if not (entity.country or entity.coordinates or entity.reference):
        return None
    page = views.index.countries.get(entity.country) if entity.country else None
    register, _, id_ = (entity.reference or "").partition(":")
    return Facts(
        country=country_names().get(entity.country) if entity.country else None,
        country_href=views.entity_link(page) if page and page.id != entity.id else None,
        code=entity.country,
        coordinates=_coordinates(*entity.coordinates) if entity.coordinates else None,
        register=register or None,
        id=id_ or None,
    )


def _coordinates(north: float, east: float) -> str:
    """Return degrees as people write them: "33.34° N, 44.40° E"."""
    sides = "N" if north >= 0 else "S", "E" if east >= 0 else "W"
    return f"{abs(north):.2f}\u00b0 {sides[0]}, {abs(east):.2f}\u00b0 {sides[1]}"


def _companions(views: Views, beside: Mapping[str, int]) -> Iterator[tuple[str, tuple[Anchor, ...], int]]:
    """Yield the entities of each kind that are named in the same paragraphs, and how many are left out."""
    for kind, found, more in views.index.companions(beside, _COMPANIONS):
        yield kind, tuple([views.entity_anchor(other, count) for other, count in found]), more
