"""What changed since an earlier site."""

import io
import shutil
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from newsmorgue.changes import changes
from newsmorgue.errors import NewsmorgueError
from newsmorgue.gathering import gather
from newsmorgue.model import Corpus, Earlier
from newsmorgue.since import read_earlier
from newsmorgue.site import build
from tests.stages import claims_of

FIRST = """Ferry Aurora hits pier of Marrow Bay
Date: 2015-05-18

The ferry Aurora hit the pier of Marrow Bay on Monday and 30 passengers were hurt.

"The old pier held longer than anybody had a right to expect," the harbour master Tom Vance said.
"""
SECOND = """Dozens hurt as ferry Aurora strikes pier
Date: 2015-05-19

The ferry Aurora struck the pier of Marrow Bay on Monday; 34 passengers were hurt.

Tom Vance said "the old pier held longer than anybody had a right to expect". Divers would look, he said.
"""
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def seeds(tmp_path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "first.txt").write_text(FIRST, encoding="utf-8")
    return folder


@pytest.fixture
def earlier(tmp_path, seeds) -> Path:
    build(seeds, tmp_path / "earlier")
    (seeds / "second.txt").write_text(SECOND, encoding="utf-8")
    return tmp_path / "earlier"


def corpus(seeds: Path) -> Corpus:
    return gather(seeds)[0]


def test_a_new_article_supports_differs_and_says_more(seeds, earlier):
    found = corpus(seeds)
    claims = {each.claim.id: each.claim.text for each in claims_of(found)}
    (change,) = changes(found, read_earlier(earlier)).articles
    assert not change.altered
    assert change.story == found.stories[0].id
    assert [claims[id_].partition(" ")[0] for id_ in change.supporting] == ["the"]
    assert [claims[id_] for id_ in change.new] == ["Divers would look"]
    assert [[told.value.text for told in each.values] for each in change.differing] == [["30", "34"]]


@pytest.mark.usefixtures("earlier")
def test_without_changes_there_are_none(seeds, tmp_path):
    build(seeds, tmp_path / "now")
    found = changes(corpus(seeds), read_earlier(tmp_path / "now"))
    assert (found.articles, found.gone) == ((), ())


def test_each_build_that_is_compared_looks_anew(seeds, earlier, tmp_path):
    site, cache = tmp_path / "site", tmp_path / "cache"
    assert build(seeds, site, since=earlier, cache=cache).files == 2
    (seeds / "third.txt").write_text(FIRST.replace("Ferry Aurora", "Cargo ship Borealis"), encoding="utf-8")
    assert build(seeds, site, since=earlier, cache=cache).files == 3
    assert build(seeds, site, cache=cache).written.new
    assert not (site / "changes.html").exists()


@pytest.mark.usefixtures("earlier")
def test_what_was_altered_and_what_is_gone(seeds, tmp_path):
    build(seeds, tmp_path / "now")
    (seeds / "first.txt").unlink()
    (seeds / "second.txt").write_text(SECOND + "\nIt will be mended.\n", encoding="utf-8")
    found = changes(corpus(seeds), read_earlier(tmp_path / "now"))
    assert [(change.altered, change.new) for change in found.articles] == [(True, ())]
    assert found.gone == ("first.txt",)


@pytest.mark.usefixtures("earlier")
def test_a_file_of_another_name_is_no_change(seeds, tmp_path):
    build(seeds, tmp_path / "now")
    (seeds / "first.txt").rename(seeds / "renamed.txt")
    found = changes(corpus(seeds), read_earlier(tmp_path / "now"))
    assert (found.articles, found.gone) == ((), ())


def test_page_and_feed_are_written_only_where_asked_for(seeds, earlier, tmp_path):
    build(seeds, tmp_path / "now", since=earlier)
    page = (tmp_path / "now" / "changes.html").read_text(encoding="utf-8")
    assert "Dozens hurt as ferry Aurora strikes pier" in page
    feed = ET.parse(tmp_path / "now" / "changes.xml").getroot()
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Dozens hurt as ferry Aurora strikes pier"
    assert entry.findtext(f"{ATOM}updated") == "2015-05-19T00:00:00Z"
    build(seeds, tmp_path / "plain")
    assert not (tmp_path / "plain" / "changes.html").exists()


def test_the_earlier_site_may_be_its_data_or_a_zip(earlier, tmp_path):
    expected = read_earlier(earlier)
    assert isinstance(expected, Earlier)
    assert list(expected.files) == list(expected.claims) == ["first.txt"]
    assert read_earlier(earlier / "data") == expected
    archive = tmp_path / "site.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in (earlier / "data").iterdir():
            if file.is_file():
                packed.write(file, f"site/data/{file.name}")
    assert read_earlier(archive) == expected


def test_the_same_site_may_be_compared_with_and_replaced(seeds, earlier):
    build(seeds, earlier, since=earlier)
    page = (earlier / "changes.html").read_text("utf-8")
    assert page.count("<article") == 1


def damaged() -> bytes:
    """Return a zip with an index that is packed wrongly."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data/index.json", "[]" * 500)
    content = bytearray(packed.getvalue())
    content[45:49] = b"\xff\xff\xff\xff"
    return bytes(content)


@pytest.mark.parametrize("content", [None, b"", b"PK\x05\x06" + b"\0" * 18, b"no zip", damaged()])
def test_what_is_no_site_is_told_in_one_line(tmp_path, content):
    path = tmp_path / "site.zip"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NewsmorgueError, match="no earlier site can be read there") as told:
        read_earlier(path)
    assert "\n" not in str(told.value)


def test_damaged_data_is_told_in_one_line(earlier, tmp_path):
    shutil.copytree(earlier / "data", tmp_path / "broken")
    (tmp_path / "broken" / "articles.json").write_text("[{}]", encoding="utf-8")
    with pytest.raises(NewsmorgueError, match="its data is not a site's"):
        read_earlier(tmp_path / "broken")
