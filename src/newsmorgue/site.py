"""The whole pipeline: from a folder of dumps to a site.

    read -> parse -> extract -> merge copies -> resolve -> group -> anchor -> align -> render, search, export
    -> write

Every stage is a function from values to values; this module calls them in order.
"""

import gc
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from newsmorgue.align import align
from newsmorgue.analysing import Ground, analyse_all, lexicon_of
from newsmorgue.anchor import anchor, infer
from newsmorgue.cache import Cache
from newsmorgue.changes import changes
from newsmorgue.complaints import idle_decisions, lacks, lost_notes
from newsmorgue.copies import merge_copies
from newsmorgue.errors import NewsmorgueError
from newsmorgue.export import export
from newsmorgue.group import group
from newsmorgue.model import Corpus, Dump, Kind, Problem
from newsmorgue.parse.corrections import by_file
from newsmorgue.read import File, read
from newsmorgue.render import Pages
from newsmorgue.resolve import resolve
from newsmorgue.search import catalogue, search
from newsmorgue.settings import read_settings
from newsmorgue.since import read_earlier
from newsmorgue.stages import Progress, Stages, silent
from newsmorgue.workers import Engine, Workers
from newsmorgue.write import Tell, Written, held, refuse_foreign, write

# Pieces of the site that a process makes at once: a second's work at most.
_PIECES = 50


@dataclass(frozen=True, slots=True)
class Summary:
    """What a corpus turned out to have: how many of each thing, and what is wrong with the input.

    `articles` are the file, title and outlet of each; `copies` is how many files hold an article that another
    has.
    """

    counts: Mapping[str, int]
    articles: tuple[tuple[str, str | None, str | None], ...]
    copies: int
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build found and wrote.

    `files` is how many were read, `cached` how many of them need no analysis. `stages` are in seconds.
    """

    summary: Summary
    files: int
    cached: int
    written: Written
    seconds: float
    stages: Mapping[str, float]


def build(
    seeds: Path,
    out: Path,
    *,
    since: Path | None = None,
    strict: bool = False,
    cache: Path | None = None,
    jobs: int = 1,
    engine: Engine | None = None,
    progress: Progress = silent,
    tell: Tell | None = None,
) -> Build:
    """Build the site of the dumps in `seeds` in the folder `out`, compared with the earlier site `since`.

    Results of earlier builds are taken from the folder `cache` and kept there. Work is spread over `jobs`
    processes, or over those of an `engine`; the site is the same for any number of them.

    `tell` is told when another build has the folder, which this one then waits for, when what a killed one
    left was put right, and what went otherwise than it should without harm to the site. Raises
    NewsmorgueError when there is no readable dump, when `out` is not ours to replace or, with nobody to tell,
    is being built, when `since` is no site, or, with `strict`, when anything is wrong with any file; then the
    old site is left as it is.
    """
    stages = Stages(progress)
    refuse_foreign(out)
    _refuse_overlap(seeds, out)
    if cache:
        _refuse_inside(cache, seeds, out)
    with _few_collections(), held(out, tell), Cache(cache) as kept:
        workers = Workers(jobs, engine)
        earlier = read_earlier(since) if since else None
        gathered = _gather(seeds, stages, kept, workers)
        corpus = gathered.corpus
        if earlier:
            corpus = replace(corpus, changes=changes(corpus, earlier))
        if strict and gathered.problems:
            raise _strict(gathered.problems)
        written = write(site_files(corpus, stages, workers), out)
        summary = _summary(corpus, gathered.problems)
        for trouble in _troubles(kept, workers) if tell else ():
            tell(trouble)
    return Build(summary, gathered.files, gathered.cached, written, stages.total(), stages.seconds)


def gather(seeds: Path, *, progress: Progress = silent) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return everything that is found in the dumps in `seeds`, and what is wrong with them.

    Raises NewsmorgueError when there is no readable dump.
    """
    gathered = _gather(seeds, Stages(progress), Cache(None), Workers())
    return gathered.corpus, gathered.problems


@dataclass(frozen=True, slots=True)
class _Gathered:
    """A corpus, what is wrong with its files, how many there are, and how many were known already."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    files: int
    cached: int


def _gather(seeds: Path, stages: Stages, cache: Cache, workers: Workers) -> _Gathered:
    with stages.stage("reading files"):
        settings = read_settings(seeds)
        reading = read(seeds)
    files = _names(reading.files)
    corrections, _ = by_file(settings.corrections, files)
    ground = Ground(settings.settings.outlets, settings.decisions, settings.settings.language)
    with stages.stage("reading articles", len(reading.files)) as done:
        analysed = analyse_all(
            reading.files, corrections, ground, cache=cache, workers=workers, progress=done
        )
    if not analysed.analyses:
        raise _nothing_to_build(seeds, (*reading.problems, *analysed.problems))
    lexicon = lexicon_of(ground)
    told = [problem for each in analysed.analyses for problem in each.problems]
    analyses = merge_copies(analysed.analyses)
    told += idle_decisions(analysed.analyses, analyses)
    with stages.stage("resolving names"):
        resolution, undecidable = resolve(analyses, lexicon, settings.decisions)
    with stages.stage("grouping stories"):
        stories, misgrouped = group(analyses, resolution, lexicon, settings.stories)
    with stages.stage("comparing stories", len(stories)):
        inferred = infer(stories, analyses, lexicon)
        dates = {
            id_: anchor(each.findings.times, each.article.published, inferred.get(id_))
            for each in analyses
            for id_ in [each.article.id]
        }
        comparisons = align(stories, analyses, resolution, dates, lexicon)
    corpus = Corpus(
        settings=settings.settings,
        analyses=analyses,
        resolution=resolution,
        stories=stories,
        comparisons=comparisons,
        dates=dates,
        inferred=inferred,
        notes=settings.notes,
    )
    # Decisions on a file in which no article was found are told as such on one that is not there.
    _, misplaced = by_file(settings.corrections, _names(each.article.dump for each in analysed.analyses))
    problems = (
        *settings.problems,
        *misplaced,
        *undecidable,
        *misgrouped,
        *lost_notes(corpus),
        *told,
        *reading.problems,
        *analysed.problems,
        *lacks(each.article for each in analyses),
    )
    return _Gathered(corpus, problems, len(files), analysed.cached)


def _refuse_overlap(seeds: Path, out: Path) -> None:
    """Raise NewsmorgueError when the site would replace the dumps, or be read as dumps by the next build."""
    ours, theirs = out.resolve(), seeds.resolve()
    if ours == theirs or ours in theirs.parents:
        reason = "the site would replace the dumps"
    elif theirs in ours.parents:
        reason = "the site would lie among the dumps"
    else:
        return
    raise NewsmorgueError(reason, path=str(out), remedy="name another folder with --out DIR")


def _refuse_inside(cache: Path, *folders: Path) -> None:
    """Raise NewsmorgueError when the cache would lie among the dumps, or be replaced with the site."""
    for folder in folders:
        if cache.resolve().is_relative_to(folder.resolve()):
            raise NewsmorgueError(
                "the cache would lie in the folder of the dumps or of the site",
                path=str(cache),
                remedy="name another folder with --cache DIR",
            )


def _names(files: Iterable[File | Dump]) -> dict[str, str]:
    """Return for the name of each file, and of each copy of it, the name under which it is read."""
    found: dict[str, str] = {}
    for each in files:
        name = each.name if isinstance(each, File) else each.file
        found |= dict.fromkeys([name, *(copy.file for copy in each.copies)], name)
    return found


def site_files(corpus: Corpus, stages: Stages, workers: Workers) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the corpus's site, as its path and bytes."""
    with stages.stage("ordering pages"):
        pages = Pages(corpus)
    made = workers.map(
        _pages,
        pages,
        (range(start, min(start + _PIECES, len(pages))) for start in range(0, len(pages), _PIECES)),
    )
    for files in stages.during("making pages", made, -(-len(pages) // _PIECES)):
        yield from files
    with stages.stage("counting words"):
        found = catalogue(corpus)
    yield from stages.during("making the search index", search(found))
    yield from stages.during("exporting", export(corpus))


def _pages(pages: Pages, numbers: range) -> list[tuple[str, bytes]]:
    """Return the files of some pieces of a site."""
    return list(pages.files(numbers))


def _summary(corpus: Corpus, problems: tuple[Problem, ...]) -> Summary:
    """Return what a corpus has."""
    kinds = [entity.kind for entity in corpus.resolution.entities]
    articles = [analysis.article for analysis in corpus.analyses]
    counts = {
        "articles": len(articles),
        "people": kinds.count(Kind.PERSON),
        "places": kinds.count(Kind.PLACE),
        "organizations": kinds.count(Kind.ORGANIZATION),
        "claims": sum(len(analysis.findings.claims) for analysis in corpus.analyses),
        "stories": len(corpus.stories),
    }
    listed = (
        (article.dump.file, article.title, article.source.name if article.source else None)
        for article in articles
    )
    return Summary(counts, tuple(listed), sum(len(article.dump.copies) for article in articles), problems)


def _troubles(cache: Cache, workers: Workers) -> Iterator[str]:
    if cache.trouble:
        yield f"nothing was kept for the next build: {cache.trouble}"
    if workers.broken:
        yield "a process died (it may have run out of memory); what it had to do was done in one process"


@contextmanager
def _few_collections() -> Iterator[None]:
    """Let Python look for cycles of dead values seldom: a build makes millions of values and next to none.

    A tenth of a build's time otherwise.
    """
    before = gc.get_threshold()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _nothing_to_build(seeds: Path, problems: tuple[Problem, ...]) -> NewsmorgueError:
    remedy = "put article texts (.txt) there, or name another folder with --seeds DIR"
    reason = "no dump there can be read" if problems else "the folder has no dumps"
    told = "".join(f"\n  {problem}" for problem in problems)
    return NewsmorgueError(reason, path=str(seeds), remedy=remedy + told)


def _strict(problems: tuple[Problem, ...]) -> NewsmorgueError:
    told = "".join(f"\n  {problem}" for problem in problems)
    count = f"{len(problems)} warning{'s' if len(problems) > 1 else ''}"
    return NewsmorgueError(f"{count} with --strict", remedy=f"the site was not touched{told}")
