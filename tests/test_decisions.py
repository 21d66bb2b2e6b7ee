"""Decisions about entities, from the file to the pages and exports."""

import json
from dataclasses import dataclass

import pytest

from newsmorgue.check import check

TEXTS = {
    "a.txt": """The harbour minister, Haidar Ben Ulvar, opened the pier.

The singer Jane Roe sang on the pier. Jane Roe left early. The company Ostra Shipping Ltd. paid.
""",
    "b.txt": """Jane Roe, the mayor of Tolvek, spoke at the pier.

A Tolvek man said the old fox had won again. Grandmother Ulvar was there, too, and Ilse Trandby sang.
""",
    "c.txt": """The pier closed. The fisherman Beat Zurlinden said Ostra Shipping had no ships.

Ilse Trandby, a sailor, wept on the pier.
""",
}


TITLES = {"a.txt": "Pier is opened", "b.txt": "Mayor speaks at pier", "c.txt": "Pier closes again"}


@dataclass
class Built:
    """What a build with some decisions made of the corpus."""

    entities: dict
    mentions: list
    files: dict
    warnings: list
    site: object

    def named(self, text):
        """The ids of what mentions with this text name, by file."""
        return {self.files[each["article"]]: each["entity"] for each in self.mentions if each["text"] == text}


@pytest.fixture
def built_with(corpus, run):
    """Builds a corpus of three reports with these decisions."""
    (corpus / "good.txt").unlink()
    for name, body in TEXTS.items():
        (corpus / name).write_text(f"{TITLES[name]}\nDate: 2015-05-21\n\n{body}", "utf-8")

    def built_with_(decisions):
        (corpus / "corrections.yml").write_text(decisions, "utf-8")
        ran = run("-v")
        assert ran.status == 0
        site = corpus.parent / "site"
        assert check(site, corpus).faults == ()
        rows = {
            name: json.loads((site / "data" / f"{name}.json").read_text("utf-8"))
            for name in ("articles", "entities", "mentions")
        }
        files = {row["id"]: row["file"].removesuffix(".txt") for row in rows["articles"]}
        entities = {row["id"]: row for row in rows["entities"]}
        return Built(entities, rows["mentions"], files, ran.warnings, site)

    return built_with_


def decision(text):
    return f"- {text}\n  reason: seen in the paper\n  by: Ada Poe\n"


def test_without_decisions(built_with):
    built = built_with("[]")
    assert built.warnings == []
    assert {"person-jane-roe", "person-haidar-ben-ulvar", "person-beat-zurlinden"} <= built.entities.keys()
    assert set(built.named("Jane Roe").values()) == {"person-jane-roe"}


def test_merged_entities_are_one_and_leave_a_page_that_leads_on(built_with):
    built = built_with(decision("entity: Beat Zurlinden\n  merge: [person-haidar-ben-ulvar]"))
    assert built.warnings == []
    (id_,) = {*built.named("Beat Zurlinden").values(), *built.named("Haidar Ben Ulvar").values()}
    (reason,) = [each for each in built.entities[id_]["reasons"] if "decision" in each["rule"]]
    assert reason["rule"] == "decision of the editors: seen in the paper (Ada Poe)"
    gone = next(name for name in ("beat-zurlinden", "haidar-ben-ulvar") if not id_.endswith(name))
    page = (built.site / "people" / f"{gone}.html").read_text("utf-8")
    target = f"../people/{id_.removeprefix('person-')}.html"
    assert f'<meta http-equiv="refresh" content="0; url={target}">' in page
    assert f'<a href="{target}">' in page
    assert "default-src 'none'" in page
    (built.site / "people" / f"{id_.removeprefix('person-')}.html").unlink()
    faults = check(built.site, built.site.parent / "seeds").faults
    assert f"people/{gone}.html: {target} leads nowhere" in faults


def test_the_files_of_a_split_name_another(built_with):
    built = built_with(decision("entity: Jane Roe\n  split: [b.txt]\n  name: Jane Roe (mayor)"))
    assert built.warnings == []
    assert built.named("Jane Roe") == {"a": "person-jane-roe", "b": "person-jane-roe-mayor"}
    assert built.entities["person-jane-roe-mayor"]["name"] == "Jane Roe (mayor)"


def test_a_split_without_a_name_keeps_the_address_for_the_first(built_with):
    built = built_with(decision("entity: Jane Roe\n  split: [b.txt]"))
    named = built.named("Jane Roe")
    assert named["a"] == "person-jane-roe"
    assert named["b"].startswith("person-jane-roe-")


def test_a_renamed_entity_has_another_address(built_with):
    built = built_with(decision("entity: person-jane-roe\n  rename: Jane Q. Roe"))
    assert built.warnings == []
    assert set(built.named("Jane Roe").values()) == {"person-jane-q-roe"}
    assert "url=../people/jane-q-roe.html" in (built.site / "people/jane-roe.html").read_text("utf-8")


def test_a_retyped_entity_is_of_another_kind(built_with):
    built = built_with(decision("entity: Beat Zurlinden\n  retype: organization"))
    assert built.warnings == []
    assert built.entities["organization-beat-zurlinden"]["kind"] == "organization"
    assert (built.site / "people/beat-zurlinden.html").is_file()


def test_what_is_rejected_is_nobody(built_with):
    built = built_with(decision("entity: Jane Roe\n  reject: yes"))
    assert built.warnings == []
    assert built.named("Jane Roe") == {}
    assert not (built.site / "people/jane-roe.html").exists()


def test_what_is_rejected_in_one_file_stays_in_the_others(built_with):
    built = built_with(decision("entity: Jane Roe\n  reject: yes\n  files: [b.txt]"))
    assert built.named("Jane Roe") == {"a": "person-jane-roe"}


def test_values_are_set(built_with):
    text = "entity: Jane Roe\n  set: {role: Mayor of Tolvek, coordinates: [55.1, -3], country: gb}"
    row = built_with(decision(text)).entities["person-jane-roe"]
    assert (row["roles"][0], row["coordinates"], row["country"]) == ("Mayor of Tolvek", [55.1, -3.0], "GB")
    assert row["reasons"][0]["rule"].startswith("role and coordinates and country set by decision of the ed")


def test_an_added_alias_is_found_where_nothing_shows_a_name(built_with):
    built = built_with(decision("entity: Jane Roe\n  add alias: [the old fox]"))
    assert built.warnings == []
    assert built.named("the old fox") == {"b": "person-jane-roe"}
    assert "the old fox" in built.entities["person-jane-roe"]["aliases"]


def test_a_decision_holds_for_what_another_one_makes(built_with):
    built = built_with(
        decision("entity: Jane Roe (mayor)\n  set: {role: Mayor}")
        + decision("entity: Jane Roe\n  split: [b.txt]\n  name: Jane Roe (mayor)")
    )
    assert built.warnings == []
    assert built.entities["person-jane-roe-mayor"]["roles"][0] == "Mayor"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("entity: Jane Row\n  reject: yes", "there is no entity `Jane Row`; did you mean `Jane Roe`?"),
        ("entity: Jane Roe\n  merge: Beat Zurlindn", "did you mean `Beat Zurlinden`?"),
        ("entity: Jane Roe\n  split: [bb.txt]", "there is no article file `bb.txt`; did you mean `b.txt`?"),
        ("entity: Jane Roe\n  split: [c.txt]", "c.txt does not name `Jane Roe`"),
        ("entity: Jane Roe\n  split: [a.txt, b.txt]", "all files that name `Jane Roe` are split off"),
        ("entity: Jane Roe\n  rename: Jane Roe", "it is called `Jane Roe` anyway"),
        ("entity: Jane Roe\n  retype: person", "it is a person anyway"),
        ("entity: Jane Roe\n  keep apart: Beat Zurlinden", "are kept apart anyway"),
        ("entity: Jane Roe\n  merge: person-jane-roe", "is one with `Jane Roe` anyway"),
        ("entity: Jane Roe\n  keep apart: Jane Roe", "is the only name of `Jane Roe`"),
        ("entity: Jane Roe\n  add alias: Nobody Here", "no article calls anybody or anything `Nobody Here`"),
        ("entity: Jane Roe\n  merge: Ostra Shipping Ltd", "is a person and"),
        ("entity: Jane Roe\n  set: {coordinates: null}", "its `coordinates` is so anyway"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(built_with, text, said):
    (warning,) = built_with(f"# decided\n{decision(text)}").warnings
    assert warning.startswith("corrections.yml:2:3: ")
    assert said in warning


def test_decisions_against_each_other_are_told(built_with):
    built = built_with(
        decision("entity: Jane Roe\n  merge: Beat Zurlinden")
        + decision("entity: Haidar Ben Ulvar\n  merge: Beat Zurlinden")
        + decision("entity: Jane Roe\n  keep apart: Haidar Ben Ulvar")
    )
    assert any("another decision keeps apart what this one makes one" in each for each in built.warnings)
    assert built.named("Jane Roe")["a"] != built.named("Haidar Ben Ulvar")["a"]


def test_what_is_said_beside_a_split_is_not_said_of_what_is_split_off(built_with):
    text = "entity: Jane Roe\n  split: [b.txt]\n  name: Jane Roe (mayor)\n  rename: Jane Q. Roe"
    built = built_with(decision(text))
    assert built.warnings == []
    assert built.named("Jane Roe") == {"a": "person-jane-q-roe", "b": "person-jane-roe-mayor"}
