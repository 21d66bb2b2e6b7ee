"""The stages of a whole corpus, each in one call, for tests that begin in the middle."""

from collections.abc import Iterator, Sequence

from newsmorgue.group import bundle, stories_of, traits_of
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Analysis, Corpus, EntityDecision, Problem, Resolution, Story, StoryDecision
from newsmorgue.render import Pages
from newsmorgue.resolve import Knowledge, assign, resolution_of, roll_of


def resolve(
    analyses: Sequence[Analysis], lexicon: Lexicon, decisions: Sequence[EntityDecision] = ()
) -> tuple[Resolution, tuple[Problem, ...]]:
    knowledge = Knowledge(lexicon)
    rolls = [roll_of(analysis, knowledge) for analysis in analyses]
    found, problems = assign(rolls, knowledge, decisions)
    return resolution_of(found, analyses, rolls), problems


def group(
    analyses: Sequence[Analysis],
    resolution: Resolution,
    lexicon: Lexicon,
    decisions: Sequence[StoryDecision] = (),
) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    bundles, problems = bundle([traits_of(analysis) for analysis in analyses], lexicon, decisions)
    return stories_of(bundles, analyses, resolution), problems


def render(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    pages = Pages(corpus)
    return (file for made in pages.make(range(len(pages))) for file in made.files)
