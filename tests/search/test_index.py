"""The index, as lunr.py answers from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.search.documents import Document
from newsmorgue.search.index import build_index, serialize
from newsmorgue.search.words import words


def document(**fields):
    return Document("articles/x.html", "article", "X", fields=fields)


def found(documents, word):
    index = build_index(documents)
    query = index.create_query()
    for term in words(word):
        query.term(term)
    return [result["ref"] for result in index.query(query)]


@pytest.mark.parametrize("word", ["money", "Today", "attorneys", "café", "U.S.", "US", "1990s", "minister,"])
def test_a_word_is_found_however_it_is_written(word):
    texts = ["Money for the attorney", "today’s ministers", "A cafe of the 1990s", "the U.S. said"]
    assert len(found([document(text=text) for text in texts], word)) == 1


def test_acronyms_are_not_the_words_that_look_alike():
    texts = [
        document(text="They use it with us."),
        document(text="The US is said to."),
        document(text="IS fled"),
    ]
    assert found(texts, "US") == ["1"]
    assert found(texts, "IS") == ["2"]


def test_a_title_counts_for_more_than_a_name_and_a_name_for_more_than_the_text():
    rest = "The oil market was calm."
    documents = [
        document(title=rest, places=rest, text="Iraq"),
        document(title=rest, places="Iraq", text=rest),
        document(title="Iraq", places=rest, text=rest),
    ]
    assert found(documents, "iraq") == ["2", "1", "0"]


def test_a_field_that_is_not_searched_is_refused():
    with pytest.raises(ValueError, match="authors"):
        build_index([document(authors="A. Writer")])


def test_no_documents_make_an_index_that_finds_nothing():
    assert serialize(build_index([]))["invertedIndex"] == []


def test_terms_are_in_the_order_of_javascript():
    # By code points the Deseret letter, beyond the first 65,536, comes last.
    data = serialize(build_index([document(text="\ufa0e \U00010428 z")]))
    assert [term for term, _ in data["invertedIndex"]] == ["z", "\U00010428", "\ufa0e"]


@given(st.lists(st.text(), max_size=5))
def test_any_text_can_be_indexed(texts):
    data = serialize(build_index([document(text=text) for text in texts]))
    units = [term.encode("utf-16-be") for term, _ in data["invertedIndex"]]
    assert units == sorted(set(units))
