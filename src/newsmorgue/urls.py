"""Where everything is on the site. The one module that forms URLs.

A path counts from the site's root and ends in a file name; pages link to each other relatively, so
that a site works by double-click as well as below any address.
"""

from typing import Protocol

from newsmorgue.model import Article, Kind, Mode, Source, Story

FOLDERS = {Kind.PERSON: "people", Kind.PLACE: "places", Kind.ORGANIZATION: "organizations"}
# The same by what an id begins with.
_FOLDERS: dict[str, str] = {kind.value: folder for kind, folder in FOLDERS.items()}
_KINDS = {kind.value: kind for kind in Kind}

HOME = "index.html"
ARTICLES = "articles/index.html"
SOURCES = "sources/index.html"
CLAIMS = "claims/index.html"
STORIES = "stories/index.html"
# What every page leads to, in this order.
SECTIONS = {
    "articles": ARTICLES,
    "stories": STORIES,
    "people": "people/index.html",
    "places": "places/index.html",
    "organizations": "organizations/index.html",
    "claims": CLAIMS,
    "sources": SOURCES,
}
SEARCH = "search.html"
DATA = "data.html"
# What is new since an earlier site; written where one is given.
CHANGES = "changes.html"
FEED = "changes.xml"
ABOUT = "about.html"
# The search index in one piece, for other programs, and the number of articles up to which there is one.
PLAIN_INDEX = "data/lunr-index.json"
MOST_IN_PLAIN_INDEX = 500
NOT_FOUND = "404.html"
# The lists of `data/`, in the order in which its index has them.
EXPORTS = ("articles", "entities", "mentions", "references", "claims", "dates", "stories")
EXPORTS_INDEX = "index"
# Where an article's page lists its claims.
ARTICLE_CLAIMS = "claims"


class HasId(Protocol):
    """An entity, or what stands for one."""

    @property
    def id(self) -> str:
        """Its id."""


def article_path(article: Article) -> str:
    """Return an article's page."""
    return f"articles/{article.id}.html"


def dump_path(article: Article) -> str:
    """Return the page that shows an article's dump as it is."""
    return f"dumps/{article.id}.html"


def entity_path(entity: HasId) -> str:
    """Return the page of a person, place or organization."""
    return entity_path_of(entity.id)


def entity_path_of(id_: str) -> str:
    """Return the page of the entity with an id, or the one that it would have."""
    kind, _, name = id_.partition("-")
    return f"{_FOLDERS[kind]}/{name}.html"


def kind_of(id_: str) -> Kind:
    """Return the kind of the entity with an id."""
    return _KINDS[id_.partition("-")[0]]


def kind_path(kind: Kind, order: str = "") -> str:
    """Return the list of all people, places or organizations: by name, or `by-articles`, `by-country`."""
    return f"{FOLDERS[kind]}/{order or 'index'}.html"


def source_path(source: Source) -> str:
    """Return an outlet's page."""
    return f"sources/{source.id}.html"


def story_path(story: Story) -> str:
    """Return a story's page."""
    return f"stories/{story.id}.html"


def claims_path(name: str) -> str:
    """Return a list of claims by its name: `by-speaker`, `direct`; a name has no digit at its end."""
    return f"claims/{name}.html"


def claims_query(filter_: str, entity: HasId) -> str:
    """Return what follows the claims page's address for an entity's claims: as `speaker`, or `about` it."""
    return f"?{filter_}={entity.id}"


def claims_mode_query(mode: Mode) -> str:
    """Return what follows the claims page's address for the claims of a mode."""
    return f"?mode={mode}"


def source_claims_path(source: Source) -> str:
    """Return the list of the claims that an outlet reports."""
    return f"claims/sources/{source.id}.html"


def claim_data_path(name: str) -> str:
    """Return a script with what the claims page filters by, or with the claims of a leaf."""
    return f"claims/data/{name}.js"


def page_path(first: str, number: int) -> str:
    """Return page `number` of a list whose first page is `first`.

    After `index.html` comes `page-2.html`, after `by-articles.html` comes `by-articles-2.html`.
    """
    if number == 1:
        return first
    folder, _, name = first.rpartition("/")
    stem = name.removesuffix(".html")
    return f"{folder}/{'page' if stem == 'index' else stem}-{number}.html"


def leaf_path(first: str, leaf: str) -> str:
    """Return the page of a leaf of the list whose first page is `first`.

    Behind `claims/index.html` comes `claims/2015-05.html`, behind `claims/denied.html`
    `claims/denied/2015-05.html`.
    """
    return f"{first.removesuffix('.html').removesuffix('/index')}/{leaf}.html"


def part_path(first: str, part: str, number: int) -> str:
    """Return page `number` of a part of the page `first` that goes on: `people/roe/mentions-2.html`."""
    return first if number == 1 else f"{first.removesuffix('.html')}/{part}-{number}.html"


def root_from(path: str) -> str:
    """Return what leads from the page at `path` back to the site's root: "" or "../"."""
    return "../" * path.count("/")


def link(path: str, *, root: str, anchor: str = "") -> str:
    """Return the relative address of `path` (and an anchor on it) for a page from which `root` leads up."""
    return f"{root}{path}#{anchor}" if anchor else f"{root}{path}"
