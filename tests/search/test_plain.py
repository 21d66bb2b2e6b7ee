"""The index in one piece, against lunr.py's own."""

import json
from collections import Counter

import pytest
from lunr.builder import Builder
from lunr.index import Index

from newsmorgue.search.documents import COLLECTIONS
from newsmorgue.search.plain import plain_index
from newsmorgue.search.shards import in_order

TEXTS = ["dam old reli dam", "flood money", "dam money money pump \ufa0e \U00010428", "", "z reli"]
FIELDS = COLLECTIONS["articles"]


def document(text):
    return {field.name: Counter(text.split()[: 1 + i]) for i, field in enumerate(FIELDS)}


def lunr_index(documents):
    builder = Builder()
    builder.ref("id")
    for field in FIELDS:
        builder.field(field.name, field.boost)
    for number, each in enumerate(documents):
        row = {name: list(found.elements()) for name, found in each.items()}
        builder.add({**row, "id": str(number)})
    return builder.build()


def test_it_answers_as_an_index_that_lunr_builds():
    documents = [document(text) for text in TEXTS]
    ours = plain_index(FIELDS, documents)
    ours["invertedIndex"].sort()  # lunr.py wants its own order
    ours["pipeline"] = []
    loaded, built = Index.load(json.dumps(ours)), lunr_index(documents)
    for term in ["dam", "money", "reli", "pump", "da*", "nothing"]:
        answers = [
            [(each["ref"], each["score"]) for each in index.query(query)]
            for index in (loaded, built)
            for query in [index.create_query()]
            if query.term(term, use_pipeline=False)
        ]
        assert [ref for ref, _ in answers[0]] == [ref for ref, _ in answers[1]]
        assert [score for _, score in answers[0]] == pytest.approx([score for _, score in answers[1]])


def test_terms_are_in_the_order_of_javascript():
    # By code points the Deseret letter, beyond the first 65,536, comes last.
    assert in_order(["\ufa0e", "\U00010428", "z"]) == ["z", "\U00010428", "\ufa0e"]


def test_no_documents_make_an_index_that_finds_nothing():
    assert plain_index(FIELDS, [])["invertedIndex"] == []
