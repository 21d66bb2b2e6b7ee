"""Spellings of one word of a name: what transliterations and typists vary, and what tells names apart.

Two words sound alike when they agree in their consonants, in their first vowel, in what they end in, and
about in the vowels between: Haidar and Haider, Hussein and Hossein, Müller and Mueller. Hassan and Hussein
differ in the first vowel, Ali and Alia in the end, Abadi and Ebadi in the beginning.
"""

import re
from functools import lru_cache

from newsmorgue.lexicon.variants import load_variants

# Of shorter words of one syllable every letter counts: Lee is not Li.
_SHORTEST = 4
# What transliterations write in two ways, first things first; no word without the first letters has it.
_LETTERS = tuple(
    (within, re.compile(pattern), letters)
    for within, pattern, letters in (
        ("ye", r"^ye(?=[^\W_aeiou])", "e"),  # Yelena, Elena
        ("dzh", r"^dzh", "j"),
        ("dj", r"dj", "d"),  # what is left of Đ: Đinđić, Djindjic
        ("t", r"tsch|tch|tz", "ch"),
        ("sch", r"sch", "sh"),
        ("ph", r"ph", "f"),
        ("kh", r"kh", "k"),
        ("q", r"q", "k"),
        ("w", r"w", "v"),
        ("x", r"x", "ks"),
        ("c", r"c(?=[aourlkt]|$)", "k"),
        ("ae", r"ae(?!e)", "a"),  # the umlauts
        ("oe", r"oe", "o"),
        ("ue", r"ue(?!i)", "u"),
        ("h", r"(?<=.)h", ""),
    )
)
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_ALIKE = str.maketrans("eyu", "iio")


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """Return the key under which spellings of a folded word agree.

    >>> sound("haidar") == sound("haider"), sound("hassan") == sound("hussein")
    (True, False)
    """
    listed = load_variants().spellings.get(word)
    if listed:
        return listed
    if not word.isalpha() or (len(word) < _SHORTEST and len(_VOWELS.findall(word)) < 2):
        return word
    plain = word
    for within, pattern, letters in _LETTERS:
        if within in plain:
            plain = pattern.sub(letters, plain)
    consonants = _once(_VOWELS.sub("", plain.removeprefix("y")))
    groups = list(_VOWELS.finditer(plain))
    if not groups or not consonants:
        return word
    first = groups[0]
    opens = plain[:1] if first.start() == 0 else ""
    closes = groups[-1][0] if len(groups) > 1 and groups[-1].end() == len(plain) else ""
    last = _alike(closes[-1:])
    if last == "a" and closes[0] in "iy":  # Alia is not Ala
        last = "ia"
    inner = "".join("o" if _alike(group[0])[-1:] == "o" else "e" for group in groups[1:])
    # In a word of one syllable its vowel is all there is: Bell is not Bill.
    vowel = _alike(first[0]) if inner or last else _once(first[0].replace("y", "i"))[:2]
    return f"{opens}.{vowel}.{consonants}.{inner}.{last}"


def _alike(vowels: str) -> str:
    """Return a group of vowels in the letters that stand for the like of them."""
    return _once(vowels.translate(_ALIKE))[:2]


def _once(letters: str) -> str:
    """Return letters without doubled ones."""
    return _DOUBLED.sub(r"\1", letters)
