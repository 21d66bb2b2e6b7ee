"""The index of a small corpus in one piece, as lunr.js 2.3.9 itself would write it."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newsmorgue.search.documents import Field
from newsmorgue.search.shards import in_order

# The words of each field of a document, as terms, and how often each stands there.
Counted = Mapping[str, Counter[str]]
# The version whose format and ranking this is, and the constants of its ranking, Okapi's BM25.
VERSION = "2.3.9"
K1, B = 1.2, 0.75


def plain_index(fields: Sequence[Field], documents: Sequence[Counted]) -> dict[str, object]:
    """Return the JSON object that `lunr.Index.load` takes, without anything registered.

    Results refer to documents by their positions. What is asked must be written as it was indexed: lower
    case, without diacritics, apostrophes and stop words, and the acronyms US, IS, IT, WHO … with points.
    """
    standing: dict[str, dict[str, list[int]]] = defaultdict(lambda: {field.name: [] for field in fields})
    for number, document in enumerate(documents):
        for field in fields:
            for term in document[field.name]:
                standing[term][field.name].append(number)
    terms = in_order(standing)
    position = {term: number for number, term in enumerate(terms)}
    rarity = {
        term: inverse_frequency(len(documents), sum(map(len, standing[term].values()))) for term in terms
    }
    return {
        "version": VERSION,
        "fields": [field.name for field in fields],
        "fieldVectors": list(_vectors(fields, documents, position, rarity)),
        "invertedIndex": [
            [
                term,
                {
                    "_index": position[term],
                    **{name: {str(number): {} for number in found} for name, found in standing[term].items()},
                },
            ]
            for term in terms
        ],
        "pipeline": ["stemmer"],
    }


def _vectors(
    fields: Sequence[Field],
    documents: Sequence[Counted],
    position: dict[str, int],
    rarity: dict[str, float],
) -> Iterator[list[object]]:
    words = {field.name: sum(each[field.name].total() for each in documents) for field in fields}
    for number, document in enumerate(documents):
        for field in fields:
            found = document[field.name]
            length = found.total()
            average = words[field.name] / len(documents)
            weights = {
                position[term]: weight(rarity[term], count, length, average, field.boost)
                for term, count in found.items()
            }
            vector = [value for each in sorted(weights.items()) for value in each]
            yield [f"{field.name}/{number}", vector]


def inverse_frequency(documents: int, standing: int) -> float:
    """Return how much a term tells that stands in so many fields of so many documents."""
    return math.log(1 + abs((documents - standing + 0.5) / (standing + 0.5)))


def weight(rarity: float, count: int, length: int, average: float, boost: int) -> float | int:
    """Return what a term weighs in a field that has so many words, to three decimals as lunr rounds."""
    score = rarity * ((K1 + 1) * count) / (K1 * (1 - B + B * (length / average)) + count) * boost
    rounded = math.floor(score * 1000 + 0.5) / 1000
    return int(rounded) if rounded.is_integer() else rounded
