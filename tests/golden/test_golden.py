"""The site of a small corpus, page by page as it is expected.

`make bless` takes the site as it is built now for the expected one; read `git diff tests/golden` before
committing it. On failure the actual site is left in tests/golden/actual.
"""

import difflib
import shutil
from itertools import islice
from pathlib import Path

import pytest

HERE = Path(__file__).parent
EXPECTED, ACTUAL = HERE / "site", HERE / "actual"
# A failure shows so much of the difference; the rest is on the disk.
MOST_FILES, MOST_LINES = 3, 25


def test_site_is_as_expected(build_once, request):
    made = pages_and_exports(build_once("golden").folder)
    if request.config.getoption("--bless"):
        rewrite(EXPECTED, made)
    expected = pages_and_exports(EXPECTED)
    shutil.rmtree(ACTUAL, ignore_errors=True)
    if made != expected:
        rewrite(ACTUAL, made)
        pytest.fail(difference(expected, made), pytrace=False)


def test_a_difference_is_shown():
    expected = {"gone.html": b"", "index.html": b"<p>\nold\n</p>\n", "same.html": b"same\n"}
    made = {"index.html": b"<p>\nnew\n</p>\n", "new.html": b"", "same.html": b"same\n"}
    shown = difference(expected, made)
    assert "gone.html is not there any more" in shown
    assert "new.html is new" in shown
    assert "-old\n+new" in shown
    assert "same.html" not in shown


def pages_and_exports(folder: Path) -> dict[str, bytes]:
    """The files that are compared: the search index would say the same again, and nobody could read it."""
    found = sorted([*folder.rglob("*.html"), *folder.glob("data/*.json")])
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}
    files.pop("data/lunr-index.json", None)
    return files


def rewrite(folder: Path, files: dict[str, bytes]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for name, data in files.items():
        folder.joinpath(name).parent.mkdir(parents=True, exist_ok=True)
        folder.joinpath(name).write_bytes(data)


def difference(expected: dict[str, bytes], made: dict[str, bytes]) -> str:
    """What differs: every file that came or went, and the first lines of the first files that changed."""
    changed = [name for name in sorted(expected.keys() & made.keys()) if expected[name] != made[name]]
    said = [
        "The golden site is not built as expected. If it should look so: make bless",
        *(f"{name} is not there any more" for name in sorted(expected.keys() - made.keys())),
        *(f"{name} is new" for name in sorted(made.keys() - expected.keys())),
        *(f"{name} has changed" for name in changed),
    ]
    for name in changed[:MOST_FILES]:
        before, after = (files[name].decode().splitlines() for files in (expected, made))
        lines = difflib.unified_diff(before, after, f"expected/{name}", f"actual/{name}", "", "", 1, "")
        said += ["", *islice(lines, MOST_LINES)]
    return "\n".join(said)
