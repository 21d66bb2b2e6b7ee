"""From a folder to a corpus: every dump analysed, then the stages that look at all of them together."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from newsmorgue.analysing import Analysed, Contents, analyse_all
from newsmorgue.anchor import infer
from newsmorgue.cache import Cache
from newsmorgue.clippings import paragraphs_of
from newsmorgue.comparing import compare_all
from newsmorgue.complaints import idle_decisions, lost_notes, same_titles
from newsmorgue.copies import merge_copies
from newsmorgue.counting import Counted, count_all
from newsmorgue.errors import NewsmorgueError
from newsmorgue.folder import Folder, read_folder
from newsmorgue.gist import Gist
from newsmorgue.ground import ground_for, knowledge_of
from newsmorgue.group import stories_of
from newsmorgue.model import Article, Corpus, Dump, Problem
from newsmorgue.on_demand import Accounts, comparisons_of, dates_of, kept_links, kept_times, whole_of
from newsmorgue.parse.corrections import by_file
from newsmorgue.read import File, Reading
from newsmorgue.relating import Known, relate
from newsmorgue.resolve import outline_of
from newsmorgue.search import Words
from newsmorgue.spill import Spilled
from newsmorgue.stages import Progress, Stages, silent
from newsmorgue.workers import Workers


@dataclass(frozen=True, slots=True)
class Gathered:
    """A corpus, the words of its articles, and what is wrong with its files.

    `cached` is how many files needed no analysis.
    """

    corpus: Corpus
    words: Words
    problems: tuple[Problem, ...]
    cached: int


def gather(seeds: Path, *, progress: Progress = silent) -> tuple[Corpus, tuple[Problem, ...]]:
    """Return everything that is found in the dumps in `seeds`, and what is wrong with them.

    Raises NewsmorgueError when there is no readable dump.
    """
    stages = Stages(progress)
    gathered = gather_all(read_folder(seeds, stages), stages, Cache(None), Workers())
    return gathered.corpus, gathered.problems


def gather_all(folder: Folder, stages: Stages, cache: Cache, workers: Workers) -> Gathered:
    """Return everything that is found in a folder; what the cache has is taken, work goes to the workers.

    Raises NewsmorgueError when no file holds a dump.
    """
    reading, files = folder.reading, folder.says
    corrections, _ = by_file(files.corrections, _names(reading.files))
    ground = ground_for(files.settings, files.decisions)
    with stages.stage("reading articles", len(reading.files)) as done:
        analysed = analyse_all(reading, corrections, ground, cache=cache, workers=workers, progress=done)
    if not analysed.filed:
        raise _nothing_to_build(folder.path, (*reading.problems, *analysed.problems))
    knowledge = knowledge_of(ground.packed())
    gists = _merged(analysed)
    articles = tuple(gist.article for gist in gists)
    told = tuple(_told(reading, analysed, gists))
    # Decisions on a file in which no article was found are told as such on one that is not there.
    _, misplaced = by_file(
        files.corrections, _names(each.gist.article.dump for each in analysed.filed.values())
    )
    contents = _contents(analysed, articles)
    whole = whole_of(articles, contents.article)
    links = kept_links(contents.links)
    with stages.stage("resolving and grouping"):
        files_of = {each.id: _files(each.dump) for each in articles}
        known = Known(files_of, contents.roll, contents.traits, files.decisions, files.stories)
        resolution, bundles, undecidable = relate(known, ground, workers)
    with stages.stage("putting stories together"):
        outlines = {id_: outline_of(each, resolution.meant[id_]) for id_, each in links.items()}
        paragraphs = partial(_paragraphs, contents.clipped)
        stories = stories_of(bundles, articles, paragraphs, resolution.entities, outlines)
    corpus = Corpus(
        settings=files.settings,
        articles=articles,
        whole=whole,
        clipped=contents.clipped,
        outlines=outlines,
        resolution=resolution,
        stories=stories,
        notes=files.notes,
        sums=analysed.sums,
    )
    with stages.stage("comparing stories"):
        undated = {each.id for each in articles if each.published is None}
        times = kept_times(contents.times)
        inferred = infer(stories, undated, whole, times, knowledge.lexicon)
        corpus = replace(corpus, inferred=inferred, dates=dates_of(articles, times, inferred))
        spill = analysed.spill
        compared = compare_all(
            stories, Accounts(corpus), _states(corpus), ground, cache=cache, spill=spill, workers=workers
        )
        corpus = replace(corpus, comparisons=comparisons_of(Spilled(spill, compared)))
    decided = (*files.problems, *misplaced, *undecidable, *lost_notes(corpus))
    with stages.stage("counting words"):
        counted = Counted(contents.indexed, contents.lines)
        words = count_all(articles, counted, analysed.sums, analysed.spill, cache=cache, workers=workers)
    return Gathered(corpus, words, (*decided, *told), analysed.cached)


def _merged(analysed: Analysed) -> list[Gist]:
    """Return the gists of the articles, each once, with the files that are copies of its own."""
    filed = analysed.filed
    single = [each.gist.article for each in filed.values()]
    whole = whole_of(single, _contents(analysed, single).article)
    traces = {id_: each.gist.traces for id_, each in filed.items()}
    merged = merge_copies(single, traces, whole.__getitem__)
    return [replace(filed[each.id].gist, article=each) for each in merged]


def _paragraphs(clipped: Mapping[str, bytes], article: str) -> Iterable[str]:
    return paragraphs_of(clipped[article])


def _contents(analysed: Analysed, articles: Iterable[Article]) -> Contents[Spilled[str]]:
    """Return what is kept of some articles for later stages, by their ids."""
    ids = [each.id for each in articles]
    of_each = zip(*(analysed.filed[id_].contents for id_ in ids), strict=True)
    return Contents(*(Spilled(analysed.spill, dict(zip(ids, each, strict=True))) for each in of_each))


def _told(reading: Reading, analysed: Analysed, gists: Sequence[Gist]) -> Iterator[Problem]:
    """Yield what is wrong with the files, and with the decisions about single ones."""
    single = [each.gist for each in analysed.filed.values()]
    articles = [gist.article for gist in gists]
    yield from (problem for gist in single for problem in gist.problems)
    yield from idle_decisions((gist.article for gist in single), articles)
    yield from sorted((*reading.problems, *analysed.problems), key=lambda problem: problem.path)
    yield from (problem for gist in gists for problem in gist.lacks)
    yield from same_titles(articles)


def _states(corpus: Corpus) -> dict[str, str]:
    """Return what the account of each article of a story hangs on; none where nothing is kept."""
    return {
        id_: f"{corpus.sums[id_]} {corpus.resolution.meant[id_]} {corpus.inferred.get(id_)}"
        for story in corpus.stories
        for id_ in story.articles
        if corpus.sums
    }


def _names(files: Iterable[File | Dump]) -> dict[str, str]:
    """Return for the name of each file, and of each copy of it, the name under which it is read."""
    found: dict[str, str] = {}
    for each in files:
        names = _files(each)
        found |= dict.fromkeys(names, names[0])
    return found


def _files(each: File | Dump) -> tuple[str, ...]:
    """Return the name of a file, and those of its copies."""
    name = each.name if isinstance(each, File) else each.file
    return name, *(copy.file for copy in each.copies)


def _nothing_to_build(folder: Path, problems: Sequence[Problem]) -> NewsmorgueError:
    remedy = "put article texts (.txt) there, or name another folder with --seeds DIR"
    reason = "no dump there can be read" if problems else "the folder has no dumps"
    told = "".join(f"\n  {problem}" for problem in problems)
    return NewsmorgueError(reason, path=str(folder), remedy=remedy + told)
