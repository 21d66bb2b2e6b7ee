"""What the search is asked to find: the site's pages and claims, as the search sees them."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch that a result may quote. `anchor` is its id on the page, empty where it has none."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One thing to find.

    `ref` is its page's path from the site's root ("articles/slug.html"), which several documents may
    share; `kind` is article, person, place, organization, source or claim. `names` are an entity's or
    source's name and aliases, and empty for articles and claims: what has names answers to them.
    `fields` maps some of `newsmorgue.search.index.BOOSTS` to the text that is searched; `passages`
    are what a result quotes and where phrases are looked up. `note` is a short line below the title.
    """

    ref: str
    kind: str
    title: str
    names: tuple[str, ...] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    note: str = ""
