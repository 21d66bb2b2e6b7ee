"""Why articles are one story: the rare names, words and quotations that they share, and their days."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from newsmorgue.model import Analysis, Article, Entity, Tie
from newsmorgue.text.fold import fold
from newsmorgue.text.stemmer import stem
from newsmorgue.text.tokens import keys, tokenize

# How many names and words are shown.
_NAMES = 6
_WORDS = 6
# Shorter quotations are sayings.
_SHORTEST = 3


class Standing(NamedTuple):
    """The name of an entity, and how many articles of the corpus name it."""

    name: str
    articles: int


def standings(entities: Iterable[Entity], named: Iterable[Collection[str]]) -> dict[str, Standing]:
    """Return the standing of each entity by its id, where `named` are the entities of each article."""
    having = Counter(entity for each in named for entity in each)
    return {entity.id: Standing(entity.name, having[entity.id]) for entity in entities}


class Telling(NamedTuple):
    """What ties are found in: a whole article, its `terms` (see `Findings`), and the words that it quotes."""

    article: Article
    terms: Mapping[str, int]
    quotes: Sequence[str]


def quotes_of(analysis: Analysis) -> tuple[str, ...]:
    """Return the words that an article quotes, in the order of its claims."""
    return tuple([quote.text for claim in analysis.findings.claims for quote in claim.quotes])


class Ties:
    """What the articles of one story share.

    `named` are the entities (by id) of each article; `rarity` says how much a term tells, `standing` how much
    an entity.
    """

    def __init__(
        self,
        tellings: Sequence[Telling],
        named: Sequence[Collection[str]],
        rarity: Mapping[str, float],
        standing: Mapping[str, Standing],
    ) -> None:
        self._tellings = tellings
        self._named = named
        self._rarity = rarity
        self._standing = standing

    def all(self) -> tuple[Tie, ...]:
        """Return what two and more of the articles share, the most telling of a kind first."""
        names = self._shared_names()
        own = {stem(key) for tie in names for key in keys(tie.text)}
        return (*names, *self._shared_words(own), *self._shared_quotations())

    def _shared_names(self) -> list[Tie]:
        """Return names that are rare in the corpus for how many of the articles have them."""
        by_entity: defaultdict[str, list[str]] = defaultdict(list)
        for telling, entities in zip(self._tellings, self._named, strict=True):
            for entity in entities:
                by_entity[entity].append(telling.article.id)
        shared = {entity: ids for entity, ids in by_entity.items() if len(ids) > 1}
        standing = self._standing
        best = sorted(
            shared,
            key=lambda entity: (
                -len(shared[entity]) / standing[entity].articles,
                -len(shared[entity]),
                entity,
            ),
        )
        return [Tie("name", standing[each].name, tuple(shared[each]), each) for each in best[:_NAMES]]

    def _shared_words(self, own: AbstractSet[str]) -> list[Tie]:
        """Return words beside the `own` ones of names that make these articles alike.

        They are as the first article writes them.
        """
        weights: Counter[str] = Counter()
        having: defaultdict[str, list[str]] = defaultdict(list)
        for telling in self._tellings:
            for term, count in telling.terms.items():
                weights[term] += count
                having[term].append(telling.article.id)
        shared = [term for term in having if len(having[term]) > 1 and term not in own and term.isalpha()]
        best = sorted(
            shared, key=lambda term: (-len(having[term]), -weights[term] * self._rarity[term], term)
        )[:_WORDS]
        written = self._written(set(best))
        return [Tie("word", written[term], tuple(having[term])) for term in best if term in written]

    def _written(self, terms: AbstractSet[str]) -> dict[str, str]:
        """Return the first word of the articles that has each of some stems."""
        found: dict[str, str] = {}
        articles = (telling.article for telling in self._tellings)
        texts = (
            text
            for each in articles
            for text in (each.title or "", each.standfirst or "", *(p.text for p in each.paragraphs))
        )
        for text in texts:
            for token in tokenize(text):
                term = stem(token.key)
                if term in terms:
                    found.setdefault(term, token.text.lower())
            if len(found) == len(terms):
                break
        return found

    def _shared_quotations(self) -> list[Tie]:
        quoted: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for telling in self._tellings:
            for quote in telling.quotes:
                quoted[fold(quote)].setdefault(telling.article.id, quote)
        return [
            Tie("quotation", next(iter(by_article.values())), tuple(by_article))
            for words, by_article in sorted(quoted.items())
            if len(by_article) > 1 and words.count(" ") + 1 >= _SHORTEST
        ]
