"""Aligning: what the articles of a story tell alike, what differently, and what one of them alone.

Articles become `sheets`, whose sentences, claims and quotations are sets of terms; `claims` and `facts` find
what is told alike, `differences` values that cannot both be right, `alone` what nobody else has, `origins`
who may have it from one source. A story is aligned by itself, so cost grows with the number of stories.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsmorgue.align.alone import only
from newsmorgue.align.claims import claim_groups
from newsmorgue.align.differences import differences
from newsmorgue.align.facts import facts, matches
from newsmorgue.align.origins import credits_unnamed, origins
from newsmorgue.align.sheets import Account, Sheet, Vocabulary, overlap
from newsmorgue.align.weights import Shelf, Weights
from newsmorgue.model import (
    Analysis,
    Attributed,
    Comparison,
    DatedExpression,
    Resolution,
    Resolved,
    Story,
)

__all__ = ["Account", "Vocabulary", "accounts", "compare"]


def accounts(
    stories: Iterable[Story],
    analyses: Iterable[Analysis],
    resolution: Resolution,
    dates: Mapping[str, Sequence[DatedExpression]],
) -> dict[str, tuple[Account, ...]]:
    """Return what is compared of each story, by the story's id: its articles alone, each with its own."""
    stories = tuple(stories)
    compared = {article for story in stories for article in story.articles}
    by_id = {each.article.id: each.article for each in analyses if each.article.id in compared}
    mentions: defaultdict[str, list[Resolved]] = defaultdict(list)
    claims: defaultdict[str, list[Attributed]] = defaultdict(list)
    for mention in resolution.mentions:
        if mention.article in compared:
            mentions[mention.article].append(mention)
    for claim in resolution.claims:
        if claim.article in compared:
            claims[claim.article].append(claim)
    return {
        story.id: tuple(
            Account(by_id[id_], tuple(mentions[id_]), tuple(claims[id_]), tuple(dates[id_]))
            for id_ in story.articles
        )
        for story in stories
    }


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
