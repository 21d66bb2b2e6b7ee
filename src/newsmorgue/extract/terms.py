"""What an article is about, in its own words: the stems that tell most about it."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import chain
from operator import itemgetter

from newsmorgue.lexicon import Lexicon
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
    words = Counter(_IN_HEAD * _keys(head) + _IN_LEAD * _keys(body[:_LEAD]) + _keys(body[_LEAD:]))
    counts: dict[tuple[str, float], int] = {}
    terms_of = lexicon.terms
    for key, count in words.items():
        term = terms_of[key]
        counts[term] = counts.get(term, 0) + count
    # A word tells more the more often it stands. There are few numbers, and many terms for each.
    by_weight: defaultdict[float, list[tuple[str, int]]] = defaultdict(list)
    for (term, tells), count in counts.items():
        if tells > 0:
            by_weight[math.sqrt(count) * tells].append((term, count))
    telling: list[tuple[str, int]] = []
    for weight in sorted(by_weight, reverse=True):
        telling += sorted(by_weight[weight], key=itemgetter(0))
        if len(telling) >= _MOST:
            break
    return dict(telling[:_MOST])


def _keys(passages: Sequence[Passage]) -> list[str]:
    return list(chain.from_iterable([passage.keys for passage in passages]))
