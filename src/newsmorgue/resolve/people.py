"""Which names are one person's: first those that are the same in full, then variants, then surnames alone.

A variant is joined when its context agrees (a role, a country, others named beside both), the more the less
the names themselves say; what fits several people who are not one stays apart, and is told as a doubt.
Names are compared only where they share two words that sound alike, or an initial and a surname, so cost
grows with their number.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from functools import cache
from itertools import combinations
from typing import NamedTuple

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.sounds import sound
from newsmorgue.lexicon.variants import load_variants
from newsmorgue.resolve.contexts import Agreement, Context, Weights
from newsmorgue.resolve.groups import LARGEST_BLOCK, Bond, Groups
from newsmorgue.resolve.names import Closeness, Likeness, PersonName, likeness, telling_words
from newsmorgue.resolve.namings import Naming

# What has to agree besides, in points, by how close two names are.
_NEEDED = {
    Closeness.SAME: 0.0,
    Closeness.FULLER: 0.5,
    Closeness.FAMILIAR: 1.0,
    Closeness.RESPELLED: 1.0,
    Closeness.LOOSE: 1.5,
}
# How much better the best of several must fit that cannot all be meant.
_MARGIN = 1.0
_FOR_SURNAME = 1.5
_FOR_GIVEN_NAME = 2.0
_FOR_SAME_LONE_NAME = 1.0
# Who is named in so many times as many articles is the one whom readers think of first.
_MUCH_BETTER_KNOWN = 10
_MOST_DOUBTS = 3


class _Link(NamedTuple):
    """Two groups (by number) whose names are alike, and how far their contexts agree."""

    one: int
    other: int
    how: Likeness
    agreement: Agreement


def part_namesakes(members: Sequence[int], groups: Groups, weights: Weights) -> list[list[int]]:
    """Return the namings of one full name in as many lists as there are plainly different people.

    Those that say what the person is come first; the others go with whom they agree with most. Namings of
    one gender and walk of life never conflict, so there are no more parts than a few for each walk, however
    many namings there are.
    """
    if len(members) == 1 or _cannot_conflict([groups.namings[i] for i in members]):
        return [list(members)]
    contexts = {i: groups.surroundings.context(i) for i in members}
    parts: list[tuple[list[int], Context]] = []
    for i in sorted(members, key=lambda i: (not contexts[i].walks, i)):
        context = contexts[i]
        fitting = [each for each in parts if not weights.conflict(each[1], context)]
        if len(fitting) > 1:
            fitting.sort(key=lambda each: (-weights.agreement(each[1], context).points, -len(each[0])))
        elif not fitting:
            fitting.append(([], Context()))
            parts += fitting
        part, part_context = fitting[0]
        part.append(i)
        part_context.take_in(context)
    return [sorted(part) for part, _ in parts]


def _cannot_conflict(namings: Sequence[Naming]) -> bool:
    """Tell, without comparing each with each, namings that are all of one walk of life and gender."""
    walks = [set(said) for said in {naming.walks for naming in namings} if said]
    genders = {gender for naming in namings for gender in naming.genders}
    return len(genders) < 2 and (len(walks) < 2 or bool(set.intersection(*walks)))


def join_variants(groups: Groups, weights: Weights, lexicon: Lexicon) -> None:
    """Join the groups of full names that are variants of one."""
    links = [link for pair in _pairs(groups) if (link := _link(*pair, groups, weights, lexicon))]
    fitting: defaultdict[int, list[_Link]] = defaultdict(list)
    for link in links:
        fitting[link.one].append(link)
        fitting[link.other].append(link)
    links.sort(key=lambda link: (link.how.closeness, -link.agreement.points, link.one, link.other))
    for link in links:
        enough = link.agreement.points >= _NEEDED[link.how.closeness]
        rivalled = any(
            _is_rivalled(link, end, fitting[end], groups, lexicon) for end in (link.one, link.other)
        )
        if enough and not rivalled and groups.may_join(link.one, link.other):
            rule = link.agreement.worded(link.how.rule)
            groups.join(link.one, link.other, Bond(rule, weak=link.how.closeness > Closeness.FULLER))
        else:
            groups.doubt(link.one, link.other, link.how.rule)


def _pairs(groups: Groups) -> Iterator[tuple[int, int]]:
    """Yield the pairs of groups whose names are worth comparing."""
    blocks: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for seed in groups.people():
        name = groups.seed_name(seed)
        if not name.is_lone or len(name.words[0]) == 1 < len(name.words):
            for key in _keys(name):
                blocks[key].append(seed)
    told: set[tuple[int, int]] = set()
    for numbers in blocks.values():
        if len(numbers) == 1:
            continue
        alike = f"people with names like {groups.first_name(numbers[0])}"
        for pair in combinations(groups.comparable(frozenset(numbers), alike), 2):
            if pair not in told:
                told.add(pair)
                yield pair


def _keys(name: PersonName) -> Iterator[tuple[str, ...]]:
    """Yield what a name shares with its variants: two words, an initial and a surname, or all letters."""
    telling = [word for word in telling_words(name.words) if len(word) > 1]
    forms = [{sound(word), *map(sound, load_variants().pet_forms.get(word, ()))} for word in telling]
    pairs = {
        tuple(sorted((one, other)))
        for first, second in combinations(forms, 2)
        for one in first
        for other in second
    }
    yield from sorted(pairs)
    if telling:
        yield ("initial", name.words[0][0], sound(telling[-1]))
    for i in range(len(name.words)):
        yield ("letters", "".join(name.words[i:] + name.words[:i]))


def _link(one: int, other: int, groups: Groups, weights: Weights, lexicon: Lexicon) -> _Link | None:
    """Return how two groups are alike; None where their names or contexts contradict each other."""
    name, other_name = groups.seed_name(one), groups.seed_name(other)
    how = likeness(name, other_name, lexicon.people)
    if how is None or name.key == other_name.key or groups.are_parted(one, other):
        return None
    first, second = groups.context(one), groups.context(other)
    if weights.conflict(first, second):
        groups.doubt(one, other, how.rule)
        return None
    return _Link(one, other, how, weights.agreement(first, second))


def _is_rivalled(link: _Link, end: int, links: Iterable[_Link], groups: Groups, lexicon: Lexicon) -> bool:
    """Tell whether a name fits somebody else, who is not the same, about as well: "George Bush"."""
    meant = link.other if link.one == end else link.one
    name = groups.seed_name(meant)
    for rival in links:
        other = rival.other if rival.one == end else rival.one
        if groups.root(other) == groups.root(meant):
            continue
        if rival.how.closeness > link.how.closeness and rival.agreement.points <= link.agreement.points:
            continue
        if rival.agreement.points <= link.agreement.points - _MARGIN:
            continue
        if likeness(name, groups.seed_name(other), lexicon.people) is None:
            return True
    return False


def join_lone_names(lone: Sequence[int], groups: Groups, weights: Weights, lexicon: Lexicon) -> None:
    """Join the groups (by number) of names that may be anybody's.

    Each goes with the one person who fits, or with others of that name where they agree.
    """
    namesakes = _Namesakes(groups, lexicon)
    left = [number for number in lone if not _join_person(number, namesakes, groups, weights)]
    buckets: defaultdict[str, list[int]] = defaultdict(list)
    for number in left:
        (name,) = groups.group(number).names
        context = groups.context(number)
        together = buckets[name]
        needed = 0.0 if _is_rare_name(name, lexicon) else _FOR_SAME_LONE_NAME
        fitting = [
            (weights.agreement(groups.context(each), context), -each)
            for each in groups.comparable(together, f"people called {groups.first_name(number)} alone")
            if groups.may_join(each, number) and not weights.conflict(groups.context(each), context)
        ]
        best = max(fitting, key=lambda each: (each[0].points, each[1]), default=None)
        if best and best[0].points >= needed:
            groups.join(-best[1], number, Bond(best[0].worded("same single name"), weak=True))
            continue
        if best:
            groups.doubt(-best[1], number, "same single name")
        together.append(number)


def _is_rare_name(key: str, lexicon: Lexicon) -> bool:
    """Tell a single name that few bear: no usual surname or given name."""
    word = key.removesuffix(" alone")
    known = lexicon.people
    return word not in known.surnames and word not in known.given and word not in lexicon.common_words


class Part(IntEnum):
    """Which part of somebody's name a lone name is, the likeliest first."""

    SURNAME = 0
    RESPELLED = 1
    GIVEN = 2


_WORDED = {
    Part.SURNAME: "surname",
    Part.RESPELLED: "surname in another spelling",
    Part.GIVEN: "given name",
}


class _Namesakes:
    """The groups of people with full names, by the words of those.

    Lone names that join a group change neither its full names nor its number, so whom a lone name may mean
    is looked up once, however many articles have it.
    """

    def __init__(self, groups: Groups, lexicon: Lexicon) -> None:
        self._by_word: defaultdict[str, set[int]] = defaultdict(set)
        self._by_office: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        self._groups, self._lexicon = groups, lexicon
        self._looked_up = cache(self._look_up)
        for number in groups.numbers():
            names = [name for name in groups.group(number).names.values() if not name.is_lone]
            for key in {sound(word) for name in names for word in (name.words[0], *name.words[-2:])}:
                self._by_word[key].add(number)
        for key, numbers in self._by_word.items():
            if len(numbers) > LARGEST_BLOCK:
                for number in numbers:
                    for office in groups.offices(number):
                        self._by_office[key, office].add(number)

    def of(self, lone: PersonName, offices: frozenset[str]) -> Sequence[tuple[int, Part]]:
        """Return the groups that a lone name may mean, and as which part of their names.

        Of too many whose names begin or end in its word, those of an office.
        """
        is_crowd = len(self._by_word.get(sound(lone.surname), ())) > LARGEST_BLOCK
        return self._looked_up(lone, offices if is_crowd else frozenset())

    def _look_up(self, lone: PersonName, offices: frozenset[str]) -> list[tuple[int, Part]]:
        key = sound(lone.surname)
        of_office = {number for office in offices for number in self._by_office.get((key, office), ())}
        alike = f"people with the name {lone.surname.title()}"
        found = self._groups.comparable(of_office or self._by_word.get(key, ()), alike)
        parts = (
            (number, part_meant(lone, self._groups.group(number).names.values(), self._lexicon))
            for number in found
        )
        return [(number, part) for number, part in parts if part is not None]


class _Candidate(NamedTuple):
    """Somebody (by number) whom a lone name may mean: which part of the name it is, and what agrees."""

    number: int
    part: Part
    agreement: Agreement

    @property
    def points(self) -> float:
        """How far contexts agree."""
        return self.agreement.points


def _join_person(number: int, namesakes: _Namesakes, groups: Groups, weights: Weights) -> bool:
    """Join a lone name with the one person whom its context points to; return whether there is one."""
    (lone,) = groups.group(number).names.values()
    context = groups.context(number)
    candidates = []
    for other, part in namesakes.of(lone, context.offices):
        if not groups.may_join(other, number):
            continue
        theirs = groups.context(other)
        if not weights.conflict(theirs, context):
            candidates.append(_Candidate(other, part, weights.agreement(theirs, context)))
    candidates.sort(key=lambda each: (-each.agreement.points, each.number))
    if not candidates:
        return False
    best = candidates[0]
    needed = _FOR_SURNAME if best.part is Part.SURNAME else _FOR_GIVEN_NAME
    if best.points >= needed and _is_best(best, candidates[1:], groups):
        rule = best.agreement.worded(_WORDED[best.part])
        groups.join(best.number, number, Bond(rule, weak=not best.agreement.office))
        return True
    for each in candidates[:_MOST_DOUBTS]:
        if each.part is Part.SURNAME or each.points >= _FOR_SURNAME:
            groups.doubt(each.number, number, f"same {_WORDED[each.part]}")
    return False


def _is_best(best: _Candidate, others: Iterable[_Candidate], groups: Groups) -> bool:
    """Tell whether the first candidate fits better than all others, or as well and is by far better known."""
    rivals = [each for each in others if each.points > best.points - _MARGIN]
    fame = groups.fame(best.number)
    return all(fame >= _MUCH_BETTER_KNOWN * groups.fame(rival.number) for rival in rivals)


def part_meant(lone: PersonName, names: Iterable[PersonName], lexicon: Lexicon) -> Part | None:
    """Return which part of somebody's names a lone name is: the likeliest, whatever their order."""
    parts = [part for name in names if (part := _part_of(lone, name, lexicon)) is not None]
    return min(parts, default=None)


def _part_of(lone: PersonName, name: PersonName, lexicon: Lexicon) -> Part | None:
    """Return which part of a full name a lone name is."""
    word = lone.surname
    if name.is_lone or (lone.suffix and lone.suffix != name.suffix):
        return None
    if len(lone.words[0]) == 1:
        return Part.SURNAME if likeness(lone, name, lexicon.people) else None
    if word == name.words[-1] or (len(name.words) > 2 and word == name.words[-2]):
        return Part.SURNAME
    if sound(word) == sound(name.words[-1]):
        return Part.RESPELLED
    if word == name.words[0]:
        return Part.GIVEN if word in lexicon.people.given else Part.SURNAME
    return None
