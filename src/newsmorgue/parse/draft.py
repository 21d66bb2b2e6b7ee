"""An article in the making: what the readers of header, footer and body have found so far."""

from dataclasses import dataclass, field
from typing import NamedTuple

from newsmorgue.model import Caption, Piece, Removed
from newsmorgue.parse.lines import Line
from newsmorgue.text.fold import fold
from newsmorgue.text.markup import Readable


class OpenDate(NamedTuple):
    """A date whose day and month may be either: its field, span, and its two values, the day first and the month first."""

    field: str
    start: int
    end: int
    orders: tuple[str, str]


@dataclass(slots=True)
class Draft:
    """Collects finds, each with its span in `text`; the first find of a single field stays.

    `readable` is the text with blanks for the marks of Markdown, one for one; `reader` is the text
    without them, of which values are made.
    """

    text: str
    readable: str
    reader: Readable
    fields: dict[str, Piece] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[str]] = field(default_factory=dict)
    captions: list[Caption] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    aside: dict[int, str] = field(default_factory=dict)
    open_dates: list[OpenDate] = field(default_factory=list)
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

    def set_aside(self, line: Line, reason: str) -> None:
        """Give the reason for what no field takes of a line."""
        self.aside[line.start] = reason

    def remove(self, start: int, end: int, reason: str) -> None:
        """Set a stretch aside."""
        if self.text[start:end].strip():
            self.removed.append(Removed(start, end, reason))
