"""Which lines of a page are its furniture, and why: nothing is set aside without a reason."""

from collections.abc import Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import SENTENCE_END
from newsmorgue.text.fold import fold

# A line this long is text, whatever it opens with.
_LONGEST = 45
# Under "Related stories", headlines follow; a line of this many words that ends a sentence is text again.
_TEXT_AGAIN = 14
# Why a headline of another article is set aside: it says nothing of this one.
HEADLINE = "related headline"


def furniture(lines: Sequence[Line], lexicon: Lexicon) -> dict[int, str]:
    """Return the reason for each line (by its place in `lines`) that is furniture."""
    reasons: dict[int, str] = {}
    in_links = False
    for i, line in enumerate(lines):
        if in_links and not (line.words >= _TEXT_AGAIN and SENTENCE_END.search(line.text)):
            reasons[i] = HEADLINE
            continue
        in_links = False
        reason = lexicon.furniture.reason(line.text) if line.words <= _LONGEST else None
        if reason:
            reasons[i] = reason
            # A heading in the first lines belongs to a menu; further down it opens a list of links.
            in_links = i > len(lines) // 3 and lexicon.furniture.opens_links(line.text)
        elif i and fold(line.text) == fold(lines[i - 1].text):
            reasons[i] = "repeated line"
    return reasons
