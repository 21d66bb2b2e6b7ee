"""Teams that bear their town's name, told by what stands beside it: "Kent beat Surrey", "Bray 3 Cork 1"."""

from newsmorgue.extract.context import is_calendar
from newsmorgue.lexicon import Lexicon
from newsmorgue.text.tokens import Passage, Token

# The rule by which a town's name is its team's.
TEAM = "team of a town"
_BEATS = frozenset("v vs versus beat beats defeated drew thrashed edged routed trounced outplayed".split())
_PLAYERS = frozenset(
    "all-rounder batsman batter bowler captain centre-back coach defender forward fullback goalkeeper"
    " hooker keeper linebacker midfielder pitcher playmaker quarterback scrum-half seamer"
    " shortstop skipper striker strikers winger wingers".split()
)
# A team's line in a table of standings has so many figures at least: played, won, drawn, lost.
_STANDING = 4
_LONGEST_SCORE = 3
_LONGEST_NAME = 4


def plays(passage: Passage, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether tokens `start` to `end`, a town's or county's name, stand for its team."""
    tokens = passage.tokens
    after = tokens[end] if end < len(tokens) and tokens[end].gap in {" ", "-"} else None
    before = tokens[start - 1] if start and tokens[start].gap == " " else None
    if after is not None and passage.gap_after(end) == ". ":
        return False  # "Roe v. State" is a case
    if after is not None and (_opposes(after) or after.key in _PLAYERS):
        return True
    if before is not None and _opposes(before):
        return True
    return in_scores(passage, start, end, lexicon)


def _opposes(token: Token) -> bool:
    """Tell a word between two teams; fixtures in capitals have "AT"."""
    return token.key in _BEATS or token.text == "AT"


def in_scores(passage: Passage, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether tokens `start` to `end` are a name in a list of scores, or open a line of standings."""
    tokens = passage.tokens
    if not _is_score(tokens, end):
        return False
    figures = end
    while figures < len(tokens) and _is_figure(tokens[figures]):
        figures += 1
    if figures - end >= _STANDING and _opens_line(tokens, start):
        return True
    if figures - end != 1:
        return False
    return _scored_after(passage, figures, lexicon) or _scored_before(passage, start, lexicon)


def _is_figure(token: Token) -> bool:
    return token.text[0].isdigit() and not token.gap.strip(" .-()\n")


def _is_score(tokens: tuple[Token, ...], index: int) -> bool:
    if index >= len(tokens) or tokens[index].gap != " ":
        return False
    return tokens[index].text.isdigit() and len(tokens[index].text) <= _LONGEST_SCORE


def _opens_line(tokens: tuple[Token, ...], start: int) -> bool:
    return start == 0 or "\n" in tokens[start].gap or tokens[start - 1].text[-1].isdigit()


def _scored_after(passage: Passage, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a name with a score begins at token `start`."""
    tokens = passage.tokens
    end = start
    while end < min(len(tokens), start + _LONGEST_NAME) and _is_name(tokens[end], lexicon):
        end += 1
        if _is_score(tokens, end):
            return True
    return False


def _scored_before(passage: Passage, end: int, lexicon: Lexicon) -> bool:
    """Tell whether a name with a score ends right before token `end`."""
    tokens = passage.tokens
    return end >= 2 and _is_score(tokens, end - 1) and _is_name(tokens[end - 2], lexicon)


def _is_name(token: Token, lexicon: Lexicon) -> bool:
    return token.capital and not is_calendar(token) and token.key not in lexicon.openers
