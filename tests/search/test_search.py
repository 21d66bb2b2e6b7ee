"""The files of the search."""

import json

from newsmorgue.search import Document, Passage, search

DOCUMENTS = [
    Document(
        "articles/a.html",
        "article",
        "A café </script> reopens",
        fields={"title": "A café </script> reopens", "text": "In Ramadi."},
        passages=(Passage("p1", "In Ramadi."),),
        note="The Example · 21 May 2015",
    ),
    Document("places/ramadi.html", "place", "Ramadi", names=("Ramadi", "Ar-Ramadi")),
]


def load(script, part):
    start, end = f'newsmorgueSearch.load("{part}", ', ");\n"
    text = script.decode()
    assert text.startswith(start)
    assert text.endswith(end)
    return json.loads(text.removeprefix(start).removesuffix(end))


def test_the_files_are_two_scripts_and_the_plain_index():
    files = dict(search(iter(DOCUMENTS)))
    assert list(files) == ["search/index.js", "search/documents.js", "data/lunr-index.json"]
    plain = json.loads(files["data/lunr-index.json"])
    listed = plain.pop("documents")
    assert plain == load(files["search/index.js"], "index")
    assert listed[1] == {"path": "places/ramadi.html", "kind": "place", "title": "Ramadi"}


def test_the_index_needs_nothing_registered_in_lunr_js():
    plain = json.loads(dict(search(DOCUMENTS))["data/lunr-index.json"])
    assert plain["version"] == "2.3.9"
    assert plain["pipeline"] == ["stemmer"]


def test_documents_are_shown_without_what_is_empty():
    article, place = load(dict(search(DOCUMENTS))["search/documents.js"], "documents")
    assert article == {
        "ref": "articles/a.html",
        "kind": "article",
        "title": "A café </script> reopens",
        "note": "The Example · 21 May 2015",
        "passages": [["p1", "In Ramadi."]],
    }
    assert place["names"] == ["Ramadi", "Ar-Ramadi"]
    assert "passages" not in place


def test_the_same_documents_give_the_same_bytes():
    assert list(search(DOCUMENTS)) == list(search(list(DOCUMENTS)))
