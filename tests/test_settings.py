"""Settings: `corpus.yml`, `corrections.yml` and `notes/`, right and wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.model import EntityDecision, Kind, OwnOutlet, Settings
from newsmorgue.settings import orphans, read_settings
from newsmorgue.settings.corpus import read_corpus
from newsmorgue.settings.corrections import read_corrections


def settings(folder, text, encoding="utf-8"):
    (folder / "corpus.yml").write_bytes(text.encode(encoding))
    return read_settings(folder)


def decisions(folder, text):
    (folder / "corrections.yml").write_text(text, "utf-8")
    return read_settings(folder)


def only_problem(files):
    (problem,) = files.problems
    assert problem.remedy
    return problem


def test_without_files_the_defaults_hold(tmp_path):
    files = read_settings(tmp_path)
    assert (files.settings, files.notes, files.problems) == (Settings(), {}, ())


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
    assert str(problem).startswith("corpus.yml:3:1: there is no setting `descripton`; ")
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
    assert str(only_problem(files)).startswith("corpus.yml:2:1: `title` is set twice; ")
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


def notes(folder, **texts):
    """Write notes by their names, `__` for a slash, and read the settings."""
    for name, text in texts.items():
        path = folder / "notes" / f"{name.replace('__', '/')}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_settings(folder)


def test_notes_are_read_by_the_address_of_their_page(tmp_path):
    files = notes(tmp_path, about="\ufeff# Über *coal*\r\n", people__ada="Mayor.", sources__post="A paper.")
    assert files.notes == {
        "about.html": "# Über *coal*\n",
        "people/ada.html": "Mayor.",
        "sources/post.html": "A paper.",
    }
    assert files.problems == ()


def test_a_note_that_is_no_text_is_told_and_the_others_hold(tmp_path):
    files = notes(tmp_path, about=b"\xff\xfeC\0", people__ada="Mayor.")
    assert only_problem(files).path == "notes/about.md"
    assert files.notes == {"people/ada.html": "Mayor."}


def test_what_is_no_note_is_told_but_for_hidden_and_readme_files(tmp_path):
    notes(tmp_path, about="Us.", README="How to.", people__README="How to.")
    for name in (".DS_Store", ".git/config.md", "map.png"):
        (tmp_path / "notes" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "notes" / name).write_bytes(b"\xff")
    files = read_settings(tmp_path)
    assert str(only_problem(files)) == "notes/map.png: this is no note; write notes in Markdown (.md)"
    assert set(files.notes) == {"about.html"}


@pytest.mark.parametrize(
    ("note", "remedy"),
    [
        ("people/jane-reo", "did you mean `notes/people/jane-roe.md`?"),
        ("people/nobody-like-her", "name a note after its page"),
        ("person/jane-roe", "name a note after its page"),  # people/jane-roe is no neighbour
        ("abuot", "did you mean `notes/about.md`?"),
    ],
)
def test_a_note_without_a_page_is_told_with_the_page_that_is_meant(note, remedy):
    pages = ["about.html", "people/jane-roe.html", "people/jane-poe.html", "places/jane-reo.html"]
    (problem,) = orphans({f"{note}.html": "", "people/jane-poe.html": ""}, pages)
    assert (problem.path, problem.reason) == (f"notes/{note}.md", "there is no page for this note")
    assert problem.remedy.startswith(remedy)


OUTLETS = """\
language: nb
outlets:
  - name: The Harbour Gazette
    other names: [Gazette of Tolvek, HG]
    domains: [www.Gazette.example, https://hg.example/]
    country: no
    language: nn
  - name: Ostra Post
    other names: Post
"""


def test_outlets_are_read(tmp_path):
    files = settings(tmp_path, OUTLETS)
    assert files.problems == ()
    assert files.settings.language == "nb"
    assert files.settings.outlets == (
        OwnOutlet(
            "The Harbour Gazette",
            ("Gazette of Tolvek", "HG"),
            ("gazette.example", "hg.example"),
            "NO",
            "nn",
        ),
        OwnOutlet("Ostra Post", ("Post",)),
    )


@pytest.mark.parametrize(
    ("text", "place", "said", "outlets"),
    [
        ("outlets: Gazette", (1, 10), "`outlets` has to be a list", 0),
        ("outlets:\n  - Gazette", (2, 5), "`Gazette` is no `name: value`", 0),
        ("outlets:\n  - country: NO", (2, 5), "this outlet has no `name`", 0),
        ("outlets:\n  - nmae: Gazette", (2, 5), "did you mean `name`?", 0),
        ("outlets:\n  - name: A b\n    country: Norway", (3, 14), "did you mean `NO`?", 1),
        ("outlets:\n  - name: A b\n    country: QQ", (3, 14), "`QQ` is no `country`", 1),
        ("outlets:\n  - name: A b\n    language: English", (3, 15), "did you mean `en`?", 1),
        ("outlets:\n  - name: A b\n    domains: nowhere", (3, 14), "`nowhere` is no domain", 1),
        ("outlets:\n  - name: A b\n    domains: [ab.example/news]", (3, 14), "did you mean `ab.example`?", 1),
        ("outlets:\n  - name: A b\n  - name: C d\n    other names: [a B]", (3, 5), "has `a b` too", 2),
        ("outlets:\n  - name: [A]", (2, 11), "`name` has to be a text", 0),
        ("language: Klingon", (1, 11), "`Klingon` is no `language`", 0),
    ],
)
def test_what_is_wrong_with_an_outlet_is_told_with_line_and_column(tmp_path, text, place, said, outlets):
    files = settings(tmp_path, f"{text}\ntitle: Coal\n")
    problem = files.problems[0]
    assert (problem.line, problem.column) == place
    assert said in str(problem)
    assert len(files.settings.outlets) == outlets
    assert files.settings.title == "Coal"


def test_a_name_that_is_no_text_is_told_on_one_line(tmp_path):
    files = settings(tmp_path, '? [a, b]\n: c\n"ti\\ntle\\e[31m": d\n"x": y\n')
    assert len(files.problems) == 3
    assert all(str(problem).isprintable() for problem in files.problems)


def test_anchors_are_followed_and_make_no_loop(tmp_path):
    files = settings(tmp_path, "title: &t Coal\ndescription: *t\noutlets: &o [*o]\n")
    assert files.settings.description == "Coal"
    assert only_problem(files).line == 3


DECISION = """\
- file: a.txt
  set:
    title: Harbour   wall
    published: 2015-05-21T10:20Z
    updated: null
    authors: Jane Roe
    agencies: [AFP, Reuters, AFP]
    tags: []
    language: EN
    url: https://example.org/a?b=c
  was: {published: 2015-05-22, authors: ~}
  remove: An advertisement
  keep: [one, two]
  reason: 'yes'
  by: Ada Poe
"""


def test_decisions_are_read(tmp_path):
    files = decisions(tmp_path, f"\n{DECISION}")
    assert files.problems == ()
    (read,) = files.corrections
    assert read.values == {
        "title": "Harbour wall",
        "published": "2015-05-21T10:20:00Z",
        "updated": None,
        "authors": ("Jane Roe",),
        "agencies": ("AFP", "Reuters"),
        "tags": (),
        "language": "en",
        "url": "https://example.org/a?b=c",
    }
    assert read.was == {"published": "2015-05-22", "authors": ()}
    assert (read.removed, read.kept) == (("An advertisement",), ("one", "two"))
    assert (read.reason, read.by, read.line, read.column) == ("yes", "Ada Poe", 2, 3)


@pytest.mark.parametrize(
    ("text", "place", "said", "held"),
    [
        ("title: Coal", (1, 1), "this is not a list of decisions; begin each decision with `- file", 0),
        ("- a.txt", (1, 3), "`a.txt` is no decision", 0),
        ("- set: {title: x}\n  reason: y", (1, 3), "this decision names no file, entity or story", 0),
        ("- file: a.txt\n  reason: y", (1, 3), "this decision decides nothing", 0),
        ("- file: a.txt\n  set: {title: x}", (1, 3), "this decision has no reason", 1),
        ("- file: a.txt\n  sett: {title: x}\n  keep: z\n  reason: y", (2, 3), "did you mean `set`?", 1),
        ("- file: a.txt\n  merge: [a, b]\n  keep: z\n  reason: y", (2, 3), "are file, set, was, remove", 1),
        ("- file: a.txt\n  set: {titel: x, url: null}\n  reason: y", (2, 9), "did you mean `title`?", 1),
        ("- file: a.txt\n  set: title\n  reason: y", (2, 8), "`title` is no `name: value`", 0),
        ("- file: a.txt\n  set: {title: [x]}\n  reason: y", (2, 16), "`title` has to be a text", 0),
        ("- file: a.txt\n  set: {title: ''}\n  reason: y", (2, 16), "`title` has to be a text", 0),
        ("- file: a.txt\n  set: {tags: [x, [y]]}\n  reason: y", (2, 19), "has to be a list of texts", 0),
        ("- file: a.txt\n  set: {url: gazette}\n  reason: y", (2, 14), "`gazette` is no address", 0),
        ("- file: a.txt\n  set: {language: German}\n  reason: y", (2, 19), "did you mean `de`?", 0),
        ("- file: a.txt\n  file: b.txt\n  keep: z\n  reason: y", (2, 3), "`file` is set twice", 1),
        ("- file: [a.txt]\n  keep: z\n  reason: y", (1, 9), "`file` has to be a text", 0),
        ("- file: 'a.txt\n", (2, 1), "this is not valid YAML", 0),
        ("- " * 5000, (None, None), "stand too deep", 0),
    ],
)
def test_what_is_wrong_with_a_decision_is_told_with_line_and_column(tmp_path, text, place, said, held):
    files = decisions(tmp_path, text)
    problem = only_problem(files)
    assert (problem.path, problem.line, problem.column) == ("corrections.yml", *place)
    assert said in str(problem)
    assert len(files.corrections) == held


ENTITY_DECISION = """\
- entity: Jane Roe
  merge: [Jane R. Roe, person-jayne-roe]
  keep apart: Jane Roe-Doe
  split: a.txt
  name: Jane Roe (mayor)
  rename: Jane  Q. Roe
  retype: organization
  reject: no
  set: {role: mayor, coordinates: [55.1, -3], country: gb}
  add alias: [the old fox]
  reason: seen
  by: Ada Poe
"""


def test_decisions_about_entities_are_read(tmp_path):
    files = decisions(tmp_path, ENTITY_DECISION)
    assert (files.problems, files.corrections) == ((), ())
    (read,) = files.decisions
    assert read == EntityDecision(
        entity="Jane Roe",
        merged=("Jane R. Roe", "person-jayne-roe"),
        apart=("Jane Roe-Doe",),
        split=("a.txt",),
        name="Jane Roe (mayor)",
        renamed="Jane Q. Roe",
        kind=Kind.ORGANIZATION,
        values={"role": "mayor", "coordinates": (55.1, -3.0), "country": "GB"},
        aliases=("the old fox",),
        reason="seen",
        by="Ada Poe",
        line=1,
        column=3,
    )


@pytest.mark.parametrize(
    ("text", "place", "said", "held"),
    [
        ("- entity: A b\n  reason: y", (1, 3), "this decision decides nothing; write one of `merge`", 0),
        ("- entity: A b\n  reject: yes", (1, 3), "this decision has no reason", 1),
        ("- entity: A b\n  mrege: C d\n  reject: yes\n  reason: y", (2, 3), "did you mean `merge`?", 1),
        ("- entity: A b\n  remove: C d\n  reject: yes\n  reason: y", (2, 3), "an entity has no `remove`", 1),
        ("- merge: C d\n  reason: y", (1, 3), "this decision names no entity; write `entity: Name`", 0),
        ("- entity: [A b]\n  reject: yes\n  reason: y", (1, 11), "`entity` has to be a text", 0),
        ("- entity: A b\n  retype: ship\n  reason: y", (2, 11), "`ship` is no kind of entity", 0),
        ("- entity: A b\n  reject: maybe\n  reason: y", (2, 11), "`maybe` is no answer to `reject`", 0),
        ("- entity: A b\n  name: C\n  reject: y\n  reason: y", (2, 9), "says nothing without `split`", 1),
        ("- entity: A b\n  set: {roll: x}\n  reason: y", (2, 9), "did you mean `role`?", 0),
        ("- entity: A b\n  set: {country: Iraq}\n  reason: y", (2, 18), "did you mean `IQ`?", 0),
        ("- entity: A b\n  set: {coordinates: [1, 200]}\n  reason: y", (2, 22), "degrees north and east", 0),
        ("- entity: A b\n  set: {coordinates: [120, 33]}\n  reason: y", (2, 22), "`[33, 120]`?", 0),
        ("- entity: A b\n  merge: []\n  reason: y", (1, 3), "this decision decides nothing", 0),
    ],
)
def test_what_is_wrong_with_a_decision_about_an_entity_is_told(tmp_path, text, place, said, held):
    files = decisions(tmp_path, text)
    problem = only_problem(files)
    assert (problem.path, problem.line, problem.column) == ("corrections.yml", *place)
    assert said in str(problem)
    assert len(files.decisions) == held


def test_set_says_that_something_is_not_known(tmp_path):
    files = decisions(tmp_path, "- entity: A b\n  set: {role: null, coordinates: ~}\n  reason: y")
    assert files.problems == ()
    assert files.decisions[0].values == {"role": None, "coordinates": None}


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2015-02-30", "is no date"),
        ("21 May 2015", "did you mean `2015-05-21`?"),
        ("03/11/2012", "write year, month and day"),
        ("2015-05-16/2015-05-17", "write year, month and day"),
        ("2015-05-21T25:00", "is no date"),
        ("0000", "is no date"),
        ("yesterday", "or `null` where it is not known"),
    ],
)
def test_what_is_no_date_is_told(tmp_path, date, said):
    files = decisions(tmp_path, f"- file: a.txt\n  set:\n    published: {date}\n  reason: y\n")
    problem = only_problem(files)
    assert said in str(problem)
    assert (problem.line, problem.column) == (3, 16)
    assert files.corrections == ()


@pytest.mark.parametrize("text", ["", "# none yet\n", "---\n", "[]\n"])
def test_no_decisions_are_right(tmp_path, text):
    files = decisions(tmp_path, text)
    assert (files.corrections, files.problems) == ((), ())


@given(text=st.text(st.sampled_from("-: \n[]{}&*!|>'\"#?%@`,ab\t\u0001\ud800")))
def test_any_text_is_answered(text):
    for read in (read_corpus, read_corrections):
        problems = []
        read(text, problems)
        assert all("\n" not in str(problem) and problem.remedy for problem in problems)
