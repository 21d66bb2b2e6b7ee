"""The gist of an article: what the stages that look at a whole corpus take of each."""

from dataclasses import dataclass, replace

from newsmorgue.complaints import lacks_of
from newsmorgue.copies import traces_of
from newsmorgue.group import Traits, traits_of
from newsmorgue.model import Analysis, Article, Dump, Problem
from newsmorgue.resolve import Knowledge, Roll, roll_of
from newsmorgue.search import Indexed, indexed


@dataclass(frozen=True, slots=True)
class Gist:
    """What all stages of a corpus take of an article, which has no body here: small, and made once.

    `traces` are those of `copies`. `problems` are wrong with the decisions on it, `lacks` with its dump.
    """

    article: Article
    traces: tuple[str, ...]
    roll: Roll
    traits: Traits
    indexed: Indexed
    problems: tuple[Problem, ...]
    lacks: tuple[Problem, ...]


def gist_of(analysis: Analysis, knowledge: Knowledge) -> Gist:
    """Return the gist of an article. A pure function: `knowledge` only remembers what it has looked up."""
    return Gist(
        without_body(analysis.article),
        traces_of(analysis.article),
        roll_of(analysis, knowledge),
        traits_of(analysis),
        indexed(analysis),
        analysis.problems,
        tuple(lacks_of(analysis.article)),
    )


def without_body(article: Article) -> Article:
    """Return an article as lists show it: without its text, and where in it everything stands."""
    dump = article.dump
    bare = Dump(dump.file, dump.sha256, "", dump.copies, dump.format)
    return replace(article, dump=bare, fields={}, paragraphs=(), captions=(), removed=(), markup=())


def with_files(gist: Gist, article: Article) -> Gist:
    """Return a gist of an article whose copies were found since."""
    files = (article.dump.file, *(copy.file for copy in article.dump.copies))
    if files == gist.roll.files:
        return gist
    roll, traits = gist.roll._replace(files=files), gist.traits._replace(files=files)
    return replace(gist, article=article, roll=roll, traits=traits)
