"""Which articles may go back to one source: the same agency credited, or the same sentences.

Two outlets that print one agency's text are two outlets and one origin, and no corroboration.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from newsmorgue.align.sheets import Sheet, Stretch
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Origin
from newsmorgue.text.fold import fold

# Sentences of fewer words are said by anybody.
_FEWEST_WORDS = 6
# So much of the shorter text's sentences, or so many of them, in another are no chance.
_SHARED = 0.2
_MANY = 4
_FEWEST = 2
_UNNAMED = re.compile(
    r"\b(?:and|with|from|by|plus)\s+(?:news |wire )?(?:agencies|wires|wire services)\b", re.IGNORECASE
)
_LONGEST_CREDIT = 60


def origins(sheets: Sequence[Sheet], lexicon: Lexicon) -> list[Origin]:
    """Return the sources that articles of several outlets may have in common."""
    found = [
        Origin(tuple(each.id for each in credited), agency)
        for agency, credited in _credited(sheets, lexicon).items()
        if len({each.article.source for each in credited}) > 1
    ]
    sentences = [_sentences(sheet) for sheet in sheets]
    shared = {
        (a, b): common
        for a, b in combinations(range(len(sheets)), 2)
        if (common := _common(sentences[a], sentences[b]))
    }
    for members in _connected(shared):
        ids = tuple(sheets[number].id for number in sorted(members))
        spots = tuple(
            each.spot
            for (a, b), common in sorted(shared.items())
            if a in members and b in members
            for each in common
        )
        credited = next((each.agency for each in found if set(ids) <= set(each.articles)), None)
        found = [each for each in found if set(each.articles) != set(ids)]
        found.append(Origin(ids, credited, spots))
    return found


def _credited(sheets: Sequence[Sheet], lexicon: Lexicon) -> Mapping[str, list[Sheet]]:
    """Return the articles that credit each agency, or are that agency's own."""
    credited: defaultdict[str, list[Sheet]] = defaultdict(list)
    for sheet in sheets:
        source = sheet.article.source
        own = lexicon.media.agency(source.name) if source else None
        for agency in dict.fromkeys((*sheet.article.agencies, *([own] if own else ()))):
            credited[agency].append(sheet)
    return credited


def _sentences(sheet: Sheet) -> dict[str, Stretch]:
    """Return the folded sentences of an article that are its own words, and long enough to tell it."""
    quoted = {quote.spot.start for statement in sheet.statements for quote in statement.quotes}
    found: dict[str, Stretch] = {}
    for sentence in sheet.sentences:
        is_quotation = any(sentence.spot.start <= start < sentence.spot.end for start in quoted)
        if sentence.size >= _FEWEST_WORDS and not is_quotation:
            found.setdefault(fold(sentence.spot.text), sentence)
    return found


def _common(one: Mapping[str, Stretch], other: Mapping[str, Stretch]) -> list[Stretch]:
    """Return the sentences that two articles share, where they are more than chance."""
    common = [stretch for words, stretch in one.items() if words in other]
    shorter = min(len(one), len(other))
    enough = len(common) >= _MANY or (len(common) >= _FEWEST and len(common) >= _SHARED * shorter)
    return common if enough else []


def _connected(pairs: Mapping[tuple[int, int], object]) -> list[set[int]]:
    of: dict[int, set[int]] = {}
    for a, b in sorted(pairs):
        joined = of.get(a, {a}) | of.get(b, {b})
        of.update(dict.fromkeys(joined, joined))
    return sorted({id(each): each for each in of.values()}.values(), key=min)


def credits_unnamed(sheet: Sheet) -> bool:
    """Tell an article that credits agencies and names none: "Our Paper and agencies"."""
    article = sheet.article
    return not article.agencies and any(
        _UNNAMED.search(article.dump.text, each.start, each.end)
        for each in article.removed
        if each.end - each.start <= _LONGEST_CREDIT
    )
