"""Which lines of a page are its furniture, and why: nothing is set aside without a reason.

Most lines are known by their wording. Others follow from those: under a heading that opens a list of links
stand headlines of other articles, until the article's own text goes on.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.lines import Line
from newsmorgue.parse.prose import ends_sentence, is_paragraph

# Why a headline of another article is set aside: it says nothing of this one.
HEADLINE = "related headline"
# The article's tags, a line each or several on one.
TAGS = "tags"
COMMENT = "reader comment"
COPYRIGHT = "copyright"
NOTES = "note on the text"
GALLERY = "gallery"
# What a slide show has below each of its captions, all of which may stand in one line.
_SLIDE = re.compile(r"(?:Hide|Show|Toggle) [Cc]aption \d+ of \d+\b")

# A text may say a sentence of fewer words twice.
_TOO_LONG_TO_REPEAT = 12
# A paragraph of so many words is no teaser.
_LONG_PROSE = 25
# A short sentence, as people say them; alone it does not tell text from a teaser.
_SENTENCE = 5
# Where so many paragraphs are still to come, a single one is no teaser.
_MUCH_TEXT = 3
_LONGEST_HEADLINE = 18
_MOST_HEADLINES = 5
_LONGEST_TAG = 5
_MOST_TAGS = 25
# So many links, and no more, stand between two paragraphs of a text that ends soon after.
_FEW_LINKS = 2
# Comments and notes to editors stand below the text, so this much of all text stands above them.
_SHARE_ABOVE = 0.4
# An appeal or a notice above the title is less than this much of all text.
_APPEAL_ABOVE = 0.15
# So many names of sections in a row are a menu.
_MENU = 4
# A title stands in so many lines from the top, and has more words than a label.
_HEADER = 40
_LONGEST_LABEL = 4


def furniture(lines: Sequence[Line], lexicon: Lexicon) -> dict[int, str]:
    """Return the reason for each line (by its place in `lines`) that is furniture."""
    return _Page(lines, lexicon).reasons()


def is_tag_line(text: str) -> bool:
    """Tell a line that has tags and nothing else: a few words, or several names between commas or bars."""
    return bool(tag_names(text))


def tag_names(text: str) -> tuple[str, ...]:
    """Return the tags of a line under "Topics" ("Film / Egypt") or with it ("Topics: film, Egypt")."""
    words = text.partition(":")[2] if ":" in text else text
    for sign in ",;|/\u00b7\u2022":
        words = words.replace(sign, "\n")
    names = tuple(name.strip(" #.") for name in words.split("\n") if name.strip(" #."))
    return names if all(len(name.split()) <= _LONGEST_TAG for name in names) else ()


def _is_slide_show(text: str) -> bool:
    return "aption " in text and bool(_SLIDE.search(text))


@dataclass(slots=True)
class _Page:
    """The lines of a page, and what has been found out of them."""

    lines: Sequence[Line]
    lexicon: Lexicon
    worded: dict[int, str] = field(default_factory=dict)
    prose: list[bool] = field(default_factory=list)
    # How many words of prose stand above a line; the lines that are not worded, as they follow each other;
    # of how many of those, from each one on, the page's text consists; where it goes on below each.
    _words_above: list[int] = field(default_factory=list)
    _own: list[int] = field(default_factory=list)
    _left: list[int] = field(default_factory=list)
    _next_text: list[int] = field(default_factory=list)
    # From this place in `_own` on, prose and other lines take turns to the end.
    _turns_from: int = 0

    def reasons(self) -> dict[int, str]:
        """Return the reasons, from the first line to the last."""
        patterns = self.lexicon.furniture
        self.worded = {
            i: why
            for i, line in enumerate(self.lines)
            if (why := GALLERY if _is_slide_show(line.text) else patterns.reason(line.text))
        }
        self._spare_title(self.worded)
        self.prose = [i not in self.worded and is_paragraph(line) for i, line in enumerate(self.lines)]
        found: dict[int, str] = {}
        i = 0
        while i < len(self.lines):
            if i not in self.worded:
                if i and self.lines[i].text == self.lines[i - 1].text and not self._is_said_again(i):
                    found[i] = "repeated line"
                i += 1
                continue
            found[i] = self.worded[i]
            opens = patterns.opens(self.lines[i].text)
            end, reason = self._below(i, opens) if opens else (i + 1, "")
            for below in range(i + 1, end):
                found[below] = self.worded.get(below, reason)
                if below in self.worded and patterns.opens(self.lines[below].text) in {
                    "comments",
                    "notes",
                    "tags",
                    "links",
                }:
                    end = below
                    break
            i = max(end, i + 1)
        found.update(self._menus(found))
        return dict(sorted(found.items()))

    def _is_said_again(self, i: int) -> bool:
        """Tell a short sentence that the text says twice ("No." / "No."): sentences stand on both sides."""
        return self.lines[i].words < _TOO_LONG_TO_REPEAT and all(
            0 <= j < len(self.lines) and j not in self.worded and ends_sentence(self.lines[j])
            for j in (i - 2, i, i + 1)
        )

    def _count(self) -> None:
        """Count once for all headings what stands above and below each line."""
        if self._words_above:
            return
        words = (line.words if is_text else 0 for line, is_text in zip(self.lines, self.prose, strict=True))
        self._words_above = list(accumulate(words, initial=0))
        self._own = own = [i for i in range(len(self.lines)) if i not in self.worded]
        self._left = [*accumulate((self.prose[i] for i in reversed(own)), initial=0)][::-1]
        turns = len(own) - 1
        while turns > 0 and self.prose[own[turns]] != self.prose[own[turns - 1]]:
            turns -= 1
        self._turns_from = max(turns, 0)
        # Far enough below a heading it makes no difference where it stands.
        following = len(self.lines)
        self._next_text = [following] * (len(own) + 1)
        for k in range(len(own) - 1, -1, -1):
            if self._is_text_again(k, _FEW_LINKS + 1):
                following = own[k]
            self._next_text[k] = following

    def _spare_title(self, worded: dict[int, str]) -> None:
        """Take back a first long line that is worded like a link: it may be the title ("Watch: …")."""
        for i, line in enumerate(self.lines[:_HEADER]):
            if line.words > _LONGEST_LABEL:
                if worded.get(i) == "related link" and not self.lexicon.furniture.opens(line.text):
                    del worded[i]
                if i not in worded:
                    return

    def _below(self, i: int, opens: str) -> tuple[int, str]:
        """Return the line before which what heading `i` opens ends, and the reason to set it aside."""
        self._count()
        prose, worded = self.prose, self.worded
        above = self._words_above[i]
        below = self._words_above[-1] - self._words_above[i + 1]
        if opens in {"comments", "notes"}:
            if not above or above < _SHARE_ABOVE * (above + below):
                return i + 1, ""
            return (len(self.lines), COMMENT) if opens == "comments" else (self._notes_end(i, worded), NOTES)
        if opens == "tags":
            return (self._tags_end(i, worded), TAGS) if above else (i + 1, "")
        end = self._text_again(i + 1)
        if above < _APPEAL_ABOVE * (above + below) or not above:
            return (end if below and self._are_links(i + 1, end, worded) else i + 1), HEADLINE
        if opens == "next" and end < len(self.lines):
            follows_text = prose[i - 1] or i - 1 in worded
            one = i + 2 if i + 1 < end and follows_text and self._is_headline(i + 1, worded) else i + 1
            several = self.lines[i].text.rstrip().endswith(":")
            return (end if several else one), HEADLINE
        return end, HEADLINE

    def _text_again(self, start: int) -> int:
        """Return where the text itself goes on below a heading over links; the end where it does not."""
        first = bisect_left(self._own, start)
        for k in range(first, min(first + _FEW_LINKS + 1, len(self._own))):
            if self._is_text_again(k, k - first):
                return self._own[k]
        return self._next_text[min(first + _FEW_LINKS + 1, len(self._own))]

    def _is_text_again(self, k: int, place: int) -> bool:
        """Tell own line `k`, the one at `place` below a heading, as the first of the article's own text.

        Two lines of text in a row are no teasers, and a long one is none but between two headlines.
        """
        i = self._own[k]
        line = self.lines[i]
        after = self._own[k + 1] if k + 1 < len(self._own) else None
        is_text = self.prose[i]
        text_after = after is not None and self.prose[after]
        if line.kind == "heading" and text_after and place:
            return True
        if not is_text and (line.text[-1] == "?" or not self._ends_sentence(i)):
            return False
        in_a_row = text_after or (
            after is not None
            and ((is_text and self._ends_sentence(after)) or self.lines[after].kind in {"quote", "list"})
        )
        if in_a_row and (is_text or text_after):
            return True
        left = self._left[k]
        much_left = line.words >= _LONG_PROSE or left >= _MUCH_TEXT
        if is_text and much_left and not self._is_teaser(k, place):
            return True
        return is_text and left == 1 and place <= _FEW_LINKS

    def _is_teaser(self, k: int, place: int) -> bool:
        """Tell a blurb: from it to the end of the page, headlines take turns with blurbs, twice more."""
        own, prose = self._own, self.prose
        if place != 1 or len(own) - k <= 3 or prose[own[k - 1]]:
            return False
        return not prose[own[k + 1]] and k + 1 >= self._turns_from

    def _ends_sentence(self, i: int) -> bool:
        line = self.lines[i]
        return line.words >= _SENTENCE and ends_sentence(line)

    def _is_headline(self, i: int, worded: dict[int, str]) -> bool:
        line = self.lines[i]
        return (
            i not in worded
            and line.kind != "heading"
            and 3 <= line.words <= _LONGEST_HEADLINE
            and (line.text[-1] not in ".:!\u2026" or line.text.endswith("..."))
        )

    def _are_links(self, start: int, end: int, worded: dict[int, str]) -> bool:
        """Tell headlines above the text from a header: few lines, and none that may be a byline or date."""
        first, behind = bisect_left(self._own, start), bisect_left(self._own, end)
        return 0 < behind - first <= _MOST_HEADLINES and all(
            self._is_headline(i, worded)
            and not self.lines[i].text.lower().startswith("by ")
            and not any(c.isdecimal() for c in self.lines[i].text)
            and self.lines[i].words > 3
            for i in self._own[first:behind]
        ) and any(self.lines[self._own[k]].words > 3 for k in range(first))  # fmt: skip

    def _tags_end(self, i: int, worded: dict[int, str]) -> int:
        end = i + 1
        while end < min(len(self.lines), i + 1 + _MOST_TAGS) and end not in worded:
            text = self.lines[end].text
            listed = any(sign in text for sign in ",|/\u00b7\u2022")
            if ends_sentence(self.lines[end]) or ":" in text or not is_tag_line(text):
                break
            end += 1
            if listed:
                break
        return end

    def _notes_end(self, i: int, worded: dict[int, str]) -> int:
        """Return where notes end: at the next furniture of another kind, or with the page."""
        patterns = self.lexicon.furniture
        if patterns.reason(self.lines[i].text) != "author box":
            return len(self.lines)
        end = i + 1
        paragraphs = 0
        while end < len(self.lines) and (end not in worded or worded[end] == "author box"):
            paragraphs += is_paragraph(self.lines[end])
            if paragraphs > 1:
                break
            end += 1
        return end

    def _menus(self, found: dict[int, str]) -> dict[int, str]:
        """Return the rows of sections' names; the last of a row may be the article's own section."""
        menus: dict[int, str] = {}
        row: list[int] = []
        for i, line in enumerate(self.lines):
            if i in found or self.lexicon.furniture.is_menu_name(line.text):
                row.append(i)
                continue
            menus.update(self._menu(row, found))
            row = []
        return {**menus, **self._menu(row, found)}

    def _menu(self, row: Sequence[int], found: dict[int, str]) -> dict[int, str]:
        names = [i for i in row if i not in found]
        short = [i for i in row if self.lines[i].words <= 4]
        return {i: "menu" for i in names if i != row[-1]} if len(short) >= _MENU else {}
