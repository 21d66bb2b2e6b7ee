"""Articles are resolved on what was taken from each of them, wherever that was."""

import pickle
from pathlib import Path

from newsmorgue.analysing import analyse
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import EntityDecision
from newsmorgue.read import dump_of, read
from newsmorgue.resolve import Knowledge, assign, assigned, roll_of
from tests.stages import resolve

MORGUE = Path(__file__).parents[1] / "cases" / "morgue"


def test_rolls_that_were_pickled_resolve_as_the_articles_do():
    lexicon = load_lexicon()
    analyses = [analyse(dump_of(file), lexicon) for file in read(MORGUE).files]
    decisions = (EntityDecision("Marrow Bay", renamed="Marrow"),)
    rolls = [roll_of(each, Knowledge(lexicon)) for each in analyses]
    elsewhere = [pickle.loads(pickle.dumps(roll)) for roll in rolls]  # noqa: S301 - our own
    assert elsewhere == rolls
    expected, told = resolve(analyses, lexicon, decisions)
    found, problems = assign(elsewhere, Knowledge(lexicon), decisions)
    articles = [
        assigned(analysis, roll.belongs, meant)
        for analysis, roll, meant in zip(analyses, elsewhere, found.meant, strict=True)
    ]
    assert (found.entities, found.redirects, found.crowds, problems) == (
        expected.entities,
        expected.redirects,
        expected.crowds,
        told,
    )
    assert [each for article in articles for each in article.mentions] == list(expected.mentions)
    assert [each for article in articles for each in article.claims] == list(expected.claims)
    assert [each for article in articles for each in article.references] == list(expected.references)
