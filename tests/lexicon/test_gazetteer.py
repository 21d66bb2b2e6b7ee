"""The gazetteer reads places when they are asked for: it must be what reading all of them gives."""

from collections import defaultdict

import pytest

from newsmorgue.lexicon import gazetteer as module
from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.gazetteer import Place, load_gazetteer

TABLES = ["countries.tsv", "regions.tsv", "features.tsv", "cities.tsv"]
RANKS = {"country": 0, "region": 1, "city": 3}
DIRECTIONS = set(
    "north south east west center centre central northern southern eastern western upper lower".split()
)


def read_at_once():
    """The places of each key and the keys that count in capitals only, from names and not from keys."""
    named, capitals = defaultdict(set), set()
    for file in TABLES:
        for _, name, type_, country, lat, lon, population, geonames, aliases, last in rows(file):
            point = (float(lat), float(lon)) if lat and lon else None
            region = (last or None) if type_ == "city" else None
            place = Place(name, type_, country or None, point, int(population or 0), geonames or None, region)
            for key, spelling in {key_of(each): each for each in (name, *several(aliases))}.items():
                if len(key) < 2 or (type_ == "region" and key in DIRECTIONS):
                    continue
                named[key].add(place)
                if spelling.isupper() and len(spelling) <= len("U.S.A"):
                    capitals.add(key)
    return named, capitals


def test_places_are_those_of_the_names_and_aliases_of_all_rows():
    named, capitals = read_at_once()
    gazetteer = load_gazetteer()
    places = gazetteer.places.values
    assert set(places) == set(named)
    assert len(places) == len(named)
    assert {key for key, bearers in named.items() if set(places[key]) != bearers} == set()
    assert gazetteer.capitals == capitals
    assert dict(gazetteer.by_id) == {place.id: place for bearers in named.values() for place in bearers}


def test_the_first_place_of_a_name_is_the_most_important():
    for places in load_gazetteer().places.values.values():
        order = [(RANKS.get(place.type, 2), -place.population) for place in places]
        assert order == sorted(order)


@pytest.mark.parametrize("file", TABLES)
def test_keys_are_written_as_tokens_give_them(file):
    listed = [key for keys, *_ in rows(file) for key in several(keys)]
    assert listed
    assert [key for key in listed if key_of(key) != key.lower()] == []
    assert [key for key in listed if key not in {key.lower(), key.upper()}] == []


def test_loading_reads_no_place(monkeypatch):
    monkeypatch.setattr(module, "_place", None)
    module._places.cache_clear()
    places = load_gazetteer().places
    assert "new york" in places
    with pytest.raises(TypeError):
        places.values["new york"]


def test_what_was_asked_before_changes_nothing():
    asked, fresh = load_gazetteer(), load_gazetteer()
    keys = sorted(asked.places.values)[::100]
    first = [asked.places.values[key] for key in keys]
    assert [fresh.places.values[key] for key in reversed(keys)] == first[::-1]
    assert [asked.places.values[key] for key in keys] == first


def test_a_name_that_is_not_listed_has_no_places():
    gazetteer = load_gazetteer()
    assert "tolvek" not in gazetteer.places
    assert gazetteer.places.values.get("tolvek", ()) == ()
    assert gazetteer.by_id.get("geonames:0") is None


def test_a_bare_direction_is_no_region():
    places = load_gazetteer().places.values
    assert {place.type for place in places["central"]} == {"city"}
    assert "region" in {place.type for place in places["central region"]}


def test_an_adjective_leads_to_its_place():
    demonyms = load_gazetteer().demonyms
    assert demonyms.values["iraqi"] == "Iraq"
    assert demonyms.values["dominican"] == "Dominica"  # of two, the first row's
