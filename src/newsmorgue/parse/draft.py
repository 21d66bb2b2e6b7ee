"""An article in the making: what the readers of header, footer and body have found so far."""

from dataclasses import dataclass, field
from typing import NamedTuple

from newsmorgue.model import Caption, Piece, Removed
from newsmorgue.parse.clues import Clue, SourceClue
from newsmorgue.parse.finds import Find
from newsmorgue.parse.lines import Line
from newsmorgue.text.fold import fold
from newsmorgue.text.markup import Readable

# Why parts of a line that tell no field of an article are set aside.
_ASIDE = {
    "other": "other date",
    "relative": "date without a day",
    "unnamed": "byline without a name",
    "detail": "archive label",
    "section": "section",
    "label": "label",
    "text": "label",
    "place": "place of the byline",
}
_CLUES = {"source": Clue.HEADER_LINE, "name": Clue.NAME_BESIDE_DATE, "byline outlet": Clue.BYLINE}
_LISTS = frozenset({"authors", "agencies", "credits", "tags"})


class OpenDate(NamedTuple):
    """A date whose day and month may be either: its values with the day first, and with the month first."""

    field: str
    start: int
    end: int
    orders: tuple[str, str]


@dataclass(slots=True)
class Draft:
    """Collects finds, each with its span in `text`; the first find of a single field stays.

    `readable` is the text with blanks for the marks of Markdown, one for one; `reader` is the text
    without them, of which values are made. `aside` says why what no find takes of a line (by its
    start) is no part of the article.
    """

    text: str
    readable: str
    reader: Readable
    fields: dict[str, Piece] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    captions: list[Caption] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    clues: list[SourceClue] = field(default_factory=list)
    open_dates: list[OpenDate] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)
    entered: set[tuple[str, str]] = field(default_factory=set)

    def piece(self, start: int, end: int) -> Piece:
        """Return the stretch `[start, end)` with its white space folded."""
        return Piece(start, end, self.reader.words(start, end))

    def put(self, name: str, start: int, end: int, value: str | None = None) -> bool:
        """Set field `name` from a span (to `value`, where the words are not the value) unless it is set."""
        if name in self.values:
            return False
        piece = self.piece(start, end)
        self.fields[name] = piece
        self.values[name] = piece.text if value is None else value
        return True

    def drop(self, name: str) -> None:
        """Take back field `name`."""
        self.fields.pop(name)
        self.values.pop(name)

    def add(self, name: str, start: int, end: int, value: str | None = None) -> bool:
        """Append to list field `name` unless the same words stand there already."""
        piece = self.piece(start, end)
        entry = piece.text if value is None else value
        entries = self.lists.setdefault(name, [])
        if (name, fold(entry)) in self.entered:
            return False
        self.entered.add((name, fold(entry)))
        self.fields[f"{name}[{len(entries)}]"] = piece
        entries.append(entry)
        return True

    def add_caption(self, start: int, end: int) -> None:
        """Keep a picture's caption apart from the body; its language is told later."""
        piece = self.piece(start, end)
        self.captions.append(Caption(f"caption{len(self.captions) + 1}", start, end, piece.text, None))

    def add_clue(self, clue: Clue, start: int, end: int) -> None:
        """Note that an outlet is named at a span."""
        self.clues.append(SourceClue(clue, self.piece(start, end)))

    def keep(self, line: Line, find: Find, *, alone: bool = False) -> None:
        """Put one find of a line where it belongs, or set it aside: with the whole line, if it is `alone`."""
        start, end = line.start + find.start, line.start + find.end
        if find.field in _ASIDE:
            self.remove(*((line.start, line.end) if alone else (start, end)), _ASIDE[find.field])
        elif find.field == "caption":
            self.add_caption(start, end)
        elif find.field in _CLUES:
            self.add_clue(Clue.LABEL if find.labelled else _CLUES[find.field], start, end)
        elif find.orders:
            self.open_dates.append(OpenDate(find.field, start, end, find.orders))
        elif find.field in _LISTS:
            if not self.add(find.field, start, end, find.value):
                self.remove(start, end, "repeated line")
        elif not self.put(find.field, start, end, find.value):
            first = self.fields.get(find.field)
            if first is None or (start, end) != (first.start, first.end):
                self.remove(start, end, f"repeated {find.field}")

    def set_aside(self, line: Line, reason: str) -> None:
        """Give the reason for what no find takes of a line."""
        self.aside[line.start] = reason

    def remove(self, start: int, end: int, reason: str) -> None:
        """Set a stretch aside."""
        if self.text[start:end].strip():
            self.removed.append(Removed(start, end, reason))

    def take_back(self, piece: Piece) -> None:
        """Set `piece` no longer aside; a longer stretch around it stays so."""
        self.removed = [each for each in self.removed if (each.start, each.end) != (piece.start, piece.end)]
