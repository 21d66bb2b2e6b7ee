"""What stands around a token: the small questions that all extractors ask of a passage."""

from newsmorgue.lexicon import Lexicon
from newsmorgue.text.dates import MONTHS, WEEKDAYS
from newsmorgue.text.tokens import Passage, Token

_SHORT_MONTHS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec")
_SHORT_DAYS = ("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat")
CALENDAR = frozenset((*MONTHS, *WEEKDAYS, *(f"{day}s" for day in WEEKDAYS), *_SHORT_MONTHS, *_SHORT_DAYS))
# Prepositions and verbs that only a place follows, and others that a place may follow.
_ONLY_PLACES = frozenset(
    "in near outside inside around across throughout via within leaving reached visited visiting".split()
)
_PLACES_TOO = frozenset("at from to into of toward towards through between over beyond".split())
# Capitals, and headlines in Title Case, say nothing about names: every word has one.
_SHOUTED = 0.7
_OPENING = frozenset("\"\u201c\u2018\u00ab([:\u2022\u2014\u2013'\n;")
_APOSTROPHES = ("'", "\u2019")


def is_calendar(token: Token) -> bool:
    """Tell whether a capitalised token is a weekday or month."""
    return token.key in CALENDAR


def opens(passage: Passage, index: int) -> bool:
    """Tell whether a token stands where any word has a capital: at the start of a sentence or quotation."""
    if index in passage.openings:
        return True
    gap = passage.tokens[index].gap
    return gap != " " and gap.rstrip(" ")[-1:] in _OPENING


def shouts(passage: Passage, lexicon: Lexicon) -> bool:
    """Tell whether a passage is in capitals, or a heading in Title Case, so that case tells nothing."""
    letters = [token for token in passage.tokens if token.text[0].isalpha()]
    if len(letters) > 2 and all(token.text.isupper() for token in letters):
        return True
    words = [token for token in letters if len(token.text) > 3]
    if len(words) < 3:
        return False
    if passage.id == "title" or _has_capital_links(passage, lexicon):
        return sum(token.capital for token in words) >= _SHOUTED * len(words)
    return sum(token.all_capitals for token in words) >= _SHOUTED * len(words)


def _has_capital_links(passage: Passage, lexicon: Lexicon) -> bool:
    """Tell a heading in Title Case by a function word inside that has a capital: "Savings In Sight"."""
    return any(
        token.capital and len(token.text) > 1 and token.gap == " " and token.key in lexicon.stop_words["en"]
        for i, token in enumerate(passage.tokens)
        if i and i not in passage.openings
    )


def joined(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    """Tell whether token `index` can continue a name that token `index - 1` belongs to."""
    gap = passage.tokens[index].gap
    if gap in {" ", "-"}:
        return True
    before = passage.tokens[index - 1]
    if gap == ". ":
        return (len(before.text) == 1 and before.capital) or before.key in lexicon.never_last
    if gap == ".":  # "T.O'Roe"
        return len(before.text) == 1
    return gap.isspace() and gap.count("\n") <= 1


def possessive(passage: Passage, index: int) -> bool:
    """Tell whether the token at `index` is in the possessive."""
    gap = passage.gap_after(index)
    if gap == " " or not gap.startswith(_APOSTROPHES):
        return False
    return gap[1:2] in {"s", "S"} or passage.tokens[index].text[-1] in "sS"


def located(passage: Passage, index: int, lexicon: Lexicon, *, surely: bool = False) -> bool:
    """Tell whether a word for places stands before token `index` ("in", "the town of").

    With `surely` only words count that no person follows: "from Clinton" is either.
    """
    if index == 0 or not joined(passage, index, lexicon):
        return False
    before = passage.tokens[index - 1].key
    return before in _ONLY_PLACES or (not surely and before in _PLACES_TOO)


def span_of(passage: Passage, start: int, end: int) -> tuple[int, int]:
    """Return the span in the text of tokens `start` to `end` (exclusive)."""
    return passage.starts[start], passage.ends[end - 1]
