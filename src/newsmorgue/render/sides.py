"""A story's articles side by side: what the parts of its page look up."""

from dataclasses import dataclass

from newsmorgue import urls
from newsmorgue.clippings import Statement
from newsmorgue.model import Article, Attributed, Comparison, Spot, Story, Told
from newsmorgue.render.index import Index
from newsmorgue.render.marked import excerpt
from newsmorgue.render.pages import Anchor, ClaimView, Views
from newsmorgue.text.fold import visible

_LONGEST_HEAD = 40


@dataclass(frozen=True, slots=True)
class Valued:
    """A value in its sentence: the words before, at and behind it."""

    outlet: str
    href: str
    before: str
    value: str
    after: str


class Sides:
    """The articles of a story in their order, with their claims by id, for the page of `views`."""

    def __init__(self, views: Views, story: Story) -> None:
        index = views.index
        self.views, self.story = views, story
        self.comparison = index.comparisons.get(story.id, Comparison())
        self.articles = [index.heads[id_] for id_ in story.articles]
        self.order = {article.id: place for place, article in enumerate(self.articles)}
        self.claims: dict[str, Attributed] = {
            each.claim.id: each for article in self.articles for each in index.clippings[article.id].claims()
        }
        self._statements: dict[str, Statement] = {
            each.id: each for article in self.articles for each in index.clippings[article.id].statements()
        }

    @property
    def index(self) -> Index:
        """The corpus, as pages look things up in it."""
        return self.views.index

    def name(self, article: str) -> str:
        """Return what stands for an article (by id): see `name_of`."""
        return name_of(self.views, self.index.heads[article])

    def speaker(self, claim: Attributed) -> Anchor | None:
        """Return a link to who makes a claim, where that is known."""
        return self.views.entity_anchor(self.index.entities[claim.speaker]) if claim.speaker else None

    def claim(self, id_: str) -> ClaimView:
        """Return a claim as lists show it."""
        return self.views.claim(self._statements[id_])

    def claim_href(self, claim: Attributed) -> str:
        """Return the address of a claim in its article."""
        return self.views.link(urls.article_path(self.index.heads[claim.article]), claim.claim.id)

    def sentence(self, spot: Spot) -> Anchor:
        """Return the words of a stretch, with a link to their paragraph."""
        article = self.index.heads[spot.article]
        words = visible(self.index.clippings[article.id].readable.words(spot.start, spot.end))
        return Anchor(words, self.views.link(urls.article_path(article), spot.passage))


def name_of(views: Views, article: Article) -> str:
    """Return what stands for an article: its outlet, or as much of its title as a column can head."""
    if article.source:
        return article.source.name
    title = views.title(article)
    return title if len(title) <= _LONGEST_HEAD else f"{title[:_LONGEST_HEAD].rpartition(' ')[0]} \u2026"


def valued(views: Views, told: Told) -> Valued:
    """Return a value in its sentence."""
    value, sentence = told.value, told.sentence
    reach = sentence.end - sentence.start
    return within(views, value, (sentence.start, sentence.end), reach)


def within(views: Views, spot: Spot, around: tuple[int, int], reach: int) -> Valued:
    """Return a stretch in what stands around it, up to `reach` characters each way."""
    article = views.index.heads[spot.article]
    readable = views.index.clippings[article.id].readable
    words = excerpt(readable.text, readable.inside(spot.start, spot.end), readable.inside(*around), reach)
    return Valued(name_of(views, article), views.link(urls.article_path(article), spot.passage), *words)
