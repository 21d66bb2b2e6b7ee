"""The command: its verbs, its flags, what it prints, and how it ends."""

import gc
import re
import subprocess
import sys

import pytest

import newsmorgue
from newsmorgue import cli, telling
from tests.folders import contents


@pytest.mark.parametrize("verb", [[], ["build"]], ids=["default", "build"])
def test_builds_the_site_and_says_what_and_where(corpus, run, verb):
    ran = run(*verb)
    assert (ran.status, ran.err) == (0, "")
    read, found, wrote, where = ran.out.splitlines()
    assert read == "Read 1 file."
    assert re.fullmatch(r"Found 1 article, .*\d+ (?:person|people), \d+ places?, .*\d+ claims?.*\.", found)
    assert re.fullmatch(r"Wrote \d+ pages \(\d+\.\d MB\) in \d+\.\d s\.", wrote)
    assert where == "Open site/index.html in a browser."
    assert (corpus.parent / "site" / "index.html").is_file()


def test_folders_are_taken_from_the_flags(corpus, run, tmp_path):
    corpus.rename(tmp_path / "clippings")
    ran = run("--seeds", "clippings", "--out", "made/new/public")
    assert ran.status == 0
    assert "Open made/new/public/index.html" in ran.out
    assert (tmp_path / "made" / "new" / "public" / "index.html").is_file()
    assert sorted(path.name for path in (tmp_path / "made" / "new").iterdir()) == [
        ".newsmorgue-cache",
        "public",
    ]


@pytest.mark.usefixtures("corpus")
def test_dead_values_are_looked_for_again_after_a_build(run):
    assert run().status == 0
    assert gc.isenabled()
    assert run("--strict", "--since", "nowhere").status == 1
    assert gc.isenabled()


def test_quiet_prints_nothing(corpus, run):
    (corpus / "empty.txt").write_bytes(b"")
    ran = run("-q")
    assert (ran.status, ran.out, ran.err) == (0, "", "")
    assert run("check", "-q").out == ""


def test_verbose_names_every_file(corpus, run):
    (corpus / "sub").mkdir()
    (corpus / "sub" / "second.txt").write_text(
        "Two cranes\n\nSource: Reuters\n\n1 May 2020\n\nThey are blue.", "utf-8"
    )
    out = run("-v").out.splitlines()
    assert "good.txt: Tolvek votes to close its last coal mine [?]" in out
    assert "sub/second.txt: Two cranes [Reuters]" in out
    assert not any(line.startswith("good.txt") for line in run().out.splitlines())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--colour"],
        ["publish"],
        ["build", "extra"],
        ["--seeds"],
        ["-q", "-v"],
        ["serve", "--port", "many"],
        ["serve", "--port", "99999"],
        ["serve", "--port", "-1"],
        ["check", "--strict"],
        ["check", "a", "b"],
    ],
    ids=" ".join,
)
def test_wrong_use_exits_with_2_and_does_nothing(corpus, run, arguments):
    ran = run(*arguments)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(("usage: newsmorgue", "newsmorgue: "))
    assert [path.name for path in corpus.parent.iterdir()] == ["seeds"]


def test_version(run):
    ran = run("--version")
    assert (ran.status, ran.out, ran.err) == (0, f"newsmorgue {newsmorgue.__version__}\n", "")


@pytest.mark.parametrize("flag", ["-h", "--help"])
def test_help_names_verbs_examples_and_exit_status(run, flag):
    ran = run(flag)
    assert (ran.status, ran.err) == (0, "")
    for word in (
        "build",
        "serve",
        "check",
        "examples:",
        "exit status:",
        "python build.py --seeds clippings --out public",
    ):
        assert word in ran.out
    assert all(len(line) <= 110 for line in ran.out.splitlines())


@pytest.mark.parametrize(
    ("verb", "flags"),
    [
        ("build", ["--seeds", "--out", "--strict", "--quiet", "--verbose"]),
        ("serve", ["--seeds", "--out", "--strict", "--port", "--base", "--open"]),
        ("check", ["--seeds", "site", "--quiet"]),
    ],
)
def test_help_of_a_verb_names_its_flags(run, verb, flags):
    ran = run(verb, "--help")
    assert ran.status == 0
    assert all(flag in ran.out for flag in flags)


@pytest.mark.usefixtures("corpus")
def test_progress_is_for_terminals_only(run, monkeypatch):
    monkeypatch.setattr(telling, "_PATIENCE", 0)
    monkeypatch.setattr(telling, "_EVERY", 0)
    assert run().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    shown = run("--no-cache").err
    assert "reading articles 0 of 1" in shown
    assert "reading articles 1 of 1" in shown
    assert shown.endswith("\r\033[K")
    assert run("-q").err == ""


@pytest.mark.usefixtures("corpus")
def test_interruption_is_no_traceback(run, monkeypatch):
    def interrupt(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "build", interrupt)
    ran = run()
    assert (ran.status, ran.err) == (1, "\nnewsmorgue: stopped\n")


# ---- The folder that is written ----


@pytest.mark.usefixtures("corpus")
def test_foreign_folder_is_refused_and_untouched(run, tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.doc").write_text("ten years of work", "utf-8")
    ran = run()
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("newsmorgue: site: newsmorgue did not make this folder, and it is not empty; ")
    assert ran.err.count("\n") == 1
    assert contents(tmp_path / "site") == {"thesis.doc": b"ten years of work"}


@pytest.mark.usefixtures("corpus")
def test_file_in_the_folders_place_is_refused(run, tmp_path):
    (tmp_path / "site").write_text("a file", "utf-8")
    ran = run()
    assert ran.status == 1
    assert "site: this is not a folder; " in ran.err
    assert (tmp_path / "site").read_text("utf-8") == "a file"


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a privilege there")
@pytest.mark.usefixtures("corpus")
def test_link_in_the_folders_place_is_refused(run, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    assert run().status == 1
    assert list((tmp_path / "elsewhere").iterdir()) == []


@pytest.mark.usefixtures("corpus")
def test_empty_folder_is_taken(run, tmp_path):
    (tmp_path / "site").mkdir()
    assert run().status == 0


@pytest.mark.parametrize("out", ["seeds", ".", "seeds/site", "seeds/../seeds", ".."])
def test_site_may_not_replace_the_dumps_nor_lie_among_them(corpus, run, tmp_path, out):
    # As if newsmorgue had made these folders, so that nothing else protects them.
    for folder in (corpus, tmp_path, tmp_path.parent):
        (folder / ".newsmorgue").write_text("made", "utf-8")
    try:
        before = contents(corpus)
        ran = run("--out", out)
        assert (ran.status, ran.out) == (1, "")
        assert ran.err.startswith(f"newsmorgue: {out}: the site would ")
        assert "--out DIR" in ran.err
        assert contents(corpus) == before
    finally:
        (tmp_path.parent / ".newsmorgue").unlink()


def test_current_folder_can_be_the_site(corpus, run, tmp_path, monkeypatch):
    (tmp_path / "public").mkdir()
    monkeypatch.chdir(tmp_path / "public")
    ran = run("--seeds", corpus, "--out", ".")
    assert ran.status == 0, ran.err
    assert (tmp_path / "public" / "index.html").is_file()


@pytest.mark.usefixtures("corpus")
def test_old_site_is_replaced_whole(run, tmp_path):
    run("-q")
    stale = tmp_path / "site" / "articles" / "stale.html"
    stale.write_text("an article that is gone", "utf-8")
    (tmp_path / "site" / "index.html").write_text("changed", "utf-8")
    assert run("-q").status == 0
    assert not stale.exists()
    assert (tmp_path / "site" / "index.html").read_text("utf-8") != "changed"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".newsmorgue-cache", "seeds", "site"]


# ---- check ----


@pytest.mark.usefixtures("corpus")
def test_check_proves_a_good_site(run):
    run("-q")
    ran = run("check")
    assert (ran.status, ran.err) == (0, "")
    assert re.fullmatch(r"Checked 1 dumps?, [1-9]\d* spans and [1-9]\d* links: no fault\.\n", ran.out)


def test_check_fails_with_a_line_for_each_fault(corpus, run):
    run("-q")
    (corpus / "good.txt").write_text("changed", "utf-8")
    ran = run("check")
    assert ran.status == 1
    assert ran.err == "good.txt: the file has changed since the site was built\n"
    assert re.search(r": 1 faults?\.\n$", ran.out)


def test_check_takes_other_folders(corpus, run, tmp_path):
    run("-q", "--out", "public")
    corpus.rename(tmp_path / "clippings")
    assert run("check", "public", "--seeds", "clippings").status == 0
    ran = run("check", "--seeds", "clippings")
    assert ran.status == 1
    assert ran.err.startswith("newsmorgue: site: there is no site here; ")


def test_a_built_site_answers_in_a_terminal(build_once, run):
    ran = run("search", "--site", str(build_once("seeds").folder), "old and reliable")
    assert ran.status == 0
    assert ran.out.startswith("Moscow offers Baghdad military aid, investment\n  DW \u00b7 21 May 2015\n")
    assert ran.out.endswith("2 articles, 2 claims.\n")


def test_a_day_that_is_no_day_of_publication_is_not_told_as_one(build_once, run):
    # TRT's article says only when it was updated.
    ran = run("search", "--site", str(build_once("seeds").folder), "title:putin", "after:2015-06")
    assert "\n  TRT World\n" in ran.out


def test_names_answer_first_in_a_terminal(build_once, run):
    ran = run("search", "--site", str(build_once("seeds").folder), "al", "abadi", "-n", "1")
    assert ran.out.startswith("Haider al-Abadi (person, Iraqi Prime Minister, 2 articles)\n")


def test_claims_answer_in_a_terminal(build_once, run):
    ran = run("search", "--site", str(build_once("seeds").folder), "speaker:putin")
    assert ran.out.startswith("Vladimir Putin\n")
    assert "0 articles, 8 claims.\n" in ran.out


def test_what_is_not_found_fails_in_a_terminal(build_once, run):
    ran = run("search", "--site", str(build_once("seeds").folder), "zebra")
    assert (ran.status, ran.out) == (1, "0 articles, 0 claims.\n")


def test_no_site_is_told(tmp_path, run):
    ran = run("search", "--site", str(tmp_path), "zebra")
    assert ran.status == 1
    assert "build it first" in ran.err


def test_output_that_nobody_reads_to_its_end_is_no_fault_to_trace(corpus):
    command = [sys.executable, "-c", "from newsmorgue.cli import run; run()", "-v"]
    with subprocess.Popen(
        command, cwd=corpus.parent, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        running.stdout.close()  # as `| head` does
        assert b"Traceback" not in running.stderr.read()
    assert (corpus.parent / "site" / "index.html").is_file()
