"""Words counted stretch by stretch: what an earlier build counted is taken, and nothing else."""

import pytest

from newsmorgue import counting
from newsmorgue.cache import Cache
from newsmorgue.counting import Counted, count_all
from newsmorgue.model import Analysis, Article, Dump, Findings, Paragraph
from newsmorgue.packing import pickled
from newsmorgue.search import indexed
from newsmorgue.search.indexed import PARTS
from newsmorgue.spill import Spill
from newsmorgue.workers import Workers

# So many words are three stretches.
LENGTHS = (3, 20, 20, 21, 400)


def article(number, length):
    paragraphs = (Paragraph("p1", "text", 0, 0, " ".join(f"word{word}" for word in range(length))),)
    return Article(f"a{number}", Dump(f"{number}.txt", "", ""), "Dam", paragraphs=paragraphs)


@pytest.fixture
def count(tmp_path, monkeypatch):
    """Return a function that counts words, and returns them and how many stretches were made for that."""
    made = []
    stretched = counting.stretched
    monkeypatch.setattr(counting, "stretched", lambda *words: made.append(words) or stretched(*words))

    def counted(articles, sums):
        made.clear()
        both = {each.id: indexed(Analysis(each, Findings())) for each in articles}
        kept = Counted(*({id_: pickled(two[which]) for id_, two in both.items()} for which in (0, 1)))
        with Cache(tmp_path) as cache:
            words = count_all(articles, kept, sums, Spill(), cache=cache, workers=Workers())
        return words, len(made)

    return counted


def test_stretches_of_an_earlier_build_are_taken(count):
    articles = [article(number, length) for number, length in enumerate(LENGTHS)]
    sums = {each.id: f"sum of {each.id}" for each in articles}
    first, made = count(articles, sums)
    assert made == 3
    again, made = count(articles, sums)
    assert made == 0
    assert [first.stretches(part) for part in range(PARTS)] == [
        again.stretches(part) for part in range(PARTS)
    ]
    assert list(first.order) == list(again.order)


def test_a_stretch_is_made_anew_with_an_article_more_and_with_another(count):
    articles = [article(number, length) for number, length in enumerate(LENGTHS)]
    sums = {each.id: f"sum of {each.id}" for each in articles}
    count(articles[1:], sums)
    assert count(articles, sums)[1] == 1
    assert count(articles, {**sums, "a4": "another sum"})[1] == 1
    assert count(articles[:-1], sums)[1] == 0


def test_all_are_made_where_nothing_is_kept(count):
    articles = [article(number, length) for number, length in enumerate(LENGTHS)]
    assert [count(articles, {})[1] for _ in range(2)] == [3, 3]


@pytest.mark.parametrize("other", [5, (), ("x",), tuple(range(PARTS))])
def test_another_value_under_the_key_of_a_stretch_is_not_taken_for_it(count, tmp_path, other):
    articles = [article(number, length) for number, length in enumerate(LENGTHS)]
    sums = {each.id: f"sum of {each.id}" for each in articles}
    first, _ = count(articles, sums)
    with Cache(tmp_path) as cache:
        cache.put(counting._key(["a0"], sums), other)
    again, made = count(articles, sums)
    assert made == 1
    assert [first.stretches(part) for part in range(PARTS)] == [
        again.stretches(part) for part in range(PARTS)
    ]
