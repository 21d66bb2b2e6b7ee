"""Resolving: from mentions across the corpus to entities, merged only for a reason that is kept.

The mentions of one article that name one thing are a naming; namings are put into groups, by the spelling of
their names, then by rules that ask for agreement of what stands around them; and a group is an entity.
Decisions hold from the beginning: what they keep apart no rule joins, and they name entities as they are
without them, so the groups are made twice where there are any, and thrice where one builds on another.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from newsmorgue.model import Doubt, Entity, EntityDecision, Kind, Meant, Problem, Resolution
from newsmorgue.resolve.clustering import Constraints, Together, cluster
from newsmorgue.resolve.contexts import Weights
from newsmorgue.resolve.decisions import Binder, Lookup, Rulings, files_of, refusals
from newsmorgue.resolve.entities import Cluster, entity_of, ids_of
from newsmorgue.resolve.groups import Groups
from newsmorgue.resolve.knowledge import Knowledge
from newsmorgue.resolve.links import outline_of
from newsmorgue.resolve.namings import Roll, retyped, roll_of
from newsmorgue.resolve.surroundings import Surroundings

__all__ = ["Knowledge", "Roll", "outline_of", "resolve", "resolve_some", "roll_of", "united"]


@dataclass(frozen=True, slots=True)
class _Settled:
    """The groups of namings as decisions have them, and the entities that they are."""

    groups: Groups
    clusters: dict[int, Cluster]
    ids: dict[int, str]
    refused: list[Together]

    def lookup(self) -> Lookup:
        """Return what finds the entities that decisions name."""
        doubts = [(min(one, other), max(one, other)) for one, other, _ in self.groups.doubts()]
        return Lookup(self.clusters, self.ids, doubts)

    def id_of(self) -> dict[int, str]:
        """Return the id of the entity of each naming."""
        return {i: self.ids[number] for number, each in self.clusters.items() for i in each.members}


def resolve(
    rolls: Sequence[Roll], knowledge: Knowledge, decisions: Sequence[EntityDecision] = ()
) -> tuple[Resolution, tuple[Problem, ...]]:
    """Return the entities that articles name, and which of them each naming means.

    Also returns what is wrong with the decisions.
    """
    surroundings = Surroundings(rolls)
    weights = surroundings.weights()

    def settle(rulings: Rulings) -> _Settled:
        return _settle(surroundings, rulings, weights, knowledge)

    settled = undecided = settle(Rulings())
    problems: tuple[Problem, ...] = ()
    if decisions:
        settled, problems = _decided(decisions, undecided, files_of(rolls), settle)
    found = _resolution(rolls, settled)
    return (replace(found, redirects=_redirects(undecided, settled)) if decisions else found), problems


def resolve_some(rolls: Sequence[Roll], knowledge: Knowledge, kinds: Collection[Kind]) -> Resolution:
    """Return the entities of some kinds that articles name, where nothing is decided; the others mean None.

    Only decisions can make one kind hang on another, so what is found of each is a part of what `resolve`
    finds: see `united`.
    """
    surroundings = Surroundings(rolls)
    others = {i for i, naming in enumerate(surroundings.namings) if naming.kind not in kinds}
    rulings = Rulings(Constraints(dropped=others))
    return _resolution(rolls, _settle(surroundings, rulings, surroundings.weights(), knowledge))


def united(one: Resolution, other: Resolution) -> Resolution:
    """Return what was found of some kinds, and of others, of the same articles as one."""
    return Resolution(
        tuple(sorted((*one.entities, *other.entities), key=_id)),
        {
            article: tuple(
                [first or second for first, second in zip(meant, other.meant[article], strict=True)]
            )
            for article, meant in one.meant.items()
        },
        crowds=tuple(sorted((*one.crowds, *other.crowds), key=lambda crowd: crowd.rpartition(":")[0])),
    )


def _resolution(rolls: Sequence[Roll], settled: _Settled) -> Resolution:
    entities = sorted(_entities(settled), key=_id)
    return Resolution(tuple(entities), dict(_meant(rolls, settled)), crowds=settled.groups.crowds())


_id = attrgetter("id")


def _settle(surroundings: Surroundings, rulings: Rulings, weights: Weights, knowledge: Knowledge) -> _Settled:
    """Put the namings together as far as the rulings let them."""
    namings = list(surroundings.namings)
    for i, kind in rulings.kinds.items():
        namings[i] = retyped(namings[i], kind, knowledge)
    lexicon = knowledge.lexicon
    groups, refused = cluster(namings, surroundings, rulings.constraints, weights, lexicon)
    clusters = {
        number: Cluster(number, groups, rulings.decided(groups.group(number).members), knowledge.atlas)
        for number in groups.numbers()
    }
    return _Settled(groups, clusters, ids_of(clusters, lexicon), refused)


def _meant(rolls: Sequence[Roll], settled: _Settled) -> Iterator[tuple[str, tuple[Meant | None, ...]]]:
    """Yield each article (by id) with what each of its namings means."""
    namings = settled.groups.namings
    meant: list[Meant | None] = [None] * len(namings)
    for number, each in settled.clusters.items():
        entity = Meant(settled.ids[number], each.kind)  # one value for all namings but those of another kind
        for i in each.members:
            kind = namings[i].kind
            meant[i] = entity if kind is entity.kind else entity._replace(kind=kind)
    first = 0
    for roll in rolls:
        stop = first + len(roll.namings)
        yield roll.article, tuple(meant[first:stop])
        first = stop


def _decided(
    decisions: Sequence[EntityDecision],
    undecided: _Settled,
    files: Mapping[str, str],
    settle: Callable[[Rulings], _Settled],
) -> tuple[_Settled, tuple[Problem, ...]]:
    """Return the entities as they are decided, and what is wrong with the decisions.

    What names entities that only other decisions make is applied after those.
    """
    rulings = Rulings()
    left = Binder(rulings, undecided.lookup(), undecided.groups.namings, files).bind(decisions, last=False)
    settled = settle(rulings)
    if left:
        Binder(rulings, settled.lookup(), settled.groups.namings, files).bind(left, last=True)
        settled = settle(rulings)
    problems = (*rulings.problems, *refusals(settled.refused))
    return settled, tuple(sorted(problems, key=lambda each: (each.line or 0, each.column or 0)))


def _redirects(before: _Settled, after: _Settled) -> dict[str, str]:
    """Return where the entities are now that decisions have taken from their addresses."""
    id_of = after.id_of()
    present = set(after.ids.values())
    found = {}
    for number, id_ in before.ids.items():
        now = Counter(id_of[i] for i in before.clusters[number].members if i in id_of)
        if id_ not in present and now:
            found[id_] = min(now, key=lambda each: (-now[each], each))
    return dict(sorted(found.items()))


def _entities(settled: _Settled) -> Iterator[Entity]:
    doubts: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for one, other, rule in settled.groups.doubts():
        doubts[one].add((settled.ids[other], rule))
        doubts[other].add((settled.ids[one], rule))
    for number, each in settled.clusters.items():
        told = tuple([Doubt(*doubt) for doubt in sorted(doubts.get(number, ()))])
        yield entity_of(settled.ids[number], each, told)
