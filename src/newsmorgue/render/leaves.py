"""How a long list of claims is cut into leaves: by periods, each of them as long as fits.

In a list that is cut by number, a claim more moves all that come behind it to other pages.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from newsmorgue.model import Article
from newsmorgue.render.index import ClaimRef, Index
from newsmorgue.render.pages import batches

# Claims on one leaf.
MOST = 150
# What a period is, by how much of a date its claims have in common: ten years, a year, a month.
_WIDTHS = (3, 4, 7)
UNDATED = "undated"


class Leaf(NamedTuple):
    """Claims of a list that stand on one page: those of a period, or of too many the part with a `number`.

    A period is an EDTF value (`201X`, `2015`, `2015-05`), `UNDATED`, or empty where it is the whole list.
    """

    period: str
    number: int
    claims: Sequence[ClaimRef]

    @property
    def name(self) -> str:
        """What it is called among the leaves of its list, and in addresses."""
        name = self.period.replace("X", "0s") or "all"
        return name if self.number == 1 else f"{name}-page-{self.number}"


def leaves(index: Index, claims: Sequence[ClaimRef]) -> Iterator[Leaf]:
    """Yield the leaves of a list of claims, which has the newest first and the undated last."""
    yield from _cut([(month_of(index.heads[each.article]), each) for each in claims], "", _WIDTHS)


def _cut(found: Sequence[tuple[str, ClaimRef]], period: str, widths: Sequence[int]) -> Iterator[Leaf]:
    """Yield the leaves of a period, whose claims have their months before them."""
    if len(found) <= MOST or not widths or period == UNDATED:
        for number, batch in batches(found, MOST):
            yield Leaf(period.ljust(4, "X") if period else "", number, [claim for _, claim in batch])
        return
    width, *narrower = widths
    for shorter, together in groupby(found, key=lambda each: each[0][:width] or UNDATED):
        yield from _cut(list(together), shorter, narrower)


def month_of(article: Article) -> str:
    """Return the month ("2015-05"), or but the year, in which an article was published; else nothing."""
    return (article.published or "")[:7]
