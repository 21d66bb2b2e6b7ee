"""What was measured, as text and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass

from benching.builds import CLEAN, Step, stages_in
from benching.peers import Peer, chosen

_MB = 1e6
# The rows of the table of builds.
_ROWS: dict[str, Callable[[Step], str]] = {
    "wall seconds": lambda step: f"{step.wall:,.2f}",
    "CPU seconds": lambda step: f"{step.cpu:,.2f}",
    "peak memory, MB": lambda step: f"{step.peak / _MB:,.0f}",
    "pages": lambda step: f"{step.pages:,}",
    "files": lambda step: f"{step.files:,}",
    "MB": lambda step: f"{step.bytes / _MB:,.1f}",
    "files written anew": lambda step: f"{step.anew:,}",
}
_OF_ONE = "Peak memory is of the largest single process: there is no /proc to see all of them at one instant."


@dataclass(frozen=True, slots=True)
class Run:
    """The four builds of one number of articles, and the peers' steps on the same files."""

    articles: int
    steps: Sequence[Step]
    peers: Sequence[Peer] = ()

    def step(self, name: str) -> Step:
        """Return the build of that name."""
        return next(step for step in self.steps if step.name == name)


@dataclass(frozen=True, slots=True)
class Growth:
    """How one measure grows: what it is for an article at each number of articles."""

    step: str
    measure: str
    each: Sequence[float]

    @property
    def ratios(self) -> list[float] | None:
        """Each as a multiple of the first, that of the smallest number of articles; None where that is 0."""
        first = self.each[0]
        return [value / first for value in self.each] if first > 0 else None


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times as long as the chosen peers together a build took."""

    step: str
    seconds: float
    against: float

    @property
    def ratio(self) -> float:
        """The quotient of both."""
        return self.seconds / self.against


def told(run: Run, against: Sequence[str]) -> str:
    """Return one run as text, an empty line at its end."""
    return "".join(f"{part}\n\n" for part in _parts(run, against))


def told_growth(runs: Sequence[Run]) -> str:
    """Return how everything grows over several runs as text."""
    head = ["", "an article", *(f"{run.articles:,}" for run in runs)]
    rows = table([head, *map(_growth_row, growth(runs))], left=2)
    return f"Growth: for each article, and as a multiple of that at {runs[0].articles:,}\n\n{rows}\n"


def _parts(run: Run, against: Sequence[str]) -> Iterator[str]:
    names = [step.name for step in run.steps]
    yield f"{run.articles:,} articles"
    yield table([["", *names], *([label, *map(cell, run.steps)] for label, cell in _ROWS.items())])
    yield table([["seconds by stage", *names], *(_stage_row(run, stage) for stage in stages_in(run.steps))])
    if run.peers:
        head = ["peer", "step", "seconds", "files", "MB", "clean / it"]
        yield table([head, *(_peer_row(peer, run.step(CLEAN)) for peer in run.peers)], left=2)
    if against:
        head = ["against " + " + ".join(against), "ours", "theirs", "ratio"]
        yield table([head, *map(_ratio_row, ratios(run, against))])
    if any(step.peak_is_of_one for step in run.steps):
        yield _OF_ONE


def _stage_row(run: Run, stage: str) -> list[str]:
    return [stage, *(f"{step.stages[stage]:,.2f}" if stage in step.stages else "" for step in run.steps)]


def _peer_row(peer: Peer, clean: Step) -> list[str]:
    times = f"{clean.wall / peer.seconds:,.2f}" if peer.seconds else ""
    made = [f"{peer.files:,}", f"{peer.bytes / _MB:,.1f}"]
    return [peer.peer, peer.step, f"{peer.seconds:,.2f}", *made, times]


def _ratio_row(each: Ratio) -> list[str]:
    return [each.step, f"{each.seconds:,.2f}", f"{each.against:,.2f}", f"{each.ratio:,.2f}"]


def _growth_row(growth: Growth) -> list[str]:
    figures = [_figure(each) for each in growth.each]
    if growth.ratios:
        figures = [f"{figure} ({ratio:.2f})" for figure, ratio in zip(figures, growth.ratios, strict=True)]
    return [growth.step, growth.measure, *figures]


def _figure(value: float) -> str:
    """Return a number with three digits that count."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def table(rows: Sequence[Sequence[str]], left: int = 1) -> str:
    """Return rows as lines, in columns: the first `left` of them to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [
            cell.ljust(width) if place < left else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def ratios(run: Run, against: Sequence[str]) -> list[Ratio]:
    """Return how long each build took against all steps of the named peers together."""
    theirs = sum(peer.seconds for peer in chosen(run.peers, against))
    return [Ratio(step.name, step.wall, theirs) for step in run.steps]


def growth(runs: Sequence[Run]) -> list[Growth]:
    """Return how the time of each build grows and, of a clean one, all else and its stages."""
    found = []
    for name in [step.name for step in runs[0].steps]:
        steps = [run.step(name) for run in runs]
        measures = {
            "wall, ms": [1e3 * step.wall for step in steps],
            "CPU, ms": [1e3 * step.cpu for step in steps],
        }
        if name == CLEAN:
            measures["peak memory, kB"] = [step.peak / 1e3 for step in steps]
            measures["pages"] = [step.pages for step in steps]
            measures["site, kB"] = [step.bytes / 1e3 for step in steps]
            for stage in stages_in(steps):
                measures[f"{stage}, ms"] = [1e3 * step.stages.get(stage, 0.0) for step in steps]
        for measure, totals in measures.items():
            if any(totals):
                each = [total / run.articles for run, total in zip(runs, totals, strict=True)]
                found.append(Growth(name, measure, each))
    return found


def as_json(runs: Sequence[Run], against: Sequence[str]) -> dict[str, object]:
    """Return everything as values that `json` takes."""
    return {
        "runs": [{**asdict(run), "ratios": _json_ratios(run, against)} for run in runs],
        "growth": [{**asdict(each), "ratios": each.ratios} for each in growth(runs)] if len(runs) > 1 else [],
    }


def _json_ratios(run: Run, against: Sequence[str]) -> list[dict[str, object]]:
    return [{**asdict(each), "ratio": each.ratio} for each in ratios(run, against)] if against else []
