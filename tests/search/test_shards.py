"""Numbers as text, sorted rows in shards, and the inverted index in them: what is written is read again."""

import pickle

from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.model import (
    Analysis,
    Article,
    Attributed,
    Claim,
    Dump,
    Findings,
    Mode,
    Paragraph,
)
from newsmorgue.search.catalogue import catalogue
from newsmorgue.search.coding import Reader, gaps, times, written
from newsmorgue.search.coding import numbers as read_numbers
from newsmorgue.search.indexed import PARTS, indexed
from newsmorgue.search.inverted import COLUMNS, TABLED, inverted, placed, places, postings
from newsmorgue.search.shards import Boundaries, Row, cut, decoded, front_coded, in_order, rows
from newsmorgue.search.stretches import joined
from newsmorgue.search.words import forms, key_of, terms
from tests.stages import corpus_of, words_of

KEYS = st.text(st.characters(blacklist_categories=("Z", "C")), min_size=1, max_size=6)
# With stems that several words have, and a stop word that may be an acronym.
WORDS = st.lists(
    st.sampled_from(["dam", "dams", "IT", "it", "money", "I.T.", "the", "\u2014", "2nd"]), max_size=9
)
TEXTS = WORDS.map(" ".join)
# The title, the paragraphs and the claims of some articles.
DUMPS = st.lists(st.tuples(TEXTS, st.lists(TEXTS, max_size=3), st.lists(TEXTS, max_size=4)), max_size=9)


@given(st.lists(st.integers(0, 10**9)))
def test_numbers_are_read_again(numbers):
    reader = Reader("".join(map(written, numbers)))
    assert [reader.number() for _ in numbers] == numbers
    assert not reader.more()
    assert list(read_numbers("".join(map(written, numbers)))) == numbers


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


def analysed(dumps):
    """Articles that say so, and in which nobody is named."""
    analyses = []
    for number, (title, texts, claims) in enumerate(dumps):
        paragraphs = tuple(Paragraph(f"p{i}", "text", 0, 0, text) for i, text in enumerate(texts, start=1))
        said = tuple(claim(f"{number}-{i}", text) for i, text in enumerate(claims))
        article = Article(f"a{number}", Dump(f"{number}.txt", "", ""), title, paragraphs=paragraphs)
        analyses.append(Analysis(article, Findings(claims=said)))
    return analyses


def claim(id_, text):
    return Claim(
        id_, "p1", 0, 0, text, Mode.INDIRECT, "", "", None, "the IT man", anonymous=False, denied=False
    )


def made(dumps):
    """What is found of a corpus, its documents by collection, and the parts of its words."""
    analyses = {each.article.id: each for each in analysed(dumps)}
    attributed = [
        Attributed(id_, said, None, ()) for id_, each in analyses.items() for said in each.findings.claims
    ]
    found = catalogue(corpus_of(list(analyses.values()), claims=attributed), words_of(analyses.values()))
    said_in = [
        ([each.article.title, *(text.text for text in each.article.paragraphs)], each.findings.claims)
        for each in (analyses[each.article.id] for each in found.articles)
    ]
    claims = [claim.text for _, said in said_in for claim in said]
    return found, [text for text, _ in said_in], claims


def texts(found, part):
    return joined(found.stretches(part))


@given(DUMPS)
def test_postings_are_read_again(dumps):
    found, articles, claims = made(dumps)
    table = found.columns[TABLED].lengths
    listed = [row for part in range(PARTS) for row in inverted(found.columns, part, texts(found, part))]
    assert [row.key for row in listed] == in_order(row.key for row in listed)
    actual = {
        (column, posting.document, row.key): (posting.frequency, posting.length)
        for row in listed
        for column, text in zip(COLUMNS, row.value.split(" "), strict=False)
        for posting in postings(text, table if column == TABLED else None)
    }
    expected = {
        ("articles", "text"): [terms(" ".join(text)) for _, *text in articles],
        ("articles", "title"): [terms(title) for title, *_ in articles],
        ("claims", "text"): list(map(terms, claims)),
        ("claims", "speaker"): [terms("the IT man") for _ in claims],
    }
    assert actual == {
        (column, number, term): (listed.count(term), len(listed))
        for column, documents in expected.items()
        for number, listed in enumerate(documents)
        for term in listed
    }


@given(DUMPS, st.integers(1, 40))
def test_places_are_read_again_piece_by_piece(dumps, size):
    found, articles, claims = made(dumps)
    parts = [texts(found, part) for part in range(PARTS)]
    for documents, standing in (
        ([stream(text) for text in articles], [part.places for part in parts]),
        ([stream([text]) for text in claims], [part.claim_places for part in parts]),
    ):
        pieces = [row for part in standing for row in placed(part, size)]
        assert [row.key for row in pieces] == sorted(row.key for row in pieces)
        actual = {(row.key, number): at for row in pieces for number, at in places(row.value)}
        assert actual == {
            (key, number): [at for at, each in enumerate(keys) if each == key]
            for number, keys in enumerate(documents)
            for key in keys
            if key
        }
        for row in pieces:
            assert all(number >= row.document for number, _ in places(row.value))


def stream(passages):
    """The keys of some passages in their places; nothing between two, as no phrase spans them."""
    keys = []
    for passage in passages:
        found = [key_of(form) for form in forms(passage)]
        keys += [*found, ""] if found else ["", ""]
    return keys


@given(DUMPS)
def test_words_of_an_article_are_text(dumps):
    for analysis in analysed(dumps):
        found = indexed(analysis)
        assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301 - our own
        assert len(found[1]) == PARTS
