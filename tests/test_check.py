"""Checking: a good site passes, and every kind of fault is found and named."""

import json

import pytest

from newsmorgue.check import check
from newsmorgue.errors import NewsmorgueError
from newsmorgue.site import build


@pytest.fixture
def site(corpus, tmp_path):
    """A good site of `corpus`."""
    build(corpus, tmp_path / "site")
    return tmp_path / "site"


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def edit(site, name, make):
    """Change the first row of an export."""
    path = site / "data" / f"{name}.json"
    rows = json.loads(path.read_text("utf-8"))
    make(rows[0])
    path.write_text(json.dumps(rows), "utf-8")


def shift(span):
    span["start"] += 1


def test_good_site_passes(site, corpus):
    checked = check(site, corpus)
    assert checked.faults == ()
    assert checked.files == 1
    assert checked.spans > 5
    assert checked.links > 50


def test_changed_dump_is_found(site, corpus):
    (corpus / "good.txt").write_bytes((corpus / "good.txt").read_bytes() + b" ")
    assert check(site, corpus).faults == ("good.txt: the file has changed since the site was built",)


def test_missing_dump_is_found(site, corpus):
    (corpus / "good.txt").unlink()
    assert check(site, corpus).faults == ("good.txt: the file is not there any more",)


def test_missing_copy_is_found_and_the_spans_are_checked_on_the_other(corpus, tmp_path):
    (corpus / "same.txt").write_bytes((corpus / "good.txt").read_bytes())
    build(corpus, tmp_path / "site")
    (corpus / "good.txt").unlink()
    checked = check(tmp_path / "site", corpus)
    assert checked.faults == ("good.txt: the file is not there any more",)
    assert checked.spans > 5


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("articles", lambda row: shift(row["paragraphs"][0])),
        ("articles", lambda row: shift(row["fields"]["title"])),
        ("articles", lambda row: row["paragraphs"][0].update(text="Something else.")),
        ("mentions", shift),
        ("claims", shift),
        ("claims", lambda row: shift(row["quotes"][0])),
        ("dates", shift),
    ],
    ids=["paragraph", "field", "text", "mention", "claim", "quote", "date"],
)
def test_span_that_does_not_give_its_text_is_found(site, corpus, name, make):
    edit(site, name, make)
    (fault,) = check(site, corpus).faults
    assert fault.startswith(f"data/{name}.json: ")
    assert "is not at its span" in fault


@pytest.mark.parametrize("span", [(-5, 3), (3, 3), (5, 3), (0, 10**6)])
def test_span_outside_the_file_is_found(site, corpus, span):
    edit(site, "articles", lambda row: row["paragraphs"][0].update(start=span[0], end=span[1], text=""))
    assert len(check(site, corpus).faults) == 1


MARKED = """---
title: "The \\"old\\" mine"
date: 2016-03-04
---

The mayor, **Radek** *Ulmann*, said in [London](http://example.org) that "the *old* mine
would close on Thursday", and AT&amp;T &nbsp; agreed.

> "Nobody will be
> **left** behind," said Radek Ulmann.
"""
PAGE = """<html><head><meta charset="iso-8859-1"><title>Mine to close</title></head><body>
<article><h1>Mine to close</h1>
<p>The mayor, <b>Radek</b> Ulmann, said in London on Friday that the caf\xe9 of the mine would close.</p>
<p>"Nobody will be left <i>behind</i>," he said in the evening, when the council of the town had voted.</p>
</article></body></html>"""


@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_spans_of_markdown_are_of_the_file_with_its_marks(corpus, tmp_path, ends):
    (corpus / "marked.md").write_bytes(MARKED.replace("\n", ends).encode())
    build(corpus, tmp_path / "site")
    assert check(tmp_path / "site", corpus).faults == ()
    rows = json.loads((tmp_path / "site" / "data" / "mentions.json").read_text("utf-8"))
    assert "Radek** *Ulmann" in [row["text"] for row in rows]
    entities = json.loads((tmp_path / "site" / "data" / "entities.json").read_text("utf-8"))
    assert not [name for entity in entities for name in [entity["name"], *entity["aliases"]] if "*" in name]


@pytest.fixture
def page_site(corpus, tmp_path):
    """A good site of a web page, and the file with the text extracted from it."""
    (corpus / "page.html").write_bytes(PAGE.encode("latin-1"))
    build(corpus, tmp_path / "site")
    (text,) = (tmp_path / "site" / "data" / "texts").iterdir()
    return tmp_path / "site", text


def test_spans_of_a_web_page_are_of_its_extracted_text(corpus, page_site):
    site, text = page_site
    assert check(site, corpus).faults == ()
    assert "the café of the mine" in text.read_text("utf-8")


def test_changed_web_page_is_found(corpus, page_site):
    (corpus / "page.html").write_bytes((corpus / "page.html").read_bytes() + b" ")
    assert check(page_site[0], corpus).faults == ("page.html: the file has changed since the site was built",)


@pytest.mark.parametrize("content", [None, b"\xff\xfe\xff"])
def test_text_of_a_web_page_that_is_missing_or_broken_is_found(corpus, page_site, content):
    site, text = page_site
    text.unlink()
    if content:
        text.write_bytes(content)
    (fault,) = check(site, corpus).faults
    assert fault == f"data/texts/{text.name}: the text extracted from page.html is missing or broken"


def test_changed_text_of_a_web_page_is_found(corpus, page_site):
    site, text = page_site
    text.write_text(text.read_text("utf-8").replace("mayor", "other mayor"), "utf-8")
    assert check(site, corpus).faults


def test_broken_link_is_found(site, corpus):
    change(site / "index.html", 'href="about.html"', 'href="abuot.html"')
    assert check(site, corpus).faults == ("index.html: abuot.html leads nowhere",)


def test_missing_page_is_found(site, corpus):
    (site / "about.html").unlink()
    faults = check(site, corpus).faults
    assert faults
    assert all(fault.endswith("about.html leads nowhere") for fault in faults)


def test_broken_fragment_is_found(site, corpus):
    (site / "about.html").write_text(
        '<p id="here"><a href="#here"></a><a href="index.html#nowhere"></a>', "utf-8"
    )
    assert check(site, corpus).faults == ("about.html: index.html#nowhere names no place on that page",)


@pytest.mark.parametrize(
    "target", ["../secret.html", "/index.html", "articles/../../x.html", "articles/", ""]
)
def test_link_that_leaves_the_site_or_ends_in_no_file_is_found(site, corpus, target):
    (site.parent / "secret.html").write_text("", "utf-8")
    (site / "about.html").write_text(f'<a href="{target}#x"></a>' if target else '<a href="#x"></a>', "utf-8")
    assert len(check(site, corpus).faults) == 1


@pytest.mark.parametrize(
    "target",
    ["https://example.org/x", "mailto:a@example.org", "data:image/png;base64,AA==", "articles%2Findex.html"],
)
def test_links_out_and_escaped_ones_are_no_faults(site, corpus, target):
    (site / "about.html").write_text(f'<a href="{target}"></a>', "utf-8")
    assert check(site, corpus).faults == ()


@pytest.mark.parametrize("name", ["articles", "mentions", "claims", "dates"])
@pytest.mark.parametrize("content", [None, "[{", "{}", "[1]", '[{"id": "x"}]'])
def test_export_that_is_missing_or_broken_is_told_without_a_traceback(site, corpus, name, content):
    path = site / "data" / f"{name}.json"
    path.unlink()
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(NewsmorgueError, match=r"; .*build"):
        check(site, corpus)


def test_folder_without_a_site_is_told(corpus, tmp_path):
    with pytest.raises(NewsmorgueError, match="nowhere: there is no site here; build one first"):
        check(tmp_path / "nowhere", corpus)
