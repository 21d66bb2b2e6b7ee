"""The inverted index and where words stand, part by part of the alphabet, and what is told of all parts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsmorgue.search.coding import written
from newsmorgue.search.documents import COLLECTIONS, Catalogue
from newsmorgue.search.indexed import opening_of
from newsmorgue.search.inverted import COLUMNS, inverted, placed
from newsmorgue.search.marks import table
from newsmorgue.search.naming import NAMES_PER_FILE
from newsmorgue.search.scripts import File, script, sharded
from newsmorgue.search.shards import front_coded
from newsmorgue.search.stretches import joined

_TERMS, _PLACES, _CLAIM_PLACES = "terms", "places/articles", "places/claims"


@dataclass(frozen=True, slots=True)
class Noted:
    """What the files that tell of all parts need of one: its terms, and the boundaries of its shards.

    Each is a text; `boundaries` are None where there are no shards: of terms, of places in articles and in
    claims.
    """

    part: int
    terms: str
    boundaries: tuple[str | None, str | None, str | None]


def part_files(found: Catalogue, part: int) -> tuple[list[File], Noted]:
    """Return the files of one part."""
    texts = joined(found.stretches(part))
    rows = list(inverted(found.columns, part, texts))
    opening = opening_of(part)
    terms, of_terms = sharded(_TERMS, part, rows, opening)
    places, of_places = sharded(_PLACES, part, placed(texts.places), opening)
    claim_places, of_claims = sharded(_CLAIM_PLACES, part, placed(texts.claim_places), opening)
    noted = Noted(part, front_coded(row.key for row in rows), (of_terms, of_places, of_claims))
    return [*terms, *places, *claim_places], noted


def closing_files(found: Catalogue, noted: Iterable[Noted]) -> Iterator[File]:
    """Yield the files that tell what there is, once all parts are noted, in any order."""
    parts = sorted(noted, key=lambda each: each.part)
    terms, places, claim_places = zip(*(each.boundaries for each in parts), strict=True)
    yield script(_PLACES, {"boundaries": places})
    yield script(_CLAIM_PLACES, {"boundaries": claim_places})
    # No term shares its beginning with one of another part.
    yield script("vocabulary", "\n".join(each.terms for each in parts if each.terms))
    yield script("claims", "".join(written(len(each.speakers)) for each in found.articles))
    boosts = {(name, field.name): field.boost for name, fields in COLLECTIONS.items() for field in fields}
    described = {
        "columns": [[*column, boosts[column], sum(found.columns[column].lengths)] for column in COLUMNS],
        "fields": {name: [field.name for field in fields] for name, fields in COLLECTIONS.items()},
        "counts": {
            name: len(found.columns[name, fields[0].name].lengths) for name, fields in COLLECTIONS.items()
        },
        "marks": table(each.mark for each in found.articles),
        "namesPerFile": NAMES_PER_FILE,
        "terms": terms,
    }
    yield script("index", described)
