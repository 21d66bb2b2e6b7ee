"""One outlet's page that was saved twice is one article with two files."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from newsmorgue.copies import merge_copies, traces_of
from newsmorgue.gist import without_body
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Analysis, Article, Dump, Findings
from newsmorgue.parse import parse

HEADER = "{title}\n{outlet}\n21 May 2015\n\n"
TEXT = (
    "Engineers will rebuild the harbour wall of Dunmere next year, the mayor said on Thursday.\n\n"
    "The wall was broken by a storm in February, and boats have had to stay in the river since.\n\n"
    "It will take eleven months and cost four million crowns, most of which the ministry pays.\n\n"
    "Nobody was hurt that night.\n"
)
OTHER = (
    "A ferry will call at Dunmere from June, for the first time since the pier was closed in 2009.\n\n"
    "It will carry forty cars and two hundred people, and leave at seven in the morning.\n"
)


def analysed(file: str, text: str) -> Analysis:
    return Analysis(parse(Dump(file, file[0] * 64, text), load_lexicon()), Findings())


def dump(text: str = TEXT, title: str = "Harbour wall to be rebuilt", outlet: str = "Dunmere Courier") -> str:
    return HEADER.format(title=title, outlet=outlet) + text


def merged(analyses: Sequence[Analysis]) -> tuple[Article, ...]:
    whole = {each.article.id: each.article for each in analyses}
    traces = {id_: traces_of(article) for id_, article in whole.items()}
    return merge_copies([without_body(each) for each in whole.values()], traces, whole.__getitem__)


def files(articles: Iterable[Article]) -> list[list[str]]:
    return [[each.dump.file, *(copy.file for copy in each.dump.copies)] for each in articles]


@pytest.mark.parametrize(
    "again",
    [
        dump() + "\nShare this\n\nMost read\n\nTen boats sink in a night\n",
        "Skip to content\n\n" + dump(),
        dump().replace("rebuilt\n", "rebuilt | Dunmere Courier\n"),
        dump(TEXT + "\nThe first stone will be laid in March.\n"),
    ],
)
def test_a_page_saved_twice_is_one_article(again):
    one, two = analysed("a.txt", dump()), analysed("b.txt", again)
    assert sorted(files(merged([one, two]))[0]) == ["a.txt", "b.txt"]
    assert len(merged([one, two])) == 1


@pytest.mark.parametrize(
    "other",
    [
        dump(outlet="Tolvek Herald"),
        dump(OTHER),
        dump(OTHER, title="Ferry to call at Dunmere"),
        dump().replace("21 May 2015", "22 May 2016"),
    ],
)
def test_another_outlet_text_or_day_is_another_article(other):
    analyses = [analysed("a.txt", dump()), analysed("b.txt", other)]
    assert files(merged(analyses)) == [["a.txt"], ["b.txt"]]


def test_articles_of_unknown_outlets_are_never_one():
    text = dump(outlet="").replace("\n\n21", "\n21")
    analyses = [analysed("a.txt", text), analysed("b.txt", text + "\nShare this\n")]
    assert all(each.article.source is None for each in analyses)
    assert len(merged(analyses)) == 2


def test_the_file_that_says_most_is_kept_in_any_order():
    undated = dump().replace("21 May 2015\n", "")
    one, two = analysed("a.txt", undated), analysed("b.txt", dump())
    assert files(merged([one, two])) == [["b.txt", "a.txt"]]
    assert files(merged([two, one])) == [["b.txt", "a.txt"]]


def test_a_corrected_file_is_kept():
    one, two = analysed("a.txt", dump()), analysed("b.txt", dump())
    corrected: Article = replace(two.article, corrected={"title": None})
    assert files(merged([one, replace(two, article=corrected)])) == [["b.txt", "a.txt"]]


def test_three_files_of_one_article_are_one():
    analyses = [analysed(f"{name}.txt", dump() + "\nShare this\n" * n) for n, name in enumerate("abc")]
    assert files(merged(analyses)) == [["a.txt", "b.txt", "c.txt"]]
