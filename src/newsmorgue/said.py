"""What is inside a claim: who speaks, who is spoken of, its words, and the times that the statement tells."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newsmorgue.model import Claim, DatedExpression, Meant, Said
from newsmorgue.text.fold import squash, visible
from newsmorgue.text.markup import Readable

# A piece of a claim: its text, whether it is the speaker's own, and whether a space stands before it.
Words = tuple[str, bool, bool]

# The marks around a quotation, which pages print themselves; a comma before the closing one stays.
_OPENING = re.compile(r"[\"'\u201c\u2018\u00ab\u201e\u2039]+$")
_CLOSING = re.compile(r"([,.;:!?\u2026]?)[\"'\u201d\u2019\u00bb\u203a]+")


def entities_of(said: Said, meant: Sequence[Meant | None]) -> tuple[str | None, tuple[str, ...]]:
    """Return the entities (by id) that make a claim and that it names, given what namings mean."""
    speaks = meant[said.speaker] if said.speaker is not None else None
    named = dict.fromkeys([each.entity for each in map(meant.__getitem__, said.about) if each])
    return speaks.entity if speaks else None, tuple(named)


def words_of(readable: Readable, claim: Claim) -> Iterator[Words]:
    """Yield a claim's words, the verbatim ones apart; of an interrupted quotation only what is quoted."""
    if claim.mode == "direct":
        for quote in claim.quotes:
            yield visible(quote.text), True, True
        return
    text = readable.text
    start, end = readable.inside(claim.start, claim.end)
    position = start
    for quote in claim.quotes:
        opens, closes = readable.inside(quote.start, quote.end)
        before = _OPENING.sub("", text[position:opens])
        if position > start:
            before = _without_closing(before)
        yield from _reported(before)
        yield visible(quote.text), True, not before or before[-1].isspace()
        position = closes
    rest = text[position:end]
    yield from _reported(_without_closing(rest) if position > start else rest)


def _without_closing(text: str) -> str:
    """Return what stands behind a quotation without the mark that closes it."""
    closing = _CLOSING.match(text)
    return closing[1] + text[closing.end() :] if closing else text


def _reported(text: str) -> Iterator[Words]:
    """Yield the reporter's own words; none where nothing is left but white space."""
    words = squash(text)
    if words:
        yield visible(words), False, text[0].isspace()


def dates_in(claim: Claim, dated: Sequence[DatedExpression]) -> tuple[DatedExpression, ...]:
    """Return those of an article's time expressions, which are in text order, that a claim says.

    Of a direct quotation only what is quoted counts: in "…," she said on Monday, "…" Monday is no part of it.
    """
    stretches = claim.quotes if claim.mode == "direct" else (claim,)
    found = []
    for stretch in stretches:
        at = bisect_left(dated, stretch.start, key=lambda each: each.expression.start)
        while at < len(dated) and dated[at].expression.start < stretch.end:
            if dated[at].expression.end <= stretch.end:
                found.append(dated[at])
            at += 1
    return tuple(found)
