"""Which names are one place's, of those that the gazetteer does not know."""

from collections import defaultdict

from newsmorgue.model import Kind
from newsmorgue.resolve.contexts import Weights
from newsmorgue.resolve.groups import Bond, Groups
from newsmorgue.resolve.spelling import sound
from newsmorgue.text.fold import fold

# What has to agree besides, in points.
_NEEDED = 1.0
_MOST = 60


def join_places(groups: Groups, weights: Weights) -> None:
    """Join spellings that sound alike, where contexts agree."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for number in groups.numbers():
        group = groups.group(number)
        naming = groups.namings[group.members[0]]
        if group.kind is Kind.PLACE and naming.place is None and naming.country is None:
            alike[" ".join(map(sound, fold(naming.name).split()))].append(number)
    for numbers in alike.values():
        first, *others = numbers
        for number in others[:_MOST]:
            agreement = weights.agreement(groups.group(first).context, groups.group(number).context)
            if agreement.points >= _NEEDED and groups.may_join(first, number):
                groups.join(first, number, Bond(agreement.worded("other spelling"), weak=True))
            else:
                groups.doubt(first, number, "other spelling")
