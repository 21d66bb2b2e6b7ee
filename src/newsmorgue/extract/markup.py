"""Articles with markup: things are found in the words that people read, and stand in the file's text."""

from dataclasses import replace
from typing import TypeVar

from newsmorgue.model import Article, Caption, Claim, Findings, Mention, Paragraph, Piece, TimeExpression
from newsmorgue.text.markup import Readable

Spanned = TypeVar("Spanned", Caption, Claim, Mention, Paragraph, Piece, TimeExpression)


def without_markup(article: Article, readable: Readable) -> Article:
    """Return `article` as it were without markup: with its readable text, and spans that count in that."""
    return replace(
        article,
        dump=replace(article.dump, text=readable.text),
        fields={name: _inside(piece, readable) for name, piece in article.fields.items()},
        paragraphs=tuple(_inside(each, readable) for each in article.paragraphs),
        captions=tuple(_inside(each, readable) for each in article.captions),
        markup=(),
    )


def with_markup(findings: Findings, readable: Readable) -> Findings:
    """Return `findings` of the readable text with spans that count in the raw one; words stay as read."""
    return replace(
        findings,
        mentions=tuple(_mention(each, readable) for each in findings.mentions),
        references=tuple(_mention(each, readable) for each in findings.references),
        claims=tuple(_claim(each, readable) for each in findings.claims),
        times=tuple(_outside(each, readable) for each in findings.times),
    )


def _mention(mention: Mention, readable: Readable) -> Mention:
    role = _outside(mention.role, readable) if mention.role else None
    return replace(_outside(mention, readable), role=role)


def _claim(claim: Claim, readable: Readable) -> Claim:
    return replace(
        _outside(claim, readable),
        speaker=_mention(claim.speaker, readable) if claim.speaker else None,
        quotes=tuple(_outside(quote, readable) for quote in claim.quotes),
    )


def _inside(value: Spanned, readable: Readable) -> Spanned:
    start, end = readable.inside(value.start, value.end)
    return replace(value, start=start, end=end)


def _outside(value: Spanned, readable: Readable) -> Spanned:
    start, end = readable.outside(value.start, value.end)
    return replace(value, start=start, end=end)
