"""Which values of two articles are of the same thing: those whose surroundings share most."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from newsmorgue.align.values import Value
from newsmorgue.align.weights import Weights
from newsmorgue.model import Matter

# What the surroundings of two values have to share, for values of each sort to be of the same thing.
ENOUGH = {Matter.NUMBER: 6.0, Matter.DATE: 4.0, Matter.NAME: 6.5, Matter.PLACE: 4.5}
# At what distance the words around a value count for half.
_HALF = 4
# Sentences that are alike as a whole speak of the same thing: so much for each part that they share of both.
_ALIGNED = 0.3
_FOR_ALIGNED = 6.0
# Names and places have to share several words with their surroundings, and some right beside them.
_FEWEST_SHARED = 2
_BESIDE = 3
# Days belong to what stands so many words away at most.
_BESIDE_DAYS = 6
# A count of the same things is good evidence, the more if they stand right behind the number; so is the same
# measure, and best is a toll: an event has one count of its dead.
_COUNTED = 4
_SAME_COUNTED = 2.5
_NEXT_COUNTED = 2.5
_SAME_MEASURE = 2.0
_SAME_TOLL = 10.0
_SAME_SURNAME = 8.0


def counterparts(
    one: Sequence[Value], other: Sequence[Value], what: Matter, weights: Weights
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of values that are each the other's best counterpart."""
    by_sort: defaultdict[str | None, list[tuple[int, Value]]] = defaultdict(list)
    for j, b in enumerate(other):
        by_sort[_sort(b)].append((j, b))
    enough = ENOUGH[what]
    scores = {
        (i, j): score
        for i, a in enumerate(one)
        for around, has_toll in [(a.around.keys(), a.quantity is not None and a.quantity.toll is not None)]
        for j, b in by_sort.get(_sort(a), ())
        # Most share nothing, which takes longer to find out by a call for each.
        if (has_toll or not around.isdisjoint(b.around)) and (score := alike(a, b, weights)) >= enough
    }
    best: dict[tuple[str, int], float] = defaultdict(float)
    for (i, j), score in scores.items():
        best["a", i] = max(best["a", i], score)
        best["b", j] = max(best["b", j], score)
    for (i, j), score in scores.items():
        if score == best["a", i] == best["b", j]:
            yield i, j


def _sort(value: Value) -> str | None:
    """Return what values have in common that can be compared: a quantity's kind, whether a day is an end."""
    return value.quantity.kind if value.quantity else value.type if value.what is Matter.DATE else None


def alike(one: Value, other: Value, weights: Weights) -> float:
    """Return how much the surroundings of two values share."""
    if one.around.keys().isdisjoint(other.around):
        return _SAME_TOLL if _same_toll(one, other) else 0.0
    common = one.around.keys() & other.around.keys()
    is_named = one.what is Matter.NAME or one.what is Matter.PLACE
    if is_named and len(common) < _FEWEST_SHARED and not _same_surname(one, other):
        return 0.0
    of_both = weights.likeness(one.sentence, other.sentence).of_both
    aligned = _FOR_ALIGNED * of_both if of_both >= _ALIGNED else 0.0
    if one.what is Matter.DATE:
        return _days_alike(one, other, common, weights, aligned)
    shared = aligned + sum(
        weights.near(term) * _HALF / (_HALF + max(one.around[term], other.around[term]) - 1)
        for term in sorted(common)
    )
    if one.what is Matter.NUMBER:
        return _counts_alike(one, other, common, shared, is_aligned=aligned > 0)
    if one.what is Matter.NAME:
        if _same_surname(one, other):
            return max(shared, _SAME_SURNAME)
        if not aligned and len(common) <= _FEWEST_SHARED:
            return 0.0
    return shared if _is_beside(one, other, common) else 0.0


def _days_alike(
    one: Value, other: Value, common: AbstractSet[str], weights: Weights, aligned: float
) -> float:
    """Return how much two days share with what stands beside them: several words, or alike sentences."""
    beside = [
        weights.near(term)
        for term in sorted(common)
        if term[0] not in "@#" and max(one.around[term], other.around[term]) <= _BESIDE_DAYS
    ]
    return aligned + (sum(beside) if aligned or len(beside) >= _FEWEST_SHARED else 0.0)


def _counts_alike(
    one: Value, other: Value, common: AbstractSet[str], shared: float, *, is_aligned: bool
) -> float:
    """Return how much two numbers share, with what they count."""
    a, b = one.quantity, other.quantity
    if a is None or b is None:
        return 0.0
    if _same_toll(one, other):
        return shared + _SAME_TOLL
    if any(each in b.counted[:_COUNTED] for each in a.counted[:_COUNTED]):
        shared += _SAME_COUNTED + (_NEXT_COUNTED if a.counted[0] == b.counted[0] else 0.0)
    elif not is_aligned and not _is_beside(one, other, common):
        return shared if a.kind else 0.0
    return shared + (_SAME_MEASURE if a.kind else 0.0)


def _same_surname(one: Value, other: Value) -> bool:
    """Tell two people of one surname, each of whom only one of the articles knows."""
    return one.what is Matter.NAME and one.surname != "" and one.surname == other.surname


def _same_toll(one: Value, other: Value) -> bool:
    """Tell counts of what an event has one count of."""
    a, b = one.quantity, other.quantity
    return a is not None and b is not None and a.toll is not None and a.toll == b.toll


def _is_beside(one: Value, other: Value, common: AbstractSet[str]) -> bool:
    """Tell values that share several words with their surroundings, one of them right beside both."""
    beside = any(max(one.around[term], other.around[term]) <= _BESIDE for term in common)
    return beside and len(common) >= _FEWEST_SHARED
