"""Reading: which files are dumps, what their bytes say, and what is told of the others."""

import codecs
import hashlib
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmorgue.errors import NewsmorgueError
from newsmorgue.model import Dump, Format, Problem
from newsmorgue.read import decode, decode_page, dump_of, read

PAGE = """<!DOCTYPE html><html><head><title>Wall falls</title></head><body><article><h1>Wall falls</h1>
<p>On Friday the <b>old</b> harbour wall fell into the sea, the mayor of the town said in the evening.</p>
<p>Nobody was hurt. The wall had stood for three hundred years, and will be built again from its stones.</p>
</article></body></html>"""


def held(reading):
    """Yield what each file holds: a dump, or what is wrong with it."""
    return (dump_of(file, reading.data[file.name]) for file in reading.files)


def dumps(folder):
    """Return the dumps of a folder."""
    return [found for found in held(read(folder)) if isinstance(found, Dump)]


def problems(folder):
    """Return what is wrong with the files of a folder."""
    reading = read(folder)
    found = [found for found in held(reading) if isinstance(found, Problem)]
    return [*reading.problems, *found]


def files(folder):
    return [dump.file for dump in dumps(folder)]


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
    (dump,) = dumps(tmp_path)
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
    assert dumps(tmp_path) == problems(tmp_path) == []


def test_suffix_counts_in_any_case(tmp_path):
    (tmp_path / "A.TXT").write_text("A wall fell.", "utf-8")
    assert files(tmp_path) == ["A.TXT"]


def test_files_with_the_same_bytes_are_one_dump_with_copies(tmp_path):
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("A wall fell.", "utf-8")
    (tmp_path / "d.txt").write_text("A wall stood.", "utf-8")
    first, second = dumps(tmp_path)
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
    (problem,) = problems(tmp_path)
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
    (problem,) = problems(tmp_path)
    assert (problem.path, problem.reason) == ("a.txt", "this is not a text file")
    assert problem.remedy


@pytest.mark.parametrize(
    "text", ["A wall fell.\f\n", "A\x1b[1mwall\x1b[0m fell.", "Стена упала.", "墙倒了。"]
)
def test_text_with_unusual_characters_is_text(tmp_path, text):
    (tmp_path / "a.txt").write_text(text, "utf-8")
    assert [dump.text for dump in dumps(tmp_path)] == [text]


@pytest.mark.parametrize("name", ["article.pdf", "article.docx", "article.rtf", "article", "picture.jpg"])
def test_another_kind_of_file_is_told(tmp_path, name):
    (tmp_path / name).write_bytes(b"A wall fell.")
    (problem,) = problems(tmp_path)
    assert (problem.path, problem.reason) == (name, "this kind of file is not read")
    assert ".txt" in problem.remedy
    assert ".md" in problem.remedy
    assert ".html" in problem.remedy


@pytest.mark.parametrize(
    ("name", "format_"),
    [("a.txt", Format.TEXT), ("a.md", Format.MARKDOWN), ("a.MARKDOWN", Format.MARKDOWN)],
)
def test_the_name_says_what_a_text_is_written_in(tmp_path, name, format_):
    (tmp_path / name).write_bytes(codecs.BOM_UTF8 + b"---\r\ntitle: A wall\r\n---\r\nIt *fell*.")
    (dump,) = dumps(tmp_path)
    assert (dump.format, dump.text) == (format_, "---\r\ntitle: A wall\r\n---\r\nIt *fell*.")


@pytest.mark.parametrize("name", ["a.html", "a.HTM"])
def test_web_page_becomes_markdown_and_keeps_its_files_hash(tmp_path, name):
    data = PAGE.encode()
    (tmp_path / name).write_bytes(data)
    (tmp_path / "b.html").write_bytes(data)
    (dump,) = dumps(tmp_path)
    assert dump.format is Format.HTML
    assert dump.sha256 == hashlib.sha256(data).hexdigest()
    assert [copy.file for copy in dump.copies] == ["b.html"]
    assert dump.text.startswith("---\ntitle: ")
    assert "the **old** harbour wall fell" in dump.text


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("", "utf-8"),
        ('<meta charset="utf-8">', "utf-16"),
        ('<meta charset="utf-8">', "utf-8-sig"),
        ('<meta charset="iso-8859-1">', "cp1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">', "cp1251"),
        ("<meta charset=shift_jis>", "shift_jis"),
        ('<meta charset="no-such-thing">', "cp1252"),
        ('<meta charset="utf-8">', "cp1252"),  # untrue
    ],
)
def test_a_page_is_read_as_it_declares(head, encoding):
    word = {"cp1251": "Стена", "shift_jis": "壁が"}.get(encoding, "Café")
    page = f"<html><head>{head}</head><body><p>{word}</p>"
    assert f"<p>{word}</p>" in decode_page(page.encode(encoding))


@given(st.binary() | st.binary().map(lambda data: b"<meta charset=utf-7>" + data))
def test_any_bytes_are_decoded_as_a_page(data):
    assert isinstance(decode_page(data), str)


def test_page_is_told_with_the_command_where_the_extra_is_not_installed(tmp_path, monkeypatch):
    monkeypatch.setattr("newsmorgue.webpage.is_installed", lambda *_packages: False)
    (tmp_path / "a.html").write_text(PAGE, "utf-8")
    (problem,) = problems(tmp_path)
    assert "trafilatura" in problem.reason
    assert "-m pip install trafilatura lxml_html_clean" in problem.remedy


@pytest.mark.parametrize(
    "page", ["<html><head><title>A</title></head><body></body></html>", "<p>", "<!-- -->", "<?xml?>"]
)
def test_page_without_an_article_is_told(tmp_path, page):
    (tmp_path / "a.html").write_text(page, "utf-8")
    (problem,) = problems(tmp_path)
    assert (problem.path, problem.reason) == ("a.html", "no article was found in this web page")


@pytest.mark.skipif(sys.platform == "win32", reason="a link needs a privilege there")
def test_links_are_followed_and_dangling_ones_told(tmp_path):
    (tmp_path / "elsewhere.bin").write_text("A wall fell.", "utf-8")
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "good.txt").symlink_to(tmp_path / "elsewhere.bin")
    (folder / "bad.txt").symlink_to(tmp_path / "nowhere")
    (folder / "loop.txt").symlink_to(folder / "loop.txt")
    assert files(folder) == ["good.txt"]
    assert [problem.path for problem in problems(folder)] == ["bad.txt", "loop.txt"]


def test_folder_that_is_not_there_is_an_error_with_a_remedy(tmp_path):
    (tmp_path / "file").write_text("A wall fell.", "utf-8")
    for name in ("missing", "file"):
        with pytest.raises(NewsmorgueError, match=f"{name}: .*; .*--seeds DIR"):
            read(tmp_path / name)
