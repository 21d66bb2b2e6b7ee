"""How alike two articles are: the rare words that they share, and how near in time they are.

The cosine of their terms, weighted by rarity. How rare a word is, is counted in the corpus, on top of what is
known of English (`everyday_words.tsv`) as if from `_BACKGROUND` more articles: so two articles alone
can be compared, and an added file changes little. Only articles that share several of their most
telling terms within some weeks are compared, so cost grows with their number and not with that of pairs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import combinations

from newsmorgue.group.days import possible_days
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Analysis

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

    def __init__(self, analyses: Sequence[Analysis], lexicon: Lexicon) -> None:
        self.terms = [analysis.findings.terms for analysis in analyses]
        self.days = [possible_days(analysis) for analysis in analyses]
        self._lexicon = lexicon
        self._norms = [math.sqrt(sum(self._square(terms, term) for term in terms)) for terms in self.terms]

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """How much it tells that an article has a term: the logarithm of one in how many have it."""
        having = Counter(term for terms in self.terms for term in terms)
        total = math.log(len(self.terms) + _BACKGROUND)
        return {
            term: total - math.log(count + _BACKGROUND * self._lexicon.share(term))
            for term, count in having.items()
        }

    def rarity(self, term: str) -> float:
        """Return how much it tells that an article has a term."""
        return self._rarity.get(term, 0.0)

    def of(self, a: int, b: int) -> float:
        """Return how alike two articles are, from 0 to 1."""
        one, other = self.terms[a], self.terms[b]
        # Sets have no order: `fsum` is exact in any, and so are ties.
        shared = math.fsum(
            [
                math.sqrt(one[term] * other[term]) * self._rarity[term] ** 2
                for term in one.keys() & other.keys()
            ]
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

    def _square(self, terms: Mapping[str, int], term: str) -> float:
        return terms[term] * self._rarity[term] ** 2

    def _candidates(self, reach: int) -> Iterator[tuple[int, int]]:
        """Yield pairs that share telling terms and were published within `reach` days, in order."""
        having: defaultdict[str, list[int]] = defaultdict(list)
        for number, terms in enumerate(self.terms):
            weights = {term: self._square(terms, term) for term in terms}
            for term in sorted(weights, key=lambda term: (-weights[term], term))[:_TELLING]:
                having[term].append(number)
        shared = Counter(pair for numbers in having.values() for pair in self._near(numbers, reach))
        return (pair for pair, count in sorted(shared.items()) if count >= _SHARED)

    def _near(self, numbers: Sequence[int], reach: int) -> Iterator[tuple[int, int]]:
        """Yield pairs of articles that may be of about the same days.

        An article without a date may be of any day: it is compared where few have the term.
        """
        dated = sorted((number for number in numbers if self.days[number].known), key=self.days.__getitem__)
        for place, a in enumerate(dated):
            for b in dated[place + 1 : place + 1 + _NEIGHBOURS]:
                if self.days[b].first - self.days[a].last > reach:
                    break
                yield min(a, b), max(a, b)
        undated = [number for number in numbers if not self.days[number].known]
        if undated and len(numbers) <= _NEIGHBOURS:
            yield from combinations(undated, 2)
            for a in undated:
                yield from (
                    (min(a, b), max(a, b)) for b in dated if self.days[a].apart(self.days[b]) <= reach
                )
