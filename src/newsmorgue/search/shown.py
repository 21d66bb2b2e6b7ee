"""What results show of one article, as JSON."""

import json
from collections.abc import Iterable
from itertools import accumulate

from newsmorgue import urls
from newsmorgue.model import Article, Claim
from newsmorgue.search.indexed import passages
from newsmorgue.text.dates import in_words

# Characters of an article in which most searches find what they show.
_BEGINNING = 5_000


def shown(article: Article) -> tuple[bytes, bytes]:
    """Return what results show of an article's text: the beginning, and the rest of a long one for itself.

    Paragraphs, whose ids count up, go without them. Where there is a rest, the beginning says so at its end.
    """
    body, others = [], []
    for anchor, text in passages(article):
        if anchor.startswith("p"):
            body.append(text)
        else:
            others.append([anchor, text])
    starts = accumulate(map(len, body), initial=0)
    first = [text for text, start in zip(body, starts, strict=False) if start < _BEGINNING]
    rest = body[len(first) :]
    beginning = [*_heading(article), others, first]
    return as_json([*beginning, 1] if rest else beginning), as_json(rest) if rest else b""


def said(article: Article, claims: Iterable[tuple[Claim, str | None]]) -> bytes:
    """Return what results show of an article's claims, each with who makes it, by name."""
    return as_json([*_heading(article), [[claim.id, who, claim.text] for claim, who in claims]])


def title_of(article: Article) -> str:
    """Return under which title an article is shown."""
    return article.title or article.dump.file


def as_json(value: object) -> bytes:
    """Return a value as JSON, as short as it can be."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def _heading(article: Article) -> list[str]:
    """Return the page, the title and the line below it: the outlet and the date, unless it is inferred."""
    date = in_words(article.published) if article.published else None
    note = " \u00b7 ".join(filter(None, [article.source.name if article.source else None, date]))
    return [urls.article_path(article), title_of(article), note]
