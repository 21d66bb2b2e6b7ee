"""Corpora for pages, made of marked sentences: what pages show does not wait for what is found in texts."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from newsmorgue.model import (
    Analysis,
    Article,
    Attributed,
    Claim,
    Corpus,
    Dump,
    Entity,
    Findings,
    Kind,
    Mention,
    Mode,
    Paragraph,
    Piece,
    Resolved,
    Source,
    Wording,
)
from newsmorgue.text.slugs import slug
from tests.stages import corpus_of

# "((Prime Minister)) [hadi|Karim al-Hadi] left": a mention of the entity hadi, with its role.
_MARK = re.compile(r"(?:\(\((?P<role>[^()]+)\)\) )?\[(?P<id>[\w-]+)\|(?P<text>[^]]+)\]")


@pytest.fixture
def marked_corpus() -> Callable[..., Corpus]:
    """Make a corpus of `(title, outlet, date, paragraphs)` and entities by their marks.

    A paragraph is text with marks: `((Prime Minister)) [hadi|Karim al-Hadi] left.` One that has the
    word "said" is a claim of the first whom it names, about the others.
    """

    def make(entities: dict[str, Entity], reports: Sequence[tuple[str, str, str, Sequence[str]]]) -> Corpus:
        analyses, mentions, claims = [], [], []
        for number, (title, outlet, date, paragraphs) in enumerate(reports):
            article, found, said = _article(number, (title, outlet, date), paragraphs, entities)
            analyses.append(Analysis(article, Findings(tuple(each.mention for each in found))))
            mentions += found
            claims += said
        listed = [_with_wordings(entity, mentions) for entity in entities.values()]
        return corpus_of(analyses, sorted(listed, key=lambda each: each.id), mentions, claims)

    return make


def _article(number, head, paragraphs, entities):
    title, outlet, date = head
    id_, text = f"a{number}", f"{title}\n"
    found, said, made = [], [], []
    for place, paragraph in enumerate(paragraphs, start=1):
        start = len(text)
        here = []
        position = 0
        for mark in _MARK.finditer(paragraph):
            text += paragraph[position : mark.start()]
            role = None
            if mark["role"]:
                role = Piece(len(text), len(text) + len(mark["role"]), mark["role"])
                text += f"{mark['role']} "
            entity = entities[mark["id"]]
            span = len(text), len(text) + len(mark["text"])
            named = Mention(entity.kind, *span, mark["text"], f"p{place}", "test", entity.name, role)
            here.append(Resolved(id_, named, entity.id))
            text += mark["text"]
            position = mark.end()
        text += paragraph[position:]
        made.append(Paragraph(f"p{place}", "text", start, len(text), text[start:]))
        if "said" in paragraph:
            words = start + text[start:].index("said") + 5, len(text)
            claim = Claim(
                f"c{number}-{place}", f"p{place}", *words, text[slice(*words)], Mode.INDIRECT, "said", "test",
                here[0].mention, here[0].mention.text, anonymous=False, denied=False,
            )  # fmt: skip
            said.append(
                Attributed(id_, claim, here[0].entity, tuple(each.entity for each in here[1:] if each.entity))
            )
        found += here
        text += "\n"
    source = Source(slug(outlet), outlet) if outlet else None
    dump = Dump(f"{number}.txt", f"{number:064}", text)
    fields = {"title": Piece(0, len(title), title)}
    article = Article(
        id_, dump, title, "en", published=date or None, source=source, fields=fields, paragraphs=tuple(made)
    )
    return article, found, said


def _with_wordings(entity: Entity, mentions: Sequence[Resolved]) -> Entity:
    """Add the names and roles that mentions use to those that the entity has."""
    names: dict[str, dict[str, None]] = {}
    roles: dict[str, dict[str, None]] = {}
    for each in mentions:
        if each.entity == entity.id:
            names.setdefault(each.mention.text, {})[each.article] = None
            if each.mention.role:
                roles.setdefault(each.mention.role.text, {})[each.article] = None
    return replace(
        entity,
        aliases=(*entity.aliases, *(Wording(text, tuple(used)) for text, used in names.items())),
        roles=(*entity.roles, *(Wording(text, tuple(used)) for text, used in roles.items())),
    )


@pytest.fixture
def hadi() -> Entity:
    """A person to write about."""
    return Entity("person-karim-al-hadi", Kind.PERSON, "Karim al-Hadi", ())


@pytest.fixture
def oslo() -> Entity:
    """A place to write about."""
    return Entity(
        "place-oslo",
        Kind.PLACE,
        "Oslo",
        (),
        country="NO",
        coordinates=(59.913, 10.746),
        reference="geonames:3143244",
    )
