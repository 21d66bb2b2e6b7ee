"""The lists of claims by mode: by month the articles that have such claims, each with how many.

The words of every claim stand in the list of all, in its outlet's and on its article's page already; lists by
mode would print almost all of them once more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from newsmorgue import urls
from newsmorgue.model import Mode
from newsmorgue.render.claim_groups import in_order, month_anchor, orders
from newsmorgue.render.environment import Interface
from newsmorgue.render.index import ClaimRef, Index
from newsmorgue.render.leaves import month_of
from newsmorgue.render.pages import ArticleView, Page, Pager, Views, batches, list_title, pager
from newsmorgue.text.dates import in_words

PER_PAGE = 300


@dataclass(frozen=True, slots=True)
class Counted:
    """An article with how many of its claims are of the mode; `href` is where its claims are listed."""

    article: ArticleView
    href: str
    claims: int


@dataclass(frozen=True, slots=True)
class Month:
    """The articles of a month, with its anchor; or of a year, where no more is known, or without a date."""

    id: str
    name: str | None
    counted: tuple[Counted, ...]


@dataclass(frozen=True, slots=True)
class ModePage:
    """A page of the articles with claims of a mode, `total` in all; `query` asks the filter for them."""

    name: str
    total: int
    query: str
    orders: tuple[tuple[str, str], ...]
    months: tuple[Month, ...]
    pager: Pager | None


def mode_pages(index: Index, words: Interface, untitled: str) -> Iterator[Page]:
    """Yield the pages of each mode that a claim has."""
    everything = in_order(index)
    for mode in Mode:
        found = [each for each in everything if each.mark.mode == mode]
        if found:
            yield from _pages(index, mode, found, words, untitled)


def _pages(
    index: Index, mode: Mode, found: Sequence[ClaimRef], words: Interface, untitled: str
) -> Iterator[Page]:
    name: str = words["claims"]["lists"][mode]
    first = urls.claims_path(mode)
    told = [(id_, len(list(claims))) for id_, claims in groupby(found, key=lambda each: each.article)]
    for number, batch in batches(told, PER_PAGE):
        path = urls.page_path(first, number)
        views = Views(index, path, untitled)
        view = ModePage(
            name,
            len(found),
            urls.claims_mode_query(mode),
            orders(views),
            tuple(_months(views, batch)),
            pager(first, number, len(told), PER_PAGE),
        )
        title = list_title(f"{words['nav']['claims']}: {name}", number)
        yield Page(path, "claim_modes.html", title, "claims", view)


def _months(views: Views, told: Sequence[tuple[str, int]]) -> Iterator[Month]:
    articles = [(views.index.heads[id_], count) for id_, count in told]
    for month, together in groupby(articles, key=lambda each: month_of(each[0])):
        counted = tuple(
            Counted(
                views.article(article), views.link(urls.article_path(article), urls.ARTICLE_CLAIMS), count
            )
            for article, count in together
        )
        yield Month(month_anchor(month), in_words(month) if month else None, counted)
