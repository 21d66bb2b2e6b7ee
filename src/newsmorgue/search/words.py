"""The words of a text as they are searched; `static/search/words.js` finds the same words in the browser.

Only what both languages do alike is used here: letters and digits by general category, and lower case,
since JavaScript has no case folding.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from lunr.stop_word_filter import WORDS

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
# Words that are in every text, and have no terms.
STOP_WORDS: frozenset[str] = frozenset(WORDS)
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


def forms(text: str) -> list[str]:
    """Return the words of `text`, in order, folded: what `key_of` and `term_of` ask for.

    Diacritics, possessives, apostrophes and the points of abbreviations are taken off. A stop word that is
    written in capitals or with points is an acronym and keeps its points, so that neither "us" nor "use" has
    the term of "US" and "U.S.".

    >>> forms("Al-Hadi\u2019s visits to the U.S. in 2,000 cafe\u0301s: what IS is")
    ['al', 'hadi', 'visits', 'to', 'the', 'u.s', 'in', '2000', 'cafes', 'what', 'i.s', 'is']
    """
    # Strings all the way: lists of a word or two are slower to put together than texts.
    return " ".join(map(_FORMS.__getitem__, text.split())).split()


def key_of(form: str) -> str:
    """Return the key of a folded word."""
    return form.replace(".", "")


def term_of(form: str) -> str:
    """Return the term of a folded word, its stem; a stop word has none."""
    return "" if form in STOP_WORDS else stem(form)


def words(text: str) -> Iterator[Word]:
    """Return the words of `text`, in order.

    >>> [word.term for word in words("visits to the U.S. in 2,000 cafes")]
    ['visit', '', '', 'u.', '', '2000', 'cafe']
    """
    return (Word(key_of(form), term_of(form)) for form in forms(text))


def terms(text: str) -> list[str]:
    """Return the terms of `text`, in order: its words without the stop words."""
    return [stem(form) for form in forms(text) if form not in STOP_WORDS]


def terms_or_acronyms(text: str) -> list[str]:
    """Return a term for each word of `text`, stop words taken for acronyms."""
    return [word.term or word.acronym for word in words(text)]


class _Forms(dict[str, str]):
    """The words of stretches without spaces, remembered: texts repeat them."""

    def __missing__(self, chunk: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        bare = chunk.strip(_AROUND)
        is_word = bare.isascii() and bare.isalnum()  # as most
        found = self[chunk] = _form(bare) if is_word else " ".join(map(_form, _WORD.findall(_unmarked(bare))))
        return found


_MOST_REMEMBERED = 100_000
_FORMS = _Forms()


def _form(written: str) -> str:
    joined = _POSSESSIVE.sub("", written).translate(_JOINTS) if not written.isalnum() else written
    key = joined.lower().translate(_LOWER)
    is_acronym = key in STOP_WORDS and len(key) > 1 and ("." in written or joined.isupper())
    return ".".join(key) if is_acronym else key


def _unmarked(text: str) -> str:
    """Return the plain form of `text`, less what JavaScript cannot tell from diacritics.

    Those are the vowel signs of Indian scripts: marks too, but ones that `plain` keeps.
    """
    text = plain(text).replace("`", "'")
    if text.isascii():
        return text
    return "".join(c for c in text if not unicodedata.category(c).startswith("M"))
