"""Average linkage: what is alike on the whole is put together, the most alike first.

It keeps stories from running into each other: that one article is like another does not make all their
neighbours one story. Works on the pairs that are alike at all, so cost grows with their number.
"""

import heapq
from collections.abc import Mapping, Sequence

from newsmorgue.group.days import Days

Pair = tuple[int, int]


def linked(
    likeness: Mapping[Pair, float], threshold: float, days: Sequence[Days] = (), most: int = 0
) -> list[list[int]]:
    """Return the clusters of two and more whose members are alike by `threshold` on average.

    `likeness` gives that of two items, the lower number first; items without one are not alike. With `days`,
    by item, the members of a cluster may all be of days that are at most `most` days apart.
    """
    near: dict[int, dict[int, float]] = {}
    for (a, b), alike in likeness.items():
        near.setdefault(a, {})[b] = alike
        near.setdefault(b, {})[a] = alike
    clusters = {item: [item] for item in near}
    spans = {item: days[item] for item in near} if days else {}
    heap = [(-alike, a, b) for (a, b), alike in likeness.items() if alike >= threshold]
    heapq.heapify(heap)
    number = max(near, default=0)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in clusters or b not in clusters or (days and spans[a].apart(spans[b]) > most):
            continue
        number += 1
        clusters[number] = clusters.pop(a) + clusters.pop(b)
        if days:
            spans[number] = spans.pop(a).both(spans.pop(b))
        near[number] = _joined(near.pop(a), near.pop(b), a, b)
        for other, total in near[number].items():
            near[other].pop(a, None)
            near[other].pop(b, None)
            near[other][number] = total
            alike = total / (len(clusters[number]) * len(clusters[other]))
            if alike >= threshold:
                heapq.heappush(heap, (-alike, other, number))
    return sorted(sorted(members) for members in clusters.values() if len(members) > 1)


def _joined(one: Mapping[int, float], two: Mapping[int, float], a: int, b: int) -> dict[int, float]:
    """Return how alike the union of the clusters `a` and `b` is to each other one, summed over all pairs."""
    return {
        other: one.get(other, 0.0) + two.get(other, 0.0) for other in {**one, **two} if other not in {a, b}
    }
