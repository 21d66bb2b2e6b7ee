"""The exports as files: rows in parts. What rows say is compared in `test_whole_site`."""

import json

from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.export import NAMES, _parts, export, export_of, index, texts
from newsmorgue.site import gather

ROWS = st.lists(st.dictionaries(st.sampled_from("ab"), st.text(max_size=9)), max_size=12)


def lines(rows):
    return [json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") for row in rows]


@given(ROWS, st.integers(1, 80))
def test_parts_have_all_rows_and_are_not_too_large(rows, most):
    parts = list(_parts(lines(rows), most))
    assert [len(json.loads(content)) for content, _ in parts] == [count for _, count in parts]
    assert b"".join(content[2:-3].replace(b",\n", b"") for content, _ in parts) == b"".join(lines(rows))
    assert all(len(content) <= most + 5 for content, count in parts if count > 1)


@given(ROWS, st.integers(1, 80), st.data())
def test_parts_are_the_same_however_many_rows_come_at_once(rows, most, data):
    single = lines(rows)
    several = []
    while single:
        taken = data.draw(st.integers(0, len(single)))
        several.append(b",\n".join(single[:taken]))
        del single[:taken]
    assert list(_parts(several, most)) == list(_parts(lines(rows), most))


def test_exports_can_be_made_by_themselves_in_any_order(checkout):
    corpus, _ = gather(checkout / "seeds")
    made = {name: export_of(corpus, name) for name in reversed(NAMES)}
    files = [file for name in NAMES for file in made[name].files]
    assert list(export(corpus)) == [*files, index(made[name].row for name in NAMES), *texts(corpus)]
