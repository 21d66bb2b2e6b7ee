"""What an article is about, in its own words: the stems that tell most about it."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsmorgue.lexicon import UNCOMMON, Lexicon
from newsmorgue.text.tokens import Passage

# More than these say little about an article, and cost memory.
_MOST = 150
# A news article tells the event at once: its title and first paragraphs count more than the rest.
_IN_HEAD = 3
_IN_LEAD = 2
_LEAD = 3


def terms(head: Sequence[Passage], body: Sequence[Passage], lexicon: Lexicon) -> Mapping[str, int]:
    """Return the stems that tell most about an article, with how often it has them, the most telling first.

    `head` are its title and standfirst, `body` its paragraphs.
    """
    counts = Counter(_IN_HEAD * _stems(head) + _IN_LEAD * _stems(body[:_LEAD]) + _stems(body[_LEAD:]))
    # There are few classes of shares, and most words stand once: few numbers, and many terms for each.
    by_weight: defaultdict[float, list[str]] = defaultdict(list)
    share_of = lexicon.everyday.get
    for term, count in counts.items():
        share = share_of(term, UNCOMMON)
        if share < 1:
            by_weight[_weight(count, share)].append(term)
    telling: list[str] = []
    for weight in sorted(by_weight, reverse=True):
        telling += sorted(by_weight[weight])
        if len(telling) >= _MOST:
            break
    return {term: counts[term] for term in telling[:_MOST]}


@lru_cache(maxsize=4096)
def _weight(count: int, share: float) -> float:
    """Return how much a word tells that an article has so often, and that share of all articles."""
    return math.sqrt(count) * -math.log(share)


def _stems(passages: Sequence[Passage]) -> list[str]:
    return [token.stem for passage in passages for token in passage.tokens]
