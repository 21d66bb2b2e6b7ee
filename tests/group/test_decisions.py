"""What the editors decide about stories."""

import pytest

from newsmorgue.analysing import analyse
from newsmorgue.gathering import gather
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Analysis, Dump, Problem, StoryDecision
from tests.stages import group, resolve

FERRY = (
    "The ferry Aurora hit the pier of Marrow Bay on Monday and many passengers were hurt, the harbour master"
    " Tom Vance said."
)
SCHOOL = (
    "Pupils of the Dunmere school planted an orchard on Monday with the gardener Ada Roe. Apples grow there."
)


def article(name: str, text: str) -> Analysis:
    return analyse(
        Dump(f"{name}.txt", name, f"Report from {name}\nDate: 2015-05-18\n\n{text}\n"), load_lexicon()
    )


def grouped(*decisions: StoryDecision) -> tuple[list[list[str]], list[str], tuple[Problem, ...]]:
    """Return the files of the stories, their titles, and what is wrong with the decisions."""
    lexicon = load_lexicon()
    analyses = [article(name, SCHOOL if name in "de" else FERRY) for name in "abcdef"]
    stories, problems = group(analyses, resolve(analyses, lexicon, ())[0], lexicon, decisions)
    names = {each.article.id: each.article.dump.file[0] for each in analyses}
    return (
        [[names[id_] for id_ in each.articles] for each in stories],
        [each.title for each in stories],
        problems,
    )


def test_without_any():
    assert grouped()[0] == [["a", "b", "c", "f"], ["d", "e"]]


def test_what_is_kept_apart_is_taken_out():
    assert grouped(StoryDecision("a.txt", apart=("f.txt",)))[0] == [["a", "b", "c"], ["d", "e"]]


def test_those_kept_apart_together_are_a_story_of_their_own():
    found, _, problems = grouped(StoryDecision("a.txt", apart=("c.txt", "f.txt")))
    assert found == [["a", "b"], ["c", "f"], ["d", "e"]]
    assert problems == ()


def test_what_is_merged_comes_with_its_story():
    assert grouped(StoryDecision("a.txt", merged=("d.txt",)))[0] == [["a", "b", "c", "d", "e", "f"]]


def test_a_story_is_renamed():
    assert grouped(StoryDecision("e.txt", renamed="The orchard"))[1] == ["Report from a", "The orchard"]


@pytest.mark.parametrize(
    ("decision", "reason"),
    [
        (StoryDecision("x.txt", merged=("a.txt",)), "there is no article file `x.txt`"),
        (StoryDecision("a.txt", merged=("b.txt",)), "b.txt is in the story of a.txt anyway"),
        (StoryDecision("a.txt", apart=("d.txt",)), "d.txt is not in the story of a.txt anyway"),
        (StoryDecision("a.txt", apart=("a.txt",)), "a.txt is kept apart from itself"),
    ],
)
def test_a_decision_that_does_nothing_is_told(decision, reason):
    found, _, problems = grouped(decision)
    assert found == grouped()[0]
    assert [problem.reason for problem in problems] == [reason]


def test_what_is_kept_apart_is_not_merged():
    apart = StoryDecision("a.txt", apart=("f.txt",))
    found, _, problems = grouped(apart, StoryDecision("f.txt", merged=("a.txt",)))
    assert found == [["a", "b", "c"], ["d", "e"]]
    assert "keeps apart" in problems[0].reason


def test_they_stand_in_the_file_of_corrections(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(
            f"Report from {name}\nDate: 2015-05-18\n\n{FERRY}\n", encoding="utf-8"
        )
    (tmp_path / "corrections.yml").write_text(
        "- story: a.txt\n  keep apart: [b.txt]\n  reason: two accidents\n", encoding="utf-8"
    )
    corpus, problems = gather(tmp_path)
    assert (corpus.stories, problems) == ((), ())
    (tmp_path / "corrections.yml").write_text(
        "- story: a.txt\n  marge: [b.txt]\n  reason: x\n", encoding="utf-8"
    )
    _, problems = gather(tmp_path)
    assert "did you mean `merge`?" in str(problems[0])
