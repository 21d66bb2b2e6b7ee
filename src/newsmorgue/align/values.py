"""What of an article others may tell differently: numbers, days, people and places, and where they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from newsmorgue.align.quantities import Quantity
from newsmorgue.align.sheets import Leaf, Sheet
from newsmorgue.model import Base, DatedExpression, Kind, Matter, Spot
from newsmorgue.text.fold import fold
from newsmorgue.text.years import bounds

# How many words away the words around a value count.
_REACH = 12
# So many quantities of one measure in a sentence are a list.
_LIST = 3
_YEAR = len("2015")
_DAY = len("2015-05-21")


@dataclass(frozen=True, eq=False)  # without slots, for the cached properties
class Value:
    """A value in an article: what it is, and where.

    Values with one `key` are equal. `type` is what a place is, or which end a day is; `places` are the names
    of all that it may be. What only a comparison asks for is found out then: most names of a story are in
    all its articles, and never compared.
    """

    what: Matter
    key: str
    leaf: Leaf
    first: int
    stop: int
    quantity: Quantity | None = None
    type: str = ""
    places: frozenset[str] = frozenset()

    @cached_property
    def around(self) -> Mapping[str, int]:
        """The terms around it, with how many words away they are."""
        return _around(self.leaf, self.first, self.stop)

    @property
    def sentence(self) -> frozenset[str]:
        """All terms of its sentence."""
        return self.leaf.sentence_terms[self.leaf.sentence_at(self.first)]

    @cached_property
    def surname(self) -> str:
        """The last word of a person's name of several words."""
        words = fold(self.text).split() if self.what is Matter.NAME else []
        return words[-1] if len(words) > 1 else ""

    @property
    def text(self) -> str:
        """The words that tell it."""
        return self.leaf.text(*self._span)

    @property
    def spot(self) -> Spot:
        """Where it stands."""
        return self.leaf.spot(*self._span)

    @property
    def _span(self) -> tuple[int, int]:
        return self.leaf.span(self.first, self.stop)


def values_of(sheet: Sheet) -> list[Value]:
    """Return the values of an article, in the order of its passages."""
    return [value for leaf in sheet.leaves.values() for value in _of_leaf(leaf)]


def _of_leaf(leaf: Leaf) -> Iterator[Value]:
    for quantity in leaf.quantities:
        if _is_listed(quantity, leaf):
            continue
        key = f"{quantity.kind} {quantity.amount:g}"
        yield Value(Matter.NUMBER, key, leaf, quantity.first, quantity.stop, quantity)
    for first, stop, dated in leaf.dated:
        day, end = _day_of(dated)
        if day:
            yield Value(Matter.DATE, day, leaf, first, stop, type=end)
    for named in leaf.named:
        if named.kind is Kind.ORGANIZATION:
            continue
        what = Matter.NAME if named.kind is Kind.PERSON else Matter.PLACE
        yield Value(what, named.entity, leaf, named.first, named.stop, type=named.type, places=named.places)


def _is_listed(quantity: Quantity, leaf: Leaf) -> bool:
    """Tell a quantity of a list, as of a poll: which of several is meant, words cannot tell."""
    if not quantity.kind or len(leaf.quantities) < _LIST:
        return False
    sentence = leaf.sentences[leaf.sentence_at(quantity.first)]
    alike = [each for each in leaf.quantities if each.first in sentence and each.kind == quantity.kind]
    return len(alike) >= _LIST


def _day_of(dated: DatedExpression) -> tuple[str, str]:
    """Return the day or month that a time tells, and whether it is an end; "" for other times."""
    value = (dated.value or "").partition("T")[0]
    end = next((each for each in ("../", "/..") if each in value), "")
    day = value.replace(end, "") if end else value
    is_day = _YEAR < len(day) <= _DAY and "/" not in day and bounds(day) is not None
    return (day, end) if is_day and dated.basis is not Base.BEFORE else ("", "")


def _around(leaf: Leaf, first: int, stop: int) -> dict[str, int]:
    """Return the terms around some tokens of a sentence, with how many words away they are."""
    sentence = leaf.sentences[leaf.sentence_at(first)]
    before = leaf.terms[max(sentence.start, first - _REACH) : first]
    behind = leaf.terms[stop : min(sentence.stop, stop + _REACH)]
    # The nearest comes last, and is the one that counts.
    around = dict(zip(before, range(len(before), 0, -1), strict=True))
    for term, distance in zip(reversed(behind), range(len(behind), 0, -1), strict=True):
        if distance < around.get(term, _REACH + 1):
            around[term] = distance
    around.pop("", None)
    return around
