"""Which of the places of one name an article means."""

from collections.abc import Iterable

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.model import Kind, Mention

# A place this many times as populous as its namesakes is the one that is meant when nothing speaks against it.
_MUCH_LARGER = 8


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
    candidates = lexicon.gazetteer.places.values.get(key_of(mention.name or ""), ())
    if mention.known:
        return next((place for place in candidates if place.id == mention.known), None)
    if mention.rule != "gazetteer" or not candidates:
        return None
    if len(candidates) == 1 or candidates[0].type == "country":
        return candidates[0]
    inside = [place for place in candidates if place.country in countries]
    if len(inside) == 1:
        return inside[0]
    first, second = sorted(candidates, key=lambda place: -place.population)[:2]
    return first if first.population >= _MUCH_LARGER * max(second.population, 1) else None
