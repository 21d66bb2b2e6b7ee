"""What an entity is called: by whom, since when, and why the names are held to be one's."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from newsmorgue import urls
from newsmorgue.clippings import Mentioned
from newsmorgue.model import Article, Entity, Reason
from newsmorgue.render.index import Named
from newsmorgue.render.pages import Anchor, Views
from newsmorgue.text.dates import in_words
from newsmorgue.text.fold import fold, squash

# As many names as stand side by side on a page; the rest share the last column.
_MOST_COLUMNS = 5
# What is shown at once; the rest of it is folded away.
_ROLES_AT_ONCE = 10
_OUTLETS_OF_ROLE = 12
_OUTLETS_AT_ONCE = 12

# An article, and the passage of it where something stands; empty where that is not known.
_Place = tuple[Article, str]


class DayView(NamedTuple):
    """A link to a passage, by the day of its article: None where it is not known."""

    date: str | None
    is_update: bool
    href: str


class UseView(NamedTuple):
    """An outlet that uses a role: when first and last, and in how many articles.

    An outlet that is not known is None.
    """

    outlet: Anchor | None
    first: DayView
    last: DayView | None
    articles: int


class RoleView(NamedTuple):
    """What somebody is called, and by which outlets; `more` are those not shown.

    There are none where a decision says it.
    """

    text: str
    uses: tuple[UseView, ...]
    more: int


class NamesRow(NamedTuple):
    """How an outlet calls an entity: how often by each name of a column, and by which others."""

    outlet: Anchor | None
    cells: tuple[Anchor | None, ...]
    others: tuple[Anchor, ...]


class NamesView(NamedTuple):
    """Outlets and the names that they use; `columns` are the names used most.

    `unused` are names that no article uses: those that a decision adds.
    """

    columns: tuple[str, ...]
    has_others: bool
    rows: tuple[NamesRow, ...]
    more: tuple[NamesRow, ...]
    unused: tuple[str, ...]


class ReasonView(NamedTuple):
    """Why names are one's, with a link to the passage that bears it out, and how many more articles do."""

    names: tuple[str, ...]
    rule: str
    place: Anchor | None
    more: int


class DoubtView(NamedTuple):
    """Another entity that is perhaps the same, what speaks for it, and the ids that a decision names."""

    other: Anchor
    role: str | None
    articles: int
    rules: tuple[str, ...]
    kept: str
    merged: str


def roles(
    views: Views, entity: Entity, mentions: Iterable[Mentioned]
) -> tuple[tuple[RoleView, ...], tuple[RoleView, ...]]:
    """Return what articles call an entity, that of the newest article first: what is shown, and the rest.

    `mentions` are all of the entity's, the newest article's first.
    """
    listed = {fold(role.text): role for role in reversed(entity.roles)}  # of two alike the first
    uses: dict[str, dict[str, _Place]] = {}
    for each in mentions:
        key = fold(each.role) if each.role else ""
        if key in listed:
            place = views.index.heads[each.article], each.passage
            uses.setdefault(key, {}).setdefault(each.article, place)
    for key, role in listed.items():
        articles = (views.index.heads[id_] for id_ in role.articles)
        uses.setdefault(key, {article.id: (article, "") for article in articles})
    found = tuple(_role(views, listed[key].text, places.values()) for key, places in uses.items())
    return found[:_ROLES_AT_ONCE], found[_ROLES_AT_ONCE:]


def _role(views: Views, text: str, places: Iterable[_Place]) -> RoleView:
    """Return a role with the outlets of places, which begin with the newest."""
    by_outlet: dict[str, list[_Place]] = defaultdict(list)
    for place in places:
        by_outlet[_outlet(place[0])].append(place)
    uses = [_use(views, found) for found in islice(by_outlet.values(), _OUTLETS_OF_ROLE)]
    return RoleView(text, tuple(uses), len(by_outlet) - len(uses))


def _use(views: Views, places: Sequence[_Place]) -> UseView:
    dated = [place for place in places if place[0].published or place[0].updated] or places
    first, last = _day(views, dated[-1]), _day(views, dated[0])
    return UseView(views.outlet(places[0][0]), first, last if last.date != first.date else None, len(places))


def _day(views: Views, place: _Place) -> DayView:
    article, passage = place
    date = article.published or article.updated
    href = views.link(urls.article_path(article), passage)
    return DayView(in_words(date[:10]) if date else None, article.published is None, href)


def _outlet(article: Article) -> str:
    return article.source.id if article.source else ""


def names(views: Views, entity: Entity, found: Sequence[Mentioned]) -> NamesView:
    """Return which outlet uses which names of an entity, what is used most first, given its mentions."""
    written = Counter([each.text for each in found])
    spelling = _spellings(written)
    used: Counter[str] = Counter()
    by_outlet: dict[str, dict[str, list[Mentioned]]] = defaultdict(lambda: defaultdict(list))
    for id_, named in groupby(found, key=attrgetter("article")):
        outlet = by_outlet[_outlet(views.index.heads[id_])]
        for each in named:
            text = spelling[each.text]
            used[text] += 1
            outlet[text].append(each)
    ordered = sorted(used, key=lambda text: (-used[text], text))
    side_by_side = ordered if len(ordered) <= _MOST_COLUMNS + 1 else ordered[:_MOST_COLUMNS]
    outlets = sorted(by_outlet, key=lambda id_: (-sum(map(len, by_outlet[id_].values())), id_))
    rows = tuple(_row(views, by_outlet[id_], ordered, len(side_by_side)) for id_ in outlets)
    return NamesView(
        columns=tuple(side_by_side),
        has_others=len(side_by_side) < len(ordered),
        rows=rows[:_OUTLETS_AT_ONCE],
        more=rows[_OUTLETS_AT_ONCE:],
        unused=tuple(alias.text for alias in entity.aliases if squash(alias.text) not in spelling),
    )


def _spellings(written: Mapping[str, int]) -> dict[str, str]:
    """Return what each name is listed as: "Al-Hadi" opens a sentence where "al-Hadi" is written elsewhere."""
    return {text: small if (small := text[:1].lower() + text[1:]) in written else text for text in written}


def _row(views: Views, found: dict[str, list[Mentioned]], ordered: Sequence[str], columns: int) -> NamesRow:
    cells = [_cell(views, text, found[text]) if text in found else None for text in ordered]
    some = next(iter(found.values()))[0]
    return NamesRow(
        views.outlet(views.index.heads[some.article]),
        tuple(cells[:columns]),
        tuple(cell for cell in cells[columns:] if cell),
    )


def _cell(views: Views, text: str, found: Sequence[Mentioned]) -> Anchor:
    """Return how often a name is used, with a link to where it was used last."""
    article = views.index.heads[found[0].article]
    return Anchor(text, views.link(urls.article_path(article), found[0].passage), count=len(found))


def reason(views: Views, given: Reason) -> ReasonView:
    """Return a reason with the passage that it names."""
    place = None
    if given.article and given.passage:
        article = views.index.heads[given.article]
        place = Anchor(views.title(article), views.link(urls.article_path(article), given.passage))
    return ReasonView(given.names, given.rule, place, given.articles - 1 if place else 0)


def doubts(views: Views, entity: Entity) -> tuple[DoubtView, ...]:
    """Return who an entity perhaps is, in the order of their ids."""
    return tuple(
        _doubt(views, entity, views.index.entities[other], rules)
        for other, rules in sorted(views.index.doubts_of.get(entity.id, {}).items())
    )


def _doubt(views: Views, entity: Named, other: Named, rules: Sequence[str]) -> DoubtView:
    """Return a doubt; the one that more articles name keeps its page if the two are merged."""
    kept, merged = sorted((entity, other), key=lambda each: (-views.index.article_count(each), each.id))
    return DoubtView(
        other=views.entity_anchor(other),
        role=views.index.role(other),
        articles=views.index.article_count(other),
        rules=tuple(rules),
        kept=kept.id,
        merged=merged.id,
    )
