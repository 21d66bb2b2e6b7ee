"""Everything that the stages found together."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsmorgue.model.articles import Article
from newsmorgue.model.changes import Changes
from newsmorgue.model.decisions import Settings
from newsmorgue.model.entities import Resolution
from newsmorgue.model.outlines import Outline
from newsmorgue.model.stories import Comparison, Story
from newsmorgue.model.times import DatedExpression, InferredDate


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything that is known when all stages have run: what pages, search and exports are made of.

    `articles` are all there are, without their bodies: dumps without text, no fields, paragraphs or captions.
    They are `whole` by their ids, and so have `clipped` what other pages show of them (`clippings` reads it),
    `outlines` what they have in short, `dates` their times: what takes much room is made when asked for.

    `inferred` are the days of articles that do not say theirs.
    `comparisons` are the stories', by their ids. `notes` are the editors' own words, in Markdown, by the path
    of the page that they are about; those of `about.html` are the whole page. `changes` is what is new since
    an earlier site, None where there is none to compare with. `sums` are digests of all that the articles'
    analyses hang on, by the articles' ids: articles with one sum have one analysis.
    """

    settings: Settings
    articles: tuple[Article, ...]
    whole: Mapping[str, Article]
    clipped: Mapping[str, bytes]
    outlines: Mapping[str, Outline]
    resolution: Resolution
    stories: tuple[Story, ...]
    dates: Mapping[str, tuple[DatedExpression, ...]] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    inferred: Mapping[str, InferredDate] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    changes: Changes | None = None
    sums: Mapping[str, str] = field(default_factory=dict)
