"""The ways into the claims without a script: who speaks, who is spoken of, outlets, modes, months, counted.

Each way is a list on a page of its own, whose entries lead to lists of claims: an entity's are on its page.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsmorgue import urls
from newsmorgue.model import Mode
from newsmorgue.render.environment import Interface
from newsmorgue.render.index import ClaimRef, Index, Named
from newsmorgue.render.leaves import month_of
from newsmorgue.render.pages import Anchor, Page, Pager, Views, batches, list_title, pager
from newsmorgue.text.dates import in_words

_PER_PAGE = 500
ORDERS = ("newest", "by-speaker", "by-entity", "by-source", "by-mode", "by-date")


@dataclass(frozen=True, slots=True)
class Row:
    """A group of claims: a link to its list, what somebody is, and how many claims it has."""

    anchor: Anchor
    role: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """A page of groups, under their headings; a heading is None where there are none."""

    order: str
    orders: tuple[tuple[str, str], ...]
    groups: tuple[tuple[str | None, tuple[Row, ...]], ...]
    pager: Pager | None


_Headed = tuple[str | None, Row]


def orders(views: Views) -> tuple[tuple[str, str], ...]:
    """Return the ways into the claims with their addresses."""
    return tuple((order, views.link(_first(order))) for order in ORDERS)


def claim_groups(
    index: Index, pages_of_months: Mapping[str, str], words: Interface, untitled: str
) -> Iterator[Page]:
    """Yield the pages of all groups; `pages_of_months` has the page on which each month's claims begin."""
    names = words["claims"]["lists"]
    everything = in_order(index)
    for order in ORDERS[1:]:
        views = Views(index, _first(order), untitled)
        if order == "by-speaker":
            rows = [*_unnamed(views, everything, names), *_entities(views, "claims-by")]
        elif order == "by-entity":
            rows = _entities(views, "claims-about")
        elif order == "by-source":
            rows = list(_sources(views, words))
        elif order == "by-mode":
            rows = list(_modes(views, everything, names))
        else:
            rows = list(_months(views, everything, pages_of_months, words))
        title = f"{words['nav']['claims']} {words['orders'][order]}"
        yield from _pages(index, order, rows, title, untitled)


def _first(order: str) -> str:
    return urls.CLAIMS if order == "newest" else urls.claims_path(order)


def _pages(index: Index, order: str, rows: Sequence[_Headed], title: str, untitled: str) -> Iterator[Page]:
    for number, batch in batches(rows, _PER_PAGE):
        path = urls.page_path(_first(order), number)
        view = GroupsPage(
            order,
            orders(Views(index, path, untitled)),
            tuple(
                (heading, tuple(row for _, row in together))
                for heading, together in groupby(batch, key=lambda each: each[0])
            ),
            pager(_first(order), number, len(rows), _PER_PAGE),
        )
        yield Page(path, "claim_groups.html", list_title(title, number), "claims", view)


def _unnamed(views: Views, found: Sequence[ClaimRef], names: Mapping[str, str]) -> Iterator[_Headed]:
    counts = {
        "anonymous": sum(each.mark.anonymous for each in found),
        "unresolved": sum(map(is_unresolved, found)),
    }
    for name, count in counts.items():
        if count:
            yield None, Row(Anchor(names[name], views.link(urls.claims_path(name))), None, count)


def _entities(views: Views, part: str) -> list[_Headed]:
    """Return entities with how many claims a part of their pages has, those with most first."""
    index = views.index
    claims = index.claims_by if part == "claims-by" else index.claims_about

    def row(entity: Named) -> Row:
        href = views.link(urls.entity_path(entity), part)
        return Row(Anchor(entity.name, href, entity.kind), views.index.role(entity), len(claims[entity.id]))

    rows = [row(views.index.entities[id_]) for id_, found in sorted(claims.items()) if found]
    rows.sort(key=lambda each: (-each.claims, each.anchor.text.casefold(), each.anchor.href))
    return [(None, each) for each in rows]


def _sources(views: Views, words: Interface) -> Iterator[_Headed]:
    index = views.index
    counts = Counter(index.heads[each.article].source for each in index.claims())
    by_id = Counter[str]()
    for source, count in counts.items():
        by_id[source.id if source else ""] += count
    for source, _ in index.sources():
        if by_id[source.id]:
            link = Anchor(source.name, views.link(urls.source_claims_path(source)))
            yield None, Row(link, None, by_id[source.id])
    if by_id[""]:
        link = Anchor(words["article"]["unknown_source"], views.link(urls.claims_path("unknown-source")))
        yield None, Row(link, None, by_id[""])


def _modes(views: Views, found: Sequence[ClaimRef], names: Mapping[str, str]) -> Iterator[_Headed]:
    modes = Counter(each.mark.mode for each in found)
    counts: dict[str, int] = {mode: modes[mode] for mode in Mode}
    counts["denied"] = sum(each.mark.denied for each in found)
    for name, count in counts.items():
        if count:
            yield None, Row(Anchor(names[name], views.link(urls.claims_path(name))), None, count)
    yield from _unnamed(views, found, names)


def _months(
    views: Views, found: Sequence[ClaimRef], pages_of_months: Mapping[str, str], words: Interface
) -> Iterator[_Headed]:
    counts = Counter(month_of(views.index.heads[each.article]) for each in found)
    for month, count in counts.items():
        text = in_words(month) if month else words["article"]["unknown_date"]
        link = Anchor(text, views.link(pages_of_months[month], month_anchor(month)))
        yield month[:4] or None, Row(link, None, count)


def is_unresolved(claim: ClaimRef) -> bool:
    """Tell whether it is open who speaks; those who speak anonymously have a list of their own."""
    return claim.mark.speaker is None and not claim.mark.anonymous


def in_order(index: Index) -> list[ClaimRef]:
    """Return all claims, the newest article's first, and last those whose day of publication is not known."""
    return sorted(index.claims(), key=lambda each: index.heads[each.article].published is None)


def month_anchor(month: str) -> str:
    """Return the anchor of a month in a list."""
    return f"m{month}" if month else "undated"
