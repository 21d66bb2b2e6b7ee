"""The pages of stories: how the outlets told one event, side by side."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsmorgue import urls
from newsmorgue.model import (
    Article,
    Attributed,
    Comparison,
    Difference,
    Fact,
    Group,
    Kind,
    Origin,
    Piece,
    Relation,
    Spot,
    Story,
    Tie,
    Told,
)
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
from newsmorgue.render.wording import Change, changes
from newsmorgue.text.dates import in_words
from newsmorgue.text.fold import fold, visible
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
_LONGEST_HEAD = 40


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
class Cell:
    """What an article has of a row: its claims, or a sentence; nothing where both are empty."""

    claims: tuple[ClaimView, ...] = ()
    sentence: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A claim or fact that several articles have: how they are alike, and each article's words."""

    relations: tuple[str, ...]
    speaker: Anchor | None
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """An outlet's version of a quotation, as what was changed of the fullest one."""

    outlet: str
    href: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Variance:
    """A quotation whose outlets do not print the same words: the fullest version, and the others."""

    speaker: Anchor | None
    outlet: str
    href: str
    text: str
    others: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class Valued:
    """A value in its sentence: the words before, at and behind it."""

    outlet: str
    href: str
    before: str
    value: str
    after: str


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


def story_pages(index: Index, title: str, untitled: str) -> Iterator[Page]:
    """Yield the list of stories, the newest first, and a page of each."""
    for number, batch in batches(index.stories, _PER_PAGE):
        path = urls.page_path(urls.STORIES, number)
        views = Views(index, path, untitled)
        view = StoriesPage(
            tuple(story_view(views, story) for story in batch),
            len(index.stories),
            pager(urls.STORIES, number, len(index.stories), _PER_PAGE),
        )
        yield Page(path, "stories.html", list_title(title, number), "stories", view)
    for story in index.stories:
        path = urls.story_path(story)
        yield Page(path, "story.html", visible(story.title), "stories", _Maker(index, story, untitled).page())


def story_view(views: Views, story: Story) -> StoryView:
    """Return a story as lists show it."""
    articles = [views.index.analyses[id_].article for id_ in story.articles]
    comparison = views.index.corpus.comparisons.get(story.id, Comparison())
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
        self._story, self._index = story, index
        self._views = Views(index, urls.story_path(story), untitled)
        self._comparison = index.corpus.comparisons.get(story.id, Comparison())
        self._articles = [index.analyses[id_].article for id_ in story.articles]
        self._order = {article.id: place for place, article in enumerate(self._articles)}
        self._columns = {article.id: self._column(article) for article in self._articles}
        self._claims = {
            each.claim.id: each for article in self._articles for each in index.claims_in[article.id]
        }

    def page(self) -> StoryPage:
        """Return what the template prints."""
        outlets, independent = self._origins()
        return StoryPage(
            title=visible(self._story.title),
            date=in_words(self._story.date[:_DAY]) if self._story.date else None,
            named=tuple(self._named()),
            ties=tuple(_by_kind(self._story.ties)),
            notes=tuple(visible(each) for each in self._story.notes),
            columns=tuple(self._columns.values()),
            outlets=outlets,
            origins=independent,
            origin_views=tuple(self._origin(each) for each in self._comparison.origins),
            credits=tuple(
                (self._columns[article.id].name, credited)
                for article in self._articles
                if (credited := _credited(article))
            ),
            unnamed=tuple(self._columns[id_].name for id_ in self._comparison.unnamed),
            rows=tuple(self._rows()),
            variances=tuple(self._variances()),
            differences=tuple(self._difference(each) for each in self._comparison.differences),
            alone=tuple(self._alone()),
            quoted=tuple(self._quoted()),
            days=tuple(self._days()),
        )

    def _column(self, article: Article) -> Column:
        date = article.published or article.updated
        inferred = self._index.corpus.inferred.get(article.id)
        return Column(
            name=_name(self._views, article),
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
        for article in self._articles:
            named = [each.entity for each in self._index.mentions_in[article.id] if each.entity]
            articles.update(set(named))
            mentions.update(named)
        for kind in Kind:
            found = [id_ for id_ in articles if self._index.entities[id_].kind is kind and articles[id_] > 1]
            best = sorted(found, key=lambda id_: (-articles[id_], -mentions[id_], id_))[:_NAMED]
            yield kind, tuple(self._views.entity_anchor(self._index.entities[id_]) for id_ in best)

    def _origins(self) -> tuple[int, int]:
        """Return how many outlets there are, and how many origins if all possible common ones are real."""
        outlets = {each.id: each.source.id if each.source else each.id for each in self._articles}
        of = {outlet: outlet for outlet in outlets.values()}
        for origin in self._comparison.origins:
            first, *others = (of[outlets[id_]] for id_ in origin.articles)
            of = {outlet: first if root in others else root for outlet, root in of.items()}
        return len(of), len(set(of.values()))

    def _origin(self, origin: Origin) -> OriginView:
        outlets = dict.fromkeys(self._columns[id_].name for id_ in origin.articles)
        shared = dict.fromkeys(_words(self._views, each) for each in origin.shared)
        return OriginView(tuple(outlets), origin.agency, tuple(shared))

    def _rows(self) -> Iterator[Row]:
        """Yield what several articles tell, in the order of the first one that does."""
        rows = {group.id: self._group_row(group) for group in self._comparison.groups}
        firsts = {group.id: self._first(group) for group in self._comparison.groups}
        for fact in self._comparison.facts:
            group = self._told_in(fact)
            if group:  # the claim and the sentences that tell the same are one row
                rows[group] = self._filled(rows[group], fact)
            else:
                rows[fact.id] = self._fact_row(fact)
                firsts[fact.id] = (self._order[fact.sentences[0].article], fact.sentences[0].start)
        yield from (rows[id_] for id_ in sorted(rows, key=lambda id_: (firsts[id_], id_)))

    def _told_in(self, fact: Fact) -> str | None:
        """Return the group of claims of which a claim stands in one of a fact's sentences."""
        for group in self._comparison.groups:
            for id_ in group.claims:
                claim = self._claims[id_]
                for each in fact.sentences:
                    inside = each.start < claim.claim.end and claim.claim.start < each.end
                    if inside and (claim.article, claim.claim.passage) == (each.article, each.passage):
                        return group.id
        return None

    def _filled(self, row: Row, fact: Fact) -> Row:
        """Return a row with a fact's sentences where it has nothing of an article."""
        by_article = {each.article: each for each in fact.sentences}
        cells = tuple(
            Cell(sentence=self._sentence(by_article[article.id]))
            if article.id in by_article and cell == Cell()
            else cell
            for article, cell in zip(self._articles, row.cells, strict=True)
        )
        return replace(row, cells=cells)

    def _first(self, group: Group) -> tuple[int, int]:
        first = self._claims[group.claims[0]]
        return self._order[first.article], first.claim.start

    def _group_row(self, group: Group) -> Row:
        by_article: defaultdict[str, list[ClaimView]] = defaultdict(list)
        for id_ in group.claims:
            by_article[self._claims[id_].article].append(self._views.claim(self._claims[id_]))
        speakers = {speaker for id_ in group.claims if (speaker := self._claims[id_].speaker)}
        one = self._index.entities[speakers.pop()] if len(speakers) == 1 else None
        relations = sorted({link.relation for link in group.links}, key=list(Relation).index)
        return Row(
            relations=tuple(relations),
            speaker=self._views.entity_anchor(one) if one else None,
            cells=tuple(Cell(tuple(by_article[article.id])) for article in self._articles),
        )

    def _fact_row(self, fact: Fact) -> Row:
        by_article = {each.article: each for each in fact.sentences}
        return Row(
            relations=("same fact",),
            speaker=None,
            cells=tuple(
                Cell(sentence=self._sentence(by_article[article.id])) if article.id in by_article else Cell()
                for article in self._articles
            ),
        )

    def _sentence(self, spot: Spot) -> Anchor:
        return Anchor(_words(self._views, spot), _at(self._views, spot))

    def _variances(self) -> Iterator[Variance]:
        """Yield the quotations that outlets print differently."""
        for group in self._comparison.groups:
            alike = {link.relation for link in group.links}
            if not alike & {Relation.TRIMMED, Relation.NEAR}:
                continue
            linked = {id_ for link in group.links if link.relation in _VERBATIM for id_ in (link.a, link.b)}
            claims = [self._claims[id_] for id_ in group.claims if id_ in linked]
            quotes = [(each, _shared_quotation(each, claims)) for each in claims]
            fullest, text = max(quotes, key=lambda each: len(each[1]))
            others = tuple(
                Version(
                    self._columns[each.article].name,
                    self._claim_href(each.claim.id),
                    changes(text, _quoted_of(each, text, words)),
                )
                for each, words in quotes
                if each is not fullest
            )
            speaker = self._index.entities[fullest.speaker] if fullest.speaker else None
            yield Variance(
                speaker=self._views.entity_anchor(speaker) if speaker else None,
                outlet=self._columns[fullest.article].name,
                href=self._claim_href(fullest.claim.id),
                text=visible(text),
                others=others,
            )

    def _claim_href(self, id_: str) -> str:
        article = self._index.analyses[self._claims[id_].article].article
        return self._views.link(urls.article_path(article), id_)

    def _difference(self, difference: Difference) -> tuple[str, tuple[Valued, ...]]:
        return difference.what, tuple(valued(self._views, each) for each in difference.values)

    def _alone(self) -> Iterator[Alone]:
        for article in self._articles:
            only = self._comparison.only.get(article.id)
            if only is None:
                continue
            entities = [self._index.entities[id_] for id_ in only.entities]
            yield Alone(
                column=self._columns[article.id],
                claims=tuple(self._views.claim(self._claims[id_]) for id_ in only.claims),
                named=tuple(
                    (kind, tuple(self._views.entity_anchor(each) for each in entities if each.kind is kind))
                    for kind in Kind
                ),
                sentences=tuple(self._sentence(each) for each in only.sentences),
                has_any=bool(only.claims or only.entities or only.sentences),
            )

    def _quoted(self) -> Iterator[Quoted]:
        """Yield who speaks, those with most claims first."""
        counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for each in self._claims.values():
            if each.speaker:
                counts[each.speaker][each.article] += 1
        ranked = sorted(counts, key=lambda id_: (-counts[id_].total(), id_))
        for id_ in ranked[:_QUOTED]:
            anchor = self._views.entity_anchor(self._index.entities[id_])
            yield Quoted(anchor, tuple(counts[id_][article.id] for article in self._articles))

    def _days(self) -> Iterator[Day]:
        """Yield the days around the story that its articles tell of."""
        told: defaultdict[str, list[Valued]] = defaultdict(list)
        for article in self._articles:
            spans = self._index.passages(article)
            for each in self._index.corpus.dates[article.id]:
                value = (each.value or "").partition("T")[0]
                if not self._is_near(value):
                    continue
                words = each.expression
                start, end = spans[words.passage]
                before = Spot(article.id, words.passage, max(start, words.start - _BESIDE), words.start, "")
                after = Spot(article.id, words.passage, words.end, min(end, words.end + _BESIDE), "")
                told[value].append(
                    Valued(
                        self._columns[article.id].name,
                        _at(self._views, before),
                        _cut(_edged(self._views, before, before=True), before.start > start, first=True),
                        visible(words.text),
                        _cut(_edged(self._views, after, before=False), after.end < end, first=False),
                    )
                )
        for value in sorted(told)[:_MOST_DAYS]:
            yield Day(in_words(value), tuple(told[value]))

    def _is_near(self, value: str) -> bool:
        """Tell a day that belongs to the story, and not to its background."""
        days = bounds(value) if len(value) == _DAY else None
        around = bounds(self._story.date) if self._story.date else None
        if days is None or around is None:
            return days is not None
        return max((around[0] - days[0]).days, (days[0] - around[1]).days) <= _DAYS_AROUND


_VERBATIM = frozenset({Relation.SAME, Relation.TRIMMED, Relation.NEAR})


def _by_kind(ties: Sequence[Tie]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the articles share, by its kind."""
    for kind in ("name", "word", "quotation"):
        yield kind, tuple(visible(tie.text) for tie in ties if tie.kind == kind)


def valued(views: Views, told: Told) -> Valued:
    """Return a value in its sentence."""
    value, sentence = told.value, told.sentence
    return Valued(
        outlet=_name(views, views.index.analyses[value.article].article),
        href=_at(views, value),
        before=_edged(views, _between(sentence, sentence.start, value.start), before=True),
        value=_words(views, value),
        after=_edged(views, _between(sentence, value.end, sentence.end), before=False),
    )


def _edged(views: Views, spot: Spot, *, before: bool) -> str:
    """Return what is read at a stretch, with the space that stands between it and the value, if any."""
    text = views.index.analyses[spot.article].article.dump.text[spot.start : spot.end]
    words = _words(views, spot)
    if before:
        return f"{words} " if words and text[-1:].isspace() else words
    return f" {words}" if words and text[:1].isspace() else words


def _words(views: Views, spot: Spot) -> str:
    """Return what is read at a stretch of an article."""
    article = views.index.analyses[spot.article].article
    return visible(views.index.readable(article).words(spot.start, spot.end))


def _at(views: Views, spot: Spot) -> str:
    return views.link(urls.article_path(views.index.analyses[spot.article].article), spot.passage)


def _name(views: Views, article: Article) -> str:
    """Return what the head of an article's column says: its outlet, or its title where that is not known."""
    return article.source.name if article.source else _shortened(views.title(article))


def _shortened(title: str) -> str:
    """Return as much of a title as the head of a column can hold."""
    if len(title) <= _LONGEST_HEAD:
        return title
    return f"{title[:_LONGEST_HEAD].rpartition(' ')[0]} \u2026"


def _shared_quotation(claim: Attributed, claims: Sequence[Attributed]) -> str:
    """Return which of a claim's quotations the others have most of."""
    others = [
        set(fold(quote.text).split()) for each in claims if each is not claim for quote in each.claim.quotes
    ]

    def common(quote: Piece) -> int:
        words = set(fold(quote.text).split())
        return max((len(words & other) for other in others), default=0)

    return max(claim.claim.quotes, key=common).text


def _quoted_of(claim: Attributed, fuller: str, words: str) -> str:
    """Return what a claim quotes of a fuller version: `words`, and its other quotations that are in it."""
    whole = set(fold(fuller).split())
    inside = [
        quote.text
        for quote in claim.claim.quotes
        if quote.text == words or whole.issuperset(fold(quote.text).split())
    ]
    return " ".join(inside)


def _credited(article: Article) -> tuple[str, ...]:
    """Return the agencies that an article credits beside its own outlet."""
    return tuple(each for each in article.agencies if not article.source or each != article.source.name)


def _between(spot: Spot, start: int, end: int) -> Spot:
    return Spot(spot.article, spot.passage, start, end, "")


def _cut(words: str, is_cut: bool, *, first: bool) -> str:  # noqa: FBT001
    """Return words whose first, or last, one may be a part of one: with an ellipsis in its place."""
    if not is_cut:
        return words
    if first:
        return f"\u2026 {words.partition(' ')[2]}"
    return f"{words.rpartition(' ')[0]} \u2026"


def story_articles(views: Views, story: Story, but: Article) -> tuple[ArticleView, ...]:
    """Return the other articles of a story."""
    others = (views.index.analyses[id_].article for id_ in story.articles if id_ != but.id)
    return tuple(views.article(other) for other in others)
