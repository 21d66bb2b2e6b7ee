"""Grouping: articles about one event form a story.

What is alike enough on the whole is one story (`likeness`, `linkage`); then the editors' decisions are
applied, and each story is given what its articles share, so that a reader sees why they are together
(`ties`).
"""

from collections.abc import Mapping, Sequence

from newsmorgue.group.days import Days
from newsmorgue.group.decisions import Decided, decide
from newsmorgue.group.likeness import Likeness
from newsmorgue.group.linkage import linked
from newsmorgue.group.ties import Ties
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Analysis, Problem, Resolution, Story, StoryDecision
from newsmorgue.text.slugs import digest, slug

__all__ = ["group"]

# How alike the articles of a story are on average. Found on news of fifty events, and on samples of two to
# fifty of them: between .15 and .2 nearly nothing changes.
_ALIKE = 0.17
# Pairs less alike than this count as not alike at all.
_LEAST = 0.05
# The articles of a story are of so many days at most.
_LONGEST = 30


def group(
    analyses: Sequence[Analysis],
    resolution: Resolution,
    lexicon: Lexicon,
    decisions: Sequence[StoryDecision] = (),
) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    """Return the stories, in the order of their first articles, and what is wrong with `decisions`."""
    likeness = Likeness(analyses, lexicon)
    pairs = likeness.pairs(_LEAST)
    decided = decide(
        linked(pairs, _ALIKE, likeness.days, _LONGEST),
        decisions,
        analyses,
        lambda some: _among(some, pairs, likeness.days),
    )
    ties = Ties(analyses, resolution, likeness)
    stories = tuple(_story(members, analyses, ties, decided) for members in decided.stories)
    return stories, decided.problems


def _among(
    some: Sequence[int], pairs: Mapping[tuple[int, int], float], days: Sequence[Days]
) -> list[list[int]]:
    """Return the stories that some articles form among themselves."""
    chosen = set(some)
    inner = {pair: alike for pair, alike in pairs.items() if chosen.issuperset(pair)}
    return linked(inner, _ALIKE, days, _LONGEST)


def _story(members: Sequence[int], analyses: Sequence[Analysis], ties: Ties, decided: Decided) -> Story:
    """Make a story; it is named after its first dated article, and dated by it."""
    articles = [analyses[number].article for number in members]
    dated = sorted(
        (each for each in articles if each.published), key=lambda each: (str(each.published)[:10], each.id)
    )
    first = dated[0] if dated else articles[0]
    title = decided.titles.get(members[0]) or first.title or first.dump.file
    return Story(
        id=f"{slug(first.title or first.dump.file)}-{digest(first.id)}",
        title=title,
        date=first.published,
        articles=tuple(each.id for each in articles),
        ties=ties.of(members),
        notes=decided.notes.get(members[0], ()),
    )
