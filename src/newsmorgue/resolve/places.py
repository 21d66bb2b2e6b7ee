"""Which of the places of one name an article means."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.model import Kind, Mention

# A place this many times as populous as its namesakes is the one that is meant, unless the article points
# to the country of another; a world city needs no such asking.
_MUCH_LARGER = 8
_SHARE_OF_REGION = 0.2
_WORLD_CITY = 1_000_000
# Alone, the name of a city as big as this is the city's, not its region's: Washington, São Paulo.
_BIG_CITY = 600_000
# What stands between a town and the region or country that it is in: "Paris, Texas", "Paris (Texas)".
_BESIDE = re.compile(r",\s+(?:in\s+)?|\s+\(|\s+in\s+(?:the\s+)?")
# Where the gazetteer does not say, no town lies further from the middle of its region than this, in degrees.
_FARTHEST = 6.0
# What words make of a name that the gazetteer has alone: "the city of X", "X city".
_WORDED = re.compile(
    r"^(?:the )?(?:city|town|village|republic|kingdom|state) of (?:the )?|(?<=\w) (?:city|town|village)$",
    re.IGNORECASE,
)


class Atlas:
    """The places of the gazetteer by the names that articles use, each looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._gazetteer = lexicon.gazetteer
        self.called = cache(self._called)
        self.bearers = cache(self._bearers)

    def by_id(self, id_: str) -> Place | None:
        """Return a place by its id."""
        return self._gazetteer.by_id.get(id_)

    def _called(self, name: str) -> tuple[Place, ...]:
        """Return the places that the gazetteer knows by a name."""
        return self._gazetteer.places.values.get(key_of(name), ())

    def _bearers(self, name: str) -> tuple[Place, ...]:
        """Return the places that the gazetteer knows by a name, with or without "the city of"."""
        return self._called(name) or self._called(_WORDED.sub("", name))


def countries_and_regions(mentions: Sequence[Mention], atlas: Atlas) -> list[Place]:
    """Return the countries and regions that an article names, as often as it names them."""
    found = []
    for mention in mentions:
        if mention.kind is Kind.PLACE and mention.name:
            places = atlas.called(mention.name)
            if places and places[0].type in {"country", "region"} and places[0].country:
                found.append(places[0])
    return found


def named_beside(text: str, mentions: Sequence[Mention], atlas: Atlas) -> dict[int, Place]:
    """Return the region or country that stands right behind a place, by the index of the place's mention."""
    found = {}
    for (i, mention), (_, following) in pairwise(enumerate(mentions)):
        if mention.kind is not Kind.PLACE or following.kind is not Kind.PLACE:
            continue
        if _BESIDE.fullmatch(text[mention.end : following.start]):
            outer = _outer(atlas.bearers(mention.text), atlas.bearers(following.text))
            if outer:
                found[i] = outer
    return found


def _outer(inner: Sequence[Place], behind: Sequence[Place]) -> Place | None:
    """Return which region or country stands behind a town: of two Georgias the one that has an Athens.

    None where the first is a region or country itself, as in a list of states.
    """
    around = [each for each in behind if each.type in {"country", "region"}]
    holding = next((each for each in around if _within(inner, each)), None)
    if holding or not around:
        return holding
    return None if any(each.type in {"country", "region"} for each in inner) else around[0]


def is_listed(mention: Mention, atlas: Atlas) -> bool:
    """Tell whether the article has a place by a name of the gazetteer's, and not by one made of it.

    "Kivu province" may be the name of what the article calls "Kivu", and then it is no town of Kivu.
    """
    return any(place.name == mention.name for place in atlas.bearers(mention.text))


def choose_place(
    text: str,
    known: str | None,
    beside: Place | None,
    named: Sequence[Place],
    atlas: Atlas,
    *,
    listed: bool,
) -> Place | None:
    """Return the place that some words mean, or the one whose id is `known`; None where nothing decides.

    What is not `listed` is no place of the gazetteer's unless the region or country beside it says so.
    The one in the region or country that is named `beside` it; else the only place of the name; else the
    only one in a region or country that the article has `named`; else one much larger than the others.
    """
    if known:
        return atlas.by_id(known)
    candidates = atlas.bearers(text)
    if beside:
        return next(iter(_within(candidates, beside)), None)
    if not candidates or not listed:
        return None
    if len(candidates) == 1 or candidates[0].type not in {"region", "city"}:
        return _region_instead(candidates, named) or candidates[0]
    by_size = _without_namesake_regions(sorted(candidates, key=lambda place: -place.population))
    largest, others = by_size[0], by_size[1:]
    stands_out = all(largest.population >= _MUCH_LARGER * max(place.population, 1) for place in others)
    if stands_out and (largest.population >= _WORLD_CITY or not others):
        return largest
    if largest.type == "region" and all(place.country == largest.country for place in others):
        return largest  # Wyoming, whatever towns of the country bear its name
    return _in_what_is_named(by_size, named) or (largest if stands_out else None)


def _region_instead(candidates: Sequence[Place], named: Sequence[Place]) -> Place | None:
    """Return the region that bears a country's name where the article names other regions of its country.

    Georgia is the state beside Alabama, and the country beside Armenia.
    """
    others = [place for place in named if place not in candidates]
    for region in (place for place in candidates[1:] if place.type == "region"):
        beside = sum(place.country == region.country for place in others)
        if beside * 2 > len(others) and any(place.type == "region" for place in others):
            return region
    return None


def _in_what_is_named(candidates: Sequence[Place], named: Sequence[Place]) -> Place | None:
    """Return the only candidate in the regions that an article names, or else in the countries."""
    regions = [place for place in named if place.type == "region" and place not in candidates]
    near = {place.id: place for region in regions for place in _within(candidates, region)}
    if len(near) == 1:
        return next(iter(near.values()))
    countries = {place.country for place in named}
    inside = [place for place in candidates if place.country in countries]
    towns = [place for place in inside if place.type != "region"]  # "Valencia" is a city and its region
    return (towns or inside)[0] if 1 in {len(inside), len(towns)} else None


def _within(candidates: Sequence[Place], outer: Place) -> list[Place]:
    """Return the candidates in a country, the largest first, or in a region, those in its middle first."""
    inside = _without_namesake_regions(
        [place for place in candidates if place.country == outer.country and place.id != outer.id]
    )
    if outer.type == "country":
        return sorted(inside, key=lambda place: -place.population)
    return sorted(
        (place for place in inside if _lies_in(place, outer)), key=lambda place: _distance(place, outer)
    )


def _lies_in(place: Place, region: Place) -> bool:
    """Tell whether a place of a region's country lies in it: by the gazetteer, else by how far it is."""
    if place.region:
        return place.region == region.name
    return _distance(place, region) <= _FARTHEST


def _distance(one: Place, other: Place) -> float:
    """Return how far two places are from each other, in degrees; far where one is nowhere."""
    if one.coordinates is None or other.coordinates is None:
        return 2 * _FARTHEST
    return max(abs(a - b) for a, b in zip(one.coordinates, other.coordinates, strict=True))


def _without_namesake_regions(places: list[Place]) -> list[Place]:
    """Drop a region whose name is a big city's, or that of the city that most of it lives in: Geneva."""
    cities = [place for place in places if place.type == "city"]
    return [
        place
        for place in places
        if place.type != "region" or not any(_takes_name(city, place) for city in cities)
    ]


def _takes_name(city: Place, region: Place) -> bool:
    if city.country != region.country:
        return False
    is_chief = city.population >= _SHARE_OF_REGION * region.population and _lies_in(city, region)
    return is_chief or city.population >= _BIG_CITY
