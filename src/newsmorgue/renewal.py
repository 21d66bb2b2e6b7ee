"""Which files of a site are made again: those that would see something else than when they were made."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from typing import Any, NamedTuple

from newsmorgue import search
from newsmorgue.cache import Cache, key_of, of_pages
from newsmorgue.export import Rows
from newsmorgue.model import Corpus
from newsmorgue.packing import unpacked
from newsmorgue.render import Look, would_see
from newsmorgue.search import Words
from newsmorgue.stages import Stages
from newsmorgue.tasks import Done, Maker, Task
from newsmorgue.workers import Workers
from newsmorgue.write import Content, Kept, Stamp

# Pages that a process makes at once: a second's work at most.
_BATCH = 50
# Batches of pages after which processes are large.
_MANY = 200
# Articles of a corpus for which all processes are large.
_LARGE = 10_000
# The work on what results show of an article, and on an article in what is made of all, counted in pages.
_PAGES_PER_RESULT = 0.5
_PAGES_PER_FOUND = 0.01


class Record(NamedTuple):
    """How a piece of a site was made: the paths of its files, and what they looked at."""

    paths: tuple[str, ...]
    look: Look


@dataclass(frozen=True, slots=True)
class Seen:
    """What the pieces of a site saw: `records` by their names, and the `ground`, which holds for all."""

    ground: str
    records: Mapping[str, Record]


class Renewal:
    """Makes the files of a corpus's site, but those that stand in the old site as they would be made.

    `words` are those of its articles. `before` is what was seen when the old site was made, `stamps` has its
    files; the `cache` has rows of exports.
    """

    def __init__(
        self,
        corpus: Corpus,
        words: Words,
        before: Seen | None,
        stamps: Mapping[str, Stamp],
        cache: Cache,
    ) -> None:
        self._maker = Maker(corpus, words)
        self._names = [name for name, _ in self._maker.pages.names()]
        self._ground = repr((corpus.settings, corpus.changes is None))
        self._before = before.records if before and before.ground == self._ground else {}
        self._stamps = stamps
        self._cache = cache
        self._records: dict[str, Record] = {}
        self._rows: dict[str, bytes] = {}
        self._noted: list[search.Noted] = []

    def files(
        self, stages: Stages, workers: Workers, exports: Iterator[tuple[str, bytes]]
    ) -> Iterator[tuple[str, Content]]:
        """Yield the path of each file with its bytes, or with what tells that the old site has it so.

        The `exports`, an iterator which asks for `rows`, come when all pages are made.
        """
        with workers.beside(self._standing_pages) as standing_pages:
            with stages.stage("counting words"):
                searched = search.pieces(self._maker.found)
            with stages.stage("looking for changed pages"):
                standing = {*standing_pages(), *self._standing_searches(searched)}
        self._records = {name: self._before[name] for name in standing}
        pieces: list[tuple[Task, str]] = [(task, name) for task, name in enumerate(self._names)]
        pieces += [(piece, piece.name) for piece in searched]
        missing = [task for task, name in pieces if name not in standing]
        things, lists, searches = map(list, map(self._batches, self._by_what_they_take(missing)))
        pages = len(things) + len(lists)
        # Processes that made many pages have grown; lists and the search take much, and have others then.
        are_large = pages >= _MANY or len(self._maker.found.articles) >= _LARGE
        rows = [things, lists, searches] if are_large else [[*things, *lists, *searches]]
        made = chain.from_iterable(workers.map(_made, self._maker, row) for row in rows)
        yield from self._taken(stages.during("making pages", islice(made, pages), pages))
        # Where there is room, these come while the processes make the search.
        for task, name in pieces:
            if name in standing:
                yield from self._kept(self._before[name], task)
        if not are_large:
            yield from exports
        yield from self._taken(stages.during("making the search index", made, len(searches)))
        yield from exports  # if they did not come yet
        yield from search.closing(self._maker.found, self._noted)

    def _by_what_they_take(self, tasks: Iterable[Task]) -> tuple[list[Task], list[Task], list[Task]]:
        """Return the tasks that make pages of one thing, those that list many, and those of the search."""
        things: list[Task] = []
        lists: list[Task] = []
        searches: list[Task] = []
        for task in tasks:
            if not isinstance(task, int):
                searches.append(task)
            elif self._maker.pages.is_list(task):
                lists.append(task)
            else:
                things.append(task)
        return things, lists, searches

    def _batches(self, tasks: Iterable[Task]) -> Iterator[list[Task]]:
        """Yield tasks, as many together as are worth handing over."""
        batch: list[Task] = []
        work = 0.0
        for task in tasks:
            more = self._work(task)
            if batch and work + more > _BATCH:
                yield batch
                batch, work = [], 0.0
            batch.append(task)
            work += more
        if batch:
            yield batch

    def _work(self, task: Task) -> float:
        """Return about how much work a task is, counted in usual pages."""
        if isinstance(task, int):
            if self._names[task]:
                return 1
        elif task.articles:
            return len(task.articles) * _PAGES_PER_RESULT
        return len(self._maker.found.articles) * _PAGES_PER_FOUND

    def rows(self) -> Callable[[str], Rows]:
        """Return what gives the rows of an article (by id); when all pages are made."""
        numbers = {
            article: (number, name)
            for number, (name, article) in enumerate(self._maker.pages.names())
            if article
        }

        def rows(article: str) -> Rows:
            number, name = numbers[article]
            made = self._rows.get(article)
            found: Any = unpacked(made) if made else self._cache.get(_key(self._records[name].look.saw))
            if not isinstance(found, tuple) or len(found) != len(Rows._fields):
                (anew,) = self._maker.make([number])
                found = unpacked(anew.rows)
            return Rows(*found)

        return rows

    def seen(self) -> Seen:
        """Return what the pieces saw; to be called when all files are out."""
        return Seen(self._ground, dict(self._records))

    def _standing_pages(self) -> list[str]:
        """Return the names of the pieces of pages that would see what they saw."""
        if not self._before:
            return []
        versions = self._maker.pages.versions()
        looks = ((name, look) for name in self._names if (look := self._look_of(name)))
        return [name for name, look in looks if would_see(look.places, versions) == look.saw]

    def _standing_searches(self, searched: Iterable[search.Piece]) -> list[str]:
        """Return the names of the pieces of the search that hang on what they hung on."""
        looks = ((each, look) for each in searched if (look := self._look_of(each.name)))
        return [each.name for each, look in looks if each.hangs_on.encode() == look.saw]

    def _look_of(self, name: str) -> Look | None:
        """Return what a piece of the old site looked at, if all its files are there."""
        record = self._before.get(name)
        return record.look if record and all(path in self._stamps for path in record.paths) else None

    def _kept(self, record: Record, task: Task) -> Iterator[tuple[str, Content]]:
        """Yield the files of a piece that stands, with the task that would make it."""
        for path in record.paths:
            yield path, Kept(self._stamps[path], partial(self._anew, task, path))

    def _taken(self, made: Iterable[Sequence[Done]]) -> Iterator[tuple[str, bytes]]:
        """Yield the files of what is made, and remember the rest of it."""
        for done in chain.from_iterable(made):
            yield from done.files
            self._remember(done)

    def _remember(self, done: Done) -> None:
        if done.noted:
            self._noted.append(done.noted)
        if done.article and (done.look is None or not self._cache.keeps):
            self._rows[done.article] = done.rows
        if done.look is None:
            return
        self._records[done.name] = Record(tuple(path for path, _ in done.files), done.look)
        if done.article:
            self._cache.put_packed(_key(done.look.saw), done.rows)

    def _anew(self, task: Task, path: str) -> bytes:
        """Return a file that was thought to stand in the old site, and does not."""
        (done,) = self._maker.make([task])
        return dict(done.files)[path]


def _made(maker: Maker, tasks: Sequence[Task]) -> list[Done]:
    return maker.make(tasks)


def _key(saw: bytes) -> bytes:
    return key_of("rows", of_pages(), saw.hex())
