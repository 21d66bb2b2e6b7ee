"""The JSON exports: what other programs read. `data/exports.schema.json` describes them: a contract.

Every file is a list of objects; what is unknown is null, never left out. The rows of one article are made by
themselves, as the lines that they are in the file: they depend on nothing but what is handed over with it.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from json.encoder import encode_basestring as _quoted
from operator import attrgetter
from typing import TypeVar

from newsmorgue import urls
from newsmorgue.model import (
    Article,
    Attributed,
    Base,
    Caption,
    Claim,
    Comparison,
    Corpus,
    DatedExpression,
    Entity,
    Format,
    InferredDate,
    Mention,
    Paragraph,
    Piece,
    Resolved,
    Spot,
    Story,
    TimeExpression,
)
from newsmorgue.said import dates_in
from newsmorgue.text.dates import WEEKDAYS
from newsmorgue.text.fold import squash

Row = dict[str, object]
_OfArticle = TypeVar("_OfArticle", Resolved, Attributed)
_Spanned = Caption | Claim | Mention | Paragraph | Piece | Spot | TimeExpression

INDEX = "index.json"
# The exports, in the order of the index.
NAMES = ("articles", "entities", "mentions", "references", "claims", "dates", "stories")
# A larger file is split: editors and hosts choke on it.
LARGEST = 50_000_000
# What stands between two rows, and nowhere within one.
_BETWEEN = b",\n"
# The rows of which there are very many; to fill these in takes a third of the time that the encoder does.
_SPAN = '"start": %d, "end": %d, "text": %s'
_MENTION = '{"article": %s, "entity": %s, "candidates": %s, %s, "paragraph": %s, "rule": %s, "role": %s}'
_REFERENCE = '{"article": %s, "entity": %s, %s, "paragraph": %s, "rule": %s}'
_CLAIM = (
    '{"id": %s, "article": %s, "paragraph": %s, %s, "mode": %s, "cue": %s, "denied": %s, "speaker": %s, '
    '"speaker_text": %s, "anonymous": %s, "about": %s, "dates": %s, "quotes": %s, "rule": %s}'
)
_DATE = (
    '{"article": %s, "paragraph": %s, %s, "value": %s, "known": %s, "anchor": %s, "anchored_at": %s, '
    '"rule": %s, "basis": %s, "inferred": %s}'
)


@dataclass(frozen=True, slots=True)
class Exported:
    """An export: its files, and its row of the index."""

    files: tuple[tuple[str, bytes], ...]
    row: Row


def export(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of each export, of the index, and of the texts of web pages."""
    rows: list[Row] = []
    for name in NAMES:
        exported = export_of(corpus, name)
        yield from exported.files
        rows.append(exported.row)
    yield index(rows)
    yield from texts(corpus)


def export_of(corpus: Corpus, name: str) -> Exported:
    """Return one of the `NAMES`; none depends on another, so any process can make any of them."""
    files: list[tuple[str, bytes]] = []
    count = 0
    for number, (content, held) in enumerate(_parts(_rows(corpus, name)), start=1):
        files.append((f"data/{name}.json" if number == 1 else f"data/{name}-{number}.json", content))
        count += held
    parts = [path.removeprefix("data/") for path, _ in files]
    return Exported(tuple(files), {"name": name, "parts": parts, "rows": count})


def index(rows: Iterable[Row]) -> tuple[str, bytes]:
    """Return the path and bytes of the list of exports, given their rows in the order of `NAMES`."""
    ((content, _),) = _parts(map(_encoded, rows))
    return f"data/{INDEX}", content


def texts(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of each text that was extracted from a web page."""
    for analysis in corpus.analyses:
        if analysis.article.dump.format is Format.HTML:
            yield f"data/{text_file(analysis.article.id)}", analysis.article.dump.text.encode()


def _rows(corpus: Corpus, name: str) -> Iterator[bytes]:
    """Yield the rows of an export, one or several at once."""
    resolution = corpus.resolution
    text_of = {analysis.article.id: analysis.article.dump.text for analysis in corpus.analyses}
    match name:
        case "articles":
            return _articles(corpus)
        case "entities":
            return map(_encoded, _entities(corpus))
        case "mentions":
            return (mention_rows(each, text_of[id_]) for id_, each in _by_article(resolution.mentions))
        case "references":
            return (reference_rows(each, text_of[id_]) for id_, each in _by_article(resolution.references))
        case "claims":
            return (
                claim_rows(each, text_of[id_], corpus.dates[id_])
                for id_, each in _by_article(resolution.claims)
            )
        case "dates":
            return (date_rows(id_, dated, text_of[id_]) for id_, dated in corpus.dates.items())
        case "stories":
            compared = corpus.comparisons
            return (_encoded(_story(story, compared[story.id], text_of)) for story in corpus.stories)
    raise KeyError(name)


def text_file(article: str) -> str:
    """Return the file of `data` with the text that was extracted from an article's web page, by its id."""
    return f"texts/{article}.txt"


def article_row(article: Article, story: str | None, inferred: Row | None) -> bytes:
    """Return the row of an article, in the story of an id, with a day that was inferred for it."""
    return _encoded(_article(article, story, inferred))


def mention_rows(mentions: Iterable[Resolved], text: str) -> bytes:
    """Return the rows of an article's mentions; `text` is that of its dump."""
    return _joined(_mention(each, text) for each in mentions)


def reference_rows(references: Iterable[Resolved], text: str) -> bytes:
    """Return the rows of an article's references."""
    return _joined(_reference(each, text) for each in references)


def claim_rows(claims: Iterable[Attributed], text: str, dated: Sequence[DatedExpression]) -> bytes:
    """Return the rows of an article's claims; `dated` are all its times."""
    return _joined(_claim(each, text, dated) for each in claims)


def date_rows(article: str, dated: Iterable[DatedExpression], text: str) -> bytes:
    """Return the rows of the times of an article, by its id."""
    return _joined(_date(article, each, text) for each in dated)


def _by_article(values: Iterable[_OfArticle]) -> Iterator[tuple[str, Iterator[_OfArticle]]]:
    """Yield what an article has, article by article: all values stand in that order."""
    return groupby(values, key=attrgetter("article"))


def _encoded(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode()


def _joined(rows: Iterable[str]) -> bytes:
    return ",\n".join(rows).encode()


def _parts(rows: Iterable[bytes], most: int = LARGEST) -> Iterator[tuple[bytes, int]]:
    """Yield JSON lists of about `most` bytes with a row a line, and how many rows each has.

    A row a line, so that differences can be read. `rows` are one or several at once.
    """
    part = BytesIO()
    size = count = 0
    for several in filter(None, rows):
        fit = size + len(several) <= most
        for some in (several,) if fit else several.split(_BETWEEN):
            if count and size + len(some) > most:
                yield _closed(part), count
                part = BytesIO()
                size = count = 0
            part.write(_BETWEEN if count else b"[\n")
            part.write(some)
            size += len(some) + 2
            count += some.count(b"\n") + 1
    if not count:
        part.write(b"[\n")
    yield _closed(part), count


def _closed(part: BytesIO) -> bytes:
    part.write(b"\n]\n")
    return part.getvalue()


def _articles(corpus: Corpus) -> Iterator[bytes]:
    story_of = {article: story.id for story in corpus.stories for article in story.articles}
    articles = {analysis.article.id: analysis.article for analysis in corpus.analyses}
    for id_, article in articles.items():
        inferred = corpus.inferred.get(id_)
        told = _inferred(inferred, articles[inferred.article]) if inferred else None
        yield article_row(article, story_of.get(id_), told)


def _inferred(inferred: InferredDate, other: Article) -> Row:
    """Return a day that a dump does not say, with the other article's weekday that it was inferred from."""
    name = other.source.name if other.source else other.dump.file
    weekday = WEEKDAYS[inferred.weekday].capitalize()
    return {
        "value": inferred.value,
        "basis": f"its {weekday} fits the {weekday} of {name}, {inferred.told}",
        "article": inferred.article,
        "weekday": weekday,
        "told": inferred.told,
    }


def _article(article: Article, story: str | None, inferred: Row | None) -> Row:
    text = article.dump.text
    return {
        "id": article.id,
        "file": article.dump.file,
        "sha256": article.dump.sha256,
        "duplicates": [{"file": copy.file, "sha256": copy.sha256} for copy in article.dump.copies],
        "title": article.title,
        "standfirst": article.standfirst,
        "kicker": article.kicker,
        "published": article.published,
        "updated": article.updated,
        "inferred_date": inferred,
        "source": {"id": article.source.id, "name": article.source.name} if article.source else None,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "credits": list(article.credits),
        "tags": list(article.tags),
        "language": article.language,
        "url": article.url,
        "path": urls.article_path(article),
        "story": story,
        "fields": {name: _span(piece, text) for name, piece in sorted(article.fields.items())},
        "corrected": sorted(article.corrected),
        "paragraphs": [
            {"id": each.id, "kind": each.kind, **_span(each, text)} for each in article.paragraphs
        ],
        "captions": [
            {"id": each.id, **_span(each, text), "language": each.language} for each in article.captions
        ],
        "removed": [
            {"start": each.start, "end": each.end, "reason": each.reason} for each in article.removed
        ],
    }


def _span(value: _Spanned, text: str) -> Row:
    """Return a span with its slice of the dump: markup included, while the value has the words as read."""
    return {"start": value.start, "end": value.end, "text": squash(text[value.start : value.end])}


def _entities(corpus: Corpus) -> Iterator[Row]:
    named: dict[str, list[str]] = {}
    for resolved in corpus.resolution.mentions:
        if resolved.entity:
            named.setdefault(resolved.entity, []).append(resolved.article)
    return (_entity(entity, named[entity.id]) for entity in corpus.resolution.entities)


def _entity(entity: Entity, articles: list[str]) -> Row:
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": [alias.text for alias in entity.aliases],
        "roles": [role.text for role in entity.roles],
        "country": entity.country,
        "coordinates": list(entity.coordinates) if entity.coordinates else None,
        "reference": entity.reference,
        "reasons": [
            {
                "names": list(reason.names),
                "rule": reason.rule,
                "article": reason.article,
                "paragraph": reason.passage,
                "articles": reason.articles,
                "weak": reason.weak,
            }
            for reason in entity.reasons
        ],
        "doubts": [{"entity": doubt.other, "rule": doubt.rule} for doubt in entity.doubts],
        "path": urls.entity_path(entity),
        "mention_count": len(articles),
        "article_count": len(set(articles)),
    }


def _mention(resolved: Resolved, text: str) -> str:
    mention = resolved.mention
    return _MENTION % (
        _quoted(resolved.article),
        _value(resolved.entity),
        _list(map(_quoted, resolved.candidates)),
        _stretch(mention, text),
        _quoted(mention.passage),
        _quoted(mention.rule),
        _object(mention.role, text) if mention.role else "null",
    )


def _reference(resolved: Resolved, text: str) -> str:
    mention = resolved.mention
    return _REFERENCE % (
        _quoted(resolved.article),
        _value(resolved.entity),
        _stretch(mention, text),
        _quoted(mention.passage),
        _quoted(mention.rule),
    )


def _claim(attributed: Attributed, text: str, dated: Sequence[DatedExpression]) -> str:
    claim = attributed.claim
    return _CLAIM % (
        _quoted(claim.id),
        _quoted(attributed.article),
        _quoted(claim.passage),
        _stretch(claim, text),
        _quoted(claim.mode),
        _value(claim.cue or None),
        _truth(claim.denied),
        _value(attributed.speaker),
        _value(claim.speaker_text),
        _truth(claim.anonymous),
        _list(map(_quoted, attributed.about)),
        _list(
            f'{{{_stretch(each.expression, text)}, "value": {_value(each.value)}}}'
            for each in dates_in(claim, dated)
        ),
        _list(_object(quote, text) for quote in claim.quotes),
        _quoted(claim.rule),
    )


def _date(article: str, dated: DatedExpression, text: str) -> str:
    expression, origin = dated.expression, dated.anchored_at
    return _DATE % (
        _quoted(article),
        _quoted(expression.passage),
        _stretch(expression, text),
        _value(dated.value),
        _value(dated.known),
        _value(dated.anchor),
        _object(origin, text) if origin else "null",
        _quoted(dated.rule),
        _value(dated.basis if dated.anchor else None),
        _truth(dated.basis is Base.INFERRED and dated.anchor is not None),
    )


def _value(text: str | None) -> str:
    return "null" if text is None else _quoted(text)


def _truth(value: bool) -> str:  # noqa: FBT001
    return "true" if value else "false"


def _list(values: Iterable[str]) -> str:
    return f"[{', '.join(values)}]"


def _object(value: _Spanned, text: str) -> str:
    return f"{{{_stretch(value, text)}}}"


def _stretch(value: _Spanned, text: str) -> str:
    """Return what `_span` does, as JSON without the braces."""
    return _SPAN % (value.start, value.end, _quoted(squash(text[value.start : value.end])))


def _story(story: Story, comparison: Comparison, texts: Mapping[str, str]) -> Row:
    def spot(each: Spot) -> Row:
        return {"article": each.article, "paragraph": each.passage, **_span(each, texts[each.article])}

    return {
        "id": story.id,
        "title": story.title,
        "date": story.date,
        "articles": list(story.articles),
        "ties": [
            {"kind": tie.kind, "text": tie.text, "entity": tie.entity, "articles": list(tie.articles)}
            for tie in story.ties
        ],
        "notes": list(story.notes),
        "groups": [
            {
                "id": group.id,
                "claims": list(group.claims),
                "links": [{"a": link.a, "b": link.b, "relation": link.relation} for link in group.links],
            }
            for group in comparison.groups
        ],
        "facts": [
            {"id": fact.id, "sentences": [spot(each) for each in fact.sentences]} for fact in comparison.facts
        ],
        "differs": [
            {
                "what": difference.what,
                "values": [
                    {**spot(each.value), "sentence": spot(each.sentence)} for each in difference.values
                ],
            }
            for difference in comparison.differences
        ],
        "only_in": {
            article: {
                "claims": list(only.claims),
                "entities": list(only.entities),
                "sentences": [spot(each) for each in only.sentences],
            }
            for article, only in comparison.only.items()
        },
        "origins": [
            {
                "articles": list(origin.articles),
                "agency": origin.agency,
                "shared": [spot(each) for each in origin.shared],
            }
            for origin in comparison.origins
        ],
        "unnamed": list(comparison.unnamed),
    }
