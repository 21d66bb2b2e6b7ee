"""What a build adds to an earlier site."""

from collections.abc import Mapping
from dataclasses import dataclass

from newsmorgue.model.stories import Difference


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier site: the SHA-256 of each file, and the folded texts of each file's claims."""

    files: Mapping[str, str]
    claims: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """An article (by id) that the earlier site did not have, or had of another file content (`altered`).

    `supporting` gives each of its claims that known articles make as well, with theirs; `new` are its other
    claims. What an altered article said before is in neither. `differing` are values on which it disagrees
    with earlier articles. `story` is the one it is in.
    """

    article: str
    altered: bool
    story: str | None
    supporting: Mapping[str, tuple[str, ...]]
    new: tuple[str, ...]
    differing: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Changes:
    """The new articles of a corpus, and the files that are there no more."""

    articles: tuple[Change, ...]
    gone: tuple[str, ...]
