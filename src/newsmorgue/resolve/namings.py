"""Namings: all mentions with which one article names one person, place or organization.

They are what entities are put together from; which mentions of an article belong together was found when
the article was read, but for places of one name and for bodies that several states have.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.model import Analysis, Article, Kind, Mention
from newsmorgue.resolve.contexts import Context, main_countries
from newsmorgue.resolve.knowledge import Knowledge
from newsmorgue.resolve.names import folded, gender_of, person_name
from newsmorgue.resolve.organization_names import Body, organization_key
from newsmorgue.resolve.places import choose_place, countries_and_regions, is_listed, named_beside

_MR = re.compile(
    r"\b(?:(Mr|Sir|Lord|King|Prince|Sheikh)|(?:Mrs|Ms|Miss|Mme|Dame|Lady|Queen|Princess))\.?\s+$"
)
_OWNER = re.compile(r"([^\W\d_][\w.-]*)(?:['\u2019]s?)?\s+$")
_BEHIND = re.compile(r"\s+of\s+(?:the\s+)?([^\W\d_]\w+)")
_LOOK_BACK = 24


@dataclass(slots=True)
class Naming:
    """The mentions of one article that name one thing, by `name`, as the article has it in full.

    `key` is what namings of one thing share across articles, before anything is compared; a person's
    says nothing yet of whether it is one person's. `country` is a state body's, or that of a place that the
    gazetteer does not know; `core` is what a body is, whosever it is.
    """

    article: Article
    kind: Kind
    name: str
    key: str
    place: Place | None = None
    known: str | None = None
    core: str | None = None
    country: str | None = None
    mentions: list[Mention] = field(default_factory=list)
    context: Context = field(default_factory=Context)

    @property
    def first(self) -> Mention:
        """The mention that is the first to spell the name out, or else the first of all."""
        return next((each for each in self.mentions if each.text == self.name), self.mentions[0])


def namings(analysis: Analysis, known: Knowledge) -> tuple[list[Naming], list[int | None]]:
    """Return the namings of an article, and for each of its mentions which one it belongs to, if any."""
    mentions = analysis.findings.mentions
    named = countries_and_regions(mentions, known.atlas)
    scene = main_countries(Counter(place.country for place in named if place.country))
    sorter = _Sorter(analysis, named, scene, known)
    by_words: dict[_Words, int] = {}
    by_key: dict[tuple[Kind, str], int] = {}
    found: list[Naming] = []
    belongs: list[int | None] = []
    for i, mention in enumerate(mentions):
        if mention.name is None:
            belongs.append(None)
            continue
        words = sorter.words(i, mention)
        at = by_words.get(words)
        if at is None:
            naming = sorter.naming(words, mention)
            at = by_words[words] = by_key.setdefault((naming.kind, naming.key), len(found))
            if at == len(found):
                found.append(naming)
        found[at].mentions.append(mention)
        belongs.append(at)
    _add_contexts(analysis.article, found, scene, known)
    return found, belongs


class _Words(NamedTuple):
    """What mentions of one article have to share to name the same beyond doubt."""

    kind: Kind
    name: str
    text: str
    known: str | None
    body: Body | None = None
    beside: Place | None = None


class _Sorter:
    """Tells what each mention of an article names."""

    def __init__(
        self, analysis: Analysis, named: Sequence[Place], scene: frozenset[str], known: Knowledge
    ) -> None:
        self._article = analysis.article
        self._named = named
        self._scene = scene
        self._known = known
        mentions = analysis.findings.mentions
        self._beside = named_beside(analysis.article.dump.text, mentions, known.atlas)
        self._explicit: dict[str, Place] = {}
        for i, outer in self._beside.items():  # the first "Paris, Texas" is every "Paris"
            self._explicit.setdefault(folded(mentions[i].text), outer)
        self._body_of = {
            i: body
            for i, mention in enumerate(mentions)
            if mention.kind is Kind.ORGANIZATION and (body := self._body(mention))
        }
        self._countries: defaultdict[str, set[str]] = defaultdict(set)
        for body in self._body_of.values():
            if body.country:
                self._countries[body.core].add(body.country)

    def words(self, index: int, mention: Mention) -> _Words:
        """Return what tells a mention from those that may name something else."""
        beside = None
        if mention.kind is Kind.PLACE:
            beside = self._beside.get(index) or self._explicit.get(folded(mention.text))
        name, body = str(mention.name), self._body_of.get(index)
        return _Words(mention.kind, name, mention.text, mention.known, body, beside)

    def naming(self, words: _Words, mention: Mention) -> Naming:
        """Return the naming that a mention begins."""
        if words.kind is Kind.PLACE:
            listed = is_listed(mention, self._known.atlas)
            place = choose_place(mention, words.beside, self._named, self._known.atlas, listed=listed)
            return place_naming(self._article, words.name, place, words.beside)
        if words.kind is Kind.PERSON:
            return person_naming(self._article, words.name)
        if words.body is None:
            return organization_naming(self._article, words.name, words.known)
        core, country = words.body
        if country is None:
            named = self._countries[core] or self._scene
            country = next(iter(named)) if len(named) == 1 else self._listed_country(words.known)
        key = f"{core} {country or ''}".strip()
        return Naming(self._article, words.kind, words.name, key, core=core, country=country)

    def _listed_country(self, known: str | None) -> str | None:
        """Return whose parliament of that name the list has: of senates it is that of the US."""
        listed = self._known.lexicon.organizations.known.values.get(key_of(known)) if known else None
        return listed.country if listed and listed.type == "legislature" else None

    def _body(self, mention: Mention) -> Body | None:
        """Return the body of a state that a mention names, with the country that words beside it say."""
        body = self._known.body(mention.text)
        if body is None or body.country:
            return body
        text = self._article.dump.text
        owner = _OWNER.search(text[max(0, mention.start - _LOOK_BACK) : mention.start])
        owned = self._known.country(folded(owner[1])) if owner else None
        behind = _BEHIND.match(text, mention.end)
        return Body(body.core, owned or (self._known.country(folded(behind[1])) if behind else None))


def person_naming(article: Article, name: str) -> Naming:
    """Return a person's naming without mentions."""
    return Naming(article, Kind.PERSON, name, person_name(name).key)


def place_naming(article: Article, name: str, place: Place | None, beside: Place | None = None) -> Naming:
    """Return a place's naming without mentions: by its id, or by its name and what it lies in."""
    if place:
        return Naming(article, Kind.PLACE, name, place.id, place, country=place.country)
    key = f"{folded(name).removeprefix('the ')}{f' in {beside.id}' if beside else ''}"
    return Naming(article, Kind.PLACE, name, key, country=beside.country if beside else None)


def organization_naming(article: Article, name: str, known: str | None) -> Naming:
    """Return an organization's naming without mentions."""
    return Naming(article, Kind.ORGANIZATION, name, known or organization_key(name), known=known)


def retyped(naming: Naming, kind: Kind, known: Knowledge) -> Naming:
    """Return a naming as one of another kind."""
    if naming.kind is kind:
        return naming
    if kind is Kind.PERSON:
        found = person_naming(naming.article, naming.name)
    elif kind is Kind.ORGANIZATION:
        listed = known.lexicon.organizations.known.values.get(key_of(naming.name))
        found = organization_naming(naming.article, naming.name, listed.name if listed else None)
    else:
        mention = replace(naming.first, known=None)
        place = choose_place(mention, None, (), known.atlas, listed=True)
        found = place_naming(naming.article, naming.name, place)
    found.mentions, found.context = naming.mentions, naming.context
    return found


def _add_contexts(article: Article, found: Sequence[Naming], scene: frozenset[str], known: Knowledge) -> None:
    """Give each naming what the words around it say, and who else the article names."""
    text = article.dump.text
    own = [companion_key(naming) for naming in found]
    present = frozenset(filter(None, own))
    for naming, key in zip(found, own, strict=True):
        context = naming.context
        context.scene = scene
        context.companions = present
        context.own = frozenset({key} if key else ())
        if naming.country:
            context.countries = frozenset({naming.country})
        if naming.kind is Kind.PERSON:
            _add_person(context, naming, text, known)


def _add_person(context: Context, naming: Naming, text: str, known: Knowledge) -> None:
    """Add what a person's name, roles and forms of address say."""
    gender = gender_of(person_name(naming.name), known.lexicon.people)
    if gender:
        context.genders = frozenset({gender})
    for mention in naming.mentions:
        if not gender:
            address = _MR.search(text[max(0, mention.start - _LOOK_BACK) : mention.start])
            if address:
                context.genders |= {"m" if address[1] else "f"}
        if mention.role:
            offices, walks, countries = known.role(mention.role.text)
            context.offices |= offices
            context.walks |= walks
            context.countries |= countries


def companion_key(naming: Naming) -> str | None:
    """Return what tells a naming among those beside others; a country or a lone name tells nothing."""
    if naming.kind is Kind.PERSON and person_name(naming.name).is_lone:
        return None
    if naming.place and naming.place.type == "country":
        return None
    return f"{naming.kind} {naming.key}"
