"""The pages of stories: how the outlets told one event, side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsmorgue import urls
from newsmorgue.model import Article, Comparison, Difference, Kind, Origin, Spot, Story, Tie
from newsmorgue.render.coverage import Row, coverage
from newsmorgue.render.index import Index
from newsmorgue.render.pages import (
    Anchor,
    ArticleView,
    ClaimView,
    Page,
    Pager,
    Views,
    batches,
    list_title,
    pager,
)
from newsmorgue.render.sides import Sides, Valued, name_of, valued, within
from newsmorgue.render.variance import Variance, variances
from newsmorgue.text.dates import in_words
from newsmorgue.text.fold import visible
from newsmorgue.text.years import bounds

_PER_PAGE = 100
# How many of those whom all name, and of those who are quoted, a page shows.
_NAMED = 8
_QUOTED = 12
# Days further from the story's date are of its background; more than so many say no more.
_DAYS_AROUND = 45
_MOST_DAYS = 24
_DAY = len("2015-05-21")
_BESIDE = 60


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story as lists show it."""

    title: Anchor
    date: str | None
    outlets: tuple[str, ...]
    articles: int
    alike: int
    differ: int


@dataclass(frozen=True, slots=True)
class Column:
    """An article as the head of a column: its outlet, or its title where that is not known, and its day."""

    name: str
    href: str
    title: str
    date: str | None
    date_is_update: bool
    inferred: str | None


@dataclass(frozen=True, slots=True)
class Alone:
    """What one article alone has."""

    column: Column
    claims: tuple[ClaimView, ...]
    named: tuple[tuple[str, tuple[Anchor, ...]], ...]
    sentences: tuple[Anchor, ...]
    has_any: bool


@dataclass(frozen=True, slots=True)
class OriginView:
    """A source that several outlets may have in common; `shared` are the sentences that they all print."""

    outlets: tuple[str, ...]
    agency: str | None
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody who speaks in the story, and how many claims each article has of them."""

    speaker: Anchor
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A day or month that the articles tell of, with the words of each."""

    name: str
    told: tuple[Valued, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """What the template of a story prints; `outlets` and `origins` count who may be independent."""

    title: str
    date: str | None
    named: tuple[tuple[str, tuple[Anchor, ...]], ...]
    ties: tuple[tuple[str, tuple[str, ...]], ...]
    notes: tuple[str, ...]
    columns: tuple[Column, ...]
    outlets: int
    origins: int
    origin_views: tuple[OriginView, ...]
    credits: tuple[tuple[str, tuple[str, ...]], ...]
    unnamed: tuple[str, ...]
    rows: tuple[Row, ...]
    variances: tuple[Variance, ...]
    differences: tuple[tuple[str, tuple[Valued, ...]], ...]
    alone: tuple[Alone, ...]
    quoted: tuple[Quoted, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True)
class StoriesPage:
    """A page of the list of stories."""

    stories: tuple[StoryView, ...]
    total: int
    pager: Pager | None


def story_lists(index: Index, title: str, untitled: str) -> Iterator[Page]:
    """Yield the list of stories, the newest first."""
    for number, batch in batches(index.stories, _PER_PAGE):
        path = urls.page_path(urls.STORIES, number)
        views = Views(index, path, untitled)
        view = StoriesPage(
            tuple(story_view(views, story) for story in batch),
            len(index.stories),
            pager(urls.STORIES, number, len(index.stories), _PER_PAGE),
        )
        yield Page(path, "stories.html", list_title(title, number), "stories", view)


def story_page(index: Index, story: Story, untitled: str) -> Page:
    """Return the page of a story."""
    view = _Maker(index, story, untitled).page()
    return Page(urls.story_path(story), "story.html", visible(story.title), "stories", view)


def story_view(views: Views, story: Story) -> StoryView:
    """Return a story as lists show it."""
    articles = [views.index.heads[id_] for id_ in story.articles]
    comparison = views.index.comparisons.get(story.id, Comparison())
    outlets = dict.fromkeys(article.source.name for article in articles if article.source)
    return StoryView(
        title=Anchor(visible(story.title), views.link(urls.story_path(story))),
        date=in_words(story.date[:_DAY]) if story.date else None,
        outlets=tuple(outlets),
        articles=len(articles),
        alike=len(comparison.groups) + len(comparison.facts),
        differ=len(comparison.differences),
    )


class _Maker:
    """Makes the page of one story."""

    def __init__(self, index: Index, story: Story, untitled: str) -> None:
        self._views = Views(index, urls.story_path(story), untitled)
        self._index = index
        self._sides = Sides(self._views, story)
        self._columns = {article.id: self._column(article) for article in self._sides.articles}

    def page(self) -> StoryPage:
        """Return what the template prints."""
        outlets, independent = self._origins()
        return StoryPage(
            title=visible(self._sides.story.title),
            date=in_words(self._sides.story.date[:_DAY]) if self._sides.story.date else None,
            named=tuple(self._named()),
            ties=tuple(_by_kind(self._sides.story.ties)),
            notes=tuple(visible(each) for each in self._sides.story.notes),
            columns=tuple(self._columns.values()),
            outlets=outlets,
            origins=independent,
            origin_views=tuple(self._origin(each) for each in self._sides.comparison.origins),
            credits=tuple(
                (self._columns[article.id].name, credited)
                for article in self._sides.articles
                if (credited := _credited(article))
            ),
            unnamed=tuple(self._columns[id_].name for id_ in self._sides.comparison.unnamed),
            rows=tuple(coverage(self._sides)),
            variances=tuple(variances(self._sides)),
            differences=tuple(self._difference(each) for each in self._sides.comparison.differences),
            alone=tuple(self._alone()),
            quoted=tuple(self._quoted()),
            days=tuple(self._days()),
        )

    def _column(self, article: Article) -> Column:
        date = article.published or article.updated
        inferred = self._index.inferred.get(article.id)
        return Column(
            name=name_of(self._views, article),
            href=self._views.link(urls.article_path(article)),
            title=self._views.title(article),
            date=in_words(date[:_DAY]) if date else None,
            date_is_update=article.published is None,
            inferred=in_words(inferred.value) if inferred else None,
        )

    def _named(self) -> Iterator[tuple[str, tuple[Anchor, ...]]]:
        """Yield those whom most of the articles name, by kind."""
        articles: Counter[str] = Counter()
        mentions: Counter[str] = Counter()
        for article in self._sides.articles:
            named = self._index.clippings[article.id].counts
            articles.update(named.keys())
            mentions.update(named)
        for kind in Kind:
            found = [id_ for id_ in articles if self._index.entities[id_].kind is kind and articles[id_] > 1]
            best = sorted(found, key=lambda id_: (-articles[id_], -mentions[id_], id_))[:_NAMED]
            yield kind, tuple(self._views.entity_anchor(self._index.entities[id_]) for id_ in best)

    def _origins(self) -> tuple[int, int]:
        """Return how many outlets there are, and how many origins if all possible common ones are real."""
        outlets = {each.id: each.source.id if each.source else each.id for each in self._sides.articles}
        of = {outlet: outlet for outlet in outlets.values()}
        for origin in self._sides.comparison.origins:
            first, *others = (of[outlets[id_]] for id_ in origin.articles)
            of = {outlet: first if root in others else root for outlet, root in of.items()}
        return len(of), len(set(of.values()))

    def _origin(self, origin: Origin) -> OriginView:
        outlets = dict.fromkeys(self._columns[id_].name for id_ in origin.articles)
        shared = dict.fromkeys(self._sides.sentence(each).text for each in origin.shared)
        return OriginView(tuple(outlets), origin.agency, tuple(shared))

    def _difference(self, difference: Difference) -> tuple[str, tuple[Valued, ...]]:
        return difference.what, tuple(valued(self._views, each) for each in difference.values)

    def _alone(self) -> Iterator[Alone]:
        for article in self._sides.articles:
            only = self._sides.comparison.only.get(article.id)
            if only is None:
                continue
            entities = [self._index.entities[id_] for id_ in only.entities]
            yield Alone(
                column=self._columns[article.id],
                claims=tuple(self._sides.claim(id_) for id_ in only.claims),
                named=tuple(
                    (kind, tuple(self._views.entity_anchor(each) for each in entities if each.kind is kind))
                    for kind in Kind
                ),
                sentences=tuple(self._sides.sentence(each) for each in only.sentences),
                has_any=bool(only.claims or only.entities or only.sentences),
            )

    def _quoted(self) -> Iterator[Quoted]:
        """Yield who speaks, those with most claims first."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for each in self._sides.claims.values():
            if each.speaker:
                counts[each.speaker][each.article] += 1
        ranked = sorted(counts, key=lambda id_: (-counts[id_].total(), id_))
        for id_ in ranked[:_QUOTED]:
            anchor = self._views.entity_anchor(self._index.entities[id_])
            yield Quoted(anchor, tuple(counts[id_][article.id] for article in self._sides.articles))

    def _days(self) -> Iterator[Day]:
        """Yield the days around the story that its articles tell of."""
        told: defaultdict[str, list[Valued]] = defaultdict(list)
        for article in self._sides.articles:
            spans = self._index.clippings[article.id].passages
            for each in self._index.dates[article.id]:
                value = (each.value or "").partition("T")[0]
                if not self._is_near(value):
                    continue
                words = each.expression
                spot = Spot(article.id, words.passage, words.start, words.end, words.text)
                told[value].append(within(self._views, spot, spans[words.passage], _BESIDE))
        for value in sorted(told)[:_MOST_DAYS]:
            yield Day(in_words(value), tuple(told[value]))

    def _is_near(self, value: str) -> bool:
        """Tell a day that belongs to the story, and not to its background."""
        days = bounds(value) if len(value) == _DAY else None
        around = bounds(self._sides.story.date) if self._sides.story.date else None
        if days is None or around is None:
            return days is not None
        return max((around[0] - days[0]).days, (days[0] - around[1]).days) <= _DAYS_AROUND


def _by_kind(ties: Sequence[Tie]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the articles share, by its kind."""
    for kind in ("name", "word", "quotation"):
        yield kind, tuple(visible(tie.text) for tie in ties if tie.kind == kind)


def _credited(article: Article) -> tuple[str, ...]:
    """Return the agencies that an article credits beside its own outlet."""
    return tuple(each for each in article.agencies if not article.source or each != article.source.name)


def story_articles(views: Views, story: Story, but: Article) -> tuple[ArticleView, ...]:
    """Return the other articles of a story."""
    others = (views.index.heads[id_] for id_ in story.articles if id_ != but.id)
    return tuple(views.article(other) for other in others)
