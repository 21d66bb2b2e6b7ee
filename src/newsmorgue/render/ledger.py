"""The date ledger of an article: what each time in it was taken to mean, and from what it was counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.model import Base, DatedExpression
from newsmorgue.render.pages import Anchor
from newsmorgue.text.dates import in_words

# A longer ledger is folded.
_LONG = 12


class DateView(NamedTuple):
    """A time expression: its words, which lead to their paragraph, and what they mean.

    `value` is in words, `edtf` as data has it; both are None where the meaning is open. `rule` and `basis`
    are keys of the catalogue's words. `anchor` is what it counts from, in words; `origin` is the other time
    of the text that says so, where it is not the day of publication.
    """

    text: str
    href: str
    value: str | None
    edtf: str | None
    known: str | None
    rule: str
    basis: str | None
    anchor: str | None
    origin: Anchor | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """All times of an article, in the order of the text; `left` of them are open.

    `published` is the day in words that some of them count from.
    """

    dates: tuple[DateView, ...]
    left: int
    long: bool
    published: str | None


def ledger(dated: Sequence[DatedExpression]) -> Ledger:
    """Return the ledger of an article's times."""
    passages = {(each.expression.start, each.expression.end): each.expression.passage for each in dated}
    views = tuple(_view(each, passages) for each in dated)
    return Ledger(
        dates=views,
        left=sum(view.value is None for view in views),
        long=len(views) > _LONG,
        published=next((view.anchor for view in views if view.anchor and view.basis == Base.PUBLISHED), None),
    )


def _view(dated: DatedExpression, passages: dict[tuple[int, int], str]) -> DateView:
    expression, origin = dated.expression, dated.anchored_at
    anchor = in_words(dated.anchor) if dated.anchor else None
    passage = passages.get((origin.start, origin.end)) if origin else None
    return DateView(
        text=expression.text,
        href=f"#{expression.passage}",
        value=in_words(dated.value) if dated.value else None,
        edtf=dated.value,
        known=dated.known,
        rule=dated.rule,
        basis=dated.basis,
        anchor=anchor if origin is None or anchor != origin.text else None,
        origin=Anchor(origin.text, f"#{passage}") if origin and passage else None,
    )
