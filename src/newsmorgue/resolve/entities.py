"""What the namings of one entity add up to: its name, its aliases, its roles, and why they are one's."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.codes import country_names
from newsmorgue.lexicon.files import key_of
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.model import Doubt, Entity, EntityValue, Kind, Reason, Wording
from newsmorgue.resolve.groups import Bond, Groups
from newsmorgue.resolve.names import folded
from newsmorgue.resolve.namings import Naming
from newsmorgue.resolve.organization_names import is_acronym
from newsmorgue.resolve.places import Atlas
from newsmorgue.text.slugs import digest, slug


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided about an entity besides which names are its: a name, values, and notes why.

    One that was `split_off` another has not the better right to that one's address.
    """

    name: str | None = None
    values: Mapping[str, EntityValue] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    split_off: bool = False


class Cluster:
    """The namings of one entity, in the order of the corpus."""

    def __init__(self, number: int, groups: Groups, decided: Decided, atlas: Atlas) -> None:
        self._number, self._groups = number, groups
        self.members = sorted(groups.group(number).members)
        self._namings = [groups.namings[i] for i in self.members]
        self.decided = decided
        self.kind: Kind = self._namings[0].kind
        listed = [each.key for each in self._namings if each.listed]
        self.place: Place | None = atlas.by_id(listed[0]) if listed else None
        self.texts: dict[str, dict[str, None]] = {}
        self._said: dict[str, int] = {}
        self._others: dict[str, list[Naming]] = {}  # the namings that have a wording beside their name
        for naming in self._namings:
            article, name = naming.article, naming.name
            for text, times, _, _ in naming.called:
                self.texts.setdefault(text, {})[article] = None
                self._said[text] = self._said.get(text, 0) + times
                if text != name:
                    self._others.setdefault(text, []).append(naming)
        self.name = decided.name or self._name()

    @property
    def namings(self) -> list[tuple[int, Naming]]:
        """The namings with their indexes."""
        return list(zip(self.members, self._namings, strict=True))

    @property
    def key(self) -> str:
        """What tells the entity from others of its name: an identity, or the first article that names it."""
        first = self._namings[0]
        has_identity = first.listed or first.known or first.core
        return first.key if has_identity and not self.decided.split_off else f"{first.key} {first.article}"

    @property
    def unique_key(self) -> str:
        """What no other entity shares, whatever their names."""
        first = self._namings[0]
        return f"{first.key} {first.article} {first.start}"

    def value(self, field_: str) -> EntityValue:
        """Return the role, country or coordinates."""
        if field_ in self.decided.values:
            return self.decided.values[field_]
        if field_ == "role":
            return next((role.text for role in self.roles()), None)
        if field_ == "country":
            return self.country
        return self.place.coordinates if self.place else None

    @property
    def country(self) -> str | None:
        """The country of a place or of a state's body."""
        return self.place.country if self.place else self._namings[0].country

    @property
    def listed(self) -> str | None:
        """The name that a word list has for the entity: what its address is made of."""
        if self.place:
            return self.place.name
        return next((each.known for each in self._namings if each.known), None)

    @property
    def core(self) -> str | None:
        """What a body of a state is, whosever it is; None for every other entity."""
        return self._namings[0].core

    def _name(self) -> str:
        """Return the name to show: the listed one where the corpus uses it, else the spelling used most.

        A place has its listed name in any case (United States for "US"), or what is made of it ("Kivu
        province"). Of two spellings used alike the longer one is taken, and then the first by letter.
        """
        listed = self.listed
        if listed and (listed in self.texts or any(folded(text) == folded(listed) for text in self.texts)):
            return listed
        if listed and self.kind is Kind.PLACE:
            words = f" {folded(listed)} "
            return min((text for text in self.texts if words in f" {folded(text)} "), default=listed)
        if self.core or (len(self.texts) == 1 and self.kind is not Kind.PLACE):
            return self._best(self.texts)
        names = {
            each.name for each in self._namings if each.name in self.texts or self.kind is Kind.PLACE
        }  # a place's name may have a word that its mentions lack, "Kivu province"
        full = {
            name for name in names if not (is_acronym(name) or (self.kind is Kind.PERSON and " " not in name))
        }
        return self._best(full or names or self.texts)

    def _best(self, names: Iterable[str]) -> str:
        """Return the name said most often; one in capitals is a headline's."""
        return min(
            names,
            key=lambda name: (
                name.isupper() and not is_acronym(name),
                -self._said.get(name, 0),
                -len(name),
                name,
            ),
        )

    def aliases(self) -> tuple[Wording, ...]:
        """Return the spellings, those that most articles use first."""
        ordered = sorted(self.texts, key=lambda text: (-len(self.texts[text]), -len(text), text))
        return tuple([Wording(text, tuple(self.texts[text])) for text in ordered])

    def roles(self) -> tuple[Wording, ...]:
        """Return what the articles say that a person is; what was decided comes first."""
        said: dict[str, tuple[str, dict[str, None]]] = {}
        for naming in self._namings:
            for role in naming.roles:
                _, articles = said.setdefault(folded(role), (role, {}))
                articles[naming.article] = None
        found = [Wording(text, tuple(articles)) for _, (text, articles) in sorted(said.items())]
        decided = self.decided.values.get("role")
        if isinstance(decided, str):
            found.insert(0, Wording(decided, ()))
        return () if "role" in self.decided.values and decided is None else tuple(found)

    def reasons(self) -> Iterator[Reason]:
        """Yield why the names are held to be one's: joined, spelled alike, of one article."""
        yield from (Reason((self.name,), note) for note in self.decided.notes)
        if self._groups.is_alone(self._number):
            yield from _alike(self._namings, self.name)
        else:
            yield from self._joined()
        yield from self._within_articles()

    def _joined(self) -> Iterator[Reason]:
        """Yield why the groups were joined that the entity is made of."""
        by_seed: dict[int, list[Naming]] = {}
        for i, naming in self.namings:
            by_seed.setdefault(self._groups.seed_of(i), []).append(naming)
        main = min(by_seed, key=lambda seed: (all(each.name != self.name for each in by_seed[seed]), seed))
        joined: dict[Bond, list[Naming]] = {}
        witnesses: dict[str, Naming | None] = {}
        for seed, bond in self._groups.bonds_from(main):
            joined.setdefault(bond._replace(witness=None), []).extend(by_seed.get(seed, ()))
            witnesses.setdefault(bond.rule, bond.witness)
        yield from _alike(by_seed[main], self.name)
        for bond, namings in joined.items():
            names = sorted({naming.first.text for naming in namings})
            yield _reason(names, bond.rule, namings, witness=witnesses[bond.rule], weak=bond.weak)

    def _within_articles(self) -> Iterator[Reason]:
        """Yield why words that are not the full name mean it in their articles."""
        for text, beside in sorted(self._others.items()):
            namings = [each for each in beside if not each.core and folded(each.name) != folded(text)]
            if not namings:
                continue
            naming = namings[0]
            wording = next(each for each in naming.called if each.text == text)
            if naming.known or naming.listed:
                yield Reason((text,), f"a known name of {self.name}")
            else:
                rule = wording.rule
                if self.kind is Kind.PERSON:
                    rule = "no one else of that name in"
                elif self.kind is Kind.ORGANIZATION and is_acronym(text):
                    rule = "acronym introduced in"
                yield Reason((text,), rule, naming.article, wording.passage, len(namings))


def _alike(namings: list[Naming], name: str) -> Iterator[Reason]:
    """Yield the other spellings of the very same name, or that several articles have it."""
    first = namings[0]
    others = sorted({naming.name for naming in namings} - {name})
    if others and not (first.known or first.listed or first.core):
        rule = "same full name" if first.kind is Kind.PERSON else "same name"
        yield _reason(others, rule, [naming for naming in namings if naming.name != name])
    elif first.kind is Kind.PERSON and len(namings) > 1 and " " in name:
        yield _reason([name], "same full name", namings)


def _reason(
    names: Iterable[str],
    rule: str,
    namings: list[Naming],
    *,
    witness: Naming | None = None,
    weak: bool = False,
) -> Reason:
    shown = witness or namings[0]
    wording = shown.first
    if witness:  # the place where an acronym stands for the first time
        wording = next((each for each in shown.called if is_acronym(each.text)), wording)
    articles = len({each.article for each in namings})
    return Reason(tuple(names), rule, shown.article, wording.passage, articles, weak)


def ids_of(clusters: Mapping[int, Cluster], lexicon: Lexicon) -> dict[int, str]:
    """Return the id of each cluster: kind and name, and a digest of what tells it from others of that name.

    Of the places that share a name the gazetteer's first keeps it bare, whether or not the corpus
    names the others, so that addresses stay when files are added; so does what a decision split another off.
    """
    plain = {number: _plain_id(cluster) for number, cluster in clusters.items()}
    everybody = Counter(plain.values())
    taken = Counter(id_ for number, id_ in plain.items() if not clusters[number].decided.split_off)
    ids = {}
    for number, id_ in plain.items():
        cluster = clusters[number]
        others = (everybody if cluster.decided.split_off else taken)[id_] - 1
        ids[number] = f"{id_}-{digest(cluster.key)}" if _has_namesakes(cluster, lexicon, others) else id_
    twice = Counter(ids.values())
    for number, id_ in ids.items():
        if twice[id_] > 1:
            ids[number] = f"{plain[number]}-{digest(clusters[number].unique_key)}"
    return ids


def _plain_id(cluster: Cluster) -> str:
    name = cluster.decided.name or cluster.listed or cluster.name
    if cluster.core and cluster.country and not cluster.decided.name:
        name = f"{cluster.core} {country_names().get(cluster.country, cluster.country)}"
    return f"{cluster.kind}-{slug(name)}"


def _has_namesakes(cluster: Cluster, lexicon: Lexicon, others: int) -> bool:
    if cluster.place is None or cluster.decided.name:
        return others > 0
    bearers = lexicon.gazetteer.places.values.get(key_of(cluster.place.name), ())
    return cluster.place != bearers[0] if len(bearers) > 1 else others > 0


def entity_of(id_: str, cluster: Cluster, doubts: tuple[Doubt, ...]) -> Entity:
    """Return the entity that a cluster is."""
    place = cluster.place
    coordinates, country = cluster.value("coordinates"), cluster.value("country")
    return Entity(
        id=id_,
        kind=cluster.kind,
        name=cluster.name,
        aliases=cluster.aliases(),
        roles=cluster.roles(),
        reasons=tuple(cluster.reasons()),
        doubts=doubts,
        country=country if isinstance(country, str) else None,
        coordinates=coordinates if isinstance(coordinates, tuple) else None,
        reference=place.id if place and place.geonames else None,
    )
