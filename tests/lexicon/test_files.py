"""The word lists: every file can be read, says where it comes from, and names nothing twice."""

import tracemalloc
import zlib
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.extract import organizations
from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.files import entries, key_of, rows, several
from newsmorgue.model import Kind
from newsmorgue.text.tokens import keys, tokenize

TABLES = {
    "abbreviations.tsv": 2,
    "agencies.tsv": 5,
    "cities.tsv": 10,
    "countries.tsv": 10,
    "date_words.tsv": 2,
    "everyday_words.tsv": 2,
    "features.tsv": 10,
    "furniture.tsv": 3,
    "given_names.tsv": 4,
    "header_labels.tsv": 2,
    "holidays.tsv": 2,
    "languages.tsv": 2,
    "name_clues.tsv": 3,
    "name_spellings.tsv": 1,
    "nicknames.tsv": 2,
    "organization_words.tsv": 4,
    "organizations.tsv": 5,
    "outlets.tsv": 6,
    "peoples.tsv": 1,
    "quantity_words.tsv": 3,
    "place_words.tsv": 5,
    "regions.tsv": 10,
    "reporting_verbs.tsv": 6,
    "respellings.tsv": 2,
    "role_classes.tsv": 2,
    "stopwords.tsv": 2,
    "surnames.tsv": 3,
    "synonyms.tsv": 1,
    "time_clues.tsv": 2,
    "time_words.tsv": 3,
    "titles.tsv": 3,
    "titles_alike.tsv": 1,
}
LISTS = sorted(
    entry.name
    for entry in files("newsmorgue.data").iterdir()
    if entry.name.endswith((".tsv", ".txt")) and entry.name not in TABLES
)

# Not in the order of their words: what the script made, and what goes by fields, months or reasons.
BY_SUBJECT = {
    "cities.tsv", "countries.tsv", "date_words.tsv", "features.tsv", "furniture.tsv", "header_labels.tsv",
    "everyday_words.tsv", "peoples.tsv", "quantity_words.tsv", "regions.tsv", "time_words.tsv",
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_its_columns(name):
    wrong = [row for row in rows(name) if len(row) != TABLES[name]]
    assert not wrong


@pytest.mark.parametrize("name", [*TABLES, *LISTS])
def test_every_list_has_entries_and_none_twice(name):
    listed = entries(name)
    assert listed
    assert not [entry for entry, count in Counter(listed).items() if count > 1]


@pytest.mark.parametrize("name", sorted({*TABLES, *LISTS} - BY_SUBJECT))
def test_lists_are_sorted_by_their_first_column_in_any_case(name):
    words = [row[0].casefold() for row in rows(name)]
    assert [pair for pair in pairwise(words) if pair[0] > pair[1]] == []


def test_every_clue_has_a_kind_and_a_side_that_is_read():
    clues = [tuple(row) for row in rows("name_clues.tsv")]
    assert {side for _, side, _ in clues} == {"before", "after"}
    assert {kind for _, _, kind in clues} == {*Kind, "thing"}
    assert [clue for clue in clues if clue[1:] == ("after", "thing")] == []  # it would count as one before
    assert [clue for clue in clues if clue[2] == "thing" and len(keys(clue[0])) > 2] == []


def test_the_types_of_organizations_in_code_are_types_in_the_lists():
    known = {row[1] for row in rows("organizations.tsv")}
    worded = {row[2] for row in rows("organization_words.tsv")}
    assert known >= organizations._STATE_BODIES
    assert known >= organizations._NATIONAL
    assert worded >= organizations._OF_TOWNS
    assert worded >= organizations._OF_UNKNOWN


@pytest.mark.parametrize("name", [*TABLES, *LISTS])
def test_every_file_says_where_it_comes_from(name):
    head = files("newsmorgue.data").joinpath(name).read_text(encoding="utf-8").split("\n", 12)[:12]
    comments = " ".join(line for line in head if line.startswith("#")).lower()
    assert "origin" in comments or "licen" in comments


def test_a_key_is_what_the_tokens_of_a_name_give():
    assert key_of("New York") == key_of("new-york") == "new york"
    assert key_of("U.S.") == key_of("US") == "us"
    assert key_of("AT&T") == "att"
    assert key_of("C\u00f4te d\u2019Ivoire") == "cote divoire"


@pytest.mark.parametrize("name", sorted({*TABLES, *LISTS} - {"furniture.tsv"}))
def test_every_listed_name_has_the_key_that_it_has_in_a_text(name):
    names = {each for row in rows(name) for column in row for each in several(column)}
    assert [each for each in sorted(names) if key_of(each) != " ".join(keys(each))] == []


@given(st.text(alphabet="aBc\u00e9\u00dfI\u0130 -'.&1_"))
def test_the_key_of_any_text_is_what_its_tokens_give(text):
    assert key_of(text) == " ".join(token.key for token in tokenize(text))


def test_the_lists_take_little_room_in_the_wheel_and_in_memory():
    data = [entry for entry in files("newsmorgue.data").iterdir() if entry.name in {*TABLES, *LISTS}]
    assert sum(len(zlib.compress(entry.read_bytes())) for entry in data) < 3_000_000
    tracemalloc.start()
    loaded = load_lexicon.__wrapped__()
    size, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert loaded.sections
    assert size <= peak < 60_000_000


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("United States", "US"), ("U.S.", "US"), ("America", "US"), ("Britain", "GB"), ("Kyiv", "UA"),
        ("Kiev", "UA"), ("Mosul", "IQ"), ("Anbar", "IQ"), ("Calif.", "US"), ("Mecca", "SA"),
    ],
)  # fmt: skip
def test_the_gazetteer_knows(name, country):
    assert load_lexicon().gazetteer.places.values[key_of(name)][0].country == country


def test_an_outlet_answers_to_all_its_names():
    media = load_lexicon().media
    names = ["The Guardian", "guardian", "TRTWorld", "TRT World"]
    assert [media.outlet(name).name for name in names] == [
        "The Guardian",
        "The Guardian",
        "TRT World",
        "TRT World",
    ]
    assert media.outlet_at("www.bbc.co.uk").name == media.outlet("BBC News").name
    assert media.outlet("Nobody's Gazette") is None
    assert media.outlet_within("Back to the Guardian front page").outlet.name == "The Guardian"
