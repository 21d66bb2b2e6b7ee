"""Resolving: from mentions across the corpus to entities, merged only for a reason that is kept."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.model import Analysis, Attributed, Entity, Kind, Mention, Resolution, Resolved
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
    ids = _ids(clusters, lexicon)
    mentions = [
        Resolved(article, mention, ids[key] if key else None, _candidates(mention, ids))
        for article, mention, key in keyed
    ]
    entities = [_entity(ids[key], cluster) for key, cluster in clusters.items()]
    return Resolution(
        tuple(sorted(entities, key=lambda entity: entity.id)),
        tuple(mentions),
        tuple(_attributed(analyses, mentions)),
    )


def _attributed(analyses: Sequence[Analysis], mentions: Sequence[Resolved]) -> Iterator[Attributed]:
    """Yield the claims with the entities that make them and that they name."""
    named: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for resolved in mentions:
        if resolved.entity:
            named[resolved.article].append((resolved.mention.start, resolved.entity))
    for analysis in analyses:
        here = sorted(named[analysis.article.id])
        entity_at = dict(here)
        for claim in analysis.findings.claims:
            within = here[bisect_left(here, (claim.start, "")) : bisect_left(here, (claim.end, ""))]
            yield Attributed(
                analysis.article.id,
                claim,
                entity_at.get(claim.speaker.start) if claim.speaker else None,
                tuple(dict.fromkeys(entity for _, entity in within)),
            )


def _folded(name: str) -> str:
    return fold(name).removeprefix("the ")


def _candidates(mention: Mention, ids: Mapping[Key, str]) -> tuple[str, ...]:
    """Return the ids of those whom an ambiguous mention may name."""
    keys = ((mention.kind, _folded(name)) for name in mention.candidates)
    return tuple(sorted(ids[key] for key in keys if key in ids))


def _ids(clusters: Mapping[Key, Cluster], lexicon: Lexicon) -> dict[Key, str]:
    """Name each entity after its kind and name, and by a digest of its key where others have that name.

    Of the places that share a name the gazetteer's first keeps it bare, whether or not the corpus
    names the others, so that addresses stay when files are added.
    """
    plain = {key: f"{cluster.kind}-{slug(cluster.stable_name())}" for key, cluster in clusters.items()}
    taken = Counter(plain.values())
    return {
        key: f"{id_}-{digest(key[1])}" if _has_namesakes(clusters[key], lexicon, taken[id_]) else id_
        for key, id_ in plain.items()
    }


def _has_namesakes(cluster: Cluster, lexicon: Lexicon, in_corpus: int) -> bool:
    bearers = lexicon.gazetteer.places.values.get(key_of(cluster.stable_name()), ())
    if cluster.kind is not Kind.PLACE or len(bearers) < 2:
        return in_corpus > 1
    return cluster.place != bearers[0]


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
