"""The words of a text as they are searched; `static/search.js` finds the same words in the browser.

Only what both languages do alike is used here: letters and digits by general category, and lower case,
since JavaScript has no case folding.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from lunr.stop_word_filter import WORDS as STOP_WORDS

from newsmorgue.text.fold import plain

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


def words(text: str) -> Iterator[str]:
    """Yield the words of `text` that are searched, folded and in order, not stemmed.

    Diacritics, possessives, apostrophes and the points of abbreviations are taken off. Stop words are
    left out, but one that is written in capitals or with points is an acronym: "US" and "U.S." are
    both `u.s`, a term that neither "us" nor "use" has.

    >>> list(words("Al-Hadi\u2019s visit to the U.S. in 2,000 cafe\u0301s: what IS is"))
    ['al', 'hadi', 'visit', 'u.s', '2000', 'cafes', 'i.s']
    """
    for chunk in text.split():
        yield from _words(chunk)


@lru_cache(maxsize=200_000)
def _words(chunk: str) -> tuple[str, ...]:
    """Return the words of a stretch without spaces; texts repeat them."""
    return tuple(word for match in _WORD.finditer(_unmarked(chunk)) if (word := _word(match.group())))


def _word(written: str) -> str:
    """Return the word that is searched for one that is written, or nothing for a stop word."""
    joined = _POSSESSIVE.sub("", written).translate(_JOINTS)
    word = joined.lower().translate(_LOWER)
    if word not in STOP_WORDS:
        return word
    is_acronym = len(word) > 1 and ("." in written or joined.isupper())
    return ".".join(word) if is_acronym else ""


def _unmarked(text: str) -> str:
    """Return the plain form of `text`, less what JavaScript cannot tell from diacritics.

    Those are the vowel signs of Indian scripts: marks too, but ones that `plain` keeps.
    """
    text = plain(text).replace("`", "'")
    if text.isascii():
        return text
    return "".join(c for c in text if not unicodedata.category(c).startswith("M"))
