"""What of an article others may tell differently: numbers, days, people and places, and where they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """A value in an article: what it is, and where.

    `around` are the terms around it with how many words away they are, `sentence` all terms of its sentence.
    Values with one `key` are equal. `surname` is that of somebody with a full name. `type` is what a place
    is, or which end a day is; `places` are the names of all that it may be.
    """

    what: Matter
    key: str
    leaf: Leaf
    first: int
    stop: int
    around: Mapping[str, int]
    sentence: frozenset[str]
    quantity: Quantity | None = None
    surname: str = ""
    type: str = ""
    places: frozenset[str] = frozenset()

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
        tokens = self.leaf.tokens
        return tokens[self.first].start, tokens[self.stop - 1].end


def values_of(sheet: Sheet) -> list[Value]:
    """Return the values of an article, in the order of its passages."""
    return [value for leaf in sheet.leaves.values() for value in _of_leaf(leaf)]


def _of_leaf(leaf: Leaf) -> Iterator[Value]:
    def said(token: int) -> frozenset[str]:
        return leaf.sentence_terms[leaf.sentence_at(token)]

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
        if named.kind is Kind.ORGANIZATION:
            continue
        what = Matter.NAME if named.kind is Kind.PERSON else Matter.PLACE
        first, stop = named.first, named.stop
        yield Value(
            what,
            named.entity,
            leaf,
            first,
            stop,
            _around(leaf, first, stop),
            said(first),
            surname=_surname(leaf, first, stop) if what is Matter.NAME else "",
            type=named.type,
            places=named.places,
        )


def _surname(leaf: Leaf, first: int, stop: int) -> str:
    """Return the last word of a name of several words."""
    words = fold(leaf.text(leaf.tokens[first].start, leaf.tokens[stop - 1].end)).split()
    return words[-1] if len(words) > 1 else ""


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
