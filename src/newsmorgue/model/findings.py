"""What is extracted from one article: mentions, claims and time expressions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newsmorgue.model.articles import Piece
from newsmorgue.model.times import TimeExpression


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"


class Mode(StrEnum):
    """How a claim is reported: in the speaker's words, partly so, or in the reporter's."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody, some place or some organization.

    `passage` is where it stands: a paragraph's or caption's id, `title` or `standfirst`. `name` is
    the full name that the article gives to what is mentioned, so mentions of one article with the
    same kind and name are one entity. `role` is what the words around say it is. `candidates`
    are the names that an ambiguous mention may stand for; then `name` is None.
    """

    kind: Kind
    start: int
    end: int
    text: str
    passage: str
    rule: str
    name: str | None
    role: Piece | None = None
    known: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One reported statement.

    `speaker` is the mention that speaks, or None; `speaker_text` is how the article words it
    ("he", "A senior official, who …"). `denied` is true where the speaker denies the statement.
    """

    id: str
    passage: str
    start: int
    end: int
    text: str
    mode: Mode
    cue: str
    rule: str
    speaker: Mention | None
    speaker_text: str | None
    anonymous: bool
    denied: bool
    quotes: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What was extracted from one article, in the order of the text.

    `references` are words that stand for a person whom the article names elsewhere ("the prime minister").
    `terms` are the words (as stems) that tell most about the article, with how often it has them; those of
    its beginning count more.
    """

    mentions: tuple[Mention, ...] = ()
    references: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    terms: Mapping[str, int] = field(default_factory=dict)
