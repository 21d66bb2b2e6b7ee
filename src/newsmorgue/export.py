"""The JSON exports: what other programs read. `data/exports.schema.json` describes them: a contract.

Every file is a list of objects; what is unknown is null, never left out.
"""

import json
from collections.abc import Iterator, Mapping, Sequence

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
_Spanned = Caption | Claim | Mention | Paragraph | Piece | Spot | TimeExpression

INDEX = "index.json"
# A larger file is split: editors and hosts choke on it.
LARGEST = 50_000_000


def export(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of each export."""
    story_of = {article: story.id for story in corpus.stories for article in story.articles}
    texts = {analysis.article.id: analysis.article.dump.text for analysis in corpus.analyses}
    articles = [
        _article(
            analysis.article,
            story_of.get(analysis.article.id),
            _inferred(corpus, corpus.inferred.get(analysis.article.id)),
        )
        for analysis in corpus.analyses
    ]
    files = {
        "articles": articles,
        "entities": _entities(corpus),
        "mentions": [_mention(each, texts[each.article]) for each in corpus.resolution.mentions],
        "references": [_reference(each, texts[each.article]) for each in corpus.resolution.references],
        "claims": [
            _claim(each, texts[each.article], corpus.dates[each.article]) for each in corpus.resolution.claims
        ],
        "dates": [
            _date(article, dated, texts[article])
            for article, every in corpus.dates.items()
            for dated in every
        ],
        "stories": [_story(story, corpus.comparisons[story.id], texts) for story in corpus.stories],
    }
    index: list[Row] = []
    for name, rows in files.items():
        parts = []
        for number, content in enumerate(_parts(rows), start=1):
            parts.append(f"{name}.json" if number == 1 else f"{name}-{number}.json")
            yield f"data/{parts[-1]}", content
        index.append({"name": name, "parts": parts, "rows": len(rows)})
    yield from ((f"data/{INDEX}", content) for content in _parts(index))
    for analysis in corpus.analyses:
        if analysis.article.dump.format is Format.HTML:
            yield f"data/{text_file(analysis.article.id)}", analysis.article.dump.text.encode()


def text_file(article: str) -> str:
    """Return the file of `data` with the text that was extracted from an article's web page, by its id."""
    return f"texts/{article}.txt"


def _parts(rows: Sequence[Row], most: int = LARGEST) -> Iterator[bytes]:
    """Yield JSON lists of about `most` bytes with a row a line, so that differences can be read."""
    lines: list[bytes] = []
    size = 0
    for row in rows:
        line = json.dumps(row, ensure_ascii=False).encode()
        if lines and size + len(line) > most:
            yield b"[\n" + b",\n".join(lines) + b"\n]\n"
            lines, size = [], 0
        lines.append(line)
        size += len(line) + 2
    yield b"[\n" + b",\n".join(lines) + b"\n]\n"


def _inferred(corpus: Corpus, inferred: InferredDate | None) -> Row | None:
    """Return a day that a dump does not say, with the other article's weekday that it was inferred from."""
    if inferred is None:
        return None
    other = next(each.article for each in corpus.analyses if each.article.id == inferred.article)
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


def _entities(corpus: Corpus) -> list[Row]:
    named: dict[str, list[str]] = {}
    for resolved in corpus.resolution.mentions:
        if resolved.entity:
            named.setdefault(resolved.entity, []).append(resolved.article)
    return [_entity(entity, named[entity.id]) for entity in corpus.resolution.entities]


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


def _mention(resolved: Resolved, text: str) -> Row:
    mention = resolved.mention
    return {
        "article": resolved.article,
        "entity": resolved.entity,
        "candidates": list(resolved.candidates),
        **_span(mention, text),
        "paragraph": mention.passage,
        "rule": mention.rule,
        "role": _span(mention.role, text) if mention.role else None,
    }


def _reference(resolved: Resolved, text: str) -> Row:
    mention = resolved.mention
    return {
        "article": resolved.article,
        "entity": resolved.entity,
        **_span(mention, text),
        "paragraph": mention.passage,
        "rule": mention.rule,
    }


def _claim(attributed: Attributed, text: str, dated: Sequence[DatedExpression]) -> Row:
    claim = attributed.claim
    return {
        "id": claim.id,
        "article": attributed.article,
        "paragraph": claim.passage,
        **_span(claim, text),
        "mode": claim.mode,
        "cue": claim.cue or None,
        "denied": claim.denied,
        "speaker": attributed.speaker,
        "speaker_text": claim.speaker_text,
        "anonymous": claim.anonymous,
        "about": list(attributed.about),
        "dates": [{**_span(each.expression, text), "value": each.value} for each in dates_in(claim, dated)],
        "quotes": [_span(quote, text) for quote in claim.quotes],
        "rule": claim.rule,
    }


def _date(article: str, dated: DatedExpression, text: str) -> Row:
    expression, origin = dated.expression, dated.anchored_at
    return {
        "article": article,
        "paragraph": expression.passage,
        **_span(expression, text),
        "value": dated.value,
        "known": dated.known,
        "anchor": dated.anchor,
        "anchored_at": _span(origin, text) if origin else None,
        "rule": dated.rule,
        "basis": dated.basis if dated.anchor else None,
        "inferred": dated.basis is Base.INFERRED and dated.anchor is not None,
    }


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
