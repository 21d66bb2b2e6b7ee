"""Which fields single lines carry: the lines of `tests/cases/lines.txt`."""

from pathlib import Path

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.parse.fields import read_fields
from newsmorgue.parse.finds import Find

CASES = Path(__file__).parents[1] / "cases" / "lines.txt"
SEPARATOR = " => "


def cases() -> list[tuple[str, str]]:
    lines = CASES.read_text("utf-8").split("\n")
    found = [line.split(SEPARATOR) for line in lines if line and not line.startswith("#")]
    assert all(len(parts) == 2 for parts in found), f"a case is `line{SEPARATOR}fields`"
    return [(line, fields) for line, fields in found]


def told(text: str, find: Find) -> str:
    """Word a find as the cases do."""
    if find.field in {"relative", "unnamed", "label"}:
        return find.field
    value = " or ".join(find.orders) if find.orders else find.value or text[find.start : find.end]
    return f"{find.field}: {value}"


@pytest.mark.parametrize(("text", "fields"), cases())
def test_line_carries_its_fields(text, fields):
    found = sorted(told(text, find) for find in read_fields(text, load_lexicon()))
    assert found == (sorted(fields.split("; ")) if fields != "nothing" else [])
