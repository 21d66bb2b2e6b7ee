"""What an article is about, in its own words: the stems that tell most about it."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.text.stemmer import stem
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
    counts: Counter[str] = Counter()
    _count(head, _IN_HEAD, counts)
    _count(body[:_LEAD], _IN_LEAD, counts)
    _count(body[_LEAD:], 1, counts)
    telling = {
        term: math.sqrt(count) * -math.log(share)
        for term, count in counts.items()
        if (share := lexicon.share(term)) < 1
    }
    best = sorted(telling, key=lambda term: (-telling[term], term))[:_MOST]
    return {term: counts[term] for term in best}


def _count(passages: Sequence[Passage], weight: int, counts: Counter[str]) -> None:
    for passage in passages:
        for token in passage.tokens:
            counts[stem(token.key)] += weight
