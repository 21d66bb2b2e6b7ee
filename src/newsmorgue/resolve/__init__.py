"""Resolving: from mentions across the corpus to entities, merged only for a reason that is kept.

The mentions of one article that name one thing are a naming; namings are put into groups, by the spelling of
their names, then by rules that ask for agreement of what stands around them; and a group is an entity.
Decisions hold from the beginning: what they keep apart no rule joins, and they name entities as they are
without them, so the groups are made twice where there are any, and thrice where one builds on another.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import (
    Analysis,
    Attributed,
    Doubt,
    Entity,
    EntityDecision,
    Kind,
    Mention,
    Problem,
    Resolution,
    Resolved,
)
from newsmorgue.resolve.clustering import Together, cluster, weights_of
from newsmorgue.resolve.contexts import Weights
from newsmorgue.resolve.decisions import Binder, Lookup, Rulings, files_of, refusals
from newsmorgue.resolve.entities import Cluster, entity_of, ids_of
from newsmorgue.resolve.groups import Groups
from newsmorgue.resolve.knowledge import Knowledge
from newsmorgue.resolve.namings import Naming, namings, retyped

__all__ = ["resolve"]


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
    analyses: Sequence[Analysis], lexicon: Lexicon, decisions: Sequence[EntityDecision] = ()
) -> tuple[Resolution, tuple[Problem, ...]]:
    """Return the entities that the articles name, and for each mention which of them it names.

    One that is open in its article stays open. Also returns what is wrong with the decisions.
    """
    known = Knowledge(lexicon)
    named: list[Naming] = []
    belongs: list[list[int | None]] = []
    for analysis in analyses:
        found, of_mentions = namings(analysis, known)
        belongs.append([None if at is None else at + len(named) for at in of_mentions])
        named += found
    weights = weights_of(named, len(analyses))

    def settle(rulings: Rulings) -> _Settled:
        return _settle(named, rulings, weights, known)

    settled = undecided = settle(Rulings())
    problems: tuple[Problem, ...] = ()
    if decisions:
        settled, problems = _decided(decisions, undecided, files_of(analyses), settle)
    id_of = settled.id_of()
    mentions = tuple(_mentions(analyses, belongs, settled.groups.namings, id_of))
    references = tuple(_references(analyses, belongs, id_of))
    entities = sorted(_entities(settled), key=lambda entity: entity.id)
    resolution = Resolution(
        tuple(entities),
        mentions,
        tuple(_attributed(analyses, mentions, references)),
        references,
        _redirects(undecided, settled) if decisions else {},
        settled.groups.crowds(),
    )
    return resolution, problems


def _settle(named: Sequence[Naming], rulings: Rulings, weights: Weights, known: Knowledge) -> _Settled:
    """Put the namings together as far as the rulings let them."""
    kinds = rulings.kinds
    as_ruled = [retyped(naming, kinds[i], known) if i in kinds else naming for i, naming in enumerate(named)]
    groups, refused = cluster(as_ruled, rulings.constraints, weights, known.lexicon)
    clusters = {
        number: Cluster(number, groups, rulings.decided(groups.group(number).members))
        for number in groups.numbers()
    }
    return _Settled(groups, clusters, ids_of(clusters, known.lexicon), refused)


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
        yield entity_of(settled.ids[number], each, tuple(Doubt(*doubt) for doubt in sorted(doubts[number])))


def _mentions(
    analyses: Sequence[Analysis],
    belongs: Sequence[Sequence[int | None]],
    named: Sequence[Naming],
    id_of: Mapping[int, str],
) -> Iterator[Resolved]:
    """Yield the mentions with what they name; those that a decision rejects are left out."""
    for analysis, of_mentions in zip(analyses, belongs, strict=True):
        by_name = _people(analysis, of_mentions, id_of)
        for mention, at in zip(analysis.findings.mentions, of_mentions, strict=True):
            if at is None:
                candidates = {by_name[name] for name in mention.candidates if name in by_name}
                yield Resolved(analysis.article.id, mention, None, tuple(sorted(candidates)))
            elif at in id_of:
                kind = named[at].kind
                meant = mention if mention.kind is kind else replace(mention, kind=kind)
                yield Resolved(analysis.article.id, meant, id_of[at])


def _people(
    analysis: Analysis, of_mentions: Sequence[int | None], id_of: Mapping[int, str]
) -> dict[str, str]:
    """Return the ids of the people of an article, by their full names there."""
    return {
        mention.name: id_of[at]
        for mention, at in zip(analysis.findings.mentions, of_mentions, strict=True)
        if mention.kind is Kind.PERSON and mention.name and at is not None and at in id_of
    }


def _references(
    analyses: Sequence[Analysis], belongs: Sequence[Sequence[int | None]], id_of: Mapping[int, str]
) -> Iterator[Resolved]:
    """Yield the words that stand for a person, with whom they stand for."""
    for analysis, of_mentions in zip(analyses, belongs, strict=True):
        by_name = _people(analysis, of_mentions, id_of)
        for reference in analysis.findings.references:
            meant = by_name.get(reference.name) if reference.name else None
            if meant:
                yield Resolved(analysis.article.id, reference, meant)


def _attributed(
    analyses: Sequence[Analysis], mentions: Sequence[Resolved], references: Sequence[Resolved]
) -> Iterator[Attributed]:
    """Yield the claims with the entities that make them and that they name."""
    named: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    speaking: defaultdict[str, dict[int, str]] = defaultdict(dict)
    for resolved in mentions:
        if resolved.entity:
            named[resolved.article].append((resolved.mention.start, resolved.entity))
    for resolved in (*references, *mentions):
        if resolved.entity:
            speaking[resolved.article][resolved.mention.start] = resolved.entity
    for analysis in analyses:
        here = sorted(named[analysis.article.id])
        for claim in analysis.findings.claims:
            within = here[bisect_left(here, (claim.start, "")) : bisect_left(here, (claim.end, ""))]
            yield Attributed(
                analysis.article.id,
                claim,
                _speaker(claim.speaker, speaking[analysis.article.id]),
                tuple(dict.fromkeys(entity for _, entity in within)),
            )


def _speaker(mention: Mention | None, speaking: Mapping[int, str]) -> str | None:
    return speaking.get(mention.start) if mention else None
