"""The pieces of the search: together its files, whoever makes them in what order."""

import pickle
import random
from dataclasses import replace

import pytest

from newsmorgue.model import (
    Analysis,
    Article,
    Attributed,
    Claim,
    Dump,
    Findings,
    Mode,
    Paragraph,
)
from newsmorgue.search import catalogue, closing, make, pieces
from tests.stages import corpus_of, search, words_of

WORDS = "dams hold rivers old new money IT U.S. the of and bridges 2,000 years ago".split()
LONG = " ".join(WORDS * 100)


@pytest.fixture(scope="module")
def analyses():
    chance = random.Random(7)  # noqa: S311 - the same every time

    def text(most):
        return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))

    made = []
    for number in range(60):
        paragraph = Paragraph("p1", "text", 0, 0, LONG if number == 0 else text(40))
        more = Paragraph("p2", "text", 0, 0, text(40))
        article = Article(
            f"id-{number}", Dump(f"{number}.txt", "", ""), text(5), paragraphs=(paragraph, more)
        )
        claims = tuple(claim(f"{number}-{at}", text(9)) for at in range(chance.randint(0, 3)))
        made.append(Analysis(article, Findings(claims=claims)))
    return made


def claim(id_, text):
    return Claim(id_, "p1", 0, 0, text, Mode.INDIRECT, "", "", None, "she", anonymous=False, denied=False)


def found_in(analyses, sums=()):
    attributed = [
        Attributed(each.article.id, said, None, ()) for each in analyses for said in each.findings.claims
    ]
    corpus = replace(corpus_of(analyses, claims=attributed), sums=dict(sums))
    return catalogue(corpus, words_of(analyses))


def test_pieces_make_all_files_in_any_order_and_anywhere(analyses):
    found = found_in(analyses)
    tasks = list(pieces(found))
    random.Random(1).shuffle(tasks)  # noqa: S311
    files, noted = [], []
    for task in tasks:
        made = make(*pickle.loads(pickle.dumps((found, task))))  # noqa: S301 - our own
        files += made.files
        noted += [made.noted] if made.noted else []
    files += closing(found, noted)
    assert len(dict(files)) == len(files)
    assert dict(files) == dict(search(found))


def test_names_tell_pieces_apart(analyses):
    names = [each.name for each in pieces(found_in(analyses))]
    assert len(set(names)) == len(names)


def test_an_added_article_leaves_the_results_of_the_others(analyses):
    before = results(found_in(analyses[1:]))
    after = results(found_in(analyses))
    assert len(before) > 100
    assert before.items() <= after.items()
    assert any(path.endswith("-rest.js") for path in after.keys() - before)


def test_a_piece_that_hangs_on_the_same_has_the_same_files(analyses):
    sums = {each.article.id: f"sum of {each.article.id}" for each in analyses}
    before, after = found_in(analyses[1:], sums), found_in(analyses, sums)
    seen = {piece.name: piece for piece in pieces(before)}
    known = [piece for piece in pieces(after) if piece.hangs_on and piece.name in seen]
    same = [piece for piece in known if piece.hangs_on == seen[piece.name].hangs_on]
    assert len(same) > 20
    for piece in same:
        assert make(after, piece).files == make(before, seen[piece.name]).files


def test_a_piece_hangs_on_what_its_articles_were_made_of(analyses):
    sums = {each.article.id: "then" for each in analyses}
    before = {piece.hangs_on for piece in pieces(found_in(analyses, sums))}
    after = {piece.hangs_on for piece in pieces(found_in(analyses, {**sums, "id-7": "later"}))}
    assert len(before - after) == 1
    assert not any(piece.hangs_on for piece in pieces(found_in(analyses)))


def results(found):
    return {
        path: content
        for path, content in search(found)
        if path.startswith(("search/texts/", "search/claims/"))
    }
