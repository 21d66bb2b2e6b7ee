"""From a corpus folder to the site that is written of it, by all stages; what stands is taken over."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from newsmorgue.cache import Cache
from newsmorgue.changes import changes
from newsmorgue.export import export
from newsmorgue.folder import Folder
from newsmorgue.gathering import Gathered, gather_all
from newsmorgue.latest import Latest, hashes, key_of_seen, remember
from newsmorgue.model import Earlier
from newsmorgue.renewal import Renewal, Seen
from newsmorgue.stages import Stages
from newsmorgue.summary import refuse_problems, summary_of
from newsmorgue.workers import Workers
from newsmorgue.write import Content, Written, begun


@dataclass(frozen=True, slots=True)
class Made:
    """A site as it was made and written; `cached` is how many files needed no analysis."""

    latest: Latest
    cached: int
    written: Written


def make(
    folder: Folder,
    out: Path,
    inputs: bytes,
    before: Latest | None,
    earlier: Earlier | None,
    *,
    strict: bool,
    cache: Cache,
    workers: Workers,
    stages: Stages,
) -> Made:
    """Make and write the site of a folder in the place of `before`, and remember it as made of `inputs`.

    Raises NewsmorgueError as `site.build` does; then the old site is left as it is.
    """
    site = out.resolve()  # before it is replaced: see `site.build`
    with begun(out, before.stamps if before else {}, workers) as new:
        gathered = gather_all(folder, stages, cache, workers)
        refuse_problems(gathered.problems, strict=strict)
        if earlier:
            corpus = replace(gathered.corpus, changes=changes(gathered.corpus, earlier))
            gathered = replace(gathered, corpus=corpus)
        with stages.stage("ordering pages"):
            seen = _seen(cache, before)
            renewal = Renewal(gathered.corpus, gathered.words, seen, new.standing, cache)
        with stages.stage("writing"):
            written = new.write(site_files(gathered, renewal, stages, workers))
    summary = summary_of(gathered.corpus, gathered.problems)
    key = key_of_seen(site, inputs)
    done = Latest(inputs, hashes(folder.reading), summary, written.stamps, key)
    remember(cache, site, done, renewal.seen())
    return Made(done, gathered.cached, written)


def _seen(cache: Cache, build: Latest | None) -> Seen | None:
    """Return what the pages of a build saw, as far as the cache knows it."""
    found = cache.get(build.seen) if build else None
    return found if isinstance(found, Seen) else None


def site_files(
    gathered: Gathered, renewal: Renewal, stages: Stages, workers: Workers
) -> Iterator[tuple[str, Content]]:
    """Yield every file of a corpus's site, as its path and bytes, or as one that stands in the old site."""
    exports = stages.during("exporting", export(gathered.corpus, renewal.rows()))
    yield from renewal.files(stages, workers, exports)
