"""How alike two articles are: the rare words that they share, and how near in time they are.

The cosine of their terms, weighted by rarity. How rare a word is, is counted in the corpus, on top of what is
known of English (`everyday_words.tsv`) as if from `_BACKGROUND` more articles: so two articles alone
can be compared, and an added file changes little. Only articles that share several of their most
telling terms within some weeks are compared, so cost grows with their number and not with that of pairs.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from operator import mul

from newsmorgue.group.traits import Traits
from newsmorgue.lexicon import Lexicon

_BACKGROUND = 200
# Each so many days between them make two articles less alike by the factor e.
_FADING = 10
# How many of its terms an article is looked up by, and how many of them two have to share.
_TELLING = 40
_SHARED = 2
# An article that may be of any day is as unlike another as one that is so many days away.
_UNDATED = 3
# With how many articles of about the same days one is compared for one term.
_NEIGHBOURS = 60


class Likeness:
    """The terms of all articles of a corpus, by the articles' numbers."""

    def __init__(self, traits: Sequence[Traits], lexicon: Lexicon) -> None:
        self.terms = [each.terms for each in traits]
        self.days = [each.days for each in traits]
        self._undated = frozenset(number for number, days in enumerate(self.days) if not days.known)
        having = Counter(chain.from_iterable(self.terms))
        self._rarity = _rarity(having, len(traits), lexicon)
        self._squares = {term: rarity**2 for term, rarity in self._rarity.items()}
        self._norms: list[float] = []
        self._telling: list[list[str]] = []
        for terms in self.terms:
            # How much each term tells of the article.
            weights = list(map(mul, terms.values(), map(self._squares.__getitem__, terms)))
            self._norms.append(math.sqrt(sum(weights)))
            self._telling.append([term for term in _heaviest(terms, weights) if having[term] > 1])

    def rarity(self, term: str) -> float:
        """Return how much it tells to have a term."""
        return self._rarity[term]

    def of(self, a: int, b: int) -> float:
        """Return how alike two articles are, from 0 to 1."""
        one, other, squares = self.terms[a], self.terms[b], self._squares
        # Sets have no order: `fsum` is exact in any, and so are ties.
        shared = math.fsum(
            [math.sqrt(one[term] * other[term]) * squares[term] for term in one.keys() & other.keys()]
        )
        if not shared:
            return 0.0
        return shared / (self._norms[a] * self._norms[b]) * math.exp(-self._apart(a, b) / _FADING)

    def pairs(self, least: float) -> dict[tuple[int, int], float]:
        """Return the pairs of articles that are alike by `least` and more, in order."""
        reach = math.ceil(-_FADING * math.log(least))
        found = {pair: alike for pair in self._candidates(reach) if (alike := self.of(*pair)) >= least}
        return dict(sorted(found.items()))

    def _apart(self, a: int, b: int) -> int:
        """Return how many days are between two articles, as far as they say."""
        least = _UNDATED if a in self._undated or b in self._undated else 0
        return max(least, self.days[a].apart(self.days[b]))

    def _candidates(self, reach: int) -> Iterator[tuple[int, int]]:
        """Yield pairs that share telling terms and were published within `reach` days."""
        numbers = sorted(range(len(self.terms)), key=self.days.__getitem__)
        dated = [number for number in reversed(numbers) if number not in self._undated]
        places: defaultdict[str, list[int]] = defaultdict(list)
        yield from self._of_near_days(dated, places, reach)
        yield from self._of_any_day(dated, places, reach)

    def _of_near_days(
        self, dated: Sequence[int], places: defaultdict[str, list[int]], reach: int
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs of articles, given the last first, that are of about the same days.

        Puts down at which `places` are those that have each term.
        """
        ages = [-self.days[number].first for number in dated]
        for place, a in enumerate(dated):
            near = bisect_left(ages, -self.days[a].last - reach)
            having = [places[term] for term in self._telling[a]]
            for other in _sharing(
                some[max(bisect_left(some, near), len(some) - _NEIGHBOURS) :] for some in having
            ):
                b = dated[other]
                yield min(a, b), max(a, b)
            for some in having:
                some.append(place)

    def _of_any_day(
        self, dated: Sequence[int], places: Mapping[str, Sequence[int]], reach: int
    ) -> Iterator[tuple[int, int]]:
        """Yield the pairs with articles that may be of any day: they are compared where few have the term."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for a in self._undated:
            for term in self._telling[a]:
                having[term].append(a)
        for term, some in having.items():
            some += [dated[place] for place in places.get(term, ())]
        for a in self._undated:
            few = (having[term] for term in self._telling[a] if len(having[term]) <= _NEIGHBOURS)
            days = self.days[a]
            for b in _sharing(few):
                if a < b if b in self._undated else days.apart(self.days[b]) <= reach:
                    yield min(a, b), max(a, b)


def _rarity(having: Mapping[str, int], articles: int, lexicon: Lexicon) -> dict[str, float]:
    """Return how much it tells to have each term: the logarithm of one in how many articles have it."""
    total = math.log(articles + _BACKGROUND)
    return {
        term: total - math.log(count + _BACKGROUND * lexicon.share(term)) for term, count in having.items()
    }


def _heaviest(terms: Iterable[str], weights: Sequence[float]) -> Sequence[str]:
    """Return the terms that an article is looked up by: of those that weigh the same, the first by letter."""
    if len(weights) <= _TELLING:
        return list(terms)
    least = sorted(weights)[-_TELLING]
    heavier = list(compress(terms, map(least.__lt__, weights)))
    alike = sorted(compress(terms, map(least.__eq__, weights)))
    return heavier + alike[: _TELLING - len(heavier)]


def _sharing(having: Iterable[Iterable[int]]) -> Iterator[int]:
    """Yield the articles that have enough of some terms, given who has each of them."""
    shared = Counter(chain.from_iterable(having))
    return (number for number, count in shared.items() if count >= _SHARED)
