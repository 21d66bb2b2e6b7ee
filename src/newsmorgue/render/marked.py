"""Passages of an article with what was found in them: links on names, marks on claims.

Offsets of the dump are turned into pieces of text here, when the page is made: no offset reaches a browser,
which counts in other units.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from heapq import heappop, heappush
from itertools import repeat
from typing import NamedTuple, TypeVar

from newsmorgue.model import Claim, Markup, Mode, Resolved
from newsmorgue.render.pages import Anchor
from newsmorgue.text.fold import visible
from newsmorgue.text.markup import HIDDEN, reads_as

T = TypeVar("T")

# What gives the link to an entity, by its id.
Linker = Callable[[str], Anchor]

# What is not worth cutting off, in characters.
_CRUMB = 12

_UNSTYLED: frozenset[str] = frozenset()
# The elements that print a dump's markup.
_ELEMENTS = {"emphasis": "em", "strong": "strong", "code": "code"}


class Run(NamedTuple):
    """Words with the elements of HTML that print their emphasis."""

    text: str
    elements: tuple[str, ...] = ()


class Part(NamedTuple):
    """A piece of text; `href`, `kind` and `name` are set where it names an entity.

    `reading` is the rule by which it stands for somebody whom it does not name.
    """

    runs: tuple[Run, ...]
    href: str | None = None
    kind: str | None = None
    name: str | None = None
    reading: str | None = None


class Stretch(NamedTuple):
    """Parts that belong to the same claim, or to none. `anchors` are the claims that begin here.

    `continues` is true where the claim has a stretch before this one.
    """

    parts: tuple[Part, ...]
    claim: Claim | None
    anchors: tuple[str, ...]
    continues: bool = False


# Who is named, and for a reference the rule that says so.
_Named = tuple[Resolved, str | None]


class _Open(NamedTuple):
    """A stretch that is being put together: who its parts name, and their runs."""

    parts: list[tuple[_Named | None, list[Run]]]
    claim: Claim | None
    anchors: tuple[str, ...]
    continues: bool


def stretches(
    text: str,
    span: tuple[int, int],
    *,
    mentions: Sequence[Resolved],
    claims: Sequence[Claim],
    link: Linker,
    references: Sequence[Resolved] = (),
    markup: Sequence[Markup] = (),
) -> tuple[Stretch, ...]:
    """Cut `text` at `span` into stretches with the names and claims that lie in it marked.

    `references` stand for somebody without a name; where both lie, the name is shown. Of a direct claim only
    the quoted words are marked: "he said" between them is the outlet's. What `markup` hides is left out.
    """
    start, end = span
    names = [
        (each.mention.start, min(each.mention.end, end), (each, rule))
        for listed, inferred in ((mentions, False), (references, True))
        for each in listed
        if each.entity and start <= each.mention.start < end
        for rule in [each.mention.rule if inferred else None]
    ]
    spoken = [claim for claim in claims if start <= claim.start < end]
    marks = [mark for claim in spoken for mark in _marks(claim, end)]
    styled = [each for each in markup if each.start < end and each.end > start]
    edges = {start, end}
    for first, last, _ in (*names, *marks):
        edges.add(first)
        edges.add(last)
    for each in styled:
        edges |= {max(each.start, start), min(each.end, end)}
    beginning: defaultdict[int, list[str]] = defaultdict(list)
    for claim in spoken:
        beginning[claim.start].append(claim.id)
    cuts = sorted(edges.union(beginning))
    found: list[_Open] = []
    last_named: _Named | None = None
    begun: set[str] = set()
    for left, right, around, named in zip(
        cuts, cuts[1:], _first_at(cuts[:-1], marks), _first_at(cuts[:-1], names), strict=False
    ):
        kinds = {each.kind for each in styled if each.start <= left < each.end} if styled else _UNSTYLED
        words = visible(reads_as(text[left:right]) if HIDDEN in kinds else text[left:right])
        anchors = tuple(beginning[left]) if left in beginning else ()
        if not words and not anchors:
            continue
        run = Run(words, tuple(sorted(_ELEMENTS[kind] for kind in kinds - {HIDDEN})) if kinds else ())
        if not found or found[-1].claim is not around or anchors:
            continues = around is not None and around.id in begun
            found.append(_Open([(named, [run])], around, anchors, continues))
            if around:
                begun.add(around.id)
        elif named is last_named:
            found[-1].parts[-1][1].append(run)
        else:
            found[-1].parts.append((named, [run]))
        last_named = named
    return tuple(
        [
            Stretch(
                tuple([_part(tuple(runs), named, link) for named, runs in parts]),
                claim,
                anchors,
                continues,
            )
            for parts, claim, anchors, continues in found
        ]
    )


def _marks(claim: Claim, end: int) -> Iterator[tuple[int, int, Claim]]:
    """Yield where a claim is marked before `end`: a direct one at its quotations, another as a whole."""
    pieces = claim.quotes if claim.mode is Mode.DIRECT else (claim,)
    for piece in pieces:
        if piece.start < end:
            yield piece.start, min(piece.end, end), claim


def _first_at(cuts: Sequence[int], spans: Sequence[tuple[int, int, T]]) -> Iterator[T | None]:
    """Yield what lies at each of the ascending `cuts`; of several, the first in `spans`."""
    if not spans:
        yield from repeat(None, len(cuts))
        return
    coming = sorted(range(len(spans)), key=lambda at: spans[at][0], reverse=True)
    around: list[int] = []
    for cut in cuts:
        while coming and spans[coming[-1]][0] <= cut:
            heappush(around, coming.pop())
        while around and spans[around[0]][1] <= cut:
            heappop(around)
        yield spans[around[0]][2] if around else None


def _part(runs: tuple[Run, ...], named: _Named | None, link: Linker) -> Part:
    if named is None:
        return Part(runs)
    resolved, rule = named
    entity = link(str(resolved.entity))
    return Part(runs, entity.href, entity.kind, entity.text, rule)


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
