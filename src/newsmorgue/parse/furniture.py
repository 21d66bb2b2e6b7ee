"""Which lines of a page are its furniture, and why: nothing is set aside without a reason.

Most lines are known by their wording. Others follow from those: under a heading that opens a list of links
stand headlines of other articles, until the article's own text goes on.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import SENTENCE_END

# Why a headline of another article is set aside: it says nothing of this one.
HEADLINE = "related headline"
# The article's tags, a line each or several on one.
TAGS = "tags"
COMMENT = "reader comment"
COPYRIGHT = "copyright"
NOTES = "note on the text"

# A line of so many words that ends a sentence is running text; with so many, it is no teaser either.
_PROSE = 12
_LONG_PROSE = 25
# A short sentence, as people say them; alone it does not tell text from a teaser.
_SENTENCE = 5
# Where so many paragraphs are still to come, a single one is no teaser.
_MUCH_TEXT = 3
_LONGEST_HEADLINE = 18
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
_CLOSED = ":\"'\u201d\u2019\u00bb"


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


@dataclass(slots=True)
class _Page:
    """The lines of a page, and what has been found out of them."""

    lines: Sequence[Line]
    lexicon: Lexicon

    def reasons(self) -> dict[int, str]:
        """Return the reasons, from the first line to the last."""
        patterns = self.lexicon.furniture
        worded = {i: reason for i, line in enumerate(self.lines) if (reason := patterns.reason(line.text))}
        self._spare_title(worded)
        prose = [i not in worded and is_prose(line) for i, line in enumerate(self.lines)]
        found: dict[int, str] = {}
        i = 0
        while i < len(self.lines):
            if i not in worded:
                if i and self.lines[i].text == self.lines[i - 1].text:
                    found[i] = "repeated line"
                i += 1
                continue
            found[i] = worded[i]
            opens = patterns.opens(self.lines[i].text)
            end, reason = self._below(i, opens, worded, prose) if opens else (i + 1, "")
            for below in range(i + 1, end):
                found[below] = worded.get(below, reason)
                if worded.get(below) and patterns.opens(self.lines[below].text) in {
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

    def _spare_title(self, worded: dict[int, str]) -> None:
        """Take back a first long line that is worded like a link: it may be the title ("Watch: …")."""
        for i, line in enumerate(self.lines[:_HEADER]):
            if line.words > _LONGEST_LABEL:
                if worded.get(i) == "related link" and not self.lexicon.furniture.opens(line.text):
                    del worded[i]
                if i not in worded:
                    return

    def _below(self, i: int, opens: str, worded: dict[int, str], prose: list[bool]) -> tuple[int, str]:
        """Return the line before which what heading `i` opens ends, and the reason to set it aside."""
        above = sum(self.lines[j].words for j in range(i) if prose[j])
        below = sum(self.lines[j].words for j in range(i + 1, len(self.lines)) if prose[j])
        if opens in {"comments", "notes"}:
            if not above or above < _SHARE_ABOVE * (above + below):
                return i + 1, ""
            return (len(self.lines), COMMENT) if opens == "comments" else (self._notes_end(i, worded), NOTES)
        if opens == "tags":
            return (self._tags_end(i, worded), TAGS) if above else (i + 1, "")
        end = self._text_again(i + 1, worded, prose)
        if above < _APPEAL_ABOVE * (above + below) or not above:
            return (end if below and self._are_links(i + 1, end, worded) else i + 1), HEADLINE
        if opens == "next" and end < len(self.lines):
            follows_text = prose[i - 1] or i - 1 in worded
            one = i + 2 if i + 1 < end and follows_text and self._is_headline(i + 1, worded) else i + 1
            several = self.lines[i].text.rstrip().endswith(":") and follows_text
            return (end if several else one), HEADLINE
        return end, HEADLINE

    def _text_again(self, start: int, worded: dict[int, str], prose: list[bool]) -> int:
        """Return where the article's own text goes on below a heading over links; the end where it does not.

        Two lines of text in a row are no teasers, and a long one is none but between two headlines.
        """
        own = [i for i in range(start, len(self.lines)) if i not in worded]
        left = sum(prose[i] for i in own)
        for place, i in enumerate(own):
            line = self.lines[i]
            after = own[place + 1] if place + 1 < len(own) else None
            sentence = (
                line.words >= _SENTENCE
                and SENTENCE_END.search(line.text) is not None
                and line.text[-1] != "?"
            )
            if line.kind == "heading" and after is not None and prose[after] and place:
                return i
            if prose[i] or sentence:
                in_a_row = after is not None and (
                    prose[after]
                    or (prose[i] and self._ends_sentence(after))
                    or self.lines[after].kind in {"quote", "list"}
                )
                if in_a_row and (prose[i] or (after is not None and prose[after])):
                    return i
                much_left = line.words >= _LONG_PROSE or left >= _MUCH_TEXT
                if prose[i] and much_left and not self._is_teaser(own, place, prose):
                    return i
                if prose[i] and left == 1 and place <= _FEW_LINKS:
                    return i
            left -= prose[i]
        return len(self.lines)

    def _is_teaser(self, own: Sequence[int], place: int, prose: Sequence[bool]) -> bool:
        """Tell a blurb: from it to the end of the page, headlines take turns with blurbs, twice more."""
        following = [prose[i] for i in own[place + 1 :]]
        turns = all(is_text == bool(number % 2) for number, is_text in enumerate(following))
        return turns and len(following) >= 3 and place == 1 and not prose[own[0]]

    def _ends_sentence(self, i: int) -> bool:
        line = self.lines[i]
        return line.words >= _SENTENCE and SENTENCE_END.search(line.text) is not None

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
        own = [i for i in range(start, end) if i not in worded]
        return 0 < len(own) <= 5 and all(
            self._is_headline(i, worded)
            and not self.lines[i].text.lower().startswith("by ")
            and not any(c.isdecimal() for c in self.lines[i].text)
            and self.lines[i].words > 3
            for i in own
        ) and any(line.words > 3 for i, line in enumerate(self.lines[:start]) if i not in worded)  # fmt: skip

    def _tags_end(self, i: int, worded: dict[int, str]) -> int:
        end = i + 1
        while end < min(len(self.lines), i + 1 + _MOST_TAGS) and end not in worded:
            text = self.lines[end].text
            listed = any(sign in text for sign in ",|/\u00b7\u2022")
            if SENTENCE_END.search(text) or ":" in text or not is_tag_line(text):
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
            paragraphs += is_prose(self.lines[end])
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


def is_prose(line: Line) -> bool:
    """Tell a line that is running text by its length and end."""
    text = line.text
    if len(text) < 50:
        return False
    words = line.words
    return (
        words >= _PROSE and (SENTENCE_END.search(text, len(text) - 6) is not None or text[-1] in _CLOSED)
    ) or words >= 40
