"""The stages of a whole corpus, each in one call, for tests that begin in the middle."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from newsmorgue.clippings import Clipping, clipped, clippings_of, paragraphs_of
from newsmorgue.gist import without_body
from newsmorgue.group import bundle, stories_of, traits_of
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import (
    Analysis,
    Attributed,
    Corpus,
    DatedExpression,
    Entity,
    EntityDecision,
    Findings,
    Links,
    Meant,
    Problem,
    Resolution,
    Resolved,
    Said,
    Settings,
    Story,
    StoryDecision,
)
from newsmorgue.render import Pages
from newsmorgue.resolve import Knowledge, Roll, outline_of, roll_of
from newsmorgue.resolve import resolve as resolve_rolls
from newsmorgue.search import (
    Catalogue,
    Stretch,
    Words,
    closing,
    in_stretches,
    indexed,
    make,
    pieces,
    stretched,
)


@dataclass(frozen=True)
class Told:
    """What articles resolve to, and what each of them says of that, one after the other."""

    resolution: Resolution
    links: Mapping[str, Links]
    clippings: Sequence[Clipping]

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.resolution.entities

    @property
    def crowds(self) -> tuple[str, ...]:
        return self.resolution.crowds

    @property
    def mentions(self) -> list[Resolved]:
        return [each for clipping in self.clippings for each in clipping.mentions()]

    @property
    def claims(self) -> list[Attributed]:
        return [each for clipping in self.clippings for each in clipping.claims()]

    @property
    def references(self) -> list[Resolved]:
        return [each for clipping in self.clippings for each in clipping.references()]


def told_by(analyses: Sequence[Analysis], links: Mapping[str, Links], resolution: Resolution) -> Told:
    clippings = [
        Clipping(id_, clipped(analysis, links[id_]), resolution.meant[id_])
        for analysis in analyses
        for id_ in [analysis.article.id]
    ]
    return Told(resolution, links, clippings)


def resolve(
    analyses: Sequence[Analysis], lexicon: Lexicon, decisions: Sequence[EntityDecision] = ()
) -> tuple[Told, tuple[Problem, ...]]:
    knowledge = Knowledge(lexicon)
    rolls, links = rolls_of(analyses, knowledge)
    resolution, problems = resolve_rolls(rolls, knowledge, decisions)
    return told_by(analyses, links, resolution), problems


def rolls_of(analyses: Iterable[Analysis], knowledge: Knowledge) -> tuple[list[Roll], dict[str, Links]]:
    rolls, links = zip(*(roll_of(analysis, knowledge) for analysis in analyses), strict=True)
    return list(rolls), {roll.article: each for roll, each in zip(rolls, links, strict=True)}


def group(
    analyses: Sequence[Analysis], told: Told, lexicon: Lexicon, decisions: Sequence[StoryDecision] = ()
) -> tuple[tuple[Story, ...], tuple[Problem, ...]]:
    bundles, problems = bundle([traits_of(analysis) for analysis in analyses], lexicon, decisions)
    outlines = {id_: outline_of(links, told.resolution.meant[id_]) for id_, links in told.links.items()}
    by_id = {each.article.id: clipped(each, told.links[each.article.id]) for each in analyses}
    articles = [without_body(analysis.article) for analysis in analyses]
    stories = stories_of(bundles, articles, lambda id_: paragraphs_of(by_id[id_]), told.entities, outlines)
    return stories, problems


def claims_of(corpus: Corpus) -> list[Attributed]:
    return [each for clipping in clippings_of(corpus).values() for each in clipping.claims()]


def corpus_of(
    analyses: Sequence[Analysis],
    entities: Iterable[Entity] = (),
    mentions: Sequence[Resolved] = (),
    claims: Sequence[Attributed] = (),
    dates: Mapping[str, tuple[DatedExpression, ...]] | None = None,
) -> Corpus:
    """A corpus in which these articles make these claims and mention these entities."""
    found, links, meant = {}, {}, {}
    for analysis in analyses:
        id_ = analysis.article.id
        named = [each for each in mentions if each.article == id_]
        said = [each for each in claims if each.article == id_]
        kinds = {each.entity: each.mention.kind for each in named if each.entity}
        others = [id_ for each in named for id_ in each.candidates]
        others += [id_ for each in said for id_ in (each.speaker, *each.about) if id_]
        kinds |= {id_: each.kind for each in entities for id_ in [each.id] if id_ in others}
        at = {entity: position for position, entity in enumerate(kinds)}
        meant[id_] = tuple(Meant(entity, kind) for entity, kind in kinds.items())
        links[id_] = Links(
            tuple(at[each.entity] if each.entity else None for each in named),
            {n: tuple(at[id_] for id_ in each.candidates) for n, each in enumerate(named)},
            (),
            tuple(
                Said(
                    at[each.speaker] if each.speaker else None,
                    tuple(at[id_] for id_ in each.about),
                    each.claim.mode,
                    each.claim.denied,
                    each.claim.anonymous,
                )
                for each in said
            ),
        )
        findings = Findings(tuple(each.mention for each in named), (), tuple(each.claim for each in said))
        found[id_] = replace(analysis, findings=findings)
    return Corpus(
        Settings(),
        tuple(without_body(each.article) for each in analyses),
        {id_: each.article for id_, each in found.items()},
        {id_: clipped(each, links[id_]) for id_, each in found.items()},
        {id_: outline_of(each, meant[id_]) for id_, each in links.items()},
        Resolution(tuple(entities), meant),
        (),
        dates or {},
    )


def with_claims(corpus: Corpus, claims: Sequence[Attributed]) -> Corpus:
    mentions = [each for clipping in clippings_of(corpus).values() for each in clipping.mentions()]
    analyses = [Analysis(article, Findings()) for article in corpus.whole.values()]
    return corpus_of(analyses, corpus.resolution.entities, mentions, claims)


def words_of(analyses: Iterable[Analysis]) -> Words:
    """The words of some articles, as the search asks for them."""
    both = {analysis.article.id: indexed(analysis) for analysis in analyses}
    words = {id_: found for id_, (found, _) in both.items()}
    stretches = in_stretches([analysis.article for analysis in analyses], words)
    made = [stretched([words[id_] for id_ in ids], [both[id_][1] for id_ in ids]) for ids in stretches]
    return Words(words, [id_ for ids in stretches for id_ in ids], partial(_part, made))


def _part(every: Sequence[Sequence[Stretch]], part: int) -> list[Stretch]:
    return [parts[part] for parts in every]


def search(found: Catalogue) -> Iterator[tuple[str, bytes]]:
    noted = []
    for piece in pieces(found):
        made = make(found, piece)
        yield from made.files
        noted += [made.noted] if made.noted else []
    yield from closing(found, noted)


def render(corpus: Corpus) -> Iterator[tuple[str, bytes]]:
    pages = Pages(corpus)
    return (file for made in pages.make(range(len(pages))) for file in made.files)
