"""Rendering: from the corpus to pages, one by one, as paths and bytes. Nothing here touches the disk.

Views decide what a page shows, templates print it, `urls` says where everything is.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from newsmorgue import urls
from newsmorgue.clippings import Clipping
from newsmorgue.model import Corpus, Kind
from newsmorgue.render.articles import article_lists, article_page, source_pages
from newsmorgue.render.changes import change_pages
from newsmorgue.render.claim_filter import filter_scripts
from newsmorgue.render.claims import claim_pages
from newsmorgue.render.dumps import dump_page
from newsmorgue.render.entities import entity_pages, further_titles
from newsmorgue.render.entity_lists import entity_lists
from newsmorgue.render.environment import Interface, environment, interface
from newsmorgue.render.index import Index
from newsmorgue.render.looks import Look, Table, would_see
from newsmorgue.render.notes import note_html, page_html
from newsmorgue.render.pages import Anchor, ArticleView, ClaimView, Page, Views
from newsmorgue.render.static import static_files
from newsmorgue.render.stories import StoryView, story_lists, story_page, story_view
from newsmorgue.text.fold import visible

__all__ = ["Look", "Pages", "Printed", "would_see"]

_ON_HOME = 12
_CLAIMS_ON_HOME = 6
_STORIES_ON_HOME = 6
# Pages whose heading is a name; their section tells people, places and stories of one name apart.
_NAMED_IN_SECTION = frozenset({"entity.html", "source.html", "story.html"})
# Pages of things, which may be called as others are; lists and single pages keep their titles.
_OF_THINGS = _NAMED_IN_SECTION | {"article.html", "dump.html", "entity_part.html"}
# The kinds of pieces that are not about one thing.
_LISTS = frozenset({"", "claims"})


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


_Made = Iterable[Page | tuple[str, bytes]]


class _Piece(NamedTuple):
    """What makes pages to be printed, and files that are ready, of the `id` of a thing of some `kind`.

    What is to be made each time has neither. There is one for each thing, so it holds next to nothing.
    """

    kind: str
    id: str
    make: Callable[[str], _Made]

    @property
    def name(self) -> str:
        return f"{self.kind} {self.id}".strip()

    @property
    def article(self) -> str | None:
        """The id of the article whose pages these are, if any."""
        return self.id if self.kind == "article" else None


@dataclass(frozen=True, slots=True)
class Printed:
    """A piece of a site: its files, and what it looked at.

    None says that it shows so much of the corpus that it is to be made each time. `article` is the id of the
    article whose pages these are, if any.
    """

    name: str
    article: str | None
    files: tuple[tuple[str, bytes], ...]
    look: Look | None


class Pages:
    """The pages of a corpus as pieces of work that can be done in any process, in any order.

    A piece is an article's pages, an entity's, a page of a list or a whole list. Pickled it is its corpus.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._words = interface()
        self._templates = environment()
        self._index = Index(corpus)
        self._owners = Table("title", self._index.looks, _owners(self._index, self._words))
        self._pieces = tuple(_pieces(self._index, corpus, self._words))

    def __reduce__(self) -> tuple[type["Pages"], tuple[Corpus]]:
        return Pages, (self._corpus,)

    def __len__(self) -> int:
        return len(self._pieces)

    def names(self) -> Iterator[tuple[str, str | None]]:
        """Yield the names of the pieces, in their order, with the articles (by id) whose pages they are."""
        return ((piece.name, piece.article) for piece in self._pieces)

    def is_list(self, number: int) -> bool:
        """Tell whether a piece lists many things, and is not about one."""
        return self._pieces[number].kind in _LISTS

    @property
    def clippings(self) -> Mapping[str, Clipping]:
        """The clippings of the corpus, by the articles' ids; those that pages asked for last are at hand."""
        return self._index.opened

    def versions(self) -> Mapping[bytes, bytes]:
        """Return digests of what stands now at each place that pages look at, by those of the places."""
        return self._index.looks.versions()

    def make(self, numbers: Iterable[int]) -> Iterator[Printed]:
        """Yield some pieces."""
        looks = self._index.looks
        for number in numbers:
            looks.begin()
            piece = self._pieces[number]
            made = piece.make(piece.id)
            files = tuple(self._printed(each) if isinstance(each, Page) else each for each in made)
            yield Printed(piece.name, piece.article, files, looks.take())

    def _printed(self, page: Page) -> tuple[str, bytes]:
        corpus = self._corpus
        note = self._index.notes.get(page.path)
        html = self._templates.get_template(page.template).render(
            page=_titled(page, self._words, self._owners),
            view=page.view,
            root=_root(page, corpus.settings.base_url),
            site=corpus.settings,
            changes=urls.CHANGES if corpus.changes else None,
            note=note_html(note) if note is not None else None,
        )
        return page.path, html.encode()


def _root(page: Page, base_url: str | None) -> str:
    """Return what leads to the site's root; the page for what is not there is shown at any depth."""
    if page.path == urls.NOT_FOUND and base_url:
        return f"{base_url.rstrip('/')}/"
    return urls.root_from(page.path)


def _titled(page: Page, words: Interface, owners: Mapping[str, str]) -> Page:
    """Give a page a title of its own: a story and its first article would be called the same."""
    title = page.title
    if page.template in _NAMED_IN_SECTION:
        title = _in_section(title, page.section, words)
    if page.template in _OF_THINGS and owners.get(title, page.path) != page.path:
        title = f"{title} ({page.path.removesuffix('.html')})"
    return page if title == page.title else page._replace(title=title)


def _in_section(name: str, section: str, words: Interface) -> str:
    return f"{name} \u00b7 {words['nav'][section]}"


def _owners(index: Index, words: Interface) -> dict[str, str]:
    """Return for each title that several pages would have the path of the one that keeps it, the first."""
    first: dict[str, str] = {}
    shared: dict[str, str] = {}
    for title, path in _titles(index, words):
        if title in first:
            shared[title] = first[title]
        else:
            first[title] = path
    return shared


def _titles(index: Index, words: Interface) -> Iterator[tuple[str, str]]:
    """Yield the titles and paths of the pages that may be called as others are, after those of lists."""
    yield from ((title, "") for title in (index.settings.title, *words["nav"].values()))
    views = Views(index, urls.HOME, words["article"]["untitled"])
    for article in index.articles:
        yield views.title(article), urls.article_path(article)
        yield article.dump.file, urls.dump_path(article)
    entities = [entity for kind in Kind for entity in index.of_kind(kind)]
    namesakes = Counter(entity.name for entity in entities)
    for entity in entities:
        path = urls.entity_path(entity)
        yield _in_section(entity.name, urls.FOLDERS[entity.kind], words), path
        if namesakes[entity.name] > 1:
            yield from further_titles(index, entity, words["entity"]["parts"])
    for source, _ in index.sources():
        yield _in_section(source.name, "sources", words), urls.source_path(source)
    for story in index.stories:
        yield _in_section(visible(story.title), "stories", words), urls.story_path(story)


def _pieces(index: Index, corpus: Corpus, words: Interface) -> Iterator[_Piece]:
    """Yield what makes the pages and scripts, in the order in which they are written.

    What a piece is given here it has not looked at, so pieces of lists that are given parts of them are to be
    made each time; those of things, and of claims, are given their ids and paths alone.
    """
    untitled: str = words["article"]["untitled"]
    nav = words["nav"]
    makers = _makers(index, words)

    def of_all(make: Callable[[], _Made]) -> _Piece:
        return _Piece("", "", lambda _: _looking_at_all(index, make))

    def of_thing(kind: str, id_: str) -> _Piece:
        return _Piece(kind, id_, makers[kind])

    yield of_all(lambda: [_home(index, corpus, untitled)])
    yield of_all(lambda: article_lists(index, nav["articles"], untitled))
    # Entities come with the newest article that names them, while that is at hand.
    for article, entities in index.first_named():
        yield of_thing("article", article.id)
        yield from (of_thing("entity", id_) for id_ in entities)
    for kind in Kind:
        yield of_all(partial(entity_lists, index, kind, words["lists"][kind], words["orders"], untitled))
    for old, new in corpus.resolution.redirects.items():
        yield of_thing("redirect", f"{old} {new}")
    yield of_all(lambda: source_pages(index, nav["sources"], untitled))
    yield of_all(lambda: story_lists(index, nav["stories"], untitled))
    yield from (of_thing("story", story.id) for story in index.stories)
    for path, make in claim_pages(index, words, untitled):
        yield _Piece("claims", path, make) if path else of_all(partial(make, path))
    if corpus.changes:
        yield of_all(partial(change_pages, index, corpus.changes, nav["changes"], untitled))
    yield of_all(lambda: _single_pages(index, corpus, words))
    yield of_all(lambda: filter_scripts(index, words))
    yield of_all(static_files)
    yield of_all(lambda: [(".nojekyll", b"")])


def _makers(index: Index, words: Interface) -> dict[str, Callable[[str], _Made]]:
    """Return what makes the pages of a thing, given its id, by the kind of thing."""
    untitled: str = words["article"]["untitled"]
    parts: Mapping[str, str] = words["entity"]["parts"]
    first_of = {story.id: story.articles[0] for story in index.stories}

    def of_article(id_: str) -> Iterator[Page]:
        article = index.whole_articles[id_]
        yield article_page(index, article, untitled)
        yield dump_page(index, article, untitled)

    def of_entity(id_: str) -> Iterator[Page]:
        return entity_pages(index, index.whole_entities[id_], parts, untitled)

    def of_story(id_: str) -> Iterator[Page]:
        yield story_page(index, index.story_of[first_of[id_]], untitled)

    def of_redirect(ids: str) -> Iterator[Page]:
        old, new = ids.split()
        yield _redirect(index, old, new, words)

    return {"article": of_article, "entity": of_entity, "story": of_story, "redirect": of_redirect}


def _looking_at_all(index: Index, make: Callable[[], _Made]) -> Iterator[Page | tuple[str, bytes]]:
    index.looks.look_at_all()
    yield from make()


def _single_pages(index: Index, corpus: Corpus, words: Interface) -> Iterator[Page]:
    """Yield the pages of which a site has one and that are no lists."""
    nav = words["nav"]
    yield Page(urls.SEARCH, "search.html", nav["search"], "search", None)
    exports = tuple(
        Anchor(f"{name}.json", f"data/{name}.json") for name in (*urls.EXPORTS, urls.EXPORTS_INDEX)
    )
    is_small = len(index.articles) <= urls.MOST_IN_PLAIN_INDEX
    plain = Anchor("lunr-index.json", urls.PLAIN_INDEX) if is_small else None
    yield Page(urls.DATA, "data.html", nav["data"], "data", DataPage(exports, plain))
    about = page_html(corpus.notes[urls.ABOUT]) if urls.ABOUT in corpus.notes else None
    yield Page(urls.ABOUT, "about.html", nav["about"], "about", AboutPage(about))
    yield Page(urls.NOT_FOUND, "404.html", words["not_found"]["title"], "", None)


def _redirect(index: Index, old: str, new: str, words: Interface) -> Page:
    """Return the page at the address of an entity that is part of another now, or has another name."""
    path, entity = urls.entity_path_of(old), index.entities[new]
    anchor = Anchor(entity.name, urls.link(urls.entity_path(entity), root=urls.root_from(path)))
    return Page(path, "redirect.html", words["redirect"]["title"], path.partition("/")[0], anchor)


def _home(index: Index, corpus: Corpus, untitled: str) -> Page:
    views = Views(index, urls.HOME, untitled)
    claims = index.claims()
    counts = (
        ("articles", len(index.articles), urls.ARTICLES),
        *((urls.FOLDERS[kind], len(index.of_kind(kind)), urls.kind_path(kind)) for kind in Kind),
        *((("stories", len(index.stories), urls.STORIES),) if index.stories else ()),
        ("claims", len(claims), urls.CLAIMS),
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
        claims=tuple(views.listed_claim(each) for each in claims[:_CLAIMS_ON_HOME]),
    )
    return Page(urls.HOME, "index.html", corpus.settings.title, "home", view)
