"""A claim in the making."""

from dataclasses import dataclass

from newsmorgue.extract.content import Content
from newsmorgue.extract.speakers import Speaker
from newsmorgue.model import Mention


@dataclass(frozen=True, slots=True)
class Utterance:
    """What is reported, and who says so in which words.

    `speaker` is the words, `person` the mention that they stand for; either may be all there is, or neither.
    """

    content: Content
    cue: str
    rule: str
    speaker: Speaker | None
    person: Mention | None
    denied: bool = False
