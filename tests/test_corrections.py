"""Corrections from the file to the pages and exports."""

import json

import pytest

from newsmorgue.check import check

GERMAN = "Der Rat hat am Donnerstag beschlossen, dass die Grube im Tal bald geschlossen wird.\n"


@pytest.fixture
def built_with(corpus, run):
    """Builds the corpus with these decisions and returns its one article and that article's page."""

    def built_with_(decisions, *arguments):
        (corpus / "corrections.yml").write_text(decisions, "utf-8")
        ran = run("--strict", *arguments)
        assert (ran.status, ran.err) == (0, "")
        site = corpus.parent / "site"
        assert check(site, corpus).faults == ()
        (article,) = json.loads((site / "data" / "articles.json").read_text("utf-8"))
        return article, (site / article["path"]).read_text("utf-8")

    return built_with_


def test_every_field_is_set_shown_and_said_to_be_corrected(built_with):
    article, page = built_with("""
- file: good.txt
  set:
    title: Pit & pay
    standfirst: A valley <waits>
    kicker: Coal
    published: 2016-03
    updated: 2016-03-05T10:20+01:00
    source: The Guardian
    authors: Ilse Trandby
    agencies: [AFP, Reuters]
    credits: Jon Brekke/AP
    tags: [mining, towns]
    language: null
    url: https://example.org/pit?a=b&c=d
  reason: seen in the <paper>
  by: Ada Poe
""")
    assert article["corrected"] == sorted(
        "title standfirst kicker published updated source authors agencies credits tags language url".split()
    )
    assert article["source"] == {"id": "the-guardian", "name": "The Guardian"}
    assert article["updated"] == "2016-03-05T10:20:00+01:00"
    assert article["tags"] == ["mining", "towns"]
    assert article["fields"] == {}
    for shown in ("Pit &amp; pay", "A valley &lt;waits&gt;", "March 2016", "5 March 2016, 10:20 +01:00"):
        assert shown in page
    assert page.count("Corrected: seen in the &lt;paper&gt; (Ada Poe)") == 12
    assert 'id="standfirst"' in page


def test_what_is_unknown_after_all_is_shown_as_unknown(built_with):
    article, page = built_with("""
- file: good.txt
  set: {published: null, updated: 2016}
  reason: the date is the archive's
""")
    assert article["published"] is None
    assert 'Publication date unknown <span class="correction">Corrected: the date is the archive' in page


def test_extraction_sees_the_corrected_article(corpus, built_with):
    rows = {}
    for name, decision in {
        "read": "[]",
        "moved": "- file: good.txt\n  set: {published: 2016-03-11}\n  reason: r\n",
        "cut": "- file: good.txt\n  remove: [Nobody will be left]\n  reason: r\n",
    }.items():
        built_with(decision)
        data = corpus.parent / "site" / "data"
        rows[name] = [json.loads((data / f"{kind}.json").read_text("utf-8")) for kind in ("dates", "claims")]
    assert [each["value"] for each in rows["read"][0]] == ["2016-03-03"]
    assert [each["value"] for each in rows["moved"][0]] == ["2016-03-10"]
    assert len(rows["cut"][1]) == len(rows["read"][1]) - 1


def test_without_decisions_nothing_is_said_of_corrections(built_with):
    article, page = built_with("- file: good.txt\n  set: {published: 2016-03-04}\n  reason: as it was read\n")
    assert article["corrected"] == []
    assert "Corrected" not in page


def test_a_decision_without_a_reason_holds_and_is_told(corpus, run):
    (corpus / "corrections.yml").write_text("- file: good.txt\n  set: {title: Mine to close}\n", "utf-8")
    ran = run("-v")
    (warning,) = ran.warnings
    assert warning.startswith("corrections.yml:1:3: this decision has no reason; ")
    assert "good.txt: Mine to close [" in ran.out
    assert run("--strict").status == 1


def test_an_own_outlet_is_the_source(corpus, run):
    text = (corpus / "good.txt").read_text("utf-8").replace("4 March 2016", "Tolvek Tidings\n4 March 2016")
    (corpus / "good.txt").write_text(text, "utf-8")
    (corpus / "corpus.yml").write_text("outlets: [{name: Tolvek Tidings}]\n", "utf-8")
    assert "[Tolvek Tidings]" in run("-v").out


def test_the_language_of_a_text_that_does_not_tell_its_own(corpus, run):
    (corpus / "corpus.yml").write_text("language: da\n", "utf-8")
    (corpus / "kort.txt").write_text("Tolvek 1916\n\n4 March 2016\n\nTolvek. Ostra. Ulmann.\n", "utf-8")
    (corpus / "lang.txt").write_text(f"Die Grube im Tal\n\n4 March 2016\n\n{GERMAN}", "utf-8")
    run()
    articles = json.loads((corpus.parent / "site/data/articles.json").read_text("utf-8"))
    assert {each["file"]: each["language"] for each in articles} == {
        "good.txt": "en",
        "kort.txt": "da",
        "lang.txt": "de",
    }


def test_decisions_on_the_same_bytes_under_another_kind_of_name_are_told_as_idle(corpus, run):
    (corpus / "good.md").write_bytes((corpus / "good.txt").read_bytes())
    (corpus / "corrections.yml").write_text(
        "- file: good.txt\n  set:\n    title: A pit\n  reason: seen\n", "utf-8"
    )
    (warning,) = run().warnings
    assert "good.txt" in warning
    assert "it holds the article of good.md, so the decisions on it do not count" in warning
