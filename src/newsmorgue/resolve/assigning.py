"""What the mentions, claims and references of one article name, once its namings have their entities."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from newsmorgue.model import Analysis, Attributed, Claim, Kind, Resolved


class Meant(NamedTuple):
    """The entity (by id) that a naming is of, and what kind of thing that is."""

    entity: str
    kind: Kind


class Assigned(NamedTuple):
    """The mentions, claims and references of one article with the entities that they name."""

    mentions: tuple[Resolved, ...]
    claims: tuple[Attributed, ...]
    references: tuple[Resolved, ...]


def assigned(analysis: Analysis, belongs: Sequence[int | None], meant: Sequence[Meant | None]) -> Assigned:
    """Return what an article names: its mentions belong to namings (see `Roll`), each of which is meant.

    What a decision rejects is None among the `meant`, and its mentions are left out.
    """
    people = _people(analysis, belongs, meant)
    mentions = tuple(_mentions(analysis, belongs, meant, people))
    references = tuple(_references(analysis, people))
    return Assigned(mentions, tuple(_claims(analysis, mentions, references)), references)


def _people(
    analysis: Analysis, belongs: Sequence[int | None], meant: Sequence[Meant | None]
) -> dict[str, str]:
    """Return the ids of the people of an article, by their full names there."""
    return {
        mention.name: entity.entity
        for mention, at in zip(analysis.findings.mentions, belongs, strict=True)
        if mention.kind is Kind.PERSON and mention.name and at is not None and (entity := meant[at])
    }


def _mentions(
    analysis: Analysis,
    belongs: Sequence[int | None],
    meant: Sequence[Meant | None],
    people: Mapping[str, str],
) -> Iterator[Resolved]:
    for mention, at in zip(analysis.findings.mentions, belongs, strict=True):
        if at is None:
            candidates = {people[name] for name in mention.candidates if name in people}
            yield Resolved(analysis.article.id, mention, None, tuple(sorted(candidates)))
            continue
        entity = meant[at]
        if entity:
            as_meant = mention if mention.kind is entity.kind else replace(mention, kind=entity.kind)
            yield Resolved(analysis.article.id, as_meant, entity.entity)


def _references(analysis: Analysis, people: Mapping[str, str]) -> Iterator[Resolved]:
    """Yield the words that stand for a person, with whom they stand for."""
    for reference in analysis.findings.references:
        entity = people.get(reference.name) if reference.name else None
        if entity:
            yield Resolved(analysis.article.id, reference, entity)


def _claims(
    analysis: Analysis, mentions: Sequence[Resolved], references: Sequence[Resolved]
) -> Iterator[Attributed]:
    """Yield the claims with the entities that make them and that they name."""
    named = sorted((each.mention.start, each.entity) for each in mentions if each.entity)
    speaking = {each.mention.start: each.entity for each in (*references, *mentions) if each.entity}
    for claim in analysis.findings.claims:
        within = named[bisect_left(named, (claim.start, "")) : bisect_left(named, (claim.end, ""))]
        yield Attributed(
            analysis.article.id,
            claim,
            _speaker(claim, speaking),
            tuple(dict.fromkeys(entity for _, entity in within)),
        )


def _speaker(claim: Claim, speaking: Mapping[int, str]) -> str | None:
    return speaking.get(claim.speaker.start) if claim.speaker else None
