"""What holds for every dump, whatever is in it."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Dump, Format
from newsmorgue.parse import parse
from newsmorgue.text.markup import readable

CASES = sorted((Path(__file__).parents[1] / "cases" / "dumps").glob("*.txt"))

# Lines that the rules react to, and line ends and blanks of all kinds between them.
LINES = st.sampled_from(
    [
        "Skip to content",
        "Harbour wall to be rebuilt",
        "Harbour wall to be rebuilt | The Guardian",
        "Title: Harbour wall to be rebuilt",
        "Source: Reuters",
        "WORLD NEWS",
        "By Ilse Trandby and Radek Ulmann in Tolvek",
        "By Ilse Trandby, BBC News | 21 May 2015",
        "By Reuters Staff",
        "21 May 2015 10:20 GMT",
        "Published 1 Feb 2020 | Updated 2 Feb 2020",
        "03/11/2012",
        "Retrieved 7 May 2019",
        "Photo by: Reuters",
        "The wall on Friday. Photograph: Jon Brekke/AP",
        "The wall on Friday",
        "Engineers will rebuild the wall at Marrow Bay next month, after a winter of storms, they said.",
        "What comes next",
        "ADVERTISEMENT",
        "Related stories",
        "Share",
        "ab/cd (AFP, Reuters)",
        "Eskhaven Courier and agencies",
        "(Reporting by Noor Hadley; Editing by Hugh Loss)",
        "© 2012 Reuters. All rights reserved.",
        "–",
        "",
    ]
)
ENDS = st.sampled_from(
    [
        "\n",
        "\n\n",
        "\r\n",
        "\r",
        "\x0b",
        "\x0c",
        "\x1c",
        "\x85",
        "\u2028",
        "\u2029",
        " \u00a0\n",
        "\n\u200b\n",
    ]
)
DUMPS = st.lists(st.tuples(LINES, ENDS), max_size=30).map(
    lambda lines: "".join(line + end for line, end in lines)
)


def read(text: str) -> Article:
    return parse(Dump("dump.txt", "0" * 64, text), load_lexicon())


def spans(article: Article) -> list[tuple[int, int]]:
    found = [*article.fields.values(), *article.paragraphs, *article.captions, *article.removed]
    return [(each.start, each.end) for each in found]


def uncovered(article: Article) -> str:
    """Return what of the dump is neither white space nor part of anything."""
    left = list(article.dump.text)
    for start, end in spans(article):
        left[start:end] = " " * (end - start)
    return "".join(left).translate(dict.fromkeys(map(ord, "\u200b\ufeff\u00ad"))).strip()


def overlaps(article: Article) -> list[str]:
    """Return the stretches that are two things at once.

    An outlet may be named within another, and what is set aside within a paragraph is hidden there.
    """
    source = article.fields.get("source")
    hidden = [(each.start, each.end) for each in article.markup if each.kind == "hidden"]
    within = {(source.start, source.end)} if source else set()
    within |= {
        (each.start, each.end)
        for each in article.removed
        if any(start <= each.start and each.end <= end for start, end in hidden)
    }
    ordered = sorted(span for span in spans(article) if span not in within)
    return [
        article.dump.text[later[0] : earlier[1]]
        for earlier, later in pairwise(ordered)
        if later[0] < earlier[1]
    ]


def check(article: Article) -> None:
    text = article.dump.text
    assert uncovered(article) == ""
    assert overlaps(article) == []
    for piece in (*article.fields.values(), *article.paragraphs, *article.captions):
        assert 0 <= piece.start < piece.end <= len(text)
        assert piece.text
        assert readable(article).words(piece.start, piece.end) == piece.text
    assert [each.id for each in article.paragraphs] == [f"p{n + 1}" for n in range(len(article.paragraphs))]
    assert [each.id for each in article.captions] == [f"caption{n + 1}" for n in range(len(article.captions))]
    for name in ("authors", "agencies", "credits"):
        found = [field for field in article.fields if field.startswith(f"{name}[")]
        assert found == [f"{name}[{n}]" for n in range(len(getattr(article, name)))]
    for name in ("title", "standfirst", "kicker", "published", "updated", "source", "url"):
        assert (name in article.fields) == (getattr(article, name) is not None)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_every_character_of_a_case_is_accounted_for_once(path):
    check(read(path.read_text("utf-8").partition("\n-----\n")[2]))


@given(DUMPS)
def test_every_character_of_a_dump_is_accounted_for_once(text):
    check(read(text))


@given(st.text())
@example("\u200b")
@example("A\u2028B\x85C\x0bD\rE")
@example("\ufeff\ufeffA")
def test_any_text_is_read(text):
    check(read(text))


@given(DUMPS)
def test_line_ends_make_no_difference_to_what_is_read(text):
    def told(article: Article) -> tuple[object, ...]:
        return (article.title, article.published, article.source, [each.text for each in article.paragraphs])

    unix = "\n".join(text.splitlines())
    assert told(read(unix)) == told(read(unix.replace("\n", "\r\n")))


@given(DUMPS)
@example(
    "---\nlocation: Harbour Town\ndate: sometime in spring\n---\n\n# A\n\n- \n\n[a]: https://example.org\n"
)
@example("![](a.png)\n\n<!-- hidden -->\n\n```\ncode\n```\n")
def test_every_character_of_a_markdown_dump_is_accounted_for(text):
    article = parse(Dump("dump.md", "0" * 64, text, format=Format.MARKDOWN), load_lexicon())
    hidden = [(each.start, each.end) for each in article.markup if each.kind == "hidden"]
    left = list(text)
    for start, end in [*spans(article), *hidden]:
        left[start:end] = " " * (end - start)
    assert not "".join(left).translate(dict.fromkeys(map(ord, "\u200b\ufeff\u00ad"))).strip()


@given(DUMPS)
@example("The Lantern\nTen ships wait in the fog\n12 May 2019\n\nThe wall of the harbour fell on Friday.\n")
def test_field_is_not_set_aside(text):
    article = read(text)
    fields = {(each.start, each.end) for each in article.fields.values()}
    assert fields.isdisjoint((each.start, each.end) for each in article.removed)


def test_id_is_the_title_and_a_digest_of_the_path():
    lexicon = load_lexicon()
    first = parse(Dump("a/x.txt", "0" * 64, "Ten ships in the fog\n\nThey wait."), lexicon)
    other = parse(Dump("b/x.txt", "0" * 64, "Ten ships in the fog\n\nThey wait."), lexicon)
    assert first.id.startswith("ten-ships-in-the-fog-")
    assert len(first.id) == len("ten-ships-in-the-fog-") + 6
    assert other.id != first.id


def test_without_title_the_id_is_the_files_name():
    text = "The river Ostra rose by two metres, and people carried their furniture upstairs, they said.\n"
    assert parse(Dump("sub/ostra flood.txt", "0" * 64, text), load_lexicon()).id.startswith("ostra-flood-")
