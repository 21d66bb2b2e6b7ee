"""The gazetteer: places by the names that English news gives them, and the words made from them."""

from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.phrases import Phrases


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
    capitals: frozenset[str]
    demonyms: Phrases[str]
    peoples: Phrases[bool]


def load_gazetteer() -> Gazetteer:
    """Read countries, regions, cities and features."""
    named: dict[str, list[Place]] = {}
    demonyms: Phrases[str] = Phrases()
    capitals: set[str] = set()

    def enter(place: Place, aliases: str) -> None:
        for name in (place.name, *several(aliases)):
            key = key_of(name)
            named.setdefault(key, []).append(place)
            if name.isupper() and len(name) <= 5:  # noqa: PLR2004 - USSR and U.S.A. are acronyms, longer ones names
                capitals.add(key)

    for name, code, lat, lon, population, geonames, aliases, adjectives in rows("countries.tsv"):
        enter(_place(name, "country", code, lat, lon, population, geonames), aliases)
        for adjective in several(adjectives):
            demonyms.add(key_of(adjective), name)
    for name, code, lat, lon, population, geonames, aliases, adjectives in rows("regions.tsv"):
        enter(_place(name, "region", code, lat, lon, population, geonames), aliases)
        for adjective in several(adjectives):
            demonyms.add(key_of(adjective), name)
    for name, type_, code, lat, lon, aliases, adjectives in rows("features.tsv"):
        enter(_place(name, type_, code, lat, lon, "", ""), aliases)
        for adjective in several(adjectives):
            demonyms.add(key_of(adjective), name)
    for name, code, _, lat, lon, population, geonames, aliases in rows("cities.tsv"):
        enter(_place(name, "city", code, lat, lon, population, geonames), aliases)
    places: Phrases[tuple[Place, ...]] = Phrases()
    for key, found in named.items():
        places.add(key, tuple(found) if len(found) == 1 else _by_weight(found))
    peoples: Phrases[bool] = Phrases()
    for forms, *_ in rows("peoples.tsv"):
        for form in several(forms):
            peoples.add(key_of(form), value=True)
    return Gazetteer(places, frozenset(capitals), demonyms, peoples)


def _place(name: str, type_: str, code: str, lat: str, lon: str, population: str, geonames: str) -> Place:
    coordinates = (float(lat), float(lon)) if lat and lon else None
    return Place(name, type_, code or None, coordinates, int(population or 0), geonames or None)


def _by_weight(found: list[Place]) -> tuple[Place, ...]:
    """Countries before regions and features before cities, then by population."""
    rank = {"country": 0, "region": 1, "city": 3}
    return tuple(sorted(found, key=lambda place: (rank.get(place.type, 2), -place.population, place.id)))
