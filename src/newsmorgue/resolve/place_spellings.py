"""Which names are one place's, of those that the gazetteer does not know."""

from collections import defaultdict
from itertools import combinations

from newsmorgue.lexicon.sounds import sound
from newsmorgue.model import Kind
from newsmorgue.resolve.contexts import Weights
from newsmorgue.resolve.groups import Bond, Groups
from newsmorgue.text.fold import fold

# What has to agree besides, in points.
_NEEDED = 1.0


def join_places(groups: Groups, weights: Weights) -> None:
    """Join spellings that sound alike, where contexts agree: those first that agree best."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for number in groups.numbers():
        group = groups.group(number)
        naming = groups.namings[group.members[0]]
        if group.kind is Kind.PLACE and not naming.listed and naming.country is None:
            alike[" ".join(map(sound, fold(naming.name).split()))].append(number)
    for numbers in alike.values():
        comparable = groups.comparable(numbers, f"places with names like {groups.first_name(numbers[0])}")
        links = [
            (weights.agreement(groups.context(one), groups.context(other)), one, other)
            for one, other in combinations(comparable, 2)
        ]
        for agreement, one, other in sorted(links, key=lambda link: (-link[0].points, *link[1:])):
            if agreement.points >= _NEEDED and groups.may_join(one, other):
                groups.join(one, other, Bond(agreement.worded("other spelling"), weak=True))
            else:
                groups.doubt(one, other, "other spelling")
