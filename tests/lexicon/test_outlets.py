"""Outlets: the list, and what a corpus lays over it."""

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.codes import country_codes, language_codes
from newsmorgue.lexicon.files import rows
from newsmorgue.model import OwnOutlet


def media(*own):
    return load_lexicon().with_outlets(own).media


def test_a_listed_outlet_has_its_country_and_language():
    guardian = media().outlet("The Guardian")
    assert (guardian.country, guardian.language) == ("GB", "en")


def test_the_lists_codes_are_codes():
    countries, languages = set(country_codes().values()), set(language_codes().values())
    for name, _, _, country, language, _ in rows("outlets.tsv"):
        assert not country or country in countries, name
        assert not language or language in languages, name


@pytest.mark.parametrize(("written", "code"), [("germany", "DE"), ("uk", "GB"), ("in", "IN"), ("us", "US")])
def test_a_country_is_known_by_its_names(written, code):
    assert country_codes()[written] == code


def test_an_own_outlet_is_found_by_all_its_names_and_addresses():
    found = media(OwnOutlet("The Harbour Gazette", ("Tolvek Daily",), ("gazette.example",), "NO", "nn"))
    outlet = found.outlet("harbour gazette")
    assert (outlet.name, outlet.country, outlet.language) == ("The Harbour Gazette", "NO", "nn")
    assert found.outlet("HarbourGazette") is found.outlet("Tolvek Daily") is outlet
    assert found.outlet_at("www.gazette.example") is outlet
    assert found.outlet_within("Back to the Tolvek Daily front page").outlet is outlet


def test_the_cached_list_stays_as_it_is():
    media(
        OwnOutlet("The Harbour Gazette", domains=("gazette.example",)),
        OwnOutlet("The Guardian", country="NG"),
    )
    assert load_lexicon().media.outlet("Harbour Gazette") is None
    assert load_lexicon().media.outlet_at("gazette.example") is None
    assert load_lexicon().media.outlet("The Guardian").country == "GB"


def test_an_own_outlet_wins_over_the_list_and_completes_it():
    found = media(OwnOutlet("Guardian", domains=("guardian.example",), country="NG"))
    outlet = found.outlet("The Guardian")
    assert (outlet.name, outlet.country, outlet.language) == ("Guardian", "NG", "en")
    assert found.outlet_at("theguardian.com") is found.outlet_at("guardian.example") is outlet


def test_an_own_outlet_takes_a_name_from_another_and_leaves_it_the_rest():
    found = media(OwnOutlet("Tolvek Herald", ("Guardian",)))
    assert found.outlet("Guardian").name == "Tolvek Herald"
    assert found.outlet_at("theguardian.com").name == "The Guardian"


def test_an_own_outlet_is_never_ambiguous():
    assert media().outlet("Time").ambiguous
    assert not media(OwnOutlet("Time")).outlet("Time").ambiguous


def test_of_two_own_outlets_of_one_name_the_first_stays():
    assert (
        media(OwnOutlet("Post", country="NO"), OwnOutlet("Post", country="SE")).outlet("Post").country == "NO"
    )


def test_a_name_without_letters_harms_nothing():
    assert media(OwnOutlet("!!!")).outlet("The Guardian").name == "The Guardian"
