"""The corpus looked at from each of its things: what pages list about an article, an entity, an outlet."""

from collections import Counter, defaultdict

from newsmorgue.model import Analysis, Article, Attributed, Corpus, Entity, Kind, Resolved, Source, Story
from newsmorgue.text.markup import Readable, readable

_MOST_COMPANIONS = 24


class Index:
    """Look-ups over a finished corpus; every list is in the order in which pages show it."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self._readable: dict[str, Readable] = {}
        self.entities: dict[str, Entity] = {entity.id: entity for entity in corpus.resolution.entities}
        self.analyses: dict[str, Analysis] = {analysis.article.id: analysis for analysis in corpus.analyses}
        self.articles: list[Article] = sorted(
            (analysis.article for analysis in corpus.analyses), key=_newest_first
        )
        self.mentions_in: dict[str, list[Resolved]] = defaultdict(list)
        self.mentions_of: dict[str, list[Resolved]] = defaultdict(list)
        for resolved in corpus.resolution.mentions:
            self.mentions_in[resolved.article].append(resolved)
            if resolved.entity:
                self.mentions_of[resolved.entity].append(resolved)
        self.story_of: dict[str, Story] = {
            article: story for story in corpus.stories for article in story.articles
        }
        self.mentions_at: dict[tuple[str, str], list[Resolved]] = defaultdict(list)
        for resolved in corpus.resolution.mentions:
            self.mentions_at[resolved.article, resolved.mention.passage].append(resolved)
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

    def readable(self, article: Article) -> Readable:
        """Return the readable form of an article's text."""
        if article.id not in self._readable:
            self._readable[article.id] = readable(article)
        return self._readable[article.id]

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
        """Return all entities of a kind by name."""
        return sorted(
            (entity for entity in self.entities.values() if entity.kind is kind),
            key=lambda entity: (sort_name(entity), entity.id),
        )

    def most_named(self, kind: Kind, count: int) -> list[tuple[Entity, int]]:
        """Return the entities of a kind that most articles name, and how many do."""
        ranked = [
            (entity, self.article_count(entity), len(self.mentions_of[entity.id]))
            for entity in self.of_kind(kind)
        ]
        ranked.sort(key=lambda each: (-each[1], -each[2], each[0].name.casefold()))
        return [(entity, articles) for entity, articles, _ in ranked[:count]]

    def article_count(self, entity: Entity) -> int:
        """Return how many articles name an entity."""
        return len({resolved.article for resolved in self.mentions_of[entity.id]})

    def articles_naming(self, entity: Entity) -> list[Article]:
        """Return the articles that name an entity, the newest first."""
        ids = {resolved.article for resolved in self.mentions_of[entity.id]}
        return sorted((self.analyses[id_].article for id_ in ids), key=_newest_first)

    def companions(self, entity: Entity) -> list[tuple[Entity, int]]:
        """Return the entities named in the same paragraphs, and in how many."""
        places = {(resolved.article, resolved.mention.passage) for resolved in self.mentions_of[entity.id]}
        together: Counter[str] = Counter()
        for place in places:
            named = {resolved.entity for resolved in self.mentions_at[place] if resolved.entity}
            together.update(named - {entity.id})
        ranked = sorted(
            together.items(), key=lambda each: (-each[1], self.entities[each[0]].name.casefold(), each[0])
        )
        return [(self.entities[id_], count) for id_, count in ranked[:_MOST_COMPANIONS]]

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


def sort_name(entity: Entity) -> str:
    """Return what an entity is sorted under: a person's surname first, other names without their article."""
    name = entity.name.casefold()
    if entity.kind is Kind.PERSON:
        given, _, surname = name.rpartition(" ")
        return f"{surname.removeprefix('al-')} {given}"
    return name.removeprefix("the ")


def _newest_first(article: Article) -> tuple[int, str, str]:
    """Sort by date, the newest first and the undated last; the same day by title."""
    date = article.published or article.updated
    if date is None:
        return (1, article.title or article.dump.file, article.id)
    return (-int("".join(c for c in date[:10] if c.isdigit()).ljust(8, "0")), article.title or "", article.id)
