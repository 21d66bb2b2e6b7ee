"""Where an article's text begins and ends among the lines of a dump.

The text is told by its sentences: menus, lists of links and forms have none. What stands above the
first paragraph is the header, what stands below the last is the footer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.fields import Find, read_fields
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import BULLET, ENTRY, SENTENCE_END

# A line of so many words that ends a sentence is a paragraph, and so is one of so many words that does not.
_SENTENCE = 12
_PARAGRAPH = 28
# How far below a paragraph a field of the header may stand, for the paragraph to belong to the header.
_LOOK_AHEAD = 7
_LONGEST_STANDFIRST = 60
# Fields that may be as long as a paragraph.
_LABELLED_TEXT = frozenset({"title", "standfirst"})
_HEADER_FIELDS = frozenset({"title", "published", "updated", "authors", "source"})


@dataclass(slots=True)
class Layout:
    """The lines of a dump that are not furniture, as header, text and footer; and the fields that were read."""

    header: tuple[Line, ...]
    text: tuple[Line, ...]
    footer: tuple[Line, ...]
    finds: dict[int, tuple[Find, ...]] = field(default_factory=dict)

    def fields(self, line: Line) -> tuple[Find, ...]:
        """Return the fields of a line of the header or footer."""
        return self.finds.get(line.start, ())


def lay_out(lines: Sequence[Line], lexicon: Lexicon) -> Layout:
    """Tell header, text and footer apart; `lines` are those that are not furniture."""
    finds: dict[int, tuple[Find, ...]] = {}

    def fields(line: Line) -> tuple[Find, ...]:
        if line.start not in finds:
            finds[line.start] = _read(line, lexicon)
        return finds[line.start]

    start = _first(lines, fields)
    while start and ENTRY.fullmatch(lines[start - 1].text) and not fields(lines[start - 1]):
        start -= 1
    end = _last(lines, start, fields)
    for line in (*lines[:start], *lines[end:]):
        fields(line)
    return Layout(tuple(lines[:start]), tuple(lines[start:end]), tuple(lines[end:]), finds)


def _read(line: Line, lexicon: Lexicon) -> tuple[Find, ...]:
    if line.kind == "heading1":
        return (Find("title", 0, len(line.text), labelled=True),)
    if line.kind == "image":
        return (Find("caption", 0, len(line.text)),)
    if is_paragraph(line):
        label = lexicon.labels.read(line.text)
        return read_fields(line.text, lexicon) if label and label[0] in _LABELLED_TEXT else ()
    return read_fields(line.text, lexicon)


def is_paragraph(line: Line) -> bool:
    """Tell a line that is running text."""
    return line.words >= _PARAGRAPH or (line.words >= _SENTENCE and ends_sentence(line))


def ends_sentence(line: Line) -> bool:
    """Tell a line that closes as sentences do."""
    return SENTENCE_END.search(line.text) is not None


def _first(lines: Sequence[Line], fields) -> int:
    """Return where the text begins: at the first paragraph that no field of the header follows."""
    known: set[str] = set()
    for i, line in enumerate(lines):
        if not is_paragraph(line) or fields(line):
            known |= {find.field for find in fields(line)}
        elif not (_header_goes_on(lines, i, known, fields) or _picture_follows(lines, i, known, fields)):
            return i
        else:
            known.add("standfirst")
    return _after_fields(lines, fields)


def _header_goes_on(lines: Sequence[Line], i: int, known: set[str], fields) -> bool:
    """Tell whether a field that is not known yet stands shortly below paragraph `i`, before two others."""
    paragraphs = 0
    for line in lines[i + 1 : i + 1 + _LOOK_AHEAD]:
        if is_paragraph(line):
            paragraphs += 1
            if paragraphs > 1:
                return False
        elif any(find.field in _HEADER_FIELDS - known for find in fields(line)):
            return any(is_paragraph(below) for below in lines[lines.index(line) + 1 :])
    return False


def _picture_follows(lines: Sequence[Line], i: int, known: set[str], fields) -> bool:
    """Tell a standfirst by the picture between it and the text, below the fields of a header."""
    if not known & _HEADER_FIELDS or "standfirst" in known or lines[i].words > _LONGEST_STANDFIRST:
        return False
    below = lines[i + 1 : i + 3]
    pictured = [
        j for j, line in enumerate(below) if {find.field for find in fields(line)} & {"credits", "caption"}
    ]
    return (
        bool(pictured)
        and not any(map(is_paragraph, below[: pictured[0]]))
        and any(is_paragraph(line) for line in lines[i + 2 :])
    )


def _after_fields(lines: Sequence[Line], fields) -> int:
    """Return where the text begins in a dump without paragraphs: below the title and the fields."""
    last = 0
    for i, line in enumerate(lines):
        if fields(line):
            last = i
        elif i and ends_sentence(line):
            break
    return min(last + 1, len(lines))


def _last(lines: Sequence[Line], start: int, fields) -> int:
    """Return where the text ends: behind its last paragraph and the short sentences that go on from it."""
    end = max((i + 1 for i in range(start, len(lines)) if is_paragraph(lines[i])), default=len(lines))
    while end < len(lines) and _goes_on(lines[end - 1], lines[end]) and not fields(lines[end]):
        end += 1
    return end


def _goes_on(above: Line, line: Line) -> bool:
    return ends_sentence(line) or bool(BULLET.match(line.text) and BULLET.match(above.text))
