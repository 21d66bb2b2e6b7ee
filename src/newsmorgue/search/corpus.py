"""What of a corpus can be found: its articles, entities, outlets and claims as search documents."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from newsmorgue import urls
from newsmorgue.model import Article, Claim, Corpus, Entity, Kind, Source
from newsmorgue.search.documents import Document, Passage
from newsmorgue.text.dates import in_words

_FIELD_OF = {Kind.PERSON: "people", Kind.PLACE: "places", Kind.ORGANIZATION: "organizations"}


def documents(corpus: Corpus) -> Iterator[Document]:
    """Yield the documents of a corpus: articles first, then entities, outlets and claims."""
    entities = {entity.id: entity for entity in corpus.resolution.entities}
    articles = {analysis.article.id: analysis.article for analysis in corpus.analyses}
    named: dict[str, dict[str, Entity]] = defaultdict(dict)
    for resolved in corpus.resolution.mentions:
        if resolved.entity:
            named[resolved.article][resolved.entity] = entities[resolved.entity]
    sources: dict[str, Counter[str]] = defaultdict(Counter)
    for article in articles.values():
        yield _article(article, list(named[article.id].values()))
        if article.source:
            sources[article.source.id][article.source.name] += 1
    for entity in entities.values():
        yield _entity(entity)
    for id_, names in sorted(sources.items()):
        yield _source(id_, names)
    for attributed in corpus.resolution.claims:
        speaker = entities[attributed.speaker].name if attributed.speaker else None
        yield _claim(articles[attributed.article], attributed.claim, speaker)


def _source(id_: str, names: Counter[str]) -> Document:
    """Return an outlet under the names that its articles give it, the one most used first."""
    ordered = sorted(names, key=lambda name: (-names[name], name))
    count = names.total()
    return Document(
        urls.source_path(Source(id_, ordered[0])),
        "source",
        ordered[0],
        tuple(ordered),
        {"title": "\n".join(ordered)},
        note=f"{count} article{'s' if count > 1 else ''}",
    )


def _article(article: Article, named: list[Entity]) -> Document:
    texts = [*(each.text for each in article.paragraphs), *(each.text for each in article.captions)]
    fields = {
        "title": article.title or "",
        "text": "\n".join([article.standfirst or "", *texts]),
        "sources": "\n".join(
            [article.source.name if article.source else "", *article.agencies, *article.credits]
        ),
    }
    for kind, name in _FIELD_OF.items():
        spellings = (alias.text for entity in named if entity.kind is kind for alias in entity.aliases)
        full = (entity.name for entity in named if entity.kind is kind)
        fields[name] = "\n".join(dict.fromkeys([*full, *spellings]))
    passages = [Passage("standfirst", article.standfirst)] if article.standfirst else []
    passages += [Passage(each.id, each.text) for each in article.paragraphs]
    passages += [Passage(each.id, each.text) for each in article.captions]
    return Document(
        urls.article_path(article),
        "article",
        article.title or article.dump.file,
        fields=fields,
        passages=tuple(passages),
        note=_note(article),
    )


def _note(article: Article) -> str:
    source = article.source.name if article.source else None
    return " \u00b7 ".join(filter(None, [source, in_words(article.published) if article.published else None]))


def _entity(entity: Entity) -> Document:
    names = tuple(dict.fromkeys([entity.name, *(alias.text for alias in entity.aliases)]))
    note = entity.roles[0].text if entity.roles else ""
    return Document(
        urls.entity_path(entity),
        entity.kind,
        entity.name,
        names,
        {_FIELD_OF[entity.kind]: "\n".join(names)},
        note=note,
    )


def _claim(article: Article, claim: Claim, speaker: str | None) -> Document:
    title = speaker or claim.speaker_text or article.title or article.dump.file
    return Document(
        urls.article_path(article),
        "claim",
        title,
        fields={"claims": f"{title}\n{claim.text}"},
        passages=(Passage(claim.id, claim.text),),
        note=_note(article),
    )
