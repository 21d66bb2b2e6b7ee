"""The values that the stages hand to each other: frozen, and without behaviour of their own.

Spans are half-open, `[start, end)`, in Unicode code points of a file's decoded text with its line
ends untouched; a byte order mark is not part of the text. Wherever a value has a span and a
`text`, `text` is the slice at the span with runs of white space folded to one space.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newsmorgue.errors import describe


class Kind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    PLACE = "place"
    ORGANIZATION = "organization"


class Mode(StrEnum):
    """How a claim is reported: in the speaker's words, partly so, or in the reporter's."""

    DIRECT = "direct"
    PARTIAL = "partial"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the input that the user should know of; the rest is built."""

    path: str
    reason: str
    remedy: str
    line: int | None = None
    column: int | None = None

    def __str__(self) -> str:
        return describe(self.reason, path=self.path, line=self.line, column=self.column, remedy=self.remedy)


@dataclass(frozen=True, slots=True)
class Copy:
    """A further file with the same bytes as an article's."""

    file: str
    sha256: str


class Format(StrEnum):
    """What a dump's text is written in. That of a saved web page is the Markdown extracted from it."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"


@dataclass(frozen=True, slots=True)
class Dump:
    """One decoded input file; `file` is its POSIX path relative to the corpus folder.

    `sha256` is of the file's bytes. `text` is what spans count in: the decoded file, or what was
    extracted from a saved web page.
    """

    file: str
    sha256: str
    text: str
    copies: tuple[Copy, ...] = ()
    format: Format = Format.TEXT


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a dump and what it reads as."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body.

    `id` is its anchor, `p1`, `p2` and so on. `kind` is text, heading, list (an item of one), quote, question,
    answer or entry (the line that opens an entry of a live blog).
    """

    id: str
    kind: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption; `language` is an ISO 639-1 code, or None where it is not clear."""

    id: str
    start: int
    end: int
    text: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Removed:
    """A stretch that was set aside, and why."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Markup:
    """A stretch of a dump's markup.

    `kind` is hidden (marks and addresses that nobody reads), emphasis, strong or code.
    """

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Source:
    """The outlet that published an article; articles with one `id` have one outlet, however they name it."""

    id: str
    name: str


# What a field of an article can be set to: words, a list of them, or None for unknown.
Value = str | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A decision of `corrections.yml` about one file.

    `values` are the fields that it sets, `was` what the program read when it was decided. A paragraph
    with one of the words of `removed` is none of the article's, a stretch with one of `kept` is.
    `line` and `column` say where the decision stands.
    """

    file: str
    values: Mapping[str, Value] = field(default_factory=dict)
    was: Mapping[str, Value] = field(default_factory=dict)
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    reason: str | None = None
    by: str | None = None
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """The record parsed from one dump. What the dump does not say is None or empty.

    `fields` says where each field was found: `title`, `published`, …, and `authors[0]`,
    `agencies[0]`, `credits[0]`, … for lists. `corrected` has the decision on each field that was
    read differently, and on `body` where its paragraphs were.
    """

    id: str
    dump: Dump
    title: str | None
    language: str | None = None
    standfirst: str | None = None
    kicker: str | None = None
    published: str | None = None
    updated: str | None = None
    source: Source | None = None
    authors: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    url: str | None = None
    fields: Mapping[str, Piece] = field(default_factory=dict)
    paragraphs: tuple[Paragraph, ...] = ()
    captions: tuple[Caption, ...] = ()
    removed: tuple[Removed, ...] = ()
    markup: tuple[Markup, ...] = ()
    corrected: Mapping[str, Correction] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names somebody, some place or some organization.

    `passage` is where it stands: a paragraph's or caption's id, `title` or `standfirst`. `name` is
    the full name that the article gives to what is mentioned, so mentions of one article with the
    same kind and name are one entity. `role` is what the words around say it is. `candidates`
    are the names that an ambiguous mention may stand for; then `name` is None.
    """

    kind: Kind
    start: int
    end: int
    text: str
    passage: str
    rule: str
    name: str | None
    role: Piece | None = None
    known: str | None = None
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One reported statement.

    `speaker` is the mention that speaks, or None; `speaker_text` is how the article words it
    ("he", "A senior official, who …"). `denied` is true where the speaker denies the statement.
    """

    id: str
    passage: str
    start: int
    end: int
    text: str
    mode: Mode
    cue: str
    rule: str
    speaker: Mention | None
    speaker_text: str | None
    anonymous: bool
    denied: bool
    quotes: tuple[Piece, ...] = ()


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that name a time, before anybody has said what day they count from.

    `rule` and `amount` say how the value follows from an anchor. `value` is the EDTF value of an
    expression that needs none, with `XXXX` for a year that does; `known` says in words what is sure.
    """

    passage: str
    start: int
    end: int
    text: str
    rule: str
    value: str | None = None
    known: str | None = None
    amount: int = 0


@dataclass(frozen=True, slots=True)
class DatedExpression:
    """A time expression with the EDTF value that the text supports, or None and what is `known`."""

    expression: TimeExpression
    value: str | None
    known: str | None
    anchor: str | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class Findings:
    """What was extracted from one article, in the order of the text."""

    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    times: tuple[TimeExpression, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """An article with what was extracted from it, and what is wrong with the decisions about it."""

    article: Article
    findings: Findings
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """What articles (by id) call an entity: a spelling of its name, or a role ("Danish Prime Minister")."""

    text: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody, some place or some organization, under all its names.

    `reasons` say why its names are held to be one's. `country` is an ISO 3166-1 alpha-2 code,
    `coordinates` are degrees north and east, `reference` an id in a public register
    (`geonames:524901`).
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[Wording, ...]
    roles: tuple[Wording, ...] = ()
    reasons: tuple[str, ...] = ()
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
    """All entities, by id; all mentions and all claims, article by article in the order of the text."""

    entities: tuple[Entity, ...]
    mentions: tuple[Resolved, ...]
    claims: tuple[Attributed, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """Two claims (by id) that state the same, and how they are alike."""

    a: str
    b: str
    relation: str


@dataclass(frozen=True, slots=True)
class Group:
    """Claims of several articles that state the same thing."""

    id: str
    claims: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles (by id) about one event, and what they tell alike."""

    id: str
    title: str
    date: str | None
    articles: tuple[str, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class OwnOutlet:
    """An outlet that `corpus.yml` names: its names and addresses, ISO 3166-1 country, ISO 639-1 language."""

    name: str
    other_names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """What `corpus.yml` sets; every setting has a default.

    `language` is the ISO 639-1 code of the texts whose own words do not tell their language.
    """

    title: str = "The morgue"
    description: str | None = None
    base_url: str | None = None
    language: str | None = None
    outlets: tuple[OwnOutlet, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that is known when all stages have run: what pages, search and exports are made of.

    `dates` are each article's, by its id. `about` is the Markdown of the editors' own page.
    """

    settings: Settings
    analyses: tuple[Analysis, ...]
    resolution: Resolution
    stories: tuple[Story, ...]
    dates: Mapping[str, tuple[DatedExpression, ...]]
    about: str | None = None
