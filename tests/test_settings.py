"""Settings: `corpus.yml` and `notes/about.md`, right and wrong."""

import pytest

from newsmorgue.model import Settings
from newsmorgue.settings import read_settings


def settings(folder, text, encoding="utf-8"):
    (folder / "corpus.yml").write_bytes(text.encode(encoding))
    return read_settings(folder)


def only_problem(files):
    (problem,) = files.problems
    assert problem.remedy
    return problem


def test_without_files_the_defaults_hold(tmp_path):
    files = read_settings(tmp_path)
    assert (files.settings, files.about, files.problems) == (Settings(), None, ())


def test_all_settings_are_read(tmp_path):
    files = settings(
        tmp_path,
        "# about us\ntitle: The Tolvek File\ndescription: >\n  Coal,\n  and trams\nbase_url: https://tolvek.example/file/\n",
    )
    assert files.problems == ()
    assert files.settings == Settings("The Tolvek File", "Coal, and trams", "https://tolvek.example/file/")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "\ufefftitle: The morgue\n"])
def test_a_file_that_sets_nothing_new_is_right(tmp_path, text):
    files = settings(tmp_path, text)
    assert (files.settings, files.problems) == (Settings(), ())


@pytest.mark.parametrize("value", ["2015-05-21", "1984", "yes", "null and void", "Ночь 'n' fog"])
def test_a_value_is_the_text_that_is_written(tmp_path, value):
    assert settings(tmp_path, f"title: {value}").settings.title == value


def test_unknown_setting_is_told_with_its_line_and_the_others_hold(tmp_path):
    files = settings(tmp_path, "title: Coal\n\ndescripton: All of it\n")
    problem = only_problem(files)
    assert str(problem).startswith("corpus.yml:3: there is no setting `descripton`; ")
    assert "did you mean `description`?" in problem.remedy
    assert files.settings == Settings("Coal")


def test_setting_like_no_other_names_those_there_are(tmp_path):
    problem = only_problem(settings(tmp_path, "colour: red\n"))
    assert all(name in problem.remedy for name in ("title", "description", "base_url"))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: A: B", 1),
        ("title: Coal\ndescription: 'open\n", 3),
        ("title: Coal\n\tdescription: x", 2),
        ("title: [1, 2\n", 2),
    ],
)
def test_broken_yaml_is_told_with_its_line(tmp_path, text, line):
    files = settings(tmp_path, text)
    problem = only_problem(files)
    assert (problem.path, problem.line) == ("corpus.yml", line)
    assert problem.reason.startswith("this is not valid YAML (")
    assert "\n" not in str(problem)
    assert files.settings == Settings()


@pytest.mark.parametrize(
    "text",
    ["title: A\n---\ntitle: B\n", "title: *unknown\n", "title: \x07\n", "a: !!python/object:os.system x\n"],
)
def test_other_yaml_that_we_do_not_take_is_one_problem(tmp_path, text):
    files = settings(tmp_path, text)
    assert "\n" not in str(only_problem(files))
    assert files.settings == Settings()


@pytest.mark.parametrize("text", ["- title\n- Coal\n", "The Tolvek File\n", "42\n"])
def test_file_that_is_no_mapping_is_told(tmp_path, text):
    problem = only_problem(settings(tmp_path, text))
    assert (problem.reason, problem.line) == ("this is not a list of settings", 1)


@pytest.mark.parametrize(
    "text", ["title:\n", "title: ''\n", "title: [Coal]\n", "title: {a: b}\n", "title: null\n", "title: ~\n"]
)
def test_setting_that_is_no_text_is_told_and_its_default_holds(tmp_path, text):
    files = settings(tmp_path, text)
    assert only_problem(files).reason == "`title` has to be a text"
    assert files.settings == Settings()


def test_setting_that_stands_twice_is_told(tmp_path):
    files = settings(tmp_path, "title: Coal\ntitle: Trams\n")
    assert str(only_problem(files)).startswith("corpus.yml:2: `title` is set twice; ")
    assert files.settings.title == "Coal"


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_file_in_another_encoding_is_told(tmp_path, encoding):
    problem = only_problem(settings(tmp_path, "title: Café\n", encoding))
    assert problem.path == "corpus.yml"
    assert "UTF-8" in problem.reason


@pytest.mark.parametrize(
    "address", ["tolvek.example", "ftp://tolvek.example/", "javascript:alert(1)", "https://"]
)
def test_base_url_has_to_be_an_address(tmp_path, address):
    files = settings(tmp_path, f"base_url: {address}\n")
    assert "base_url" in only_problem(files).reason
    assert files.settings.base_url is None


def test_folder_in_place_of_a_file_is_told(tmp_path):
    (tmp_path / "corpus.yml").mkdir()
    assert only_problem(read_settings(tmp_path)).path == "corpus.yml"


def test_the_editors_page_is_read(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "about.md").write_bytes("\ufeff# Über *coal*\r\n".encode())
    assert read_settings(tmp_path).about == "# Über *coal*\n"


def test_an_editors_page_that_is_no_text_is_told(tmp_path):
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "about.md").write_bytes(b"\xff\xfeC\0")
    files = read_settings(tmp_path)
    assert only_problem(files).path == "notes/about.md"
    assert files.about is None


def test_corrections_are_not_applied_in_silence(tmp_path):
    (tmp_path / "corrections.yml").write_text("- merge: [a, b]\n", "utf-8")
    assert only_problem(read_settings(tmp_path)).path == "corrections.yml"
