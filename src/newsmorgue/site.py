"""The whole pipeline: from a folder of dumps to a site.

    read -> parse -> extract -> merge copies -> resolve -> group -> anchor -> align -> render, search, export
    -> write

Every stage is a function from values to values. `gathering` calls those up to a corpus in their order,
`making` the others, and this module both, unless the site stands as it is. What an earlier build did is not
done again: see `cache`, `renewal` and `latest`.
"""

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from newsmorgue.cache import Cache
from newsmorgue.errors import NewsmorgueError
from newsmorgue.folder import read_folder
from newsmorgue.latest import (
    NEVER_AGAIN,
    Changed,
    Latest,
    changed_since,
    inputs_of,
    latest,
)
from newsmorgue.since import read_earlier
from newsmorgue.spill import Spill
from newsmorgue.stages import Progress, Stages, silent
from newsmorgue.summary import Summary, refuse_problems
from newsmorgue.workers import Engine, Workers
from newsmorgue.write import Tell, Written, all_kept, held, is_untouched, refuse_foreign


@dataclass(frozen=True, slots=True)
class Build:
    """What a build found and wrote.

    `files` is how many were read, `cached` how many of them needed no analysis. `changed` is against the
    build before, where that is known. `stages` are in seconds.
    """

    summary: Summary
    files: int
    cached: int
    changed: Changed | None
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
    with _no_collections(), held(out, tell), Cache(cache) as kept:
        folder = read_folder(seeds, stages, Spill(kept.folder))
        site = out.resolve()  # now: what is "." is another folder once it is replaced
        before = latest(kept, site)
        inputs = inputs_of(folder) if since is None else NEVER_AGAIN
        with stages.stage("looking at the old site"):
            stands = (
                since is None and before and before.inputs == inputs and is_untouched(site, before.stamps)
            )
        if before and stands:
            refuse_problems(before.summary.problems, strict=strict)
            return _told(before, before, len(before.files), all_kept(before.stamps), stages)
        # Most of the program makes sites. To import it takes longer than to see that one stands.
        from newsmorgue.making import make  # noqa: PLC0415

        earlier = read_earlier(since) if since else None
        workers = Workers(jobs, engine)
        made = make(
            folder, out, inputs, before, earlier, strict=strict, cache=kept, workers=workers, stages=stages
        )
        if tell:
            for trouble in _troubles(kept, workers):
                tell(trouble)
        return _told(before, made.latest, made.cached, made.written, stages)


def _told(before: Latest | None, done: Latest, cached: int, written: Written, stages: Stages) -> Build:
    changed = changed_since(before, done) if before else None
    return Build(done.summary, len(done.files), cached, changed, written, stages.total(), stages.seconds)


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


def _troubles(cache: Cache, workers: Workers) -> Iterator[str]:
    if cache.trouble:
        yield cache.trouble
    if workers.broken:
        yield "a process died (it may have run out of memory); what it had to do was done in one process"


@contextmanager
def _no_collections() -> Iterator[None]:
    """Keep Python from looking for cycles of dead values: a build makes millions of values and next to none.

    Almost a tenth of the time of a build with one file more of 5,000 otherwise.
    """
    before = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if before:
            gc.enable()
