"""The corpus looked at from each of its things: what pages list about an article, an entity, an outlet."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cached_property

from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.codes import country_names
from newsmorgue.lexicon.filing import Filed, as_it_is, load_name_order
from newsmorgue.model import Analysis, Article, Attributed, Corpus, Entity, Kind, Resolved, Source, Story
from newsmorgue.text.fold import fold
from newsmorgue.text.markup import Readable, readable


class Index:
    """Look-ups over a finished corpus; every list is in the order in which pages show it."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._readable: dict[str, Readable] = {}
        self._passages: dict[str, dict[str, tuple[int, int]]] = {}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in corpus.resolution.entities}
        self.analyses: dict[str, Analysis] = {analysis.article.id: analysis for analysis in corpus.analyses}
        self.articles: list[Article] = sorted(
            (analysis.article for analysis in corpus.analyses), key=_newest_first
        )
        self.mentions_in: dict[str, list[Resolved]] = defaultdict(list)
        for resolved in corpus.resolution.mentions:
            self.mentions_in[resolved.article].append(resolved)
        # An entity's mentions, those of the newest article first, in the order of the text.
        self.mentions_of: dict[str, list[Resolved]] = defaultdict(list)
        for article in self.articles:
            for resolved in self.mentions_in[article.id]:
                if resolved.entity:
                    self.mentions_of[resolved.entity].append(resolved)
        self._articles_naming: dict[str, list[Article]] = {
            id_: [self.analyses[each].article for each in dict.fromkeys(found.article for found in mentions)]
            for id_, mentions in self.mentions_of.items()
        }
        self.doubts_of = _doubts(corpus)
        names = country_names()
        # The countries that the corpus names, by their codes.
        self.countries: dict[str, Entity] = {
            entity.country: entity
            for entity in corpus.resolution.entities
            if entity.kind is Kind.PLACE and entity.country and entity.name == names.get(entity.country)
        }
        self.story_of: dict[str, Story] = {
            article: story for story in corpus.stories for article in story.articles
        }
        # The stories, those of the newest articles first.
        self.stories: list[Story] = sorted(
            corpus.stories, key=lambda story: (story.date or "", story.id), reverse=True
        )
        self.mentions_at = _by_passage(corpus.resolution.mentions)
        self.references_at = _by_passage(corpus.resolution.references)
        self.claims_in: dict[str, list[Attributed]] = defaultdict(list)
        for attributed in corpus.resolution.claims:
            self.claims_in[attributed.article].append(attributed)
        # The claims that an entity makes and that name it, the newest article's first.
        self.claims_by: dict[str, list[Attributed]] = defaultdict(list)
        self.claims_about: dict[str, list[Attributed]] = defaultdict(list)
        for attributed in self.claims():
            if attributed.speaker:
                self.claims_by[attributed.speaker].append(attributed)
            for id_ in attributed.about:
                self.claims_about[id_].append(attributed)

    @cached_property
    def _claims(self) -> dict[str, Attributed]:
        return {each.claim.id: each for each in self.corpus.resolution.claims}

    def claim(self, id_: str) -> Attributed:
        """Return the claim with an id."""
        return self._claims[id_]

    @cached_property
    def filed(self) -> dict[str, Filed]:
        """What each entity is filed under, by its id."""
        order = load_name_order(load_lexicon().people)
        return {
            entity.id: order.filed(entity.name, (alias.text for alias in entity.aliases))
            if entity.kind is Kind.PERSON
            else as_it_is(entity.name)
            for entity in self.corpus.resolution.entities
        }

    @cached_property
    def _of_kind(self) -> dict[Kind, list[Entity]]:
        return {
            kind: sorted(
                (entity for entity in self.corpus.resolution.entities if entity.kind is kind),
                key=lambda entity: (self.filed[entity.id].key, entity.id),
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

    @cached_property
    def role_in(self) -> dict[tuple[str, str], str]:
        """The first role that an article (by id) gives to an entity (by id)."""
        found: dict[tuple[str, str], str] = {}
        for resolved in self.corpus.resolution.mentions:
            if resolved.entity and resolved.mention.role:
                found.setdefault((resolved.article, resolved.entity), resolved.mention.role.text)
        return found

    @cached_property
    def words_of_names(self) -> dict[str, frozenset[str]]:
        """The words of all names of each entity, folded, by its id."""
        return {
            entity.id: frozenset(
                word
                for name in (entity.name, *(alias.text for alias in entity.aliases))
                for word in fold(name).split()
            )
            for entity in self.corpus.resolution.entities
        }

    def claims(self) -> list[Attributed]:
        """Return all claims, those of the newest article first."""
        return [attributed for article in self.articles for attributed in self.claims_in[article.id]]

    def named_in(self, article: Article, kind: Kind) -> list[tuple[Entity, int]]:
        """Return the entities of a kind that an article names, and how often; the most named first."""
        counts = Counter(resolved.entity for resolved in self.mentions_in[article.id] if resolved.entity)
        found = [
            (self.entities[id_], count) for id_, count in counts.items() if self.entities[id_].kind is kind
        ]
        return sorted(found, key=lambda each: (-each[1], each[0].name.casefold(), each[0].id))

    def of_kind(self, kind: Kind) -> list[Entity]:
        """Return all entities of a kind in the order of the alphabet."""
        return self._of_kind[kind]

    def by_articles(self, kind: Kind) -> list[Entity]:
        """Return all entities of a kind, those that most articles name first."""
        return sorted(
            self.of_kind(kind),
            key=lambda entity: (-self.article_count(entity), -len(self.mentions_of[entity.id])),
        )

    def article_count(self, entity: Entity) -> int:
        """Return how many articles name an entity."""
        return len(self.articles_naming(entity))

    def articles_naming(self, entity: Entity) -> list[Article]:
        """Return the articles that name an entity, the newest first."""
        return self._articles_naming.get(entity.id, [])

    def role(self, entity: Entity) -> str | None:
        """Return what most articles say that somebody is; of roles used alike the longest says most."""
        used = sorted(entity.roles, key=lambda role: (-len(role.articles), -len(role.text), role.text))
        return used[0].text if used else None

    def companions(self, entity: Entity) -> list[tuple[Entity, int]]:
        """Return the entities named in the same paragraphs, and in how many; those named in most first."""
        places = {(resolved.article, resolved.mention.passage) for resolved in self.mentions_of[entity.id]}
        together: Counter[str] = Counter()
        for place in places:
            together.update({resolved.entity for resolved in self.mentions_at[place] if resolved.entity})
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


def _by_passage(found: Iterable[Resolved]) -> dict[tuple[str, str], list[Resolved]]:
    """Return what stands in each passage of each article, in the order of the text."""
    placed: dict[tuple[str, str], list[Resolved]] = defaultdict(list)
    for resolved in found:
        placed[resolved.article, resolved.mention.passage].append(resolved)
    return placed


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
