"""Articles are resolved on what was taken from each of them, wherever that was."""

import pickle
from pathlib import Path

from newsmorgue.analysing import analyse
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import EntityDecision, Kind
from newsmorgue.read import dump_of, read
from newsmorgue.resolve import Knowledge, resolve_some, united
from newsmorgue.resolve import resolve as resolve_rolls
from newsmorgue.resolve.contexts import Context
from newsmorgue.resolve.surroundings import Surroundings
from tests.stages import resolve, rolls_of, told_by

MORGUE = Path(__file__).parents[1] / "cases" / "morgue"


def crowded():
    """Yield marked articles in which more people, places and bodies share a name than are compared."""
    for i in range(70):
        first, second = "bdfghjklmnprst"[i % 14], "aeiou"[i % 5]
        own = f"Z{second}{first}a{first}o"
        yield (
            f"[{own} Smith] of the [organization:Roe {own} Trust] met [Smith] in [place:Oslo]."
            f" The [organization:Roe] was in [place:Ka{second}la {first}ia]."
        )


def test_kinds_resolve_apart_as_they_do_together(resolved):
    knowledge = Knowledge(load_lexicon())
    rolls, _ = rolls_of(resolved(*crowded()).analyses, knowledge)
    whole, _ = resolve_rolls(rolls, knowledge)
    assert len({crowd.split()[0] for crowd in whole.crowds}) > 1
    for kind in Kind:
        others = set(Kind) - {kind}
        parts = [resolve_some(rolls, knowledge, kinds) for kinds in ({kind}, others)]
        assert {each.kind for each in parts[0].entities} == {kind}
        assert repr(united(*parts)) == repr(whole)


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


def test_the_context_of_several_namings_is_all_of_theirs(resolved):
    rolls, _ = rolls_of(resolved(*crowded()).analyses, Knowledge(load_lexicon()))
    surroundings = Surroundings(rolls)
    members = range(0, len(surroundings.namings), 3)
    one_by_one = Context()
    for i in members:
        one_by_one.take_in(surroundings.context(i))
    assert surroundings.context_of(members) == one_by_one
    assert surroundings.context_of([5]) == surroundings.context(5)
    assert one_by_one.rare < one_by_one.companions
