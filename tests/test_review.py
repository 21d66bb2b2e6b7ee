"""The review: what is doubtful, as decisions that hold when one `#` is taken away."""

import json
import re

import pytest

from newsmorgue.check import check

TEXTS = {
    "a.txt": "Colonel Haidar Ben Ulvar met the envoy Ilse Trandby in Tolvek. The writer John Q. Smith sang.",
    "b.txt": "Colonel Haider Ben Ulvar and Ilse Trandby spoke. Zorvex said nothing would change.",
    "c.txt": "The farmer John Smith sold a cow in Bergen. His cow is well and will be fed by his brother.",
}
TITLES = {"a.txt": "Pier is opened again", "b.txt": "Pier closes for good", "c.txt": "Cow finds a new owner"}


@pytest.fixture
def doubtful(corpus):
    """A corpus with a weak join, a doubt and a doubtful find."""
    (corpus / "good.txt").unlink()
    for name, body in TEXTS.items():
        (corpus / name).write_text(f"{TITLES[name]}\nDate: 2015-05-21\n\n{body}\n", "utf-8")
    return corpus


def entities(corpus):
    rows = json.loads((corpus.parent / "site/data/entities.json").read_text("utf-8"))
    return {row["id"]: row for row in rows}


def test_as_it_is_it_decides_nothing(doubtful, run):
    (doubtful / "corrections.yml").write_text(run("review").out, "utf-8")
    assert run("--strict").status == 0


def test_what_too_many_share_is_told(doubtful, run):
    for i in range(61):
        middle = "BDFGHJKLMN"[i % 10] + "aeiouae"[i // 10] + "vrtnzlk"[i // 10]
        text = f"Crowd {i}\nDate: 2015-05-21\n\nThe minister John {middle}o Ulvar spoke in Bergen.\n"
        (doubtful / f"crowd{i}.txt").write_text(text, "utf-8")
    told = [line for line in run("review").out.splitlines() if line.startswith("##   people with names like")]
    assert "##   people with names like John Bavo Ulvar: 61" in told


def test_what_is_agreed_to_takes_effect(doubtful, run):
    run()
    before = entities(doubtful)
    asked = run("review").out
    assert "two, not one" in asked
    assert "one and the same" in asked
    assert "no name" in asked
    agreed = "".join(line.removeprefix("#") + "\n" for line in asked.splitlines())
    (doubtful / "corrections.yml").write_text(agreed, "utf-8")
    ran = run("--strict")
    assert (ran.status, ran.err) == (0, "")
    assert check(doubtful.parent / "site", doubtful).faults == ()
    after = entities(doubtful)
    assert [each for each in before if "ulvar" in each] == ["person-haidar-ben-ulvar"]
    assert sorted(each for each in after if "ulvar" in each) == [
        "person-haidar-ben-ulvar",
        "person-haider-ben-ulvar",
    ]
    assert len([each for each in before if "smith" in each]) == 2
    assert len([each for each in after if "smith" in each]) == 1
    assert [each for each in before if "zorvex" in each]
    assert not [each for each in after if "zorvex" in each]


@pytest.mark.usefixtures("doubtful")
def test_evidence_says_where_it_stands(run):
    out = run("review").out
    assert "##   a.txt p1: …Colonel [Haidar Ben Ulvar] met the envoy" in out
    assert "##   b.txt p1: …Colonel [Haider Ben Ulvar] and Ilse" in out


def test_what_is_confirmed_is_not_asked_again(doubtful, run):
    decided = "- entity: Haidar Ben Ulvar\n  merge: [Haider Ben Ulvar]\n  reason: seen\n"
    (doubtful / "corrections.yml").write_text(decided, "utf-8")
    assert run("--strict").status == 0
    assert "person-haid" not in run("review").out


def test_a_file_is_written_but_never_over_another(doubtful, run):
    path = doubtful.parent / "asked.yml"
    printed = run("review").out
    assert run("review", "--out", path).status == 0
    assert path.read_text("utf-8") == printed
    again = run("review", "--out", path)
    assert (again.status, path.read_text("utf-8")) == (1, printed)
    assert "there is such a file" in again.err


def test_only_so_much_is_asked(doubtful, run):
    names = ["Zor", "Vul", "Kra", "Pli", "Dro", "Gna", "Slu", "Tri", "Bre", "Flo"]
    body = " ".join(
        f"{name}vex{end} said so." for name in names for end in ("ik", "ul", "om", "ar", "ep", "is")
    )
    (doubtful / "d.txt").write_text(f"Many spoke at the pier\nDate: 2015-05-21\n\n{body}\n", "utf-8")
    out = run("review").out
    assert out.count("reject: yes") == 50
    assert re.search(r"## and \d+ more that matter less", out)
