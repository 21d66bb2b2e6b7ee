"""Passages of an article with what was found in them: links on names, marks on claims.

Offsets of the dump are turned into pieces of text here, when the page is made: no offset reaches a browser,
which counts in other units.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import pairwise

from newsmorgue.model import Claim, Entity, Markup, Mention, Mode, Resolved
from newsmorgue.text.fold import visible
from newsmorgue.text.markup import HIDDEN, reads_as

Linker = Callable[[Entity], str]

# What is not worth cutting off, in characters.
_CRUMB = 12

# The elements that print a dump's markup.
_ELEMENTS = {"emphasis": "em", "strong": "strong", "code": "code"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words with the elements of HTML that print their emphasis."""

    text: str
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of text; `href`, `kind` and `name` are set where it names an entity.

    `reading` is the rule by which it stands for somebody whom it does not name.
    """

    runs: tuple[Run, ...]
    href: str | None = None
    kind: str | None = None
    name: str | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Stretch:
    """Parts that belong to the same claim, or to none. `anchors` are the claims that begin here.

    `continues` is true where the claim has a stretch before this one.
    """

    parts: tuple[Part, ...]
    claim: Claim | None
    anchors: tuple[str, ...]
    continues: bool = False


def stretches(
    text: str,
    span: tuple[int, int],
    *,
    mentions: Sequence[Resolved],
    claims: Sequence[Claim],
    entities: dict[str, Entity],
    link: Linker,
    references: Sequence[Resolved] = (),
    markup: Sequence[Markup] = (),
) -> tuple[Stretch, ...]:
    """Cut `text` at `span` into stretches with the names and claims that lie in it marked.

    `references` stand for somebody without a name; where both lie, the name is shown. Of a direct claim only
    the quoted words are marked: "he said" between them is the outlet's. What `markup` hides is left out.
    """
    start, end = span
    inside = [each for each in (*mentions, *references) if start <= each.mention.start < end and each.entity]
    inferred = frozenset(each.mention for each in references)
    spoken = [claim for claim in claims if start <= claim.start < end]
    edges = {start, end}
    for resolved in inside:
        edges |= {resolved.mention.start, min(resolved.mention.end, end)}
    edges.update(claim.start for claim in spoken)
    marks = [mark for claim in spoken for mark in _marks(claim, end)]
    for first, last, _ in marks:
        edges |= {first, last}
    styled = [each for each in markup if each.start < end and each.end > start]
    for each in styled:
        edges |= {max(each.start, start), min(each.end, end)}
    found: list[Stretch] = []
    last_named: Resolved | None = None
    begun: set[str] = set()
    cuts = sorted(edges)
    for (left, right), around in zip(pairwise(cuts), _claims_at(cuts[:-1], marks), strict=True):
        kinds = [each.kind for each in styled if each.start <= left < each.end]
        words = visible(reads_as(text[left:right]) if HIDDEN in kinds else text[left:right])
        anchors = tuple(each.id for each in spoken if each.start == left)
        if not words and not anchors:
            continue
        run = Run(words, tuple(sorted(_ELEMENTS[kind] for kind in set(kinds) if kind != HIDDEN)))
        named = next((each for each in inside if each.mention.start <= left < each.mention.end), None)
        if not found or found[-1].claim is not around or anchors:
            continues = around is not None and around.id in begun
            found.append(Stretch((_part(run, named, entities, link, inferred),), around, anchors, continues))
            if around:
                begun.add(around.id)
        else:
            *parts, part = found[-1].parts
            if named is last_named:
                parts.append(replace(part, runs=(*part.runs, run)))
            else:
                parts += [part, _part(run, named, entities, link, inferred)]
            found[-1] = replace(found[-1], parts=tuple(parts))
        last_named = named
    return tuple(found)


def _marks(claim: Claim, end: int) -> Iterator[tuple[int, int, Claim]]:
    """Yield where a claim is marked before `end`: a direct one at its quotations, another as a whole."""
    pieces = claim.quotes if claim.mode is Mode.DIRECT else (claim,)
    for piece in pieces:
        if piece.start < end:
            yield piece.start, min(piece.end, end), claim


def _claims_at(cuts: Sequence[int], marks: Sequence[tuple[int, int, Claim]]) -> Iterator[Claim | None]:
    """Yield the claim marked at each of the ascending `cuts`; of several, the first in `marks`."""
    coming = sorted(range(len(marks)), key=lambda at: marks[at][0], reverse=True)
    around: list[int] = []
    for cut in cuts:
        while coming and marks[coming[-1]][0] <= cut:
            heappush(around, coming.pop())
        while around and marks[around[0]][1] <= cut:
            heappop(around)
        yield marks[around[0]][2] if around else None


def _part(
    run: Run,
    named: Resolved | None,
    entities: dict[str, Entity],
    link: Linker,
    inferred: frozenset[Mention],
) -> Part:
    if named is None:
        return Part((run,))
    entity = entities[str(named.entity)]
    rule = named.mention.rule if named.mention in inferred else None
    return Part((run,), link(entity), entity.kind, entity.name, rule)


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
    """Move a cut away from the middle of a word, towards `limit`; to it where little is left."""
    if abs(limit - position) <= _CRUMB:
        return limit
    while position != limit and text[position if step > 0 else position - 1].isalnum():
        position += step
    return position
