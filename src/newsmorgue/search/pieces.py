"""The search in pieces, each of which makes its files by itself: in any order, and in any process."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsmorgue import urls
from newsmorgue.search.documents import Catalogue
from newsmorgue.search.facets import facet_files
from newsmorgue.search.indexed import PARTS
from newsmorgue.search.marks import file_of
from newsmorgue.search.naming import name_files
from newsmorgue.search.parts import Noted, closing_files, part_files
from newsmorgue.search.results import result_files
from newsmorgue.search.scripts import File
from newsmorgue.search.whole import whole_index
from newsmorgue.text.slugs import digest

_NAMES, _FACETS, _WHOLE = "names", "facets", "whole"
# Digits of a digest that no two values have in common.
_SURE = 32


@dataclass(frozen=True, slots=True)
class Piece:
    """Some files of the search that are made together.

    That of a `part` makes one of the index, that of `articles`, by their numbers, what results show of them;
    the others go by their `name` alone. A piece that `hangs_on` the same as one of its name did in an earlier
    build, made by the same program, has the same files; it is empty where that is the whole corpus.
    """

    name: str
    part: int | None = None
    articles: tuple[int, ...] = ()
    hangs_on: str = ""


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
    marks = [each.mark for each in found.articles]
    batches: defaultdict[str, list[int]] = defaultdict(list)
    for number, each in enumerate(found.articles):
        batches[digest(each.article.id, 2)].append(number)
    return (
        *(Piece(f"part {part}", part=part) for part in range(PARTS)),
        Piece(_NAMES),
        Piece(_FACETS),
        *([Piece(_WHOLE)] if len(found.articles) <= urls.MOST_IN_PLAIN_INDEX else []),
        *(
            Piece(f"results {name}", articles=tuple(numbers), hangs_on=_hangs_on(found, marks, numbers))
            for name, numbers in sorted(batches.items())
        ),
    )


def _hangs_on(found: Catalogue, marks: Sequence[int], numbers: Sequence[int]) -> str:
    """Return a digest of what the results of some articles are made of, nothing where that is not known."""
    if not found.sums:
        return ""
    seen = []
    for number in numbers:
        each = found.articles[number]
        speakers = [None if who is None else found.names[who].spellings[0] for who in each.speakers]
        article = each.article
        seen.append((file_of(marks, number), found.sums.get(article.id), article.dump.copies, speakers))
    return digest(repr(seen), _SURE)


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
