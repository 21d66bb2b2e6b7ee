"""What every page has, and the values that many of them show."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

from newsmorgue import urls
from newsmorgue.clippings import Statement
from newsmorgue.model import Article
from newsmorgue.render.index import ClaimRef, Index, Named
from newsmorgue.said import Words
from newsmorgue.text.dates import in_words
from newsmorgue.text.fold import fold, visible

T = TypeVar("T")


class Page(NamedTuple):
    """A page to be made: its path, its template, its title, and what the template prints as `view`.

    `section` is the entry of the navigation that it belongs to.
    """

    path: str
    template: str
    title: str
    section: str
    view: object


class Anchor(NamedTuple):
    """A link with its words; `kind` is an entity's kind, `count` is shown behind it."""

    text: str
    href: str
    kind: str | None = None
    count: int | None = None  # type: ignore[assignment] # tuples have a method of this name


class ClaimView(NamedTuple):
    """A claim as lists show it. `speaker` is the entity, `speaker_text` the article's words for it.

    `role` is what the article calls the speaker. `stand_in` are the words for a speaker who is not named
    there ("she"): who that is was read out of the rest of the article.
    """

    id: str
    href: str
    words: tuple[Words, ...]
    mode: str
    cue: str
    speaker: Anchor | None
    speaker_text: str | None
    role: str | None
    stand_in: str | None
    anonymous: bool
    denied: bool
    article: Anchor
    outlet: str | None
    date: str | None
    date_is_update: bool


class ArticleView(NamedTuple):
    """An article as lists show it."""

    title: Anchor
    standfirst: str | None
    outlet: Anchor | None
    date: str | None
    date_is_update: bool


@dataclass(frozen=True, slots=True)
class Pager:
    """Links from a page of a long list to its neighbours; None where there is only one page."""

    number: int
    count: int
    previous: str | None
    next: str | None


class _Known:
    """What pages at one depth have linked to so far, by id: thousands name the same articles and entities."""

    def __init__(self) -> None:
        self.articles: dict[str, ArticleView] = {}
        self.entities: dict[str, Anchor] = {}


# By the corpus that pages show, then by their way to the root and what they call an untitled article.
_KNOWN: WeakKeyDictionary[Index, dict[tuple[str, str], _Known]] = WeakKeyDictionary()


class Views:
    """Makes the values for one page, whose path decides how links are written."""

    def __init__(self, index: Index, path: str, untitled: str) -> None:
        self.index = index
        self.untitled = untitled
        self._path, self._root = path, urls.root_from(path)
        self._known = _KNOWN.setdefault(index, {}).setdefault((self._root, untitled), _Known())

    def link(self, path: str, anchor: str = "") -> str:
        """Return the address of a path of the site, from this page; of a place on it the anchor alone."""
        if anchor and path == self._path:
            return f"#{anchor}"
        return urls.link(path, root=self._root, anchor=anchor)

    def title(self, article: Article) -> str:
        """Return an article's title, or its file where it has none."""
        return visible(article.title) if article.title else f"{self.untitled} ({article.dump.file})"

    def article_anchor(self, article: Article) -> Anchor:
        """Return a link to an article."""
        return self.article(article).title

    def entity(self, id_: str) -> Anchor:
        """Return a link to an entity, by its id."""
        entity = self.index.entities[id_]  # looked at by every page that has the link
        return self._known.entities.get(id_) or self.entity_anchor(entity)

    def entity_anchor(self, entity: Named, count: int | None = None) -> Anchor:
        """Return a link to an entity, with a count to show."""
        anchor = self._known.entities.get(entity.id)
        if anchor is None:
            anchor = Anchor(entity.name, self.link(urls.entity_path(entity)), entity.kind)
            self._known.entities[entity.id] = anchor
        return anchor if count is None else Anchor(anchor.text, anchor.href, anchor.kind, count)

    def entity_link(self, entity: Named) -> str:
        """Return the address of an entity's page."""
        return self.entity_anchor(entity).href

    def outlet(self, article: Article) -> Anchor | None:
        """Return a link to an article's outlet."""
        return self.article(article).outlet

    def article(self, article: Article) -> ArticleView:
        """Return an article as lists show it."""
        view = self._known.articles.get(article.id)
        if view is None:
            date, source = article.published or article.updated, article.source
            view = ArticleView(
                Anchor(self.title(article), self.link(urls.article_path(article))),
                visible(article.standfirst) if article.standfirst else None,
                Anchor(source.name, self.link(urls.source_path(source))) if source else None,
                in_words(date) if date else None,
                article.published is None,
            )
            self._known.articles[article.id] = view
        return view

    def listed_claim(self, claim: ClaimRef) -> ClaimView:
        """Return a claim of a list as lists show it."""
        return self.claim(self.index.statement(claim))

    def claim(self, said: Statement) -> ClaimView:
        """Return a claim as lists show it."""
        article = self.index.heads[said.article]
        told = self.article(article)
        return ClaimView(
            id=said.id,
            href=self.link(urls.article_path(article), said.id),
            words=said.words,
            mode=said.mode,
            cue=said.cue,
            speaker=self.entity(said.speaker) if said.speaker else None,
            speaker_text=said.speaker_text,
            role=said.role,
            stand_in=self._stand_in(said.speaker, said.speaker_text),
            anonymous=said.anonymous,
            denied=said.denied,
            article=told.title,
            outlet=article.source.name if article.source else None,
            date=told.date,
            date_is_update=told.date_is_update,
        )

    def _stand_in(self, speaker: str | None, text: str | None) -> str | None:
        """Return the words for a speaker that have nothing of the name in them."""
        if speaker is None or text is None:
            return None
        named = not self.index.words_of_names(speaker).isdisjoint(_words_of(text))
        return None if named else text


@lru_cache(maxsize=4096)  # "he", "the president" and a few names are most of what stands for speakers
def _words_of(text: str) -> tuple[str, ...]:
    return tuple(fold(text).split())


def batches(items: Sequence[T], size: int) -> Iterator[tuple[int, Sequence[T]]]:
    """Yield the pages of a long list, each with its number; an empty list has one page."""
    for number, start in enumerate(range(0, max(len(items), 1), size), start=1):
        yield number, items[start : start + size]


def list_title(title: str, number: int) -> str:
    """Return the title of page `number` of a list."""
    return title if number == 1 else f"{title} \u00b7 {number}"


def pager(first: str, number: int, total: int, size: int) -> Pager | None:
    """Return the neighbours of page `number` of a list of `total` items; pages stand in one folder."""
    return neighbours(number, total, size, lambda of: urls.page_path(first, of).rpartition("/")[2])


def neighbours(number: int, total: int, size: int, href: Callable[[int], str]) -> Pager | None:
    """Return the neighbours of page `number` of a list of `total` items, where `href` says each page is."""
    count = max((total + size - 1) // size, 1)
    if count == 1:
        return None
    return Pager(
        number, count, href(number - 1) if number > 1 else None, href(number + 1) if number < count else None
    )
