"""What is read from a dump: the decoded file and the record parsed from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from newsmorgue.model.decisions import Correction


@dataclass(frozen=True, slots=True)
class Copy:
    """A further file that holds an article: the same bytes, or the same page saved again."""

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
