"""What the user's own files decide: the settings of `corpus.yml` and the decisions of `corrections.yml`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

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
