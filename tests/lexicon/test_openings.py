"""What begins with a word is what the lists say, however many words were asked for before."""

import pytest

from newsmorgue.lexicon import load_lexicon, openings
from newsmorgue.lexicon.openings import Opening, Openings


@pytest.mark.parametrize("word", ["cold", "united", "norwegian", "minister", "sunni", "the", "zzz", ""])
def test_a_word_opens_what_the_lists_say(word):
    lexicon = load_lexicon()
    gazetteer = lexicon.gazetteer
    described = (gazetteer.demonyms, gazetteer.peoples, lexicon.people.titles)
    assert lexicon.openings[word] == Opening(
        not_name=word in lexicon.not_names.beginnings,
        organization=word in lexicon.organizations.known.beginnings,
        place=word in gazetteer.places.beginnings,
        demonym=word in gazetteer.demonyms.beginnings,
        described=any(word in each.beginnings for each in described),
    )


def test_few_words_are_remembered(monkeypatch):
    monkeypatch.setattr(openings, "_MOST_REMEMBERED", 2)
    found = Openings({"a"}, {"b"}, set(), set(), {"a", "c"})
    told = [found[word] for word in ("a", "b", "c", "a")]
    assert told == [
        Opening(not_name=True, organization=False, place=False, demonym=False, described=True),
        Opening(not_name=False, organization=True, place=False, demonym=False, described=False),
        Opening(not_name=False, organization=False, place=False, demonym=False, described=True),
        Opening(not_name=True, organization=False, place=False, demonym=False, described=True),
    ]
    assert len(found) <= 2
