"""Resolving and grouping are the same in one process and in two."""

from pathlib import Path

import pytest

from newsmorgue.analysing import analyse
from newsmorgue.ground import Ground, knowledge_of, lexicon_of
from newsmorgue.group import traits_of
from newsmorgue.model import EntityDecision, StoryDecision
from newsmorgue.packing import pickled
from newsmorgue.read import dump_of, read
from newsmorgue.relating import Known, relate
from newsmorgue.resolve import roll_of
from newsmorgue.workers import Workers

MORGUE = Path(__file__).parent / "cases" / "morgue"


@pytest.mark.parametrize("decisions", [(), (EntityDecision("Nobody At All", renamed="Somebody"),)])
def test_any_number_of_processes_finds_the_same(decisions):
    ground = Ground()
    lexicon, knowledge = lexicon_of(ground.packed()), knowledge_of(ground.packed())
    reading = read(MORGUE)
    analyses = [analyse(dump_of(file, reading.data[file.name]), lexicon) for file in reading.files]
    found = {each.article.id: each for each in analyses}
    known = Known(
        {id_: (each.article.dump.file, f"copy of {each.article.dump.file}") for id_, each in found.items()},
        {id_: pickled(roll_of(each, knowledge)[0]) for id_, each in found.items()},
        {id_: pickled(traits_of(each)) for id_, each in found.items()},
        decisions,
        (StoryDecision(f"copy of {analyses[0].article.dump.file}", merged=("no-such.txt",)),),
    )
    alone, *together = (relate(known, ground, Workers(jobs)) for jobs in (1, 2, 3))
    assert together == [alone, alone]
    assert repr(together[0]) == repr(alone), "of another order"
    assert alone.resolution.meant.keys() == found.keys()
    assert alone.bundles
    reasons = [each.reason for each in alone.problems]
    idle = [f"there is no entity `{each.entity}`" for each in decisions]
    assert reasons == [*idle, "there is no article file `no-such.txt`"]
