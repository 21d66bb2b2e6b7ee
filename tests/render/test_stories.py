"""The pages of stories: how versions of a quotation are shown."""

from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.render.wording import Change, changes

WORDS = st.lists(
    st.sampled_from("we will open the old bridge before winter comes again".split()), max_size=12
)


def test_what_was_left_out_and_what_was_changed_is_told():
    assert changes(
        "We will open the old bridge before winter", "We will open the old port before winter"
    ) == (
        Change("shared", "We will open the old"),
        Change("left", "bridge"),
        Change("other", "port"),
        Change("shared", "before winter"),
    )
    assert changes("We will open the old bridge, and soon", "open the old bridge") == (
        Change("left", "We will"),
        Change("shared", "open the old bridge"),
        Change("left", "and soon"),
    )
    assert changes("I heard a crack, and it kept going", "I heard a crack and it kept going") == (
        Change("shared", "I heard a crack and it kept going"),
    )


@given(WORDS, WORDS)
def test_both_versions_can_be_read_from_it(fuller, other):
    found = changes(" ".join(fuller), " ".join(other))
    assert " ".join(each.text for each in found if each.kind != "left").split() == other
    assert " ".join(each.text for each in found if each.kind != "other").split() == fuller
