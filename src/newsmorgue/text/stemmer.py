"""English stems, exactly as lunr.js 2.3.9 makes them.

The browser stems what is typed with lunr.js, so the index must hold lunr.js's stems; lunr.py's own
stemmer gives others (for "money", "today", "attorney"). This is M. F. Porter's algorithm ("An algorithm
for suffix stripping", 1980) with the departures of its JavaScript version: a final `y` becomes `i`
after every consonant, `bli` and `logi` are endings of step 2, and words of two letters stay.
"""

from functools import lru_cache
from sys import intern

# Steps 2 and 3: endings and what replaces them where the stem has a measure above 0.
_STEP_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate",
    "ator": "ate", "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al",
    "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
_STEP_3 = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
# Step 4: endings that fall where the stem has a measure above 1.
_STEP_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism", "ate",
    "iti", "ous", "ive", "ize",
)  # fmt: skip
_VOWELS = frozenset("aeiou")
_SHAPES = {code: "v" if chr(code) in _VOWELS else "c" for code in range(128)}
_LAST_OF_BMP = "\uffff"


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """Return the stem of a lower-case `word`.

    >>> stem("ministers"), stem("money"), stem("relational")
    ('minist', 'money', 'relat')
    """
    if not word.isascii() and max(word) > _LAST_OF_BMP:
        # JavaScript sees two units where Python sees one character.
        return intern(_joined(_stem(_units(word))))
    return intern(_stem(word))  # several words have one stem, and every article keeps its stems


def _stem(word: str) -> str:
    if len(word) < 3:
        return word
    first_is_y = word[0] == "y"
    if first_is_y:
        word = "Y" + word[1:]  # a capital, which the rules do not take for a vowel
    for step in (_step_1a, _step_1b, _step_1c, _step_2, _step_3, _step_4, _step_5):
        word = step(word)
    return "y" + word[1:] if first_is_y else word


def _step_1a(word: str) -> str:
    if _stripped(word, "sses") or _stripped(word, "ies"):
        return word[:-2]
    if len(word) > 2 and word[-1] == "s" and word[-2] != "s":
        return word[:-1]
    return word


def _step_1b(word: str) -> str:
    if word[-1] not in "dg":  # as most words
        return word
    if root := _stripped(word, "eed"):
        return word[:-1] if _measure(root) > 0 else word
    root = _stripped(word, "ed") or _stripped(word, "ing")
    if "v" not in _shape(root):
        return word
    if root.endswith(("at", "bl", "iz")) or _is_short(root):
        return root + "e"
    if root[-2:-1] == root[-1] and root[-1] not in "aeiouylsz":
        return root[:-1]
    return root


def _step_1c(word: str) -> str:
    if len(word) > 2 and word[-1] == "y" and word[-2] not in _VOWELS:
        return word[:-1] + "i"
    return word


def _step_2(word: str) -> str:
    return _replaced(word, _STEP_2)


def _step_3(word: str) -> str:
    return _replaced(word, _STEP_3)


def _step_4(word: str) -> str:
    if ending := _longest_ending(word, _STEP_4):
        root = word.removesuffix(ending)
    elif _stripped(word, "sion") or _stripped(word, "tion"):
        root = word.removesuffix("ion")
    else:
        return word
    return root if _measure(root) > 1 else word


def _step_5(word: str) -> str:
    if root := _stripped(word, "e"):
        measure = _measure(root)
        if measure > 1 or (measure == 1 and not _is_short(root)):
            word = root
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _stripped(word: str, ending: str) -> str:
    """Return what stands before `ending`, and nothing where `word` does not end so."""
    return word.removesuffix(ending) if word.endswith(ending) else ""


def _longest_ending(word: str, endings: tuple[str, ...]) -> str:
    """Return the longest of the endings that leaves a letter, or nothing."""
    if not word.endswith(endings):  # as most words
        return ""
    return max((ending for ending in endings if _stripped(word, ending)), key=len, default="")


def _replaced(word: str, endings: dict[str, str]) -> str:
    if ending := _longest_ending(word, tuple(endings)):
        root = word.removesuffix(ending)
        if _measure(root) > 0:
            return root + endings[ending]
    return word


def _shape(root: str) -> str:
    """Return a `c` for every consonant and a `v` for every vowel; `y` is one after a consonant."""
    if "y" not in root and root.isascii():
        return root.translate(_SHAPES)
    shape = ""
    for letter in root:
        vowel = letter in _VOWELS or (letter == "y" and shape.endswith("c"))
        shape += "v" if vowel else "c"
    return shape


def _measure(root: str) -> int:
    """Return how often consonants follow on vowels: Porter's m in [C](VC)^m[V]."""
    return _shape(root).count("vc")


def _is_short(root: str) -> bool:
    """Whether `root` is consonants, a vowel and a last consonant other than w, x, y: "hop", "shin"."""
    shape = _shape(root)
    return len(shape) > 2 and shape == "c" * (len(shape) - 2) + "vc" and root[-1] not in "wxy"


def _units(word: str) -> str:
    """Return `word` with every character beyond the first 65,536 as its two UTF-16 surrogates."""
    code_units = word.encode("utf-16-le")
    return "".join(chr(int.from_bytes(code_units[i : i + 2], "little")) for i in range(0, len(code_units), 2))


def _joined(word: str) -> str:
    return word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
