"""Numbers, days, names and places on which articles disagree.

Two values are of the same thing where the words around them are the same, the nearer the more, and where each
is the other's best counterpart. They differ where both cannot be right, and where neither article knows the
value of the other: what both tell is no disagreement.
"""

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from newsmorgue.align.counterparts import ENOUGH, alike, counterparts
from newsmorgue.align.quantities import Quantity
from newsmorgue.align.sheets import Sheet
from newsmorgue.align.values import Value, values_of
from newsmorgue.align.weights import Weights
from newsmorgue.model import Difference, Matter, Told
from newsmorgue.text.fold import fold
from newsmorgue.text.years import bounds

# Counts of one thing that are further apart than this are of two things.
_MOST_TIMES = 2.5
# Two days that are told of one thing are near each other; so are two months.
_NEAR_DAYS = 7
_NEAR_MONTHS = 100
# Numbers within so much of each other are the same one rounded, where one of them is round or about right.
_ROUNDED = 0.06
_ABOUT = 0.15
_SPELLED_ALIKE = 0.75
# Given names that begin with so many equal letters may be short for each other.
_SHORT_FORM = 3
_DAY = len("2015-05-21")


def differences(sheets: Sequence[Sheet], weights: Weights) -> list[Difference]:
    """Return what the articles of a story disagree on, in the order of the first article's text."""
    values = [values_of(sheet) for sheet in sheets]
    found: list[tuple[tuple[int, int], Value, tuple[int, int], Value]] = []
    for m, n in combinations(range(len(sheets)), 2):
        one, other = values[m], values[n]
        for what in Matter:
            mine, theirs = _of(what, one, sheets[n]), _of(what, other, sheets[m])
            for i, j in counterparts(mine, theirs, what, weights):
                a, b = mine[i], theirs[j]
                if _differ(a, b) and not _known(a, theirs, weights) and not _known(b, mine, weights):
                    found.append(((m, one.index(a)), a, (n, other.index(b)), b))
    return _gathered(found)


def _of(what: Matter, values: Sequence[Value], other: Sheet) -> list[Value]:
    """Return an article's values of one sort, without names and places that the other one has as well."""
    named = what is Matter.NAME or what is Matter.PLACE
    return [each for each in values if each.what is what and not (named and each.key in other.entities)]


def _differ(one: Value, other: Value) -> bool:
    if one.key == other.key or fold(one.text) == fold(other.text):
        return False  # "today" is another day in each article, and the same one
    if one.quantity and other.quantity:
        return _numbers_differ(one.quantity, other.quantity)
    if one.what in {Matter.NAME, Matter.PLACE}:
        same = one.places & other.places or _are_spellings(one.text, other.text)
        return one.type == other.type and not same
    return one.what is not Matter.DATE or _days_differ(one.key, other.key)


def _are_spellings(one: str, other: str) -> bool:
    """Tell two spellings of a name, as Muammar and Moammar, Chris Roe and J. Christopher Roe."""
    a, b = fold(one).split(), fold(other).split()
    if len(a) > 1 and len(b) > 1 and a[-1] == b[-1]:
        return any(_begin_alike(x, y) for x in a[:-1] for y in b[:-1])
    return SequenceMatcher(None, fold(one), fold(other)).ratio() >= _SPELLED_ALIKE


def _begin_alike(one: str, other: str) -> bool:
    """Tell given names that are short for each other, or initials."""
    shorter = min(len(one), len(other), _SHORT_FORM)
    return one[:shorter] == other[:shorter]


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
        value.what is Matter.NUMBER or alike(value, other, weights) >= ENOUGH[value.what] / 2
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
