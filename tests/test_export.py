"""The exports as files: rows in parts. What rows say is compared in `test_whole_site`."""

import json

from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.export import _List

ROWS = st.lists(st.dictionaries(st.sampled_from("ab"), st.text(max_size=9)), max_size=12)


def lines(rows):
    return [json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") for row in rows]


def parts(rows, most):
    """The parts of a list of rows, and how many rows it says that it has."""
    listed = _List("rows", most)
    made = [file for each in rows for file in listed.add(each)]
    made += listed.rest()
    assert [path for path, _ in made] == [f"data/{part}" for part in listed.parts]
    return [content for _, content in made], listed.rows


@given(ROWS, st.integers(1, 80))
def test_parts_have_all_rows_and_are_not_too_large(rows, most):
    made, count = parts(lines(rows), most)
    assert sum(len(json.loads(content)) for content in made) == count == len(rows)
    assert b"".join(content[2:-3].replace(b",\n", b"") for content in made) == b"".join(lines(rows))
    assert all(len(content) <= most + 5 for content in made if len(json.loads(content)) > 1)


@given(ROWS, st.integers(1, 80), st.data())
def test_parts_are_the_same_however_many_rows_come_at_once(rows, most, data):
    single = lines(rows)
    several = [b""]
    while single:
        taken = data.draw(st.integers(1, len(single)))
        several.append(b",\n".join(single[:taken]))
        del single[:taken]
    assert parts(several, most) == parts(lines(rows), most)
