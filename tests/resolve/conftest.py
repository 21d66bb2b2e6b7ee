"""Articles with their mentions marked, so that resolving is tested without extraction.

"{Prime Minister} [Jane Roe] met [Roe=Ada Roe] in [place:Oslo] at the [organization:OECD]": a role stands
before whom it belongs to, and behind `=` the full name that the article has.
"""

import re

import pytest

from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Analysis, Article, Dump, Findings, Kind, Mention, Paragraph, Piece
from tests.stages import resolve

_MARKED = re.compile(
    r"(?:\{(?P<role>[^}]+)\} )?\[(?:(?P<kind>place|organization):)?(?P<text>[^\]=]+)(?:=(?P<name>[^\]]+))?\]"
)


def analysis(marked, number):
    text, mentions, position = "", [], 0
    lexicon = load_lexicon()
    for match in _MARKED.finditer(marked):
        text += marked[position : match.start()]
        role = None
        if match["role"]:
            role = Piece(len(text), len(text) + len(match["role"]), match["role"])
            text += f"{match['role']} "
        kind = Kind(match["kind"] or "person")
        name, known = match["name"] or match["text"], None
        if kind is Kind.ORGANIZATION and name.casefold() in lexicon.organizations.known:
            name = known = lexicon.organizations.known.values[name.casefold()].name
        rule = "gazetteer" if kind is Kind.PLACE else "marked"
        start = len(text)
        text += match["text"]
        mentions.append(
            Mention(kind, start, len(text), match["text"], "p1", rule, name, role=role, known=known)
        )
        position = match.end()
    text += marked[position:]
    dump = Dump(f"{number:05}.txt", str(number), text)
    article = Article(f"a{number:05}", dump, None, paragraphs=(Paragraph("p1", "text", 0, len(text), text),))
    return Analysis(article, Findings(tuple(mentions)))


class Resolved:
    """What articles with marked mentions resolve to."""

    def __init__(self, *marked):
        self.analyses = [analysis(each, number) for number, each in enumerate(marked)]
        self.resolution, problems = resolve(self.analyses, load_lexicon())
        assert problems == ()
        self.entities = {each.id: each for each in self.resolution.entities}

    @property
    def groups(self):
        """The names of each entity, with the numbers of the articles that have them."""
        found = {}
        for each in self.resolution.mentions:
            found.setdefault(each.entity, set()).add((each.mention.text, int(each.article[1:])))
        return sorted(map(sorted, found.values()))

    @property
    def rules(self):
        """The rules of all reasons."""
        return sorted({reason.rule for each in self.entities.values() for reason in each.reasons})

    @property
    def doubts(self):
        """The names of entities that are perhaps the same."""
        return sorted(
            (each.name, self.entities[doubt.other].name, doubt.rule)
            for each in self.entities.values()
            for doubt in each.doubts
        )


@pytest.fixture(scope="session")
def resolved():
    """Resolve articles with marked mentions."""
    return Resolved
