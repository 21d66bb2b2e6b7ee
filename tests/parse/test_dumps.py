"""Dumps with what should be read in them: the text files of `tests/cases/dumps`, see README.md there."""

from pathlib import Path

import pytest

from newsmorgue.model import Article

CASES = Path(__file__).parents[1] / "cases" / "dumps"
SINGLE = ("title", "kicker", "standfirst", "published", "updated", "url", "language")
LISTS = ("authors", "agencies", "credits")


def expectations(article: Article) -> dict[str, object]:
    """Everything that a case may expect by one value, under the words in which it does."""
    body = "\n".join(paragraph.text for paragraph in article.paragraphs)
    return {
        **{name: getattr(article, name) for name in SINGLE},
        **{name: "; ".join(getattr(article, name)) or None for name in LISTS},
        "source": article.source.name if article.source else None,
        "paragraphs": str(len(article.paragraphs)),
        "body": body or None,
    }


def faults(article: Article, expected: str) -> str | None:
    """Return what is wrong with one line `expect …` of a case, or None."""
    if expected.startswith("no "):
        found = expectations(article)[expected.removeprefix("no ")]
        return None if found is None else f"there is {found!r}"
    name, _, value = expected.partition(": ")
    assert value, f"`expect {expected}` expects nothing"
    body = str(expectations(article)["body"] or "")
    captions = [caption.text for caption in article.captions]
    headings = [paragraph.text for paragraph in article.paragraphs if paragraph.kind == "heading"]
    removed = [f"{each.reason}: {article.dump.text[each.start : each.end]}" for each in article.removed]
    whether = {
        "body starts": (body.startswith(value), body[:80]),
        "body ends": (body.endswith(value), body[-80:]),
        "in body": (value in body, body),
        "not in body": (value not in body, body),
        "caption": (value in captions, captions),
        "heading": (value in headings, headings),
        "removed": (value in removed, removed),
    }
    if name in whether:
        right, found = whether[name]
    else:
        found = expectations(article)[name]
        right = found == value
    return None if right else f"there is {found!r}"


def read_case(text: str) -> tuple[list[str], str]:
    """Return what a case expects, and its dump."""
    head, _, dump = text.partition("\n-----\n")
    _about, *lines = head.split("\n")
    expected = [line.removeprefix("expect ") for line in lines if line.startswith("expect ")]
    settings = [line for line in lines if not line.startswith("expect ")]
    assert dump, "a line of five hyphens comes before the dump"
    assert expected, "the case expects nothing"
    if "escapes: yes" in settings:
        settings.remove("escapes: yes")
        dump = dump.encode("latin-1", "backslashreplace").decode("unicode_escape")
    if "line ends: CRLF" in settings:
        settings.remove("line ends: CRLF")
        dump = dump.replace("\n", "\r\n")
    assert not settings, "the first line says what the case is about, the others expect something"
    return expected, dump


@pytest.mark.parametrize("case", sorted(path.name for path in CASES.glob("*.txt")))
def test_dump_is_read_as_its_case_expects(parsed, case):
    expected, dump = read_case((CASES / case).read_text("utf-8"))
    article = parsed(dump)
    wrong = {f"expect {each}": fault for each in expected if (fault := faults(article, each))}
    assert not wrong


@pytest.mark.parametrize(
    "expected",
    [
        "title: Another",
        "no title",
        "paragraphs: 2",
        "body starts: B",
        "body ends: x",
        "in body: x",
        "not in body: A",
    ],
)
def test_wrong_expectation_is_a_fault(parsed, expected):
    article = parsed("A title of five words\n\n1 May 2020\n\nA first sentence.\n")
    assert article.title == "A title of five words"
    assert faults(article, expected)


@pytest.mark.parametrize("name", ["headline: A", "no headline", "title:"])
def test_misspelt_expectation_fails(parsed, name):
    with pytest.raises((KeyError, AssertionError)):
        faults(parsed("A\n\nB"), name)


@pytest.mark.parametrize(
    "text",
    ["about\n-----\nA dump.", "about\nexpect title: A\n", "about\ntitle: A\nexpect no body\n-----\nA dump."],
)
def test_malformed_case_fails(text):
    with pytest.raises(AssertionError):
        read_case(text)
