"""What of a corpus can be found, and what a result shows of it: articles with their claims, and names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import partial

from newsmorgue import urls
from newsmorgue.clippings import clipping_of
from newsmorgue.model import Article, Claim, Corpus, Entity, Source
from newsmorgue.search.columns import columns
from newsmorgue.search.documents import Catalogue, Found, Name
from newsmorgue.search.marks import mark_of
from newsmorgue.search.stretches import Words
from newsmorgue.search.words import terms
from newsmorgue.text.dates import in_words


def catalogue(corpus: Corpus, words: Words) -> Catalogue:
    """Return what of a corpus can be found; `words` are those of its articles."""
    indexed = dict(words.indexed)
    spelled = _names(corpus, Counter(id_ for outline in corpus.outlines.values() for id_ in outline.named))
    names = tuple(name for name, _ in spelled)
    by_id = {article.id: (position, article) for position, article in enumerate(corpus.articles)}
    positions = {name.id: position for position, name in enumerate(names) if name.kind not in _NO_ENTITIES}
    articles = tuple(
        Found(
            article,
            mark_of(indexed[article.id].length, article.id),
            position,
            _day(corpus, article),
            tuple(sorted(positions[id_] for id_ in outline.named)),
            tuple(positions[mark.speaker] if mark.speaker else None for mark in outline.claims),
        )
        for position, article in map(by_id.__getitem__, words.order)
        for outline in [corpus.outlines[article.id]]
    )
    in_order = [indexed[id_] for id_ in words.order]
    fields = columns(articles, in_order, [spellings for _, spellings in spelled])
    claims = partial(_claims, corpus)
    return Catalogue(articles, names, fields, words.stretches, corpus.whole, claims, corpus.sums)


def _claims(corpus: Corpus, article: str) -> list[Claim]:
    return [each.claim for each in clipping_of(corpus, article).claims()]


def _day(corpus: Corpus, article: Article) -> str | None:
    inferred = corpus.inferred.get(article.id)
    said = article.published or article.updated
    return said[:10] if said else inferred.value if inferred else None


_NO_ENTITIES = frozenset({"source", "story"})


def _names(corpus: Corpus, uses: Mapping[str, int]) -> list[tuple[Name, list[list[str]]]]:
    """Return all names, from the most used on, each with the terms of its spellings."""
    names = [*_entities(corpus.resolution.entities, uses), *_sources(corpus), *_stories(corpus)]
    spelled = [(name, [terms(spelling) for spelling in name.spellings]) for name in names]
    # What is named as often stands together by its last word, so that few files have all courts or Millers.
    spelled.sort(key=lambda each: (-each[0].articles, each[1][0][-1:], each[0].path))
    return spelled


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
