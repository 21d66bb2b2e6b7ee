"""What is told of a corpus when it is built: how many of each thing there is, and what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass

from newsmorgue.errors import NewsmorgueError
from newsmorgue.model import Corpus, Kind, Problem


@dataclass(frozen=True, slots=True)
class Summary:
    """What a corpus turned out to have: how many of each thing, and what is wrong with the input.

    `articles` are the file, title and outlet of each; `copies` is how many files hold an article that another
    has.
    """

    counts: Mapping[str, int]
    articles: tuple[tuple[str, str | None, str | None], ...]
    copies: int
    problems: tuple[Problem, ...]


def summary_of(corpus: Corpus, problems: tuple[Problem, ...]) -> Summary:
    """Return what a corpus has."""
    kinds = [entity.kind for entity in corpus.resolution.entities]
    articles = corpus.articles
    counts = {
        "articles": len(articles),
        "people": kinds.count(Kind.PERSON),
        "places": kinds.count(Kind.PLACE),
        "organizations": kinds.count(Kind.ORGANIZATION),
        "claims": sum(len(outline.claims) for outline in corpus.outlines.values()),
        "stories": len(corpus.stories),
    }
    listed = (
        (article.dump.file, article.title, article.source.name if article.source else None)
        for article in articles
    )
    return Summary(counts, tuple(listed), sum(len(article.dump.copies) for article in articles), problems)


def refuse_problems(problems: tuple[Problem, ...], *, strict: bool) -> None:
    """Raise NewsmorgueError when a strict build has any."""
    if strict and problems:
        told = "".join(f"\n  {problem}" for problem in problems)
        count = f"{len(problems)} warning{'s' if len(problems) > 1 else ''}"
        raise NewsmorgueError(f"{count} with --strict", remedy=f"the site was not touched{told}")
