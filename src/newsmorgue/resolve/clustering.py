"""Putting namings together: what is spelled alike, and what rules join, as far as decisions let them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import EntityDecision, Kind
from newsmorgue.resolve.contexts import Weights
from newsmorgue.resolve.groups import Bond, Groups
from newsmorgue.resolve.namings import Naming
from newsmorgue.resolve.organizations import bare_acronym, join_organizations, spelled_out
from newsmorgue.resolve.people import join_lone_names, join_variants, part_namesakes
from newsmorgue.resolve.place_spellings import join_places
from newsmorgue.resolve.surroundings import Surroundings

Sides = dict[int, set[tuple[int, int]]]


class Together(NamedTuple):
    """Namings (by index) that a decision makes one: `joined` is one of each, `members` are all of them."""

    decision: EntityDecision
    joined: tuple[int, ...]
    members: frozenset[int]
    rule: str


@dataclass(slots=True)
class Constraints:
    """What decisions say of namings, by their index.

    `dropped` name nothing. `sides` keep apart those that are on different sides of one of the `partings`.
    `together` are one, unless that is decided otherwise.
    """

    dropped: set[int] = field(default_factory=set)
    sides: defaultdict[int, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))
    partings: int = 0
    together: list[Together] = field(default_factory=list)


def cluster(
    namings: Sequence[Naming],
    surroundings: Surroundings,
    constraints: Constraints,
    weights: Weights,
    lexicon: Lexicon,
) -> tuple[Groups, list[Together]]:
    """Return the groups of namings that are one's, and the decisions to join that others forbid.

    `namings` are those of the `surroundings`, as decisions have them.
    """
    groups = Groups(namings, surroundings, lexicon.people)
    sides, allowed, refused = _agreed(constraints)
    lone = _begin(groups, namings, constraints.dropped, sides, weights)
    for together in allowed:
        seeds = [groups.seed_of(i) for i in together.joined if groups.has(i)]
        for other in seeds[1:]:
            if groups.root(seeds[0]) != groups.root(other):
                groups.join(seeds[0], other, Bond(together.rule, weak=False))
    join_variants(groups, weights, lexicon)
    join_lone_names([number for number in lone if groups.is_alone(number)], groups, weights, lexicon)
    join_organizations(groups, weights, lexicon)
    join_places(groups, weights)
    return groups, refused


def _agreed(constraints: Constraints) -> tuple[Sides, list[Together], list[Together]]:
    """Return the sides of the namings, which those made one share, and the decisions allowed and refused."""
    sides = {i: set(own) for i, own in constraints.sides.items()}
    refused: set[int] = set()
    changed = True
    while changed:
        changed = False
        for at, together in enumerate(constraints.together):
            if at in refused:
                continue
            shared = {side for i in together.members for side in sides.get(i, ())}
            if len({parting for parting, _ in shared}) < len(shared):
                refused.add(at)
                continue
            for i in together.members:
                if not shared <= sides.setdefault(i, set()):
                    sides[i] |= shared
                    changed = True
    allowed = [each for at, each in enumerate(constraints.together) if at not in refused]
    return sides, allowed, [constraints.together[at] for at in sorted(refused)]


def _begin(
    groups: Groups, namings: Sequence[Naming], dropped: set[int], sides: Sides, weights: Weights
) -> list[int]:
    """Begin the groups with what is spelled alike; return the numbers of lone names, each its own."""
    alike: defaultdict[tuple[Kind, str, tuple[tuple[int, int], ...]], list[int]] = defaultdict(list)
    acronyms = _ambiguous_acronyms(namings)
    lone = []
    for i, naming in enumerate(namings):
        if i in dropped:
            continue
        kind = naming.kind
        own = tuple(sorted(sides[i])) if i in sides else ()
        if kind is Kind.PERSON and not naming.telling:
            lone.append(groups.add([i], own))
        elif kind is Kind.ORGANIZATION and bare_acronym(naming) in acronyms:
            groups.add([i], own)
        else:
            alike[kind, naming.key, own].append(i)
    for (kind, *_), members in alike.items():
        parts = part_namesakes(members, groups, weights) if kind is Kind.PERSON else [members]
        numbers = [groups.add(part, sides.get(part[0], ())) for part in parts]
        for number in numbers[1:]:
            groups.doubt(numbers[0], number, "same full name")
    return lone


def _ambiguous_acronyms(namings: Iterable[Naming]) -> set[str]:
    """Return the acronyms that articles introduce for several organizations."""
    meanings: defaultdict[str, set[str]] = defaultdict(set)
    for naming in namings:
        if naming.kind is Kind.ORGANIZATION:
            for acronym in spelled_out(naming):
                meanings[acronym].add(naming.key)
    return {acronym for acronym, keys in meanings.items() if len(keys) > 1}
