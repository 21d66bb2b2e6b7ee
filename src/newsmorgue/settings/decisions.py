"""What all decisions of `corrections.yml` have: what they are about, a reason, and a place in the file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import yaml

from newsmorgue.settings.nodes import Checker

D = TypeVar("D")


@dataclass(frozen=True, slots=True)
class Frame:
    """What is decided about, why, by whom, and where that is written."""

    about: str
    reason: str | None
    by: str | None
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Form(Generic[D]):
    """How decisions of one sort are written.

    `about` is the name of what they are about, `known` are all names, `unknown` begins the word on any other.
    `nameless` and `idle` are what to do about a decision about nothing, and about one that decides nothing.
    `read` makes the decision of its frame and nodes, `decides` tells whether it says anything.
    """

    about: str
    known: tuple[str, ...]
    unknown: str
    nameless: tuple[str, str]
    idle: str
    read: Callable[[Checker, Mapping[str, yaml.Node], Frame], D]
    decides: Callable[[D], bool]


def read_decision(checker: Checker, item: yaml.Node, form: Form[D]) -> D | None:
    """Return a decision; None where it is about nothing, or decides nothing."""
    told = len(checker.problems)
    nodes = checker.mapping(item, form.known, form.unknown)
    if form.about not in nodes:
        if len(checker.problems) == told:  # else the name may be the one that is misspelled
            checker.tell(item, *form.nameless)
        return None
    about = checker.text(nodes[form.about], form.about)
    frame = Frame(
        about=about or "",
        reason=checker.optional_text(nodes, "reason"),
        by=checker.optional_text(nodes, "by"),
        line=item.start_mark.line + 1,
        column=item.start_mark.column + 1,
    )
    decision = form.read(checker, nodes, frame)
    if about is None:
        return None
    if not form.decides(decision):
        if len(checker.problems) == told:
            checker.tell(item, "this decision decides nothing", form.idle)
        return None
    if "reason" not in nodes:
        checker.tell(item, "this decision has no reason", "write `reason: …`; it is applied all the same")
    return decision
