"""Where an article's text begins and ends among the lines of a dump.

The text is told by its sentences: menus, lists of links and forms have none. What stands above the
first paragraph is the header, what stands below the last is the footer.
"""

from collections.abc import Collection, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.bylines import opens_with_given_name, read_byline
from newsmorgue.parse.fields import of_byline, read_fields
from newsmorgue.parse.finds import Find
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import BULLET, DATELINE, END_MARK, ENTRY, TOWN_AND_WIRE
from newsmorgue.parse.prose import ends_sentence, is_paragraph

_FEW_LINES = 12
_BETWEEN_FIELDS = 2
_SHORT_SENTENCES = 3
# How far below a paragraph a field of the header may stand, for the paragraph to belong to the header.
_LOOK_AHEAD = 7
_LONGEST_STANDFIRST = 60
_MENU = 6
_FEW_PARAGRAPHS = 3
_LONGEST_NAME = 6
# In characters: a longer line is no field, and the patterns are slow on it.
_LONGEST = 600
_HEADER_FIELDS = frozenset({"title", "published", "updated", "authors", "source"})
_SIGNED = frozenset({"published", "updated", "authors"})
_PICTURE = frozenset({"credits", "caption"})
# Fields that may be as long as a paragraph.
_LONG_FIELDS = frozenset({"title", "standfirst"})


class Layout:
    """The lines of a dump that are not furniture, as `header`, `text` and `footer`."""

    def __init__(self, lines: Sequence[Line], furniture: Collection[int], lexicon: Lexicon) -> None:
        """Lay out the `lines` of a dump; those at the places in `furniture` are none of the article's."""
        kept = [i for i in range(len(lines)) if i not in furniture]
        self._lines = tuple(lines[i] for i in kept)
        self._lexicon = lexicon
        # Between these lines, by place, and the ones above them stands furniture.
        self._breaks = frozenset(place for place, i in enumerate(kept) if i - 1 in furniture)
        self._finds: dict[int, tuple[Find, ...]] = {}
        # How many paragraphs stand from each line on.
        self._paragraphs = [0] * (len(self._lines) + 1)
        for place in reversed(range(len(self._lines))):
            self._paragraphs[place] = self._paragraphs[place + 1] + is_paragraph(self._lines[place])
        start = self._first()
        end = self._last(start)
        self.header = self._lines[:start]
        self.text = self._lines[start:end]
        self.footer = self._lines[end:]
        self._trust_names()
        self._doubt_labels()
        if self.header and _only_names(self.fields(self.header[0])):
            self.forget(self.header[0])  # a name that opens a dump is its title, or its outlet

    def fields(self, line: Line) -> tuple[Find, ...]:
        """Return the fields of a line of the header or footer; none where it is text, or the title."""
        found = self._finds.get(line.start)
        if found is None:
            found = self._finds[line.start] = _read(line, self._lexicon)
        return found

    def _doubt_labels(self) -> None:
        """Take back what a lone label said: archives write several, and "Video: …" may be a title."""
        labelled = [self._lexicon.labels.read(line.text) is not None for line in self.header]
        for i, line in enumerate(self.header):
            beside = [*labelled[max(i - 1, 0) : i], *labelled[i + 1 : i + 2]]
            if _is_label(self.fields(line)) and not any(beside):
                self.forget(line)

    def breaks_below(self, i: int) -> bool:
        """Tell whether furniture stands between a header's line, by its place, and the text."""
        return any(place in self._breaks for place in range(i + 1, len(self.header) + 1))

    def forget(self, line: Line) -> None:
        """Take back what a line was read as."""
        self._finds[line.start] = ()

    def _trust_names(self) -> None:
        """Read a name that stands beside a date as the byline, where the header has no other."""
        fields = [{find.field for find in self.fields(line)} for line in self.header]
        if any("authors" in found for found in fields):
            return
        for i, line in enumerate(self.header):
            beside = {*(fields[i - 1] if i else ()), *(fields[i + 1] if i + 1 < len(fields) else ())}
            if not fields[i] and beside & {"published", "updated"} and line.words <= _LONGEST_NAME:
                byline = read_byline(line.text, self._lexicon, trusted=True)
                if byline and opens_with_given_name(line.text, self._lexicon):
                    self._finds[line.start] = tuple(of_byline(byline, len(line.text)))
                    return

    def credit_follows(self, i: int) -> bool:
        """Tell a caption among the header's lines: its credit stands below it, in its block."""
        if i + 1 >= len(self.header) or self.header[i].block != self.header[i + 1].block:
            return False
        after = self.fields(self.header[i + 1])
        return bool(after) and after[0].field == "credits"

    def _first(self) -> int:
        """Return where the text begins: at the first paragraph that no field of the header follows."""
        known: set[str] = set()
        for i, line in enumerate(self._lines):
            if not is_paragraph(line) or self.fields(line):
                known |= {find.field for find in self.fields(line)}
            elif not known & _SIGNED and self._menu_follows(i):
                continue
            elif self._header_goes_on(i, known) or self._picture_follows(i, known):
                known.add("standfirst")
            else:
                return self._with_entry(i)
        return self._below_fields()

    def _with_entry(self, start: int) -> int:
        """Take the time that opens a live blog's first entry to the text."""
        while (
            start and ENTRY.fullmatch(self._lines[start - 1].text) and not self.fields(self._lines[start - 1])
        ):
            start -= 1
        return start

    def _header_goes_on(self, i: int, known: set[str]) -> bool:
        """Tell whether a field not known yet stands shortly below paragraph `i`, and text below that."""
        paragraphs = 0
        for j, line in enumerate(self._lines[i + 1 : i + 1 + _LOOK_AHEAD], start=i + 1):
            if is_paragraph(line):
                paragraphs += 1
                if paragraphs > 1:
                    return False
            elif any(find.field in _HEADER_FIELDS - known for find in self.fields(line)):
                return self._paragraphs[j + 1] > 0 or _holds_sentences(self._lines[j + 1 :])
        return False

    def _menu_follows(self, i: int) -> bool:
        """Tell a page's appeal or notice: no sentence follows, and text only further down."""
        below = self._lines[i + 1 : i + 1 + _MENU]
        if len(below) < _MENU or any(is_paragraph(line) or ends_sentence(line) for line in below):
            return False
        return self._paragraphs[i + 1] > _FEW_PARAGRAPHS

    def _picture_follows(self, i: int, known: set[str]) -> bool:
        """Tell a standfirst by the picture between it and the text, below the fields of a header."""
        if DATELINE.match(self._lines[i].text):
            return False
        if not known & _HEADER_FIELDS or "standfirst" in known or self._lines[i].words > _LONGEST_STANDFIRST:
            return False
        for line in self._lines[i + 1 : i + 3]:
            if is_paragraph(line):
                return False
            if ends_sentence(line) and not self.fields(line):
                return False
            if {find.field for find in self.fields(line)} & _PICTURE:
                return self._paragraphs[i + 2] > 0
        return False

    def _below_fields(self) -> int:
        """Return where the text begins in a dump without paragraphs: below the title and the fields."""
        last = 0
        for i, line in enumerate(self._lines):
            if self.fields(line):
                last = i
            elif i > last + _BETWEEN_FIELDS and ends_sentence(line):
                break
        return min(last + 1, len(self._lines))

    def _last(self, start: int) -> int:
        """Return where the text ends: behind its last paragraph, and what goes on from there.

        That is all up to the last sentence before a field, below furniture only the sentences in a row;
        where neither follows, it is all there is.
        """
        lines = self._lines
        last = max((i + 1 for i in range(start, len(lines)) if is_paragraph(lines[i])), default=len(lines))
        end = last
        below_furniture = False
        for i in range(last, len(lines)):
            below_furniture = below_furniture or i in self._breaks
            if self.fields(lines[i]):
                return end
            if _closes_text(lines[i], lines[i - 1]):
                end = i + 1
            elif below_furniture:
                return end
        is_page = bool(self._breaks)
        return end if is_page and len(lines) - end > _FEW_LINES else len(lines)


def _read(line: Line, lexicon: Lexicon) -> tuple[Find, ...]:
    if len(line.text) > _LONGEST:
        return ()
    if line.kind == "heading1":
        return (Find("title", 0, len(line.text), labelled=True),)
    if line.kind == "image":
        return (Find("caption", 0, len(line.text)),)
    if TOWN_AND_WIRE.fullmatch(line.text):
        return ()
    if is_paragraph(line):
        label = lexicon.labels.read(line.text)
        return read_fields(line.text, lexicon) if label and label[0] in _LONG_FIELDS else ()
    return read_fields(line.text, lexicon)


def _holds_sentences(lines: Sequence[Line]) -> bool:
    return sum(map(ends_sentence, lines)) >= _SHORT_SENTENCES


def _is_label(finds: Sequence[Find]) -> bool:
    return bool(finds) and all(find.field == "detail" and find.labelled for find in finds)


def _only_names(finds: Sequence[Find]) -> bool:
    return bool(finds) and all(find.field == "authors" and not find.labelled for find in finds)


def _closes_text(line: Line, above: Line) -> bool:
    if ends_sentence(line) or END_MARK.search(line.text):
        return True
    return BULLET.match(line.text) is not None and BULLET.match(above.text) is not None
