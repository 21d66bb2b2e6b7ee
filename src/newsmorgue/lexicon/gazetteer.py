"""The gazetteer: places by the names that English news gives them, and the words made from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases

# USSR and U.S.A. are acronyms; longer words in capitals are names.
_LONGEST_ACRONYM = 5
# Provinces that are called so and no more ("Central") are known by their longer names only.
_DIRECTIONS = frozenset(
    "north south east west center centre central northern southern eastern western upper lower".split()
)


class Place(NamedTuple):
    """A place that the gazetteer knows. `type` is country, region, city, or a feature's type.

    `country` is an ISO 3166-1 alpha-2 code; `coordinates` are degrees north and east.
    """

    name: str
    type: str
    country: str | None
    coordinates: tuple[float, float] | None
    population: int
    geonames: str | None

    @property
    def id(self) -> str:
        """What tells this place from others of its name."""
        return (
            f"geonames:{self.geonames}" if self.geonames else f"{self.type}:{self.country or ''}:{self.name}"
        )


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Look-ups by key. A name has as many places as bear it, the most populous first.

    `capitals` are the keys that name a place only when written in capitals (US, but not "us").
    `demonyms` maps "iraqi" to Iraq, `peoples` holds words for peoples, faiths and followers.
    """

    places: Phrases[tuple[Place, ...]]
    by_id: dict[str, Place]
    capitals: frozenset[str]
    demonyms: Phrases[str]
    peoples: Phrases[bool]


def load_gazetteer() -> Gazetteer:
    """Read countries, regions, cities and features."""
    named: dict[str, list[Place]] = {}
    demonyms: Phrases[str] = Phrases()
    capitals = set()
    for place, aliases, adjectives in _listed():
        names = {key_of(name): name for name in (place.name, *several(aliases))}
        for key, name in names.items():  # spellings that share a key are one
            if place.type == "region" and key in _DIRECTIONS:
                continue
            named.setdefault(key, []).append(place)
            if name.isupper() and len(name) <= _LONGEST_ACRONYM:
                capitals.add(key)
        for adjective in several(adjectives):
            demonyms.add(key_of(adjective), place.name)
    places: Phrases[tuple[Place, ...]] = Phrases()
    for key, found in named.items():
        places.add(key, tuple(found) if len(found) == 1 else _by_weight(found))
    peoples: Phrases[bool] = Phrases()
    for forms, *_ in rows("peoples.tsv"):
        for form in several(forms):
            peoples.add(key_of(form), value=True)
    by_id = {place.id: place for found in named.values() for place in found}
    return Gazetteer(places, by_id, frozenset(capitals), demonyms, peoples)


def _listed() -> Iterator[tuple[Place, str, str]]:
    """Yield each place of the lists with its aliases and adjectives."""
    for type_, file in (("country", "countries.tsv"), ("region", "regions.tsv")):
        for name, code, lat, lon, population, geonames, aliases, adjectives in rows(file):
            point = _coordinates(lat, lon)
            yield (
                Place(name, type_, code or None, point, int(population or 0), geonames or None),
                aliases,
                adjectives,
            )
    for name, type_, code, lat, lon, aliases, adjectives in rows("features.tsv"):
        yield Place(name, type_, code or None, _coordinates(lat, lon), 0, None), aliases, adjectives
    for name, code, _, lat, lon, population, geonames, aliases in rows("cities.tsv"):
        point = _coordinates(lat, lon)
        yield Place(name, "city", code or None, point, int(population or 0), geonames or None), aliases, ""


def _coordinates(lat: str, lon: str) -> tuple[float, float] | None:
    return (float(lat), float(lon)) if lat and lon else None


def _by_weight(found: list[Place]) -> tuple[Place, ...]:
    """Countries before regions and features before cities, then by population."""
    rank = {"country": 0, "region": 1, "city": 3}
    return tuple(sorted(found, key=lambda place: (rank.get(place.type, 2), -place.population, place.id)))
