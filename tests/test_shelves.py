"""Values that are made when they are asked for."""

import pickle

import pytest

from newsmorgue.shelves import Shelf


def test_what_was_asked_for_last_is_not_made_again():
    made = []

    def make(key):
        made.append(key)
        return key.upper()

    shelf = Shelf("abc", make, 2)
    assert [shelf[key] for key in "abaca"] == list("ABACA")
    assert made == ["a", "b", "c"]
    assert shelf["b"] == "B"
    assert made == ["a", "b", "c", "b"]


def test_it_is_a_mapping_in_the_order_of_its_keys():
    shelf = Shelf({"b": 0, "a": 0}, str.upper, 1)
    assert dict(shelf) == {"b": "B", "a": "A"}
    assert (len(shelf), "a" in shelf, "c" in shelf, shelf.get("c")) == (2, True, False, None)
    with pytest.raises(KeyError):
        shelf["c"]


def test_pickled_it_has_nothing_at_hand():
    shelf = Shelf(("a",), str.upper, 1)
    assert shelf["a"] == "A"
    assert dict(pickle.loads(pickle.dumps(shelf))) == {"a": "A"}  # noqa: S301 - our own
