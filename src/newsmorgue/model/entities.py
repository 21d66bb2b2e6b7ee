"""What the names of all articles resolve to, and what people decide about that."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsmorgue.model.findings import Claim, Kind, Mention
from newsmorgue.model.outlines import Meant


@dataclass(frozen=True, slots=True)
class Wording:
    """What articles (by id) call an entity: a spelling of its name, or a role ("Danish Prime Minister")."""

    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why names are held to be one entity's: a rule, and a passage that bears it out.

    `article` and `passage` are the ids of where it stands; `articles` is how many articles bear it out. A
    `weak` rule is one that may well be wrong, and that the editors are asked about.
    """

    names: tuple[str, ...]
    rule: str
    article: str | None = None
    passage: str | None = None
    articles: int = 1
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """Another entity (by id) that is perhaps the same, and what speaks for it."""

    other: str
    rule: str


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody, some place or some organization, under all its names.

    `reasons` say why its names are held to be one's, `doubts` which others may be the same. `country`
    is an ISO 3166-1 alpha-2 code, `coordinates` are degrees north and east, `reference` an id in a
    public register (`geonames:524901`).
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[Wording, ...]
    roles: tuple[Wording, ...] = ()
    reasons: tuple[Reason, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    country: str | None = None
    coordinates: tuple[float, float] | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """A mention and the entity that it names; None where it is ambiguous."""

    article: str
    mention: Mention
    entity: str | None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attributed:
    """A claim with the entities (by id) that make it and that it names, in the order of its words."""

    article: str
    claim: Claim
    speaker: str | None
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Resolution:
    """All entities, by id, and for each article (by id) which of them each of its namings means.

    A naming that is none at all means None. `redirects` lead from ids that entities would have without the
    editors' decisions to those that they have. `crowds` are the names that too many share to be compared,
    with how many they are, in words for readers.
    """

    entities: tuple[Entity, ...]
    meant: Mapping[str, tuple[Meant | None, ...]]
    redirects: Mapping[str, str] = field(default_factory=dict)
    crowds: tuple[str, ...] = ()


# What can be set of an entity: a role, a country's code, degrees north and east, or None for unknown.
EntityValue = str | tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class EntityDecision:
    """A decision of `corrections.yml` about an entity, which it names by its id or name.

    `merged` are others that are the same, `apart` those that are not. In the files of `split` it is another,
    whose name is `name`. `renamed` and `kind` are what it is called and is. `rejected` is true where it is
    none at all, in `files` or, without any, everywhere. `values` are role, country and coordinates;
    `aliases` are names that it has, too.
    """

    entity: str
    merged: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    split: tuple[str, ...] = ()
    name: str | None = None
    renamed: str | None = None
    kind: Kind | None = None
    rejected: bool = False
    files: tuple[str, ...] = ()
    values: Mapping[str, EntityValue] = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    reason: str | None = None
    by: str | None = None
    line: int | None = None
    column: int | None = None
