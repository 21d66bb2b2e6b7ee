"""How one version of a quotation differs from another, word by word, for a reader."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsmorgue.text.fold import fold, visible

_WORD = re.compile(r"\S+")
# Fewer words between two changes are told as changed, too: a reader cannot follow every other word.
_SHORTEST_SHARED = 2


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words: `kind` is shared, left (only in the fuller version) or other (only in this one)."""

    kind: str
    text: str


def changes(fuller: str, other: str) -> tuple[Change, ...]:
    """Return what was left out of, and what was changed in, the fuller version; in the order of reading."""
    one, two = _WORD.findall(visible(fuller)), _WORD.findall(visible(other))
    found: list[Change] = []
    matcher = SequenceMatcher(
        None, [fold(word) for word in one], [fold(word) for word in two], autojunk=False
    )
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            found.append(Change("shared", " ".join(two[k:m])))
            continue
        found += [Change("left", " ".join(one[i:j]))] if j > i else []
        found += [Change("other", " ".join(two[k:m]))] if m > k else []
    return tuple(_joined(found))


def _joined(found: Sequence[Change]) -> Iterator[Change]:
    """Yield changes with single shared words between two of them taken into both."""
    left: list[str] = []
    other: list[str] = []
    for position, each in enumerate(found):
        between = 0 < position < len(found) - 1 and len(each.text.split()) < _SHORTEST_SHARED
        if each.kind == "left":
            left.append(each.text)
        elif each.kind == "other":
            other.append(each.text)
        elif between and (left or other):
            left.append(each.text)
            other.append(each.text)
        else:
            yield from _changed(left, other)
            left, other = [], []
            yield each
    yield from _changed(left, other)


def _changed(left: Sequence[str], other: Sequence[str]) -> Iterator[Change]:
    if left:
        yield Change("left", " ".join(left))
    if other:
        yield Change("other", " ".join(other))
