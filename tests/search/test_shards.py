"""Numbers as text, sorted rows in shards, and the inverted index in them: what is written is read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.search.coding import Reader, gaps, times, written
from newsmorgue.search.documents import COLLECTIONS, Document, Frequencies, Places
from newsmorgue.search.inverted import (
    COLUMNS,
    TABLED,
    Collections,
    inverted,
    lengths,
    placed,
    places,
    postings,
    written_lengths,
)
from newsmorgue.search.shards import Boundaries, Row, cut, decoded, front_coded, in_order, rows
from newsmorgue.search.words import words

KEYS = st.text(st.characters(blacklist_categories=("Z", "C")), min_size=1, max_size=6)
TEXTS = st.lists(st.text(alphabet="ab c", max_size=30), max_size=12)


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_are_read_again(numbers):
    reader = Reader("".join(map(written, numbers)))
    assert [reader.number() for _ in numbers] == numbers
    assert not reader.more()


@given(st.lists(st.tuples(st.integers(0, 5000), st.integers(1, 300))))
def test_how_often_is_told_from_what_comes_next(pairs):
    reader = Reader("".join(written(number) + times(count) for number, count in pairs))
    assert [(reader.number(), reader.times()) for _ in pairs] == pairs


@given(st.sets(st.integers(0, 100_000)))
def test_ascending_numbers_are_read_again(numbers):
    assert list(Reader(gaps(sorted(numbers))).numbers()) == sorted(numbers)


def test_text_needs_no_escapes():
    assert not set(gaps(range(0, 10**6, 997)) + "".join(map(times, range(2, 50)))) & set('"\\\n ')


@given(st.sets(KEYS))
def test_keys_are_coded_by_their_beginnings(keys):
    listed = in_order(keys)
    assert list(decoded(front_coded(listed))) == listed


@given(st.dictionaries(KEYS, st.text("xyz", max_size=8), max_size=40), st.integers(1, 60), KEYS)
def test_every_row_is_in_the_shard_that_its_boundary_says(values, size, other):
    shards = list(cut((Row(key, values[key]) for key in in_order(values)), size))
    boundaries = Boundaries([boundary for boundary, _ in shards])
    held = [dict(rows(text)) for _, text in shards]

    def found(key):
        return [held[number][key] for number in boundaries.having(key) if key in held[number]]

    for key, value in values.items():
        assert found(key) == [value]
        beginning = [each for number in boundaries.beginning(key[:1]) for each in held[number]]
        assert {each for each in values if each.startswith(key[:1])} <= set(beginning)
    assert other in values or found(other) == []


def test_a_boundary_is_no_longer_than_needed():
    shards = list(cut([Row("minister", "1"), Row("ministry", "2"), Row("money", "3")], size=1))
    assert [boundary.key for boundary, _ in shards] == ["", "ministr", "mo"]


def documents(texts):
    return [
        Document(
            {field.name: Frequencies.of(text.split()) for field in COLLECTIONS["articles"]},
            Places.of([list(words(text))]),
        )
        for text in sorted(texts, key=lambda text: len(text.split()))
    ]


@given(TEXTS)
def test_postings_are_read_again(texts):
    listed = documents(texts)
    collections = Collections({"articles": listed, "claims": [], "names": []})
    table = lengths(collections)
    assert [
        number - position for position, number in enumerate(Reader(written_lengths(table)).numbers())
    ] == table
    found = {}
    for row in inverted(collections):
        for column, text in zip(COLUMNS, row.value.split(" "), strict=False):
            for posting in postings(text, table if column == TABLED else None):
                found[row.key, column[1], posting.document] = (posting.frequency, posting.length)
    expected = {
        (term, field, number): (count, frequencies.length)
        for number, document in enumerate(listed)
        for field, frequencies in document.fields.items()
        for term, count in zip(frequencies.terms, frequencies.counts, strict=True)
    }
    assert found == expected


@given(TEXTS, st.integers(1, 40))
def test_places_are_read_again_piece_by_piece(texts, size):
    listed = documents(texts)
    pieces = list(placed(listed, size))
    found = {(row.key, number): at for row in pieces for number, at in places(row.value)}
    for number, text in enumerate(sorted(texts, key=lambda text: len(text.split()))):
        keys = [word.key for word in words(text)]
        for key in keys:
            assert found[key, number] == [at for at, each in enumerate(keys) if each == key]
    for row in pieces:
        assert all(number >= row.document for number, _ in places(row.value))


def test_a_phrase_does_not_span_two_passages():
    one, two = Places.of([list(words("a b")), list(words("c"))]), Places.of([list(words("a b c"))])
    assert dict(places_of(one))["c"] == [3]
    assert dict(places_of(two))["c"] == [2]


def places_of(document):
    for row in placed([Document({}, document)]):
        yield row.key, next(places(row.value))[1]


@pytest.mark.parametrize("count", [0, 1, 3])
def test_empty_passages_are_passages(count):
    found = Places.of([[]] * count + [list(words("a"))])
    assert found.keys == ("a",)
