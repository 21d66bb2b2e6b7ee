"""People across articles: variants and surnames are joined where contexts agree, and only there."""

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.resolve.names import person_name
from newsmorgue.resolve.people import Part, part_meant


def test_namesakes_of_other_walks_and_countries_are_two(resolved):
    found = resolved(
        "{mayor} [Jo Marten] opened the [organization:Dry Creek Fund] in [place:Dallas], [place:Texas].",
        "{striker} [Jo Marten] scored for [organization:Tolvek United] in [place:Oslo], [place:Norway].",
        "{mayor} [Jo Marten] spoke at the [organization:Dry Creek Fund].",
    )
    assert found.groups == [
        [("Dallas", 0)],
        *[[(name, 0), (name, 2)] for name in ("Dry Creek Fund", "Jo Marten")],
        [("Jo Marten", 1)],
        [("Norway", 1)],
        [("Oslo", 1)],
        [("Texas", 0)],
        [("Tolvek United", 1)],
    ]
    assert ("Jo Marten", "Jo Marten", "same full name") in found.doubts


def test_namesakes_are_kept_apart_however_many_they_are(resolved):
    roles = (
        "judge striker actor banker bishop bomber columnist surgeon admiral constable mayor chemist".split()
    )
    countries = "Norway Peru Ghana Japan Chile Kenya Nepal Poland Cuba Laos Mali Fiji".split()
    found = resolved(
        *(
            f"{{{role}}} [Jo Marten] came to [place:{country}]."
            for role, country in zip(roles, countries, strict=True)
        )
    )
    assert [each for each in found.groups if "Jo Marten" in each[0]] == [
        [("Jo Marten", number)] for number in range(12)
    ]
    assert found.rules == []


def test_a_name_is_one_where_nothing_says_that_it_is_not(resolved):
    found = resolved("{striker} [Jo Marten] slept.", "[Jo Marten] woke.", "{singer} [Jo Marten] ate.")
    assert found.groups == [[("Jo Marten", 0), ("Jo Marten", 1), ("Jo Marten", 2)]]
    assert found.rules == ["same full name"]


@pytest.mark.parametrize(
    ("one", "other", "rule"),
    [
        ("{Danish minister} [Jo Q. Marten]", "{minister} [Jo Marten]", "with and without middle name"),
        ("{colonel} [Haidar Ulvar]", "{colonel} [Haider Ulvar]", "other spelling"),
        ("{colonel} [J. Ulvar]", "{colonel} [Jo Ulvar]", "initial"),
        ("{poet} [Bill Ulvar]", "{poet} [William Ulvar]", "short form of the given name"),
        ("{poet} [Ulvar Jo]", "{poet} [Jo Ulvar]", "name order"),
        ("{poet} [Jo Ulvar Brekke]", "{poet} [Jo Ulvar]", "second surname left out"),
        ("{premier} [Ulvar]", "{prime minister} [Jo Ulvar]", "surname"),
    ],
)
def test_a_variant_with_the_same_role_is_one(resolved, one, other, rule):
    found = resolved(f"{one} slept.", f"{other} woke.")
    assert len(found.entities) == 1
    assert f"{rule} + same role" in found.rules


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Haidar Ulvar", "Haider Ulvar"),
        ("J. Ulvar", "Jo Ulvar"),
        ("Bill Ulvar", "William Ulvar"),
        ("Ulvar", "Jo Ulvar"),
    ],
)
def test_a_variant_without_agreement_is_a_doubt(resolved, one, other):
    found = resolved(f"[{one}] slept in [place:Oslo].", f"[{other}] woke in [place:Lima].")
    assert {name for name, *_ in found.doubts} == {one, other}


def test_others_named_beside_both_are_agreement(resolved):
    beside = "met [Ada Brekke] of the [organization:Tolvek Savings Bank]"
    found = resolved(f"[Haidar Ulvar] {beside}.", f"[Haider Ulvar] {beside}.")
    assert "other spelling + also beside Tolvek Savings Bank" in found.rules


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("{judge} [Jo Q. Ulvar] came.", "{lawyer} [Jo Ulvar] came.", "same walk of life"),
        (
            "[Jo Q. Ulvar] came to [place:Norway].",
            "[Jo Ulvar] came to [place:Norway].",
            "same country in the news",
        ),
        (
            "{judge} [Jo Q. Ulvar] came to [place:Norway].",
            "{lawyer} [Jo Ulvar] came to [place:Norway].",
            "same walk of life + same country in the news",
        ),
        (
            "{judge} [Jo Q. Ulvar] met [Ada Brekke].",
            "{lawyer} [Jo Ulvar] met [Ada Brekke].",
            "also beside Ada Brekke + same walk of life",
        ),
    ],
)
def test_a_reason_tells_what_agreed_and_nothing_else(resolved, one, other, agreement):
    assert f"with and without middle name + {agreement}" in resolved(one, other).rules


def test_two_spellings_in_one_article_are_two(resolved):
    found = resolved("{colonel} [Haidar Ulvar] met {colonel} [Haider Ulvar].")
    assert len(found.entities) == 2


def test_a_pet_form_is_no_second_person_of_an_article(resolved):
    found = resolved("{poet} [Bill Ulvar] slept. {poet} [William Ulvar] woke.")
    assert len(found.entities) == 1


def test_a_name_that_fits_two_is_neither(resolved):
    found = resolved(
        "{president} [George W. Brekke] spoke.",
        "{president} [George H. W. Brekke] spoke.",
        "{president} [George Brekke] spoke.",
    )
    assert len(found.entities) == 3
    assert len(found.doubts) == 4


def test_mrs_is_not_her_husband(resolved):
    found = resolved(
        "[John Ulvar] met [Ada Brekke] of the [organization:Tolvek Savings Bank] in [place:Oslo].",
        "Mrs. [Ulvar] met [Ada Brekke] of the [organization:Tolvek Savings Bank] in [place:Oslo].",
    )
    assert [("Ulvar", 1)] in found.groups


def test_lone_surnames_are_joined_only_where_they_agree(resolved):
    found = resolved(
        "[Smith] won in [place:Oslo].",
        "[Smith] lost in [place:Lima].",
        "{judge} [Smith] sat.",
        "{judge} [Smith] slept.",
    )
    assert [each for each in found.groups if each[0][0] == "Smith"] == [
        [("Smith", 0)],
        [("Smith", 1)],
        [("Smith", 2), ("Smith", 3)],
    ]


def test_a_rare_single_name_is_one(resolved):
    found = resolved("[Zorvexu] sang in [place:Oslo].", "[Zorvexu] danced in [place:Lima].")
    assert [("Zorvexu", 0), ("Zorvexu", 1)] in found.groups


def test_a_reason_says_where_to_see_it_and_whether_it_is_weak(resolved):
    found = resolved("{colonel} [Haidar Ulvar] slept.", "{colonel} [Haider Ulvar] woke.")
    (reason,) = [each for entity in found.entities.values() for each in entity.reasons]
    assert (reason.names, reason.article, reason.passage) == (("Haider Ulvar",), "a00001", "p1")
    assert reason.weak


def test_a_surname_of_two_is_the_one_whose_role_it_has(resolved):
    found = resolved("{judge} [Jo Ulvar] sat.", "{poet} [Ada Ulvar] sang.", "{poet} [Ulvar] slept.")
    assert [("Ada Ulvar", 1), ("Ulvar", 2)] in found.groups


def test_a_surname_that_fits_two_alike_is_the_far_better_known_one(resolved):
    known = ["{judge} [Jo Ulvar] sat."] * 10
    found = resolved(*known, "{judge} [Ada Ulvar] sang.", "{judge} [Ulvar] slept.")
    assert ("Ulvar", 11) in next(each for each in found.groups if ("Jo Ulvar", 0) in each)
    found = resolved(*known[:5], "{judge} [Ada Ulvar] sang.", "{judge} [Ulvar] slept.")
    assert [("Ulvar", 6)] in found.groups


def test_a_given_name_alone_needs_the_role(resolved):
    found = resolved("{poet} [Ada Ulvar] sang.", "{poet} [Ada] slept.", "[Ada] woke.")
    assert [("Ada", 1), ("Ada Ulvar", 0)] in found.groups
    assert [("Ada", 2)] in found.groups


@pytest.mark.parametrize("names", [("Ali Muhammad", "Mohamed Ali"), ("Mohamed Ali", "Ali Muhammad")])
def test_the_likeliest_part_of_a_name_counts_whatever_the_order(names):
    lone, *full = map(person_name, ("Mohamed", *names))
    assert part_meant(lone, full, load_lexicon()) is Part.RESPELLED
