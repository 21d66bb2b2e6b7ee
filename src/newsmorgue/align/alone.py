"""What one article of a story alone has: claims, people and places, and facts in its own words."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from newsmorgue.align.facts import is_told
from newsmorgue.align.sheets import Sheet, Stretch, overlap
from newsmorgue.align.weights import At, Shelf, Weights
from newsmorgue.model import Only, Spot

# A claim of which another article's sentence has so much is told there in other words; so is a sentence.
_TOLD = 0.5
_FACT_TOLD = 0.28
# A sentence that says less, or nothing beyond names, is no fact to be missed.
_TELLING = 14.0
_BESIDE_NAMES = 8.0


def only(
    sheets: Sequence[Sheet],
    shelf: Shelf,
    weights: Weights,
    grouped: AbstractSet[str],
    told: AbstractSet[At],
) -> Mapping[str, Only]:
    """Return what each article alone has; `grouped` claims and `told` sentences others have, too.

    `shelf` has all sentences.
    """
    found = {}
    for n, sheet in enumerate(sheets):
        told_here = [sheet.sentences[i].spot for m, i in told if m == n]
        claims = [
            each.claim.claim.id
            for each in sheet.statements
            if each.claim.claim.id not in grouped
            and not any(overlap(each.whole.spot, spot) for spot in told_here)
            and not is_told(each.whole, n, _TOLD, shelf, weights)
        ]
        known = {entity for other in sheets if other is not sheet for entity in other.entities}
        entities = [entity for entity in sheet.entities if entity not in known]
        claimed = _claimed(sheet)
        sentences = [
            sentence.spot
            for i, sentence in enumerate(sheet.sentences)
            if (n, i) not in told
            and i not in claimed
            and _is_telling(sentence, weights)
            and not is_told(sentence, n, _FACT_TOLD, shelf, weights)
        ]
        found[sheet.id] = Only(tuple(claims), tuple(entities), tuple(sentences))
    return found


def _is_telling(sentence: Stretch, weights: Weights) -> bool:
    beside = weights.of(term for term in sentence.terms if term[0] != "@")
    return beside >= _BESIDE_NAMES and weights.of(sentence.terms) >= _TELLING


def _claimed(sheet: Sheet) -> set[int]:
    """Return the places of the sentences that hold claims."""
    claims: defaultdict[str, list[Spot]] = defaultdict(list)
    for each in sheet.statements:
        claims[each.whole.spot.passage].append(each.whole.spot)
    return {
        i
        for i, sentence in enumerate(sheet.sentences)
        if any(overlap(claim, sentence.spot) for claim in claims.get(sentence.spot.passage, ()))
    }
