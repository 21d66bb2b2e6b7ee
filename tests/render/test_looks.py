"""What a page looked at, and whether another build's page would see the same."""

import pytest

from newsmorgue.render.looks import Looks, Table, would_see


def looking(values, *keys, **options):
    """Return the looks at a table of its values, and the look at some keys."""
    looks = Looks()
    table = Table("ages", looks, values, **options)
    for key in keys:
        table.get(key)
    return looks, looks.take()


def same(look, looks):
    """Tell whether what was looked at would be seen again."""
    return would_see(look.places, looks.versions()) == look.saw


@pytest.mark.parametrize(
    ("now", "is_same"),
    [
        ({"Ann": 40}, True),
        ({"Ann": 40, "Bob": 9}, True),  # nobody looked at Bob
        ({"Ann": 41}, False),
        ({}, False),
    ],
)
def test_what_was_looked_at_tells_whether_it_is_the_same(now, is_same):
    _, look = looking({"Ann": 40}, "Ann")
    assert same(look, looking(now)[0]) is is_same


@pytest.mark.parametrize(("now", "is_same"), [({"Ann": 40}, True), ({"Ann": 40, "Bob": 9}, False)])
def test_who_was_missing_was_looked_at_as_well(now, is_same):
    _, look = looking({"Ann": 40}, "Bob")
    assert same(look, looking(now)[0]) is is_same


def test_the_order_of_looks_does_not_matter():
    values = {"Ann": 40, "Bob": 9}
    assert looking(values, "Ann", "Bob")[1] == looking(values, "Bob", "Ann")[1]


def test_a_key_of_one_table_is_not_that_of_another():
    looks = Looks()
    ages = Table("ages", looks, {"Ann": 40})
    Table("shoes", looks, {"Ann": 40})
    assert ages["Ann"] == 40
    look = looks.take()
    others = Looks()
    Table("ages", others, {"Ann": 41})
    Table("shoes", others, {"Ann": 40})
    assert not same(look, others)


def test_what_looks_at_all_keys_is_to_be_made_each_time():
    looks = Looks()
    table = Table("ages", looks, {"Ann": 40})
    assert list(table) == ["Ann"]
    assert looks.take() is None
    assert looks.take() == looking({})[1]  # it begins anew


def test_the_keys_that_have_a_value_can_be_told_without_a_look():
    looks = Looks()
    table = Table("ages", looks, {"Ann": 40})
    assert list(table.there()) == ["Ann"]
    assert looks.take() == looking({})[1]


def test_a_value_may_be_told_by_a_text_of_ones_own():
    _, look = looking({"Ann": 40}, "Ann", told=lambda key: f"{key} is forty or so")
    assert same(look, looking({"Ann": 41}, told=lambda key: f"{key} is forty or so")[0])
