"""Resolving: from mentions across the corpus to entities, merged only for a reason that is kept."""

from collections import Counter
from collections.abc import Mapping, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Analysis, Entity, Kind, Mention, Resolution, Resolved
from newsmorgue.resolve.clusters import Cluster
from newsmorgue.resolve.places import choose_place, countries_named
from newsmorgue.text.fold import fold
from newsmorgue.text.slugs import digest, slug

__all__ = ["resolve"]

# What makes two mentions one entity's: the kind, and a word list's identity or the folded full name.
Key = tuple[Kind, str]


def resolve(analyses: Sequence[Analysis], lexicon: Lexicon) -> Resolution:
    """Return the entities that the articles name, and for each mention which of them it names.

    Two mentions are one entity's when a word list knows both names as one's, or when their full
    names are spelled alike but for case, accents, hyphens and points. One that is open in its
    article stays open.
    """
    clusters: dict[Key, Cluster] = {}
    keyed: list[tuple[str, Mention, Key | None]] = []
    for analysis in analyses:
        countries = countries_named(analysis.findings.mentions, lexicon)
        for mention in analysis.findings.mentions:
            if mention.name is None:
                keyed.append((analysis.article.id, mention, None))
                continue
            place = choose_place(mention, countries, lexicon) if mention.kind is Kind.PLACE else None
            key = (mention.kind, place.id if place else mention.known or _folded(mention.name))
            clusters.setdefault(key, Cluster(mention.kind)).add(analysis.article, mention, place)
            keyed.append((analysis.article.id, mention, key))
    ids = _ids(clusters)
    return Resolution(
        entities=tuple(
            sorted((_entity(ids[key], clusters[key]) for key in clusters), key=lambda each: each.id)
        ),
        mentions=tuple(
            Resolved(article, mention, ids[key] if key else None, _candidates(mention, ids))
            for article, mention, key in keyed
        ),
    )


def _folded(name: str) -> str:
    return fold(name).removeprefix("the ")


def _candidates(mention: Mention, ids: Mapping[Key, str]) -> tuple[str, ...]:
    """Return the ids of those whom an ambiguous mention may name."""
    keys = ((mention.kind, _folded(name)) for name in mention.candidates)
    return tuple(sorted(ids[key] for key in keys if key in ids))


def _ids(clusters: Mapping[Key, Cluster]) -> dict[Key, str]:
    """Name each entity after its kind and name; two that would share an id take a digest of their keys."""
    plain = {key: f"{cluster.kind}-{slug(cluster.stable_name())}" for key, cluster in clusters.items()}
    taken = Counter(plain.values())
    return {key: id_ if taken[id_] == 1 else f"{id_}-{digest(key[1])}" for key, id_ in plain.items()}


def _entity(id_: str, cluster: Cluster) -> Entity:
    place = cluster.place
    return Entity(
        id=id_,
        kind=cluster.kind,
        name=cluster.name(),
        aliases=cluster.aliases(),
        roles=cluster.roles(),
        reasons=cluster.reasons(),
        country=place.country if place else None,
        coordinates=place.coordinates if place else None,
        reference=place.id if place and place.geonames else None,
    )
