"""The corpus looked at from each of its things: what pages list about an article, an entity, an outlet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple, Protocol

from newsmorgue.clippings import Mentioned, Statement, Whole, clippings_of, whole
from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.codes import country_names
from newsmorgue.lexicon.filing import Filed, as_it_is, load_name_order
from newsmorgue.model import (
    Article,
    ClaimMark,
    Corpus,
    Entity,
    Kind,
    Settings,
    Source,
    Story,
)
from newsmorgue.render.looks import Looks, Table
from newsmorgue.text.fold import fold
from newsmorgue.text.slugs import digest
from newsmorgue.urls import kind_of


class Named(Protocol):
    """What other pages show of an entity."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def kind(self) -> Kind:
        """What it is."""

    @property
    def name(self) -> str:
        """What it goes by."""


@dataclass(frozen=True, slots=True)
class Label:
    """An entity's name, and nothing that changes with each article that names it."""

    id: str
    kind: Kind
    name: str


class ClaimRef(NamedTuple):
    """A claim by its article (by id) and its place there, with what lists go by."""

    article: str
    position: int
    mark: ClaimMark


class Index:
    """Look-ups over a finished corpus; every list is in the order in which pages show it.

    Its tables remember what was looked at. What is made out of their values needs no table of its own.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.looks = looks = Looks()
        self._corpus = corpus
        self._told: dict[str, str] = {}
        entities = corpus.resolution.entities
        labels = {each.id: Label(each.id, each.kind, each.name) for each in entities}
        # Their kinds are in their ids.
        self.entities = Table("entity", looks, labels, lambda id_: labels[id_].name)
        # Entities with all that is known of them, for their own pages.
        self.whole_entities = Table("whole entity", looks, {each.id: each for each in entities})
        self._roles = Table("role", looks, {each.id: _role(each) for each in entities})
        self._other_names = Table("names", looks, {each.id: _names(each) for each in entities})
        self._articles = sorted(corpus.articles, key=_newest_first)
        self._heads = {article.id: article for article in self._articles}
        # Articles without their bodies, as lists show them; whole; and as other pages quote them.
        self.heads = Table("article", looks, self._heads, self._told_of_article)
        self.whole_articles = Table("whole article", looks, corpus.whole, self._told_of_article)
        self.opened = clippings_of(corpus)
        self.clippings = Table("clipping", looks, self.opened, self._told_of_clipping)
        naming: defaultdict[str, list[str]] = defaultdict(list)
        mentions: Counter[str] = Counter()
        claims_by: defaultdict[str, list[ClaimRef]] = defaultdict(list)
        claims_about: defaultdict[str, list[ClaimRef]] = defaultdict(list)
        self._claims: list[ClaimRef] = []
        # Of each entity the newest article's first.
        for id_ in self._heads:
            outline = corpus.outlines[id_]
            for entity, count in outline.named.items():
                naming[entity].append(id_)
                mentions[entity] += count
            for position, mark in enumerate(outline.claims):
                claim = ClaimRef(id_, position, mark)
                self._claims.append(claim)
                if mark.speaker:
                    claims_by[mark.speaker].append(claim)
                for entity in mark.about:
                    claims_about[entity].append(claim)
        self._naming: Table[Sequence[str]] = Table("articles naming", looks, naming, missing=())
        self._mention_counts = Table("mentions", looks, mentions, missing=0)
        self.claims_by: Table[Sequence[ClaimRef]] = Table(
            "claims by", looks, claims_by, lambda id_: _told_of_claims(claims_by[id_]), missing=()
        )
        self.claims_about: Table[Sequence[ClaimRef]] = Table(
            "claims about", looks, claims_about, lambda id_: _told_of_claims(claims_about[id_]), missing=()
        )
        self.doubts_of = Table("doubts", looks, _doubts(corpus))
        names = country_names()
        # The countries that the corpus names, by their codes.
        countries = {
            entity.country: labels[entity.id]
            for entity in entities
            if entity.kind is Kind.PLACE and entity.country and entity.name == names.get(entity.country)
        }
        self.countries = Table("country", looks, countries)
        self._compared = {story.id: story.articles for story in corpus.stories}
        story_of = {article: story for story in corpus.stories for article in story.articles}
        self.story_of = Table("story of", looks, story_of)
        self.comparisons = Table("comparison", looks, corpus.comparisons, self._told_of_comparison)
        self.dates = Table("dates", looks, corpus.dates, self._told_of_dates, missing=())
        self.inferred = Table("inferred", looks, corpus.inferred)
        self.notes = Table("note", looks, corpus.notes)

    @property
    def settings(self) -> Settings:
        """What the corpus says of itself; it holds for all pages."""
        return self._corpus.settings

    @property
    def articles(self) -> list[Article]:
        """All articles, the newest first."""
        self.looks.look_at_all()
        return self._articles

    @cached_property
    def _stories(self) -> list[Story]:
        return sorted(self._corpus.stories, key=lambda story: (story.date or "", story.id), reverse=True)

    @property
    def stories(self) -> list[Story]:
        """The stories, those of the newest articles first."""
        self.looks.look_at_all()
        return self._stories

    def claims(self) -> list[ClaimRef]:
        """Return all claims, those of the newest article first."""
        self.looks.look_at_all()
        return self._claims

    def statement(self, claim: ClaimRef) -> Statement:
        """Return a claim with its words."""
        return self.clippings[claim.article].statement(claim.position)

    @cached_property
    def _stated(self) -> dict[str, Statement]:
        return {each.id: each for id_ in self._heads for each in self.clippings[id_].statements()}

    def claim(self, id_: str) -> Statement:
        """Return the claim with an id."""
        self.looks.look_at_all()
        return self._stated[id_]

    def whole_clipping(self, article: str) -> Whole:
        """Return all names and claims of an article (by id)."""
        return whole(self.clippings[article])

    def claim_marks(self, article: str) -> Sequence[ClaimMark]:
        """Return what lists go by of the claims of an article (by id); for what shows all articles."""
        return self._corpus.outlines[article].claims

    def mentions_of(self, entity: str) -> tuple[list[Mentioned], Counter[str]]:
        """Return the mentions of an entity (by id), the newest article's first, and who is named beside it.

        With the ids of the others comes in how many of the same paragraphs they are named.
        """
        mentions: list[Mentioned] = []
        beside: list[str] = []
        for id_ in self._naming[entity]:
            own, others = self.clippings[id_].mentions_of(entity)
            mentions += own
            beside += others
        return mentions, Counter(beside)

    @property
    def filed(self) -> dict[str, Filed]:
        """What each entity is filed under, by its id."""
        self.looks.look_at_all()
        return self._filed

    @cached_property
    def _filed(self) -> dict[str, Filed]:
        order = load_name_order(load_lexicon().people)
        return {
            entity.id: order.filed(entity.name, (alias.text for alias in entity.aliases))
            if entity.kind is Kind.PERSON
            else as_it_is(entity.name)
            for entity in self._corpus.resolution.entities
        }

    @cached_property
    def _of_kind(self) -> dict[Kind, list[Entity]]:
        return {
            kind: sorted(
                (entity for entity in self._corpus.resolution.entities if entity.kind is kind),
                key=lambda entity: (self._filed[entity.id].key, entity.id),
            )
            for kind in Kind
        }

    def words_of_names(self, entity: str) -> frozenset[str]:
        """Return the words of all names of an entity (by id), folded."""
        return _words_of(self._other_names[entity])

    def named_in(self, article: str) -> Iterator[tuple[Kind, list[tuple[Label, int]]]]:
        """Yield of each kind the entities that an article names, and how often; the most named first."""
        found = [(self.entities[id_], count) for id_, count in self.clippings[article].counts.items()]
        found.sort(key=lambda each: (-each[1], each[0].name.casefold(), each[0].id))
        for kind in Kind:
            yield kind, [each for each in found if each[0].kind is kind]

    def of_kind(self, kind: Kind) -> list[Entity]:
        """Return all entities of a kind in the order of the alphabet."""
        self.looks.look_at_all()
        return self._of_kind[kind]

    def by_articles(self, kind: Kind) -> list[Entity]:
        """Return all entities of a kind, those that most articles name first."""
        return sorted(
            self.of_kind(kind),
            key=lambda entity: (-self.article_count(entity), -self.mention_count(entity)),
        )

    def first_named(self) -> Iterator[tuple[Article, list[str]]]:
        """Yield the articles, the newest first, each with the entities (by id) that no newer one names.

        For what asks which pages there are. Entities that no article names come with the last.
        """
        left = dict.fromkeys(each.id for each in self._corpus.resolution.entities)
        for position, article in enumerate(self._articles, start=1):
            named = [id_ for id_ in self._corpus.outlines[article.id].named if id_ in left]
            for id_ in named:
                del left[id_]
            yield article, [*named, *left] if position == len(self._articles) else named

    def article_count(self, entity: Named) -> int:
        """Return how many articles name an entity."""
        return len(self._naming[entity.id])

    def mention_count(self, entity: Named) -> int:
        """Return how often an entity is named."""
        return self._mention_counts[entity.id]

    def articles_naming(self, entity: Named) -> list[Article]:
        """Return the articles that name an entity, the newest first."""
        return [self.heads[id_] for id_ in self._naming[entity.id]]

    def role(self, entity: Named) -> str | None:
        """Return what most articles say that somebody is; of roles used alike the longest says most."""
        return self._roles[entity.id] or None

    def companions(
        self, beside: Mapping[str, int], most: int
    ) -> Iterator[tuple[Kind, list[tuple[Label, int]], int]]:
        """Yield of each kind those (by id) who are named beside somebody most often, and how often.

        Of each kind there are at most so many, and how many more there are comes with them. Of the others it
        is not asked what they are called: of somebody famous there are thousands.
        """
        for kind in Kind:
            counted = [(count, id_) for id_, count in beside.items() if kind_of(id_) is kind]
            counted.sort(reverse=True)
            least = counted[most - 1][0] if len(counted) > most else 0
            ranked = [(self.entities[id_], count) for count, id_ in counted if count >= least]
            ranked.sort(key=lambda each: (-each[1], each[0].name.casefold(), each[0].id))
            yield kind, ranked[:most], len(counted) - min(most, len(counted))

    def sources(self) -> list[tuple[Source, list[Article]]]:
        """Return the outlets by name, the one most used of each, with their articles, the newest first."""
        published: dict[str, list[Article]] = defaultdict(list)
        names: dict[str, Counter[str]] = defaultdict(Counter)
        for article in self.articles:
            if article.source:
                published[article.source.id].append(article)
                names[article.source.id][article.source.name] += 1
        sources = [
            Source(id_, min(used, key=lambda name, used=used: (-used[name], name)))  # type: ignore[misc]
            for id_, used in names.items()
        ]
        sources.sort(key=lambda source: (source.name.casefold(), source.id))
        return [(source, published[source.id]) for source in sources]

    def _told_of_article(self, id_: str) -> str:
        """Return what an article hangs on: what its analysis does, and the copies of its file."""
        return f"{self._corpus.sums.get(id_)} {self._heads[id_].dump.copies}"

    def _told_of_clipping(self, id_: str) -> str:
        if id_ not in self._told:  # every page that quotes the article asks
            meant = self._corpus.resolution.meant[id_]
            told = [f"{each.entity} {each.kind}" if each else "" for each in meant]
            self._told[id_] = digest("\n".join(told), 16)
        return f"{self._corpus.sums.get(id_)} {self._told[id_]}"

    def _told_of_comparison(self, id_: str) -> str:
        """Return what a story's comparison hangs on: all that is known of its articles."""
        articles = self._compared[id_]
        return " ".join(
            f"{self._told_of_clipping(each)} {self._corpus.inferred.get(each)}" for each in articles
        )

    def _told_of_dates(self, id_: str) -> str:
        return f"{self._corpus.sums.get(id_)} {self._corpus.inferred.get(id_)}"


@lru_cache(maxsize=4096)  # a few hundred people speak most of the time
def _words_of(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in names for word in fold(name).split())


def _told_of_claims(claims: Iterable[ClaimRef]) -> str:
    """Return which claims these are; their articles tell the rest of them."""
    return " ".join(f"{each.article} {each.position}" for each in claims)


def _role(entity: Entity) -> str:
    used = sorted(entity.roles, key=lambda role: (-len(role.articles), -len(role.text), role.text))
    return used[0].text if used else ""


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *(alias.text for alias in entity.aliases))


def _doubts(corpus: Corpus) -> dict[str, dict[str, list[str]]]:
    """Return who each entity perhaps is, with what speaks for it, by id; a doubt of one is one of both."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entity in corpus.resolution.entities:
        for doubt in entity.doubts:
            for one, other in ((entity.id, doubt.other), (doubt.other, entity.id)):
                if doubt.rule not in found[one][other]:
                    found[one][other].append(doubt.rule)
    return found


def _newest_first(article: Article) -> tuple[int, str, str]:
    """Sort by date, the newest first and the undated last; the same day by title."""
    date = article.published or article.updated
    if date is None:
        return (1, article.title or article.dump.file, article.id)
    return (-int("".join(c for c in date[:10] if c.isdigit()).ljust(8, "0")), article.title or "", article.id)
