"""From a folder to a corpus: every dump analysed, then the stages that look at all of them together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsmorgue.align import accounts
from newsmorgue.analysing import analyse_all
from newsmorgue.anchor import anchor, infer
from newsmorgue.cache import Cache
from newsmorgue.comparing import compare_all
from newsmorgue.complaints import idle_decisions, lacks, lost_notes
from newsmorgue.copies import merge_copies
from newsmorgue.errors import NewsmorgueError
from newsmorgue.gist import with_files
from newsmorgue.ground import ground_for, knowledge_of
from newsmorgue.group import bundle, stories_of
from newsmorgue.model import Corpus, Dump, Problem
from newsmorgue.parse.corrections import by_file
from newsmorgue.read import File, Reading, read
from newsmorgue.resolve import assign, resolution_of
from newsmorgue.search import Indexed
from newsmorgue.settings import CorpusFiles, read_settings
from newsmorgue.stages import Stages
from newsmorgue.workers import Workers


@dataclass(frozen=True, slots=True)
class Folder:
    """A corpus folder as it lies on the disk: its files, and what it says of itself."""

    path: Path
    reading: Reading
    says: CorpusFiles


@dataclass(frozen=True, slots=True)
class Gathered:
    """A corpus, the words of its articles in their order, and what is wrong with its files.

    `cached` is how many files needed no analysis.
    """

    corpus: Corpus
    words: tuple[Indexed, ...]
    problems: tuple[Problem, ...]
    cached: int


def read_folder(path: Path, stages: Stages) -> Folder:
    """Read a corpus folder. Raises NewsmorgueError when it is not there."""
    with stages.stage("reading files"):
        return Folder(path, read(path), read_settings(path))


def gather_all(folder: Folder, stages: Stages, cache: Cache, workers: Workers) -> Gathered:
    """Return everything that is found in a folder; what the cache has is taken, work goes to the workers.

    Raises NewsmorgueError when no file holds a dump.
    """
    reading, files = folder.reading, folder.says
    corrections, _ = by_file(files.corrections, _names(reading.files))
    ground = ground_for(files.settings, files.decisions)
    with stages.stage("reading articles", len(reading.files)) as done:
        analysed = analyse_all(
            reading.files, corrections, ground, cache=cache, workers=workers, progress=done
        )
    if not analysed.analyses:
        raise _nothing_to_build(folder.path, (*reading.problems, *analysed.problems))
    knowledge = knowledge_of(ground.packed())
    told = [problem for each in analysed.analyses for problem in each.problems]
    analyses = merge_copies(analysed.analyses)
    told += idle_decisions(analysed.analyses, analyses)
    with stages.stage("resolving names"):
        gists = [with_files(analysed.gists[each.article.id], each) for each in analyses]
        rolls = [gist.roll for gist in gists]
        assignment, undecidable = assign(rolls, knowledge, files.decisions)
        resolution = resolution_of(assignment, analyses, rolls)
    with stages.stage("grouping stories"):
        bundles, misgrouped = bundle([gist.traits for gist in gists], knowledge.lexicon, files.stories)
        stories = stories_of(bundles, analyses, resolution)
    with stages.stage("comparing stories"):
        inferred = infer(stories, analyses, knowledge.lexicon)
        dates = {
            id_: anchor(each.findings.times, each.article.published, inferred.get(id_))
            for each in analyses
            for id_ in [each.article.id]
        }
        compared = accounts(stories, analyses, resolution, dates)
        comparisons = compare_all(compared, analysed.sums, ground, cache=cache, workers=workers)
    corpus = Corpus(
        settings=files.settings,
        analyses=analyses,
        resolution=resolution,
        stories=stories,
        comparisons=comparisons,
        dates=dates,
        inferred=inferred,
        notes=files.notes,
        sums=analysed.sums,
    )
    # Decisions on a file in which no article was found are told as such on one that is not there.
    _, misplaced = by_file(files.corrections, _names(each.article.dump for each in analysed.analyses))
    unread = sorted((*reading.problems, *analysed.problems), key=lambda problem: problem.path)
    problems = (
        *files.problems,
        *misplaced,
        *undecidable,
        *misgrouped,
        *lost_notes(corpus),
        *told,
        *unread,
        *lacks(each.article for each in analyses),
    )
    return Gathered(corpus, tuple(gist.indexed for gist in gists), problems, analysed.cached)


def _names(files: Iterable[File | Dump]) -> dict[str, str]:
    """Return for the name of each file, and of each copy of it, the name under which it is read."""
    found: dict[str, str] = {}
    for each in files:
        name = each.name if isinstance(each, File) else each.file
        found |= dict.fromkeys([name, *(copy.file for copy in each.copies)], name)
    return found


def _nothing_to_build(folder: Path, problems: Sequence[Problem]) -> NewsmorgueError:
    remedy = "put article texts (.txt) there, or name another folder with --seeds DIR"
    reason = "no dump there can be read" if problems else "the folder has no dumps"
    told = "".join(f"\n  {problem}" for problem in problems)
    return NewsmorgueError(reason, path=str(folder), remedy=remedy + told)
