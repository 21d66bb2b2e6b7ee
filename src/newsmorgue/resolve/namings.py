"""Namings: the mentions with which one article names one person, place or organization, as one value.

They are what entities are put together from; which mentions of an article belong together was found when
the article was read, but for places of one name and for bodies that several states have.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain, islice, repeat
from sys import intern
from typing import Any, NamedTuple

from newsmorgue.lexicon.files import key_of
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.model import Analysis, Kind, Links, Mention
from newsmorgue.resolve.contexts import main_countries
from newsmorgue.resolve.knowledge import Knowledge
from newsmorgue.resolve.links import links_of
from newsmorgue.resolve.names import folded, gender_of, person_name
from newsmorgue.resolve.organization_names import Body, organization_key
from newsmorgue.resolve.places import choose_place, countries_and_regions, is_listed, named_beside

_MR = re.compile(
    r"\b(?:(Mr|Sir|Lord|King|Prince|Sheikh)|(?:Mrs|Ms|Miss|Mme|Dame|Lady|Queen|Princess))\.?\s+$"
)
_OWNER = re.compile(r"([^\W\d_][\w.-]*)(?:['\u2019]s?)?\s+$")
_BEHIND = re.compile(r"\s+of\s+(?:the\s+)?([^\W\d_]\w+)")
_LOOK_BACK = 24


class Called(NamedTuple):
    """A wording that an article has for something: how often, and the passage and rule of the first time."""

    text: str
    times: int
    passage: str
    rule: str


class Naming(NamedTuple):
    """What one article (by id) calls one thing, which is `name` in full there.

    `key` is what namings of one thing share across articles, before anything is compared; a person's
    says nothing yet of whether it is one person's. One that is `listed` is a place of the gazetteer, and its
    key the place's id. `country` is that of a place, or a state body's; `core` is what a body is, whosever it
    is. `called` are the wordings, the first of which stands at `start`.

    `roles` are the words that say what somebody is; `offices`, `walks` of life, `countries` and `genders`
    are what these say, and what stands beside the name. What is `telling` is evidence for others beside it.
    """

    article: str
    kind: Kind
    name: str
    key: str
    listed: bool = False
    telling: bool = True
    known: str | None = None
    core: str | None = None
    country: str | None = None
    start: int = 0
    called: tuple[Called, ...] = ()
    roles: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    walks: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    genders: tuple[str, ...] = ()

    @property
    def first(self) -> Called:
        """The wording that spells the name out, or else the first of all."""
        return next((each for each in self.called if each.text == self.name), self.called[0])


class Roll(NamedTuple):
    """All that one article (by id) names: what resolving takes from it, and nothing more.

    `files` hold the article. `scene` are the countries that it is about.
    """

    article: str
    files: tuple[str, ...]
    scene: tuple[str, ...]
    namings: tuple[Naming, ...]

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the namings field by field: so they are put together in half the time."""
        _, *fields = zip(*self.namings, strict=True) if self.namings else [()] * len(Naming._fields)
        called = fields.pop(_CALLED)
        wordings = tuple(zip(*chain.from_iterable(called), strict=True)) or ((),) * len(Called._fields)
        return _roll, (
            self.article,
            self.files,
            self.scene,
            tuple(fields),
            (tuple(map(len, called)), wordings),
        )


# Where the wordings stand among the fields of a naming behind the first one, which is the article.
_CALLED = Naming._fields.index("called") - 1
_Column = tuple[Any, ...]


def _roll(
    article: str,
    files: tuple[str, ...],
    scene: tuple[str, ...],
    fields: tuple[_Column, ...],
    wordings: tuple[_Column, tuple[_Column, ...]],
) -> Roll:
    """Put a roll together, which comes to share its words with those of all other articles.

    Of the `wordings` come first how many each naming has, and then the fields of all.
    """
    kinds, names, keys, listed, telling, known, cores, countries, starts, *said = fields
    counts, (texts, times, passages, rules) = wordings
    coming = map(Called._make, zip(_words(texts), times, _words(passages), _words(rules), strict=True))
    called = [tuple(islice(coming, count)) for count in counts]
    columns = (
        repeat(article, len(kinds)),
        kinds,
        _words(names),
        _words(keys),
        listed,
        telling,
        _words(known),
        _words(cores),
        _words(countries),
        starts,
        called,
        *([tuple(map(intern, each)) if each else each for each in lists] for lists in said),
    )
    return Roll(article, files, scene, tuple(map(Naming._make, zip(*columns, strict=False))))


def _words(column: Iterable[str | None]) -> list[str | None]:
    return [each and intern(each) for each in column]


def roll_of(analysis: Analysis, knowledge: Knowledge) -> tuple[Roll, Links]:
    """Return what an article names, and which of these namings its words are of.

    A pure function: `knowledge` only remembers what it has looked up.
    """
    article, mentions = analysis.article, analysis.findings.mentions
    named = countries_and_regions(mentions, knowledge.atlas)
    scene = main_countries(Counter(place.country for place in named if place.country))
    sorter = _Sorter(analysis, named, scene, knowledge)
    by_words: dict[_Words, int] = {}
    by_key: dict[tuple[Kind, str], int] = {}
    found: list[tuple[Naming, list[Mention]]] = []
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
                found.append((naming, []))
        found[at][1].append(mention)
        belongs.append(at)
    roll = Roll(
        article.id,
        (article.dump.file, *(copy.file for copy in article.dump.copies)),
        tuple(sorted(scene)),
        tuple(_told(naming, own, article.dump.text, knowledge) for naming, own in found),
    )
    return roll, links_of(analysis, belongs)


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
        self, analysis: Analysis, named: Sequence[Place], scene: frozenset[str], knowledge: Knowledge
    ) -> None:
        self._article = analysis.article.id
        self._text = analysis.article.dump.text
        self._named = named
        self._scene = scene
        self._knowledge = knowledge
        mentions = analysis.findings.mentions
        self._beside = named_beside(self._text, mentions, knowledge.atlas)
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
            listed = is_listed(mention, self._knowledge.atlas)
            place = choose_place(
                mention.text, mention.known, words.beside, self._named, self._knowledge.atlas, listed=listed
            )
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
        listed = self._knowledge.lexicon.organizations.known.values.get(key_of(known)) if known else None
        return listed.country if listed and listed.type == "legislature" else None

    def _body(self, mention: Mention) -> Body | None:
        """Return the body of a state that a mention names, with the country that words beside it say."""
        body = self._knowledge.body(mention.text)
        if body is None or body.country:
            return body
        text = self._text
        owner = _OWNER.search(text[max(0, mention.start - _LOOK_BACK) : mention.start])
        owned = self._knowledge.country(folded(owner[1])) if owner else None
        behind = _BEHIND.match(text, mention.end)
        return Body(body.core, owned or (self._knowledge.country(folded(behind[1])) if behind else None))


def person_naming(article: str, name: str) -> Naming:
    """Return a person's naming without wordings; a lone name tells nothing of others."""
    written = person_name(name)
    return Naming(article, Kind.PERSON, name, written.key, telling=not written.is_lone)


def place_naming(article: str, name: str, place: Place | None, beside: Place | None = None) -> Naming:
    """Return a place's naming without wordings: by its id, or by its name and what it lies in.

    A country tells nothing of others.
    """
    if place:
        telling = place.type != "country"
        return Naming(
            article, Kind.PLACE, name, place.id, listed=True, telling=telling, country=place.country
        )
    key = f"{folded(name).removeprefix('the ')}{f' in {beside.id}' if beside else ''}"
    return Naming(article, Kind.PLACE, name, key, country=beside.country if beside else None)


def organization_naming(article: str, name: str, known: str | None) -> Naming:
    """Return an organization's naming without wordings."""
    return Naming(article, Kind.ORGANIZATION, name, known or organization_key(name), known=known)


def retyped(naming: Naming, kind: Kind, knowledge: Knowledge) -> Naming:
    """Return a naming as one of another kind; what stands beside it stays what it was."""
    if naming.kind is kind:
        return naming
    if kind is Kind.PERSON:
        found = person_naming(naming.article, naming.name)
    elif kind is Kind.ORGANIZATION:
        listed = knowledge.lexicon.organizations.known.values.get(key_of(naming.name))
        found = organization_naming(naming.article, naming.name, listed.name if listed else None)
    else:
        place = choose_place(naming.first.text, None, None, (), knowledge.atlas, listed=True)
        found = place_naming(naming.article, naming.name, place)
    return found._replace(start=naming.start, called=naming.called, roles=naming.roles)


def _told(naming: Naming, mentions: Sequence[Mention], text: str, knowledge: Knowledge) -> Naming:
    """Return a naming with its wordings and what is said beside them."""
    times: dict[str, int] = {}
    first: dict[str, Mention] = {}
    roles: dict[str, None] = {}
    for mention in mentions:
        times[mention.text] = times.get(mention.text, 0) + 1
        first.setdefault(mention.text, mention)
        if mention.role:
            roles[mention.role.text] = None
    offices, walks, countries = _said(roles, knowledge) if naming.kind is Kind.PERSON else _NOTHING
    return naming._replace(
        start=mentions[0].start,
        called=tuple([Called(words, times[words], each.passage, each.rule) for words, each in first.items()]),
        roles=tuple(roles),
        offices=offices,
        walks=walks,
        countries=(naming.country,) if naming.country else countries,
        genders=_genders(naming.name, mentions, text, knowledge) if naming.kind is Kind.PERSON else (),
    )


_Said = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
_NOTHING: _Said = ((), (), ())


def _said(roles: Iterable[str], knowledge: Knowledge) -> _Said:
    """Return the offices, walks of life and countries that somebody's roles say."""
    of_each = [knowledge.role(role) for role in roles]
    if not of_each:
        return _NOTHING
    offices, walks, countries = (tuple(sorted(set().union(*each))) for each in zip(*of_each, strict=True))
    return offices, walks, countries


def _genders(name: str, mentions: Sequence[Mention], text: str, knowledge: Knowledge) -> tuple[str, ...]:
    """Return what a person's given name says, or else the forms of address before it."""
    gender = gender_of(person_name(name), knowledge.lexicon.people)
    if gender:
        return (gender,)
    before = (text[max(0, mention.start - _LOOK_BACK) : mention.start] for mention in mentions)
    found = {"m" if address[1] else "f" for each in before if (address := _MR.search(each))}
    return tuple(sorted(found))
