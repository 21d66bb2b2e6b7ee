"""The search in pieces, each of which makes its files by itself: in any order, and in any process."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsmorgue import urls
from newsmorgue.search.documents import Catalogue
from newsmorgue.search.facets import facet_files
from newsmorgue.search.indexed import PARTS
from newsmorgue.search.naming import name_files
from newsmorgue.search.parts import Noted, closing_files, part_files
from newsmorgue.search.results import result_files
from newsmorgue.search.scripts import File
from newsmorgue.search.whole import whole_index
from newsmorgue.text.slugs import digest

_NAMES, _FACETS, _WHOLE = "names", "facets", "whole"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some files of the search that are made together.

    That of a `part` makes one of the index, that of `articles`, by their numbers, what results show of them;
    the others go by their `name` alone.
    """

    name: str
    part: int | None = None
    articles: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a piece, and what `closing` is to be told of a part of the index."""

    files: tuple[File, ...]
    noted: Noted | None = None


def pieces(found: Catalogue) -> Sequence[Piece]:
    """Return all pieces of the search for a corpus, those that take longest first.

    What results show is made in pieces by the articles' ids, so that a piece has the same articles when
    others are added.
    """
    batches: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(found.articles):
        batches[digest(each.article.id, 2)].append(number)
    return (
        *(Piece(f"part {part}", part=part) for part in range(PARTS)),
        Piece(_NAMES),
        Piece(_FACETS),
        *([Piece(_WHOLE)] if len(found.articles) <= urls.MOST_IN_PLAIN_INDEX else []),
        *(Piece(f"results {name}", articles=tuple(numbers)) for name, numbers in sorted(batches.items())),
    )


def make(found: Catalogue, piece: Piece) -> Made:
    """Return the files of a piece. A pure function."""
    if piece.part is not None:
        files, noted = part_files(found, piece.part)
        return Made(tuple(files), noted)
    if piece.articles:
        return Made(tuple(result_files(found, piece.articles)))
    if piece.name == _NAMES:
        return Made(tuple(name_files(found.names)))
    if piece.name == _FACETS:
        return Made(tuple(facet_files(found)))
    return Made(tuple(whole_index(found)))


def closing(found: Catalogue, noted: Iterable[Noted]) -> Iterator[File]:
    """Yield the files that can be made once all pieces are, out of what was noted of them, in any order."""
    return closing_files(found, noted)
