"""What words come to in the terms of an article, and how much these tell of it."""

import math
from collections.abc import Mapping

from newsmorgue.text.stemmer import stem

# The share of news articles that have a word which is not among the everyday ones.
UNCOMMON = 0.001
_MOST_REMEMBERED = 100_000


class Terms(dict[str, tuple[str, float]]):
    """The stem of a word and how much it tells, by the word's key: more the fewer news articles have it.

    They are remembered: a corpus says the same words again and again, and one look-up finds both.
    """

    def __init__(self, everyday: Mapping[str, float]) -> None:
        """Take the shares of everyday words, by their stems."""
        self._everyday = everyday

    def __missing__(self, key: str) -> tuple[str, float]:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        term = stem(key)
        found = self[key] = term, -math.log(self._everyday.get(term, UNCOMMON))
        return found
