"""Resolving and grouping a corpus, at once: neither needs anything of the other.

Nor do people need anything of what becomes of places and organizations, where no decision may change what
somebody is. All take much memory for a few seconds; where processes are forked, the system has it back when
these end.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.ground import Ground, knowledge_of
from newsmorgue.group import Bundle, Traits, bundle
from newsmorgue.model import EntityDecision, Kind, Problem, Resolution, StoryDecision
from newsmorgue.packing import pickled, unpickled
from newsmorgue.resolve import Knowledge, Roll, resolve, resolve_some, united
from newsmorgue.workers import Workers


@dataclass(frozen=True, slots=True)
class Known:
    """What resolving and grouping take of articles, by their ids: files, and pickled their rolls and traits.

    With them come the decisions on entities and on stories.
    """

    files: Mapping[str, tuple[str, ...]]
    rolls: Mapping[str, bytes]
    traits: Mapping[str, bytes]
    on_entities: Sequence[EntityDecision]
    on_stories: Sequence[StoryDecision]


class Related(NamedTuple):
    """Whom articles name, which of them are one story, and what is wrong with the decisions."""

    resolution: Resolution
    bundles: tuple[Bundle, ...]
    problems: tuple[Problem, ...]


def relate(known: Known, ground: Ground, workers: Workers) -> Related:
    """Return whom articles name, and which of them are one story.

    It is done in this process where all that is known would have to be sent to another machine.
    """
    are_apart = workers.are_quick and not known.on_entities
    tasks = (_people, _bundled, _others) if are_apart else (_resolved, _bundled)  # what takes longest first
    near = workers if workers.are_here else Workers()
    done = near.map(_pickled, (known, ground.packed()), tasks)
    (resolution, undecidable), (bundles, misgrouped), *others = map(unpickled, done)
    for other, _ in others:
        resolution = united(resolution, other)
    return Related(resolution, bundles, (*undecidable, *misgrouped))


def _pickled(shared: tuple[Known, bytes], work: Callable[[Known, Knowledge], object]) -> bytes:
    known, packed_ground = shared  # pickled here, which takes half as long as Python's own way
    return pickled(work(known, knowledge_of(packed_ground)))


def _resolved(known: Known, knowledge: Knowledge) -> tuple[Resolution, tuple[Problem, ...]]:
    return resolve(_rolls(known), knowledge, known.on_entities)


def _people(known: Known, knowledge: Knowledge) -> tuple[Resolution, tuple[Problem, ...]]:
    return resolve_some(_rolls(known), knowledge, {Kind.PERSON}), ()


def _others(known: Known, knowledge: Knowledge) -> tuple[Resolution, tuple[Problem, ...]]:
    return resolve_some(_rolls(known), knowledge, {Kind.PLACE, Kind.ORGANIZATION}), ()


def _rolls(known: Known) -> list[Roll]:
    rolls: list[Roll] = []
    for id_, files in known.files.items():
        roll: Roll = unpickled(known.rolls[id_])
        rolls.append(roll._replace(files=files))
    return rolls


def _bundled(known: Known, knowledge: Knowledge) -> tuple[tuple[Bundle, ...], tuple[Problem, ...]]:
    traits: list[Traits] = []
    for id_, files in known.files.items():
        found: Traits = unpickled(known.traits[id_])
        traits.append(found._replace(files=files))
    return bundle(traits, knowledge.lexicon, known.on_stories)
