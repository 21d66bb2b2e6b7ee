"""What the README says of the folder's files is true: its examples are read, and do what they say."""

import json
import re

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.settings import read_settings

REPORT = """\
Harbour wall will be rebuilt

22 May 2015

By Jane Roe

The wall at Marrow Bay will be rebuilt next month, the harbour master, Ilse Trandby, said on Thursday.

Your boat deserves better, and the bank at the harbour has the loan that you need for it.

"It will be higher," she said after a meeting with engineers.

Read more: the engineers' letter
"""


NAMING = {
    "003_report.txt": """\
Harbour master answers

22 May 2015

The engineer Jane Roe met Jane Roe-Doe and the sailor John Doe.

The Lady of the Wall, as they call her, was calm.

The yacht of Marrow Bay won.
""",
    "004_letter.txt": """\
Letter from a fisherman

23 May 2015

The fisherman John Doe wrote to Mr. Wall. The writer Jayne Roe read the letter aloud in Bergen.

Jane R. Roe wrote back.
""",
}


@pytest.fixture
def readme(checkout, tmp_path):
    """A corpus with the README's examples in the files that the README names."""
    text = (checkout / "README.md").read_text("utf-8")
    corpus, about_files, about_entities, about_stories = re.findall(r"```yaml\n(.*?)```\n", text, re.DOTALL)
    examples = {"corpus.yml": corpus, "corrections.yml": about_files}
    assert all(f"`{name}` " in text for name in examples)
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, example in examples.items():
        (folder / name).write_text(example, "utf-8")
    (folder / "003_report.txt").write_text(REPORT, "utf-8")
    (tmp_path / "entities.yml").write_text(about_entities, "utf-8")
    (tmp_path / "stories.yml").write_text(about_stories, "utf-8")
    return folder


def test_the_settings_are_set(readme):
    files = read_settings(readme)
    assert files.problems == ()
    settings = files.settings
    assert settings.title == "The Harbour Papers"
    assert settings.base_url == "https://example.org/papers/"
    assert settings.language == "en"
    media = load_lexicon().with_outlets(settings.outlets).media
    assert media.outlet("HG") is media.outlet_at("www.harbour-gazette.example")
    assert media.outlet("HG").country == "NZ"


def test_the_decisions_are_applied(readme, run):
    ran = run("--strict")
    assert (ran.status, ran.err) == (0, "")
    (article,) = json.loads((readme.parent / "site/data/articles.json").read_text("utf-8"))
    assert article["title"] == "Harbour wall to be rebuilt"
    assert article["published"] == "2015-05-21"
    assert article["authors"] == ["Jane Roe", "John Doe"]
    assert article["corrected"] == ["authors", "body", "published", "title"]
    texts = [each["text"] for each in article["paragraphs"]]
    assert not any("Your boat" in text for text in texts)
    assert texts[-1] == "Read more: the engineers' letter"
    page = (readme.parent / "site" / article["path"]).read_text("utf-8")
    assert page.count("Corrected: the paper of that day is in the library (Ada Poe)") == 3
    assert "Corrected: seen on the page" in page


def test_a_changed_reading_is_told(readme, run):
    (readme / "003_report.txt").write_text(REPORT.replace("22 May", "23 May"), "utf-8")
    (warning,) = run().warnings
    assert warning.startswith("corrections.yml:1:3: `published` of 003_report.txt was `2015-05-22` when")
    assert "now reads `2015-05-23`; see whether the decision is still right" in warning


def test_the_decisions_about_entities_are_applied(readme, run):
    (readme.parent / "entities.yml").replace(readme / "corrections.yml")
    for name, text in NAMING.items():
        (readme / name).write_text(text, "utf-8")
    ran = run("--strict")
    assert (ran.status, ran.err) == (0, "")
    rows = json.loads((readme.parent / "site/data/entities.json").read_text("utf-8"))
    entities = {row["id"]: row for row in rows}
    jane = entities["person-jane-roe-engineer"]
    assert {"Jane Roe", "Jane R. Roe", "Jayne Roe", "The Lady of the Wall"} == {*jane["aliases"]}
    assert (jane["roles"][0], jane["country"], jane["coordinates"]) == (
        "harbour engineer",
        "NZ",
        [-41.3, 174.8],
    )
    assert {"person-jane-roe-doe", "person-john-doe", "person-john-doe-fisherman"} <= entities.keys()
    assert "organization-marrow-bay" in entities
    assert not [id_ for id_ in entities if "wall" in id_]


def test_the_decisions_about_stories_are_applied(readme, run):
    (readme.parent / "stories.yml").replace(readme / "corrections.yml")
    (readme / "004_letter.txt").write_text(NAMING["004_letter.txt"], "utf-8")
    again = REPORT.replace("Harbour wall will be rebuilt", "Marrow Bay gets a wall").replace(
        "22 May", "23 May"
    )
    (readme / "009_march.txt").write_text(again.replace("Jane Roe", "John Doe"), "utf-8")
    ran = run("--strict")
    assert (ran.status, ran.err) == (0, "")
    (story,) = json.loads((readme.parent / "site/data/stories.json").read_text("utf-8"))
    articles = json.loads((readme.parent / "site/data/articles.json").read_text("utf-8"))
    files = {row["id"]: row["file"] for row in articles}
    assert story["title"] == "The wall falls"
    assert [files[id_] for id_ in story["articles"]] == ["003_report.txt", "004_letter.txt"]
