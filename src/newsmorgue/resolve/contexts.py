"""What stands around a name: the evidence that two names are one's, or that they are not."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.lexicon.variants import load_variants
from newsmorgue.model import Kind
from newsmorgue.text.tokens import tokenize

# Who is named in no more articles than this, or in no more than this share of them, is evidence.
_RARE = 6
_RARE_SHARE = 0.02
_MOST_FROM_COMPANIONS = 2.0
_FOR_OFFICE = 2.0
_FOR_COUNTRY = 1.0
_FOR_WALK = 0.5
_FOR_SCENE = 0.5
# What a shared companion says: somebody, or something, more than a place where many are.
_FOR_COMPANION = 1.0
_FOR_PLACE = 0.5
# So many of the things in which two contexts agree are told.
_TOLD = 2


@dataclass(slots=True)
class Context:
    """What is said beside a name, and who is named there besides.

    `offices`, `walks` of life and `countries` are what the words beside the name say, `scene` are the
    countries that its articles are about, `genders` what a given name or form of address tells.
    `companions` are who is named in those articles (by key), `rare` those of them who are evidence, and `own`
    the keys of the name itself.
    """

    offices: frozenset[str] = frozenset()
    walks: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    scene: frozenset[str] = frozenset()
    genders: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    companions: set[str] | frozenset[str] = frozenset()
    rare: set[str] | frozenset[str] = frozenset()

    def take_in(self, other: "Context") -> None:
        """Add the evidence of another context."""
        self.offices = _both(self.offices, other.offices)
        self.walks = _both(self.walks, other.walks)
        self.countries = _both(self.countries, other.countries)
        self.scene = _both(self.scene, other.scene)
        self.genders = _both(self.genders, other.genders)
        self.own = _both(self.own, other.own)
        # All namings of an article share one set, until there is something to add.
        if isinstance(self.companions, frozenset):
            self.companions, self.rare = set(self.companions), set(self.rare)
        self.companions |= other.companions
        self.rare |= other.rare


def _both(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Return the union of two sets: one of the two where it has all of the other, as mostly."""
    return one if other <= one else one | other


class Agreement(NamedTuple):
    """How far two contexts agree, and in what.

    An `office` that is the same tells more than a walk of life, and a `country` more than a `scene`; the
    lesser one of each two is not looked at where the greater one agrees. `beside` is the name of the rarest
    of the companions that are evidence.
    """

    points: float
    office: bool = False
    walk: bool = False
    country: bool = False
    scene: bool = False
    beside: str | None = None

    def worded(self, rule: str) -> str:
        """Return a rule with what it rests on, in words for readers: what says most, first."""
        agreeing = (
            (self.office, "same role"),
            (self.country, "same country"),
            (self.beside is not None, f"also beside {self.beside}"),
            (self.walk, "same walk of life"),
            (self.scene, "same country in the news"),
        )
        return " + ".join((rule, *[words for agrees, words in agreeing if agrees][:_TOLD]))


class Companion(NamedTuple):
    """Who is named beside others: in how many articles, its name, and what it says to be beside it."""

    articles: int
    name: str
    points: float


def most_of_rare(articles: int) -> float:
    """Return in how many of so many articles somebody may be named who is evidence beside others."""
    return max(_RARE, articles * _RARE_SHARE)


def companion(kind: Kind, name: str, count: int) -> Companion:
    """Return a companion of a kind, named in so many articles."""
    return Companion(count, name, _FOR_PLACE if kind is Kind.PLACE else _FOR_COMPANION)


class Weights:
    """Tells how much a shared companion says: who is named everywhere says nothing."""

    def __init__(self, rare: Mapping[str, Companion]) -> None:
        self._rare = rare

    def agreement(self, one: Context, other: Context) -> Agreement:
        """Return how far two contexts agree."""
        office = not one.offices.isdisjoint(other.offices)
        walk = not office and not one.walks.isdisjoint(other.walks)
        country = not one.countries.isdisjoint(other.countries)
        scene = not country and not one.scene.isdisjoint(other.scene)
        points = _FOR_OFFICE * office + _FOR_WALK * walk + _FOR_COUNTRY * country + _FOR_SCENE * scene
        both = one.rare & other.rare
        if both:
            both = both - one.own - other.own
        if not both:
            return Agreement(points, office, walk, country, scene)
        found = [(self._rare[key], key) for key in both]
        points += min(_MOST_FROM_COMPANIONS, sum([each.points for each, _ in found]))
        rarest, _ = min(found, key=lambda each: (each[0].articles, each[1]))
        return Agreement(points, office, walk, country, scene, rarest.name)

    def conflict(self, one: Context, other: Context) -> bool:
        """Tell whether two contexts are plainly two people's.

        They are of other walks of life, and of other countries or in the news of other countries with nobody
        beside them who is named beside both.
        """
        if one.genders and other.genders and one.genders.isdisjoint(other.genders):
            return True
        if not (one.walks and other.walks and one.walks.isdisjoint(other.walks)):
            return False
        if not one.offices.isdisjoint(other.offices):
            return False
        if one.countries and other.countries:
            return one.countries.isdisjoint(other.countries)
        if not (one.scene and other.scene and one.scene.isdisjoint(other.scene)):
            return False
        return not (one.companions & other.companions) - one.own - other.own


def _role_words(text: str) -> tuple[str, ...]:
    return tuple(token.key for token in tokenize(text))


def role_context(text: str, lexicon: Lexicon) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Return the offices, walks of life and countries that the words of a role say."""
    variants = load_variants()
    offices: set[str] = set()
    walks: set[str] = set()
    words = _role_words(text)
    position = 0
    while position < len(words):
        for end in range(min(len(words), position + 6), position, -1):
            phrase = " ".join(words[position:end])
            if phrase in lexicon.people.titles.values:
                offices.add(variants.offices.get(phrase, phrase))
                walks |= variants.walks.get(phrase) or variants.walks.get(words[end - 1], frozenset())
                position = end
                break
        else:
            position += 1
    return frozenset(offices), frozenset(walks), frozenset(countries_in(words, lexicon).values())


def countries_in(words: Collection[str], lexicon: Lexicon) -> dict[tuple[int, int], str]:
    """Return the codes of the countries whose names or demonyms stand among words, by where they stand."""
    words = tuple(words)
    found: dict[tuple[int, int], str] = {}
    for start in range(len(words)):
        for end in range(min(len(words), start + 4), start, -1):
            code = country_called(" ".join(words[start:end]), lexicon)
            if code and not any(first <= start < last for first, last in found):
                found[start, end] = code
                break
    return found


def country_called(key: str, lexicon: Lexicon) -> str | None:
    """Return the code of the country that a folded word names, or whose people it names."""
    gazetteer = lexicon.gazetteer
    name = gazetteer.demonyms.values.get(key)
    places = gazetteer.places.values.get(key_of(name) if name else key, ())
    return places[0].country if places and places[0].type == "country" else None


def main_countries(counts: Counter[str]) -> frozenset[str]:
    """Return the countries that an article is about: those named at least half as often as the first."""
    most = max(counts.values(), default=0)
    return frozenset(code for code, count in counts.items() if 2 * count >= most)
