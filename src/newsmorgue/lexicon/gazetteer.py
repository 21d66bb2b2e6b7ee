"""The gazetteer: places by the names that English news gives them, and the words made from them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from newsmorgue.lexicon.files import entries, key_of, rows, several
from newsmorgue.lexicon.lazily import Lazily
from newsmorgue.lexicon.phrases import Phrases, beginnings, phrases


class Place(NamedTuple):
    """A place that the gazetteer knows. `type` is country, region, city, or a feature's type.

    `country` is an ISO 3166-1 alpha-2 code; `coordinates` are degrees north and east. `region` is the name of
    the region that a city is in, where the table says so: of towns of some countries, and of larger cities.
    """

    name: str
    type: str
    country: str | None
    coordinates: tuple[float, float] | None
    population: int
    geonames: str | None
    region: str | None = None

    @property
    def id(self) -> str:
        """What tells this place from others of its name."""
        return _id(self.name, self.type, self.country or "", self.geonames)


@dataclass(frozen=True)  # without slots, for the cached property
class Gazetteer:
    """Look-ups by key. A name has as many places as bear it, the most populous first.

    `capitals` are the keys that name a place only when written in capitals (US, but not "us").
    `demonyms` maps "iraqi" to Iraq, `peoples` holds words for peoples, faiths and followers. `rows` is
    what `places` reads from.
    """

    rows: Mapping[str, str]

    places: Phrases[tuple[Place, ...]]
    capitals: frozenset[str]
    demonyms: Phrases[str]
    peoples: Phrases[bool]

    @cached_property
    def by_id(self) -> Mapping[str, Place]:
        """All places by their ids. Made when first asked for: to read an article takes none."""
        rows = {}
        for row in (row for listed in self.rows.values() for row in listed.split("\n")):
            _, name, type_, country, _, _, _, geonames, *_ = row.split("\t")
            rows[_id(name, type_, country, geonames)] = row
        return Lazily(rows, _place)


def load_gazetteer() -> Gazetteer:
    """Read countries, regions, features and cities, each place no further than its keys."""
    named: dict[str, str] = {}
    capitals = set()
    for file in ("countries.tsv", "regions.tsv", "features.tsv", "cities.tsv"):
        for row in entries(file):
            for written in row[: row.index("\t")].split("|"):
                key = written
                if written.isupper():
                    key = written.lower()
                    capitals.add(key)
                named[key] = f"{named[key]}\n{row}" if key in named else row
    adjectives = (
        (key_of(adjective), name)
        for file in ("countries.tsv", "regions.tsv", "features.tsv")
        for _, name, *_, listed in rows(file)
        for adjective in several(listed)
    )
    peoples = ((key_of(form), True) for forms, *_ in rows("peoples.tsv") for form in several(forms))
    return Gazetteer(
        named,
        Phrases(Lazily(named, _places), beginnings(named), named),
        frozenset(capitals),
        phrases(adjectives),
        phrases(peoples),
    )


@lru_cache(maxsize=4096)  # a corpus names the same places again and again
def _places(listed: str) -> tuple[Place, ...]:
    """Read the rows of a name: countries before regions and features before cities, then by population."""
    rank = {"country": 0, "region": 1, "city": 3}
    found = map(_place, listed.split("\n"))
    return tuple(sorted(found, key=lambda place: (rank.get(place.type, 2), -place.population, place.id)))


def _id(name: str, type_: str, country: str, geonames: str | None) -> str:
    return f"geonames:{geonames}" if geonames else f"{type_}:{country}:{name}"


def _place(row: str) -> Place:
    _, name, type_, country, lat, lon, population, geonames, _, last = row.split("\t")
    point = (float(lat), float(lon)) if lat and lon else None
    region = last or None if type_ == "city" else None  # other places have adjectives there
    return Place(name, type_, country or None, point, int(population or 0), geonames or None, region)
