"""The gist of an article: what the stages that look at a whole corpus take of each."""

from dataclasses import dataclass, replace

from newsmorgue.group import Traits, traits_of
from newsmorgue.model import Analysis
from newsmorgue.resolve import Knowledge, Roll, roll_of
from newsmorgue.search import Indexed, indexed


@dataclass(frozen=True, slots=True)
class Gist:
    """What resolving, grouping and searching take of an article: small, and made once for each file."""

    roll: Roll
    traits: Traits
    indexed: Indexed


def gist_of(analysis: Analysis, knowledge: Knowledge) -> Gist:
    """Return the gist of an article. A pure function: `knowledge` only remembers what it has looked up."""
    return Gist(roll_of(analysis, knowledge), traits_of(analysis), indexed(analysis))


def with_files(gist: Gist, analysis: Analysis) -> Gist:
    """Return a gist of an article whose copies were found since."""
    dump = analysis.article.dump
    files = (dump.file, *(copy.file for copy in dump.copies))
    if files == gist.roll.files:
        return gist
    return replace(gist, roll=gist.roll._replace(files=files), traits=gist.traits._replace(files=files))
