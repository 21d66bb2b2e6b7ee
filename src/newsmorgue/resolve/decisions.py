"""What the editors decide about entities, turned into what it means for the namings.

A decision names entities as they are without it: by an id, a name, or one of several names. What it names as
other decisions have made it is looked for when those have been applied.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsmorgue.model import EntityDecision, Kind, Problem
from newsmorgue.resolve.clustering import Constraints, Together
from newsmorgue.resolve.entities import Cluster, Decided
from newsmorgue.resolve.namings import Naming, Roll
from newsmorgue.text.fold import fold
from newsmorgue.text.spelling import did_you_mean

_FILE = "corrections.yml"
_NOTHING = Decided()


@dataclass(frozen=True, slots=True)
class Target:
    """An entity that a decision names: its number, its namings, and those that have the name in question."""

    number: int
    all: frozenset[int]
    called: frozenset[int]


@dataclass(slots=True)
class Rulings:
    """What all decisions mean: constraints on putting namings together, and what is said of each naming.

    `names`, `values` and `notes` belong to the entity that a naming (by index) comes to be part of.
    """

    constraints: Constraints = field(default_factory=Constraints)
    kinds: dict[int, Kind] = field(default_factory=dict)
    names: dict[int, EntityDecision] = field(default_factory=dict)
    values: defaultdict[int, list[EntityDecision]] = field(default_factory=lambda: defaultdict(list))
    notes: defaultdict[int, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    split_off: dict[int, EntityDecision] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def decided(self, members: Iterable[int]) -> Decided:
        """Return what is decided about the entity that some namings are."""
        if not (self.split_off or self.names or self.values or self.notes):
            return _NOTHING
        members = sorted(members)
        split = [self.split_off[i] for i in members if i in self.split_off]
        names = [(_line(each), each.name) for each in split if each.name]
        renamings = [self.names[i] for i in members if i in self.names]
        names += [(_line(each), each.renamed) for each in renamings if each.renamed]
        deciding = {_line(each): each for i in members for each in self.values.get(i, ())}
        values = {name: value for _, each in sorted(deciding.items()) for name, value in each.values.items()}
        notes = dict.fromkeys(note for i in members for note in self.notes.get(i, ()))
        return Decided(max(names)[1] if names else None, values, tuple(notes), split_off=bool(split))


def _line(decision: EntityDecision) -> tuple[int, int]:
    return decision.line or 0, decision.column or 0


class Lookup:
    """Finds the entities that decisions name, as they are at one time."""

    def __init__(
        self, clusters: Mapping[int, Cluster], ids: Mapping[int, str], doubts: Iterable[tuple[int, int]]
    ) -> None:
        self._members = {number: frozenset(each.members) for number, each in clusters.items()}
        self.clusters = clusters
        self.doubts = frozenset(doubts)
        self._ids = ids
        self._by_id = {id_: number for number, id_ in ids.items()}
        levels: list[defaultdict[str, defaultdict[int, set[int]]]] = [
            defaultdict(lambda: defaultdict(set)) for _ in range(3)
        ]
        for number, each in clusters.items():
            levels[0][_key(each.name)][number] |= self._members[number]
            for i, naming in each.namings:
                levels[1][_key(naming.name)][number].add(i)
                for wording in naming.called:
                    levels[2][_key(wording.text)][number].add(i)
        self._levels = levels

    def find(self, words: str) -> list[Target]:
        """Return the entities with that id; or that name; or with that among their other names."""
        number = self._by_id.get(words)
        if number is not None:
            return [Target(number, self._members[number], self._members[number])]
        for level in self._levels:
            found = level.get(_key(words))
            if found:
                return [
                    Target(number, self._members[number], frozenset(called))
                    for number, called in sorted(found.items())
                ]
        return []

    def called(self, name: str) -> frozenset[int]:
        """Return the namings of that very name, whatever entities they are part of."""
        found = self._levels[1].get(_key(name))
        return frozenset(i for called in found.values() for i in called) if found else frozenset()

    def find_within(self, words: str, number: int) -> Target | None:
        """Return an entity with its namings of that name, where it has others as well.

        A surname is no such name: articles use it beside the full name of the same person.
        """
        is_person = self.clusters[number].kind is Kind.PERSON
        for level in self._levels[1:2] if is_person else self._levels[1:]:
            called = frozenset(level[_key(words)][number] if number in level.get(_key(words), ()) else ())
            if called and called < self._members[number]:
                return Target(number, self._members[number], called)
        return None

    def listed(self, targets: Iterable[Target]) -> str:
        """Return the ids of entities, as a message can show them."""
        return ", ".join(f"`{id_}`" for id_ in sorted(self._ids[target.number] for target in targets))

    def known(self) -> list[str]:
        """Return all names and ids."""
        return [*sorted({each.name for each in self.clusters.values()}), *sorted(self._by_id)]


def _key(name: str) -> str:
    return (fold(name) or name.casefold()).removeprefix("the ")


def files_of(rolls: Iterable[Roll]) -> dict[str, str]:
    """Return the id of the article that each file holds; a copy's is that of the article it is a copy of."""
    return {unicodedata.normalize("NFC", file): roll.article for roll in rolls for file in roll.files}


class Binder:
    """Adds decisions to rulings, one by one, as far as what they name can be found."""

    def __init__(
        self, rulings: Rulings, lookup: Lookup, named: Sequence[Naming], files: Mapping[str, str]
    ) -> None:
        self._rulings = rulings
        self._lookup = lookup
        self._named = named
        self._files = files

    def bind(self, decisions: Iterable[EntityDecision], *, last: bool) -> list[EntityDecision]:
        """Apply decisions; return those that name what is not there, which with `last` are told instead."""
        return [decision for decision in decisions if not self._bind(decision, last=last)]

    def _bind(self, decision: EntityDecision, *, last: bool) -> bool:
        target = self._one(decision, decision.entity, last=last)
        others = {
            words: (target and self._lookup.find_within(words, target.number))
            or self._one(decision, words, last=last)
            for words in (*decision.merged, *decision.apart)
        }
        if not last and (target is None or None in others.values()):
            return False
        if target is None:
            return True
        merged = [found for words in decision.merged if (found := others[words])]
        unlike = [each for each in merged if self._kind(each) is not self._kind(target)]
        if unlike and not last:
            return False
        for each in unlike:
            reason = (
                f"`{decision.entity}` is a {self._kind(target)} and `{self._name(each)}` a {self._kind(each)}"
            )
            self._tell(decision, reason, "decide with `retype` what one of them is, or delete it here")
        self._merge(decision, target, [each for each in merged if each not in unlike])
        apart = [(words, found) for words in decision.apart if (found := others[words])]
        self._keep_apart(decision, target, apart)
        self._reject(decision, target)
        # What is said beside a split is said of the one whose name the decision gives.
        rest = target.all - self._split(decision, target)
        self._describe(decision, Target(target.number, rest, rest))
        self._add_aliases(decision, Target(target.number, rest, rest))
        return True

    def _one(self, decision: EntityDecision, words: str, *, last: bool) -> Target | None:
        """Return the one entity that is called so."""
        found = self._lookup.find(words)
        if len(found) == 1:
            return found[0]
        if last and found:
            reason = f"`{words}` is the name of several: {self._lookup.listed(found)}"
            self._tell(decision, reason, "write the id of the one that is meant")
        elif last:
            remedy = did_you_mean(words, self._lookup.known(), "check the name, or delete the decision")
            self._tell(decision, f"there is no entity `{words}`", remedy)
        return None

    def _merge(self, decision: EntityDecision, target: Target, others: Sequence[Target]) -> None:
        for other in others:
            if other.number != target.number:
                self._join(decision, target, [self._main(other)], other.all)
            elif other.called != other.all:  # what a rule joined is confirmed
                self._join(decision, target, [min(other.called)], other.called)
            else:
                name = self._name(other)
                self._tell(decision, f"`{name}` is one with `{decision.entity}` anyway", "delete it here")

    def _join(
        self, decision: EntityDecision, target: Target, seeds: Iterable[int], members: Iterable[int]
    ) -> None:
        joined = (self._main(target), *sorted(seeds))
        rule = _worded("decision of the editors", decision)
        self._rulings.constraints.together.append(
            Together(decision, joined, frozenset({*target.all, *members}), rule)
        )

    def _main(self, target: Target) -> int:
        """Return the first naming of an entity that has its name."""
        name = self._name(target)
        return min((self._named[i].name != name, i) for i in target.all)[1]

    def _keep_apart(
        self, decision: EntityDecision, target: Target, others: Sequence[tuple[str, Target]]
    ) -> None:
        rest = set(target.all)
        parts: list[set[int]] = []
        for words, other in others:
            part = set(other.called if other.number == target.number else other.all)
            if other.number == target.number and part >= rest:
                remedy = "part them with `split: [the files of one of them]`"
                self._tell(decision, f"`{words}` is the only name of `{decision.entity}`", remedy)
                continue
            rest -= part
            parts.append(part)
            if other.number != target.number and not self._are_doubted(target, other):
                self._tell(
                    decision, f"`{words}` and `{decision.entity}` are kept apart anyway", "delete it here"
                )
        self._part([rest, *parts])

    def _are_doubted(self, one: Target, other: Target) -> bool:
        return (min(one.number, other.number), max(one.number, other.number)) in self._lookup.doubts

    def _part(self, parts: Sequence[Iterable[int]]) -> None:
        """Put sets of namings on different sides."""
        if len(parts) < 2:
            return
        number = self._rulings.constraints.partings
        self._rulings.constraints.partings += 1
        for side, part in enumerate(parts):
            for i in part:
                self._rulings.constraints.sides[i].add((number, side))

    def _split(self, decision: EntityDecision, target: Target) -> frozenset[int]:
        """Part the namings in some files from the others, and return them."""
        part = self._in_files(decision, target, decision.split)
        if part and part == target.all:
            self._tell(
                decision,
                f"all files that name `{decision.entity}` are split off",
                "leave out those that name the other one, or write `rename`",
            )
            return frozenset()
        if part:
            self._part([target.all - part, part])
            self._rulings.split_off |= dict.fromkeys(part, decision)
            self._note(part, _worded("parted by decision of the editors", decision))
        return part

    def _in_files(self, decision: EntityDecision, target: Target, files: Iterable[str]) -> frozenset[int]:
        """Return a target's namings in some files."""
        found: set[int] = set()
        for file in files:
            article = self._files.get(unicodedata.normalize("NFC", file))
            if article is None:
                remedy = did_you_mean(file, self._files, "check the name, or delete it here")
                self._tell(decision, f"there is no article file `{file}`", remedy)
                continue
            here = {i for i in target.all if self._named[i].article == article}
            if not here:
                reason = f"{file} does not name `{decision.entity}`"
                self._tell(decision, reason, "check the name, or delete it here")
            found |= here
        return frozenset(found)

    def _reject(self, decision: EntityDecision, target: Target) -> None:
        if decision.rejected:
            part = self._in_files(decision, target, decision.files) if decision.files else target.all
            self._rulings.constraints.dropped |= part

    def _describe(self, decision: EntityDecision, target: Target) -> None:
        """Take in what an entity is called and is."""
        rulings, cluster = self._rulings, self._lookup.clusters[target.number]
        if decision.renamed and decision.renamed == cluster.name:
            self._tell(decision, f"it is called `{decision.renamed}` anyway", "delete `rename`")
        elif decision.renamed:
            rulings.names |= dict.fromkeys(target.all, decision)
            self._note(target.all, _worded("named by decision of the editors", decision))
        if decision.kind and decision.kind is cluster.kind:
            self._tell(decision, f"it is a {decision.kind} anyway", "delete `retype`")
        elif decision.kind:
            rulings.kinds |= dict.fromkeys(target.all, decision.kind)
            self._note(target.all, _worded(f"a {decision.kind} by decision of the editors", decision))
        for field_, value in decision.values.items():
            if cluster.value(field_) == value:
                self._tell(decision, f"its `{field_}` is so anyway", f"delete `{field_}`")
        if decision.values:
            for i in target.all:
                rulings.values[i].append(decision)
            told = _worded(f"{' and '.join(decision.values)} set by decision of the editors", decision)
            self._note(target.all, told)

    def _add_aliases(self, decision: EntityDecision, target: Target) -> None:
        for alias in decision.aliases:
            called = self._lookup.called(alias)
            if not called:
                remedy = "check how it is written, or delete it here"
                self._tell(decision, f"no article calls anybody or anything `{alias}`", remedy)
            others = called - target.all
            if others:
                self._rulings.kinds |= dict.fromkeys(others, decision.kind or self._kind(target))
                self._join(decision, target, others, others)

    def _note(self, members: Iterable[int], words: str) -> None:
        for i in members:
            self._rulings.notes[i][words] = None

    def _kind(self, target: Target) -> Kind:
        return self._lookup.clusters[target.number].kind

    def _name(self, target: Target) -> str:
        return self._lookup.clusters[target.number].name

    def _tell(self, decision: EntityDecision, reason: str, remedy: str) -> None:
        self._rulings.problems.append(problem(decision, reason, remedy))


def problem(decision: EntityDecision, reason: str, remedy: str) -> Problem:
    """Return what is wrong with a decision, with the place where it stands."""
    return Problem(_FILE, reason, remedy, decision.line, decision.column)


def refusals(refused: Iterable[Together]) -> Iterator[Problem]:
    """Yield the decisions to join that others forbid."""
    for decision in {_line(each.decision): each.decision for each in refused}.values():
        reason = f"another decision keeps apart what this one makes one with `{decision.entity}`"
        yield problem(decision, reason, "delete one of the two; they are kept apart")


def _worded(what: str, decision: EntityDecision) -> str:
    """Word a decision as a reason."""
    by = f" ({decision.by})" if decision.by else ""
    return f"{what}: {decision.reason}{by}" if decision.reason else f"{what}{by}"
