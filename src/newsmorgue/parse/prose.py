"""Running text told from the short lines of menus, headers and lists."""

import re

from newsmorgue.parse.lines import Line

# A line of so many words that ends a sentence is a paragraph, and so is one of so many words that does not.
_SENTENCE = 12
# Several sentences may end in a note: "… of rising supply. <MET/L>".
_SENTENCES = 18
_IN_SENTENCES = re.compile(r"[a-z]{2}[.!?][\"\u201d]? [A-Z<(]")
_FULL_STOPS = frozenset(".!?\u2026")
_FOOTNOTE = re.compile(r"(?:\[\^?\w{1,4}\])+$")
_PARAGRAPH = 28
_CLOSING = "\"'\u2019\u201d)]"


def is_paragraph(line: Line) -> bool:
    """Tell a line that is running text."""
    words = line.words
    return words >= _SENTENCE and (
        words >= _PARAGRAPH
        or ends_sentence(line)
        or (words >= _SENTENCES and _IN_SENTENCES.search(line.text) is not None)
    )


def ends_sentence(line: Line) -> bool:
    """Tell a line that closes as sentences do."""
    text = line.text
    if text[-1] == "]":
        text = _FOOTNOTE.sub("", text)
    return text.rstrip(_CLOSING)[-1:] in _FULL_STOPS
