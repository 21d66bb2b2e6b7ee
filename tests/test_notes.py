"""Notes: the editors' words on a page's subject, shown there and nowhere else."""

import pytest

from newsmorgue.check import check

NOTE = "# Who\n\nThe *mayor*, see [all](../people/index.html). <b>Not bold</b> ![no](picture.png)\n"
SHOWN = (
    '<h3>Who</h3>\n<p>The <em>mayor</em>, see <a href="../people/index.html">all</a>. '
    '&lt;b&gt;Not bold&lt;/b&gt; !<a href="picture.png">no</a></p>'
)


@pytest.fixture
def noted(corpus):
    """Write a note, by the address of its page."""
    dump = corpus / "good.txt"
    dump.write_text(dump.read_text("utf-8").replace("4 March", "Source: Tolvek Gazette\n4 March"), "utf-8")

    def write(page, text=NOTE):
        path = corpus / "notes" / f"{page}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return write


@pytest.mark.parametrize("page", ["people/radek-ulmann", "sources/tolvek-gazette"])
def test_a_note_stands_on_its_page(noted, corpus, run, page):
    noted(page, NOTE.replace("![no](picture.png)", ""))
    ran = run("--strict")
    assert (ran.status, ran.err) == (0, "")
    site = corpus.parent / "site"
    with_note = [path for path in site.rglob("*.html") if "<h3>Who</h3>" in path.read_text("utf-8")]
    assert [path.relative_to(site).as_posix() for path in with_note] == [f"{page}.html"]
    assert check(site, corpus).faults == ()


def test_a_note_is_no_markup_of_the_page(noted, corpus, run):
    noted("people/radek-ulmann")
    run()
    html = (corpus.parent / "site/people/radek-ulmann.html").read_text("utf-8")
    assert SHOWN in html
    assert html.count("<h1") == 1


def test_a_story_has_its_note(build_once, checkout, tmp_path, run):
    (story,) = [path for path in (build_once("golden").folder / "stories").iterdir() if path.stem != "index"]
    for folder in ("adriatic", "notes/stories"):
        (tmp_path / "seeds" / folder).mkdir(parents=True)
    for path in (checkout / "tests/golden/corpus/adriatic").iterdir():
        (tmp_path / "seeds/adriatic" / path.name).write_bytes(path.read_bytes())
    (tmp_path / "seeds/notes/stories" / f"{story.stem}.md").write_text("Nobody was hurt.", "utf-8")
    assert run().err == ""
    assert "<p>Nobody was hurt.</p>" in (tmp_path / "site/stories" / story.name).read_text("utf-8")


def test_a_note_without_a_page_is_one_warning_and_fails_a_strict_build(noted, run):
    noted("people/radek-ulman")
    ran = run()
    (warning,) = ran.warnings
    assert warning.startswith("notes/people/radek-ulman.md: there is no page for this note; ")
    assert warning.endswith("did you mean `notes/people/radek-ulmann.md`?")
    assert ran.status == 0
    assert run("--strict").status == 1
