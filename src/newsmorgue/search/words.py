"""The words of a text as they are searched; `static/search/words.js` finds the same words in the browser.

Only what both languages do alike is used here: letters and digits by general category, and lower case,
since JavaScript has no case folding.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from lunr.stop_word_filter import WORDS as STOP_WORDS

from newsmorgue.text.fold import plain
from newsmorgue.text.stemmer import stem

_WORD = re.compile(
    r"""
      [0-9]{1,3}(?:,[0-9]{3})+(?![0-9])         # 2,000
    | [A-Za-z](?:\.[A-Za-z])+(?![^\W_])         # U.S.  (its last point is not part of it)
    | [^\W_]+(?:'[^\W_]+)*                      # Hadi's  O'Neill  1990s
    """,
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"'[sS]$")
# Lower-case letters to fold further: two by case folding, three that come from Ð, Ǿ and Ǽ.
_LOWER = str.maketrans({"ß": "ss", "ς": "σ", "ð": "d", "ø": "o", "æ": "ae"})
_JOINTS = str.maketrans("", "", ".,'")
# What stands around words and is never a part of them.
_AROUND = ".,;:!?()[]\"'\u2018\u2019\u201c\u201d\u2013\u2014\u2026"


class Word(NamedTuple):
    """A word of a text: the folded `key` that phrases compare, the `term` that the index has for it.

    A stop word has no term, but may be meant for an acronym.
    """

    key: str
    term: str

    @property
    def acronym(self) -> str:
        """The term that the index has for the acronym of these letters."""
        return stem(".".join(self.key))


def words(text: str) -> Iterator[Word]:
    """Return the words of `text`, in order.

    Diacritics, possessives, apostrophes and the points of abbreviations are taken off, and terms are
    stems. A stop word that is written in capitals or with points is an acronym, and its points are part
    of its term, so that neither "us" nor "use" has the term of "US" and "U.S.".

    >>> [word.term for word in words("Al-Hadi\u2019s visits to the U.S. in 2,000 cafe\u0301s: what IS is")]
    ['al', 'hadi', 'visit', '', '', 'u.', '', '2000', 'cafe', '', 'i.', '']
    """
    return chain.from_iterable(map(_words, text.split()))


def terms(text: str) -> list[str]:
    """Return the terms of `text`, in order: its words without the stop words."""
    return [word.term for word in words(text) if word.term]


def terms_or_acronyms(text: str) -> list[str]:
    """Return a term for each word of `text`, stop words taken for acronyms."""
    return [word.term or word.acronym for word in words(text)]


@lru_cache(maxsize=400_000)
def _words(chunk: str) -> tuple[Word, ...]:
    """Return the words of a stretch without spaces; texts repeat them, half of them in other punctuation."""
    bare = chunk.strip(_AROUND)
    return _words(bare) if bare != chunk else tuple(map(_word, _WORD.findall(_unmarked(chunk))))


def _word(written: str) -> Word:
    joined = _POSSESSIVE.sub("", written).translate(_JOINTS)
    key = joined.lower().translate(_LOWER)
    if key not in STOP_WORDS:
        return Word(key, stem(key))
    is_acronym = len(key) > 1 and ("." in written or joined.isupper())
    stopped = Word(key, "")
    return Word(key, stopped.acronym) if is_acronym else stopped


def _unmarked(text: str) -> str:
    """Return the plain form of `text`, less what JavaScript cannot tell from diacritics.

    Those are the vowel signs of Indian scripts: marks too, but ones that `plain` keeps.
    """
    text = plain(text).replace("`", "'")
    if text.isascii():
        return text
    return "".join(c for c in text if not unicodedata.category(c).startswith("M"))
