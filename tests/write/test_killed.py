"""Killed builds: whenever one is ended, there is a whole site, and the next build puts right what it left."""

import json
import random
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pytest

from tests.folders import contents

KILLS = 100

DUMP = """\
Tolvek votes to close its last coal mine

{day} March 2016

The city council of Tolvek voted on Thursday night to close the Ostra pit, the last coal mine in the valley.
"""


@pytest.fixture
def builder():
    """Return a function that builds a site, and ends the build before its operation `kill_at` on the disk."""
    program = subprocess.Popen(
        [sys.executable, Path(__file__).with_name("builder.py")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    def build(seeds, site, kill_at=None):
        print(json.dumps([str(seeds), str(site), kill_at]), file=program.stdin, flush=True)
        return json.loads(program.stdout.readline())

    with program:
        yield build


@pytest.fixture
def corpora(tmp_path):
    """Two folders of dumps, of which the second lacks articles that the first has, and has one otherwise."""
    for name, days in (("more", (3, 4, 5)), ("fewer", (3, 6))):
        folder = tmp_path / name
        folder.mkdir()
        for number, day in enumerate(days):
            (folder / f"{number}.txt").write_text(DUMP.format(day=day), "utf-8")
    return tmp_path / "more", tmp_path / "fewer"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")
def test_killed_builds_leave_a_whole_site(builder, corpora, tmp_path):
    chance = random.Random(20160304)  # noqa: S311 - no secret
    site = tmp_path / "built" / "site"
    operations, whole = {}, {}
    for seeds in (*corpora, *corpora):  # twice, so that each was built where there was the other
        operations[seeds] = builder(seeds, site)
        whole[seeds] = contents(site)
    first, second = whole.values()
    assert len(first) > len(second) > 20
    assert first != second

    def check_whole():
        """Find a whole site in its place, or else nothing there and a whole site aside."""
        aside = [folder for folder in site.parent.iterdir() if folder.suffix == ".old"]
        assert all(contents(folder) in (first, second) for folder in aside)
        assert contents(site) in (first, second) if site.exists() else aside

    missing = 0
    for number, seeds in zip(range(KILLS), cycle(corpora), strict=False):
        names = operations[seeds]
        # Before and behind each rename, and then wherever chance has it.
        renames = [moment for moment, name in enumerate(names) if name == "os.rename"]
        moments = [*renames, *(rename + 1 for rename in renames)]
        assert len(moments) == 6
        moment = moments[number // 2] if number < 2 * len(moments) else chance.randrange(len(names))
        builder(seeds, site, moment)
        check_whole()
        missing += not site.exists()
        if chance.random() < 0.3:  # the build that puts things right is killed as well, early or later
            builder(seeds, site, chance.choice((chance.randrange(30), chance.randrange(len(names) // 2))))
            check_whole()
        builder(seeds, site)
        assert contents(site) == whole[seeds]
        assert [path.name for path in site.parent.iterdir()] == ["site"]
    assert missing
