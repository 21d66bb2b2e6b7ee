"""A claim in the making."""

from typing import NamedTuple

from newsmorgue.extract.content import Content
from newsmorgue.extract.speakers import Speaker
from newsmorgue.model import Mention


class Utterance(NamedTuple):
    """What is reported, and who says so in which words.

    `speaker` is the words, `person` the mention that they stand for; either may be all there is, or neither.
    """

    content: Content
    cue: str
    rule: str
    speaker: Speaker | None
    person: Mention | None
    denied: bool = False
