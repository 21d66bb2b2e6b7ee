"""Keeping: what is as it was is the same file on the disk, and no copy of an old site is ever altered."""

import errno
import os
import shutil
import sys

import pytest

from newsmorgue.errors import NewsmorgueError
from newsmorgue.workers import Workers
from newsmorgue.write import Kept, Stamp, begun, write
from newsmorgue.write.staging import link_all
from tests import folders

FILES = {"index.html": b"home", "data/a.json": b"[]", "a/b/c.html": b"page", "empty.css": b""}
BIG = b"0123456789" * 300_000  # more than is compared at a time


def refuse():
    raise AssertionError("the bytes were asked for")


@pytest.fixture
def site(tmp_path):
    return tmp_path / "site"


def written(site):
    """What tells each file on the disk from every other: what it is, and when it was written."""
    return {
        path.relative_to(site).as_posix(): (path.stat().st_ino, path.stat().st_mtime_ns)
        for path in site.rglob("*")
        if path.is_file() and path.name != ".newsmorgue"
    }


def contents(site):
    """The bytes of each file, but for the marker."""
    return {path: content for path, content in folders.contents(site).items() if path != ".newsmorgue"}


def age(site):
    """Make the files of a site old, so that no new one can have their time."""
    for path in site.rglob("*"):
        if path.is_file():
            os.utime(path, ns=(10**18, 10**18 + 1234567))


def test_unchanged_files_are_the_same_and_keep_their_time(site):
    write(FILES.items(), site)
    age(site)
    before = written(site)
    done = write({**FILES, "index.html": b"new home", "new.html": b""}.items(), site)
    after = written(site)
    assert (done.files, done.new, done.kept) == (5, 2, 3)
    assert {path for path in before if before[path] == after[path]} == FILES.keys() - {"index.html"}


@pytest.mark.parametrize("place", [0, len(BIG) // 2, len(BIG) - 1])
def test_large_files_are_compared_to_their_end(site, place):
    write([("big.js", BIG)], site)
    assert write([("big.js", BIG)], site).kept == 1
    other = bytearray(BIG)
    other[place] ^= 1
    assert write([("big.js", bytes(other))], site).new == 1
    assert (site / "big.js").read_bytes() == other


def test_links_to_an_old_site_keep_it_as_it_was(site, tmp_path):
    write(FILES.items(), site)
    shutil.copytree(site, tmp_path / "copy", copy_function=os.link)
    write([(path, content + b" anew") for path, content in FILES.items()], site)
    write([(path, content + b" again") for path, content in FILES.items()], site)
    assert {path: (tmp_path / "copy" / path).read_bytes() for path in FILES} == FILES


def test_remembered_files_are_not_made(site):
    first = write(FILES.items(), site)
    before = written(site)
    second = write([(path, Kept(stamp, refuse)) for path, stamp in first.stamps.items()], site)
    assert written(site) == before
    assert second.stamps == first.stamps
    assert (second.files, second.pages, second.new, second.kept) == (4, 2, 0, 4)
    assert (first.bytes, second.bytes) == (10, 10)


def edit_in_place(path):
    path.write_bytes(b"HOME")


def replace(path):
    path.unlink()
    path.write_bytes(b"HOME")


def link_elsewhere(path):
    path.rename(path.parent.parent / "elsewhere")
    path.symlink_to("../elsewhere")


def make_a_folder(path):
    path.unlink()
    path.mkdir()


MEDDLINGS = [edit_in_place, replace, link_elsewhere, make_a_folder, os.unlink]


@pytest.mark.parametrize("meddle", MEDDLINGS)
@pytest.mark.parametrize("remembered", [False, True])
def test_file_that_somebody_changed_is_restored(site, meddle, remembered):
    first = write(FILES.items(), site)
    age(site)
    first = write(FILES.items(), site)
    meddle(site / "index.html")
    content = Kept(first.stamps["index.html"], lambda: b"home") if remembered else b"home"
    done = write([("index.html", content)], site)
    assert (done.new, done.kept) == (1, 0)
    assert (site / "index.html").read_bytes() == b"home"
    assert not (site / "index.html").is_symlink()


def test_nothing_is_taken_through_the_link_of_a_folder(site):
    first = write(FILES.items(), site)
    (site / "data").rename(site.parent / "elsewhere")
    (site / "data").symlink_to("../elsewhere")
    for content in (FILES["data/a.json"], Kept(first.stamps["data/a.json"], lambda: b"[]")):
        assert write([("data/a.json", content)], site).kept == 0
        shutil.rmtree(site / "data")
        (site / "data").symlink_to("../elsewhere")


@pytest.mark.parametrize("other", [Stamp(1, 0), Stamp(0, 1)])
def test_file_that_is_not_as_remembered_is_made(site, other):
    stamp = write(FILES.items(), site).stamps["index.html"]
    remembered = Stamp(stamp.size + other.size, stamp.mtime_ns + other.mtime_ns)
    assert write([("index.html", Kept(remembered, lambda: b"made"))], site).new == 1
    assert (site / "index.html").read_bytes() == b"made"


def test_a_file_with_no_old_site_is_made(site):
    assert write([("a/b.html", Kept(Stamp(4, 0), lambda: b"made"))], site).new == 1
    assert (site / "a/b.html").read_bytes() == b"made"


@pytest.mark.parametrize(
    "error", [errno.EPERM, errno.EXDEV, errno.ENOTSUP, errno.EMLINK, errno.EINVAL, errno.EACCES]
)
@pytest.mark.parametrize("remembered", [False, True])
def test_without_links_files_are_copied_with_their_time(site, monkeypatch, error, remembered):
    write(FILES.items(), site)
    age(site)
    first = write(FILES.items(), site)
    before = written(site)

    def refuse_link(old, new, **_):
        raise OSError(error, os.strerror(error), old, None, new)

    monkeypatch.setattr(os, "link", refuse_link)
    files = [(path, Kept(first.stamps[path], refuse) if remembered else FILES[path]) for path in FILES]
    second = write([*files, ("new.html", Kept(Stamp(1, 1), lambda: b"new"))], site)
    assert (second.kept, second.new) == (4, 1)
    after = written(site)
    assert {path: after[path][1] for path in before} == {path: before[path][1] for path in before}
    assert {path: second.stamps[path] for path in FILES} == first.stamps
    assert {path: (site / path).read_bytes() for path in FILES} == FILES


def test_file_that_is_edited_while_it_is_linked_is_made(site, monkeypatch):
    write(FILES.items(), site)
    age(site)
    link = os.link

    def edit_and_link(old, new, **how):
        if old.endswith("index.html"):
            edit_in_place(site / "index.html")
        link(old, new, **how)

    monkeypatch.setattr(os, "link", edit_and_link)
    assert write(FILES.items(), site).kept == 3
    assert (site / "index.html").read_bytes() == b"home"


@pytest.mark.parametrize("jobs", [1, 2])
def test_file_that_is_edited_after_it_was_linked_is_made(site, jobs):
    stamps = write(FILES.items(), site).stamps
    age(site)
    stamps = {path: Stamp(stamp.size, 10**18 + 1234567) for path, stamp in stamps.items()}
    with begun(site, stamps, Workers(jobs)) as new:
        assert new.standing == stamps
        edit_in_place(site / "index.html")  # which is the file of the new site as well
        files = {path: Kept(stamp, lambda path=path: FILES[path]) for path, stamp in stamps.items()}
        done = new.write(files.items())
    assert (done.new, done.kept) == (1, 3)
    assert contents(site) == FILES


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read_is_written_anew(site):
    write(FILES.items(), site)
    (site / "index.html").chmod(0)
    assert write(FILES.items(), site).kept == 3
    assert (site / "index.html").read_bytes() == b"home"


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_that_stand_are_linked_while_others_are_made(site, jobs):
    write(FILES.items(), site)
    age(site)
    stamps = write(FILES.items(), site).stamps
    before = written(site)
    edit_in_place(site / "index.html")
    (site / "empty.css").unlink()
    with begun(site, stamps, Workers(jobs)) as new:
        assert new.standing == {path: stamps[path] for path in ("data/a.json", "a/b/c.html")}
        kept = {path: Kept(stamp, refuse) for path, stamp in new.standing.items()}
        done = new.write({"index.html": b"home", **kept, "new.html": b""}.items())
    assert (done.files, done.new, done.kept) == (4, 2, 2)
    assert contents(site) == {path: FILES.get(path, b"") for path in ("index.html", "new.html", *kept)}
    after = written(site)
    assert all(before[path] == after[path] for path in kept)


@pytest.mark.parametrize("jobs", [1, 2])
def test_files_that_were_linked_and_are_not_wanted_go(site, jobs):
    stamps = write(FILES.items(), site).stamps
    with begun(site, stamps, Workers(jobs)) as new:
        assert new.standing == stamps
        done = new.write([("index.html", b"another"), ("data/a.json", b"[]")])
    assert (done.files, done.new, done.kept) == (2, 1, 1)
    assert contents(site) == {"index.html": b"another", "data/a.json": b"[]"}
    assert {path.name for path in site.iterdir()} == {".newsmorgue", "index.html", "data"}


def test_a_folder_of_which_nothing_stands_is_not_made(site):
    stamps = write(FILES.items(), site).stamps
    edit_in_place(site / "a/b/c.html")
    with begun(site, stamps, Workers()) as new:
        new.write([("index.html", b"home")])
    assert {path.name for path in site.iterdir()} == {".newsmorgue", "index.html"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_site_that_was_begun_and_fails_leaves_the_old_one(site, jobs):
    stamps = write(FILES.items(), site).stamps
    with pytest.raises(NewsmorgueError), begun(site, stamps, Workers(jobs)):
        raise NewsmorgueError("a stage failed")
    assert contents(site) == FILES
    assert [path.name for path in site.parent.iterdir()] == ["site"]


def test_files_that_cannot_be_linked_stand_and_are_copied(site, monkeypatch):
    stamps = write(FILES.items(), site).stamps
    before = {path: time for path, (_, time) in written(site).items()}

    def fail(*_others, **_options):
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", fail)
    with begun(site, stamps, Workers()) as new:
        assert new.standing == stamps
        done = new.write([(path, Kept(stamp, refuse)) for path, stamp in new.standing.items()])
    assert (done.new, done.kept) == (0, 4)
    assert {path: time for path, (_, time) in written(site).items()} == before


def test_linking_goes_on_where_it_was_broken_off(site, tmp_path):
    stamps = write(FILES.items(), site).stamps
    staged = tmp_path / "staged"
    staged.mkdir()
    (staged / "data").mkdir()
    os.link(site / "data/a.json", staged / "data/a.json")
    assert link_all(staged, site, stamps) == ()
    assert contents(staged) == FILES
