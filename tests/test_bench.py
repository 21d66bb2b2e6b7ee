"""The benchmark: its invented news, its arithmetic and tables, and one small run of all of it."""

import json
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from newsmorgue.site import build

SCRIPTS = Path(__file__).parents[1] / "scripts"
sys.path.insert(0, str(SCRIPTS))

from benching.builds import Step, dumps_in, lay_out, stages_of, step_of  # noqa: E402
from benching.news import news, write_news  # noqa: E402
from benching.peers import Peer, chosen, peers_of  # noqa: E402
from benching.running import FailedError, Ran, family_of, run  # noqa: E402
from benching.tables import Run, as_json, growth, ratios, table, told, told_growth  # noqa: E402

# What a build with --timings prints.
CLEAN = """\
Read 1,200 files.
Found 1,200 articles, 5 people, 3 places, 2 organizations, 9 claims, 0 stories.
Wrote 2 pages (0.1 MB) in 12.3 s.
    10.25 s  reading articles
     1.50 s  making pages
    -0.25 s  writing
Open site/index.html in a browser.
"""
ADDED = CLEAN.replace(
    "Wrote 2 pages (0.1 MB) in 12.3 s.", "Wrote 2 of 3 files in 2.3 s; the site has 2 pages (0.1 MB)."
)
UNCHANGED = """\
Read 1,200 files: 1,200 from the cache.
Nothing changed, found in 0.1 s; the site has 2 pages (0.1 MB).
     0.05 s  looking at the old site
"""
SIZES = {"index.html": 100, "about.html": 50, "data/articles.json": 850}
PEERS = """\
a note that is no JSON
{"peer": "one", "step": "pages", "n": 9, "seconds": 2.0, "out_files": 10, "out_bytes": 1000000}
{"peer": "two", "step": "index", "n": 9, "seconds": 0.5, "out_files": 4, "out_bytes": 500000}
{"peer": "two", "step": "other index", "n": 9, "seconds": 1.5, "out_files": 4, "out_bytes": 500000}
"""


def step(name: str, out: str = CLEAN, wall: float = 12.0, *, of_one: bool = False) -> Step:
    return step_of(name, Ran(wall, 2 * wall, 300_000_000, of_one, out), SIZES)


def run_of(articles: int, wall: float) -> Run:
    steps = [step("clean", wall=wall), step("no change", UNCHANGED, 0.5)]
    return Run(articles, steps, list(peers_of(PEERS)))


def first(seed: int, count: int = 3) -> list[str]:
    return list(islice(news(seed), count))


def test_the_same_seed_gives_the_same_news():
    assert first(1) == first(1)
    assert first(1) != first(2)


def test_fewer_articles_are_the_first_of_more(tmp_path):
    for count in (2, 4):
        (tmp_path / str(count)).mkdir()
        write_news(tmp_path / str(count), count, seed=1, words=100)
    for name in ("00000.txt", "00001.txt"):
        assert (tmp_path / "2" / name).read_bytes() == (tmp_path / "4" / name).read_bytes()


def test_articles_have_about_as_many_words_as_wanted():
    articles = list(islice(news(1, words=300), 200))
    assert 250 < sum(len(article.split()) for article in articles) / 200 < 400


def test_no_slot_and_no_odd_space_is_left():
    for article in first(3, 100):
        assert not set("{}") & set(article)
        assert "  " not in article
        assert " ." not in article


@pytest.mark.slow
def test_invented_news_have_about_what_real_news_have(tmp_path):
    dumps = tmp_path / "dumps"
    dumps.mkdir()
    write_news(dumps, 60, seed=1)
    done = build(dumps, tmp_path / "site")
    assert not done.summary.problems  # each has a title, a date and an outlet
    counts = done.summary.counts
    assert 40 < found(tmp_path, "mentions") / 60 < 90
    assert 7 < found(tmp_path, "dates") / 60 < 14
    assert 10 < counts["claims"] / 60 < 20
    assert 4 < counts["people"] / 60 < 12
    assert 1 < counts["places"] / 60 < 6
    assert 1 < counts["organizations"] / 60 < 6
    assert 1 <= counts["stories"] <= 6


def found(folder: Path, name: str) -> int:
    values = json.loads((folder / "site" / "data" / f"{name}.json").read_text("utf-8"))
    return len(values[name]) if isinstance(values, dict) else len(values)


def test_stages_are_read_from_what_timings_prints():
    assert stages_of(CLEAN) == {"reading articles": 10.25, "making pages": 1.5, "writing": -0.25}


@pytest.mark.parametrize(("out", "anew"), [(CLEAN, 3), (ADDED, 2), (UNCHANGED, 0)])
def test_files_written_anew(out, anew):
    measured = step("any", out)
    assert (measured.pages, measured.files, measured.bytes, measured.anew) == (2, 3, 1000, anew)


def test_an_invented_dump_is_laid_aside_to_be_added(tmp_path):
    dumps = lay_out(None, 2, seed=1, work=tmp_path)
    assert [path.name for path in dumps_in(dumps.folder)] == ["00000.txt", "00001.txt"]
    assert [dumps.another.read_text("utf-8")] == first(1)[2:]


def test_the_next_dump_of_a_folder_is_laid_aside_to_be_added(tmp_path):
    source, work = tmp_path / "source", tmp_path / "work"
    for name in ("b.txt", "sub/a.md", "README.md", "notes/people.md", ".hidden.txt", "c.pdf", "d.html"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text(name)
    work.mkdir()
    assert [path.as_posix() for path in dumps_in(source)] == ["b.txt", "d.html", "sub/a.md"]
    dumps = lay_out(source, 2, seed=1, work=work)
    assert (dumps.count, dumps.another.read_text()) == (2, "sub/a.md")


def test_an_invented_dump_is_added_where_a_folder_has_no_other(tmp_path):
    source, work = tmp_path / "source", tmp_path / "work"
    source.mkdir()
    work.mkdir()
    (source / "a.txt").write_text("A")
    dumps = lay_out(source, 5, seed=1, work=work)
    assert (dumps.count, dumps.another.read_text("utf-8")) == (1, first(1)[0])


def test_a_family_is_a_process_and_all_below_it():
    assert family_of(2, {2: 1, 3: 2, 4: 3, 5: 1, 6: 5}) == {2, 3, 4}


def test_a_run_tells_time_memory_and_output(tmp_path):
    ran = run(
        [sys.executable, "-c", "import time; x = b'x' * 50_000_000; time.sleep(0.5); print(len(x))"], tmp_path
    )
    assert ran.out == "50000000\n"
    assert ran.wall > 0
    assert ran.cpu > 0
    assert 50_000_000 < ran.peak < 200_000_000


def test_a_command_that_fails_says_why(tmp_path):
    with pytest.raises(FailedError, match="no such thing"):
        run([sys.executable, "-c", "raise SystemExit('no such thing')"], tmp_path)


def test_peers_are_read_from_json_lines():
    peers = list(peers_of(PEERS))
    assert peers[0] == Peer("one", "pages", 2.0, 10, 1_000_000)
    assert [peer.seconds for peer in chosen(peers, ["one", "two:index"])] == [2.0, 0.5]
    assert len(chosen(peers, ["two"])) == 2
    with pytest.raises(FailedError, match="three"):
        chosen(peers, ["three"])
    with pytest.raises(FailedError, match="out of luck"):
        list(peers_of('{"peer": "one", "step": "pages", "error": "out of luck"}'))


def test_ratios_are_against_the_chosen_peers_together():
    found = ratios(run_of(1000, 10.0), ["one", "two:index"])
    assert [(each.step, each.against, each.ratio) for each in found] == [
        ("clean", 2.5, 4.0),
        ("no change", 2.5, 0.2),
    ]


def test_growth_is_for_each_article_and_against_the_fewest():
    grown = {(each.step, each.measure): each for each in growth([run_of(1000, 10.0), run_of(2000, 40.0)])}
    wall = grown["clean", "wall, ms"]
    assert (wall.each, wall.ratios) == ([10.0, 20.0], [1.0, 2.0])
    assert grown["clean", "making pages, ms"].ratios == [1.0, 0.5]
    assert grown["clean", "writing, ms"].ratios is None  # a ratio of less than nothing says nothing
    assert grown["no change", "wall, ms"].each == [0.5, 0.25]


def test_columns_of_numbers_end_together():
    assert table([["", "a", "bb"], ["row", "1,000", "2"]]) == "         a  bb\nrow  1,000   2"


def test_everything_is_told():
    text = told(run_of(1000, 10.0), ["one"])
    assert text.startswith(
        "1,000 articles\n"
        "\n"
        "                    clean  no change\n"
        "wall seconds        10.00       0.50\n"
        "CPU seconds         20.00       1.00\n"
        "peak memory, MB       300        300\n"
        "pages                   2          2\n"
        "files                   3          3\n"
        "MB                    0.0        0.0\n"
        "files written anew      3          0\n"
        "\n"
        "seconds by stage         clean  no change\n"
        "reading articles         10.25\n"
    )
    assert (
        "peer  step         seconds  files   MB  clean / it\n"
        "one   pages           2.00     10  1.0        5.00\n"
    ) in text
    assert "against one   ours  theirs  ratio\nclean        10.00    2.00   5.00\n" in text
    assert "largest single process" not in text


def test_growth_is_told():
    text = told_growth([run_of(1000, 10.0), run_of(2000, 40.0)])
    assert "\nclean      wall, ms                 10 (1.00)      20 (2.00)\n" in text
    assert "\nclean      writing, ms                  -0.25         -0.125\n" in text


def test_where_memory_could_not_be_seen_this_is_said():
    assert "largest single process" in told(Run(10, [step("clean", of_one=True)]), [])


def test_json_has_what_the_tables_have():
    everything = json.loads(json.dumps(as_json([run_of(1000, 10.0), run_of(2000, 40.0)], ["one"])))
    assert everything["runs"][0]["steps"][0]["stages"]["making pages"] == 1.5
    assert everything["runs"][1]["ratios"][0] == {
        "step": "clean",
        "seconds": 40.0,
        "against": 2.0,
        "ratio": 20.0,
    }
    assert everything["growth"][0]["ratios"] == [1.0, 2.0]


@pytest.mark.slow
def test_a_small_benchmark(tmp_path):
    result = tmp_path / "result.json"
    line = json.dumps(
        {"peer": "echo", "step": "pages", "n": 20, "seconds": 0.1, "out_files": 1, "out_bytes": 1}
    )
    peers = tmp_path / "peers.py"
    peers.write_text(f"import sys\nassert sys.argv[2] == '20'\nprint({line!r})\n")
    command = [sys.executable, str(SCRIPTS / "bench.py"), "-n", "20", "--json", str(result)]
    command += ["--peers", f"{sys.executable} {peers} {{folder}} {{n}}", "--against", "echo"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "20 articles\n" in done.stdout
    steps = json.loads(result.read_text("utf-8"))["runs"][0]["steps"]
    clean, unchanged, added, edited = steps
    assert clean["anew"] == clean["files"] > 100
    assert unchanged["anew"] == 0
    assert unchanged["files"] == clean["files"]
    assert 0 < edited["anew"] < edited["files"]
    assert 0 < added["anew"] < added["files"] > clean["files"]
    assert all(each["wall"] > 0 and each["peak"] > 1_000_000 for each in steps)
    assert "making pages" in clean["stages"]
