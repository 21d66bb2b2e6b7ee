"""How alike two articles are: the rare words that they share, and how near in time they are.

The cosine of their terms, weighted by rarity. How rare a word is, is counted in the corpus, on top of what is
known of English (`everyday_words.tsv`) as if from `_BACKGROUND` more articles: so two articles alone
can be compared, and an added file changes little. Only articles that share several of their most
telling terms within some weeks are compared, so cost grows with their number and not with that of pairs.
"""

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

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
        self._lexicon = lexicon
        self._squares = {term: rarity**2 for term, rarity in self._rarity.items()}
        self._norms = [math.sqrt(sum(self._weights(terms))) for terms in self.terms]

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """How much it tells that an article has a term: the logarithm of one in how many have it."""
        having = Counter(term for terms in self.terms for term in terms)
        total = math.log(len(self.terms) + _BACKGROUND)
        return {
            term: total - math.log(count + _BACKGROUND * self._lexicon.share(term))
            for term, count in having.items()
        }

    def shared(self, members: Sequence[int]) -> dict[str, float]:
        """Return how much each term tells that several of some articles have."""
        having = Counter(term for number in members for term in self.terms[number])
        return {term: self._rarity[term] for term, count in having.items() if count > 1}

    def of(self, a: int, b: int) -> float:
        """Return how alike two articles are, from 0 to 1."""
        one, other = self.terms[a], self.terms[b]
        # Sets have no order: `fsum` is exact in any, and so are ties.
        shared = math.fsum(
            [math.sqrt(one[term] * other[term]) * self._squares[term] for term in one.keys() & other.keys()]
        )
        if not shared:
            return 0.0
        return shared / (self._norms[a] * self._norms[b]) * math.exp(-self._apart(a, b) / _FADING)

    def pairs(self, least: float) -> dict[tuple[int, int], float]:
        """Return the pairs of articles that are alike by `least` and more."""
        reach = math.ceil(-_FADING * math.log(least))
        return {pair: alike for pair in self._candidates(reach) if (alike := self.of(*pair)) >= least}

    def _apart(self, a: int, b: int) -> int:
        """Return how many days are between two articles, as far as they say."""
        one, other = self.days[a], self.days[b]
        return max(one.apart(other), 0 if one.known and other.known else _UNDATED)

    def _weights(self, terms: Mapping[str, int]) -> list[float]:
        """Return how much each of an article's terms tells of it."""
        return [count * self._squares[term] for term, count in terms.items()]

    def _candidates(self, reach: int) -> Iterator[tuple[int, int]]:
        """Yield pairs that share telling terms and were published within `reach` days, in order."""
        dated: defaultdict[str, list[int]] = defaultdict(list)
        undated: defaultdict[str, list[int]] = defaultdict(list)
        numbers = range(len(self.terms))
        for number in sorted(numbers, key=self.days.__getitem__):
            having = dated if self.days[number].known else undated
            for term in self._telling(number):
                having[term].append(number)
        shared: Counter[int] = Counter()  # a number for each pair: there are many
        for some in dated.values():
            shared.update(self._of_near_days(some, reach))
        for term, some in undated.items():
            shared.update(self._of_any_day(sorted(some), dated.get(term, ()), reach))
        return (divmod(pair, len(numbers)) for pair, count in sorted(shared.items()) if count >= _SHARED)

    def _telling(self, number: int) -> list[str]:
        """Return the terms that an article is looked up by."""
        terms = self.terms[number]
        heaviest = sorted((-weight, term) for term, weight in zip(terms, self._weights(terms), strict=True))
        return [term for _, term in heaviest[:_TELLING]]

    def _of_near_days(self, dated: Sequence[int], reach: int) -> Iterator[int]:
        """Yield the pairs of articles, given in the order of their days, that are of about the same days."""
        firsts = [self.days[number].first for number in dated]
        for place, a in enumerate(dated):
            most = min(len(dated), place + 1 + _NEIGHBOURS)
            near = bisect_right(firsts, self.days[a].last + reach, place + 1, most)
            yield from [self._pair(a, b) for b in dated[place + 1 : near]]

    def _of_any_day(self, undated: Sequence[int], dated: Sequence[int], reach: int) -> Iterator[int]:
        """Yield the pairs with articles that may be of any day: they are compared where few have the term."""
        if len(undated) + len(dated) > _NEIGHBOURS:
            return
        yield from (self._pair(a, b) for a, b in combinations(undated, 2))
        for a in undated:
            days = self.days[a]
            yield from (self._pair(a, b) for b in dated if days.apart(self.days[b]) <= reach)

    def _pair(self, a: int, b: int) -> int:
        return a * len(self.terms) + b if a < b else b * len(self.terms) + a
