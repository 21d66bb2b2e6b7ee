"""Bad input: what is wrong gets one line with file, reason and remedy; the rest is built."""

import os
import subprocess
import sys

import pytest

from newsmorgue.check import check
from tests.folders import contents

TEXT = "A ferry with ninety people aboard ran aground off Eskhaven, and all were saved, an officer said."
AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def write_empty(folder):
    (folder / "bad.txt").write_bytes(b"")


def write_blank(folder):
    (folder / "bad.txt").write_bytes(b" \r\n\n")


def write_binary(folder):
    (folder / "bad.txt").write_bytes(bytes(range(256)) * 20)


def write_untitled(folder):
    (folder / "bad.txt").write_text(f"21 May 2015\n\n{TEXT} {TEXT}\n\n{TEXT}", "utf-8")


def write_undated(folder):
    (folder / "bad.txt").write_text(f"Ferry runs aground in fog\n\n{TEXT}\n\n{TEXT}", "utf-8")


def write_textless(folder):
    (folder / "bad.txt").write_text("Ferry runs aground in fog\n\n21 May 2015\n", "utf-8")


def write_pdf(folder):
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7\n")


def write_page(folder):
    (folder / "bad.html").write_text("<html><head><title>A wall</title></head><body></body></html>", "utf-8")


def link_nowhere(folder):
    (folder / "bad.txt").symlink_to(folder / "nowhere")


def write_unreadable(folder):
    (folder / "bad.txt").write_text(TEXT, "utf-8")
    (folder / "bad.txt").chmod(0)


def write_broken_yaml(folder):
    (folder / "corpus.yml").write_text("title: 'The morgue\n", "utf-8")


def write_misspelt_setting(folder):
    (folder / "corpus.yml").write_text("tittle: The morgue\n", "utf-8")


def write_foreign_settings(folder):
    (folder / "corpus.yml").write_bytes("title: Café".encode("latin-1"))


def write_corrections(folder):
    (folder / "corrections.yml").write_text("- x\n", "utf-8")


def write_correction_of_nothing(folder):
    decision = "- file: god.txt\n  set: {title: Mine to close}\n  reason: the paper has it\n"
    (folder / "corrections.yml").write_text(decision, "utf-8")


def write_correction_out_of_date(folder):
    decision = "- file: good.txt\n  remove: [Nobody will be left alone]\n  reason: an advertisement\n"
    (folder / "corrections.yml").write_text(decision, "utf-8")


def write_same_title(folder):
    good = (folder / "good.txt").read_text("utf-8")
    (folder / "later.txt").write_text(good.replace("Thursday", "Friday"), "utf-8")


def write_badly_named(folder):
    with open(os.fsencode(folder) + b"/caf\xe9.txt", "wb") as file:  # noqa: PTH123 - no path has such a name
        file.write(TEXT.encode())


FAULTS = [
    (write_empty, "bad.txt: the file is empty; ", "delete it"),
    (write_blank, "bad.txt: the file is empty; ", "delete it"),
    (write_binary, "bad.txt: this is not a text file; ", "plain text"),
    (write_untitled, "bad.txt: no title was found; ", "Title: "),
    (write_undated, "bad.txt: no date was found; ", "Date: "),
    (write_textless, "bad.txt: no article text was found; ", "check"),
    (write_pdf, "bad.pdf: this kind of file is not read; ", "(.txt)"),
    (write_page, "bad.html: no article was found in this web page; ", "(.txt)"),
    pytest.param(
        link_nowhere,
        "bad.txt: the file cannot be read (",
        "the link leads somewhere",
        marks=pytest.mark.skipif(sys.platform == "win32", reason="a link needs a privilege there"),
    ),
    pytest.param(
        write_unreadable,
        "bad.txt: the file cannot be read (permission denied); ",
        "permissions",
        marks=pytest.mark.skipif(AS_ROOT or sys.platform == "win32", reason="root may read everything"),
    ),
    (write_broken_yaml, "corpus.yml:2:1: this is not valid YAML (", "`name: value`"),
    (write_misspelt_setting, "corpus.yml:1:1: there is no setting `tittle`; ", "did you mean `title`?"),
    (write_foreign_settings, "corpus.yml: the file cannot be read (it is not UTF-8); ", "UTF-8"),
    (write_corrections, "corrections.yml:1:3: `x` is no decision; ", "- file: name.txt"),
    (
        write_correction_of_nothing,
        "corrections.yml:1:3: there is no article file `god.txt`; ",
        "did you mean `good.txt`?",
    ),
    (
        write_correction_out_of_date,
        "corrections.yml:1:3: the words “Nobody will be left alone” are not in good.txt: the text changed; ",
        "quote words that are in it",
    ),
    (write_same_title, "later.txt: it has the title of good.txt; ", "delete one"),
    pytest.param(
        write_badly_named,
        "caf\ufffd.txt: the file's name is not UTF-8; ",
        "rename",
        marks=pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such name"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "said", "remedy"), FAULTS)
def test_one_line_tells_what_is_wrong_and_the_rest_is_built(corpus, run, spoil, said, remedy):
    spoil(corpus)
    ran = run()
    assert ran.status == 0
    (warning,) = ran.warnings
    assert warning.startswith(said)
    assert remedy in warning.removeprefix(said)
    assert ran.err == f"warning: {warning}\n"
    pages = [path.name for path in (corpus.parent / "site" / "articles").glob("tolvek-votes-*.html")]
    assert pages
    assert check(corpus.parent / "site", corpus).faults == ()


@pytest.mark.parametrize(("spoil", "said", "remedy"), FAULTS)
def test_strict_fails_and_leaves_the_old_site(corpus, run, spoil, said, remedy):
    assert run("--strict", "-q").status == 0
    before = contents(corpus.parent / "site")
    spoil(corpus)
    ran = run("--strict")
    assert ran.status == 1
    assert ran.out == ""
    (line,) = [line.strip() for line in ran.err.splitlines() if line.strip().startswith(said)]
    assert remedy in line
    assert "--strict" in ran.err
    assert contents(corpus.parent / "site") == before
    assert sorted(path.name for path in corpus.parent.iterdir()) == [".newsmorgue-cache", "seeds", "site"]


def test_without_a_fault_there_is_no_warning_and_strict_builds(corpus, run):
    ran = run("--strict")
    assert (ran.status, ran.err) == (0, "")
    assert (corpus.parent / "site" / "index.html").is_file()


def test_several_faults_are_a_line_each_in_the_order_of_files(corpus, run):
    write_pdf(corpus)
    write_undated(corpus)
    (corpus / "a").mkdir()
    (corpus / "a" / "none.txt").write_bytes(b"")
    assert [warning.partition(":")[0] for warning in run().warnings] == ["a/none.txt", "bad.pdf", "bad.txt"]


def test_many_faults_are_counted_and_v_names_them_all(corpus, run):
    for number in range(30):
        (corpus / f"empty{number:02}.txt").write_bytes(b"")
    write_pdf(corpus)
    told = run().warnings
    assert [warning.partition(":")[0] for warning in told] == [
        "bad.pdf",
        *(f"empty{number:02}.txt" for number in range(5)),
        "the file is empty",
    ]
    assert told[-1] == "the file is empty: 25 more; -v names them all"
    assert len(run("-v").warnings) == 31


@pytest.mark.parametrize(
    "spoil",
    [lambda _folder: None, write_empty, write_pdf, write_binary],
    ids=["none", "empty", "pdf", "binary"],
)
def test_without_a_readable_dump_nothing_is_built(tmp_path, run, spoil):
    (tmp_path / "seeds").mkdir()
    spoil(tmp_path / "seeds")
    ran = run()
    assert ran.status == 1
    assert ran.out == ""
    assert ran.err.startswith("newsmorgue: seeds: ")
    assert "--seeds DIR" in ran.err
    assert not (tmp_path / "site").exists()
    told = [line for line in ran.err.splitlines() if line.strip().startswith("bad.")]
    assert len(told) == len(list((tmp_path / "seeds").iterdir()))


def test_missing_folder_is_one_line(tmp_path, run):
    ran = run("--seeds", "clippings")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("newsmorgue: clippings: there is no such folder")
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_failure_keeps_the_old_site(corpus, run):
    run()
    before = contents(corpus.parent / "site")
    (corpus / "good.txt").write_bytes(b"")
    assert run().status == 1
    assert contents(corpus.parent / "site") == before


def test_two_files_of_one_title_are_two_articles(corpus, run):
    write_same_title(corpus)
    run()
    pages = list((corpus.parent / "site" / "articles").glob("tolvek-votes-*.html"))
    assert len(pages) == 2


def test_copies_of_a_file_are_one_article_and_no_fault(corpus, run):
    (corpus / "later.txt").write_bytes((corpus / "good.txt").read_bytes())
    ran = run()
    assert ran.err == ""
    assert "1 article" in ran.out
    assert "1 file holds an article that another has" in ran.out


NAMES = [
    "with spaces.txt",
    "Übergröße.txt",
    "U\u0308bergro\u0308sse.txt",
    "🗞️.txt",
    "50% off #1.txt",
    "a&b;c='d'.txt",
    "-v.txt",
    "dot.dot..txt",
    "Москва.txt",
    "x" * 200 + ".txt",
    "index.txt",
    "con.txt",
    "deep/er/and deeper/still/a.txt",
]


@pytest.mark.parametrize("name", NAMES, ids=ascii)
@pytest.mark.parametrize(
    "title", ["Ferry runs aground in fog\n\n21 May 2015\n\n", ""], ids=["titled", "untitled"]
)
def test_any_file_name_is_taken(tmp_path, run, name, title):
    path = tmp_path / "seeds" / name
    path.parent.mkdir(parents=True)
    path.write_text(f"{title}{TEXT}\n\n{TEXT} Soup was served.\n", "utf-8")
    ran = run("-v")
    assert ran.status == 0
    assert f"{name}: " in ran.out
    assert check(tmp_path / "site", tmp_path / "seeds").faults == ()
    for made in (tmp_path / "site").rglob("*"):
        assert made.name.isascii()
        assert len(made.name) < 100


def test_a_terminal_that_takes_no_umlauts_is_no_reason_to_fail(tmp_path):
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "Übergröße.txt").write_bytes(b"")
    (tmp_path / "seeds" / "gut.txt").write_text(f"Fähre läuft auf Grund 🚢\n\n21 May 2015\n\n{TEXT}", "utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii:strict", "LC_ALL": "C", "PYTHONUTF8": "0"}
    command = [sys.executable, "-c", "import sys; from newsmorgue.cli import main; sys.exit(main())", "-v"]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert ran.returncode == 0, ran.stderr
    assert b"the file is empty" in ran.stderr
    assert b"Traceback" not in ran.stderr
