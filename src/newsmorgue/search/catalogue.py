"""What of a corpus can be found, and what a result shows of it: articles with their claims, and names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from newsmorgue import urls
from newsmorgue.model import Analysis, Article, Corpus, Entity, Source
from newsmorgue.search.indexed import Indexed
from newsmorgue.search.words import terms
from newsmorgue.text.dates import in_words


@dataclass(frozen=True, slots=True)
class Found:
    """An article as it is found.

    `day` is the EDTF date by which it is narrowed, that of an update or an inferred one where it says none of
    its own. `names` are the positions of those that it names; `speakers` those of who makes the claims, None
    where nobody known does.
    """

    article: Article
    indexed: Indexed
    day: str | None
    names: tuple[int, ...]
    speakers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """Something that answers to a name: a person, place, organization, source or story.

    `id` is that of the entity, source or story; `spellings` are all its names, the one that it goes by first.
    `articles` is how many name it.
    """

    id: str
    path: str
    kind: str
    spellings: tuple[str, ...]
    note: str
    articles: int


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is found: articles from the shortest text to the longest, names from the most used on.

    `analyses` has the articles whole, by their ids.
    """

    articles: tuple[Found, ...]
    names: tuple[Name, ...]
    analyses: Mapping[str, Analysis]


def catalogue(corpus: Corpus, words: Iterable[Indexed]) -> Catalogue:
    """Return what of a corpus can be found; `words` are those of its articles, in their order."""
    names = _names(corpus, Counter(id_ for outline in corpus.outlines.values() for id_ in outline.named))
    positions = {name.id: position for position, name in enumerate(names) if name.kind not in _NO_ENTITIES}
    articles = [
        Found(
            article,
            each,
            _day(corpus, article),
            tuple(sorted(positions[id_] for id_ in outline.named)),
            tuple(positions[mark.speaker] if mark.speaker else None for mark in outline.claims),
        )
        for article, each in zip(corpus.articles, words, strict=True)
        for outline in [corpus.outlines[article.id]]
    ]
    articles.sort(key=lambda found: (found.indexed.length, urls.article_path(found.article)))
    return Catalogue(tuple(articles), names, corpus.analyses)


def called(spellings: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return the terms of a name and of those others that have no word of it; `spellings` are terms.

    What names ISIS is found for "Islamic State". But an article is not about John because it names somebody
    who is called Donald John Trump elsewhere.
    """
    own = dict.fromkeys(spellings[0])
    others = (each for each in spellings[1:] if own.keys().isdisjoint(each))
    return tuple(dict.fromkeys(chain(own, *others)))


def _day(corpus: Corpus, article: Article) -> str | None:
    inferred = corpus.inferred.get(article.id)
    said = article.published or article.updated
    return said[:10] if said else inferred.value if inferred else None


_NO_ENTITIES = frozenset({"source", "story"})


def _names(corpus: Corpus, uses: Mapping[str, int]) -> tuple[Name, ...]:
    """Return all names, from the most used on."""
    names = [*_entities(corpus.resolution.entities, uses), *_sources(corpus), *_stories(corpus)]
    # What is named as often stands together by its last word, so that few files have all courts or Millers.
    names.sort(key=lambda name: (-name.articles, terms(name.spellings[0])[-1:], name.path))
    return tuple(names)


def _entities(entities: Iterable[Entity], uses: Mapping[str, int]) -> Iterable[Name]:
    for entity in entities:
        spellings = (entity.name, *(alias.text for alias in entity.aliases))
        role = entity.roles[0].text if entity.roles else ""
        yield _name(entity.id, urls.entity_path(entity), entity.kind, spellings, role, uses.get(entity.id, 0))


def _sources(corpus: Corpus) -> Iterable[Name]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for article in corpus.articles:
        if source := article.source:
            names[source.id][source.name] += 1
    for id_, used in names.items():
        spellings = sorted(used, key=lambda name, used=used: (-used[name], name))  # type: ignore[misc]
        path = urls.source_path(Source(id_, spellings[0]))
        yield _name(id_, path, "source", spellings, "", used.total())


def _stories(corpus: Corpus) -> Iterable[Name]:
    for story in corpus.stories:
        note = in_words(story.date) if story.date else ""
        yield _name(story.id, urls.story_path(story), "story", (story.title,), note, len(story.articles))


def _name(id_: str, path: str, kind: str, spellings: Iterable[str], note: str, articles: int) -> Name:  # noqa: PLR0917
    return Name(id_, path, kind, tuple(dict.fromkeys(spellings)), note, articles)
