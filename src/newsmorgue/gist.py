"""The gist of an article: what of it is always at hand, in all stages of a corpus."""

from dataclasses import dataclass, replace

from newsmorgue.complaints import lacks_of
from newsmorgue.copies import traces_of
from newsmorgue.model import Analysis, Article, Dump, Problem


@dataclass(frozen=True, slots=True)
class Gist:
    """What all stages of a corpus take of an article, which has no body here: small.

    `traces` are those of `copies`. `problems` are wrong with the decisions on it, `lacks` with its dump.
    """

    article: Article
    traces: tuple[str, ...]
    problems: tuple[Problem, ...]
    lacks: tuple[Problem, ...]


def gist_of(analysis: Analysis) -> Gist:
    """Return the gist of an article."""
    return Gist(
        without_body(analysis.article),
        traces_of(analysis.article),
        analysis.problems,
        tuple(lacks_of(analysis.article)),
    )


def without_body(article: Article) -> Article:
    """Return an article as lists show it: without its text, and where in it everything stands."""
    dump = article.dump
    bare = Dump(dump.file, dump.sha256, "", dump.copies, dump.format)
    return replace(article, dump=bare, fields={}, paragraphs=(), captions=(), removed=(), markup=())
