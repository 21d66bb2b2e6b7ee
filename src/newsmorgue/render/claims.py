"""The lists of claims, by month and article: all, each outlet's, denials, and those without a speaker's name.

`claim_groups` has the ways to them, `claim_modes` the lists by mode, `claim_filter` what the page of all is
filtered with.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby

from newsmorgue import urls
from newsmorgue.render.claim_filter import UNKNOWN_SOURCE, Filter, claim_filter
from newsmorgue.render.claim_groups import (
    claim_groups,
    in_order,
    is_unresolved,
    month_anchor,
    month_of,
    orders,
)
from newsmorgue.render.claim_modes import mode_pages
from newsmorgue.render.environment import Interface
from newsmorgue.render.index import ClaimRef, Index
from newsmorgue.render.pages import (
    ArticleView,
    ClaimView,
    Page,
    Pager,
    Views,
    batches,
    list_title,
    neighbours,
)
from newsmorgue.text.dates import in_words

PER_PAGE = 150


@dataclass(frozen=True, slots=True)
class Told:
    """The claims of one article."""

    article: ArticleView
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The articles of a month, with its anchor; or of a year, where no more is known, or without a date."""

    id: str
    name: str | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """A page of a list of claims.

    `name` is what they have in common, None for the list of all; `orders` are the ways into the claims and
    their addresses, `order` the one that this list belongs to. The first page of all has the filter.
    """

    name: str | None
    total: int
    order: str
    orders: tuple[tuple[str, str], ...]
    months: tuple[Month, ...]
    pager: Pager | None
    filter: Filter | None


@dataclass(frozen=True, slots=True)
class _Listing:
    """A list to make: what its claims have in common, the way to it, and where its pages are."""

    name: str | None
    order: str
    address: Callable[[int], str]
    claims: Sequence[ClaimRef]


def claim_pages(index: Index, words: Interface, untitled: str) -> Iterator[Callable[[], Iterable[Page]]]:
    """Yield what makes the pages of all lists of claims, and of the ways to them."""
    everything = in_order(index)
    for listing in _listings(index, everything, words):
        for number, batch in batches(listing.claims, PER_PAGE):
            yield partial(_pages, index, listing, number, batch, words["nav"]["claims"], untitled)
    yield partial(mode_pages, index, words, untitled)
    starts: dict[str, str] = {}
    for number, batch in batches(everything, PER_PAGE):
        for claim in batch:
            month = month_of(index.heads[claim.article])
            starts.setdefault(month, urls.page_path(urls.CLAIMS, number))
    yield partial(claim_groups, index, starts, words, untitled)


def _listings(index: Index, everything: Sequence[ClaimRef], words: Interface) -> Iterator[_Listing]:
    yield _Listing(None, "newest", partial(urls.page_path, urls.CLAIMS), everything)
    for name, found in _kinds(everything):
        if found:
            address = partial(urls.page_path, urls.claims_path(name))
            yield _Listing(words["claims"]["lists"][name], "by-mode", address, found)
    by_source = defaultdict[str, list[ClaimRef]](list)
    for each in everything:
        source = index.heads[each.article].source
        by_source[source.id if source else ""].append(each)
    for source, _ in index.sources():
        if by_source[source.id]:
            address = partial(urls.part_path, urls.source_claims_path(source), "page")
            yield _Listing(source.name, "by-source", address, by_source[source.id])
    if by_source[""]:
        address = partial(urls.page_path, urls.claims_path(UNKNOWN_SOURCE))
        yield _Listing(words["article"]["unknown_source"], "by-source", address, by_source[""])


def _kinds(found: Sequence[ClaimRef]) -> Iterator[tuple[str, list[ClaimRef]]]:
    """Yield the denials, and the claims whose speaker is not known, with what they are called."""
    yield "denied", [each for each in found if each.mark.denied]
    yield "anonymous", [each for each in found if each.mark.anonymous]
    yield "unresolved", [each for each in found if is_unresolved(each)]


def _pages(
    index: Index, listing: _Listing, number: int, batch: Sequence[ClaimRef], *titles: str
) -> Iterator[Page]:
    """Yield page `number` of a list; `titles` are the list's of all claims, and an untitled article's."""
    of_all, untitled = titles
    path = listing.address(number)
    views = Views(index, path, untitled)
    total = len(listing.claims)
    view = ClaimsPage(
        name=listing.name,
        total=total,
        order=listing.order,
        orders=orders(views),
        months=tuple(_months(views, batch)),
        pager=neighbours(number, total, PER_PAGE, lambda of: views.link(listing.address(of))),
        filter=claim_filter(index) if path == urls.CLAIMS and total else None,
    )
    title = f"{of_all}: {listing.name}" if listing.name else of_all
    yield Page(path, "claims.html", list_title(title, number), "claims", view)


def _months(views: Views, found: Sequence[ClaimRef]) -> Iterator[Month]:
    by_article = [
        (views.index.heads[id_], list(claims))
        for id_, claims in groupby(found, key=lambda each: each.article)
    ]
    for month, together in groupby(by_article, key=lambda each: month_of(each[0])):
        told = tuple(
            Told(views.article(article), tuple(views.listed_claim(each) for each in claims))
            for article, claims in together
        )
        yield Month(month_anchor(month), in_words(month) if month else None, told)
