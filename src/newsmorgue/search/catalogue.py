"""What of a corpus can be found, and what a result shows of it: articles with their claims, and names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsmorgue import urls
from newsmorgue.model import Article, Attributed, Corpus, Entity, Source
from newsmorgue.search.documents import Document, Frequencies, Places
from newsmorgue.search.words import terms, words
from newsmorgue.text.dates import in_words


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim as a result shows it: `anchor` is its id on the article's page, `who` the speaker's name.

    `speaker` is the position of the speaker among the names, None where nobody known made the claim.
    """

    anchor: str
    who: str | None
    text: str
    speaker: int | None
    document: Document


@dataclass(frozen=True, slots=True)
class Found:
    """An article as a result shows it.

    `published` is what it says of its own date; `day` the EDTF date by which it is narrowed, that of an
    update or an inferred one where it says none. `passages` are texts with the ids that they have on the
    page; `names` are the positions of those that it names.
    """

    path: str
    title: str
    outlet: Source | None
    published: str | None
    day: str | None
    passages: tuple[tuple[str, str], ...]
    names: tuple[int, ...]
    claims: tuple[Claim, ...]
    document: Document

    @property
    def note(self) -> str:
        """Return the line below the title: the outlet and the date, but none that is inferred."""
        date = in_words(self.published) if self.published else None
        return " \u00b7 ".join(filter(None, [self.outlet.name if self.outlet else None, date]))


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
    document: Document


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is found: articles from the shortest text to the longest, names from the most used on."""

    articles: tuple[Found, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """The entities by their ids, with their positions among the names.

    `called` are the terms under which what names them is found.
    """

    entities: Mapping[str, Entity]
    positions: Mapping[str, int]
    called: Mapping[str, tuple[str, ...]]


def catalogue(corpus: Corpus) -> Catalogue:
    """Return what of a corpus can be found."""
    entities = {entity.id: entity for entity in corpus.resolution.entities}
    named: dict[str, dict[str, None]] = defaultdict(dict)
    for resolved in corpus.resolution.mentions:
        if resolved.entity:
            named[resolved.article][resolved.entity] = None
    uses = Counter(id_ for each in named.values() for id_ in each)
    names = [*_entities(entities.values(), uses), *_sources(corpus), *_stories(corpus)]
    # What is named as often stands together by its last word, so that few files have all courts or Millers.
    names.sort(key=lambda name: (-name.articles, terms(name.spellings[0])[-1:], name.path))
    positions = {name.path: position for position, name in enumerate(names)}
    at = {id_: positions[urls.entity_path(entity)] for id_, entity in entities.items()}
    known = _Known(
        entities,
        at,
        called={id_: _called(names[at[id_]].spellings) for id_ in entities},
    )
    claims: dict[str, list[Claim]] = defaultdict(list)
    for attributed in corpus.resolution.claims:
        claims[attributed.article].append(_claim(attributed, known))
    articles = [
        _article(article, _day(corpus, article), list(named[article.id]), known, claims[article.id])
        for article in (analysis.article for analysis in corpus.analyses)
    ]
    articles.sort(key=lambda found: (found.document.fields["text"].length, found.path))
    return Catalogue(tuple(articles), tuple(names))


def _day(corpus: Corpus, article: Article) -> str | None:
    inferred = corpus.inferred.get(article.id)
    said = article.published or article.updated
    return said[:10] if said else inferred.value if inferred else None


def _article(
    article: Article, day: str | None, named: Sequence[str], known: _Known, claims: Sequence[Claim]
) -> Found:
    passages = [("standfirst", article.standfirst)] if article.standfirst else []
    passages += [(each.id, each.text) for each in article.paragraphs]
    passages += [(each.id, each.text) for each in article.captions]
    title = list(words(article.title or ""))
    texts = [list(words(text)) for _, text in passages]
    credited = (article.source.name if article.source else "", *article.agencies, *article.credits)
    fields = {
        "text": Frequencies.of(word.term for text in texts for word in text if word.term),
        "title": Frequencies.of(word.term for word in title if word.term),
        "names": Frequencies.of(term for id_ in named for term in known.called[id_]),
        "sources": Frequencies.of(term for name in credited for term in terms(name)),
    }
    return Found(
        urls.article_path(article),
        article.title or article.dump.file,
        article.source,
        article.published,
        day,
        tuple(passages),
        tuple(sorted(known.positions[id_] for id_ in named)),
        tuple(claims),
        Document(fields, Places.of([title, *texts])),
    )


def _claim(attributed: Attributed, known: _Known) -> Claim:
    claim, speaker = attributed.claim, attributed.speaker
    text = list(words(claim.text))
    called = [*(known.called[speaker] if speaker else ()), *terms(claim.speaker_text or "")]
    fields = {
        "text": Frequencies.of(word.term for word in text if word.term),
        "speaker": Frequencies.of(list(dict.fromkeys(called))),
    }
    return Claim(
        claim.id,
        known.entities[speaker].name if speaker else claim.speaker_text,
        claim.text,
        known.positions[speaker] if speaker else None,
        Document(fields, Places.of([text])),
    )


def _entities(entities: Iterable[Entity], uses: Mapping[str, int]) -> Iterable[Name]:
    for entity in entities:
        spellings = (entity.name, *(alias.text for alias in entity.aliases))
        role = entity.roles[0].text if entity.roles else ""
        yield _name(entity.id, urls.entity_path(entity), entity.kind, spellings, role, uses.get(entity.id, 0))


def _sources(corpus: Corpus) -> Iterable[Name]:
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for analysis in corpus.analyses:
        if source := analysis.article.source:
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
    listed = tuple(dict.fromkeys(spellings))
    different = dict.fromkeys(term for name in listed for term in terms(name))
    document = Document({"name": Frequencies.of(list(different))})
    return Name(id_, path, kind, listed, note, articles, document)


def _called(spellings: Sequence[str]) -> tuple[str, ...]:
    """Return the terms of a name and of those others that have no word of it.

    What names ISIS is found for "Islamic State". But an article is not about John because it names somebody
    who is called Donald John Trump elsewhere.
    """
    own = dict.fromkeys(terms(spellings[0]))
    others = [terms(name) for name in spellings[1:]]
    return tuple(
        dict.fromkeys([*own, *(term for each in others if own.keys().isdisjoint(each) for term in each)])
    )
