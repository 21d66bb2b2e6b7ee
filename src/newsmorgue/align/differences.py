"""Numbers, days, names and places on which articles disagree.

Two values are of the same thing where the words around them are the same, the nearer the more, and where each
is the other's best counterpart. They differ where both cannot be right, and where neither article knows the
value of the other: what both tell is no disagreement.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from newsmorgue.align.quantities import Quantity
from newsmorgue.align.sheets import Leaf, Sheet
from newsmorgue.align.weights import Weights
from newsmorgue.model import Base, DatedExpression, Difference, Kind, Matter, Spot, Told
from newsmorgue.text.fold import fold
from newsmorgue.text.years import bounds

# How many words away the words around a value count, and at what distance they count for half.
_REACH = 12
_HALF = 4
# What the surroundings of two values have to share, for values of each sort to be of the same thing.
_ENOUGH = {Matter.NUMBER: 6.0, Matter.DATE: 4.0, Matter.NAME: 6.5, Matter.PLACE: 4.5}
# Sentences that are alike as a whole speak of the same thing: so much for each part that they share of both.
_ALIGNED = 0.3
_FOR_ALIGNED = 6.0
# Names and places have to share several words with their surroundings, and some right beside them.
_FEWEST_SHARED = 2
_BESIDE = 3
# Days belong to what stands so many words away at most.
_BESIDE_DAYS = 6
# Counts of one thing that are further apart than this are of two things.
_MOST_TIMES = 2.5
# So many quantities of one measure in a sentence are a list.
_LIST = 3
# Two days that are told of one thing are near each other; so are two months.
_NEAR_DAYS = 7
_NEAR_MONTHS = 100
# A count of the same things is good evidence, the more if they stand right behind the number; so is the same
# measure.
_SAME_COUNTED = 2.5
_SAME_MEASURE = 2.0
_NEXT_COUNTED = 2.5
_SAME_TOLL = 10.0
# Numbers within so much of each other are the same one rounded, where one of them is round or about right.
_ROUNDED = 0.06
_ABOUT = 0.15
_SPELLED_ALIKE = 0.75
_YEAR = len("2015")
_DAY = len("2015-05-21")


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A value in an article: what it is, and where.

    `around` are the terms around it with how many words away they are, `sentence` all terms of its sentence.
    Values with one `key` are equal. `type` is what a place is, or which end a day is; `places` are the names
    of all that it may be.
    """

    what: Matter
    key: str
    leaf: Leaf
    first: int
    stop: int
    around: Mapping[str, int]
    sentence: frozenset[str]
    quantity: Quantity | None = None
    type: str = ""
    places: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The words that tell it."""
        return self.spot.text

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        tokens = self.leaf.tokens
        return self.leaf.spot(tokens[self.first].start, tokens[self.stop - 1].end)


def differences(sheets: Sequence[Sheet], weights: Weights) -> list[Difference]:
    """Return what the articles of a story disagree on, in the order of the first article's text."""
    values = [_values(sheet) for sheet in sheets]
    found: list[tuple[tuple[int, int], Value, tuple[int, int], Value]] = []
    for m, n in combinations(range(len(sheets)), 2):
        one, other = values[m], values[n]
        for what in Matter:
            mine, theirs = _of(what, one, sheets[n]), _of(what, other, sheets[m])
            for i, j in _counterparts(mine, theirs, what, weights):
                a, b = mine[i], theirs[j]
                if _differ(a, b) and not _known(a, theirs, weights) and not _known(b, mine, weights):
                    found.append(((m, one.index(a)), a, (n, other.index(b)), b))
    return _gathered(found)


def _of(what: Matter, values: Sequence[Value], other: Sheet) -> list[Value]:
    """Return an article's values of one sort, without names and places that the other one has as well."""
    named = what in {Matter.NAME, Matter.PLACE}
    return [each for each in values if each.what is what and not (named and each.key in other.entities)]


def _values(sheet: Sheet) -> list[Value]:
    return [value for leaf in sheet.leaves.values() for value in _of_leaf(leaf)]


def _of_leaf(leaf: Leaf) -> Iterator[Value]:
    def said(token: int) -> frozenset[str]:
        sentence = leaf.sentence_at(token)
        return frozenset(filter(None, leaf.terms[sentence.start : sentence.stop]))

    for quantity in leaf.quantities:
        if _is_listed(quantity, leaf):
            continue
        key = f"{quantity.kind} {quantity.amount:g}"
        around = _around(leaf, quantity.first, quantity.stop)
        yield Value(
            Matter.NUMBER, key, leaf, quantity.first, quantity.stop, around, said(quantity.first), quantity
        )
    for first, stop, dated in leaf.dated:
        day, end = _day_of(dated)
        if day:
            around = _around(leaf, first, stop)
            yield Value(Matter.DATE, day, leaf, first, stop, around, said(first), type=end)
    for named in leaf.named:
        if named.kind is not Kind.ORGANIZATION:
            what = Matter.NAME if named.kind is Kind.PERSON else Matter.PLACE
            around = _around(leaf, named.first, named.stop)
            yield Value(
                what,
                named.entity,
                leaf,
                named.first,
                named.stop,
                around,
                said(named.first),
                type=named.type,
                places=named.places,
            )


def _is_listed(quantity: Quantity, leaf: Leaf) -> bool:
    """Tell a quantity of a list, as of a poll: which of several is meant, words cannot tell."""
    sentence = leaf.sentence_at(quantity.first)
    alike = [each for each in leaf.quantities if each.first in sentence and each.kind == quantity.kind]
    return bool(quantity.kind) and len(alike) >= _LIST


def _day_of(dated: DatedExpression) -> tuple[str, str]:
    """Return the day or month that a time tells, and whether it is an end; "" for other times."""
    value = (dated.value or "").partition("T")[0]
    end = next((each for each in ("../", "/..") if each in value), "")
    day = value.replace(end, "") if end else value
    is_day = _YEAR < len(day) <= _DAY and "/" not in day and bounds(day) is not None
    return (day, end) if is_day and dated.basis is not Base.BEFORE else ("", "")


def _around(leaf: Leaf, first: int, stop: int) -> dict[str, int]:
    """Return the terms around some tokens of a sentence, with how many words away they are."""
    sentence = leaf.sentence_at(first)
    around: dict[str, int] = {}
    for i in range(max(sentence.start, first - _REACH), min(sentence.stop, stop + _REACH)):
        term = leaf.terms[i]
        if term and not first <= i < stop:
            distance = first - i if i < first else i - stop + 1
            around[term] = min(distance, around.get(term, _REACH))
    return around


def _alike(one: Value, other: Value, weights: Weights) -> float:
    """Return how much the surroundings of two values share."""
    common = one.around.keys() & other.around.keys()
    if not common:
        return _SAME_TOLL if _same_toll(one, other) else 0.0
    if one.what in {Matter.NAME, Matter.PLACE} and not _is_beside(one, other, common):
        return 0.0
    of_both = weights.likeness(one.sentence, other.sentence).of_both
    aligned = _FOR_ALIGNED * of_both if of_both >= _ALIGNED else 0.0
    if one.what is Matter.DATE:
        beside = [
            weights.near(term)
            for term in sorted(common)
            if term[0] not in "@#" and max(one.around[term], other.around[term]) <= _BESIDE_DAYS
        ]
        return aligned + (sum(beside) if aligned or len(beside) >= _FEWEST_SHARED else 0.0)
    if one.what is Matter.NAME and not aligned and len(common) <= _FEWEST_SHARED:
        return 0.0
    shared = aligned + sum(
        weights.near(term) * _HALF / (_HALF + max(distance, other.around[term]) - 1)
        for term in sorted(common)
        for distance in [one.around[term]]
    )
    if one.quantity and other.quantity:
        a, b = one.quantity, other.quantity
        if _same_toll(one, other):
            return shared + _SAME_TOLL
        counted = [each for each in a.counted[:4] if each in b.counted[:4]]
        if counted:
            shared += _SAME_COUNTED
            if a.counted[0] == b.counted[0]:
                shared += _NEXT_COUNTED
        elif not aligned and not _is_beside(one, other, common):
            return shared if a.kind else 0.0
        shared += _SAME_MEASURE if a.kind else 0.0
    return shared


def _same_toll(one: Value, other: Value) -> bool:
    """Tell counts of what an event has one count of."""
    a, b = one.quantity, other.quantity
    return a is not None and b is not None and a.toll is not None and a.toll == b.toll


def _is_beside(one: Value, other: Value, common: AbstractSet[str]) -> bool:
    """Tell values that share several words with their surroundings, one of them right beside both."""
    beside = any(max(one.around[term], other.around[term]) <= _BESIDE for term in common)
    return beside and len(common) >= _FEWEST_SHARED


def _counterparts(
    one: Sequence[Value], other: Sequence[Value], what: Matter, weights: Weights
) -> Iterator[tuple[int, int]]:
    """Yield the pairs of values that are each the other's best counterpart."""
    by_sort: defaultdict[str | None, list[int]] = defaultdict(list)
    for j, b in enumerate(other):
        by_sort[_sort(b)].append(j)
    scores = {
        (i, j): score
        for i, a in enumerate(one)
        for j in by_sort.get(_sort(a), ())
        if (score := _alike(a, other[j], weights)) >= _ENOUGH[what]
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


def _differ(one: Value, other: Value) -> bool:
    if one.key == other.key or fold(one.text) == fold(other.text):
        return False  # "today" is another day in each article, and the same one
    if one.quantity and other.quantity:
        return _numbers_differ(one.quantity, other.quantity)
    if one.what in {Matter.NAME, Matter.PLACE}:
        alike = one.places & other.places or _are_spellings(one.text, other.text)
        return one.type == other.type and not alike
    return one.what is not Matter.DATE or _days_differ(one.key, other.key)


def _are_spellings(one: str, other: str) -> bool:
    """Tell two spellings of a name, as Muammar and Moammar."""
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= _SPELLED_ALIKE


def _days_differ(one: str, other: str) -> bool:
    """Tell two days, or two months, that are near each other: what is far off is said of something else."""
    a, b = bounds(one), bounds(other)
    if len(one) != len(other) or not a or not b or (a[0] <= b[1] and b[0] <= a[1]):
        return False
    return abs((a[0] - b[0]).days) <= (_NEAR_DAYS if len(one) == _DAY else _NEAR_MONTHS)


def _numbers_differ(one: Quantity, other: Quantity) -> bool:
    """Tell numbers that cannot both be right: "at least 30" and 34 can, and so can "about 30" and 31."""
    low, high = sorted((one, other), key=lambda each: each.amount)
    if low.amount == high.amount or (high.amount > _MOST_TIMES * low.amount and not low.toll):
        return False
    if (low.bound == "least" or high.bound == "most") and not low.toll:
        return False
    apart = (high.amount - low.amount) / high.amount
    if "about" in {low.bound, high.bound}:
        return apart > _ABOUT
    return apart > _ROUNDED or not (_is_round(low.amount) or _is_round(high.amount))


def _is_round(amount: float) -> bool:
    return amount >= 100 and float(f"{amount:.2g}") == amount


def _known(value: Value, others: Sequence[Value], weights: Weights) -> bool:
    """Tell a number that the other article has as well, or a day that it tells of the like."""
    return any(
        value.what is Matter.NUMBER or _alike(value, other, weights) >= _ENOUGH[value.what] / 2
        for other in others
        if other.key == value.key
    )


def _gathered(found: Sequence[tuple[tuple[int, int], Value, tuple[int, int], Value]]) -> list[Difference]:
    """Put pairs that share a value together: three outlets with three counts are one difference."""
    of: dict[tuple[int, int], dict[tuple[int, int], Value]] = {}
    for a, one, b, other in found:
        joined = {**of.get(a, {a: one}), **of.get(b, {b: other})}
        for at in joined:
            of[at] = joined
    sets = sorted({id(each): each for each in of.values()}.values(), key=min)
    # A headline says again what the text says.
    once = {tuple(sorted((at[0], value.key) for at, value in each.items())): each for each in reversed(sets)}
    return [_difference(dict(sorted(each.items()))) for each in sorted(once.values(), key=min)]


def _difference(values: Mapping[tuple[int, int], Value]) -> Difference:
    told = tuple(_told(value) for value in values.values())
    return Difference(next(iter(values.values())).what, told)


def _told(value: Value) -> Told:
    return Told(value.spot, value.leaf.sentence_spot(value.first))
