"""Markdown: the lines of a text with markup, what its markup says they are, and what of it is hidden.

markdown-it-py decides about blocks. Nothing is rendered: every line keeps its place in the file.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from newsmorgue.model import Markup
from newsmorgue.parse.front import ESCAPES, FRONT_FIELDS, FrontField, read_front
from newsmorgue.parse.inline import Inline, parser, read_inline
from newsmorgue.parse.lines import EDGES, SPACES, Line
from newsmorgue.text.markup import HIDDEN, reads_as

__all__ = ["FRONT_FIELDS", "FrontField", "Markdown", "read_markdown"]

_LINE_END = re.compile(r"\r\n?|\n")
_NOT_LINE_END = re.compile(r"[^\r\n]+")
_BREAK_AT_END = re.compile(r"<br[^<>]*>\s*$", re.IGNORECASE)
_BLANK_MARKS = f"{EDGES}>"
# Marks of blocks around a line that is read as it stands.
_PREFIX = re.compile(r"[ \t>]*")
_CLOSING_FENCE = re.compile(r"[ \t>]*(?:`{3,}|~{3,})[ \t]*")
_ROW = re.compile(r"[ \t>]*\|?(?P<cells>.*?)\|?[ \t]*", re.DOTALL)
_HTML = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<tag>script|style|head)\b.*?(?:</(?P=tag)\s*>|\Z)|<[/!?]?[a-z][^<>]*(?:>|\Z)"
    r"|(?P<reference>&(?:#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,31});)",
    re.DOTALL | re.IGNORECASE,
)
# A pasted header has a field a line; wrapped prose has longer lines that end in mid-sentence.
_LISTED_LINES = 5
_LISTED_WIDTH = 60
_WRAPPED_WIDTH = 100
_SENTENCE_END = re.compile(r"[.!?\u2026][\"'\u2019\u201d)\]]*$")
_HEADER = re.compile(r"(?:[Bb]y|BY):?\s+[A-Z]|[A-Z][a-z]+(?: [a-z]+)?:\s")
_OPEN_END = re.compile(r"(?:[,;:\u2013\u2014-]|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|to|with))$")


class Markdown(NamedTuple):
    """What a Markdown text says: its front matter, its lines in order, and its markup in order.

    A line's `kind` is text, heading1 … heading6, list, quote, image (what a picture is called) or
    html. Lines of one block (a paragraph, an item of a list) share its number. What belongs to no
    line and no field of the front matter is a mark.
    """

    front: tuple[FrontField, ...]
    lines: tuple[Line, ...]
    markup: tuple[Markup, ...]


class _Source(NamedTuple):
    """A line of a block, without the marks before it and its line end.

    `content` is where it stands in the content of the block.
    """

    start: int
    end: int
    content: int


def read_markdown(text: str) -> Markdown:
    """Return what `text` says; nothing is refused, and every span is one of `text`."""
    front, below = read_front(text)
    escapes = [escape for each in front for escape in _escapes(text, each)]
    reader = _Reader(text, parser(), {}, tuple(_sources(text, below)))
    tokens = reader.parser.parse(text[below:].replace("\0", "\ufffd"), reader.env)
    within: list[str] = []
    skipping = False
    for i, token in enumerate(tokens):
        if token.type in {"blockquote_open", "bullet_list_open", "ordered_list_open"}:
            within.append("quote" if token.type == "blockquote_open" else "list")
        elif token.type in {"blockquote_close", "bullet_list_close", "ordered_list_close"}:
            within.pop()
        elif token.type in {"table_open", "table_close"}:
            skipping = token.type == "table_open"  # the rows are read whole, and not cell by cell
            if skipping:
                reader.read_table(token)
        elif token.type == "fence":
            reader.read_fence(token)
        elif token.type == "html_block":
            reader.read_html(token)
        elif token.type == "inline" and not skipping:
            parent = tokens[i - 1]
            heading = f"heading{parent.tag[1:]}" if parent.type == "heading_open" else None
            reader.read_inline(token, heading or (within[-1] if within else "text"))
    return Markdown(
        front,
        tuple(sorted(reader.lines, key=lambda line: line.start)),
        tuple(sorted([*escapes, *reader.markup], key=lambda each: (each.start, -each.end, each.kind))),
    )


def _escapes(text: str, field: FrontField) -> Iterator[Markup]:
    """Yield the marks that are read as nothing in a quoted value of the front matter."""
    escape = ESCAPES.get(text[field.start - 1])
    if escape:
        for match in escape.finditer(text, field.start, field.end):
            yield Markup(match.start(), match.start() + 1, HIDDEN)


def _sources(text: str, position: int) -> Iterator[_Source]:
    """Yield the lines of `text` from `position` on, as markdown-it-py counts them."""
    for match in _LINE_END.finditer(text, position):
        yield _Source(position, match.start(), 0)
        position = match.end()
    yield _Source(position, len(text), 0)


@dataclass(slots=True)
class _Reader:
    """Collects the lines and the markup of a text, block by block. `sources` are its lines as they stand."""

    text: str
    parser: MarkdownIt
    env: dict[str, Any]
    sources: tuple[_Source, ...]
    lines: list[Line] = field(default_factory=list)
    markup: list[Markup] = field(default_factory=list)
    block: int = -1

    def read_inline(self, token: Token, kind: str) -> None:
        """Read a paragraph or heading."""
        self.block += 1
        sources = _aligned(self.text, self._of(token), token.content.split("\n"))
        content = "\n".join(self.text[source.start : source.end] for source in sources)
        inline = read_inline(self.parser, content, self.env)
        read = [span for each in inline.read for span in _placed(sources, *each)]
        references = frozenset(span for each in inline.references for span in _placed(sources, *each))
        for start, end, style in inline.styles:
            placed = tuple(_placed(sources, start, end))
            if placed:
                self.markup.append(Markup(placed[0][0], placed[-1][1], style))
        for group in self._groups(sources, inline, read):
            if not self.add(group[0].start, group[-1].end, kind, read, references):
                first, last = group[0].content, group[-1].content + group[-1].end - group[-1].start
                for i in range(bisect_left(inline.images, (first,)), len(inline.images)):
                    image = inline.images[i]
                    if image.position > last:
                        break
                    placed = tuple(_placed(sources, image.start, image.end))
                    if placed:
                        self.add(placed[0][0], placed[-1][1], "image", placed)

    def _groups(
        self, sources: Sequence[_Source], inline: Inline, read: Sequence[tuple[int, int]]
    ) -> Iterator[Sequence[_Source]]:
        """Yield the lines of a block that are a line of the text together: wrapped ones."""
        words = ["".join(self.text[a:b] for a, b in _clipped(read, each.start, each.end)) for each in sources]
        apart = _is_list_of_lines([each.strip(EDGES) for each in words])
        first = 0
        for i, source in enumerate(sources[:-1], start=1):
            pictured = not words[i - 1].strip(EDGES) or not words[i].strip(EDGES)
            kept = source.content + source.end - source.start in inline.breaks
            if apart or pictured or kept or _BREAK_AT_END.search(self.text, source.start, source.end):
                yield sources[first:i]
                first = i
        yield sources[first:]

    def read_table(self, token: Token) -> None:
        """Read the rows of a table as a line each; bars between cells stay."""
        self.block += 1
        for i, source in enumerate(self._of(token)):
            row = _ROW.fullmatch(self.text, source.start, source.end)
            if i == 1 or row is None:  # the second row only draws
                continue
            start, end = row.span("cells")
            inline = read_inline(self.parser, self.text[start:end], self.env)
            read = [(start + first, start + last) for first, last in inline.read]
            references = frozenset((start + first, start + last) for first, last in inline.references)
            self.markup += [
                Markup(start + first, start + last, style) for first, last, style in inline.styles
            ]
            self.add(start, end, "text", read, references)

    def read_fence(self, token: Token) -> None:
        """Read fenced text as it stands."""
        sources = self._of(token)[1:]
        self.block += 1
        for i, source in enumerate(sources):
            start = source.start + len(_PREFIX.match(self.text, source.start, source.end)[0])  # type: ignore[index]
            closes = i + 1 == len(sources) and _CLOSING_FENCE.fullmatch(self.text, source.start, source.end)
            if start == source.end:
                self.block += 1
            elif not closes:
                self.add(start, source.end, "text", [(start, source.end)])

    def read_html(self, token: Token) -> None:
        """Read the words between the tags of a block of HTML, line by line."""
        self.block += 1
        sources = self._of(token)
        start, end = sources[0].start, sources[-1].end
        read = []
        references = set()
        for tag in _HTML.finditer(self.text, start, end):
            read.append((start, tag.start()))
            if tag["reference"]:
                read.append(tag.span())
                references.add(tag.span())
            start = tag.end()
        read.append((start, end))
        for source in sources:
            self.add(source.start, source.end, "html", read, frozenset(references))

    def add(
        self,
        start: int,
        end: int,
        kind: str,
        read: Sequence[tuple[int, int]],
        references: frozenset[tuple[int, int]] = frozenset(),
    ) -> bool:
        """Add what is read of `[start, end)` as a line; tell whether anything is. `read` is in order."""
        chars = [" "] * (end - start)
        edges = end, start
        for first, last in _clipped(read, start, end):
            words = self.text[first:last].translate(SPACES)
            inner = words.strip(EDGES)
            skipped = words.index(inner)
            length = len(inner)
            if (first, last) in references:
                words = reads_as(words).translate(SPACES)[: last - first].ljust(last - first)
                skipped, length = 0, last - first if words.strip(EDGES) else 0
            if length:
                edges = min(edges[0], first + skipped), first + skipped + length
            chars[first - start : last - start] = words
        first, last = edges
        if first >= last:
            return False
        text = "".join(chars[first - start : last - start])
        self.lines.append(Line(first, last, text, self.block, kind))
        position = first
        for left, right in (*_clipped(read, first, last), (last, last)):
            self.markup += [
                Markup(*gap.span(), HIDDEN)
                for gap in _NOT_LINE_END.finditer(self.text, position, left)
                if not gap[0].isspace()
            ]
            if (left, right) in references:
                self.markup.append(Markup(left, right, HIDDEN))
            position = right
        return True

    def _of(self, token: Token) -> tuple[_Source, ...]:
        first, last = token.map or (0, 0)
        return self.sources[first:last]


def _aligned(text: str, sources: Sequence[_Source], content: Sequence[str]) -> list[_Source]:
    """Return where the lines of a block's content stand in the lines of its source.

    The parser takes the marks before a line (`> `, `- `) and the blanks at a block's ends away, with
    whole lines of blanks that are none in Markdown, so the first source that fits decides.
    """
    wanted = [line.strip() for line in content]
    for shift in range(len(sources) - len(wanted) + 1):
        found = []
        position = 0
        for source, words in zip(sources[shift:], wanted, strict=False):
            raw = text[source.start : source.end].replace("\0", "\ufffd")
            at = raw.rfind(words)
            if at < 0 or (not words and raw.strip(_BLANK_MARKS)):
                break
            # Blanks at the end of a line may keep it.
            blanks = len(raw) - len(raw.rstrip(" ")) if at + len(words) == len(raw.rstrip(" ")) else 0
            found.append(_Source(source.start + at, source.start + at + len(words) + blanks, position))
            position += len(words) + blanks + 1
        else:
            return found
    position = 0
    found = []
    for source in sources:
        found.append(_Source(source.start, source.end, position))
        position += source.end - source.start + 1
    return found


def _placed(sources: Sequence[_Source], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the spans of the text for a span of a block's content: one a line."""
    for i in range(max(bisect_right(sources, start, key=_content) - 1, 0), len(sources)):
        source = sources[i]
        if source.content >= end:
            return
        shift = source.start - source.content
        first, last = max(start + shift, source.start), min(end + shift, source.end)
        if first < last:
            yield first, last


def _clipped(spans: Sequence[tuple[int, int]], start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield what lies of `spans`, which are in order, in `[start, end)`."""
    for i in range(bisect_right(spans, start, key=_end), len(spans)):
        first, last = spans[i]
        if first >= end:
            return
        yield max(first, start), min(last, end)


def _content(source: _Source) -> int:
    return source.content


def _end(span: tuple[int, int]) -> int:
    return span[1]


def _is_list_of_lines(words: Sequence[str]) -> bool:
    """Tell lines that stand for themselves from a wrapped paragraph."""
    if len(words) == 1:
        return False
    broken = words[:-1]
    ends = [_SENTENCE_END.search(line) is not None for line in words]
    if sum(len(line) > _WRAPPED_WIDTH for line in broken) * 2 > len(broken):
        return all(ends[:-1])  # a paragraph a line, as many pages are pasted
    if len(words) > _LISTED_LINES or any(len(line) >= _LISTED_WIDTH for line in words):
        return False
    if any(_OPEN_END.search(line) for line in broken) or any(line[:1].islower() for line in words[1:]):
        return False
    return not any(ends) or all(ends) or any(map(_HEADER.match, words))
