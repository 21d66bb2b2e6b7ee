"""Articles are resolved on what was taken from each of them, wherever that was."""

import pickle
from pathlib import Path

from newsmorgue.analysing import analyse
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import EntityDecision
from newsmorgue.read import dump_of, read
from newsmorgue.resolve import Knowledge
from newsmorgue.resolve import resolve as resolve_rolls
from tests.stages import resolve, rolls_of, told_by

MORGUE = Path(__file__).parents[1] / "cases" / "morgue"


def test_rolls_that_were_pickled_resolve_as_the_articles_do():
    lexicon = load_lexicon()
    reading = read(MORGUE)
    analyses = [analyse(dump_of(file, reading.data[file.name]), lexicon) for file in reading.files]
    decisions = (EntityDecision("Marrow Bay", renamed="Marrow"),)
    rolls, links = rolls_of(analyses, Knowledge(lexicon))
    elsewhere, links_there = pickle.loads(pickle.dumps((rolls, links)))  # noqa: S301 - our own
    assert elsewhere == rolls
    expected, told = resolve(analyses, lexicon, decisions)
    resolution, problems = resolve_rolls(elsewhere, Knowledge(lexicon), decisions)
    found = told_by(analyses, links_there, resolution)
    assert (found.resolution, problems) == (expected.resolution, told)
    assert found.mentions == expected.mentions
    assert found.claims == expected.claims
    assert found.references == expected.references
