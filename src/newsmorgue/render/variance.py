"""Quotations of a story whose outlets do not print the same words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsmorgue.model import Attributed, Piece, Relation
from newsmorgue.render.pages import Anchor
from newsmorgue.render.sides import Sides
from newsmorgue.render.wording import Change, changes
from newsmorgue.text.fold import fold, visible

_VERBATIM = frozenset({Relation.SAME, Relation.TRIMMED, Relation.NEAR})


@dataclass(frozen=True, slots=True)
class Version:
    """An outlet's version of a quotation, as what was changed of the fullest one."""

    outlet: str
    href: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Variance:
    """A quotation whose outlets do not print the same words: the fullest version, and the others."""

    speaker: Anchor | None
    outlet: str
    href: str
    text: str
    others: tuple[Version, ...]


def variances(sides: Sides) -> Iterator[Variance]:
    """Yield the quotations that outlets print differently."""
    for group in sides.comparison.groups:
        alike = {link.relation for link in group.links}
        if not alike & {Relation.TRIMMED, Relation.NEAR}:
            continue
        linked = {id_ for link in group.links if link.relation in _VERBATIM for id_ in (link.a, link.b)}
        claims = [sides.claims[id_] for id_ in group.claims if id_ in linked]
        quotes = [(each, _shared_quotation(each, claims)) for each in claims]
        fullest, text = max(quotes, key=lambda each: len(each[1]))
        others = tuple(
            Version(
                sides.name(each.article),
                sides.claim_href(each),
                changes(text, _quoted_of(each, text, words)),
            )
            for each, words in quotes
            if each is not fullest
        )
        yield Variance(
            speaker=sides.speaker(fullest),
            outlet=sides.name(fullest.article),
            href=sides.claim_href(fullest),
            text=visible(text),
            others=others,
        )


def _shared_quotation(claim: Attributed, claims: Sequence[Attributed]) -> str:
    """Return which of a claim's quotations the others have most of."""
    others = [
        set(fold(quote.text).split()) for each in claims if each is not claim for quote in each.claim.quotes
    ]

    def common(quote: Piece) -> int:
        words = set(fold(quote.text).split())
        return max((len(words & other) for other in others), default=0)

    return max(claim.claim.quotes, key=common).text


def _quoted_of(claim: Attributed, fuller: str, words: str) -> str:
    """Return what a claim quotes of a fuller version: `words`, and its other quotations that are in it."""
    whole = set(fold(fuller).split())
    inside = [
        quote.text
        for quote in claim.claim.quotes
        if quote.text == words or whole.issuperset(fold(quote.text).split())
    ]
    return " ".join(inside)
