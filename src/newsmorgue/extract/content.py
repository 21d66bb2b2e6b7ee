"""A reported statement: the stretch of text that it is, and whose words it is in."""

from typing import NamedTuple

from newsmorgue.extract.context import span_of
from newsmorgue.extract.grammar import COORDINATORS, DETERMINERS, PREPOSITIONS, SUBORDINATORS, is_finite
from newsmorgue.extract.quotations import Quotation
from newsmorgue.extract.scene import Quoted, Scene
from newsmorgue.model import Mode

# Two words are a name or a scare quote; a statement has three.
FEWEST = 3
_IN_TITLES = frozenset({"of", "the", "and", "a", "in", "for", "to"})
# What stands before words that are named and not said: the word "family", a boat nicknamed "the tub".
_NAMING = frozenset(
    "word words term terms phrase nickname nicknamed slogan motto entitled titled banner sign placard reads"
    " reading named hashtag song album film book novel show".split()
)
_CLOSING_MARKS = frozenset({'"', "\u201d", "''", "'", "\u2019"})
_NO_NOUNS = PREPOSITIONS | COORDINATORS | SUBORDINATORS | DETERMINERS


class Content(NamedTuple):
    """A reported statement: its span in the text, its tokens `[first, stop)`, its quotations.

    `before` where it stands before its cue.
    """

    start: int
    end: int
    first: int
    stop: int
    quotes: tuple[Quotation, ...]
    mode: Mode
    before: bool = False


def whole_content(
    scene: Scene, first: int, stop: int, *, before: bool = False, fewest: int = FEWEST
) -> Content | None:
    """Return the content of tokens `[first, stop)`, or None where it is too little to be a statement."""
    if stop - first < fewest:
        return None
    inside = scene.quotations_in(range(first, stop))
    if len(inside) == 1 and inside[0].tokens == range(first, stop):
        quotation = inside[0].quotation
        return Content(quotation.start, quotation.end, first, stop, (quotation,), Mode.DIRECT, before)
    start, end = span_of(scene.passage, first, stop)
    if inside and inside[0].tokens.start == first:  # its marks do not enclose the whole: they belong to it
        start = inside[0].quotation.outer[0]
    if inside and inside[-1].tokens.stop == stop:
        end = inside[-1].quotation.outer[1]
    said = tuple(each.quotation for each in inside if is_said(scene, each))
    return Content(start, end, first, stop, said, Mode.PARTIAL if said else Mode.INDIRECT, before)


def is_said(scene: Scene, quoted: Quoted) -> bool:
    """Tell words that somebody said from a name or title in marks ("Islamic State") and words as words."""
    start, stop = quoted.tokens.start, quoted.tokens.stop
    tokens = scene.tokens[start:stop]
    if all(token.capital or token.key in _IN_TITLES for token in tokens):
        return False
    if any(scene.tokens[i].key in _NAMING for i in range(max(0, start - 2), start)):
        return False
    return len(tokens) > 1 or not _is_attributive(scene, stop)


def _is_attributive(scene: Scene, stop: int) -> bool:
    """Tell a word in scare quotes by the noun behind it: "suspicious" people."""
    if stop >= len(scene.tokens):
        return False
    token = scene.tokens[stop]
    is_closed = token.gap.endswith(" ") and token.gap.strip() in _CLOSING_MARKS
    return is_closed and not token.capital and token.key not in _NO_NOUNS and not is_finite(scene, stop)
