"""The whole pipeline: from a folder of dumps to a site.

    read -> parse -> extract -> merge copies -> resolve -> group -> anchor -> align -> render, search, export
    -> write

Every stage is a function from values to values; this module calls them in order.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from newsmorgue.align import align
from newsmorgue.anchor import anchor, infer
from newsmorgue.changes import changes
from newsmorgue.complaints import idle_decisions, lacks, lost_notes
from newsmorgue.copies import merge_copies
from newsmorgue.errors import NewsmorgueError
from newsmorgue.export import export
from newsmorgue.extract import extract
from newsmorgue.group import group
from newsmorgue.lexicon import Lexicon, load_lexicon
from newsmorgue.model import Analysis, Corpus, Correction, Dump, Kind, Problem
from newsmorgue.parse import parse
from newsmorgue.parse.corrections import by_file, correct
from newsmorgue.read import Reading, read
from newsmorgue.render import render
from newsmorgue.resolve import resolve
from newsmorgue.search import catalogue, search
from newsmorgue.settings import read_settings
from newsmorgue.since import read_earlier
from newsmorgue.write import Tell, Written, held, refuse_foreign, write

# Called with a stage, how much of it is done, and how much there is (None where that is not known).
Progress = Callable[[str, int, int | None], None]


@dataclass(frozen=True, slots=True)
class Build:
    """What a build found and wrote."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    written: Written
    seconds: float


def silent(_stage: str, _done: int, _total: int | None) -> None:
    """Tell nobody how far a build is."""


def build(
    seeds: Path,
    out: Path,
    *,
    since: Path | None = None,
    strict: bool = False,
    progress: Progress = silent,
    tell: Tell | None = None,
) -> Build:
    """Build the site of the dumps in `seeds` in the folder `out`, compared with the earlier site `since`.

    `tell` is told when another build has the folder, which this one then waits for, and when what a killed
    one left was put right. Raises NewsmorgueError when there is no readable dump, when `out` is not ours to
    replace or, with nobody to tell, is being built, when `since` is no site, or, with `strict`, when anything
    is wrong with any file; then the old site is left as it is.
    """
    started = time.perf_counter()
    refuse_foreign(out)
    _refuse_overlap(seeds, out)
    with held(out, tell):
        earlier = read_earlier(since) if since else None
        corpus, problems = gather(seeds, progress=progress)
        if earlier:
            corpus = replace(corpus, changes=changes(corpus, earlier))
        if strict and problems:
            raise _strict(problems)
        written = write(_watched(site_files(corpus), progress), out)
    return Build(corpus, problems, written, time.perf_counter() - started)


def gather(seeds: Path, *, progress: Progress = silent) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return everything that is found in the dumps in `seeds`, and what is wrong with them.

    Raises NewsmorgueError when there is no readable dump.
    """
    files = read_settings(seeds)
    reading = read(seeds)
    if not reading.dumps:
        raise _nothing_to_build(seeds, reading)
    lexicon = load_lexicon().with_outlets(files.settings.outlets).with_aliases(files.decisions)
    corrections, misplaced = by_file(files.corrections, reading.dumps)
    analyses = []
    for done, dump in enumerate(reading.dumps):
        progress("reading", done, len(reading.dumps))
        decided = corrections.get(dump.file, ())
        analyses.append(analyse(dump, lexicon, decided, language=files.settings.language))
    told = [problem for each in analyses for problem in each.problems]
    merged = merge_copies(analyses)
    told += idle_decisions(analyses, merged)
    analyses = list(merged)
    progress("resolving", 0, None)
    resolution, undecidable = resolve(analyses, lexicon, files.decisions)
    progress("comparing", 0, None)
    stories, misgrouped = group(analyses, resolution, lexicon, files.stories)
    inferred = infer(stories, analyses, lexicon)
    dates = {
        id_: anchor(each.findings.times, each.article.published, inferred.get(id_))
        for each in analyses
        for id_ in [each.article.id]
    }
    corpus = Corpus(
        settings=files.settings,
        analyses=tuple(analyses),
        resolution=resolution,
        stories=stories,
        comparisons=align(stories, analyses, resolution, dates, lexicon),
        dates=dates,
        inferred=inferred,
        notes=files.notes,
    )
    problems = (
        *files.problems,
        *misplaced,
        *undecidable,
        *misgrouped,
        *lost_notes(corpus),
        *told,
        *reading.problems,
        *lacks(each.article for each in analyses),
    )
    return corpus, problems


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


def analyse(
    dump: Dump, lexicon: Lexicon, corrections: Sequence[Correction] = (), *, language: str | None = None
) -> Analysis:
    """Return the article of a dump, as that file's `corrections` have it, with what is found in it.

    `language` is the one of a text that does not tell its own. A pure function of its arguments.
    """
    article = parse(dump, lexicon)
    if article.language is None:
        article = replace(article, language=language)
    article, problems = correct(article, corrections, lexicon)
    return Analysis(article, extract(article, lexicon), problems)


def site_files(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    """Yield every file of the corpus's site, as its path and bytes."""
    yield from render(corpus)
    yield from search(catalogue(corpus))
    yield from export(corpus)


def counts(corpus: Corpus) -> dict[str, int]:
    """Return how many of each thing a corpus has."""
    kinds = [entity.kind for entity in corpus.resolution.entities]
    return {
        "articles": len(corpus.analyses),
        "people": kinds.count(Kind.PERSON),
        "places": kinds.count(Kind.PLACE),
        "organizations": kinds.count(Kind.ORGANIZATION),
        "claims": sum(len(analysis.findings.claims) for analysis in corpus.analyses),
        "stories": len(corpus.stories),
    }


def _watched(files: Iterator[tuple[str, bytes]], progress: Progress) -> Iterator[tuple[str, bytes]]:
    for done, file in enumerate(files):
        progress("writing", done, None)
        yield file


def _nothing_to_build(seeds: Path, reading: Reading) -> NewsmorgueError:
    remedy = "put article texts (.txt) there, or name another folder with --seeds DIR"
    reason = "no dump there can be read" if reading.problems else "the folder has no dumps"
    told = "".join(f"\n  {problem}" for problem in reading.problems)
    return NewsmorgueError(reason, path=str(seeds), remedy=remedy + told)


def _strict(problems: tuple[Problem, ...]) -> NewsmorgueError:
    told = "".join(f"\n  {problem}" for problem in problems)
    count = f"{len(problems)} warning{'s' if len(problems) > 1 else ''}"
    return NewsmorgueError(f"{count} with --strict", remedy=f"the site was not touched{told}")
