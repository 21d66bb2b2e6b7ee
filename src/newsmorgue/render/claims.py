"""The list of all claims, article by article, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsmorgue import urls
from newsmorgue.render.index import Index
from newsmorgue.render.pages import ClaimView, Page, Pager, Views, batches, list_title, pager

_PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class ClaimsPage:
    """A page of the list of claims."""

    claims: tuple[ClaimView, ...]
    total: int
    pager: Pager | None


def claim_lists(index: Index, title: str, untitled: str) -> Iterator[Page]:
    """Yield the pages of the list."""
    found = index.claims()
    for number, batch in batches(found, _PER_PAGE):
        path = urls.page_path(urls.CLAIMS, number)
        views = Views(index, path, untitled)
        view = ClaimsPage(
            tuple(views.claim(each) for each in batch),
            len(found),
            pager(urls.CLAIMS, number, len(found), _PER_PAGE),
        )
        yield Page(path, "claims.html", list_title(title, number), "claims", view)
