"""Stories: articles that quote the same words."""

from newsmorgue.align import align
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Analysis, Dump
from newsmorgue.site import analyse

LONG = '"We will open the old bridge before the winter comes," said Mayor Ada Roe.'
SHORT = 'Ada Roe called the delay a "complete scandal" for the town.'


def analyses(*bodies: str) -> list[Analysis]:
    return [
        analyse(Dump(f"{i}.txt", str(i), f"Report {i}\nDate: 2015-05-2{i}\n\n{body}\n"), load_lexicon())
        for i, body in enumerate(bodies)
    ]


def test_two_shared_quotations_make_a_story():
    read = analyses(f"{LONG} {SHORT}", f"It rained. {SHORT} {LONG}")
    (story,) = align(read)
    assert story.articles == tuple(each.article.id for each in read)
    assert (story.title, story.date) == ("Report 0", "2015-05-20")
    assert len(story.groups) == 2
    for group in story.groups:
        (link,) = group.links
        assert link.relation == "same quotation"
        assert {link.a, link.b} == set(group.claims)


def test_one_shared_quotation_is_not_enough():
    assert align(analyses(f"{LONG} It rained.", f"It snowed. {LONG}")) == ()


def test_short_shared_words_are_not_enough():
    other = 'Ada Roe called the noise a "small nuisance" for the town.'
    assert align(analyses(f"{SHORT} {other}", f"{other} {SHORT}")) == ()


def test_a_story_joins_what_is_joined_by_a_third():
    third = '"Nobody has asked the fishermen what they think of it," said Tom Vance.'
    fourth = 'Tom Vance called the plan a "waste of good money" again.'
    read = analyses(f"{LONG} {SHORT}", f"{SHORT} {LONG} {third} {fourth}", f"{fourth} {third}")
    (story,) = align(read)
    assert len(story.articles) == 3


def test_an_undated_story_is_named_after_its_first_article():
    bodies = [f"Report {i}\n\n{LONG} {SHORT}\n" for i in range(2)]
    read = [analyse(Dump(f"{i}.txt", str(i), body), load_lexicon()) for i, body in enumerate(bodies)]
    (story,) = align(read)
    assert (story.title, story.date) == ("Report 0", None)
