"""Groups of namings that are held to be one's, joined for reasons and kept apart by decisions."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsmorgue.lexicon.people import People
from newsmorgue.model import Kind
from newsmorgue.resolve.contexts import Context
from newsmorgue.resolve.names import Closeness, PersonName, likeness, person_name
from newsmorgue.resolve.namings import Naming
from newsmorgue.resolve.surroundings import Surroundings

# What more groups share than this tells nobody apart, and to compare each with each takes its square.
LARGEST_BLOCK = 60


class Bond(NamedTuple):
    """Why two groups were joined: a rule in words, and whether it is a weak one.

    `witness` is the naming that bears it out, where that is none of those joined.
    """

    rule: str
    weak: bool
    witness: Naming | None = None


@dataclass(slots=True)
class Group:
    """Namings (by index) that are one's. `names` are the people's names among them, by key.

    Of people, `articles` has the keys of the names that each article gives them.
    `families` are the names that fit each other: several where a decision joined what is not alike.
    `sides` are the decisions that keep it apart from others, each with the side that it is on.
    """

    kind: Kind
    members: list[int] = field(default_factory=list)
    names: dict[str, PersonName] = field(default_factory=dict)
    families: list[dict[str, PersonName]] = field(default_factory=list)
    articles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sides: frozenset[tuple[int, int]] = frozenset()


class Groups:
    """All groups; those that were joined answer to each of their numbers."""

    def __init__(self, namings: Sequence[Naming], surroundings: Surroundings, people: People) -> None:
        self.namings = namings
        self.surroundings = surroundings
        self._people = people
        self._groups: list[Group] = []
        self._parents: list[int] = []
        self._bonds: defaultdict[int, list[tuple[int, Bond]]] = defaultdict(list)
        self._seed_of: dict[int, int] = {}
        self._names: dict[int, PersonName] = {}
        self._contexts: dict[int, Context] = {}
        self._doubts: dict[tuple[int, int], str] = {}
        self._crowds: dict[str, int] = {}

    def add(self, members: Iterable[int], sides: Iterable[tuple[int, int]] = ()) -> int:
        """Begin a group with namings of one kind and key, which nothing tells apart; return its number."""
        number = len(self._groups)
        members = list(members)
        last = self.namings[members[-1]]
        group = Group(last.kind, members, sides=frozenset(sides))
        self._seed_of |= dict.fromkeys(members, number)
        if last.kind is Kind.PERSON:
            name = self._names[number] = person_name(last.name)
            group.names = {last.key: name}
            group.families = [{last.key: name}]
            for i in members:
                article = self.namings[i].article
                group.articles[article] = (*group.articles.get(article, ()), last.key)
        self._groups.append(group)
        self._parents.append(number)
        return number

    def root(self, number: int) -> int:
        """Return the number under which the group of that number goes now."""
        while self._parents[number] != number:
            self._parents[number] = self._parents[self._parents[number]]
            number = self._parents[number]
        return number

    def group(self, number: int) -> Group:
        """Return the group that goes by a number."""
        return self._groups[self.root(number)]

    def context(self, number: int) -> Context:
        """Return what stands around the names of a group: nobody asks for that of a country."""
        number = self.root(number)
        context = self._contexts.get(number)
        if context is None:
            members = self._groups[number].members
            context = self._contexts[number] = self.surroundings.context_of(members)
        return context

    def offices(self, number: int) -> frozenset[str]:
        """Return the offices that are named with a group."""
        members = self.group(number).members
        return frozenset().union(*(self.surroundings.namings[i].offices for i in members))

    def seed_of(self, index: int) -> int:
        """Return the number of the group that a naming began in."""
        return self._seed_of[index]

    def has(self, index: int) -> bool:
        """Tell whether a naming is in a group at all."""
        return index in self._seed_of

    def is_alone(self, number: int) -> bool:
        """Tell a group that was joined with no other."""
        return number not in self._bonds

    def people(self) -> Iterator[int]:
        """Yield the numbers of the groups that began as people and are some still.

        A decision can join what began as something else to a person, and another can make it one.
        """
        return (seed for seed in self._names if self.group(seed).kind is Kind.PERSON)

    def seed_name(self, seed: int) -> PersonName:
        """Return the name with which a group of people began."""
        return self._names[seed]

    def first_name(self, seed: int) -> str:
        """Return the name that the first naming of a group has in its article."""
        return self.namings[self.group(seed).members[0]].name

    def fame(self, number: int) -> int:
        """Return how many articles name somebody."""
        return len(self.group(number).articles)

    def numbers(self) -> list[int]:
        """Return the numbers under which the groups go now."""
        return [number for number, parent in enumerate(self._parents) if number == parent]

    def comparable(self, numbers: Collection[int], shared: str) -> list[int]:
        """Return groups that share something, in order, to be compared with each other.

        Where too many share it all of them are left alone, and that is kept in mind; `shared` says what it
        is, in words for readers.
        """
        if len(numbers) <= LARGEST_BLOCK:
            return sorted(numbers)
        self._crowds[shared] = max(len(numbers), self._crowds.get(shared, 0))
        return []

    def crowds(self) -> tuple[str, ...]:
        """Return what too many groups shared to be compared, with how many they were."""
        return tuple(f"{shared}: {count:,}" for shared, count in sorted(self._crowds.items()))

    def are_parted(self, one: int, other: int) -> bool:
        """Tell whether a decision keeps two groups apart."""
        return _are_parted(self.group(one), self.group(other))

    def may_join(self, one: int, other: int) -> bool:
        """Tell whether nothing speaks against two groups being one.

        That is a decision, a name that does not fit the others, or an article that names both as two.
        """
        first, second = self.group(one), self.group(other)
        if first is second or first.kind is not second.kind or _are_parted(first, second):
            return False
        if first.kind is not Kind.PERSON:
            return True
        if not self._fitting_families(first, second):
            return False
        return not any(
            self._are_two(first.names[key], second.names[other_key])
            for article in first.articles.keys() & second.articles.keys()
            for key in first.articles[article]
            for other_key in second.articles[article]
        )

    def _fitting_families(self, first: Group, second: Group) -> tuple[int, int] | None:
        """Return the first families of two groups, by their places, whose names all fit each other."""
        for i, family in enumerate(first.families):
            for j, other in enumerate(second.families):
                if _fit(family.values(), other.values(), self._people):
                    return i, j
        return None

    def _are_two(self, one: PersonName, other: PersonName) -> bool:
        """Tell names that one article would not give to one person."""
        if one.is_lone or other.is_lone:
            return True
        found = likeness(one, other, self._people)
        return found is None or found.closeness > Closeness.FAMILIAR

    def join(self, one: int, other: int, bond: Bond) -> None:
        """Make two groups one."""
        first, second = self.root(one), self.root(other)
        self._bonds[one].append((other, bond))
        self._bonds[other].append((one, bond))
        if len(self._groups[first].members) < len(self._groups[second].members):
            first, second = second, first
        kept, absorbed = self._groups[first], self._groups[second]
        if first in self._contexts:
            self._contexts[first].take_in(self.context(second))
        self._contexts.pop(second, None)
        kept.members += absorbed.members
        kept.names |= absorbed.names
        fitting = self._fitting_families(kept, absorbed)
        if fitting:
            kept.families[fitting[0]] |= absorbed.families.pop(fitting[1])
        kept.families += absorbed.families
        for article, keys in absorbed.articles.items():
            kept.articles[article] = (*kept.articles.get(article, ()), *keys)
        kept.sides |= absorbed.sides
        self._parents[second] = first

    def bonds_from(self, seed: int) -> Iterator[tuple[int, Bond]]:
        """Yield the groups that were joined with the one of number `seed`, directly or not, and why."""
        seen = {seed}
        waiting = [seed]
        for number in waiting:
            for other, bond in self._bonds.get(number, ()):
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
                    yield other, bond

    def doubt(self, one: int, other: int, rule: str) -> None:
        """Keep in mind that two groups may be one, and what speaks for it."""
        self._doubts.setdefault((one, other), rule)

    def doubts(self) -> Iterator[tuple[int, int, str]]:
        """Yield the doubts about groups that are still two, by their numbers of now."""
        told = set()
        for (one, other), rule in self._doubts.items():
            first, second = sorted((self.root(one), self.root(other)))
            if first != second and (first, second) not in told and not self.are_parted(first, second):
                told.add((first, second))
                yield first, second, rule


def _are_parted(one: Group, other: Group) -> bool:
    """Tell groups that are on different sides of a decision."""
    if not one.sides or not other.sides:
        return False
    own = dict(one.sides)
    return any(own.get(decision, side) != side for decision, side in other.sides)


def _fit(names: Iterable[PersonName], others: Iterable[PersonName], people: People) -> bool:
    """Tell names of which none contradicts one of the others: a lone name contradicts none."""
    full = [name for name in others if not name.is_lone]
    return not full or all(
        name.is_lone or all(likeness(name, other, people) is not None for other in full) for name in names
    )
