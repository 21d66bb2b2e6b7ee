"""Aligning: what the articles of a story tell alike, what differently, and what one of them alone.

Articles become `sheets`, whose sentences, claims and quotations are sets of terms; `claims` and `facts` find
what is told alike, `differences` values that cannot both be right, `alone` what nobody else has, `origins`
who may have it from one source. A story is aligned by itself, so cost grows with the number of stories.
"""

from collections.abc import Iterable, Sequence

from newsmorgue.align.alone import only
from newsmorgue.align.claims import claim_groups
from newsmorgue.align.differences import differences
from newsmorgue.align.facts import facts, matches
from newsmorgue.align.origins import credits_unnamed, origins
from newsmorgue.align.sheets import Account, Sheet, Vocabulary, overlap
from newsmorgue.align.weights import Shelf, Weights
from newsmorgue.model import Comparison

__all__ = ["Account", "Vocabulary", "compare"]


def compare(told: Iterable[Account], vocabulary: Vocabulary) -> Comparison:
    """Return how the articles of one story compare.

    A pure function: `vocabulary` is one of the word lists, and remembers what it has looked up there.
    """
    lexicon = vocabulary.lexicon
    sheets = [Sheet(account, vocabulary) for account in told]
    weights = Weights(sheets, lexicon)
    groups = claim_groups(sheets, weights)
    grouped = {claim for group in groups for claim in group.claims}
    sentences = {
        (n, i): each.terms for n, sheet in enumerate(sheets) for i, each in enumerate(sheet.sentences)
    }
    shelf = Shelf(sentences, weights)
    matching = matches(shelf, weights)
    matched = {at for match in matching for at in (match.a, match.b)}
    return Comparison(
        groups=tuple(groups),
        facts=tuple(facts(sheets, matching, _in_groups(sheets, grouped))),
        differences=tuple(differences(sheets, weights)),
        only=only(sheets, shelf, weights, grouped, matched),
        origins=tuple(origins(sheets, lexicon)),
        unnamed=tuple(sheet.id for sheet in sheets if credits_unnamed(sheet)),
    )


def _in_groups(sheets: Sequence[Sheet], grouped: set[str]) -> set[tuple[int, int]]:
    """Return the sentences that hold a claim which is in a group."""
    return {
        (n, i)
        for n, sheet in enumerate(sheets)
        for i, sentence in enumerate(sheet.sentences)
        for statement in sheet.statements
        if statement.claim.claim.id in grouped and overlap(statement.whole.spot, sentence.spot)
    }
