"""Corrections: what people decided takes the place of what was read, and nothing is lost by it."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Article, Caption, Copy, Correction, Dump, Paragraph, Piece, Removed, Source
from newsmorgue.parse.corrections import by_file, correct
from newsmorgue.text.fold import squash

TEXT = """\
WORLD
Harbour wall to be
rebuilt
By Jane Roe
22 May 2015

Advertisement: buy a boat.

Engineers will rebuild the wall, John Doe told The Guardian.

The storm took it in March.

Share this
"""


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def piece(words: str) -> Piece:
    return Piece(*at(words), squash(words))


def article() -> Article:
    """An article read wrongly: half a title, an advertisement in its text, a paragraph set aside."""
    return Article(
        id="world-0123ab",
        dump=Dump("a.txt", "0" * 64, TEXT),
        title="WORLD",
        language="en",
        standfirst="Harbour wall to be rebuilt",
        published="2015-05-22",
        authors=("Jane Roe",),
        fields={
            "title": piece("WORLD"),
            "standfirst": piece("Harbour wall to be\nrebuilt"),
            "published": piece("22 May 2015"),
            "authors[0]": piece("Jane Roe"),
        },
        paragraphs=(
            Paragraph("p1", "text", *at("Advertisement: buy a boat."), "Advertisement: buy a boat."),
            Paragraph("p2", "text", *at(WALL), WALL),
        ),
        captions=(Caption("caption1", *at("Share this"), "Share this", "en"),),
        removed=(Removed(*at("By"), "label"), Removed(*at(STORM), "furniture")),
    )


WALL = "Engineers will rebuild the wall, John Doe told The Guardian."
STORM = "The storm took it in March."
LEXICON = load_lexicon()


def corrected(**parts: object) -> tuple[Article, list[str]]:
    decision = Correction(**{"file": "a.txt", "reason": "so it is", "line": 7, "column": 3, **parts})
    result, problems = correct(article(), [decision], LEXICON)
    assert uncovered(result) == ""
    return result, [str(problem) for problem in problems]


def uncovered(result: Article) -> str:
    """The characters of the dump that no field, paragraph, caption or set-aside stretch has."""
    left = list(TEXT)
    for each in (*result.fields.values(), *result.paragraphs, *result.captions, *result.removed):
        left[each.start : each.end] = " " * (each.end - each.start)
    return "".join(left).strip()


def test_without_decisions_the_article_is_the_same():
    read = article()
    assert correct(read, [], LEXICON) == (read, ())


def test_a_corrected_value_has_the_span_where_it_stands_and_the_old_one_is_set_aside():
    result, problems = corrected(values={"title": "Harbour wall to be rebuilt", "standfirst": None})
    assert problems == []
    assert (result.title, result.standfirst) == ("Harbour wall to be rebuilt", None)
    assert result.id == "harbour-wall-to-be-rebuilt-0123ab"
    assert result.fields["title"] == piece("Harbour wall to be\nrebuilt")
    assert "standfirst" not in result.fields
    assert Removed(*at("WORLD"), "decision of the editors") in result.removed
    assert list(result.corrected) == ["standfirst", "title"]
    assert result.corrected["title"].reason == "so it is"


def test_a_corrected_value_that_stands_nowhere_has_no_span():
    result, _ = corrected(
        values={"published": "2015-05-21", "title": "Wall", "authors": ("Ann Lee", "Jane Roe")}
    )
    assert result.published == "2015-05-21"
    assert result.authors == ("Ann Lee", "Jane Roe")
    assert list(result.fields) == ["standfirst", "authors[1]"]
    assert Removed(*at("22 May 2015"), "decision of the editors") in result.removed


def test_without_a_title_the_id_is_the_files_name():
    assert corrected(values={"title": None})[0].id == "a-0123ab"


def test_a_paragraph_that_is_a_field_now_is_no_paragraph():
    result, _ = corrected(values={"standfirst": STORM, "title": "Advertisement: buy a boat."})
    assert [each.text for each in result.paragraphs] == [WALL]
    assert result.paragraphs[0].id == "p1"
    assert result.fields["standfirst"] == piece(STORM)
    assert all(each.reason != "furniture" for each in result.removed)


def test_words_of_a_sentence_are_no_headline_but_may_name_an_author():
    result, _ = corrected(values={"title": "rebuild the wall", "authors": ("John Doe",)})
    assert "title" not in result.fields
    assert result.fields["authors[0]"] == piece("John Doe")


def test_a_source_is_known_by_the_list_of_outlets():
    result, _ = corrected(values={"source": "the guardian"})
    assert result.source == Source("the-guardian", "the guardian")
    assert corrected(values={"source": "theguardian.com"})[0].source.id == "the-guardian"
    assert corrected(values={"source": "Tolvek Tidings"})[0].source == Source(
        "tolvek-tidings", "Tolvek Tidings"
    )


def test_what_was_read_anyway_is_no_correction():
    read = article()
    decision = Correction("a.txt", {"published": "2015-05-22", "authors": ("Jane Roe",)}, kept=(WALL,))
    assert correct(read, [decision], LEXICON) == (read, ())


def test_a_changed_reading_is_told_and_the_decision_holds():
    result, (problem,) = corrected(
        values={"title": "Wall"}, was={"title": "World", "published": "2015-05-22"}
    )
    assert result.title == "Wall"
    assert problem.startswith(
        "corrections.yml:7:3: `title` of a.txt was `World` when this was decided, and now"
    )
    assert "reads `WORLD`; " in problem
    assert corrected(was={"authors": (), "updated": "2015"})[1][0].split(" when")[0].endswith("was unknown")


def test_a_day_agrees_with_the_clock_time_on_it():
    read = replace(
        article(), published="2015-05-22T10:20:00+01:00", source=Source("the-guardian", "Guardian")
    )
    decision = Correction("a.txt", was={"published": "2015-05-22", "source": "The Guardian"})
    assert correct(read, [decision], LEXICON)[1] == ()


def test_what_is_hidden_within_a_paragraph_goes_where_that_goes():
    within = Removed(*at("John Doe"), "related headline")
    read = replace(article(), removed=(*article().removed, within))

    def removed_after(**parts: tuple[str, ...]) -> tuple[Removed, ...]:
        decision = Correction(file="a.txt", reason="so it is", line=7, column=3, **parts)
        result, problems = correct(read, [decision], LEXICON)
        assert problems == ()
        assert len(result.paragraphs) == 1
        return result.removed

    assert within in removed_after(removed=("buy a boat",), kept=("John",))
    assert within not in removed_after(removed=("Engineers will",))


def test_a_paragraph_is_removed_and_another_kept_in_its_place():
    result, problems = corrected(removed=("buy a  boat",), kept=("storm took",))
    assert problems == []
    assert [(each.id, each.text) for each in result.paragraphs] == [("p1", WALL), ("p2", STORM)]
    assert Removed(*at("Advertisement: buy a boat."), "decision of the editors") in result.removed
    assert list(result.corrected) == ["body"]


def test_a_caption_may_be_text():
    result, _ = corrected(kept=("Share this",))
    assert result.captions == ()
    assert result.paragraphs[-1].text == "Share this"


def test_a_field_becomes_text_when_it_is_unset_and_kept():
    result, problems = corrected(values={"standfirst": None}, kept=("Harbour wall",))
    assert problems == []
    assert result.paragraphs[0].text == "Harbour wall to be rebuilt"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("no such words", "the words “no such words” are not in a.txt: the text changed; "),
        ("wall", "the words “wall” stand 2 times in a.txt; quote more of them"),
        (
            "WORLD",
            "the words “WORLD” stand in `title` of a.txt, not in the text; correct the field with `set`",
        ),
        ("x" * 200, f"the words “{'x' * 60}…” are not in"),
    ],
)
@pytest.mark.parametrize("verb", ["removed", "kept"])
def test_words_that_are_not_found_once_are_told(verb, words, said):
    decision = Correction("a.txt", line=7, column=3, **{verb: (words,)})
    result, (problem,) = correct(article(), [decision], LEXICON)
    assert result == article()
    assert str(problem).startswith(f"corrections.yml:7:3: {said}")


def dump(file: str, *copies: str) -> Dump:
    return Dump(file, "", "x", tuple(Copy(copy, "") for copy in copies))


def test_decisions_go_to_their_files_and_a_copys_to_the_first():
    one, two, three = (Correction(file, {"title": file}) for file in ("a.txt", "b.txt", "u\u0308.txt"))
    found, problems = by_file(
        [one, two, three], {"a.txt": "a.txt", "b.txt": "a.txt", "\u00fc.txt": "\u00fc.txt"}
    )
    assert problems[0].reason == "`title` of b.txt is set in line None too"
    assert found == {"a.txt": (one, two), "\u00fc.txt": (three,)}


def test_an_unknown_file_is_told_with_the_one_that_may_be_meant():
    (problem,) = by_file(
        [Correction("sub/001_reprot.txt", line=3, column=3)], {"sub/001_report.txt": "sub/001_report.txt"}
    )[1]
    assert str(problem) == (
        "corrections.yml:3:3: there is no article file `sub/001_reprot.txt`;"
        " did you mean `sub/001_report.txt`?"
    )


def test_of_two_decisions_on_a_field_the_last_holds():
    first, last = (Correction("a.txt", {"title": title}, line=n) for n, title in enumerate(("One", "Two"), 1))
    found, (problem,) = by_file([first, last], {"a.txt": "a.txt"})
    assert str(problem).startswith("corrections.yml:2: `title` of a.txt is set in line 1 too; ")
    result, _ = correct(article(), found["a.txt"], LEXICON)
    assert result.title == "Two"
    assert result.corrected["title"] is last


WORDS = st.sampled_from([*TEXT.split("\n"), *TEXT.split(), "Jane Roe", "Share this", "nowhere"]).filter(bool)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "title": WORDS | st.none(),
            "standfirst": WORDS | st.none(),
            "kicker": WORDS,
            "source": WORDS | st.none(),
            "authors": st.lists(WORDS, max_size=3, unique=True).map(tuple),
            "tags": st.lists(WORDS, max_size=2, unique=True).map(tuple),
            "published": st.sampled_from(["2015", None]),
            "url": WORDS,
        },
    ),
    st.lists(WORDS, max_size=2).map(tuple),
    st.lists(WORDS, max_size=2).map(tuple),
)
def test_whatever_is_decided_no_character_is_lost(values, removed, kept):
    result, _ = corrected(values=values, removed=removed, kept=kept)
    for each in (*result.fields.values(), *result.paragraphs, *result.captions):
        assert squash(TEXT[each.start : each.end]) == each.text
    shared = (*result.paragraphs, *result.captions, *result.removed)
    spans = sorted((each.start, each.end) for each in shared)
    assert all(earlier[1] <= later[0] for earlier, later in pairwise(spans))
    assert [each.id for each in result.paragraphs] == [f"p{n + 1}" for n in range(len(result.paragraphs))]
    again, problems = correct(result, [], LEXICON)
    assert (again, problems) == (result, ())
