"""Invented news: as many articles as wanted, the same for the same seed.

An event has a day, a cast, words of its own and quotations; one outlet reports it, or several do, each in other
words. Words and names are drawn by Zipf's law, so some are everywhere and most are rare.
"""

from __future__ import annotations

import datetime as dt
import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice
from pathlib import Path
from typing import Generic, TypeVar

from benching import wording

T = TypeVar("T")

WORDS = 1000  # an article, on average
# How many there are of each; far more than 20,000 articles name.
_NOUNS, _ADJECTIVES, _VERBS = 14_000, 3_000, 2_000
_PEOPLE, _SURNAMES, _TOWNS, _ORGANIZATIONS, _OUTLETS = 80_000, 20_000, 3_000, 10_000, 80
_FIRST_DAY, _DAYS = dt.date(2010, 1, 1), 3652
# The shares of events that several outlets report, of sentences of each kind, and of nouns that are the event's.
_SHARED = 0.03
_DIRECT, _INDIRECT, _TOLL = 0.12, 0.23, 0.27
_OWN = 0.35


class Zipf(Generic[T]):
    """Items of which the one of rank r is drawn as often as 1 / (r + `head`)."""

    def __init__(self, items: Sequence[T], head: float) -> None:
        self._items = items
        self._weights = list(accumulate(1 / (rank + head) for rank in range(len(items))))

    def draw(self, rng: random.Random, count: int) -> list[T]:
        """Return so many items, the same one perhaps more than once."""
        return rng.choices(self._items, cum_weights=self._weights, k=count)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is named: with title or role at first, by the surname then."""

    given: str
    surname: str
    title: str
    role: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet, how its pages begin (see _HEADS), and its quotation marks."""

    name: str
    head: str
    marks: tuple[str, str]


@dataclass(frozen=True, slots=True)
class World:
    """Everything that can be named, and all words there are."""

    nouns: Zipf[str]
    adjectives: Zipf[str]
    verbs: Zipf[tuple[str, str]]
    people: Zipf[Person]
    places: Zipf[str]
    organizations: Zipf[str]
    outlets: Zipf[Outlet]


@dataclass(frozen=True, slots=True)
class Event:
    """What is reported: when, where, of whom, in which words, who said what, and how many there were of what."""

    day: dt.date
    people: Sequence[Person]
    places: Sequence[str]
    organizations: Sequence[str]
    nouns: Sequence[str]
    quotations: Sequence[tuple[Person, str]]
    tolls: Sequence[tuple[int, str]]


_HEADS = [
    "{title}\n{outlet}\n{date:%B} {date.day}, {date.year}\n\n",
    "{outlet}\n{title}\nPublished {date:%B} {date.day}, {date.year}\n\n",
    "{title}\n\nBy {author}\n{outlet}\n{date.day} {date:%B} {date.year}\n\n",
    "Title: {title}\nSource: {outlet}\nDate: {date}\n\n",
    "{title} | {outlet}\n{date:%a}, {date.day} {date:%b} {date.year}\n\nBy {author}\n\n",
]
_MARKS = [("“", "”"), ("“", "”"), ('"', '"')]


def write_news(folder: Path, count: int, seed: int, words: int = WORDS) -> None:
    """Write so many articles of about so many words to `folder`: 00000.txt, 00001.txt, and so on."""
    for number, text in enumerate(islice(news(seed, words), count)):
        (folder / f"{number:05}.txt").write_bytes(text.encode())


def news(seed: int, words: int = WORDS) -> Iterator[str]:
    """Yield articles without end; the first of them are the same however many are taken."""
    rng = random.Random(seed)  # noqa: S311 - nothing here is secret
    world = _world(rng)
    while True:
        event = _event(rng, world)
        reports = rng.choice((2, 2, 3, 4)) if rng.random() < _SHARED else 1
        for _ in range(reports):
            yield _Report(rng, world, event).text(words)


def _world(rng: random.Random) -> World:
    made_up = _words(rng, _NOUNS + _ADJECTIVES + _VERBS)
    nouns, adjectives, verbs = (list(islice(made_up, size)) for size in (_NOUNS, _ADJECTIVES, _VERBS))
    names = _words(rng, _SURNAMES + _TOWNS + _ORGANIZATIONS)
    surnames, towns, bodies = (
        [name.capitalize() for name in islice(names, size)] for size in (_SURNAMES, _TOWNS, _ORGANIZATIONS)
    )
    known_verbs = [(base, past) for base, _, past in (each.partition(":") for each in wording.VERBS)]
    return World(
        Zipf([*wording.NOUNS, *nouns], 8),
        Zipf([*wording.ADJECTIVES, *(f"{word}al" for word in adjectives)], 4),
        Zipf([*known_verbs, *((word, _past(word)) for word in verbs)], 4),
        Zipf([_person(rng, surnames) for _ in range(_PEOPLE)], 8),
        Zipf(_mixed(rng, [*wording.CITIES, *wording.COUNTRIES], towns), 10),
        Zipf(_mixed(rng, wording.KNOWN_ORGANIZATIONS, _organizations(rng, bodies, towns)), 5),
        Zipf([_outlet(rng, town) for town in rng.sample(towns, _OUTLETS)], 3),
    )


def _words(rng: random.Random, count: int) -> Iterator[str]:
    """Yield so many pronounceable words, each once."""
    seen = {""}
    while len(seen) <= count:
        syllables = rng.choice((2, 2, 3))
        starts = zip(
            rng.choices(wording.ONSETS, k=syllables), rng.choices(wording.VOWELS, k=syllables), strict=True
        )
        word = "".join(start + vowel for start, vowel in starts) + rng.choice(wording.CODAS)
        if word not in seen:
            seen.add(word)
            yield word


def _past(verb: str) -> str:
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x")) else f"{noun}s"


def _person(rng: random.Random, surnames: Sequence[str]) -> Person:
    is_titled = rng.random() < 0.35
    return Person(
        rng.choice(wording.GIVEN_NAMES),
        rng.choice(surnames),
        rng.choice(wording.TITLES) if is_titled else "",
        "" if is_titled else rng.choice(wording.ROLES),
    )


def _organizations(rng: random.Random, bodies: Sequence[str], towns: Sequence[str]) -> list[str]:
    return [rng.choice(wording.ORGANIZATIONS).format(Word=body, Town=rng.choice(towns)) for body in bodies]


def _outlet(rng: random.Random, town: str) -> Outlet:
    name = rng.choice(wording.OUTLETS).format(Town=town)
    return Outlet(name, rng.choice(_HEADS), rng.choice(_MARKS))


def _mixed(rng: random.Random, known: Sequence[str], invented: Sequence[str]) -> list[str]:
    """Return both, with the known ones among the first."""
    first = [*known, *invented[: len(known)]]
    rng.shuffle(first)
    return [*first, *invented[len(known) :]]


def _event(rng: random.Random, world: World) -> Event:
    people = _distinct(world.people.draw(rng, rng.randint(7, 14)))
    nouns = world.nouns.draw(rng, 40)
    words = _Words(rng, world, nouns)
    return Event(
        _FIRST_DAY + dt.timedelta(rng.randrange(_DAYS)),
        people,
        _distinct(world.places.draw(rng, rng.randint(3, 7))),
        _distinct(world.organizations.draw(rng, rng.randint(4, 10))),
        nouns,
        [(rng.choice(people), words.fill(wording.QUOTATIONS)) for _ in range(6)],
        [(int(rng.lognormvariate(3.5, 1.5)) + 3, _plural(rng.choice(nouns))) for _ in range(4)],
    )


def _distinct(items: Sequence[T]) -> list[T]:
    return list(dict.fromkeys(items))


class _Words:
    """Fills slots for words: nouns are the event's own or any, all others any."""

    def __init__(self, rng: random.Random, world: World, own: Sequence[str]) -> None:
        self._rng = rng
        self._world = world
        self._own = own
        self._nouns: list[str] = []
        self._adjectives: list[str] = []
        self._verbs: list[tuple[str, str]] = []

    def fill(self, patterns: Sequence[str]) -> str:
        """Return one of the patterns with its slots filled."""
        return self._pick(patterns).format_map(self)

    def __getitem__(self, slot: str) -> str:
        found: str = getattr(self, f"_slot_{slot}")()
        return found

    def _pick(self, items: Sequence[T]) -> T:
        return items[int(self._rng.random() * len(items))]  # several times as fast as random.choice

    def _slot_noun(self) -> str:
        if self._rng.random() < _OWN:
            return self._pick(self._own)
        if not self._nouns:  # a hundred at once: much cheaper than one by one
            self._nouns = self._world.nouns.draw(self._rng, 100)
        return self._nouns.pop()

    def _slot_nouns(self) -> str:
        return _plural(self._slot_noun())

    def _slot_adj(self) -> str:
        if not self._adjectives:
            self._adjectives = self._world.adjectives.draw(self._rng, 50)
        return self._adjectives.pop()

    def _verb(self) -> tuple[str, str]:
        if not self._verbs:
            self._verbs = self._world.verbs.draw(self._rng, 50)
        return self._verbs.pop()

    def _slot_base(self) -> str:
        return self._verb()[0]

    def _slot_verb(self) -> str:
        return self._verb()[1]


class _Report(_Words):
    """One outlet's report of an event; remembers whom it has named already."""

    def __init__(self, rng: random.Random, world: World, event: Event) -> None:
        super().__init__(rng, world, event.nouns)
        self._event = event
        self._outlet = world.outlets.draw(rng, 1)[0]
        self._named: set[Person] = set()
        self._unsaid = rng.sample(event.quotations, len(event.quotations))
        self._untold = list(event.tolls)
        self._quotation = self._unsaid[0]
        self._toll = self._untold[0]

    def text(self, words: int) -> str:
        """Return the article, header included."""
        rng = self._rng
        head = self._outlet.head.format(
            title=self.fill(wording.TITLE_LINES),
            outlet=self._outlet.name,
            date=self._event.day,
            author=_full_name(self._world.people.draw(rng, 1)[0]),
        )
        wanted = int(words * min(max(rng.lognormvariate(-0.125, 0.5), 0.1), 4))
        paragraphs = [f"{self._event.places[0].upper()} — {self._sentence()}"]
        written = 0
        while written < wanted:
            paragraph = " ".join(self._sentence() for _ in range(rng.choice((1, 1, 2, 2, 3))))
            written += paragraph.count(" ") + 1
            paragraphs.append(paragraph)
        if rng.random() < 0.2:
            paragraphs.append(self.fill(wording.TAILS))
        return head + "\n\n".join(paragraphs) + "\n"

    def _sentence(self) -> str:
        kind = self._rng.random()
        if kind < _DIRECT:
            self._quotation = self._unsaid.pop() if self._unsaid else self._new_quotation()
            sentence = self.fill(wording.DIRECT)
        elif kind < _INDIRECT:
            sentence = self.fill(wording.INDIRECT)
        elif kind < _TOLL and self._untold:
            self._toll = self._untold.pop()
            sentence = self.fill(wording.TOLLS)
        else:
            sentence = self.fill(wording.FACTS)
        # A time that was left out leaves its space behind.
        sentence = sentence.replace("  ", " ").replace(" ,", ",").replace(" .", ".").lstrip(" ,")
        return sentence[0].upper() + sentence[1:]

    def _new_quotation(self) -> tuple[Person, str]:
        return self._pick(self._event.people), self._slot_another()

    def _name(self, person: Person) -> str:
        if person in self._named:
            return person.surname
        self._named.add(person)
        name = _full_name(person)
        if person.title:
            return f"{person.title} {name}"
        return f"{name}, {person.role.format_map(self)}," if self._rng.random() < 0.4 else name

    def _slot_person(self) -> str:
        return self._name(self._pick(self._event.people))

    _slot_speaker = _slot_person

    def _slot_surname(self) -> str:
        return self._event.people[0].surname

    def _slot_place(self) -> str:
        return self._pick(self._event.places)

    def _slot_country(self) -> str:
        return self._pick(wording.COUNTRIES)

    def _slot_org(self) -> str:
        return self._pick(self._event.organizations)

    def _slot_org_short(self) -> str:
        return self._event.organizations[0].removeprefix("the ")

    def _slot_Noun(self) -> str:  # noqa: N802 - the capital is that of the word
        return self._slot_noun().capitalize()

    def _slot_clause(self) -> str:
        return self.fill(wording.CLAUSES)

    def _slot_Clause(self) -> str:  # noqa: N802
        clause = self._slot_clause()
        return clause[0].upper() + clause[1:]

    def _slot_said(self) -> str:
        return self._pick(wording.REPORTING).replace("_", " ")

    def _slot_open(self) -> str:
        return self._outlet.marks[0]

    def _slot_close(self) -> str:
        return self._outlet.marks[1]

    def _slot_quotation(self) -> str:
        return self._quotation[1]

    def _slot_quoted(self) -> str:
        return self._name(self._quotation[0])

    def _slot_another(self) -> str:
        return self.fill(wording.QUOTATIONS)

    def _slot_count(self) -> str:
        """The number of the toll, or another near it: outlets differ."""
        count = self._toll[0]
        return f"{count + self._rng.choice((0, 0, 0, 1, 2, math.ceil(count / 4))):,}"

    def _slot_counted(self) -> str:
        return self._toll[1]

    def _slot_number(self) -> str:
        return f"{int(10 ** (1 + 3 * self._rng.random())):,}"

    def _slot_small(self) -> str:
        return self._pick(wording.SMALL_NUMBERS)

    def _slot_time(self) -> str:
        return self.fill(wording.TIMES)

    def _slot_time_first(self) -> str:
        return self._slot_time() or f"in {self._slot_year()}"

    def _slot_weekday(self) -> str:
        return f"{self._event.day:%A}"

    def _slot_month(self) -> str:
        return f"{self._past_day():%B}"

    def _slot_day(self) -> str:
        return str(self._event.day.day)

    def _slot_year(self) -> str:
        return str(self._past_day().year)

    def _past_day(self) -> dt.date:
        return self._event.day - dt.timedelta(int(self._rng.expovariate(1 / 900)))


def _full_name(person: Person) -> str:
    return f"{person.given} {person.surname}"
