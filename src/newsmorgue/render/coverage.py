"""The table of a story: a row for each statement or fact that several articles tell, a column an article."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from newsmorgue.model import Fact, Group, Relation
from newsmorgue.render.pages import Anchor, ClaimView
from newsmorgue.render.sides import Sides


@dataclass(frozen=True, slots=True)
class Cell:
    """What an article has of a row: its claims, or a sentence; nothing where both are empty."""

    claims: tuple[ClaimView, ...] = ()
    sentence: Anchor | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A claim or fact that several articles have: how they are alike, and each article's words."""

    relations: tuple[str, ...]
    speaker: Anchor | None
    cells: tuple[Cell, ...]


def coverage(sides: Sides) -> Iterator[Row]:
    """Yield what several articles tell, in the order of the first one that does."""
    rows = {group.id: _group_row(sides, group) for group in sides.comparison.groups}
    firsts = {group.id: _first(sides, group) for group in sides.comparison.groups}
    for fact in sides.comparison.facts:
        group = _told_in(sides, fact)
        if group:  # the claim and the sentences that tell the same are one row
            rows[group] = _filled(sides, rows[group], fact)
        else:
            rows[fact.id] = _fact_row(sides, fact)
            firsts[fact.id] = (sides.order[fact.sentences[0].article], fact.sentences[0].start)
    yield from (rows[id_] for id_ in sorted(rows, key=lambda id_: (firsts[id_], id_)))


def _told_in(sides: Sides, fact: Fact) -> str | None:
    """Return the group of claims of which a claim stands in one of a fact's sentences."""
    for group in sides.comparison.groups:
        for id_ in group.claims:
            claim = sides.claims[id_]
            for each in fact.sentences:
                inside = each.start < claim.claim.end and claim.claim.start < each.end
                if inside and (claim.article, claim.claim.passage) == (each.article, each.passage):
                    return group.id
    return None


def _filled(sides: Sides, row: Row, fact: Fact) -> Row:
    """Return a row with a fact's sentences where it has nothing of an article."""
    by_article = {each.article: each for each in fact.sentences}
    cells = tuple(
        Cell(sentence=sides.sentence(by_article[article.id]))
        if article.id in by_article and cell == Cell()
        else cell
        for article, cell in zip(sides.articles, row.cells, strict=True)
    )
    return replace(row, cells=cells)


def _first(sides: Sides, group: Group) -> tuple[int, int]:
    first = sides.claims[group.claims[0]]
    return sides.order[first.article], first.claim.start


def _group_row(sides: Sides, group: Group) -> Row:
    by_article: defaultdict[str, list[ClaimView]] = defaultdict(list)
    for id_ in group.claims:
        by_article[sides.claims[id_].article].append(sides.claim(id_))
    speakers = {speaker for id_ in group.claims if (speaker := sides.claims[id_].speaker)}
    one = sides.index.entities[speakers.pop()] if len(speakers) == 1 else None
    relations = sorted({link.relation for link in group.links}, key=list(Relation).index)
    return Row(
        relations=tuple(relations),
        speaker=sides.views.entity_anchor(one) if one else None,
        cells=tuple(Cell(tuple(by_article[article.id])) for article in sides.articles),
    )


def _fact_row(sides: Sides, fact: Fact) -> Row:
    by_article = {each.article: each for each in fact.sentences}
    return Row(
        relations=("same fact",),
        speaker=None,
        cells=tuple(
            Cell(sentence=sides.sentence(by_article[article.id])) if article.id in by_article else Cell()
            for article in sides.articles
        ),
    )
