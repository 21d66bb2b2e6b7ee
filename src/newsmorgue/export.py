"""The JSON exports: what other programs read. `data/exports.schema.json` describes them: a contract.

Every file is a list of objects; what is unknown is null, never left out.
"""

import json
from collections.abc import Iterable, Iterator

from newsmorgue import urls
from newsmorgue.model import Article, Corpus, DatedExpression, Entity, Piece, Resolved, Story

Row = dict[str, object]


def export(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield the path and bytes of each export."""
    story_of = {article: story.id for story in corpus.stories for article in story.articles}
    articles = [_article(analysis.article, story_of.get(analysis.article.id)) for analysis in corpus.analyses]
    files = {
        "articles": articles,
        "entities": _entities(corpus),
        "mentions": [_mention(resolved) for resolved in corpus.resolution.mentions],
        "claims": list(_claims(corpus)),
        "dates": [_date(article, dated) for article, every in corpus.dates.items() for dated in every],
        "stories": [_story(story) for story in corpus.stories],
    }
    for name, rows in files.items():
        yield f"data/{name}.json", _json(rows)
    index = [{"name": name, "parts": [f"{name}.json"], "rows": len(rows)} for name, rows in files.items()]
    yield "data/index.json", _json(index)


def _json(rows: Iterable[Row]) -> bytes:
    """Return a JSON list with a row a line, so that a difference of two exports can be read."""
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n".encode()


def _article(article: Article, story: str | None) -> Row:
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
        "inferred_date": None,
        "source": {"id": article.source.id, "name": article.source.name} if article.source else None,
        "authors": list(article.authors),
        "agencies": list(article.agencies),
        "credits": list(article.credits),
        "tags": [],
        "language": article.language,
        "url": article.url,
        "path": urls.article_path(article),
        "story": story,
        "fields": {name: _piece(piece) for name, piece in sorted(article.fields.items())},
        "corrected": [],
        "paragraphs": [
            {"id": each.id, "kind": each.kind, "start": each.start, "end": each.end, "text": each.text}
            for each in article.paragraphs
        ],
        "captions": [
            {
                "id": each.id,
                "start": each.start,
                "end": each.end,
                "text": each.text,
                "language": each.language,
            }
            for each in article.captions
        ],
        "removed": [
            {"start": each.start, "end": each.end, "reason": each.reason} for each in article.removed
        ],
    }


def _piece(piece: Piece) -> Row:
    return {"start": piece.start, "end": piece.end, "text": piece.text}


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
        "reasons": list(entity.reasons),
        "path": urls.entity_path(entity),
        "mention_count": len(articles),
        "article_count": len(set(articles)),
    }


def _mention(resolved: Resolved) -> Row:
    mention = resolved.mention
    return {
        "article": resolved.article,
        "entity": resolved.entity,
        "candidates": list(resolved.candidates),
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "paragraph": mention.passage,
        "rule": mention.rule,
        "role": _piece(mention.role) if mention.role else None,
    }


def _claims(corpus: Corpus) -> Iterator[Row]:
    entity_of = {
        (resolved.article, resolved.mention.start): resolved.entity for resolved in corpus.resolution.mentions
    }
    within: dict[str, list[Resolved]] = {}
    for resolved in corpus.resolution.mentions:
        within.setdefault(resolved.article, []).append(resolved)
    for analysis in corpus.analyses:
        article = analysis.article.id
        for claim in analysis.findings.claims:
            about = {
                resolved.entity: None
                for resolved in within.get(article, ())
                if resolved.entity and claim.start <= resolved.mention.start < claim.end
            }
            yield {
                "id": claim.id,
                "article": article,
                "paragraph": claim.passage,
                "start": claim.start,
                "end": claim.end,
                "text": claim.text,
                "mode": claim.mode,
                "cue": claim.cue or None,
                "denied": claim.denied,
                "speaker": entity_of.get((article, claim.speaker.start)) if claim.speaker else None,
                "speaker_text": claim.speaker_text,
                "anonymous": claim.anonymous,
                "about": list(about),
                "quotes": [_piece(quote) for quote in claim.quotes],
                "rule": claim.rule,
            }


def _date(article: str, dated: DatedExpression) -> Row:
    expression = dated.expression
    return {
        "article": article,
        "paragraph": expression.passage,
        "start": expression.start,
        "end": expression.end,
        "text": expression.text,
        "value": dated.value,
        "known": dated.known,
        "anchor": dated.anchor,
        "rule": expression.rule,
        "basis": dated.basis,
        "inferred": False,
    }


def _story(story: Story) -> Row:
    return {
        "id": story.id,
        "title": story.title,
        "date": story.date,
        "articles": list(story.articles),
        "groups": [
            {
                "id": group.id,
                "claims": list(group.claims),
                "links": [{"a": link.a, "b": link.b, "relation": link.relation} for link in group.links],
            }
            for group in story.groups
        ],
        "differs": None,  # not compared yet: a list would say that nothing differs
        "only_in": None,
    }
