"""Which pages of a site are made again: those that would see something else than when they were made."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from newsmorgue.cache import Cache, key_of, of_pages
from newsmorgue.clippings import clippings_of
from newsmorgue.export import Rows, rows_of
from newsmorgue.model import Corpus
from newsmorgue.packing import packed, unpacked
from newsmorgue.render import Fact, Made, Pages, saw
from newsmorgue.stages import Stages
from newsmorgue.workers import Workers
from newsmorgue.write import Content, Kept, Stamp

# Pieces of the site that a process makes at once: a second's work at most.
_BATCH = 50
# Facts are numbered anew when fewer of them than this share are looked at.
_MOST_USED = 0.75


class Piece(NamedTuple):
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

    `before` is what was seen when the old site was made, `stamps` its files; the `cache` has rows of exports.
    """

    def __init__(
        self, corpus: Corpus, before: Seen | None, stamps: Mapping[str, Stamp], cache: Cache
    ) -> None:
        self._maker = Maker(corpus)
        self._pages = self._maker.pages
        self._ground = repr((corpus.settings, corpus.changes is None))
        self._before = before if before and before.ground == self._ground else None
        self._stamps = stamps
        self._cache = cache
        self._numbers: dict[Fact, int] = {}
        self._pieces: dict[str, Piece] = {}
        self._rows: dict[str, bytes] = {}

    def files(
        self, stages: Stages, workers: Workers, meanwhile: Callable[[], bool]
    ) -> Iterator[tuple[str, Content]]:
        """Yield the path of each file with its bytes, or with what tells that the old site has it so.

        `meanwhile` is called for other work while others make pages.
        """
        missing: list[int] = []
        with stages.stage("looking for changed pages"):
            standing = dict(self._standing())
        for number, (name, _) in enumerate(self._pages.names()):
            if name not in standing:
                missing.append(number)
                continue
            for path in standing[name].paths:
                yield path, Kept(self._stamps[path], partial(self._anew, number, path))
        tasks = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
        made = workers.map(_made, self._maker, tasks, meanwhile)
        for every in stages.during("making pages", made, len(tasks)):
            for new, rows in every:
                self._remember(new, rows)
                yield from new.files
        self._pieces |= standing

    def rows(self) -> Callable[[str], Rows]:
        """Return what gives the rows of an article (by id); to be called when all files are out."""
        numbers = {
            article: (number, name) for number, (name, article) in enumerate(self._pages.names()) if article
        }

        def rows(article: str) -> Rows:
            number, name = numbers[article]
            made = self._rows.get(article)
            found: Any = unpacked(made) if made else self._cache.get(_key(self._pieces[name].saw))
            if found is None:
                ((_, anew),) = self._maker.make([number])
                found = unpacked(anew)
            return Rows(*found)

        return rows

    def seen(self) -> Seen:
        """Return what the pieces saw; to be called when all files are out."""
        facts, pieces = tuple(self._numbers), dict(self._pieces)
        used = {number for piece in pieces.values() for number in array("I", piece.looks)}
        if len(used) < _MOST_USED * len(facts):
            place = {number: position for position, number in enumerate(sorted(used))}
            facts = tuple(facts[number] for number in place)
            for name, piece in pieces.items():
                looks = array("I", map(place.__getitem__, array("I", piece.looks)))
                pieces[name] = piece._replace(looks=looks.tobytes())
        return Seen(self._ground, facts, pieces)

    def _standing(self) -> Iterator[tuple[str, Piece]]:
        """Yield the pieces that would see what they saw."""
        if self._before is None:
            return
        # The facts keep their numbers, so what stands need not be written down anew.
        self._numbers.update({fact: number for number, fact in enumerate(self._before.facts)})
        versions = [self._pages.version(fact) for fact in self._before.facts]
        for name, _ in self._pages.names():
            piece = self._before.pieces.get(name)
            if (
                piece
                and all(path in self._stamps for path in piece.paths)
                and saw(versions[number] for number in array("I", piece.looks)) == piece.saw
            ):
                yield name, piece

    def _remember(self, made: Made, rows: bytes) -> None:
        if made.saw is not None:
            numbers = array("I", (self._numbers.setdefault(fact, len(self._numbers)) for fact in made.looks))
            paths = tuple(path for path, _ in made.files)
            self._pieces[made.name] = Piece(paths, made.saw, numbers.tobytes())
            if made.article:
                self._rows[made.article] = rows
                self._cache.put_packed(_key(made.saw), rows)

    def _anew(self, number: int, path: str) -> bytes:
        """Return a file that was thought to stand in the old site, and does not."""
        (made,) = self._pages.make([number])
        return dict(made.files)[path]


class Maker:
    """Makes the pieces of a corpus's site in any process; with an article's pages its rows, packed.

    The rows hang on nothing that the pages do not look at: both tell all that is known of the article.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.pages = Pages(corpus)
        self._corpus = corpus
        self._clippings = clippings_of(corpus)
        self._story_of = {article: story.id for story in corpus.stories for article in story.articles}

    def __reduce__(self) -> tuple[type["Maker"], tuple[Corpus]]:
        return Maker, (self._corpus,)

    def make(self, numbers: Iterable[int]) -> Iterator[tuple[Made, bytes]]:
        """Yield some pieces, each with the rows of its article; those of no article have none."""
        for made in self.pages.make(numbers):
            yield made, self._rows(made.article) if made.article else b""

    def _rows(self, article: str) -> bytes:
        return packed(tuple(rows_of(self._corpus, self._clippings[article], self._story_of.get(article))))


def _made(maker: Maker, numbers: list[int]) -> list[tuple[Made, bytes]]:
    return list(maker.make(numbers))


def _key(saw: bytes) -> bytes:
    return key_of("rows", of_pages(), saw.hex())
