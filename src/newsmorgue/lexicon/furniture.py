"""The wordings of a page's furniture, with the reason to set such a line aside.

A line is looked up by its words: whole where a wording is plain, else by its first words, or by a word
that must stand somewhere in it. Only wordings that such a look-up finds are compiled and tried, so that
a long list costs a line of running text next to nothing.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from newsmorgue.lexicon.files import entries, rows
from newsmorgue.lexicon.wordings import (
    Wording,
    anchors,
    fold_line,
    head,
    key,
    line_words,
    spread,
    texts,
    words_of,
)

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

_EDGES = " \t*_#|><-=+.,:;!()[]{}\u2026~\u25bc\u25b2\u2190\u2605\u2606\u2713\u2715\u00d7\u22ef\u2193\u2191"
_NUMBERING = re.compile(r"\d{1,2}[.)] +(?=[^\W\d])")
_QUOTES = frozenset("\"'\u201c\u201e\u2018\u00ab\u201d")
# Longer runs of these are no more than one: blanks that a pattern can share out in many ways take it ages.
_RUN = re.compile(r"[\s,-]{4,}")
_BARS = re.compile(r"\s*[|/>\u203a\u00bb\u2022\u00b7\u2219\u2192]\s*|\s{2,}")

# Lines that have no words of their own: a rule, an address, signs for subjects.
_UNWORDED = {
    "rule": re.compile(r"_{2,}|[-=*\u2014_]{10,}"),
    "contact line": re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+[;,.]?|@\w{2,30}"),
    "tags": re.compile(r"#\w+(?:[\s,]+#\w+)+"),
}
_NONE: list[Wording] = []


@dataclass(slots=True)
class FurniturePatterns:
    """The wordings by their words: plain ones whole, others by first words or by one they cannot do without.

    `parts` are plain wordings that stand beside others on a line; `sections` are the names of sections, as
    menus have them.
    """

    plain: dict[str, Wording] = field(default_factory=dict)
    by_head: dict[str, list[Wording]] = field(default_factory=dict)
    by_anchor: dict[str, list[Wording]] = field(default_factory=dict)
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
        name = " ".join(line_words(line))
        return name in self.sections or name in self.parts

    def _find(self, line: str) -> Wording | None:
        if len(line) > _LONGEST or not line or line[0] in _QUOTES:
            return None
        if line[0].isdecimal():
            line = _NUMBERING.sub("", line, count=1)
        # A heading over something else is no sentence.
        is_sentence = line[-1] in ".!;,?" and not line.endswith("...")
        if len(line) <= _HEAD:
            opening = fold_line(line)
            words = line_words(line)
            if len(words) <= _LONGEST_PHRASE and '"' not in opening:
                found = self.plain.get(" ".join(words) + "?" * line.endswith("?"))
                if found and not (found.opens and is_sentence):
                    return found
        else:
            opening = fold_line(line[:_ANCHORS])
            words = tuple(words_of(opening[:_TWO_WORDS]))
        candidates = self._candidates(words, opening) if words else _NONE
        if not candidates:
            return None
        folded = fold_line(line)
        candidates = [
            each for each in candidates if not (each.opens and is_sentence) and each.has_words(folded)
        ]
        if not candidates:  # as of most lines
            return None
        whole = _RUN.sub(_one_for_many, folded).strip(_EDGES)
        return next((each for each in candidates if each.matches(whole)), None)

    def _candidates(self, words: Sequence[str], opening: str) -> list[Wording]:
        """Return the wordings that begin with a line's `words`, or need a word of its folded `opening`."""
        candidates = self.by_head.get(words[0], _NONE)
        if len(words) > 1:
            candidates = [*self.by_head.get(f"{words[0]} {words[1]}", _NONE), *candidates]
        parts = opening.replace(".", " ").replace(",", " ").replace("/", " ").replace(":", " ").split()
        if "\u00a9" in opening:
            parts.append("\u00a9")
        if self.by_anchor.keys().isdisjoint(parts):
            return candidates
        return [
            *candidates,
            *(each for word in dict.fromkeys(parts) for each in self.by_anchor.get(word, _NONE)),
        ]

    def _row_of_parts(self, line: str) -> str | None:
        """Return the reason for a line of nothing but parts of menus and share bars, side by side."""
        if line[-1:] in ".?!;," or '"' in line:
            return None
        words = line_words(line)
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
        for wording in spread(fold_line(written)):
            each = Wording(reason, "" if is_part else opens, wording)
            keys = [key(text) + "?" * text.endswith("?") for text in texts(wording)]
            first = None if keys else head(wording)
            certain = set[str]() if keys or first else anchors(wording)
            # Numbers alone are no wording: they are times, scores and years.
            if not (keys or first or certain) or not all(plain.strip("0 ?") for plain in keys):
                raise ValueError(f"no word to know it by: {wording!r} of {written!r}")
            for plain in keys:
                if plain not in found.plain or (each.opens and not found.plain[plain].opens):
                    found.plain[plain] = each
                if is_part:
                    found.parts.setdefault(plain, reason)
            if first:
                found.by_head.setdefault(first, []).append(each)
            for anchor in certain:
                found.by_anchor.setdefault(anchor, []).append(each)
    found.sections = frozenset(key(fold_line(name)) for name in entries("sections.txt"))
    return found


def _one_for_many(run: re.Match[str]) -> str:
    """Return what a long run of blanks, commas and hyphens comes to."""
    return " - " if "-" in run[0] else ", " if "," in run[0] else " "
