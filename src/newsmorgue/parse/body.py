"""An article's text: paragraphs, whichever way the dump breaks its lines."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from newsmorgue.model import Paragraph
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import CREDIT, SENTENCE_END

# Lines that a program broke are about as long as each other, and no longer than a mail's.
_WRAPPED_AT = range(40, 101)
_LONGEST_HEADING = 12


def read_body(draft: Draft, lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the body's lines; picture credits among them go to the draft's credits."""
    kept = [line for line in lines if not _is_picture(draft, line)]
    found = []
    for _, block in groupby(kept, key=lambda line: line.block):
        for group in _paragraphs(tuple(block)):
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


def _is_picture(draft: Draft, line: Line) -> bool:
    credit = CREDIT.fullmatch(line.text)
    if credit is None or line.words > 18 or SENTENCE_END.search(line.text):
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
    """Tell a hard-wrapped paragraph from a paragraph a line: its lines end in mid-sentence, at about one width."""
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
