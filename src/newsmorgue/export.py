"""The JSON exports: what other programs read. `data/exports.schema.json` describes them: a contract.

Every file is a list of objects; what is unknown is null, never left out. The rows of one article are made by
themselves, as the lines that they are in the file: they depend on nothing but what is handed over with it.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from json.encoder import encode_basestring as _quoted
from typing import NamedTuple

from newsmorgue import urls
from newsmorgue.clippings import Clipping, clippings_of, whole
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
_Spanned = Caption | Claim | Mention | Paragraph | Piece | Spot | TimeExpression

INDEX = f"{urls.EXPORTS_INDEX}.json"
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


class Rows(NamedTuple):
    """The rows of one article in each of the lists that have rows of articles, as lines of a file."""

    articles: bytes
    mentions: bytes
    references: bytes
    claims: bytes
    dates: bytes


def rows_of(corpus: Corpus, clipping: Clipping, story: str | None) -> Rows:
    """Return the rows of an article, given its clipping and the story (by id) that it is in."""
    id_ = clipping.article
    article, dated, text = corpus.whole[id_], corpus.dates[id_], clipping.text
    inferred, everything = corpus.inferred.get(id_), whole(clipping)
    told = _inferred(inferred, corpus.whole[inferred.article]) if inferred else None
    return Rows(
        _encoded(_article(article, story, told)),
        _joined(_mention(each, text) for each in everything.mentions),
        _joined(_reference(each, text) for each in everything.references),
        _joined(_claim(each, text, dated) for each in everything.claims),
        _joined(_date(id_, each, text) for each in dated),
    )


def export(corpus: Corpus, rows: Callable[[str], Rows]) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of each export; `rows` gives those of an article, by its id.

    Each article is asked for once: the lists that have rows of all articles grow side by side.
    """
    lists = {name: _List(name) for name in urls.EXPORTS}
    for article in corpus.articles:
        for name, some in rows(article.id)._asdict().items():
            yield from lists[name].add(some)
        if article.dump.format is Format.HTML:
            yield f"data/{text_file(article.id)}", corpus.whole[article.id].dump.text.encode()
    for row in _entities(corpus):
        yield from lists["entities"].add(_encoded(row))
    clippings = clippings_of(corpus)
    for story in corpus.stories:
        texts = {id_: clippings[id_].text for id_ in story.articles}
        yield from lists["stories"].add(_encoded(_story(story, corpus.comparisons[story.id], texts)))
    index = _List(urls.EXPORTS_INDEX)
    for each in lists.values():
        yield from each.rest()
        yield from index.add(_encoded({"name": each.name, "parts": each.parts, "rows": each.rows}))
    yield from index.rest()


class _List:
    """A list of rows in the making, in parts of about `most` bytes; a row a line, to read differences."""

    def __init__(self, name: str, most: int = LARGEST) -> None:
        self.name = name
        self.parts: list[str] = []
        self.rows = 0
        self._most = most
        self._content = BytesIO()

    def add(self, rows: bytes) -> Iterator[tuple[str, bytes]]:
        """Add rows, one or several at once; yield the parts that they make full."""
        if not rows:
            return
        fit = self._content.tell() + len(rows) <= self._most
        for some in (rows,) if fit else rows.split(_BETWEEN):
            if self._content.tell() and self._content.tell() + len(some) > self._most:
                yield self._part()
            self._content.write(_BETWEEN if self._content.tell() else b"[\n")
            self._content.write(some)
            self.rows += some.count(b"\n") + 1

    def rest(self) -> Iterator[tuple[str, bytes]]:
        """Yield the last part."""
        if self._content.tell() or not self.parts:
            yield self._part()

    def _part(self) -> tuple[str, bytes]:
        number = len(self.parts) + 1
        self.parts.append(f"{self.name}.json" if number == 1 else f"{self.name}-{number}.json")
        if not self._content.tell():
            self._content.write(b"[\n")
        self._content.write(b"\n]\n")
        content, self._content = self._content.getvalue(), BytesIO()
        return f"data/{self.parts[-1]}", content


def text_file(article: str) -> str:
    """Return the file of `data` with the text that was extracted from an article's web page, by its id."""
    return f"texts/{article}.txt"


def _encoded(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=False).encode()


def _joined(rows: Iterable[str]) -> bytes:
    return ",\n".join(rows).encode()


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
    mentions, articles = Counter[str](), Counter[str]()
    for outline in corpus.outlines.values():
        mentions.update(outline.named)
        articles.update(outline.named.keys())
    return (
        _entity(entity, mentions[entity.id], articles[entity.id]) for entity in corpus.resolution.entities
    )


def _entity(entity: Entity, mentions: int, articles: int) -> Row:
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
        "mention_count": mentions,
        "article_count": articles,
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
