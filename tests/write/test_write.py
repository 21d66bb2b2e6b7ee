"""Writing: a whole site or the old one, and nothing beside it."""

import errno
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsmorgue.errors import NewsmorgueError
from newsmorgue.write import MARKER, Kept, Stamp, held, refuse_foreign, write

try:
    import resource
except ImportError:  # Windows
    resource = None

try:
    import resource
except ImportError:  # Windows
    resource = None

FILES = [("index.html", b"home"), ("data/a.json", b"[]"), ("a/b/c.html", b"page")]
NEW_FILES = [("index.html", b"home"), ("data/a.json", b"[1]"), ("a/b", b"no folder"), ("new/n.html", b"new")]


def tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_files_are_written_and_counted(tmp_path):
    written = write(FILES, tmp_path / "site")
    assert (written.files, written.pages, written.bytes, written.new, written.kept) == (3, 2, 10, 3, 0)
    assert tree(tmp_path / "site") == dict(FILES)
    assert (tmp_path / "site" / MARKER).is_file()


def test_nothing_is_left_beside_the_site(tmp_path):
    for files in (FILES, FILES, NEW_FILES):
        with held(tmp_path / "site"):
            write(files, tmp_path / "site")
        assert tree(tmp_path / "site") == dict(files)
        assert names(tmp_path) == ["site"]


def broken_off(error):
    yield "index.html", b"new"
    raise error


# What ends the making of files: a fault, too little memory, Ctrl-C, the system.
ENDINGS = (RuntimeError, OSError, MemoryError, KeyboardInterrupt, SystemExit)


@pytest.mark.parametrize("error", ENDINGS)
def test_failure_in_mid_site_leaves_the_old_one(tmp_path, error):
    write(FILES, tmp_path / "site")
    with pytest.raises(error), held(tmp_path / "site"):  # as it is: it is no fault of the disk
        write(broken_off(error), tmp_path / "site")
    assert tree(tmp_path / "site") == dict(FILES)
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("error", ENDINGS)
def test_failure_in_making_a_file_leaves_the_old_site(tmp_path, error):
    def fail():
        raise error

    write(FILES, tmp_path / "site")
    with pytest.raises(error):
        write([("index.html", Kept(Stamp(0, 0), fail))], tmp_path / "site")
    assert tree(tmp_path / "site") == dict(FILES)
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("swap", [(1, False), (1, True), (2, False), (2, True), (3, False), (3, True)])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), KeyboardInterrupt()])
@pytest.mark.parametrize("empty", [False, True])
def test_failure_in_the_swap_leaves_a_whole_site(tmp_path, monkeypatch, swap, error, empty):
    """Of three renames (the old site goes aside, the new one to its place, the old one away) one fails."""
    nth, afterwards = swap
    site = tmp_path / "site"
    if empty:
        site.mkdir()
    else:
        write(FILES, site)
    rename, count = Path.rename, 0

    def fail(path, target):
        nonlocal count
        count += 1
        if count != nth:
            return rename(path, target)
        if afterwards:
            rename(path, target)
        raise error

    monkeypatch.setattr(Path, "rename", fail)
    if nth == 3 and isinstance(error, OSError):
        write(NEW_FILES, site)  # the site is there, and what was not removed is by the next build
    else:
        with pytest.raises((NewsmorgueError, KeyboardInterrupt)) as raised:
            write(NEW_FILES, site)
        if isinstance(error, OSError):
            assert "cannot be written (no space left on device); make room on the disk" in str(raised.value)
    monkeypatch.undo()
    swapped = nth == 3 or (nth == 2 and afterwards)
    assert tree(site) == (dict(NEW_FILES) if swapped else {} if empty else dict(FILES))
    if nth < 3:
        assert names(tmp_path) == ["site"]
    with held(site):
        pass
    assert names(tmp_path) == ["site"]


def test_site_that_windows_will_not_move_is_told(tmp_path, monkeypatch):
    def refuse(_path, _target):
        error = PermissionError(errno.EACCES, "Access is denied")
        error.winerror = 5
        raise error

    write(FILES, tmp_path / "site")
    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(
        NewsmorgueError, match="cannot be replaced while something of it is open; close the prog"
    ):
        write(NEW_FILES, tmp_path / "site")
    assert tree(tmp_path / "site") == dict(FILES)
    assert names(tmp_path) == ["site"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("mode", [0o500, 0o000])
def test_folder_that_cannot_be_written_is_told(tmp_path, mode):
    (tmp_path / "locked").mkdir(mode=mode)
    for action in (
        held(tmp_path / "locked" / "site").__enter__,
        lambda: write([], tmp_path / "locked" / "site"),
    ):
        with pytest.raises(NewsmorgueError, match=r"cannot be written \(permission denied\); check the perm"):
            action()
    (tmp_path / "locked").chmod(0o700)
    assert names(tmp_path / "locked") == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other limits")
@pytest.mark.parametrize(
    ("below", "told"),
    [
        ("file/site", "file: this is not a folder; name another with --out DIR"),
        ("file/a/site", "file: this is not a folder; name another with --out DIR"),
        ("s" * 300, "(file name too long); shorten the path"),
        ("s" * 250, "(file name too long); shorten the path"),  # too long for what lies beside it for a while
        ("/".join(["s" * 200] * 30), "(file name too long); shorten the path"),
        ("circle/site", "(too many levels of symbolic links)"),
    ],
    ids=["in a file", "further in a file", "long name", "long name beside", "long path", "circle"],
)
def test_path_that_no_site_can_have_is_told(tmp_path, below, told):
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "circle").symlink_to("circle")
    folder = tmp_path / below
    for action in (held(folder).__enter__, lambda: write(FILES, folder)):
        with pytest.raises(NewsmorgueError, match=re.escape(told)):
            action()
    assert names(tmp_path) == ["circle", "file"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other limits")
def test_file_with_too_long_a_name_is_told_by_the_name_that_it_would_have(tmp_path):
    write(FILES, tmp_path / "site")
    with pytest.raises(
        NewsmorgueError, match=rf"site/{'n' * 300}: the site cannot be written \(file name too long"
    ):
        write([*FILES, ("n" * 300, b"")], tmp_path / "site")
    assert tree(tmp_path / "site") == dict(FILES)
    assert names(tmp_path) == ["site"]


@pytest.mark.skipif(resource is None, reason="Windows limits no file sizes")
def test_full_disk_is_told_and_leaves_the_old_site(tmp_path):
    write(FILES, tmp_path / "site")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
    try:
        with pytest.raises(
            NewsmorgueError, match=r"site/big\.js: the site cannot be written \(file too large\)"
        ):
            write([*FILES, ("big.js", b"x" * 10_000)], tmp_path / "site")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert tree(tmp_path / "site") == dict(FILES)
    assert names(tmp_path) == ["site"]


def test_two_files_of_one_path_make_no_site(tmp_path):
    stamps = {}
    for _ in range(2):  # written, and linked
        twice = [("index.html", Kept(stamps.get("index.html", Stamp(0, 0)), lambda: b"home"))] * 2
        for files in ([*FILES, FILES[0]], twice):
            with pytest.raises(NewsmorgueError, match="file exists"):
                write(files, tmp_path / "site")
        stamps = write(FILES, tmp_path / "site").stamps


def test_foreign_folder_is_refused_before_anything_is_made(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "mine").write_bytes(b"mine")
    with pytest.raises(NewsmorgueError, match="newsmorgue did not make this folder"):
        write(FILES, tmp_path / "site")
    assert tree(tmp_path) == {"site/mine": b"mine"}


def test_folder_that_is_filled_in_the_meantime_is_not_replaced(tmp_path):
    def files():
        (tmp_path / "site").mkdir()
        (tmp_path / "site" / "mine").write_bytes(b"mine")
        yield from FILES

    with pytest.raises(NewsmorgueError, match="newsmorgue did not make this folder"):
        write(files(), tmp_path / "site")
    assert tree(tmp_path) == {"site/mine": b"mine"}


def test_link_to_a_folder_is_told(tmp_path):
    write(FILES, tmp_path / "elsewhere")
    (tmp_path / "site").symlink_to("elsewhere")
    with pytest.raises(NewsmorgueError, match="this is a link, not a folder"):
        write(NEW_FILES, tmp_path / "site")
    assert names(tmp_path) == ["elsewhere", "site"]
    assert tree(tmp_path / "site") == dict(FILES)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames no current folder")
def test_current_folder_can_be_written(tmp_path, monkeypatch):
    (tmp_path / "site").mkdir()
    for files in (FILES, NEW_FILES):
        monkeypatch.chdir(tmp_path / "site")
        with held(Path()):
            write(files, Path())
        assert tree(tmp_path / "site") == dict(files)
        assert names(tmp_path) == ["site"]


@pytest.mark.parametrize(
    "make",
    [lambda _folder: None, Path.mkdir, lambda folder: write(FILES, folder)],
    ids=["missing", "empty", "ours"],
)
def test_folder_that_may_be_written_is_not_refused(tmp_path, make):
    make(tmp_path / "site")
    refuse_foreign(tmp_path / "site")


# Few names, so that what was a folder becomes a file, and the other way round.
PATHS = st.lists(st.sampled_from(["a", "b", "c.html"]), min_size=1, max_size=3).map("/".join)


def without_files_in_folders(files):
    return {
        path: content
        for path, content in files.items()
        if not any(each.startswith(f"{path}/") for each in files)
    }


SITES = st.dictionaries(PATHS, st.sampled_from([b"", b"1", b"2", b"more"])).map(without_files_in_folders)


@given(sites=st.lists(SITES, min_size=1, max_size=4), remembered=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_folder_holds_the_files_that_were_written_last(tmp_path_factory, sites, remembered):
    site = tmp_path_factory.mktemp("sites") / "site"
    stamps = {}
    before = {}
    for files in sites:
        given_ = {
            path: Kept(stamps[path], lambda content=content: content)
            if before.get(path) == content and remembered.random() < 0.5
            else content
            for path, content in files.items()
        }
        with held(site):
            written = write(given_.items(), site)
        same = {path for path, content in files.items() if before.get(path) == content}
        assert tree(site) == files
        assert (written.kept, written.new) == (len(same), len(files) - len(same))
        assert written.bytes == sum(map(len, files.values()))
        assert all(stamps[path] == written.stamps[path] for path in same)
        stamps, before = written.stamps, files
    assert names(site.parent) == ["site"]
