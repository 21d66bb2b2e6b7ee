"""Grouping: articles about one event form a story.

What is alike enough on the whole is one story (`likeness`, `linkage`); then the editors' decisions are
applied, and each story is given what its articles share, so that a reader sees why they are together
(`ties`).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from newsmorgue.group.days import Days
from newsmorgue.group.decisions import decide
from newsmorgue.group.likeness import Likeness
from newsmorgue.group.linkage import linked
from newsmorgue.group.ties import (
    Standing,
    shared_names,
    shared_quotations,
    shared_terms,
    shared_words,
    standings,
)
from newsmorgue.group.traits import Traits, traits_of
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Entity, Outline, Problem, Story, StoryDecision, Tie
from newsmorgue.text.slugs import digest, slug

__all__ = [
    "Bundle",
    "Standing",
    "Traits",
    "bundle",
    "standings",
    "stories_of",
    "story_of",
    "traits_of",
]

# How alike the articles of a story are on average. Found on news of fifty events, and on samples of two to
# fifty of them: between .15 and .2 nearly nothing changes.
_ALIKE = 0.17
# Pairs less alike than this count as not alike at all.
_LEAST = 0.05
# The articles of a story are of so many days at most.
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class Bundle:
    """Articles (by id) that are one story, before anybody has said whom they name.

    `title` and `notes` are what was decided about it. `terms` are those that several of the articles have,
    each with these, the most telling first; `quotations` are what several quote.
    """

    articles: tuple[str, ...]
    title: str | None
    notes: tuple[str, ...]
    terms: tuple[tuple[str, tuple[str, ...]], ...]
    quotations: tuple[Tie, ...]


def stories_of(
    bundles: Iterable[Bundle],
    articles: Iterable[Article],
    paragraphs_of: Callable[[str], Iterable[str]],
    entities: Iterable[Entity],
    outlines: Mapping[str, Outline],
) -> tuple[Story, ...]:
    """Return the stories that bundles of the articles are, with what each story's share.

    `paragraphs_of` gives the texts of an article's paragraphs, by its id; `outlines` are those of all
    articles.
    """
    by_id = {each.id: each for each in articles}
    standing = standings(entities, (outline.named for outline in outlines.values()))
    return tuple(
        story_of(
            each,
            [by_id[id_] for id_ in each.articles],
            paragraphs_of,
            [outlines[id_].named for id_ in each.articles],
            standing,
        )
        for each in bundles
    )


def bundle(
    traits: Sequence[Traits], lexicon: Lexicon, decisions: Sequence[StoryDecision] = ()
) -> tuple[tuple[Bundle, ...], tuple[Problem, ...]]:
    """Return which articles are together, the first first, and what is wrong with `decisions`."""
    likeness = Likeness(traits, lexicon)
    pairs = likeness.pairs(_LEAST)
    decided = decide(
        linked(pairs, _ALIKE, likeness.days, _LONGEST),
        decisions,
        traits,
        lambda some: _among(some, pairs, likeness.days),
    )
    bundles = []
    for members in decided.stories:
        some = [traits[number] for number in members]
        bundles.append(
            Bundle(
                tuple(each.article for each in some),
                decided.titles.get(members[0]),
                decided.notes.get(members[0], ()),
                shared_terms(some, likeness.rarity),
                shared_quotations(some),
            )
        )
    return tuple(bundles), decided.problems


def story_of(
    found: Bundle,
    articles: Sequence[Article],
    paragraphs_of: Callable[[str], Iterable[str]],
    named: Sequence[Collection[str]],
    standing: Mapping[str, Standing],
) -> Story:
    """Return the story that a bundle is, given its articles and the entities (by id) that each names.

    It is named after its first dated article, and dated by it. `standing` has all these entities.
    """
    names = shared_names(found.articles, named, standing)
    texts = chain.from_iterable(_texts(each, paragraphs_of) for each in articles)
    dated = sorted(
        (each for each in articles if each.published), key=lambda each: (str(each.published)[:10], each.id)
    )
    first = dated[0] if dated else articles[0]
    title = found.title or first.title or first.dump.file
    return Story(
        id=f"{slug(first.title or first.dump.file)}-{digest(first.id)}",
        title=title,
        date=first.published,
        articles=found.articles,
        ties=(*names, *shared_words(found.terms, names, texts), *found.quotations),
        notes=found.notes,
    )


def _texts(article: Article, paragraphs_of: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """Yield the texts of an article; the paragraphs are asked for when they are needed."""
    yield from filter(None, (article.title, article.standfirst))
    yield from paragraphs_of(article.id)


def _among(
    some: Sequence[int], pairs: Mapping[tuple[int, int], float], days: Sequence[Days]
) -> list[list[int]]:
    """Return the stories that some articles form among themselves."""
    chosen = set(some)
    inner = {pair: alike for pair, alike in pairs.items() if chosen.issuperset(pair)}
    return linked(inner, _ALIKE, days, _LONGEST)
