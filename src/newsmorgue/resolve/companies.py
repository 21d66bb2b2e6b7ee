"""Which names are one organization's or one place's, beyond those that are spelled alike."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind
from newsmorgue.resolve.contexts import Weights
from newsmorgue.resolve.groups import Bond, Groups
from newsmorgue.resolve.namings import Naming
from newsmorgue.resolve.organizations import initials, is_acronym
from newsmorgue.resolve.spelling import sound
from newsmorgue.text.fold import fold

_FOR_ACRONYM = 0.5
_FOR_INITIALS = 1.0
_FOR_SHORT_FORM = 1.0
_FOR_SPELLING = 1.0
_MARGIN = 0.5
_MOST = 60


def join_organizations(groups: Groups, weights: Weights, lexicon: Lexicon) -> None:
    """Join acronyms with the organizations that articles introduce with them, and short forms."""
    numbers = [number for number in groups.numbers() if groups.group(number).kind is Kind.ORGANIZATION]
    introduced: defaultdict[str, set[int]] = defaultdict(set)
    spelled: defaultdict[str, set[int]] = defaultdict(set)
    opening: defaultdict[str, set[int]] = defaultdict(set)
    for number in numbers:
        for naming in _namings(groups, number):
            if not is_acronym(naming.name):
                spelled[initials(naming.name)].add(number)
                opening[_first_words(naming.key)].add(number)
                for acronym in spelled_out(naming):
                    introduced[acronym].add(number)
    for number in numbers:
        names = {naming.name for naming in _namings(groups, number)}
        bare = {bare_acronym(naming) for naming in _namings(groups, number)}
        letters = bare.pop()
        if letters and not bare:
            meant = introduced.get(letters, set()) - {number}
            if meant:
                _join_best(number, meant, groups, weights, rule="acronym introduced in", needed=_FOR_ACRONYM)
            elif all(map(is_acronym, names)):
                meant = spelled.get(letters, set())
                _join_best(number, meant, groups, weights, rule="initials", needed=_FOR_INITIALS)
        else:
            _join_short_form(number, opening, groups, weights, lexicon)
    _join_bare([number for number in numbers if groups.is_alone(number)], groups)


def _join_bare(numbers: Sequence[int], groups: Groups) -> None:
    """Join the acronyms that nothing tells: with what the list has them for, and with each other."""
    alike: dict[tuple[str, tuple[tuple[int, int], ...]], int] = {}
    for number in numbers:
        naming = next(_namings(groups, number))
        first = alike.setdefault((naming.key, tuple(sorted(groups.group(number).sides))), number)
        if groups.may_join(first, number):
            groups.join(first, number, Bond("same acronym", weak=True))


def _namings(groups: Groups, number: int) -> Iterator[Naming]:
    return (groups.namings[i] for i in groups.group(number).members)


def spelled_out(naming: Naming) -> set[str]:
    """Return the acronyms of an organization that the article also gives in full."""
    acronyms = {mention.text for mention in naming.mentions if is_acronym(mention.text)}
    in_full = any(not is_acronym(mention.text) for mention in naming.mentions)
    return {_letters(text) for text in acronyms} if in_full else set()


def bare_acronym(naming: Naming) -> str | None:
    """Return the acronym that is all that an article calls an organization; None where it says more."""
    texts = {mention.text for mention in naming.mentions}
    return _letters(min(texts)) if all(map(is_acronym, texts)) else None


def _letters(acronym: str) -> str:
    return acronym.replace(".", "").upper()


def _first_words(key: str) -> str:
    return key.partition(" ")[0]


def _join_best(
    number: int, candidates: Iterable[int], groups: Groups, weights: Weights, *, rule: str, needed: float
) -> None:
    """Join a group with the one candidate that its context points to, or the only one that there is."""
    context = groups.group(number).context
    fitting = sorted(
        ((weights.agreement(groups.group(each).context, context), each) for each in candidates),
        key=lambda each: (-each[0].points, each[1]),
    )[:_MOST]
    if not fitting:
        return
    best, meant = fitting[0]
    rivals = [each for each in fitting[1:] if groups.root(each[1]) != groups.root(meant)]
    sure = not rivals or best.points >= rivals[0][0].points + _MARGIN
    if sure and best.points >= needed and groups.may_join(meant, number):
        words = () if rule.endswith(" in") else best.words[:2]
        groups.join(meant, number, Bond(" + ".join((rule, *words)), weak=not rule.endswith(" in")))
        return
    for _, each in fitting[:3]:
        groups.doubt(each, number, "same acronym" if rule.endswith(" in") else rule)


def _join_short_form(
    number: int, opening: defaultdict[str, set[int]], groups: Groups, weights: Weights, lexicon: Lexicon
) -> None:
    """Join "Roe Teaching" with "Roe Teaching Hospital", where what is left out only says what it is."""
    naming = next(_namings(groups, number))
    short = naming.key.split()
    if naming.known or naming.core or _says_nothing(short, lexicon):
        return
    candidates = opening.get(short[0], set())
    longer = [
        other
        for other in (candidates if len(candidates) <= _MOST else ())
        if other != number and _is_short_form(short, next(_namings(groups, other)).key.split(), lexicon)
    ]
    _join_best(number, longer, groups, weights, rule="short form of the name", needed=_FOR_SHORT_FORM)


def _is_short_form(short: Sequence[str], whole: Sequence[str], lexicon: Lexicon) -> bool:
    """Tell "Roe Teaching" and "Roe Lines" from what "Roe Shipping Lines" and the like are not called."""
    if len(short) >= len(whole) or short[0] != whole[0]:
        return False
    rest = iter(whole)
    in_order = all(word in rest for word in short)
    if len(short) > 1:
        return in_order
    return _says_nothing(whole[1:], lexicon)


def _says_nothing(words: Iterable[str], lexicon: Lexicon) -> bool:
    """Tell words that only say what kind of organization or place it is, or where."""
    return all(
        word in lexicon.organizations.words
        or word in lexicon.organizations.place_words.last
        or word in lexicon.people.particles
        or word in lexicon.gazetteer.places
        or word in lexicon.common_words
        or word == "of"
        for word in words
    )


def join_places(groups: Groups, weights: Weights) -> None:
    """Join spellings of places that the gazetteer does not know."""
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
            if agreement.points >= _FOR_SPELLING and groups.may_join(first, number):
                rule = " + ".join(("other spelling", *agreement.words[:2]))
                groups.join(first, number, Bond(rule, weak=True))
            else:
                groups.doubt(first, number, "other spelling")
