"""What the files of articles are called: it hangs on an article alone."""

from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.search.marks import file_of, length_of, mark_of, marks_in, table


@given(st.lists(st.integers(0, 100_000)).map(sorted))
def test_a_table_is_read_again(marks):
    assert marks_in(table(marks)) == marks


@given(st.integers(0, 5000), st.text())
def test_a_mark_tells_the_length(length, id_):
    assert length_of(mark_of(length, id_)) == length


@given(st.lists(st.integers(0, 400), min_size=1).map(sorted))
def test_no_two_articles_have_one_file(marks):
    files = [file_of(marks, number) for number in range(len(marks))]
    assert len(set(files)) == len(files)


@given(st.sets(st.integers(0, 400), min_size=1), st.integers(0, 400))
def test_an_added_article_leaves_the_names_of_the_others(marks, added):
    def names(marks):
        return {mark: file_of(sorted(marks), number) for number, mark in enumerate(sorted(marks))}

    assert names(marks).items() <= names({*marks, added}).items()
