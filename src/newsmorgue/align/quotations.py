"""How two quotations are alike, word by word."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import chain, pairwise

from newsmorgue.text.fold import plain

# What is cut out of a quotation leaves pieces of at least so many words, and few of them.
_SHORTEST_PIECE = 2
_MOST_PIECES = 4
# A quotation is near another where so much of the shorter is in it, in pieces, and at least so many words.
_NEAR = 0.6
_NEAR_WORDS = 3


_NEGATED = {"won": "will", "can": "can", "shan": "shall"}
_CONTRACTIONS = {"ll": ("will",), "re": ("are",), "ve": ("have",), "m": ("am",), "d": ("would",)}


class Overlap(StrEnum):
    """How the words of two quotations overlap."""

    SAME = "same"
    TRIMMED = "trimmed"
    NEAR = "near"
    NONE = "none"


def overlap(one: Sequence[str], other: Sequence[str]) -> Overlap:
    """Return how two quotations, as folded words, are alike.

    Trimmed is one whose words are all in the other, in order and in few pieces.
    """
    if one == other:
        return Overlap.SAME
    shorter, longer = sorted((one, other), key=len)
    words = set(shorter)
    if len(shorter) < _SHORTEST_PIECE or len(words.intersection(longer)) < _NEAR * len(words) / 2:
        return Overlap.NONE  # most pairs are far from alike, and to compare them word by word is slow
    if _in_pairs(shorter, set(pairwise(longer))) < _NEAR * len(shorter):
        return Overlap.NONE
    blocks = SequenceMatcher(None, shorter, longer, autojunk=False).get_matching_blocks()
    sizes = [block.size for block in blocks if block.size]
    common = sum(size for size in sizes if size >= _SHORTEST_PIECE)
    if sum(sizes) == len(shorter) and len(sizes) <= _MOST_PIECES and min(sizes) >= _SHORTEST_PIECE:
        return Overlap.TRIMMED
    if common >= _NEAR_WORDS and common >= _NEAR * len(shorter):
        return Overlap.NEAR
    return Overlap.NONE


def _in_pairs(words: Sequence[str], pairs: AbstractSet[tuple[str, str]]) -> int:
    """Return how many words are one of two that are among `pairs`: only those may be in pieces."""
    return len({at for i, pair in enumerate(pairwise(words)) if pair in pairs for at in (i, i + 1)})


def written_out(words: Iterable[str]) -> tuple[str, ...]:
    """Return words plain and in lower case, contractions in full: "we'll" is heard as "we will" is."""
    return tuple(chain.from_iterable(map(_whole, words)))


@lru_cache(maxsize=50_000)
def _whole(word: str) -> tuple[str, ...]:
    """Return the words of a contraction: "won't" is "will not"."""
    plain_word = plain(word).lower()
    stem, mark, ending = plain_word.rpartition("'")
    if not mark:
        return (plain_word,)
    if ending == "t":
        return (_NEGATED.get(stem, stem.removesuffix("n")), "not")
    return (stem, *_CONTRACTIONS.get(ending, (ending,)))
