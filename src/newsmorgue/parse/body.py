"""An article's text: paragraphs, whichever way the dump breaks its lines."""

from collections.abc import Iterator, Sequence

from newsmorgue.model import Paragraph
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import CAPTION, CREDIT, FIELD_OF_CAPTION, SENTENCE_END
from newsmorgue.text.fold import visible

# Lines that a program broke are about as long as each other, and no longer than a mail's.
_WRAPPED_AT = range(40, 101)
_LONGEST_HEADING = 12
_LONGEST_CREDIT = 18


def read_body(draft: Draft, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the body's lines; picture credits among them go to the draft's credits."""
    kept = tuple(_without_pictures(draft, lines))
    found: list[Paragraph] = []
    for block in _blocks(draft, kept):
        for group in _paragraphs(block):
            start, end = group[0].start, group[-1].end
            number = len(found) + 1
            text = draft.piece(start, end).text
            found.append(Paragraph(f"p{number}", _kind(group), start, end, text))
    # A heading has something below it.
    return tuple(
        paragraph
        if paragraph.kind == "text" or i + 1 < len(found)
        else Paragraph(paragraph.id, "text", paragraph.start, paragraph.end, paragraph.text)
        for i, paragraph in enumerate(found)
    )


def _blocks(draft: Draft, lines: Sequence[Line]) -> Iterator[tuple[Line, ...]]:
    """Yield the stretches of lines with nothing between them: no blank line, and none set aside."""
    block: list[Line] = []
    for line in lines:
        if block and (
            block[-1].block != line.block or visible(draft.text[block[-1].end : line.start]).strip()
        ):
            yield tuple(block)
            block = []
        block.append(line)
    if block:
        yield tuple(block)


def _without_pictures(draft: Draft, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that are text; captions and credits go to the draft."""
    for i, line in enumerate(lines):
        below = lines[i + 1] if i + 1 < len(lines) else None
        opens_block = i > 0 and lines[i - 1].block != line.block
        caption = CAPTION.fullmatch(line.text)
        if caption:
            for name in filter(caption.groupdict().get, FIELD_OF_CAPTION):
                start, end = (line.start + position for position in caption.span(name))
                if FIELD_OF_CAPTION[name] == "caption":
                    draft.add_caption(start, end)
                else:
                    draft.add("credits", start, end)
        elif below and opens_block and below.block == line.block and _is_credit(below):
            draft.add_caption(line.start, line.end)
        elif not _is_picture(draft, line):
            yield line


def _is_credit(line: Line) -> bool:
    is_short = line.words <= _LONGEST_CREDIT and not SENTENCE_END.search(line.text)
    return is_short and CREDIT.fullmatch(line.text) is not None


def _is_picture(draft: Draft, line: Line) -> bool:
    credit = CREDIT.fullmatch(line.text)
    if credit is None or not _is_credit(line):
        return False
    start, end = credit.span("credit" if credit["credit"] else "plain")
    if not draft.add("credits", line.start + start, line.start + end):
        draft.remove(line.start, line.end, "repeated line")
    return True


def _paragraphs(block: tuple[Line, ...]) -> Iterator[tuple[Line, ...]]:
    """Yield the lines of each paragraph of a stretch without blank lines."""
    if _is_wrapped(block):
        yield block
    else:
        yield from ((line,) for line in block)


def _is_wrapped(block: tuple[Line, ...]) -> bool:
    """Tell a hard-wrapped paragraph: its lines end in mid-sentence, at about one width."""
    if len(block) == 1:
        return True
    broken = block[:-1]
    in_sentence = sum(not SENTENCE_END.search(line.text) for line in broken)
    return in_sentence * 2 > len(broken) and all(len(line.text) in _WRAPPED_AT for line in broken)


def _kind(group: tuple[Line, ...]) -> str:
    text = group[0].text
    is_heading = (
        len(group) == 1
        and group[0].words <= _LONGEST_HEADING
        and text[0].isupper()
        and not SENTENCE_END.search(text)
        and text[-1] not in ":;,\"'\u201d-\u2014"
    )
    return "heading" if is_heading else "text"
