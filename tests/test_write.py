"""Writing: a whole site or the old one, and nothing beside it."""

import os
import sys
from pathlib import Path

import pytest

from newsmorgue.errors import NewsmorgueError
from newsmorgue.write import MARKER, refuse_foreign, write

FILES = [("index.html", b"home"), ("data/a.json", b"[]"), ("a/b/c.html", b"page")]


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_files_are_written_and_counted(tmp_path):
    written = write(FILES, tmp_path / "site")
    assert (written.files, written.pages, written.bytes) == (3, 2, 10)
    found = tree(tmp_path / "site")
    assert found.pop(MARKER)
    assert found == dict(FILES)


def test_nothing_is_left_beside_the_site(tmp_path):
    write(FILES, tmp_path / "site")
    write(FILES, tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_an_interrupted_build_left_is_no_obstacle(tmp_path):
    for name in ("new", "old"):
        left = tmp_path / f".site.{os.getpid()}.{name}"
        left.mkdir()
        (left / "half.html").write_bytes(b"half")
    write(FILES, tmp_path / "site")
    write(FILES, tmp_path / "site")
    assert tree(tmp_path / "site").keys() == {MARKER, *dict(FILES)}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def broken_off():
    yield "index.html", b"new"
    raise RuntimeError


def test_failure_in_mid_site_leaves_the_old_one(tmp_path):
    write(FILES, tmp_path / "site")
    before = tree(tmp_path / "site")
    with pytest.raises(RuntimeError):
        write(broken_off(), tmp_path / "site")
    assert tree(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_failure_in_the_swap_leaves_the_old_one(tmp_path, monkeypatch):
    write(FILES, tmp_path / "site")
    before = tree(tmp_path / "site")
    rename = Path.rename

    def refuse(path, target):
        if path.name.endswith(".new"):
            raise OSError(28, "No space left on device")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(NewsmorgueError, match=r"cannot be written \(no space left on device\); .*--out DIR"):
        write(FILES, tmp_path / "site")
    monkeypatch.undo()
    assert tree(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "locked").mkdir(mode=0o500)
    with pytest.raises(NewsmorgueError, match=r"cannot be written \(permission denied\)"):
        write(FILES, tmp_path / "locked" / "site")


def test_parent_that_is_a_file_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NewsmorgueError):
        write(FILES, tmp_path / "file" / "site")


def test_foreign_folder_is_refused_before_anything_is_made(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine").write_bytes(b"mine")
    with pytest.raises(NewsmorgueError, match="newsmorgue did not make this folder"):
        write(FILES, tmp_path / "site")
    assert tree(tmp_path) == {"site/mine": b"mine"}


@pytest.mark.parametrize(
    "make",
    [lambda _folder: None, Path.mkdir, lambda folder: write(FILES, folder)],
    ids=["missing", "empty", "ours"],
)
def test_folder_that_may_be_written_is_not_refused(tmp_path, make):
    make(tmp_path / "site")
    refuse_foreign(tmp_path / "site")
