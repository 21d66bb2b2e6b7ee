"""Which of the places of one name an article means."""

from collections.abc import Iterable

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.model import Kind, Mention

# A place this many times as populous as its namesakes is the one that is meant, unless the article points
# to the country of another; a world city needs no such asking.
_MUCH_LARGER = 8
_SHARE_OF_REGION = 0.2
_WORLD_CITY = 1_000_000


def countries_named(mentions: Iterable[Mention], lexicon: Lexicon) -> frozenset[str]:
    """Return the codes of the countries that an article names, or names a region of."""
    found = set()
    for mention in mentions:
        if mention.kind is Kind.PLACE and mention.name:
            places = lexicon.gazetteer.places.values.get(key_of(mention.name), ())
            if places and places[0].type in {"country", "region"} and places[0].country:
                found.add(places[0].country)
    return frozenset(found)


def choose_place(mention: Mention, countries: frozenset[str], lexicon: Lexicon) -> Place | None:
    """Return the place that a mention means, or None where nothing decides.

    The only place of the name; else the only one in a country that the article names; else one much
    larger than the others.
    """
    if mention.known:
        return lexicon.gazetteer.by_id.get(mention.known)
    candidates = lexicon.gazetteer.places.values.get(key_of(mention.text), ())
    if mention.rule != "gazetteer" or not candidates:
        return None
    if len(candidates) == 1 or candidates[0].type not in {"region", "city"}:
        return candidates[0]
    by_size = _without_namesake_regions(sorted(candidates, key=lambda place: -place.population))
    largest, others = by_size[0], by_size[1:]
    stands_out = all(largest.population >= _MUCH_LARGER * max(place.population, 1) for place in others)
    if stands_out and (largest.population >= _WORLD_CITY or not others):
        return largest
    inside = [place for place in by_size if place.country in countries]
    towns = [place for place in inside if place.type != "region"]  # "Valencia" is a city and its region
    if len(inside) == 1 or len(towns) == 1:
        return (towns or inside)[0]
    return largest if stands_out else None


def _without_namesake_regions(places: list[Place]) -> list[Place]:
    """Drop a region that is named after the city that most of it lives in: "Geneva" alone is the city."""
    cities = [place for place in places if place.type == "city"]
    return [
        place
        for place in places
        if place.type != "region"
        or not any(
            city.country == place.country and city.population >= _SHARE_OF_REGION * place.population
            for city in cities
        )
    ]
