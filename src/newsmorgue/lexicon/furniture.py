"""The wordings of a page's furniture, with the reason to set such a line aside.

A line is looked up by its words: whole where a wording is plain, else by its first words, or by a word
that must stand somewhere in it. Only wordings that such a look-up finds are compiled and tried, so that
a long list costs a line of running text next to nothing.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from newsmorgue.lexicon.files import entries, rows

# No furniture is longer; the patterns' cost is bounded by it.
_LONGEST = 1000
# Words by which a line is known: the first ones, and those that a wording with an open beginning needs.
_HEAD = 60
_TWO_WORDS = 32
_ANCHORS = 200
_LONGEST_PHRASE = 9
# Of a line of sections' names, as a menu has, so many are known and other parts may stand between them.
_FEWEST_SECTIONS = 5
_FEWEST_BARS = 4
_LONGEST_NAME = 4

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
_EDGES = " \t*_#|><-=+.,:;!()[]{}\u2026~\u25bc\u25b2\u2190\u2605\u2606\u2713\u2715\u00d7\u22ef\u2193\u2191"
_NUMBERING = re.compile(r"\d{1,2}[.)] +(?=[^\W\d])")
_QUOTES = frozenset("\"'\u201c\u201e\u2018\u00ab\u201d")
_NUMBER = re.compile(r"\d[\d.,]*(?:[km]\b)?")
_WORD = re.compile(r"[^\W\d_]+|0|\u00a9")
# Longer runs of these are no more than one: blanks that a pattern can share out in many ways take it ages.
_RUN = re.compile(r"[\s,-]{4,}")
_BARS = re.compile(r"\s*[|/>\u203a\u00bb\u2022\u00b7\u2219\u2192]\s*|\s{2,}")

# Lines that have no words of their own: a rule, an address, signs for subjects.
_UNWORDED = {
    "rule": re.compile(r"_{2,}|[-=*\u2014_]{10,}"),
    "contact line": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+[;,.]?|@\w{2,30}"),
    "tags": re.compile(r"#\w+(?:[\s,]+#\w+)+"),
}
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
_NONE: list["_Wording"] = []
_BRACKETS = re.compile(r"[()\[\]|]")
_OPENING = re.compile(r"[(\[]")
_MOST_CHOICES = 5
# The first word and the blank before a group; the first word or two, where the second is whole.
_FIRST_WORD = re.compile(r"(?:[^\W\d_]+|0) (?=\()")
_HEAD_WORDS = re.compile(r"([^\W\d_]+|0)(?:[ '-]([^\W\d_]+|0)(?=$|[ :,;*~\u2026?]|[\[(][ ,:]))?")
_CERTAIN = re.compile(r"(?<!\\)[^\W\d_]+\b(?!%)|\u00a9")


@dataclass(slots=True)
class _Wording:
    """One wording; its pattern is compiled when a line is first compared with it."""

    reason: str
    opens: str
    wording: str
    pattern: re.Pattern[str] | None = None

    def matches(self, line: str) -> bool:
        """Tell whether a folded line is worded so."""
        if self.pattern is None:
            self.pattern = re.compile(_regex(self.wording))
        return self.pattern.fullmatch(line) is not None


@dataclass(slots=True)
class FurniturePatterns:
    """The wordings by their words: plain ones whole, others by first words or by one they cannot do without.

    `parts` are plain wordings that stand beside others on a line; `sections` are the names of sections, as
    menus have them.
    """

    plain: dict[str, _Wording] = field(default_factory=dict)
    by_head: dict[str, list[_Wording]] = field(default_factory=dict)
    by_anchor: dict[str, list[_Wording]] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    sections: frozenset[str] = frozenset()

    def reason(self, line: str) -> str | None:
        """Return why a whole line is furniture, or None where it is not."""
        found = self._find(line)
        if found:
            return found.reason
        if len(line) > _ANCHORS:
            return None
        unworded = next((reason for reason, pattern in _UNWORDED.items() if pattern.fullmatch(line)), None)
        return unworded or self._row_of_parts(line)

    def opens(self, line: str) -> str:
        """Return what follows a line: "links", "next", "tags", "comments", "notes", or "" for nothing."""
        found = self._find(line)
        return found.opens if found else ""

    def is_menu_name(self, line: str) -> bool:
        """Tell a name as a menu has it: a section's, or what a page offers."""
        if len(line) > _HEAD:
            return False
        key = " ".join(_words(line))
        return key in self.sections or key in self.parts

    def _find(self, line: str) -> _Wording | None:
        if len(line) > _LONGEST or not line or line[0] in _QUOTES:
            return None
        if line[0].isdecimal():
            line = _NUMBERING.sub("", line, count=1)
        # A heading over something else is no sentence.
        is_sentence = line[-1] in ".!;,?" and not line.endswith("...")
        if len(line) <= _HEAD:
            head = _folded(line)
            words = _words(line)
            if len(words) <= _LONGEST_PHRASE and '"' not in head:
                found = self.plain.get(" ".join(words) + "?" * line.endswith("?"))
                if found and not (found.opens and is_sentence):
                    return found
        else:
            head = _folded(line[:_ANCHORS])
            words = tuple(_WORD.findall(_NUMBER.sub("0", head[:_TWO_WORDS])))
        if not words:
            return None
        candidates = self.by_head.get(words[0], _NONE)
        if len(words) > 1:
            candidates = [*self.by_head.get(f"{words[0]} {words[1]}", _NONE), *candidates]
        parts = head.replace(".", " ").replace(",", " ").replace("/", " ").replace(":", " ").split()
        if not self.by_anchor.keys().isdisjoint(parts) or "\u00a9" in head:
            parts += "\u00a9" * ("\u00a9" in head)
            candidates = [
                *candidates,
                *(each for word in dict.fromkeys(parts) for each in self.by_anchor.get(word, _NONE)),
            ]
        if not candidates:
            return None
        whole = _RUN.sub(_one_for_many, _folded(line)).strip(_EDGES)
        return next(
            (each for each in candidates if not (each.opens and is_sentence) and each.matches(whole)), None
        )

    def _row_of_parts(self, line: str) -> str | None:
        """Return the reason for a line of nothing but parts of menus and share bars, side by side."""
        if line[-1:] in ".?!;," or '"' in line:
            return None
        words = _words(line)
        bars = [part for part in _BARS.split(line) if part]
        if not words or not (len(bars) > 1 or self._opens_row(words)):
            return None
        reasons: list[str] = []
        sections = known = 0
        i = 0
        while i < len(words):
            for end in range(min(i + 4, len(words)), i, -1):
                phrase = " ".join(words[i:end])
                if phrase in self.parts:
                    reasons.append(self.parts[phrase])
                elif phrase in self.sections:
                    sections += 1
                else:
                    continue
                known += end - i
                i = end
                break
            else:
                i += 1
        if reasons and known == len(words) and (not sections or len(reasons) + sections > 2):
            return max(reasons, key=reasons.count)
        if "0" in words:  # a date or a page's number is worth reading
            return None
        if max(len(part.split()) for part in bars) > _LONGEST_NAME:
            bars = []
        many = sections + len(reasons) >= _FEWEST_SECTIONS and known * 5 >= len(words) * 3
        return "menu" if many or (len(bars) >= _FEWEST_BARS and (sections > 1 or reasons)) else None

    def _opens_row(self, words: Sequence[str]) -> bool:
        return any(
            phrase in self.parts or phrase in self.sections
            for phrase in (" ".join(words[:end]) for end in range(1, 5))
        )


def load_furniture() -> FurniturePatterns:
    """Read the list and sort its wordings by their words; nothing is compiled yet.

    Of rows with the same plain wording the first counts, but one that opens something goes before those
    that do not. Raises ValueError for a wording that no line's words would lead to.
    """
    found = FurniturePatterns()
    for reason, opens, written in rows("furniture.tsv"):
        is_part = opens == "part"
        for wording in _spread(_folded(written)):
            each = _Wording(reason, "" if is_part else opens, wording)
            keys = [_key(text) + "?" * text.endswith("?") for text in _texts(wording)]
            for key in keys:
                if key not in found.plain or (each.opens and not found.plain[key].opens):
                    found.plain[key] = each
                if is_part:
                    found.parts.setdefault(key, reason)
            head = _HEAD_WORDS.match(wording)
            anchors = set[str]() if head or keys else _anchors(wording)
            # Numbers alone are no wording: they are times, scores and years.
            if not all(key.strip("0 ?") for key in keys) or not (keys or head or anchors):
                raise ValueError(f"no word to know it by: {wording!r} of {written!r}")
            if head and not keys:
                found.by_head.setdefault(" ".join(filter(None, head.groups())), []).append(each)
            for anchor in anchors:
                found.by_anchor.setdefault(anchor, []).append(each)
    found.sections = frozenset(_key(_folded(name)) for name in entries("sections.txt"))
    return found


def _one_for_many(run: re.Match[str]) -> str:
    """Return what a long run of blanks, commas and hyphens comes to."""
    return " - " if "-" in run[0] else ", " if "," in run[0] else " "


def _folded(text: str) -> str:
    folded = text.lower()
    if not folded.isascii():
        # The usual ones first: looking up every character takes far longer.
        folded = (
            folded.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"').replace("\u2014", "-")
        )
        folded = folded if folded.isascii() else folded.translate(_FOLDED)
    return folded.replace("(c)", "\u00a9")


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    """Return the words of a short line, as a wording has them: any number is 0."""
    return tuple(_WORD.findall(_NUMBER.sub("0", _folded(text))))


def _key(folded: str) -> str:
    return " ".join(_WORD.findall(_NUMBER.sub("0", folded)))


def _spread(wording: str, start: int = 0) -> Iterator[str]:
    """Yield a wording whose first or second word is one of several as one wording each."""
    if wording[start : start + 1] in {"(", "["}:
        alternatives, end = _alternatives(wording, start)
        for alternative in alternatives:
            chosen = wording[:start] + alternative + wording[end:]
            yield from _spread(chosen if start else chosen.lstrip(" "), start)
        return
    space = _FIRST_WORD.match(wording) if start == 0 else None
    if space:
        yield from _spread(wording, space.end())
    else:
        yield wording


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


def _texts(wording: str) -> list[str]:
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
    texts: list[str] = []
    for alternative in alternatives:
        more = _texts(before + alternative + behind)
        if not more:
            return []
        texts += more
    return texts


def _regex(wording: str) -> str:
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


def _anchors(wording: str) -> set[str]:
    """Return words of which every line worded so has one: a stretch's longest, or one for each choice."""
    best: set[str] = set()
    position = 0
    while position < len(wording):
        if wording[position] in "([":
            alternatives, end = _alternatives(wording, position)
            found = [_anchors(each) for each in alternatives]
            words = set[str]().union(*found) if all(found) else set[str]()
        else:
            opening = _OPENING.search(wording, position)
            end = opening.start() if opening else len(wording)
            certain = _CERTAIN.findall(wording[position:end])
            words = {max(certain, key=len)} if certain else set()
        if words and (not best or min(map(len, words)) > min(map(len, best))):
            best = words
        position = end
    return best
