"""Builds as a user runs them: clean, with nothing changed, with one file added, with one edited."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from benching.news import news
from benching.running import Ran, run

CHECKOUT = Path(__file__).resolve().parents[2]
CLEAN, UNCHANGED, ADDED, EDITED = STEPS = ("clean", "no change", "one added", "one edited")

_DUMPS = frozenset({".txt", ".md", ".markdown", ".html", ".htm"})
_MARKER = ".newsmorgue"  # says whose a site's folder is, and is no file of the site
_LAST_LINE = "The harbour office corrected two of these numbers on Friday, its spokesman said."
# What `--timings` prints, and how many files of a site that was there were written anew.
_STAGE = re.compile(r"^ +(-?\d+\.\d+) s {2}(\S.*)$", re.MULTILINE)
_ANEW = re.compile(r"^Wrote ([\d,]+) of [\d,]+ files", re.MULTILINE)
_STANDS = "\nNothing changed"


@dataclass(frozen=True, slots=True)
class Step:
    """One build: what it took, what the site holds then, and the seconds of each of its stages."""

    name: str
    wall: float
    cpu: float
    peak: int
    peak_is_of_one: bool
    pages: int
    files: int
    bytes: int
    anew: int
    stages: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Dumps:
    """A folder of dumps, and one more that is not in it yet."""

    folder: Path
    count: int
    another: Path


def lay_out(source: Path | None, count: int, seed: int, work: Path) -> Dumps:
    """Put `count` dumps of `source`, or so many invented ones, into a new folder in `work`."""
    folder, aside = work / "dumps", work / "another"
    folder.mkdir()
    aside.mkdir()
    if source is None:
        for number, article in enumerate(islice(news(seed), count + 1)):
            place = folder if number < count else aside
            (place / f"{number:05}.txt").write_bytes(article.encode())
        return Dumps(folder, count, aside / f"{count:05}.txt")
    files = dumps_in(source)
    for file in files[:count]:
        _copy(source, file, folder)
    if len(files) > count:
        return Dumps(folder, count, _copy(source, files[count], aside))
    another = aside / "one-more-of-a-benchmark.txt"
    another.write_bytes(next(news(seed)).encode())
    return Dumps(folder, len(files), another)


def dumps_in(folder: Path) -> list[Path]:
    """Return the files in a folder that newsmorgue would take for dumps, by their paths, relative to it."""
    paths = (path.relative_to(folder) for path in folder.rglob("*") if path.suffix.lower() in _DUMPS)
    return sorted(path for path in paths if not any(map(_is_skipped, path.parts)))


def _is_skipped(part: str) -> bool:
    return part.startswith((".", "README")) or part == "notes"


def _copy(source: Path, file: Path, folder: Path) -> Path:
    target = folder / file
    target.parent.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(source / file, target))


def measure(dumps: Dumps, jobs: int | None, work: Path, tell: Callable[[str], None]) -> list[Step]:
    """Build the site of some dumps four times, as STEPS says; `tell` is told of each before it begins."""
    site = work / "site"
    command = [sys.executable, "build.py", "--seeds", str(dumps.folder), "--out", str(site), "--timings"]
    command += ["--cache", str(work / "cache"), *(["--jobs", str(jobs)] if jobs else [])]
    before: dict[str, Callable[[], None]] = {ADDED: lambda: _add(dumps), EDITED: lambda: _edit(dumps)}
    steps = []
    for name in STEPS:
        before.get(name, lambda: None)()
        tell(f"{dumps.count:,} articles, {name} …")
        steps.append(step_of(name, run(command, CHECKOUT), sizes_of(site)))
    return steps


def warm_up() -> Path:
    """Let Python compile the modules, which not every build has to; return where the measured ones are."""
    program = "import newsmorgue.cli; print(newsmorgue.__path__[0])"
    return CHECKOUT / run([sys.executable, "-c", program], CHECKOUT).out.strip()


def _add(dumps: Dumps) -> None:
    shutil.copy(dumps.another, dumps.folder)


def _edit(dumps: Dumps) -> None:
    """Give one of the dumps, the one in the middle, one more sentence."""
    names = dumps_in(dumps.folder)
    file = dumps.folder / names[len(names) // 2]
    text = file.read_bytes()
    line = _LAST_LINE.encode()
    before, tag, after = text.rpartition(b"</p>")
    file.write_bytes(before + b" " + line + tag + after if tag else text + b"\n\n" + line + b"\n")


def sizes_of(site: Path) -> dict[str, int]:
    """Return the bytes of each file of a site."""
    files = (path for path in site.rglob("*") if path.is_file() and path.name != _MARKER)
    return {path.relative_to(site).as_posix(): path.stat().st_size for path in files}


def step_of(name: str, ran: Ran, sizes: Mapping[str, int]) -> Step:
    """Return what a build took, given what it printed, and what its site holds."""
    some = _ANEW.search(ran.out)
    anew = int(some[1].replace(",", "")) if some else 0 if _STANDS in ran.out else len(sizes)
    pages = sum(path.endswith(".html") for path in sizes)
    return Step(
        name=name,
        wall=ran.wall,
        cpu=ran.cpu,
        peak=ran.peak,
        peak_is_of_one=ran.peak_is_of_one,
        pages=pages,
        files=len(sizes),
        bytes=sum(sizes.values()),
        anew=anew,
        stages=stages_of(ran.out),
    )


def stages_of(out: str) -> dict[str, float]:
    """Return the seconds of each stage, of what a build with --timings printed."""
    return {stage: float(seconds) for seconds, stage in _STAGE.findall(out)}


def stages_in(steps: Sequence[Step]) -> list[str]:
    """Return the stages of all steps, the one that took longest first."""
    every = dict.fromkeys(stage for step in steps for stage in step.stages)
    return sorted(every, key=lambda stage: -max(step.stages.get(stage, 0.0) for step in steps))
