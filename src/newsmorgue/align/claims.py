"""Claims of different articles that state the same, and how they are alike."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from newsmorgue.align.quotations import Overlap, overlap
from newsmorgue.align.sheets import Sheet, Statement, Stretch
from newsmorgue.align.weights import At, Shelf, Weights
from newsmorgue.model import Group, Link, Relation
from newsmorgue.text.slugs import digest

# How much two statements have to share: in all, and as a part of what both say (a cosine). Of one speaker
# less will do than of nobody knows whom, and of two speakers it takes more.
_ENOUGH = {"same": (5.5, 0.27), "unknown": (6.5, 0.42), "different": (9.0, 0.55)}
# Single sentences of long statements have to share more.
_PARTS_ALIKE = 0.45
# So much of it has to be other than names: all claims of a story name the same few people.
_BESIDE_NAMES = 3.5
# Shared quotations of less weight and of fewer words are sayings: "of course", "we need to".
_TELLING = 4.5
_TELLING_WORDS = 5
_FEWEST_WORDS = 3
_OTHER_SPEAKER_WORDS = 5

# A part of a claim: the claim by sheet and place, and the part.
_Node = tuple[At, int]
_RANK = {relation: rank for rank, relation in enumerate(Relation)}


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two statements (by sheet and place) that state the same: how, how much they share, and in which parts.

    Part 0 is all of a statement, 1 and more are its sentences; the quotations of one that has several are -1
    and less.
    """

    a: At
    b: At
    relation: Relation
    shared: float
    parts: tuple[int, int] = (0, 0)

    @property
    def order(self) -> tuple[int, float]:
        """The best pair comes first."""
        return _RANK[self.relation], -self.shared


def claim_groups(sheets: Sequence[Sheet], weights: Weights) -> list[Group]:
    """Return the groups of claims that state the same, in the order of the articles.

    A claim that holds several quotations may be in several groups.
    """
    kept = sorted(_best(_pairs(sheets, weights)), key=lambda each: (each.a, each.b))
    return [_group(sheets, pairs) for pairs in _connected(kept)]


def _group(sheets: Sequence[Sheet], pairs: Sequence[_Pair]) -> Group:
    members = sorted({at for pair in pairs for at in (pair.a, pair.b)})
    links: dict[tuple[str, str], Link] = {}
    for pair in sorted(pairs, key=lambda each: each.order):
        a, b = _claim(sheets, pair.a), _claim(sheets, pair.b)
        links.setdefault((a, b), Link(a, b, pair.relation))
    claims = tuple(_claim(sheets, at) for at in members)
    key = f"{claims[0]} {min(pairs, key=lambda each: (each.a, each.parts)).parts[0]}"
    return Group(f"g{digest(key, 10)}", claims, tuple(links[each] for each in sorted(links)))


def _claim(sheets: Sequence[Sheet], at: At) -> str:
    return sheets[at[0]].statements[at[1]].claim.claim.id


def _pairs(sheets: Sequence[Sheet], weights: Weights) -> list[_Pair]:
    """Return the pairs of statements of two articles that state the same, article by article."""
    statements = {(n, i): each for n, sheet in enumerate(sheets) for i, each in enumerate(sheet.statements)}
    shelf = Shelf({at: each.whole.terms for at, each in statements.items()}, weights)
    quoting: defaultdict[tuple[str, str], set[At]] = defaultdict(set)
    for at, each in statements.items():
        for quote in each.quotes:
            for pair in quote.pairs:
                quoting[pair].add(at)
    least = min(shared for shared, _ in _ENOUGH.values())
    found = []
    for at, each in statements.items():
        if at[0] == len(sheets) - 1:
            break  # all pairs with claims of the last article were found from the others
        others = shelf.sharing(each.whole.terms, least)
        others.update(*(quoting[pair] for quote in each.quotes for pair in quote.pairs))
        found += [
            _Pair(at, other, *related)
            for other in others
            if at[0] < other[0] and (related := _related(each, statements[other], weights))
        ]
    return sorted(found, key=lambda pair: (pair.a[0], pair.b[0], pair.a, pair.b))


def _related(a: Statement, b: Statement, weights: Weights) -> tuple[Relation, float, tuple[int, int]] | None:
    """Return how two statements state the same, how much they share, and in which parts; or None."""
    quoted = _quotations_alike(a, b, weights)
    if quoted:
        return quoted
    shared, of_both = _ENOUGH[_speakers(a, b)]
    if weights.of(a.whole.terms & b.whole.terms) <= shared:
        return None  # and no part of them shares more
    alike = [
        (likeness.of_both, -i, -j, likeness.shared)
        for i, one in enumerate(_parts(a))
        for j, other in enumerate(_parts(b))
        if (likeness := weights.likeness(one.terms, other.terms, shared)).shared
        and likeness.of_both >= of_both
        and weights.of(term for term in one.terms & other.terms if term[0] != "@") >= _BESIDE_NAMES
    ]
    most, i, j, weight = max(alike, default=(0.0, 0, 0, 0.0))
    if most < _PARTS_ALIKE and not any(one == other == 0 for _, one, other, _ in alike):
        return None
    relation = Relation.PARAPHRASE if a.quotes or b.quotes else Relation.FACT
    return relation, weight, (-i, -j)


def _parts(statement: Statement) -> tuple[Stretch, ...]:
    """Return a statement, and its sentences where it has several: another outlet may have one of them."""
    return (statement.whole, *statement.sentences)


def _speakers(a: Statement, b: Statement) -> str:
    one, other = a.claim.speaker, b.claim.speaker
    if one and other:
        return "same" if one == other else "different"
    return "unknown"


def _quotations_alike(
    a: Statement, b: Statement, weights: Weights
) -> tuple[Relation, float, tuple[int, int]] | None:
    """Return the closest relation between the quotations of two statements."""
    found: list[tuple[Relation, float, tuple[int, int]]] = []
    for i, one in enumerate(a.quotes, start=1):
        for j, other in enumerate(b.quotes, start=1):
            alike = Overlap.NONE if one.pairs.isdisjoint(other.pairs) else overlap(one.words, other.words)
            if alike is Overlap.NONE:
                continue
            shared = weights.of(one.terms & other.terms)
            words = min(len(one.words), len(other.words))
            if _is_enough(alike, words, shared, _speakers(a, b)):
                parts = (-i if len(a.quotes) > 1 else 0, -j if len(b.quotes) > 1 else 0)
                found.append((_RELATIONS[alike], shared, parts))
    return min(found, key=lambda each: (_RANK[each[0]], -each[1]), default=None)


def _is_enough(alike: Overlap, words: int, shared: float, speakers: str) -> bool:
    """Tell a shared quotation from a saying, by its shorter version; two speakers rarely say the same."""
    if speakers == "different":
        return alike is not Overlap.NEAR and words >= _OTHER_SPEAKER_WORDS
    needed = _FEWEST_WORDS if speakers == "same" else _TELLING_WORDS
    return words >= needed or (shared >= _TELLING and words > 1)


_RELATIONS = {
    Overlap.SAME: Relation.SAME,
    Overlap.TRIMMED: Relation.TRIMMED,
    Overlap.NEAR: Relation.NEAR,
}


def _best(pairs: Sequence[_Pair]) -> list[_Pair]:
    """Keep quotations that are shared, and of looser pairs those that are the best for both sides."""
    best: dict[tuple[tuple[int, int], int, int], _Pair] = {}
    for pair in sorted(pairs, key=lambda each: each.order):
        best.setdefault((pair.a, pair.parts[0], pair.b[0]), pair)
        best.setdefault((pair.b, pair.parts[1], pair.a[0]), pair)
    return [
        pair
        for pair in pairs
        if pair.relation in {Relation.SAME, Relation.TRIMMED, Relation.NEAR}
        or (best[pair.a, pair.parts[0], pair.b[0]] is pair and best[pair.b, pair.parts[1], pair.a[0]] is pair)
    ]


def _connected(pairs: Sequence[_Pair]) -> list[list[_Pair]]:
    """Return the sets of pairs that parts of claims connect, in the order of their first ones.

    Where all claims of one set are in another, they are one: two quotations of one claim make no two rows.
    """
    parent: dict[_Node, _Node] = {}

    def root(node: _Node) -> _Node:
        while parent.setdefault(node, node) != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for pair in pairs:
        parent[root((pair.b, pair.parts[1]))] = root((pair.a, pair.parts[0]))
    together: dict[_Node, list[_Pair]] = {}
    for pair in pairs:
        together.setdefault(root((pair.a, pair.parts[0])), []).append(pair)
    return _without_subsets(list(together.values()))


def _without_subsets(found: Sequence[list[_Pair]]) -> list[list[_Pair]]:
    """Put the sets of pairs whose claims are all in another set into that one."""
    claims = [frozenset(at for pair in pairs for at in (pair.a, pair.b)) for pairs in found]
    having: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    order = sorted(range(len(found)), key=lambda i: (-len(claims[i]), i))
    kept: dict[int, list[_Pair]] = {}
    for i in order:
        wider = next((j for j in having[min(claims[i])] if claims[i] <= claims[j]), None)
        if wider is not None:
            kept[wider] += found[i]
            continue
        kept[i] = list(found[i])
        for at in claims[i]:
            having[at].append(i)
    return [kept[i] for i in sorted(kept)]
