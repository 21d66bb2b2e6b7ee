"""What the command tells of a build: from what it found, wrote and is doing to lines of text."""

import re
from collections.abc import Iterator, Mapping, Sequence

from newsmorgue.model import Problem
from newsmorgue.site import Build
from newsmorgue.summary import Summary

# Progress is for builds that take longer than this many seconds, a few times a second.
_PATIENCE = 1.0
_EVERY = 0.2
# Up to so many warnings are all shown; of more the first of each kind.
_SHOWN_PROBLEMS = 20
_SHOWN_OF_A_KIND = 5
# What differs in warnings of one kind.
_QUOTED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|(?<=title of ).*")


def articles(summary: Summary) -> Iterator[str]:
    """Yield a line for each article: its file, title and outlet."""
    for file, title, outlet in summary.articles:
        yield f"{file}: {title or '(no title)'} [{outlet or '?'}]"


def results(done: Build) -> Iterator[str]:
    """Yield what a build read, found and wrote, a line each."""
    yield f"Read {counted(done.files, 'files')}{_changed(done)}."
    found = ", ".join(counted(count, name) for name, count in done.summary.counts.items())
    if copies := done.summary.copies:
        found += f" ({copies:,} {'file holds' if copies == 1 else 'files hold'} an article that another has)"
    yield f"Found {found}."
    written, seconds = done.written, f"{done.seconds:.1f} s"
    size = f"{written.pages:,} pages ({written.bytes / 1e6:.1f} MB)"
    if not written.kept:
        yield f"Wrote {size} in {seconds}."
    elif written.new:
        yield f"Wrote {written.new:,} of {written.files:,} files in {seconds}; the site has {size}."
    else:
        yield f"Nothing changed, found in {seconds}; the site has {size}."


def timings(stages: Mapping[str, float]) -> Iterator[str]:
    """Yield the seconds of each stage, the longest first."""
    for stage, seconds in sorted(stages.items(), key=lambda each: -each[1]):
        yield f"  {seconds:7.2f} s  {stage}"


def warnings(problems: Sequence[Problem], *, every: bool) -> Iterator[str]:
    """Yield the warnings, kind by kind: every one, or of many the first of each kind and how many more."""
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_QUOTED.sub("…", problem.reason), []).append(problem)
    shown = len(problems) if every or len(problems) <= _SHOWN_PROBLEMS else _SHOWN_OF_A_KIND
    for kind, alike in kinds.items():
        for problem in alike[:shown]:
            yield f"warning: {problem}"
        if more := len(alike[shown:]):
            yield f"warning: {kind}: {more:,} more; -v names them all"


class Ticker:
    """Says how far a build is, in a line at a time: at the beginning of each stage and a few times a second.

    Moments are in seconds of any clock; nothing is said within a second of the moment `began`.
    """

    def __init__(self, began: float) -> None:
        self._began = self._last = self._stage_began = began
        self._stage = ""

    def line(self, stage: str, done: int, total: int | None, now: float) -> str | None:
        """Return what to show at the moment `now`; None where what is shown may stand."""
        is_new = stage != self._stage
        if is_new:
            self._stage, self._stage_began = stage, now
        if now - self._began < _PATIENCE or (now - self._last < _EVERY and not is_new):
            return None
        self._last = now
        return progress(stage, done, total, now - self._stage_began)


def progress(stage: str, done: int, total: int | None, seconds: float) -> str:
    """Return how far a stage is after so many seconds, how fast, and how long it may still take."""
    line = stage
    if done or total:
        line += f" {done:,}" + (f" of {total:,}" if total else "")
    if done and seconds > _PATIENCE:
        rate = done / seconds
        line += f", {rate:,.0f} a second" if rate >= 1 else f", {60 * rate:,.0f} a minute"
        if total:
            line += f", {_duration((total - done) / rate)} left"
    return line


def counted(count: int, plural: str) -> str:
    """Return how many there are of something: `1 person`, `1,816 claims`."""
    singular = {"people": "person", "stories": "story"}.get(plural, plural.removesuffix("s"))
    return f"{count:,} {singular if count == 1 else plural}"


def _changed(done: Build) -> str:
    """Return how many files changed since the build before, and how many needed no work."""
    told = []
    if done.changed:
        counts = {"new": done.changed.added, "altered": done.changed.altered, "gone": done.changed.gone}
        told = [f"{count:,} {what}" for what, count in counts.items() if count]
    if done.cached:
        told.append(f"{done.cached:,} from the cache")
    return f": {', '.join(told)}" if told else ""


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"
