"""Reading: which files are dumps, what their bytes say, and what is told of the others."""

import codecs
import hashlib
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmorgue.errors import NewsmorgueError
from newsmorgue.read import decode, read


def files(folder):
    return [dump.file for dump in read(folder).dumps]


@given(st.binary())
@example(codecs.BOM_UTF16_LE + b"A")
@example(codecs.BOM_UTF8)
@example(b"\x81\x8d")
def test_any_bytes_are_decoded(data):
    assert isinstance(decode(data), str)


@given(st.text())
def test_utf8_comes_back_as_it_was(text):
    assert decode(text.encode("utf-8")) == text.removeprefix("\ufeff")
    assert decode(codecs.BOM_UTF8 + text.encode("utf-8")) == text


@given(st.text())
@pytest.mark.parametrize(
    ("mark", "name"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_utf16_with_a_mark_comes_back_as_it_was(mark, name, text):
    assert decode(mark + text.encode(name)) == text


def test_other_bytes_are_windows_1252():
    assert decode(b"\x93Caf\xe9\x94 \x96 5 \x80 \x81") == "“Café” – 5 € \x81"


def test_line_ends_are_left_as_they_are():
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_dump_has_its_path_hash_and_text(tmp_path):
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_bytes(codecs.BOM_UTF8 + b"A wall\r\nfell.")
    (dump,) = read(tmp_path).dumps
    assert dump.file == "sub/a.txt"
    assert dump.text == "A wall\r\nfell."
    assert dump.sha256 == hashlib.sha256(codecs.BOM_UTF8 + b"A wall\r\nfell.").hexdigest()


def test_files_are_read_in_the_order_of_their_paths(tmp_path):
    for name in ("b.txt", "B.txt", "a/z.txt", "a.txt", "10.txt", "9.txt", "é.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    assert files(tmp_path) == sorted(["b.txt", "B.txt", "a/z.txt", "a.txt", "10.txt", "9.txt", "é.txt"])


def test_notes_readmes_settings_and_dotfiles_are_no_dumps(tmp_path):
    for name in (
        "notes/a.txt",
        "README.txt",
        "README",
        ".hidden.txt",
        ".git/a.txt",
        "corpus.yml",
        "corrections.yml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("title: A", "utf-8")
    reading = read(tmp_path)
    assert reading.dumps == reading.problems == ()


def test_suffix_counts_in_any_case(tmp_path):
    (tmp_path / "A.TXT").write_text("A wall fell.", "utf-8")
    assert files(tmp_path) == ["A.TXT"]


def test_files_with_the_same_bytes_are_one_dump_with_copies(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("A wall fell.", "utf-8")
    (tmp_path / "d.txt").write_text("A wall stood.", "utf-8")
    first, second = read(tmp_path).dumps
    assert [(copy.file, copy.sha256) for copy in first.copies] == [
        ("b.txt", first.sha256),
        ("c.txt", first.sha256),
    ]
    assert second.copies == ()


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", "\u00a0\u2003".encode(), codecs.BOM_UTF8, codecs.BOM_UTF16_LE]
)
def test_file_without_text_is_empty(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    (problem,) = read(tmp_path).problems
    assert (problem.path, problem.reason) == ("a.txt", "the file is empty")


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"%PDF-1.4\n\0\x01\x02",
        b"A wall fell. " * 100 + b"\0",
        bytes(range(256)) * 40,
        "A wall fell.".encode("utf-16-le"),  # without its mark it cannot be told from other data
        codecs.BOM_UTF32_LE + "A wall fell.".encode("utf-32-le"),
    ],
)
def test_file_that_is_no_text_is_told(tmp_path, data):
    (tmp_path / "a.txt").write_bytes(data)
    (problem,) = read(tmp_path).problems
    assert (problem.path, problem.reason) == ("a.txt", "this is not a text file")
    assert problem.remedy


@pytest.mark.parametrize(
    "text", ["A wall fell.\f\n", "A\x1b[1mwall\x1b[0m fell.", "Стена упала.", "墙倒了。"]
)
def test_text_with_unusual_characters_is_text(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert [dump.text for dump in read(tmp_path).dumps] == [text]


@pytest.mark.parametrize("name", ["article.pdf", "article.docx", "article", "picture.jpg", "article.html"])
def test_another_kind_of_file_is_told(tmp_path, name):
    (tmp_path / name).write_bytes(b"A wall fell.")
    (problem,) = read(tmp_path).problems
    assert (problem.path, problem.reason) == (name, "this kind of file is not read")


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a privilege there")
def test_links_are_followed_and_dangling_ones_told(tmp_path):
    (tmp_path / "elsewhere.bin").write_text("A wall fell.", "utf-8")
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "good.txt").symlink_to(tmp_path / "elsewhere.bin")
    (folder / "bad.txt").symlink_to(tmp_path / "nowhere")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    reading = read(folder)
    assert [dump.file for dump in reading.dumps] == ["good.txt"]
    assert [problem.path for problem in reading.problems] == ["bad.txt", "loop.txt"]


def test_folder_that_is_not_there_is_an_error_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("A wall fell.", "utf-8")
    for name in ("missing", "file"):
        with pytest.raises(NewsmorgueError, match=f"{name}: .*; .*--seeds DIR"):
            read(tmp_path / name)
