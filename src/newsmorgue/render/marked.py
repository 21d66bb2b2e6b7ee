"""Passages of an article with what was found in them: links on names, marks on claims.

Offsets of the dump are turned into pieces of text here, when the page is made: no offset reaches a browser,
which counts in other units.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsmorgue.model import Claim, Entity, Resolved
from newsmorgue.text.fold import visible

Linker = Callable[[Entity], str]


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text; `href` and `kind` are set where it names an entity."""

    text: str
    href: str | None = None
    kind: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts that belong to the same claim, or to none. `anchors` are the claims that begin here."""

    parts: tuple[Part, ...]
    claim: Claim | None
    anchors: tuple[str, ...]


def stretches(
    text: str,
    span: tuple[int, int],
    *,
    mentions: Sequence[Resolved],
    claims: Sequence[Claim],
    entities: dict[str, Entity],
    link: Linker,
) -> tuple[Stretch, ...]:
    """Cut `text` at `span` into stretches with the names and claims that lie in it marked."""
    start, end = span
    inside = [each for each in mentions if start <= each.mention.start < end and each.entity]
    spoken = [claim for claim in claims if start <= claim.start < end]
    edges = {start, end}
    for resolved in inside:
        edges |= {resolved.mention.start, min(resolved.mention.end, end)}
    for claim in spoken:
        edges |= {claim.start, min(claim.end, end)}
    cuts = sorted(edges)
    found: list[Stretch] = []
    for left, right in pairwise(cuts):
        around = next((each for each in spoken if each.start <= left < each.end), None)
        anchors = tuple(each.id for each in spoken if each.start == left)
        part = _part(text[left:right], left, inside, entities, link)
        if found and found[-1].claim is around and not anchors:
            last = found.pop()
            found.append(Stretch((*last.parts, part), around, last.anchors))
        else:
            found.append(Stretch((part,), around, anchors))
    return tuple(found)


def _part(
    text: str, left: int, inside: Sequence[Resolved], entities: dict[str, Entity], link: Linker
) -> Part:
    shown = visible(text)
    for resolved in inside:
        if resolved.mention.start <= left < resolved.mention.end:
            entity = entities[str(resolved.entity)]
            return Part(shown, link(entity), entity.kind, entity.name)
    return Part(shown)


def excerpt(
    text: str, span: tuple[int, int], within: tuple[int, int], reach: int = 110
) -> tuple[str, str, str]:
    """Return the words before, at and after `span`, up to `reach` characters each way inside `within`."""
    start, end = span
    left = _word_edge(text, max(within[0], start - reach), within[0], -1)
    right = _word_edge(text, min(within[1], end + reach), within[1], 1)
    before = " ".join(visible(text[left:start]).split())
    after = " ".join(visible(text[end:right]).split())
    opening = "\u2026 " if left > within[0] else ""
    closing = " \u2026" if right < within[1] else ""
    space_before = " " if start > left and text[start - 1].isspace() else ""
    space_after = " " if end < right and text[end].isspace() else ""
    return f"{opening}{before}{space_before}", visible(text[start:end]), f"{space_after}{after}{closing}"


def _word_edge(text: str, position: int, limit: int, step: int) -> int:
    """Move a cut away from the middle of a word, towards `limit`."""
    while position != limit and text[position if step > 0 else position - 1].isalnum():
        position += step
    return position
