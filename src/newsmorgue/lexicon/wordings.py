"""The notation of `data/furniture.tsv`: what lines a wording stands for, and the words to look it up by.

The file explains the notation. A wording is folded before it is taken apart.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache

_MARKED = {
    "a": "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5",
    "c": "\u00e7\u0107\u010d",
    "e": "\u00e8\u00e9\u00ea\u00eb",
    "g": "\u011f",
    "i": "\u00ec\u00ed\u00ee\u00ef\u0131",
    "n": "\u00f1",
    "o": "\u00f2\u00f3\u00f4\u00f5\u00f6\u00f8",
    "s": "\u015f\u0161\u0219",
    "u": "\u00f9\u00fa\u00fb\u00fc",
    "ss": "\u00df",
    "oe": "\u0153",
    "ae": "\u00e6",
    "\u0438": "\u0439",
    "\u0435": "\u0451",
}
# Letters with marks as those without, typographic marks as ASCII ones; one character for one.
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u203a\u2192\u25b6\u25ba\u2023", ">"),
        **dict.fromkeys("\u00b7\u2022\u2219\u22c5\u2503\u00a6", "|"),
        **dict.fromkeys(map(chr, range(0x300, 0x370)), ""),
        **dict.fromkeys("\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad", ""),
        **{letter: plain for plain, letters in _MARKED.items() for letter in letters},
    }
)
_NUMBER = re.compile(r"\d[\d.,]*(?:[km]\b)?")
_WORD = re.compile(r"[^\W\d_]+|0|\u00a9")
# What stands for something else in a wording; a gap begins and ends between words.
_BETWEEN = r"(?:(?<!\w)|(?!\w))"
_SIGNS = {
    " ": r"[\s,-]{1,3}",
    "~": rf"{_BETWEEN}.{{0,40}}?{_BETWEEN}",
    "\u2026": rf"{_BETWEEN}.{{0,160}}?{_BETWEEN}",
    "*": rf"{_BETWEEN}.*{_BETWEEN}",
    "0": r"\d++(?:[.,]\d++)*+[km]?",
    ":": r"\s*(?::|\||>+|(?<=\s)-)\s*",
    "%": r"\w*",
    "&": r"(?:&|and)",
    "\\s": r"\S+",
    "?": r"\??",
}
_TOKEN = re.compile(r"\\s|[\[\]()|~\u2026*0:%&? ]|[^\[\]()|~\u2026*0:%&? \\]+")
_GAPS = frozenset("~\u2026*%\\")
_BRACKETS = re.compile(r"[()\[\]|]")
_OPENING = re.compile(r"[(\[]")
_MOST_CHOICES = 5
# The first word and the blank before a group; the first word or two, where the second is whole.
_FIRST_WORD = re.compile(r"(?:[^\W\d_]+|0) (?=\()")
_HEAD_WORDS = re.compile(r"([^\W\d_]+|0)(?:[ '-]([^\W\d_]+|0)(?=$|[ :,;*~\u2026?]|[\[(][ ,:]))?")
_CERTAIN = re.compile(r"(?<!\\)[^\W\d_]+\b(?!%)|\u00a9")


@dataclass(slots=True)
class Wording:
    """One wording; its pattern is compiled when it is first compared with a line that may be worded so.

    Most lines lack one of the words that are `needed`, and most patterns are never compiled.
    """

    reason: str
    opens: str
    wording: str
    needed: Sequence[AbstractSet[str]] | None = None
    pattern: re.Pattern[str] | None = None

    def has_words(self, line: str) -> bool:
        """Tell whether a folded line has the words that a line which is worded so cannot do without."""
        if self.needed is None:
            self.needed = sorted(certain(self.wording), key=_shortest, reverse=True)
        for words in self.needed:
            for word in words:
                if word in line:
                    break
            else:
                return False
        return True

    def matches(self, line: str) -> bool:
        """Tell whether a folded line is worded so."""
        if self.pattern is None:
            self.pattern = re.compile(regex(self.wording))
        return self.pattern.fullmatch(line) is not None


def fold_line(text: str) -> str:
    """Return a line in lower case, letters without marks and typographic signs as ASCII ones."""
    folded = text.lower()
    if not folded.isascii():
        # The usual ones first: looking up every character takes far longer.
        folded = (
            folded.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"').replace("\u2014", "-")
        )
        folded = folded if folded.isascii() else folded.translate(_FOLDED)
    return folded.replace("(c)", "\u00a9")


def words_of(folded: str) -> list[str]:
    """Return the words of a folded text, as a wording has them: any number is 0."""
    return _WORD.findall(_NUMBER.sub("0", folded))


@lru_cache(maxsize=4096)
def line_words(text: str) -> tuple[str, ...]:
    """Return the words of a short line that is not folded yet."""
    return tuple(words_of(fold_line(text)))


def key(folded: str) -> str:
    """Return what a folded text without gaps is looked up by as a whole."""
    return " ".join(words_of(folded))


def head(wording: str) -> str | None:
    """Return the word that opens every line worded so, or the first two; None where that is open."""
    found = _HEAD_WORDS.match(wording)
    return " ".join(filter(None, found.groups())) if found else None


def spread(wording: str, start: int = 0) -> list[str]:
    """Return a wording whose first or second word is one of several as one wording each."""
    if wording.startswith(("(", "["), start):
        alternatives, end = _alternatives(wording, start)
        before, behind = wording[:start], wording[end:]
        chosen = [before + alternative + behind for alternative in alternatives]
        return [found for each in chosen for found in spread(each if start else each.lstrip(" "), start)]
    space = _FIRST_WORD.match(wording) if start == 0 else None
    return spread(wording, space.end()) if space else [wording]


def _alternatives(wording: str, start: int) -> tuple[list[str], int]:
    """Return what the group that begins at `start` offers, and where it ends."""
    depth = 0
    first = start + 1
    found: list[str] = []
    for sign in _BRACKETS.finditer(wording, start):
        if sign[0] in "([":
            depth += 1
        elif sign[0] == "|":
            if depth == 1:
                found.append(wording[first : sign.start()])
                first = sign.end()
        else:
            depth -= 1
            if depth == 0:
                found.append(wording[first : sign.start()])
                optional = sign[0] == "]" or wording.startswith("?", sign.end())
                return ([*found, ""] if optional else found), sign.end() + (sign[0] == ")" and optional)
    raise ValueError(f"a bracket is not closed: {wording}")


def texts(wording: str) -> list[str]:
    """Return all texts that a wording stands for; none where it has gaps or they are too many."""
    if not _GAPS.isdisjoint(wording):
        return []
    if _BRACKETS.search(wording) is None:
        return [wording.removesuffix("?"), wording] if wording.endswith("?") else [wording]
    if wording.count("|") + wording.count("[") > _MOST_CHOICES:
        return []
    opening = _OPENING.search(wording)
    if opening is None:
        return []
    alternatives, end = _alternatives(wording, opening.start())
    before, behind = wording[: opening.start()], wording[end:]
    found: list[str] = []
    for alternative in alternatives:
        more = texts(before + alternative + behind)
        if not more:
            return []
        found += more
    return found


def regex(wording: str) -> str:
    """Return the regular expression for the folded lines that a wording stands for."""
    parts = []
    previous = ""
    for sign in _TOKEN.findall(wording):
        if sign in "([":
            parts.append("(?:")
        elif sign in ")]":
            parts.append(")?" if sign == "]" else ")")
        elif sign == "|":
            parts.append("|")
        elif sign == "?" and previous == ")":
            parts.append("?")
        else:
            parts.append(_SIGNS.get(sign) or re.escape(sign))
        previous = sign
    return "".join(parts)


def anchors(wording: str) -> set[str]:
    """Return words of which every line worded so has one: a stretch's longest, or one for each choice."""
    return max(certain(wording), key=_shortest, default=set())


def certain(wording: str) -> list[set[str]]:
    """Return sets of words, of each of which every line worded so has one."""
    found: list[set[str]] = []
    position = 0
    while position < len(wording):
        if wording[position] in "([":
            alternatives, end = _alternatives(wording, position)
            choices = [anchors(each) for each in alternatives]
            found += [set[str]().union(*choices)] if all(choices) else []
        else:
            opening = _OPENING.search(wording, position)
            end = opening.start() if opening else len(wording)
            found += [{word} for word in _CERTAIN.findall(wording[position:end])]
        position = end
    return found


def _shortest(words: AbstractSet[str]) -> int:
    return min(map(len, words))
