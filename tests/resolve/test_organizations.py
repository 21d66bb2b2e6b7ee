"""Organizations across articles: acronyms, legal forms, and bodies that every state has."""

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.lexicon.lazily import Lazily
from newsmorgue.lexicon.variants import load_variants
from tests.stages import resolve


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Brekke Co.", "Brekke"),
        ("Brekke & Ulvar Ltd", "Brekke and Ulvar"),
        ("Centre for Harbour Labour", "Center for Harbor Labor"),
        ("Brekke GmbH & Co. KG", "Brekke"),
    ],
)
def test_spellings_of_a_name_are_one(resolved, one, other):
    assert len(resolved(f"[organization:{one}] paid.", f"[organization:{other}] paid.").entities) == 1


def test_ministries_of_two_countries_are_two_however_they_are_worded(resolved):
    found = resolved(
        "The [organization:Iraqi Defence Ministry] spoke.",
        "The [organization:Ministry of Defense] spoke in [place:Iraq].",
        "[place:Norway]'s [organization:Defence Ministry] spoke of [place:Iraq].",
        "The [organization:Defence Ministry] of Norway spoke.",
        "The [organization:Ministry of Defence] spoke in [place:Iraq] and [place:Norway].",
    )
    ministries = [each for each in found.groups if "Def" in each[0][0]]
    assert [[number for _, number in each] for each in ministries] == [[2, 3], [0, 1], [4]]
    assert {each.country for each in found.entities.values() if each.kind == "organization"} == {
        "IQ",
        "NO",
        None,
    }
    assert {
        "organization-defence-ministry-iraq",
        "organization-defence-ministry-norway",
    } <= found.entities.keys()


def test_every_respelling_can_be_looked_up():
    assert "" not in load_variants().respellings


def test_the_names_of_countries_are_read_without_reading_all_places(resolved, monkeypatch):
    found = resolved("The [organization:Iraqi Defence Ministry] spoke.")
    monkeypatch.setattr(Lazily, "values", lambda _: pytest.fail("all places are read"))
    resolution, _ = resolve(found.analyses, load_lexicon())
    assert [each.id for each in resolution.entities] == ["organization-defence-ministry-iraq"]


def test_an_acronym_is_what_an_article_introduces_with_it(resolved):
    found = resolved(
        "The [organization:Tolvek Rowing Bund] ([organization:TRB=Tolvek Rowing Bund]) met [Ada Brekke].",
        "The [organization:TRB] met [Ada Brekke] again.",
    )
    assert len(found.entities) == 2
    (organization,) = [each for each in found.entities.values() if each.kind == "organization"]
    (reason, _) = [each for each in organization.reasons if "TRB" in each.names]
    assert (reason.rule, reason.article, reason.articles) == ("acronym introduced in", "a00000", 1)


def test_an_acronym_of_two_goes_with_the_one_that_its_article_points_to(resolved):
    found = resolved(
        "The [organization:Tolvek Rowing Bund] ([organization:TRB=Tolvek Rowing Bund]) met [Ada Brekke].",
        "The [organization:Tarn Road Board] ([organization:TRB=Tarn Road Board]) met [Jo Ulvar].",
        "The [organization:TRB] met [Jo Ulvar] again.",
        "The [organization:TRB] met nobody.",
    )
    groups = [{number for _, number in each} for each in found.groups if "TRB" in {name for name, _ in each}]
    assert sorted(groups, key=min) == [{0}, {1, 2}, {3}]


def test_a_short_form_goes_with_the_long_one_where_contexts_agree(resolved):
    beside = "hired [Ada Brekke] in [place:Oslo]"
    found = resolved(f"[organization:Ulvar Teaching Hospital] {beside}.", f"[organization:Ulvar] {beside}.")
    assert any(rule.startswith("short form of the name + ") for rule in found.rules)


def test_a_last_word_is_no_short_form(resolved):
    beside = "hired [Ada Brekke] in [place:Oslo]"
    found = resolved(f"[organization:Zorvex Ulvar] {beside}.", f"[organization:Ulvar] {beside}.")
    assert len([each for each in found.entities.values() if each.kind == "organization"]) == 2
