"""What is inside a claim: the times that the statement itself speaks of."""

from bisect import bisect_left
from collections.abc import Sequence

from newsmorgue.model import Claim, DatedExpression


def dates_in(claim: Claim, dated: Sequence[DatedExpression]) -> tuple[DatedExpression, ...]:
    """Return those of an article's time expressions, which are in text order, that a claim says.

    Of a direct quotation only what is quoted counts: in "…," she said on Monday, "…" Monday is no part of it.
    """
    stretches = claim.quotes if claim.mode == "direct" else (claim,)
    found = []
    for stretch in stretches:
        at = bisect_left(dated, stretch.start, key=lambda each: each.expression.start)
        while at < len(dated) and dated[at].expression.start < stretch.end:
            if dated[at].expression.end <= stretch.end:
                found.append(dated[at])
            at += 1
    return tuple(found)
