"""Whom an article names in full, and who is meant where it says less: "Hadi", "Mrs. Roe", "Sang-ho".

One candidate is taken; where several are left, the mention stays open.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsmorgue.extract.edges import SUFFIXES
from newsmorgue.extract.found import Found
from newsmorgue.extract.people import is_surname_first
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind
from newsmorgue.text.fold import fold

Keys = tuple[str, ...]

_FEMALE = frozenset("mrs ms miss madam madame lady dame queen princess sister mme frau senora".split())
_MALE = frozenset("mr sir lord king prince brother monsieur herr senor".split())


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of an article.

    `full` has the spelling of each full name by its folded words. `by_surname` and `by_given` have the
    full names that a surname, and a given name, may stand for; a lone name that has no full one stands
    for itself. `roles` are the folded words that say what each (by full name) is.
    """

    full: Mapping[Keys, str]
    by_surname: Mapping[str, tuple[str, ...]]
    by_given: Mapping[str, tuple[str, ...]]
    roles: Mapping[str, frozenset[str]]

    def knows(self, found: Found) -> bool:
        """Tell whether a lone name is the surname or the given name of somebody in the article."""
        return found.keys[-1] in self.by_surname or (len(found.keys) == 1 and found.keys[0] in self.by_given)


def cast_of(found: Sequence[Found], lexicon: Lexicon) -> Cast:
    """Collect the people whom an article's finds name; spellings of one name that fold alike are one."""
    people = [each for each in found if each.kind is Kind.PERSON]
    spellings: dict[Keys, dict[str, int]] = defaultdict(dict)
    first: dict[Keys, Found] = {}
    for each in people:
        if len(each.keys) > 1:
            text, counted = each.text, spellings[each.keys]
            counted[text] = counted.get(text, 0) + 1
            first.setdefault(each.keys, each)
    full = {keys: _usual(counted) for keys, counted in spellings.items()}
    longest = _longest(full)
    surnames: dict[str, list[str]] = defaultdict(list)
    given: dict[str, list[str]] = defaultdict(list)
    for keys in longest:
        turned = is_surname_first(first[keys], lexicon)
        surnames[keys[0] if turned else _surname(keys)].append(full[keys])
        given[keys[-1] if turned else keys[0]].append(full[keys])
    by_surname = {key: tuple(names) for key, names in surnames.items()}
    for each in people:  # "Mr. Roe", who has no other name here
        if len(each.keys) == 1 and each.keys[0] not in given:
            by_surname.setdefault(each.keys[0], (each.text,))
    by_given = {key: tuple(names) for key, names in given.items() if key not in by_surname}
    return Cast(full, by_surname, by_given, _roles(people, full, by_surname))


def who(found: Found, cast: Cast, lexicon: Lexicon) -> tuple[str | None, tuple[str, ...]]:
    """Return the full name that a person's mention stands for; None and the candidates where it is open."""
    keys = found.keys
    if keys in cast.full:
        longer = [name for name in _namesakes(keys, cast) if _is_short_for(keys, fold(name).split())]
        if not longer or not _is_surname(keys, longer):
            return cast.full[keys], ()
        candidates = tuple(longer)
    else:
        candidates = cast.by_surname.get(keys[0]) or cast.by_given.get(keys[0], ())
    if len(candidates) > 1:
        candidates = _fitting(found, candidates, cast, lexicon)
    if len(candidates) > 1:
        return None, candidates
    return (candidates[0] if candidates else found.text), ()


def _is_surname(keys: Keys, longer: Sequence[str]) -> bool:
    """Tell whether a name that several longer ones hold is their surname: "Roe-Poe", but not "Jane Roe"."""
    return len(longer) == 1 or all(tuple(fold(name).split())[-len(keys) :] == keys for name in longer)


def _namesakes(keys: Keys, cast: Cast) -> Iterable[str]:
    return dict.fromkeys((*cast.by_surname.get(_surname(keys), ()), *cast.by_surname.get(keys[0], ())))


def _usual(counted: Mapping[str, int]) -> str:
    return min(counted, key=lambda spelling: (-counted[spelling], spelling))


def _surname(keys: Keys) -> str:
    return next((key for key in reversed(keys) if key not in SUFFIXES), keys[-1])


def _longest(names: Iterable[Keys]) -> list[Keys]:
    """Return names without those whose words all stand in a longer one: "Jane Roe" beside "Jane Q. Roe"."""
    having: dict[str, list[frozenset[str]]] = defaultdict(list)
    for keys in names:
        for key in keys:
            having[key].append(frozenset(keys))
    return [keys for keys in names if not any(_is_short_for(keys, other) for other in having[keys[0]])]


def _is_short_for(keys: Keys, other: Iterable[str]) -> bool:
    """Tell whether a longer name has all words of a name; with "Jr." it is another's."""
    more = set(other) - set(keys)
    return bool(more) and set(keys) <= set(other) and more.isdisjoint(SUFFIXES)


def _roles(
    people: Iterable[Found], full: Mapping[Keys, str], by_surname: Mapping[str, tuple[str, ...]]
) -> dict[str, frozenset[str]]:
    """Return the words for what each person is, by full name; of a surname that several bear, nobody's."""
    roles: dict[str, set[str]] = defaultdict(set)
    for each in people:
        if each.role is None:
            continue
        bearers = by_surname.get(_surname(each.keys), ())
        name = full.get(each.keys) or (bearers[0] if len(bearers) == 1 else None)
        if name:
            roles[name].update(token.key for token in each.passage.tokens[slice(*each.role)])
    return {name: frozenset(words) for name, words in roles.items()}


def _fitting(found: Found, candidates: tuple[str, ...], cast: Cast, lexicon: Lexicon) -> tuple[str, ...]:
    """Return the candidates whom the words before a name fit: "Mrs. Roe" is no man."""
    before = found.passage.tokens[found.start - 1].key if found.start else ""
    if before in _FEMALE or before in _MALE:
        gender = "f" if before in _FEMALE else "m"
        fitting = tuple(name for name in candidates if _gender(name, lexicon) in {gender, "u"})
        return fitting or candidates
    if found.role:
        words = {token.key for token in found.passage.tokens[slice(*found.role)]}
        fitting = tuple(name for name in candidates if words & cast.roles.get(name, frozenset()))
        return fitting or candidates
    return candidates


def _gender(name: str, lexicon: Lexicon) -> str:
    given = lexicon.people.given.get(fold(name).split()[0])
    return given.gender if given else "u"
