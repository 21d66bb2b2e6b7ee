"""Resolving: from mentions across the corpus to entities, merged only for a reason that is kept."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.model import Alias, Analysis, Entity, Kind, Mention, Resolution, Resolved, Role
from newsmorgue.resolve.places import choose_place, countries_named
from newsmorgue.text.fold import fold
from newsmorgue.text.slugs import digest, slug

__all__ = ["resolve"]

# What makes two mentions one entity's: the kind, and a word list's identity or the folded full name.
type_of_key = tuple[Kind, str]


@dataclass(slots=True)
class Cluster:
    """The mentions of one entity, as they are collected."""

    names: Counter[str] = field(default_factory=Counter)
    texts: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    roles: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    role_texts: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, None] = field(default_factory=dict)
    place: Place | None = None
    listed: str | None = None


def resolve(analyses: Sequence[Analysis], lexicon: Lexicon) -> Resolution:
    """Return the entities that the articles name, and for each mention which of them it names.

    Two mentions are one entity's when a word list knows both names as one's, or when their full
    names are spelled alike but for case, accents, hyphens and points. One that is open in its
    article stays open.
    """
    clusters: dict[type_of_key, Cluster] = defaultdict(Cluster)
    keyed: list[tuple[str, Mention, type_of_key | None, tuple[type_of_key, ...]]] = []
    for analysis in analyses:
        countries = countries_named(analysis.findings.mentions, lexicon)
        for mention in analysis.findings.mentions:
            if mention.name is None:
                keyed.append(
                    (analysis.article.id, mention, None, tuple(_named(each) for each in mention.candidates))
                )
                continue
            place = choose_place(mention, countries, lexicon) if mention.kind is Kind.PLACE else None
            key = _key(mention, place)
            _collect(clusters[key], analysis, mention, place)
            keyed.append((analysis.article.id, mention, key, ()))
    ids = _ids(clusters)
    entities = sorted(
        (_entity(ids[key], key, cluster) for key, cluster in clusters.items()), key=lambda each: each.id
    )
    resolved = tuple(
        Resolved(
            article,
            mention,
            ids[key] if key else None,
            tuple(sorted(ids[each] for each in candidates if each in ids)),
        )
        for article, mention, key, candidates in keyed
    )
    return Resolution(tuple(entities), resolved)


def _named(name: str) -> type_of_key:
    return Kind.PERSON, fold(name)


def _key(mention: Mention, place: Place | None) -> type_of_key:
    if place is not None:
        return mention.kind, place.id
    if mention.known is not None:
        return mention.kind, mention.known
    name = fold(mention.name or mention.text)
    return mention.kind, name.removeprefix("the ")


def _collect(cluster: Cluster, analysis: Analysis, mention: Mention, place: Place | None) -> None:
    article = analysis.article.id
    name = str(mention.name)
    cluster.names[name] += mention.text == name
    if article not in cluster.texts[mention.text]:
        cluster.texts[mention.text].append(article)
    if mention.role:
        key = fold(mention.role.text)
        cluster.role_texts.setdefault(key, mention.role.text)
        if article not in cluster.roles[key]:
            cluster.roles[key].append(article)
    cluster.place = cluster.place or place
    if mention.known is not None or place is not None:
        cluster.listed = place.name if place else name
    if fold(mention.text) != fold(name):
        cluster.reasons[_reason(mention, name, analysis.article.title or analysis.article.dump.file)] = None


def _reason(mention: Mention, name: str, article: str) -> str:
    if mention.known is not None:
        return f"\u201c{mention.text}\u201d is a known name of {name}"
    if mention.kind is Kind.PERSON:
        return f"\u201c{mention.text}\u201d: no one else of that name in \u201c{article}\u201d"
    return f"\u201c{mention.text}\u201d stands for {name} in \u201c{article}\u201d ({mention.rule})"


def _ids(clusters: dict[type_of_key, Cluster]) -> dict[type_of_key, str]:
    """Name each entity after its kind and name; where two would have one id, both take a digest of what they are."""
    plain = {
        key: f"{key[0]}-{slug(cluster.listed or _name(key[0], cluster))}" for key, cluster in clusters.items()
    }
    taken = Counter(plain.values())
    return {key: id_ if taken[id_] == 1 else f"{id_}-{digest(key[1])}" for key, id_ in plain.items()}


def _name(kind: Kind, cluster: Cluster) -> str:
    """The name to show: the listed one where the corpus uses it, else the spelling used most.

    A place has its listed name in any case (United States for "US"), or what is made of it ("Anbar
    province"). Of two spellings used alike the longer one is taken, and then the first by letter.
    """
    if cluster.listed and cluster.listed in cluster.texts:
        return cluster.listed
    if cluster.listed and kind is Kind.PLACE:
        words = f" {fold(cluster.listed)} "
        return min((text for text in cluster.texts if words in f" {fold(text)} "), default=cluster.listed)
    spellings = (
        cluster.names
        if cluster.names.total()
        else Counter({text: len(used) for text, used in cluster.texts.items()})
    )
    return min(spellings, key=lambda name: (-spellings[name], -len(name), name))


def _entity(id_: str, key: type_of_key, cluster: Cluster) -> Entity:
    name = _name(key[0], cluster)
    reasons = list(cluster.reasons)
    alike = sorted({text for text in cluster.texts if fold(text) == fold(name) and text != name})
    if alike:
        spelled = ", ".join(f"\u201c{text}\u201d" for text in alike)
        reasons.insert(0, f"{spelled}: the same full name, spelled differently")
    place = cluster.place
    return Entity(
        id=id_,
        kind=key[0],
        name=name,
        aliases=tuple(_aliases(cluster.texts)),
        roles=tuple(
            Role(cluster.role_texts[role], tuple(articles))
            for role, articles in sorted(cluster.roles.items())
        ),
        reasons=tuple(reasons),
        country=place.country if place else None,
        coordinates=place.coordinates if place else None,
        reference=place.id if place and place.geonames else None,
    )


def _aliases(texts: dict[str, list[str]]) -> Iterable[Alias]:
    ordered = sorted(texts, key=lambda text: (-len(texts[text]), -len(text), text))
    return (Alias(text, tuple(texts[text])) for text in ordered)
