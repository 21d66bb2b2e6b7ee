"""Stretches of the index: what is said of articles that are about as long as each other, to be put together.

Articles are numbered from the shortest to the longest (`marks`), so those of a stretch stand together. Within
it they and their claims have numbers of their own, from 0 on: so a stretch is the same when articles are
added elsewhere, and a build that has it from an earlier one puts stretches together and does no more.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from operator import attrgetter, sub
from typing import Any, NamedTuple

from newsmorgue import urls
from newsmorgue.model import Article
from newsmorgue.search.coding import alternating, each_gap, gaps_between, numbers, times, written
from newsmorgue.search.indexed import Indexed, Lines
from newsmorgue.search.marks import mark_of
from newsmorgue.search.standing import Forms, gathered
from newsmorgue.search.words import term_of

# Of a length so many binary digits tell the stretch: a corpus has some thirty.
_DIGITS = 4


# A row has so many items for each stretch: its first and last document, and the rest. Most have one stretch.
_ITEMS = 3


class Rows(NamedTuple):
    """Rows of a stretch, with an item for each in all: its key, and what is said under it.

    `firsts` and `lasts` are the numbers of the first and the last document, `rests` what stands behind the
    first number. Texts have an item a line.
    """

    keys: str
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]
    rests: str


class Stretch(NamedTuple):
    """What is said of a stretch of so many articles and claims in one part of the alphabet.

    The terms and where they stand are in columns of their own: see `Joined`.
    """

    articles: int
    claims: int
    in_articles: Rows
    in_claims: Rows
    places: Rows
    claim_places: Rows


class Placed(NamedTuple):
    """The documents in which a key stands, as `gaps` between their numbers, and where in each it does."""

    gaps: str
    places: str


class Joined(NamedTuple):
    """What is said of all texts in one part: how often terms stand in them, and where keys do."""

    in_articles: Mapping[str, str]
    in_claims: Mapping[str, str]
    places: Mapping[str, Placed]
    claim_places: Mapping[str, Placed]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a corpus's articles: those of each by its id, and what is said of them in one part.

    `order` has the ids from the shortest article to the longest; `stretches` returns for the number of a part
    that of each stretch, in this order.
    """

    indexed: Mapping[str, Indexed]
    order: Sequence[str]
    stretches: Callable[[int], Sequence[Stretch]]


def in_stretches(articles: Iterable[Article], indexed: Mapping[str, Indexed]) -> list[list[str]]:
    """Return the ids of articles, those of a stretch together, from the shortest to the longest."""
    lengths = {each.id: indexed[each.id].length for each in articles}
    paths = {each.id: urls.article_path(each) for each in articles}
    found: dict[int, list[str]] = {}
    for id_ in sorted(lengths, key=lambda id_: (mark_of(lengths[id_], id_), paths[id_])):
        found.setdefault(_stretch_of(lengths[id_]), []).append(id_)
    return list(found.values())


def _stretch_of(length: int) -> int:
    """Return the number of a length's stretch: the longer, the more lengths have one.

    >>> [_stretch_of(length) for length in (0, 15, 16, 17, 18, 31, 32)]
    [0, 15, 24, 24, 25, 31, 40]
    """
    shift = max(length.bit_length() - _DIGITS, 0)
    return (shift << _DIGITS) + (length >> shift)


def stretched(indexed: Sequence[Indexed], lines: Sequence[Lines]) -> tuple[Stretch, ...]:
    """Return what is said of a stretch in each part, given the words of its articles in their order."""
    claim_lengths = [list(numbers(each.claim_lengths)) for each in indexed]
    claims = list(map(len, claim_lengths))
    lengths = list(chain.from_iterable(claim_lengths))
    return tuple(_stretch(part, claims, lengths) for part in zip(*lines, strict=True))


def _stretch(lines: Sequence[str], claims: Sequence[int], lengths: Sequence[int]) -> Stretch:
    texts = gathered(lines, claims)
    forms: defaultdict[str, list[str]] = defaultdict(list)
    for form in dict.fromkeys(chain(texts.articles, texts.claims)):
        if term := term_of(form):
            forms[term].append(form)
    return Stretch(
        len(lines),
        len(lengths),
        _rows(_of_terms(texts.articles, forms, None)),
        _rows(_of_terms(texts.claims, forms, lengths)),
        _rows(_of_places(texts.articles)),
        _rows(_of_places(texts.claims)),
    )


# A key, its first and its last document, and what stands behind the first number.
_Row = tuple[str, int, int, str]


def _rows(found: Iterable[_Row]) -> Rows:
    listed = list(found)
    return Rows(
        "\n".join([key for key, _, _, _ in listed]),
        tuple([first for _, first, _, _ in listed]),
        tuple([last for _, _, last, _ in listed]),
        "\n".join([rest for _, _, _, rest in listed]),
    )


def _of_terms(
    standing: Forms, forms: Mapping[str, Sequence[str]], lengths: Sequence[int] | None
) -> Iterator[_Row]:
    for term, listed in forms.items():
        documents, counts = _added_up(standing, listed)
        if documents:
            text = posted(documents, counts, lengths)
            yield term, documents[0], documents[-1], text[len(written(documents[0])) :]


def _of_places(standing: Forms) -> Iterator[_Row]:
    for key, found in standing.items():
        documents, places = found.placed()
        if documents:
            gaps = "".join(each_gap(documents)[1:])
            yield key, documents[0], documents[-1], f"{gaps} {' '.join(places)}"


def _added_up(standing: Forms, forms: Sequence[str]) -> tuple[Sequence[int], Sequence[int]]:
    """Return the documents in which a term stands, in order, and how often its forms do in each."""
    listed = [found.counted() for form in forms if (found := standing.get(form))]
    if len(listed) == 1:  # as most
        return listed[0]
    if not listed:
        return (), ()
    listed.sort(key=_size)
    counted = dict(zip(*listed.pop(), strict=True))  # the longest without a loop
    for documents, counts in listed:
        for document, count in zip(documents, counts, strict=True):
            counted[document] = counted.get(document, 0) + count
    in_order = sorted(counted)
    return in_order, list(map(counted.__getitem__, in_order))


def _size(counted: tuple[Sequence[int], Sequence[int]]) -> int:
    return len(counted[0])


def posted(documents: Sequence[int], counts: Sequence[int], lengths: Sequence[int] | None) -> str:
    """Return as text in which documents, in order, a term stands how often, and how long the field is there.

    Without `lengths` these are in a table.
    """
    if not documents:
        return ""
    if len(documents) == 1:  # as half of them
        (document,), (count,) = documents, counts
        return written(document) + times(count) + (written(lengths[document] - count) if lengths else "")
    columns = [each_gap(documents)]
    if max(counts) > 1:
        columns.append(list(map(times, counts)))
    if lengths:
        columns.append(list(map(written, map(sub, map(lengths.__getitem__, documents), counts))))
    return alternating(*columns)


def joined(stretches: Sequence[Stretch]) -> Joined:
    """Return what is said of all stretches of a part."""
    articles = [*accumulate(map(attrgetter("articles"), stretches), initial=0)]
    claims = [*accumulate(map(attrgetter("claims"), stretches), initial=0)]
    in_articles = _together([each.in_articles for each in stretches], articles)
    in_claims = _together([each.in_claims for each in stretches], claims)
    places = _together([each.places for each in stretches], articles)
    claim_places = _together([each.claim_places for each in stretches], claims)
    return Joined(
        {key: _text(row) for key, row in in_articles.items()},
        {key: _text(row) for key, row in in_claims.items()},
        {key: _placed(row) for key, row in places.items()},
        {key: _placed(row) for key, row in claim_places.items()},
    )


def _together(rows: Sequence[Rows], bases: Sequence[int]) -> Mapping[str, list[Any]]:
    """Return for each key a flat list of what its rows are, one after the other: first, last and rest.

    The documents of a stretch are counted from its base on.
    """
    found: defaultdict[str, list[Any]] = defaultdict(list)
    exhaust = deque[None](maxlen=0).extend
    for each, base in zip(rows, bases, strict=False):
        if each.keys:
            firsts, lasts = (map(base.__add__, some) for some in (each.firsts, each.lasts))
            added = zip(firsts, lasts, each.rests.split("\n"), strict=True)
            exhaust(map(list.extend, map(found.__getitem__, each.keys.split("\n")), added))
    return found


def _text(row: Sequence[Any]) -> str:
    if len(row) == _ITEMS:
        first, _, rest = row
        return written(first) + rest  # type: ignore[no-any-return]
    return alternating(gaps_between(row[::_ITEMS], row[1::_ITEMS]), row[2::_ITEMS])


def _placed(row: Sequence[Any]) -> Placed:
    if len(row) == _ITEMS:
        first, _, rest = row
        gaps, _, places = rest.partition(" ")
        return Placed(written(first) + gaps, places)
    all_gaps, _, all_places = zip(*[rest.partition(" ") for rest in row[2::_ITEMS]], strict=True)
    return Placed(alternating(gaps_between(row[::_ITEMS], row[1::_ITEMS]), all_gaps), " ".join(all_places))
