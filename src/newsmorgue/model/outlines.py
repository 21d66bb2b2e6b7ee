"""What an article has, in short: all that lists and counts go by."""

from collections.abc import Mapping
from typing import NamedTuple

from newsmorgue.model.findings import Kind, Mode


class Said(NamedTuple):
    """The namings, as positions, that make a claim (None where that is open) and that it names, in order."""

    speaker: int | None
    about: tuple[int, ...]
    mode: Mode
    denied: bool
    anonymous: bool


class Links(NamedTuple):
    """Which of its namings the words of an article are of, as the positions of these.

    `mentions` and `references` have one for each of theirs, None where it is open; `candidates` are those
    that an open mention may be of, by the mention's position.
    """

    mentions: tuple[int | None, ...]
    candidates: Mapping[int, tuple[int, ...]]
    references: tuple[int | None, ...]
    claims: tuple[Said, ...]


class Meant(NamedTuple):
    """The entity (by id) that a naming is of, and what kind of thing that is."""

    entity: str
    kind: Kind


class ClaimMark(NamedTuple):
    """What lists of claims go by: the entities (by id) that make a claim and that it names, and its sort."""

    speaker: str | None
    about: tuple[str, ...]
    mode: Mode
    denied: bool
    anonymous: bool


class Outline(NamedTuple):
    """The entities (by id) that an article names, each with how often, and its claims in their order."""

    named: Mapping[str, int]
    claims: tuple[ClaimMark, ...]
