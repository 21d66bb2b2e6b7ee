"""Where a dump names its outlet."""

from dataclasses import dataclass
from enum import IntEnum

from newsmorgue.model import Piece


class Clue(IntEnum):
    """Where an outlet was named, the most telling first."""

    LABEL = 1
    HEADER_LINE = 2
    TITLE_SUFFIX = 3
    BYLINE = 4
    LABEL_BELOW = 5
    SIGN_OFF = 6
    ADDRESS = 7
    PAGE_TOP = 8
    COPYRIGHT = 9
    FURNITURE = 10
    # From here on the outlet is none that a list knows.
    MASTHEAD = 11
    NAMED_LIKE_ONE = 12
    # An agency is the source where no outlet is named but by a guess.
    AGENCY = 13
    NAME_BESIDE_DATE = 14
    NAME_BESIDE_TITLE = 15
    FIRST_LINE = 16
    OWNER = 17
    DATELINE = 18
    MENU = 19


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
