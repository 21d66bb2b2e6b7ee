"""The corpus looked at from each of its things: what pages list about an article, an entity, an outlet."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.codes import country_names
from newsmorgue.lexicon.filing import Filed, as_it_is, load_name_order
from newsmorgue.model import (
    Analysis,
    Article,
    Attributed,
    Corpus,
    Entity,
    Kind,
    Resolved,
    Settings,
    Source,
    Story,
)
from newsmorgue.render.looks import ALL, Looks, Table
from newsmorgue.text.fold import fold
from newsmorgue.text.markup import Readable, readable


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


class Index:
    """Look-ups over a finished corpus; every list is in the order in which pages show it.

    Its tables remember what was looked at. What is made out of their values needs no table of its own.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.looks = looks = Looks()
        self._corpus = corpus
        self._readable: dict[str, Readable] = {}
        self._passages: dict[str, dict[str, tuple[int, int]]] = {}
        resolution = corpus.resolution
        labels = {each.id: Label(each.id, each.kind, each.name) for each in resolution.entities}
        self.entities = Table("entity", looks, labels)
        # Entities with all that is known of them, for their own pages.
        self.whole = Table("whole entity", looks, {each.id: each for each in resolution.entities})
        self._roles = Table("role", looks, {each.id: _role(each) for each in resolution.entities})
        self._other_names = Table("names", looks, {each.id: _names(each) for each in resolution.entities})
        self._analyses = {analysis.article.id: analysis for analysis in corpus.analyses}
        self.analyses = Table("analysis", looks, self._analyses, self._told_of_analysis)
        self._articles = sorted((analysis.article for analysis in corpus.analyses), key=_newest_first)
        mentions, references = _by_article(resolution.mentions), _by_article(resolution.references)
        claims = _by_article(resolution.claims)
        # What each article has, in the order of the text.
        self.mentions_in = Table("mentions", looks, mentions, self._told_of_resolved, missing=[])
        self._references_in = Table("references", looks, references, self._told_of_resolved, missing=[])
        self.claims_in = Table("claims", looks, claims, self._told_of_claims, missing=[])
        self._mentions_at: dict[str, dict[str, list[Resolved]]] = {}
        self._references_at: dict[str, dict[str, list[Resolved]]] = {}
        # An entity's mentions, and the claims that it makes and that name it: the newest article's first.
        mentions_of: defaultdict[str, list[Resolved]] = defaultdict(list)
        claims_by: defaultdict[str, list[Attributed]] = defaultdict(list)
        claims_about: defaultdict[str, list[Attributed]] = defaultdict(list)
        for article in self._articles:
            for resolved in mentions.get(article.id, ()):
                if resolved.entity:
                    mentions_of[resolved.entity].append(resolved)
            for attributed in claims.get(article.id, ()):
                if attributed.speaker:
                    claims_by[attributed.speaker].append(attributed)
                for id_ in attributed.about:
                    claims_about[id_].append(attributed)
        self.mentions_of = Table("mentions of", looks, mentions_of, self._told_of_resolved, missing=[])
        self.claims_by = Table("claims by", looks, claims_by, self._told_of_claims, missing=[])
        self.claims_about = Table("claims about", looks, claims_about, self._told_of_claims, missing=[])
        naming = {
            id_: tuple(dict.fromkeys(resolved.article for resolved in found))
            for id_, found in mentions_of.items()
        }
        self._naming = Table("articles naming", looks, naming, missing=())
        self.doubts_of = Table("doubts", looks, _doubts(corpus))
        names = country_names()
        # The countries that the corpus names, by their codes.
        countries = {
            entity.country: labels[entity.id]
            for entity in resolution.entities
            if entity.kind is Kind.PLACE and entity.country and entity.name == names.get(entity.country)
        }
        self.countries = Table("country", looks, countries)
        story_of = {article: story for story in corpus.stories for article in story.articles}
        self.story_of = Table("story of", looks, story_of)
        self.comparisons = Table("comparison", looks, corpus.comparisons)
        self.dates = Table("dates", looks, corpus.dates)
        self.inferred = Table("inferred", looks, corpus.inferred)
        self.notes = Table("note", looks, corpus.notes)
        self._claims = {each.claim.id: each for each in resolution.claims}

    @property
    def settings(self) -> Settings:
        """What the corpus says of itself; it holds for all pages."""
        return self._corpus.settings

    @property
    def articles(self) -> list[Article]:
        """All articles, the newest first."""
        self.looks.seen.add(ALL)
        return self._articles

    @cached_property
    def _stories(self) -> list[Story]:
        return sorted(self._corpus.stories, key=lambda story: (story.date or "", story.id), reverse=True)

    @property
    def stories(self) -> list[Story]:
        """The stories, those of the newest articles first."""
        self.looks.seen.add(ALL)
        return self._stories

    def claims(self) -> list[Attributed]:
        """Return all claims, those of the newest article first."""
        return [attributed for article in self.articles for attributed in self.claims_in[article.id]]

    def claim(self, id_: str) -> Attributed:
        """Return the claim with an id."""
        found = self._claims[id_]
        return next(each for each in self.claims_in[found.article] if each.claim.id == id_)

    def mentions_at(self, article: str, passage: str) -> list[Resolved]:
        """Return what a passage of an article names, by their ids, in the order of the text."""
        return _at(self._mentions_at, article, passage, self.mentions_in)

    def references_at(self, article: str, passage: str) -> list[Resolved]:
        """Return what stands for somebody without a name in a passage of an article."""
        return _at(self._references_at, article, passage, self._references_in)

    @property
    def filed(self) -> dict[str, Filed]:
        """What each entity is filed under, by its id."""
        self.looks.seen.add(ALL)
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

    def readable(self, article: Article) -> Readable:
        """Return the readable form of an article's text."""
        if article.id not in self._readable:
            self._readable[article.id] = readable(article)
        return self._readable[article.id]

    def passages(self, article: Article) -> dict[str, tuple[int, int]]:
        """Return the spans of an article's paragraphs, captions and fields, by their ids."""
        if article.id not in self._passages:
            spans = {name: (piece.start, piece.end) for name, piece in article.fields.items()}
            spans |= {each.id: (each.start, each.end) for each in article.paragraphs}
            spans |= {each.id: (each.start, each.end) for each in article.captions}
            self._passages[article.id] = spans
        return self._passages[article.id]

    def role_in(self, article: str, entity: str) -> str | None:
        """Return the first role that an article (by id) gives to an entity (by id)."""
        return next(
            (
                resolved.mention.role.text
                for resolved in self.mentions_in[article]
                if resolved.entity == entity and resolved.mention.role
            ),
            None,
        )

    def words_of_names(self, entity: Named) -> frozenset[str]:
        """Return the words of all names of an entity, folded."""
        return frozenset(word for name in self._other_names[entity.id] for word in fold(name).split())

    def named_in(self, article: Article, kind: Kind) -> list[tuple[Label, int]]:
        """Return the entities of a kind that an article names, and how often; the most named first."""
        counts = Counter(resolved.entity for resolved in self.mentions_in[article.id] if resolved.entity)
        found = [
            (self.entities[id_], count) for id_, count in counts.items() if self.entities[id_].kind is kind
        ]
        return sorted(found, key=lambda each: (-each[1], each[0].name.casefold(), each[0].id))

    def of_kind(self, kind: Kind) -> list[Entity]:
        """Return all entities of a kind in the order of the alphabet."""
        self.looks.seen.add(ALL)
        return self._of_kind[kind]

    def by_articles(self, kind: Kind) -> list[Entity]:
        """Return all entities of a kind, those that most articles name first."""
        return sorted(
            self.of_kind(kind),
            key=lambda entity: (-self.article_count(entity), -len(self.mentions_of[entity.id])),
        )

    def article_count(self, entity: Named) -> int:
        """Return how many articles name an entity."""
        return len(self._naming[entity.id])

    def articles_naming(self, entity: Named) -> list[Article]:
        """Return the articles that name an entity, the newest first."""
        return [self.analyses[id_].article for id_ in self._naming[entity.id]]

    def role(self, entity: Named) -> str | None:
        """Return what most articles say that somebody is; of roles used alike the longest says most."""
        return self._roles[entity.id] or None

    def companions(self, entity: Named) -> list[tuple[Label, int]]:
        """Return the entities named in the same paragraphs, and in how many; those named in most first."""
        places = {(resolved.article, resolved.mention.passage) for resolved in self.mentions_of[entity.id]}
        together: Counter[str] = Counter()
        for place in places:
            together.update({resolved.entity for resolved in self.mentions_at(*place) if resolved.entity})
        together.pop(entity.id, None)
        ranked = sorted(
            together.items(), key=lambda each: (-each[1], self.entities[each[0]].name.casefold(), each[0])
        )
        return [(self.entities[id_], count) for id_, count in ranked]

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

    def _told_of_analysis(self, analysis: Analysis) -> str:
        """Return what an analysis hangs on, and the copies of its file."""
        article = analysis.article
        return f"{self._corpus.sums.get(article.id)} {article.dump.copies}"

    def _told_of_resolved(self, found: Sequence[Resolved]) -> str:
        """Return where mentions stand and what they name; their articles tell the rest of them."""
        sums = self._corpus.sums
        return " ".join(
            f"{sums.get(each.article)} {each.mention.start} {each.entity} {each.candidates}" for each in found
        )

    def _told_of_claims(self, found: Sequence[Attributed]) -> str:
        sums = self._corpus.sums
        return " ".join(
            f"{sums.get(each.article)} {each.claim.id} {each.speaker} {each.about}" for each in found
        )


def _role(entity: Entity) -> str:
    used = sorted(entity.roles, key=lambda role: (-len(role.articles), -len(role.text), role.text))
    return used[0].text if used else ""


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *(alias.text for alias in entity.aliases))


_Of = TypeVar("_Of", Resolved, Attributed)


def _by_article(found: Iterable[_Of]) -> dict[str, list[_Of]]:
    """Return what stands in each article, in the order of the text."""
    placed: defaultdict[str, list[_Of]] = defaultdict(list)
    for each in found:
        placed[each.article].append(each)
    return dict(placed)


def _at(
    placed: dict[str, dict[str, list[Resolved]]],
    article: str,
    passage: str,
    found: Table[list[Resolved]],
) -> list[Resolved]:
    """Return what of `found` stands in a passage; `placed` has what is sorted already."""
    every = found[article]
    if article not in placed:
        by_passage = placed[article] = {}
        for each in every:
            by_passage.setdefault(each.mention.passage, []).append(each)
    return placed[article].get(passage, [])


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
