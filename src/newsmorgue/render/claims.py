"""The lists of claims, by month and article: all, each outlet's, denials, and those without a speaker's name.

`leaves` cuts them into pages, `claim_groups` has the ways to them, `claim_modes` the lists by mode,
`claim_filter` what the page of all is filtered with.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain, groupby, takewhile
from typing import NamedTuple

from newsmorgue import urls
from newsmorgue.render.claim_filter import UNKNOWN_SOURCE, Filter, claim_filter, claim_script
from newsmorgue.render.claim_groups import claim_groups, in_order, is_unresolved, month_anchor, orders
from newsmorgue.render.claim_modes import mode_pages
from newsmorgue.render.environment import Interface
from newsmorgue.render.index import ClaimRef, Index
from newsmorgue.render.leaves import MOST, UNDATED, Leaf, leaves, month_of
from newsmorgue.render.looks import Table
from newsmorgue.render.pages import Anchor, ArticleView, ClaimView, Page, Views
from newsmorgue.text.dates import in_words


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
    their addresses, `order` the one that this list belongs to. `newer` and `older` are the pages beside it.
    Only the first page says how many claims there are in `total`, and in each of the `periods` of the pages
    behind it; that of all has the filter.
    """

    name: str | None
    total: int | None
    order: str
    orders: tuple[tuple[str, str], ...]
    months: tuple[Month, ...]
    newer: Anchor | None
    here: str
    older: Anchor | None
    periods: tuple[Anchor, ...]
    filter: Filter | None


class _Listing(NamedTuple):
    """A list to make: what its claims have in common, the way to it, its first page, and its claims."""

    name: str | None
    order: str
    first: str
    claims: Sequence[ClaimRef]


class _Sheet(NamedTuple):
    """A page of a list as far as it hangs on the others, and its leaves.

    The first page may have several; only it knows the `total`, and the `periods` behind it with a page and
    the number of claims of each.
    """

    path: str
    name: str | None
    order: str
    here: str
    newer: tuple[str, str] | None
    older: tuple[str, str] | None
    total: int | None
    periods: tuple[tuple[str, str, int], ...]
    leaves: tuple[Leaf, ...]

    def told(self) -> str:
        """Return what tells this page from another; what stands on it of a claim its article tells."""
        claims = " ".join(f"{each.article} {each.position}" for leaf in self.leaves for each in leaf.claims)
        return f"{self[:-1]!r} {[leaf.name for leaf in self.leaves]} {claims}"


_Make = Callable[[str], Iterable[Page | tuple[str, bytes]]]


def claim_pages(index: Index, words: Interface, untitled: str) -> Iterator[tuple[str, _Make]]:
    """Yield the paths of the pages of all lists of claims with what makes them, and the ways to these.

    What is to be made each time has no path. With the pages of all come the scripts with their claims.
    """
    everything = in_order(index)
    sheets: dict[str, _Sheet] = {}
    looked_up = Table("page of claims", index.looks, sheets, lambda path: sheets[path].told())
    pages_of_months: dict[str, str] = {}

    def files(path: str) -> Iterator[Page | tuple[str, bytes]]:
        return _files(index, looked_up, path, words, untitled)

    for listing in _listings(index, everything, words):
        for sheet in _sheets(index, listing, words):
            sheets[sheet.path] = sheet
            if sheet.path == urls.CLAIMS:
                yield "", lambda _: files(urls.CLAIMS)  # the filter counts all
            else:
                yield sheet.path, files
            if listing.first == urls.CLAIMS:
                for claim in chain.from_iterable(leaf.claims for leaf in sheet.leaves):
                    pages_of_months.setdefault(month_of(index.heads[claim.article]), sheet.path)
    yield "", lambda _: mode_pages(index, words, untitled)
    yield "", lambda _: claim_groups(index, pages_of_months, words, untitled)


def _listings(index: Index, everything: Sequence[ClaimRef], words: Interface) -> Iterator[_Listing]:
    yield _Listing(None, "newest", urls.CLAIMS, everything)
    for name, found in _kinds(everything):
        if found:
            yield _Listing(words["claims"]["lists"][name], "by-mode", urls.claims_path(name), found)
    by_source = defaultdict[str, list[ClaimRef]](list)
    for each in everything:
        source = index.heads[each.article].source
        by_source[source.id if source else ""].append(each)
    for source, _ in index.sources():
        if by_source[source.id]:
            first = urls.source_claims_path(source)
            yield _Listing(source.name, "by-source", first, by_source[source.id])
    if by_source[""]:
        first = urls.claims_path(UNKNOWN_SOURCE)
        yield _Listing(words["article"]["unknown_source"], "by-source", first, by_source[""])


def _kinds(found: Sequence[ClaimRef]) -> Iterator[tuple[str, list[ClaimRef]]]:
    """Yield the denials, and the claims whose speaker is not known, with what they are called."""
    yield "denied", [each for each in found if each.mark.denied]
    yield "anonymous", [each for each in found if each.mark.anonymous]
    yield "unresolved", [each for each in found if is_unresolved(each)]


def _sheets(index: Index, listing: _Listing, words: Interface) -> Iterator[_Sheet]:
    """Yield the pages of a list: the first with as many of its newest leaves as fit, then one of each."""
    cut = list(leaves(index, listing.claims))
    sizes = accumulate(len(leaf.claims) for leaf in cut)
    first = max(1, len(list(takewhile(lambda size: size <= MOST, sizes))))
    together = [tuple(cut[:first]), *((leaf,) for leaf in cut[first:])]
    places = [
        (urls.leaf_path(listing.first, of[0].name) if number else listing.first, _called(of, words))
        for number, of in enumerate(together)
    ]
    behind = [list(same) for _, same in groupby(cut[first:], key=lambda leaf: leaf.period)]
    periods = tuple(
        (_called(same[:1], words), urls.leaf_path(listing.first, same[0].name), sum(map(_size, same)))
        for same in behind
    )
    for number, ((path, here), of) in enumerate(zip(places, together, strict=True)):
        yield _Sheet(
            path=path,
            name=listing.name,
            order=listing.order,
            here=here,
            newer=places[number - 1] if number else None,
            older=places[number + 1] if number + 1 < len(places) else None,
            total=None if number else len(listing.claims),
            periods=() if number else periods,
            leaves=of,
        )


def _size(leaf: Leaf) -> int:
    return len(leaf.claims)


def _called(together: Sequence[Leaf], words: Interface) -> str:
    """Return what a page is called that has these leaves."""
    first, last = together[0], together[-1]
    period = _in_words(first.period, words)
    if first.number > 1:
        return f"{period} \u00b7 {first.number}"
    return period if last.period == first.period else f"{period} \u2013 {_in_words(last.period, words)}"


def _in_words(period: str, words: Interface) -> str:
    named: Mapping[str, str] = {"": words["claims"]["all"], UNDATED: words["article"]["unknown_date"]}
    return named[period] if period in named else in_words(period)


def _files(
    index: Index, sheets: Mapping[str, _Sheet], path: str, words: Interface, untitled: str
) -> Iterator[Page | tuple[str, bytes]]:
    """Yield a page of a list; of all, also the scripts with the claims of its leaves."""
    sheet = sheets[path]
    views = Views(index, path, untitled)
    shown = [[(each, views.listed_claim(each)) for each in leaf.claims] for leaf in sheet.leaves]
    view = ClaimsPage(
        name=sheet.name,
        total=sheet.total,
        order=sheet.order,
        orders=orders(views),
        months=tuple(_months(views, chain.from_iterable(shown))),
        newer=_beside(views, sheet.newer),
        here=sheet.here,
        older=_beside(views, sheet.older),
        periods=tuple(Anchor(text, views.link(at), count=count) for text, at, count in sheet.periods),
        filter=claim_filter(index) if path == urls.CLAIMS and sheet.total else None,
    )
    everything = words["nav"]["claims"]
    title = f"{everything}: {sheet.name}" if sheet.name else everything
    yield Page(path, "claims.html", f"{title} \u00b7 {sheet.here}" if sheet.newer else title, "claims", view)
    if sheet.name is None:
        for leaf, claims in zip(sheet.leaves, shown, strict=True):
            if claims:
                yield claim_script(leaf.name, [claim for _, claim in claims])


def _beside(views: Views, place: tuple[str, str] | None) -> Anchor | None:
    return Anchor(place[1], views.link(place[0])) if place else None


def _months(views: Views, shown: Iterable[tuple[ClaimRef, ClaimView]]) -> Iterator[Month]:
    by_article = [
        (views.index.heads[id_], tuple(claim for _, claim in claims))
        for id_, claims in groupby(shown, key=lambda each: each[0].article)
    ]
    for month, together in groupby(by_article, key=lambda each: month_of(each[0])):
        told = tuple(Told(views.article(article), claims) for article, claims in together)
        yield Month(month_anchor(month), in_words(month) if month else None, told)
