"""What is inside a claim: who speaks, who is spoken of, and the times that the statement itself tells."""

from bisect import bisect_left
from collections.abc import Sequence

from newsmorgue.model import Claim, DatedExpression, Meant, Said


def entities_of(said: Said, meant: Sequence[Meant | None]) -> tuple[str | None, tuple[str, ...]]:
    """Return the entities (by id) that make a claim and that it names, given what namings mean."""
    speaks = meant[said.speaker] if said.speaker is not None else None
    named = dict.fromkeys([each.entity for each in map(meant.__getitem__, said.about) if each])
    return speaks.entity if speaks else None, tuple(named)


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
