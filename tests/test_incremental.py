"""Builds with a cache: byte for byte the sites of clean builds, whatever happened to the folder before."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsmorgue.cache import FILE
from newsmorgue.latest import Changed
from newsmorgue.render import Pages
from newsmorgue.renewal import Renewal
from newsmorgue.site import build
from tests.folders import contents

GOLDEN = Path(__file__).parent / "golden" / "corpus"
MADE_UP = """\
{title}

Source: {outlet}
{day} May 2016

{who} said on Thursday that {n} people had crossed the bridge of Tolvek. "It is a day for all," {who} said.

The mayor of Tolvek, Radek Ulmann, met {who} in London, and spoke of the Ostra Mining Company.
"""
TITLES = ("A bridge at Tolvek", "Crossing the Ostra", "People")
NAMES = ("Radek Ulmann", "Nora Holm", "Jane Roe", "J. Roe")
OUTLETS = ("Reuters", "The Harbour Gazette")
# What the files of settings may say; None that there is no such file.
CORPUS = (None, "title: Another morgue\n", "outlets:\n  - name: The Harbour Gazette\n    country: NZ\n")
CORRECTIONS = (
    None,
    "- entity: Radek Ulmann\n  rename: Radek Ulmann the Elder\n",
    "- entity: Nora Holm\n  merge: [Jane Roe]\n  reason: married\n",
    "- file: new-1.txt\n  set:\n    published: 2016-05-20\n    title: Set right\n",
)
NOTES = (None, "Somebody who *was* there.\n")


def made_up(number):
    chosen = random.Random(number)  # noqa: S311 - the same text for a number
    return MADE_UP.format(
        title=chosen.choice(TITLES),
        outlet=chosen.choice(OUTLETS),
        day=chosen.randint(1, 28),
        who=chosen.choice(NAMES),
        n=chosen.randint(2, 900),
    )


def put(file, text):
    """Write a file, or remove it where there is nothing to write."""
    file.unlink(missing_ok=True)
    if text is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


class Morgue:
    """A corpus folder, its site, and what editors and accidents do to them."""

    def __init__(self, folder):
        self.seeds, self.site, self.cache = folder / "seeds", folder / "site", folder / "cache"
        shutil.copytree(GOLDEN, self.seeds)

    def dumps(self):
        return sorted(path for path in self.seeds.rglob("*.txt") if path.is_file())

    def add(self, n):
        put(self.seeds / f"new-{n % 4}.txt", made_up(n))

    def remove(self, n):
        dumps = self.dumps()
        if len(dumps) > 1:
            dumps[n % len(dumps)].unlink()

    def rename(self, n):
        dump = self.dumps()[n % len(self.dumps())]
        dump.rename(dump.with_name(f"renamed-{n % 5}.txt"))

    def edit(self, n):
        dump = self.dumps()[n % len(self.dumps())]
        text = dump.read_text("utf-8")
        put(dump, f"{text}\nA line was added: {NAMES[n % len(NAMES)]} was seen in Tolvek.\n")

    def copy(self, n):
        dump = self.dumps()[n % len(self.dumps())]
        put(self.seeds / "copies" / f"copy-{n % 3}.txt", dump.read_text("utf-8"))

    def set(self, n):
        put(self.seeds / "corpus.yml", CORPUS[n % len(CORPUS)])

    def decide(self, n):
        put(self.seeds / "corrections.yml", CORRECTIONS[n % len(CORRECTIONS)])

    def note(self, n):
        put(self.seeds / "notes" / "people" / "radek-ulmann.md", NOTES[n % len(NOTES)])

    def deface(self, n):
        pages = sorted(self.site.rglob("*.html"))
        if pages:
            put(pages[n % len(pages)], "<p>somebody was here")

    def damage(self, n):
        file = self.cache / FILE
        if file.is_file():
            content = bytearray(file.read_bytes())
            content[n % len(content)] ^= 0xFF
            file.write_bytes(content)

    def forget(self, _n):
        shutil.rmtree(self.cache, ignore_errors=True)


ACTS = [name for name in vars(Morgue) if not name.startswith("_") and name != "dumps"]
# What happens between two builds: adding and editing is the daily act.
happenings = st.lists(
    st.tuples(st.sampled_from([*ACTS, "add", "edit"]), st.integers(0, 10_000)), min_size=1, max_size=3
)


@pytest.mark.slow
@settings(max_examples=7, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(happenings, min_size=2, max_size=4))
def test_a_build_with_a_cache_is_a_clean_one(tmp_path_factory, history):
    folder = tmp_path_factory.mktemp("morgue")
    morgue = Morgue(folder)
    build(morgue.seeds, morgue.site, cache=morgue.cache)
    for happening in history:
        for act, number in happening:
            getattr(morgue, act)(number)
        build(morgue.seeds, morgue.site, cache=morgue.cache)
        build(morgue.seeds, folder / "clean")
        assert contents(morgue.site) == contents(folder / "clean")


def cached(morgue):
    return build(morgue.seeds, morgue.site, cache=morgue.cache).cached


def test_only_what_changed_is_analysed_again(tmp_path):
    morgue = Morgue(tmp_path)
    shutil.rmtree(morgue.seeds / "copies")
    assert cached(morgue) == 0
    files = len(morgue.dumps())
    morgue.deface(0)
    assert cached(morgue) == files
    morgue.edit(0)
    assert cached(morgue) == files - 1
    morgue.add(1)
    assert cached(morgue) == files
    for decision in (1, 2):  # who is who is not asked of a single article
        morgue.decide(decision)
        assert cached(morgue) == files + 1
    morgue.decide(3)
    assert cached(morgue) == files
    put(morgue.seeds / "corrections.yml", "- entity: Nora Holm\n  add alias: [the Lady of the Ferry]\n")
    assert cached(morgue) == 0


def test_pages_that_see_what_they_saw_are_not_made_again(tmp_path, monkeypatch):
    morgue = Morgue(tmp_path)
    build(morgue.seeds, morgue.site, cache=morgue.cache)
    text = "Another day\nDate: 2015-06-01\n\nIt rained in Reykjavik, said the farmer Olaf Storm.\n"
    put(morgue.seeds / "rain.txt", text)
    made = []
    make = Pages.make

    def watched(pages, numbers):
        for piece in make(pages, numbers):
            made.append(piece.name)
            yield piece

    monkeypatch.setattr(Pages, "make", watched)
    done = build(morgue.seeds, morgue.site, cache=morgue.cache)
    named = [name for name in made if name]
    kinds = sorted(name.partition(" ")[0] for name in named)
    assert kinds == ["article", "claims", "entity", "entity"]  # the claims of no known source
    assert done.changed == Changed(1, 0, 0)
    assert done.written.kept > done.written.new / 2


@pytest.mark.parametrize("gone", [".", "people"])
def test_what_is_deleted_is_made_with_all_else_and_not_file_by_file(tmp_path, monkeypatch, gone):
    morgue = Morgue(tmp_path)
    build(morgue.seeds, morgue.site, cache=morgue.cache)
    before = contents(morgue.site)
    shutil.rmtree(morgue.site / gone)

    def fail(*_):
        raise AssertionError

    monkeypatch.setattr(Renewal, "_anew", fail)
    build(morgue.seeds, morgue.site, cache=morgue.cache)
    assert contents(morgue.site) == before


def test_what_makes_sites_is_not_loaded_to_see_that_one_stands(tmp_path):
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("Rain\nDate: 2015-05-21\n\nIt rained in Oslo, Jane Roe said.\n", "utf-8")
    code = (
        "import sys; from pathlib import Path; from newsmorgue.site import build;"
        "build(Path('seeds'), Path('site'), cache=Path('cache'));"
        "print(*sorted(name for name in sys.modules if name.startswith('newsmorgue.')))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
        for _ in range(2)
    ]
    first, second = (set(run.stdout.split()) for run in runs)
    makers = {f"newsmorgue.{name}" for name in ("extract", "resolve", "render", "search", "export")}
    assert makers <= first
    assert not makers & second
