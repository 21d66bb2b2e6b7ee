"""Sentences of different articles that tell the same in the outlets' own words."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import combinations

from newsmorgue.align.sheets import Sheet, Stretch
from newsmorgue.align.weights import Weights
from newsmorgue.model import Fact
from newsmorgue.text.slugs import digest

# How much two sentences have to share: in all, and as a part of what both say.
_SHARED = 8.0
_OF_BOTH = 0.4
_BESIDE_NAMES = 5.0


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences (by sheet and place) that tell the same, and how much they share as a part of both."""

    a: tuple[int, int]
    b: tuple[int, int]
    of_both: float


def matches(sheets: Sequence[Sheet], weights: Weights) -> list[Match]:
    """Return the pairs of sentences that tell the same, each the best for both."""
    found = [
        Match((m, i), (n, j), likeness.of_both)
        for (m, one), (n, other) in combinations(enumerate(sheets), 2)
        for i, a in enumerate(one.sentences)
        for j, b in enumerate(other.sentences)
        if (likeness := weights.likeness(a.terms, b.terms, _SHARED)).shared
        and likeness.of_both >= _OF_BOTH
        and weights.of(term for term in a.terms & b.terms if term[0] != "@") >= _BESIDE_NAMES
    ]
    best: dict[tuple[tuple[int, int], int], Match] = {}
    for match in sorted(found, key=lambda each: (-each.of_both, each.a, each.b)):
        best.setdefault((match.a, match.b[0]), match)
        best.setdefault((match.b, match.a[0]), match)
    return [each for each in found if best[each.a, each.b[0]] is each and best[each.b, each.a[0]] is each]


def facts(
    sheets: Sequence[Sheet], found: Iterable[Match], claimed: AbstractSet[tuple[int, int]]
) -> list[Fact]:
    """Return the sets of sentences that tell the same; groups of claims have those that are `claimed`."""
    together: dict[tuple[int, int], set[tuple[int, int]]] = {}
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


def _fact(sheets: Sequence[Sheet], members: Sequence[tuple[int, int]]) -> Fact:
    spots = tuple(sheets[n].sentences[i].spot for n, i in members)
    first = spots[0]
    return Fact(f"f{digest(f'{first.article} {first.passage} {first.start}', 10)}", spots)


def nearest(sentence: Stretch, others: Iterable[Sheet], weights: Weights) -> float:
    """Return how much of a stretch some sentence of other articles has, at most."""
    whole = weights.of(sentence.terms)
    if not whole:
        return 0.0
    return max(
        (
            weights.of(common) / whole
            for sheet in others
            for each in sheet.sentences
            if (common := sentence.terms & each.terms)
        ),
        default=0.0,
    )
