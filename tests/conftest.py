"""What all tests share."""

import functools
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from newsmorgue.cli import main
from newsmorgue.site import build

# The corpora that whole sites are made of, and their folders.
CORPORA = {"seeds": "seeds", "golden": "tests/golden/corpus"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="expect the golden site as it is built now")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder of pyproject.toml."""
    return Path(__file__).parents[1]


@dataclass(frozen=True)
class BuiltSite:
    """A site that was built, and the dumps that it was built from."""

    name: str
    seeds: Path
    folder: Path


@pytest.fixture(scope="session")
def build_once(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], BuiltSite]:
    """Build the site of a corpus of CORPORA when it is first asked for; no test may change it."""

    @functools.cache
    def build_(name: str) -> BuiltSite:
        seeds = checkout / CORPORA[name]
        folder = tmp_path_factory.mktemp(name) / "site"
        build(seeds, folder)
        return BuiltSite(name, seeds, folder)

    return build_


@pytest.fixture(scope="session", params=CORPORA)
def built(request: pytest.FixtureRequest, build_once: Callable[[str], BuiltSite]) -> BuiltSite:
    """The site of each corpus in turn."""
    return build_once(request.param)


GOOD_DUMP = """\
Tolvek votes to close its last coal mine

4 March 2016

The city council of Tolvek voted on Thursday night to close the Ostra pit, the last coal mine in the valley.

"Nobody will be left behind," the mayor, Radek Ulmann, said in London.
"""


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A corpus folder of its own for a test, with one dump that gives no warning."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD_DUMP, "utf-8")
    return folder


BRIDGE_DUMP = """\
Mayor number {n} opens a bridge

{day} March 2016

The mayor of Tolvek, Radek Ulmann{n}, opened a bridge over the Ostra on Thursday.

"It is a day for the valley, and for its {n} mills," he said in the evening.
"""


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A corpus folder of its own for a test, with dumps enough for several processes."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for n in range(120):
        (folder / f"{n:03}.txt").write_text(BRIDGE_DUMP.format(n=n, day=n % 28 + 1), "utf-8")
    return folder


@dataclass(frozen=True)
class Ran:
    """What a command answered."""

    status: int
    out: str
    err: str

    @property
    def warnings(self) -> list[str]:
        """The warnings, without the word."""
        return [
            line.removeprefix("warning: ") for line in self.err.splitlines() if line.startswith("warning: ")
        ]


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ran]:
    """Run the command in `tmp_path`, where `seeds` and `site` are the default folders."""
    monkeypatch.chdir(tmp_path)

    def run_(*arguments: str | Path) -> Ran:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as ended:
            status = int(ended.code or 0)
        told = capsys.readouterr()
        return Ran(status, told.out, told.err)

    return run_


@dataclass
class Served:
    """A running `serve`, and the address that it told."""

    process: subprocess.Popen[str]
    address: str

    def stop(self) -> Ran:
        """Press Ctrl-C; return how it ended, and what was told after the address."""
        self.process.send_signal(signal.SIGINT)
        out, err = self.process.communicate(timeout=20)
        return Ran(self.process.returncode, out, err)


@pytest.fixture
def start_serve(tmp_path: Path, checkout: Path) -> Iterator[Callable[..., Served]]:
    """Start `serve` in `tmp_path` on a free port, as a process of its own that ends with the test."""
    processes = []

    def start_serve_(*arguments: str) -> Served:
        command = [sys.executable, str(checkout / "build.py"), "serve", "--port", "0", *arguments]
        process = subprocess.Popen(
            command,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},  # what the tests import
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        processes.append(process)
        assert process.stdout is not None
        for line in process.stdout:
            if told := re.search(r"http://\S+", line):
                return Served(process, told[0])
        pytest.fail(process.communicate()[1])

    yield start_serve_
    for process in processes:
        process.kill()
        process.communicate()
