"""Sentences of different articles that tell the same in the outlets' own words."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from newsmorgue.align.sheets import Sheet, Stretch
from newsmorgue.align.weights import At, Shelf, Weights
from newsmorgue.model import Fact
from newsmorgue.text.slugs import digest

# How much two sentences have to share: in all, and as a part of what both say.
_SHARED = 8.0
_OF_BOTH = 0.4
_BESIDE_NAMES = 5.0


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences (by sheet and place) that tell the same, and how much they share as a part of both."""

    a: At
    b: At
    of_both: float


def matches(shelf: Shelf, weights: Weights) -> list[Match]:
    """Return the pairs of the sentences on a shelf that tell the same, each the best for both."""
    last = max((sheet for sheet, _ in shelf.terms_at), default=0)
    found = [
        Match(a, b, likeness.of_both)
        for a, one in shelf.terms_at.items()
        if a[0] < last
        for b in shelf.sharing(one, _SHARED)
        if a[0] < b[0]
        for other in [shelf.terms_at[b]]
        if (likeness := weights.likeness(one, other, _SHARED)).shared
        and likeness.of_both >= _OF_BOTH
        and weights.of(term for term in one & other if term[0] != "@") >= _BESIDE_NAMES
    ]
    found.sort(key=lambda each: (-each.of_both, each.a, each.b))
    best: dict[tuple[At, int], Match] = {}
    for match in found:
        best.setdefault((match.a, match.b[0]), match)
        best.setdefault((match.b, match.a[0]), match)
    return [each for each in found if best[each.a, each.b[0]] is each and best[each.b, each.a[0]] is each]


def facts(sheets: Sequence[Sheet], found: Iterable[Match], claimed: AbstractSet[At]) -> list[Fact]:
    """Return the sets of sentences that tell the same; groups of claims have those that are `claimed`."""
    together: dict[At, set[At]] = {}
    for match in sorted(found, key=lambda each: (-each.of_both, each.a, each.b)):
        if match.a in claimed and match.b in claimed:
            continue
        one = together.get(match.a, {match.a})
        other = together.get(match.b, {match.b})
        # A sentence of each article: what a chain of looser and looser pairs connects is no one fact.
        if one is not other and {at[0] for at in one}.isdisjoint(at[0] for at in other):
            joined = one | other
            together.update(dict.fromkeys(joined, joined))
    sets = {id(each): sorted(each) for each in together.values()}
    return [_fact(sheets, members) for members in sorted(sets.values())]


def _fact(sheets: Sequence[Sheet], members: Sequence[At]) -> Fact:
    spots = tuple(sheets[n].sentences[i].spot for n, i in members)
    first = spots[0]
    return Fact(f"f{digest(f'{first.article} {first.passage} {first.start}', 10)}", spots)


def is_told(stretch: Stretch, sheet: int, so_much: float, shelf: Shelf, weights: Weights) -> bool:
    """Tell whether a sentence of another article than its own has so much of a stretch."""
    whole = weights.of(stretch.terms)
    return whole > 0 and any(
        weights.of(stretch.terms & shelf.terms_at[at]) / whole >= so_much
        for at in shelf.sharing(stretch.terms, so_much * whole)
        if at[0] != sheet
    )
