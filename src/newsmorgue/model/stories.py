"""Stories: articles about one event, and what they tell alike and differently."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that articles (by id) share, and why they are held to be one story.

    `kind` is name, word or quotation; `entity` is the id of what a name names.
    """

    kind: str
    text: str
    articles: tuple[str, ...]
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Story:
    """Articles (by id) about one event.

    `ties` say why they are together, the most telling first; `notes` are what the editors decided about it,
    in words.
    """

    id: str
    title: str
    date: str | None
    articles: tuple[str, ...]
    ties: tuple[Tie, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StoryDecision:
    """A decision of `corrections.yml` about a story, which it names by a file of it.

    The articles of the files `merged` are of that story, with the stories that they are in; those of `apart`
    are not. `renamed` is what it is called.
    """

    story: str
    merged: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    renamed: str | None = None
    reason: str | None = None
    by: str | None = None
    line: int | None = None
    column: int | None = None


class Relation(StrEnum):
    """How two claims state the same."""

    SAME = "same quotation"
    TRIMMED = "trimmed quotation"
    NEAR = "near quotation"
    PARAPHRASE = "quotation against paraphrase"
    FACT = "same reported fact"


class Matter(StrEnum):
    """What articles can disagree on."""

    NUMBER = "number"
    DATE = "date"
    NAME = "name"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims (by id) that state the same, and how they are alike."""

    a: str
    b: str
    relation: Relation


@dataclass(frozen=True, slots=True)
class Group:
    """Claims (by id) of several articles that state the same thing, in the order of the story's articles."""

    id: str
    claims: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of an article (by id), in a passage of it (by id)."""

    article: str
    passage: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Sentences of several articles that tell the same in the outlets' own words."""

    id: str
    sentences: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """A value as an article tells it: its words, and the sentence that they stand in."""

    value: Spot
    sentence: Spot


@dataclass(frozen=True, slots=True)
class Difference:
    """Values of several articles for the same thing that cannot all be right."""

    what: Matter
    values: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Only:
    """What one article of a story alone has: claims and entities (by id), and sentences in its own words."""

    claims: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    sentences: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles (by id) that may have one source: an `agency` that all credit, or sentences they `shared`."""

    articles: tuple[str, ...]
    agency: str | None
    shared: tuple[Spot, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the articles of a story compare.

    `only` is by article. `origins` are the sources that several articles may have in common; `unnamed` are
    the articles that credit agencies without naming them.
    """

    groups: tuple[Group, ...] = ()
    facts: tuple[Fact, ...] = ()
    differences: tuple[Difference, ...] = ()
    only: Mapping[str, Only] = field(default_factory=dict)
    origins: tuple[Origin, ...] = ()
    unnamed: tuple[str, ...] = ()
