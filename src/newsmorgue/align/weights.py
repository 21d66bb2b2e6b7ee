"""How much each term tells within a story, and how alike two sets of terms are."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from newsmorgue.align.sheets import Sheet
from newsmorgue.lexicon import Lexicon

# Numbers that articles share tell as much as a word of which this share of them has.
_NUMBER = 0.02
# How common a term is in a story is counted as if it had so many sentences more: in two short articles that
# tell the same, all terms are in every sentence, and tell all the same.
_SENTENCES = 20
# Sums of weights that are not exact are off by less.
_INEXACT = 1e-6
# Beside a value no word tells more than this.
_MOST_NEAR = 5.0

# Where a stretch stands: its sheet, and its place among the stretches there.
At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much two stretches share: in all, and as a part of what both say (a cosine)."""

    shared: float
    of_both: float


_UNLIKE = Likeness(0.0, 0.0)


class _Weighed(dict[str, float]):
    """How much each of some terms tells; no other term tells anything."""

    def __missing__(self, term: str) -> float:
        return 0.0


class Weights:
    """How much each term tells: little where many sentences of the story have it, or English has it often.

    `of_each` has all terms of the story's sentences.
    """

    def __init__(self, sheets: Sequence[Sheet], lexicon: Lexicon) -> None:
        told = [sentence.terms for sheet in sheets for sentence in sheet.sentences]
        count = _SENTENCES + len(told)
        self.of_each = _Weighed()
        self._near = _Weighed()
        for term, sentences in Counter(chain.from_iterable(told)).items():
            share = _NUMBER if term[0] == "#" else lexicon.share(term)
            weight = self.of_each[term] = -math.log(max(share, sentences / count / 2))
            self._near[term] = weight if term[0] in "@#" else min(_MOST_NEAR, -math.log(share))
        self._totals: dict[frozenset[str], float] = {}

    def of(self, terms: Iterable[str]) -> float:
        """Return how much some terms tell together."""
        return math.fsum(map(self.of_each.__getitem__, terms))  # exact, whatever the order

    def near(self, term: str) -> float:
        """Return how much a term tells that stands beside two values: what the story is about does, too."""
        return self._near[term]

    def likeness(self, one: frozenset[str], other: frozenset[str], least: float = 0.0) -> Likeness:
        """Return how alike two sets of terms are; not at all where they share less than `least`."""
        common = one & other
        if not common:
            return _UNLIKE
        shared = self.of(common)
        if shared <= least:
            return _UNLIKE
        return Likeness(shared, shared / math.sqrt(self._total(one) * self._total(other)))

    def _total(self, terms: frozenset[str]) -> float:
        total = self._totals.get(terms)
        if total is None:
            total = self._totals[terms] = self.of(terms)
        return total


class Shelf:
    """The terms of a story's stretches, to find the few that may share enough with one of them."""

    def __init__(self, terms_at: Mapping[At, frozenset[str]], weights: Weights) -> None:
        self.terms_at = terms_at
        self._weights = weights.of_each
        self._having: defaultdict[str, list[At]] = defaultdict(list)
        for at, terms in terms_at.items():
            for term in terms:
                self._having[term].append(at)
        self._uses = {term: len(having) for term, having in self._having.items()}

    def sharing(self, terms: frozenset[str], least: float) -> set[At]:
        """Return the stretches that may share `least` and more with a set of terms; no others do.

        The terms that most stretches have are not looked up, as long as they make up less than that: who
        shares nothing else does not share enough.
        """
        found: set[At] = set()
        passed_over = _INEXACT
        for term in sorted(terms & self._uses.keys(), key=self._uses.__getitem__, reverse=True):
            passed_over += self._weights[term]
            if passed_over >= least:
                found.update(self._having[term])
        return found
