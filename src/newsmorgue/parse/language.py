"""Which language a text is in, told by its most frequent function words."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from newsmorgue.text.fold import plain

# So many characters are a paragraph or two, and tell as much as the whole text.
_ENOUGH = 1000
# A capitalised word, or one joined to it ("al-Hadi"), is a name in any language.
# It opens with a class and looks back behind it, since that is searched for several times as fast.
_WORD = re.compile(r"[^\W\d_](?<![\w'-].)[^\W\d_]*(?:'[^\W\d_]+)*(?![\w-])")


def detect_language(text: str, start: int, end: int, languages: Mapping[str, Sequence[str]]) -> str | None:
    """Return the ISO 639-1 code of the language of `text[start:end]`, or None where none stands out.

    `languages` has the codes of each folded function word. The method is that of Grefenstette (1995): count
    the function words of each language; it needs a sentence or so, and one clear word in a short line.
    """
    found = _WORD.findall(plain(text[start : min(end, start + _ENOUGH)].replace("\u2019", "'")))
    words = " ".join([word for word in found if not word[0].isupper()]).casefold().replace("'", "").split()
    counts: Counter[str] = Counter()
    for word, times in Counter(words).items():
        for code in languages.get(word, ()):
            counts[code] += times
    ranked = counts.most_common(2)
    is_clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear else None
