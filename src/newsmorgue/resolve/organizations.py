"""Which names are one organization's, beyond those that are spelled alike: acronyms and short forms."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind
from newsmorgue.resolve.contexts import Agreement, Weights
from newsmorgue.resolve.groups import Bond, Groups
from newsmorgue.resolve.namings import Naming
from newsmorgue.resolve.organization_names import initials, is_acronym

# What has to agree besides, in points, and how much better the best of several must fit.
_FOR_ACRONYM = 0.5
_FOR_INITIALS = 1.0
_FOR_SHORT_FORM = 1.0
_MARGIN = 0.5
_MOST_DOUBTS = 3


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
                opening[naming.key.partition(" ")[0]].add(number)
                for acronym in spelled_out(naming):
                    introduced[acronym].add(number)
    for number in numbers:
        letters = _only_acronym(groups, number)
        meant = introduced.get(letters, set()) - {number} if letters else set()
        if letters and meant:
            alike = groups.comparable(meant, f"organizations that articles abbreviate {letters}")
            _join_acronym(number, letters, alike, groups, weights)
        elif letters and all(is_acronym(naming.name) for naming in _namings(groups, number)):
            alike = groups.comparable(spelled.get(letters, ()), f"organizations with the initials {letters}")
            _join_best(number, alike, groups, weights, rule="initials", needed=_FOR_INITIALS)
        elif not letters:
            _join_short_form(number, opening, groups, weights, lexicon)
    _join_bare([number for number in numbers if groups.is_alone(number)], groups)


def _only_acronym(groups: Groups, number: int) -> str | None:
    """Return the one acronym that all namings of a group are; None where there is more."""
    first, *others = groups.group(number).members
    letters = bare_acronym(groups.namings[first])
    if letters and all(bare_acronym(groups.namings[i]) == letters for i in others):
        return letters
    return None


def _join_acronym(number: int, letters: str, meant: Iterable[int], groups: Groups, weights: Weights) -> None:
    """Join an acronym with what articles introduce with it: the only one, or the one that fits best."""
    best = _best(number, meant, groups, weights, needed=_FOR_ACRONYM)
    if best is None:
        for each in sorted(meant)[:_MOST_DOUBTS]:
            groups.doubt(each, number, "same acronym")
        return
    witness = next(naming for naming in _namings(groups, best[0]) if letters in spelled_out(naming))
    groups.join(best[0], number, Bond("acronym introduced in", weak=False, witness=witness))


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
    if len(naming.called) == 1:
        return set()
    acronyms = {each.text for each in naming.called if is_acronym(each.text)}
    in_full = len(acronyms) < len(naming.called)
    return {_letters(text) for text in acronyms} if in_full else set()


def bare_acronym(naming: Naming) -> str | None:
    """Return the acronym that is all that an article calls an organization; None where it says more."""
    if not is_acronym(naming.called[0].text):  # as most: this is asked of every naming
        return None
    texts = [each.text for each in naming.called]
    return _letters(min(texts)) if all(map(is_acronym, texts)) else None


def _letters(acronym: str) -> str:
    return acronym.replace(".", "").upper()


def _best(
    number: int, candidates: Iterable[int], groups: Groups, weights: Weights, *, needed: float
) -> tuple[int, Agreement] | None:
    """Return the candidate that a group's context points to, where one fits better than all others."""
    context = groups.context(number)
    fitting = sorted(
        ((weights.agreement(groups.context(each), context), each) for each in candidates),
        key=lambda each: (-each[0].points, each[1]),
    )
    if not fitting:
        return None
    best, meant = fitting[0]
    rivals = [other.points for other, each in fitting[1:] if groups.root(each) != groups.root(meant)]
    is_clear = not rivals or best.points >= rivals[0] + _MARGIN
    return (meant, best) if is_clear and best.points >= needed and groups.may_join(meant, number) else None


def _join_best(
    number: int, candidates: Collection[int], groups: Groups, weights: Weights, *, rule: str, needed: float
) -> None:
    """Join a group with the candidate that fits best, or tell the doubt."""
    best = _best(number, candidates, groups, weights, needed=needed)
    if best:
        groups.join(best[0], number, Bond(best[1].worded(rule), weak=True))
        return
    for each in sorted(candidates)[:_MOST_DOUBTS]:
        groups.doubt(each, number, rule)


def _join_short_form(
    number: int, opening: defaultdict[str, set[int]], groups: Groups, weights: Weights, lexicon: Lexicon
) -> None:
    """Join "Roe Teaching" with "Roe Teaching Hospital", where what is left out only says what it is."""
    naming = next(_namings(groups, number))
    short = naming.key.split()
    if naming.known or naming.core or _says_nothing(short, lexicon):
        return
    alike = f"organizations whose names begin with {short[0].title()}"
    longer = [
        other
        for other in groups.comparable(opening.get(short[0], set()) - {number}, alike)
        if _is_short_form(short, next(_namings(groups, other)).key.split(), lexicon)
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
