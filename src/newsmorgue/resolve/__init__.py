"""Resolving: from mentions across the corpus to entities, merged only for a reason that is kept.

The mentions of one article that name one thing are a naming; namings are put into groups, by the spelling of
their names, then by rules that ask for agreement of what stands around them; and a group is an entity.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import (
    Analysis,
    Attributed,
    Doubt,
    Entity,
    Kind,
    Mention,
    Resolution,
    Resolved,
)
from newsmorgue.resolve.clustering import Constraints, cluster, weights_of
from newsmorgue.resolve.entities import Cluster, Decided, entity_of, ids_of
from newsmorgue.resolve.groups import Groups
from newsmorgue.resolve.namings import Naming, namings

__all__ = ["resolve"]


def resolve(analyses: Sequence[Analysis], lexicon: Lexicon) -> Resolution:
    """Return the entities that the articles name, and for each mention which of them it names.

    One that is open in its article stays open.
    """
    named: list[Naming] = []
    belongs: list[list[int | None]] = []
    for analysis in analyses:
        found, of_mentions = namings(analysis, lexicon)
        belongs.append([None if at is None else at + len(named) for at in of_mentions])
        named += found
    weights = weights_of(named, len(analyses))
    groups, _ = cluster(named, Constraints(), weights, lexicon)
    clusters = {number: Cluster(number, groups, Decided()) for number in groups.numbers()}
    ids = ids_of(clusters, lexicon)
    id_of = {i: ids[number] for number in groups.numbers() for i in groups.group(number).members}
    mentions = tuple(_mentions(analyses, belongs, named, id_of))
    references = tuple(_references(analyses, belongs, named, id_of))
    return Resolution(
        tuple(sorted(_entities(clusters, ids, groups), key=lambda entity: entity.id)),
        mentions,
        tuple(_attributed(analyses, mentions, references)),
        references,
    )


def _entities(clusters: Mapping[int, Cluster], ids: Mapping[int, str], groups: Groups) -> Iterator[Entity]:
    doubts: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for one, other, rule in groups.doubts():
        doubts[one].add((ids[other], rule))
        doubts[other].add((ids[one], rule))
    for number, each in clusters.items():
        yield entity_of(ids[number], each, tuple(Doubt(*doubt) for doubt in sorted(doubts[number])))


def _mentions(
    analyses: Sequence[Analysis],
    belongs: Sequence[Sequence[int | None]],
    named: Sequence[Naming],
    id_of: Mapping[int, str],
) -> Iterator[Resolved]:
    """Yield the mentions with what they name; those that a decision rejects are left out."""
    for analysis, of_mentions in zip(analyses, belongs, strict=True):
        by_name = _people(of_mentions, named, id_of)
        for mention, at in zip(analysis.findings.mentions, of_mentions, strict=True):
            if at is None:
                candidates = {by_name[name] for name in mention.candidates if name in by_name}
                yield Resolved(analysis.article.id, mention, None, tuple(sorted(candidates)))
            elif at in id_of:
                yield Resolved(analysis.article.id, mention, id_of[at])


def _people(
    of_mentions: Sequence[int | None], named: Sequence[Naming], id_of: Mapping[int, str]
) -> dict[str, str]:
    """Return the ids of the people of one article, by their full names there."""
    indexes = {at for at in of_mentions if at is not None and at in id_of}
    return {named[at].name: id_of[at] for at in sorted(indexes) if named[at].kind is Kind.PERSON}


def _references(
    analyses: Sequence[Analysis],
    belongs: Sequence[Sequence[int | None]],
    named: Sequence[Naming],
    id_of: Mapping[int, str],
) -> Iterator[Resolved]:
    """Yield the words that stand for a person, with whom they stand for."""
    for analysis, of_mentions in zip(analyses, belongs, strict=True):
        by_name = _people(of_mentions, named, id_of)
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
