"""Which pages of a site are made again: those that would see something else than when they were made."""

from array import array
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from newsmorgue.model import Corpus
from newsmorgue.render import Fact, Made, Pages, saw
from newsmorgue.stages import Stages
from newsmorgue.workers import Workers
from newsmorgue.write import Content, Kept, Stamp

# Pieces of the site that a process makes at once: a second's work at most.
_BATCH = 50


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a site as it was made: its paths, a digest of what it saw, and where that stood.

    `looks` are the positions of facts, packed as unsigned integers.
    """

    paths: tuple[str, ...]
    saw: bytes
    looks: bytes


@dataclass(frozen=True, slots=True)
class Seen:
    """What the pieces of a site, by their names, saw when they were made.

    `ground` is what holds for all of them; `facts` is what any of them looked at.
    """

    ground: str
    facts: tuple[Fact, ...]
    pieces: Mapping[str, Piece]


class Remaking:
    """Makes the pages of a corpus, but those that stand in the old site as they would be made.

    `before` is what was seen when the old site was made, `stamps` its files.
    """

    def __init__(self, corpus: Corpus, before: Seen | None, stamps: Mapping[str, Stamp]) -> None:
        self._pages = Pages(corpus)
        self._ground = repr((corpus.settings, corpus.changes is None))
        self._before = before if before and before.ground == self._ground else None
        self._stamps = stamps
        self._numbers: dict[Fact, int] = {}
        self._pieces: dict[str, Piece] = {}

    def files(
        self, stages: Stages, workers: Workers, meanwhile: Callable[[], bool]
    ) -> Iterator[tuple[str, Content]]:
        """Yield the path of each file with its bytes, or with what tells that the old site has it so.

        `meanwhile` is called for other work while others make pages.
        """
        missing: list[int] = []
        with stages.stage("looking for changed pages"):
            standing = dict(self._standing())
        for number, name in enumerate(self._pages.names()):
            if name not in standing:
                missing.append(number)
                continue
            for path in standing[name].paths:
                yield path, Kept(self._stamps[path], partial(self._anew, number, path))
        tasks = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
        made = workers.map(_made, self._pages, tasks, meanwhile)
        for every in stages.during("making pages", made, len(tasks)):
            for new in every:
                self._remember(new)
                yield from new.files
        for name, piece in standing.items():
            self._pieces[name] = piece

    def seen(self) -> Seen:
        """Return what the pieces saw; to be called when all files are out."""
        return Seen(self._ground, tuple(self._numbers), self._pieces)

    def _standing(self) -> Iterator[tuple[str, Piece]]:
        """Yield the pieces that would see what they saw."""
        if self._before is None:
            return
        # The facts keep their numbers, so what stands need not be written down anew.
        self._numbers.update({fact: number for number, fact in enumerate(self._before.facts)})
        versions = [self._pages.version(fact) for fact in self._before.facts]
        for name in self._pages.names():
            piece = self._before.pieces.get(name)
            if (
                piece
                and all(path in self._stamps for path in piece.paths)
                and saw(versions[number] for number in array("I", piece.looks)) == piece.saw
            ):
                yield name, piece

    def _remember(self, made: Made) -> None:
        if made.saw is not None:
            numbers = array("I", (self._numbers.setdefault(fact, len(self._numbers)) for fact in made.looks))
            paths = tuple(path for path, _ in made.files)
            self._pieces[made.name] = Piece(paths, made.saw, numbers.tobytes())

    def _anew(self, number: int, path: str) -> bytes:
        """Return a file that was thought to stand in the old site, and does not."""
        (made,) = self._pages.make([number])
        return dict(made.files)[path]


def _made(pages: Pages, numbers: list[int]) -> list[Made]:
    return list(pages.make(numbers))
