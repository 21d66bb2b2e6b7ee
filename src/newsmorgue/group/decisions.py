"""What the editors decide about stories: which articles are of one, and which are not."""

import unicodedata
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field

from newsmorgue.group.traits import Traits
from newsmorgue.model import Problem, StoryDecision
from newsmorgue.text.spelling import did_you_mean

_FILE = "corrections.yml"

# Returns the stories that some articles form among themselves.
Regroup = Callable[[Sequence[int]], list[list[int]]]


@dataclass(slots=True)
class Decided:
    """Stories as lists of articles (by number), the titles that some are given, and what is wrong.

    `titles` are by the story's first article, and so are the decisions' `notes`.
    """

    stories: list[list[int]]
    titles: dict[int, str] = field(default_factory=dict)
    notes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def decide(
    stories: list[list[int]],
    decisions: Sequence[StoryDecision],
    traits: Sequence[Traits],
    regroup: Regroup,
) -> Decided:
    """Return the stories as `decisions` have them: first what is kept apart is taken out, then others joined.

    A decision names a story by a file of it. What is taken out of a story forms stories with its like;
    `regroup` finds them.
    """
    bench = _Bench(stories, traits)
    for decision in decisions:
        bench.part(decision, regroup)
    for decision in decisions:
        bench.join(decision)
    titles: dict[int, str] = {}
    notes: dict[int, tuple[str, ...]] = {}
    for decision in decisions:
        number = bench.number(decision, decision.story)
        if number is None:
            continue
        first = min(bench.story_of(number))
        notes[first] = (*notes.get(first, ()), *_worded(decision))
        if decision.renamed and len(bench.story_of(number)) < 2:
            bench.tell(decision, f"{decision.story} is in no story", "delete `rename`")
        elif decision.renamed and first in titles:
            bench.tell(
                decision, f"the story is called `{titles[first]}` by another decision", "delete one of them"
            )
        elif decision.renamed:
            titles[first] = decision.renamed
    found = {min(members): sorted(members) for members in bench.of.values() if len(members) > 1}
    return Decided([found[first] for first in sorted(found)], titles, notes, tuple(bench.problems))


def _worded(decision: StoryDecision) -> Iterator[str]:
    """Yield what a decision says of its story, for readers."""
    by = f" ({decision.by})" if decision.by else ""
    reason = f": {decision.reason}" if decision.reason else ""
    if decision.merged:
        yield f"joined by decision of the editors{reason}{by}"
    if decision.apart:
        yield f"parted from {', '.join(decision.apart)} by decision of the editors{reason}{by}"
    if decision.renamed:
        yield f"named by decision of the editors{reason}{by}"


class _Bench:
    """Stories while they are being changed: `of` gives the story of each article, alone in one at first."""

    def __init__(self, stories: Sequence[Sequence[int]], traits: Sequence[Traits]) -> None:
        self.of = {number: {number} for number in range(len(traits))}
        self.problems: list[Problem] = []
        self._told: set[tuple[int | None, str]] = set()
        self._apart: set[frozenset[int]] = set()
        for members in stories:
            self._unite(members)
        self._numbers = {
            unicodedata.normalize("NFC", file): number
            for number, each in enumerate(traits)
            for file in each.files
        }

    def story_of(self, number: int) -> set[int]:
        """Return the articles of the story that an article is in."""
        return self.of[number]

    def number(self, decision: StoryDecision, file: str) -> int | None:
        """Return the article that a file holds; a file that there is not is told once."""
        number = self._numbers.get(unicodedata.normalize("NFC", file))
        if number is None and (decision.line, file) not in self._told:
            self._told.add((decision.line, file))
            remedy = did_you_mean(file, self._numbers, "check the name, or delete it here")
            self.tell(decision, f"there is no article file `{file}`", remedy)
        return number

    def part(self, decision: StoryDecision, regroup: Regroup) -> None:
        """Take the articles that a decision keeps apart out of its story."""
        one = self.number(decision, decision.story)
        others = [(file, self.number(decision, file)) for file in decision.apart]
        if one is None:
            return
        out = set()
        for file, other in others:
            if other == one:
                self.tell(decision, f"{file} is kept apart from itself", "name another file")
            elif other is not None and other not in self.of[one]:
                self.tell(
                    decision, f"{file} is not in the story of {decision.story} anyway", "delete it here"
                )
            elif other is not None:
                out.add(other)
            if other is not None:
                self._apart.add(frozenset((one, other)))
        if out:
            rest = self.of[one] - out
            for number in self.of[one]:
                self.of[number] = {number}
            for members in (rest, *regroup(sorted(out))):
                self._unite(members)

    def join(self, decision: StoryDecision) -> None:
        """Make one story of those that a decision merges."""
        one = self.number(decision, decision.story)
        for file in decision.merged:
            other = self.number(decision, file)
            if one is None or other is None:
                continue
            if other in self.of[one]:
                self.tell(decision, f"{file} is in the story of {decision.story} anyway", "delete it here")
            elif any(frozenset((a, b)) in self._apart for a in self.of[one] for b in self.of[other]):
                reason = f"another decision keeps apart what this one makes one story with {decision.story}"
                self.tell(decision, reason, "delete one of the two; they are kept apart")
            else:
                self._unite(self.of[one] | self.of[other])

    def tell(self, decision: StoryDecision, reason: str, remedy: str) -> None:
        """Note what is wrong with a decision, with the place where it stands."""
        self.problems.append(Problem(_FILE, reason, remedy, decision.line, decision.column))

    def _unite(self, numbers: Collection[int]) -> None:
        story = set(numbers)
        for number in story:
            self.of[number] = story
