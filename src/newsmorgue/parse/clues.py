"""Where a dump names its outlet."""

from dataclasses import dataclass
from enum import IntEnum

from newsmorgue.model import Piece


class Clue(IntEnum):
    """Where an outlet was named, the most telling first."""

    LABEL = 1
    HEADER_LINE = 2
    BESIDE_DATE = 3
    TITLE_SUFFIX = 4
    BYLINE = 5
    LABEL_BELOW = 6
    SIGN_OFF = 7
    ADDRESS = 8
    COPYRIGHT = 9
    FURNITURE = 10
    # From here on the outlet is none that a list knows.
    MASTHEAD = 11
    NAMED_LIKE_ONE = 12
    NAME_BESIDE_DATE = 13
    NAME_BESIDE_TITLE = 14
    FIRST_LINE = 15
    OWNER = 16
    DATELINE = 17
    MENU = 18


# Where a page names its outlet as it wants to be called; elsewhere the outlet's usual name is better.
GIVES_NAME = frozenset(Clue) - {
    Clue.BYLINE,
    Clue.SIGN_OFF,
    Clue.ADDRESS,
    Clue.COPYRIGHT,
    Clue.FURNITURE,
    Clue.MENU,
    Clue.DATELINE,
}


@dataclass(frozen=True, slots=True)
class SourceClue:
    """An outlet's name as a dump writes it, and where."""

    clue: Clue
    piece: Piece
