"""Rendering: from the corpus to pages, one by one, as paths and bytes. Nothing here touches the disk.

Views decide what a page shows, templates print it, `urls` says where everything is.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from newsmorgue import urls
from newsmorgue.model import Corpus, Entity, Kind
from newsmorgue.render.articles import article_lists, article_page, source_pages
from newsmorgue.render.changes import change_pages
from newsmorgue.render.claim_filter import claim_scripts
from newsmorgue.render.claims import claim_pages
from newsmorgue.render.dumps import dump_page
from newsmorgue.render.entities import entity_pages
from newsmorgue.render.entity_lists import entity_lists
from newsmorgue.render.environment import Interface, environment, interface
from newsmorgue.render.index import Index
from newsmorgue.render.notes import note_html, page_html
from newsmorgue.render.pages import Anchor, ArticleView, ClaimView, Page, Views
from newsmorgue.render.static import static_files
from newsmorgue.render.stories import StoryView, story_pages, story_view

__all__ = ["render"]

_ON_HOME = 12
_CLAIMS_ON_HOME = 6
_STORIES_ON_HOME = 6
# Pages whose heading is a name; their section tells people, places and stories of one name apart.
_NAMED_IN_SECTION = frozenset({"entity.html", "source.html", "story.html"})
_EXPORTS = ("articles", "entities", "mentions", "references", "claims", "dates", "stories", "index")


@dataclass(frozen=True, slots=True)
class HomePage:
    """The first page: what there is, the latest articles, who is named most."""

    counts: tuple[tuple[str, int, str], ...]
    stories: tuple[StoryView, ...]
    articles: tuple[ArticleView, ...]
    named: tuple[tuple[str, tuple[Anchor, ...]], ...]
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True, slots=True)
class DataPage:
    """The list of exports; `index` is the search index in one piece, which only a small corpus has."""

    files: tuple[Anchor, ...]
    index: Anchor | None


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The editors' own page, or None for the usual text."""

    html: str | None


def render(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of each page and static file."""
    words = interface()
    templates = environment()
    index = Index(corpus)
    for page in _titled(_pages(index, corpus, words), words):
        root = _root(page, corpus.settings.base_url)
        html = templates.get_template(page.template).render(
            page=page,
            view=page.view,
            root=root,
            site=corpus.settings,
            changes=urls.CHANGES if corpus.changes else None,
            note=note_html(corpus.notes[page.path]) if page.path in corpus.notes else None,
        )
        yield page.path, html.encode()
    yield from claim_scripts(index, words, words["article"]["untitled"])
    yield from static_files()
    yield ".nojekyll", b""


def _root(page: Page, base_url: str | None) -> str:
    """Return what leads to the site's root; the page for what is not there is shown at any depth."""
    if page.path == urls.NOT_FOUND and base_url:
        return f"{base_url.rstrip('/')}/"
    return urls.root_from(page.path)


def _titled(pages: Iterable[Page], words: Interface) -> Iterator[Page]:
    """Give each page a title of its own: a story and its first article would be called the same."""
    taken: set[str] = set()
    for page in pages:
        titled = page
        if page.template in _NAMED_IN_SECTION:
            titled = replace(page, title=f"{page.title} \u00b7 {words['nav'][page.section]}")
        if titled.title in taken:
            titled = replace(titled, title=f"{titled.title} ({page.path.removesuffix('.html')})")
        taken.add(titled.title)
        yield titled


def _pages(index: Index, corpus: Corpus, words: Interface) -> Iterator[Page]:
    untitled: str = words["article"]["untitled"]
    nav = words["nav"]
    yield _home(index, corpus, untitled)
    yield from article_lists(index, nav["articles"], untitled)
    for article in index.articles:
        yield article_page(index, article, untitled)
        yield dump_page(index, article, untitled)
    for kind in Kind:
        yield from entity_lists(index, kind, words["lists"][kind], words["orders"], untitled)
        for entity in index.of_kind(kind):
            yield from entity_pages(index, entity, words["entity"]["parts"], untitled)
    for old, new in corpus.resolution.redirects.items():
        yield _redirect(old, index.entities[new], words)
    yield from source_pages(index, nav["sources"], untitled)
    yield from story_pages(index, nav["stories"], untitled)
    yield from claim_pages(index, words, untitled)
    if corpus.changes:
        yield from change_pages(index, corpus.changes, nav["changes"], untitled)
    yield Page(urls.SEARCH, "search.html", nav["search"], "search", None)
    exports = tuple(Anchor(f"{name}.json", f"data/{name}.json") for name in _EXPORTS)
    is_small = len(index.articles) <= urls.MOST_IN_PLAIN_INDEX
    plain = Anchor("lunr-index.json", urls.PLAIN_INDEX) if is_small else None
    yield Page(urls.DATA, "data.html", nav["data"], "data", DataPage(exports, plain))
    about = page_html(corpus.notes[urls.ABOUT]) if urls.ABOUT in corpus.notes else None
    yield Page(urls.ABOUT, "about.html", nav["about"], "about", AboutPage(about))
    yield Page(urls.NOT_FOUND, "404.html", words["not_found"]["title"], "", None)


def _redirect(old: str, entity: Entity, words: Interface) -> Page:
    """Return the page at the address of an entity that is part of another now, or has another name."""
    path = urls.entity_path_of(old)
    anchor = Anchor(entity.name, urls.link(urls.entity_path(entity), root=urls.root_from(path)))
    return Page(path, "redirect.html", words["redirect"]["title"], path.partition("/")[0], anchor)


def _home(index: Index, corpus: Corpus, untitled: str) -> Page:
    views = Views(index, urls.HOME, untitled)
    counts = (
        ("articles", len(index.articles), urls.ARTICLES),
        *((urls.FOLDERS[kind], len(index.of_kind(kind)), urls.kind_path(kind)) for kind in Kind),
        *((("stories", len(index.stories), urls.STORIES),) if index.stories else ()),
        ("claims", sum(len(analysis.findings.claims) for analysis in corpus.analyses), urls.CLAIMS),
        ("sources", len(index.sources()), urls.SOURCES),
    )
    latest = index.articles[:_ON_HOME]
    view = HomePage(
        counts=counts,
        stories=tuple(story_view(views, story) for story in index.stories[:_STORIES_ON_HOME]),
        articles=tuple(views.article(article) for article in latest),
        named=tuple(
            (
                kind,
                tuple(
                    views.entity_anchor(entity, index.article_count(entity))
                    for entity in index.by_articles(kind)[:_ON_HOME]
                ),
            )
            for kind in Kind
        ),
        claims=tuple(views.claim(each) for each in index.claims()[:_CLAIMS_ON_HOME]),
    )
    return Page(urls.HOME, "index.html", corpus.settings.title, "home", view)
