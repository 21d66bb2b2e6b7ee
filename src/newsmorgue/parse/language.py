"""Which language a text is in, told by its most frequent function words."""

import re
from collections import Counter
from collections.abc import Mapping

from newsmorgue.text.fold import plain

# So many characters are a paragraph or two, and tell as much as the whole text.
_ENOUGH = 1000
# A capitalised word, or one joined to it ("al-Hadi"), is a name in any language.
_WORD = re.compile(r"(?<![\w'-])[^\W\d_]+(?:'[^\W\d_]+)*(?![\w-])")


def detect_language(text: str, start: int, end: int, stop_words: Mapping[str, frozenset[str]]) -> str | None:
    """Return the ISO 639-1 code of the language of `text[start:end]`, or None where none stands out.

    `stop_words` maps codes to folded words. The method is that of Grefenstette (1995): count the
    function words of each language; it needs a sentence or so, and one clear word in a short line.
    """
    words = _WORD.findall(plain(text[start : min(end, start + _ENOUGH)].replace("\u2019", "'")))
    times = Counter(word.casefold().replace("'", "") for word in words if not word[0].isupper())
    keys = frozenset(times)
    counts = sorted(
        ((sum(map(times.__getitem__, keys & known)), code) for code, known in stop_words.items()),
        reverse=True,
    )
    (most, best), (second, _) = counts[0], counts[1]
    return best if most > second else None
