"""Why articles are one story: the rare names, words and quotations that they share, and their days."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from newsmorgue.group.traits import Traits
from newsmorgue.model import Entity, Tie
from newsmorgue.text.fold import fold
from newsmorgue.text.stemmer import stem
from newsmorgue.text.tokens import keys, words

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


def shared_names(
    articles: Sequence[str], named: Sequence[Collection[str]], standing: Mapping[str, Standing]
) -> list[Tie]:
    """Return names that are rare in the corpus for how many of some articles (by id) have them.

    `named` are the entities (by id) of each article.
    """
    by_entity: defaultdict[str, list[str]] = defaultdict(list)
    for article, entities in zip(articles, named, strict=True):
        for entity in entities:
            by_entity[entity].append(article)
    shared = {entity: ids for entity, ids in by_entity.items() if len(ids) > 1}
    best = sorted(
        shared,
        key=lambda entity: (-len(shared[entity]) / standing[entity].articles, -len(shared[entity]), entity),
    )
    return [Tie("name", standing[each].name, tuple(shared[each]), each) for each in best[:_NAMES]]


def shared_terms(
    articles: Sequence[Traits], rarity: Callable[[str], float]
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the terms that make articles alike, with those (by id) that have each, the most telling first.

    `rarity` says how much a term tells.
    """
    having = Counter(chain.from_iterable([each.terms for each in articles]))
    shared = []
    for term, count in having.items():
        if count > 1 and term.isalpha():
            with_it = [each for each in articles if term in each.terms]
            weight = sum([each.terms[term] for each in with_it]) * rarity(term)
            shared.append((-count, -weight, term, tuple([each.article for each in with_it])))
    shared.sort()
    return tuple([(term, ids) for *_, term, ids in shared])


def shared_words(
    terms: Iterable[tuple[str, tuple[str, ...]]], names: Iterable[Tie], texts: Iterable[str]
) -> list[Tie]:
    """Return words that the most telling terms stand for beside the names, as the texts write them first."""
    own = {stem(key) for tie in names for key in keys(tie.text)}
    best = dict(islice((each for each in terms if each[0] not in own), _WORDS))
    written = _written(best, texts)
    return [Tie("word", written[term], ids) for term, ids in best.items() if term in written]


def _written(terms: Collection[str], texts: Iterable[str]) -> dict[str, str]:
    """Return the first word of the texts that has each of some stems."""
    found: dict[str, str] = {}
    for text in texts:
        for word, key in words(text):
            term = stem(key)
            if term in terms:
                found.setdefault(term, word.lower())
        if len(found) == len(terms):
            break
    return found


def shared_quotations(articles: Iterable[Traits]) -> tuple[Tie, ...]:
    """Return what several articles quote."""
    quoted: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for each in articles:
        for quote in each.quotes:
            quoted[fold(quote)].setdefault(each.article, quote)
    return tuple(
        Tie("quotation", next(iter(by_article.values())), tuple(by_article))
        for folded, by_article in sorted(quoted.items())
        if len(by_article) > 1 and folded.count(" ") + 1 >= _SHORTEST
    )
