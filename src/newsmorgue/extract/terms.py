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
    words = Counter(_IN_HEAD * _keys(head) + _IN_LEAD * _keys(body[:_LEAD]) + _keys(body[_LEAD:]))
    counts: dict[str, int] = {}
    for key, count in words.items():
        term = stem(key)
        counts[term] = counts.get(term, 0) + count
    telling = sorted(
        (math.sqrt(count) * math.log(share), term)
        for term, count in counts.items()
        if (share := lexicon.share(term)) < 1
    )
    return {term: counts[term] for _, term in telling[:_MOST]}


def _keys(passages: Sequence[Passage]) -> list[str]:
    return [token.key for passage in passages for token in passage.tokens]
