"""Places: by the gazetteer where the words around allow it, and by words like "province"."""

from dataclasses import replace

from newsmorgue.extract.contests import TEAM, plays
from newsmorgue.extract.context import is_calendar, located, opens, possessive
from newsmorgue.extract.found import Found, Reading
from newsmorgue.extract.organizations import listed_organization, state_body
from newsmorgue.extract.runs import Run, is_syllable
from newsmorgue.extract.titles import is_addressed, role_before
from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.lexicon.organizations import NameWord
from newsmorgue.model import Kind

# A town that few readers know is believed only where the words around say that a place is meant.
_WELL_KNOWN = 300_000
# Where it is a surname as well, and so small, "to Roe" says nothing.
_SMALL = 50_000
_LARGE = 500_000
_FAMOUS = 1_000_000
# What may stand inside a name of the gazetteer besides blanks: "Washington, D.C.", "Cote d'Ivoire".
_INSIDE = frozenset({", ", "'", "\u2019"})
_REGION_WORDS = frozenset({"province", "provinces", "state", "governorate", "oblast", "prefecture", "region"})
# Words of types after which a listed name is not the town's of that name.
_DIVISIONS = frozenset({"province", "county"})
_DIRECTIONS = frozenset("northern southern eastern western central".split())
_ADJECTIVES = frozenset("great little old new upper lower grand big".split())
_SAINTS = frozenset({"st", "saint"})
# A listed name goes on beyond the capitals by so many words: "Isle of Man", "City of London".
_BEYOND = 3
_LONGEST = 8
# A person's given names and surname have so many words.
_LONGEST_NAME = 3


def known_place(run: Run, start: int) -> Reading | None:
    """Read the longest name at token `start` that the gazetteer has."""
    tokens = run.tokens
    stop = min(run.end + _BEYOND, len(tokens))
    for end, places in run.lexicon.gazetteer.places.matches(tokens, start, stop):
        if not (tokens[start].capital and tokens[end - 1].capital):
            continue
        if end > start + 1 and not all(
            run.joined(i) or tokens[i].gap in _INSIDE for i in range(start + 1, end)
        ):
            continue
        if not _is_spelled_so(run, start, end) or not _is_meant(run, start, end, places):
            continue
        if run.opens_with_function_word(start) and _names_without_article(run, start, end):
            continue  # "The Kremlin", where the sentence has the article
        if is_addressed(run, start) or (tokens[start].key in _SAINTS and possessive(run.passage, end - 1)):
            continue
        if places[0].type == "country":
            body = state_body(run, start, end)
            if body:
                return body
        elif not _votes(run, places[0]) and plays(run.passage, start, end, run.lexicon):
            return Reading(end, Found(run.passage, start, end, Kind.ORGANIZATION, TEAM))
        is_sure = len(places) == 1 or (places[0].type == "country" and places[1].type != "region")
        known = places[0].id if is_sure else None  # Georgia is a state as well
        return Reading(end, Found(run.passage, start, end, Kind.PLACE, "gazetteer", places[0].name, known))
    return None


def _names_without_article(run: Run, start: int, end: int) -> bool:
    key = " ".join(run.passage.keys[start + 1 : end])
    return key in run.lexicon.gazetteer.places or key in run.lexicon.organizations.known


def _votes(run: Run, place: Place) -> bool:
    """Tell a state of the US in ordinary letters: its figures are those of polls as often as of games."""
    return place.type == "region" and place.country == "US" and not run.loud


def _is_spelled_so(run: Run, start: int, end: int) -> bool:
    """Tell US from "us": an acronym counts only in capitals."""
    if run.passage.gap_after(end - 1).startswith("$"):  # "US$5"
        return False
    key = " ".join(run.passage.keys[start:end])
    if key not in run.lexicon.gazetteer.capitals:
        return True
    return all(token.text.isupper() for token in run.tokens[start:end])


def _is_meant(run: Run, start: int, end: int, places: tuple[Place, ...]) -> bool:
    """Tell whether a one-word name stands for a place and is no ordinary word or person's name."""
    if end - start > 1 or places[0].type == "country":
        return True
    lexicon, token = run.lexicon, run.tokens[start]
    is_word = token.key in lexicon.common_words
    if places[0].type == "region" and is_abbreviated(run, start):
        return True
    if is_word and (run.loud or opens(run.passage, start) or (run.start, run.end) != (start, end)):
        return followed_by_region(run, end)
    if places[0].type != "city":
        return True
    is_name = token.key in lexicon.people.surnames or token.key in lexicon.people.given
    if not (is_word or is_name) and plays(run.passage, start, end, lexicon):
        return True
    given = lexicon.people.given.get(token.key)
    is_given = given is not None and not given.place_too
    population = max(place.population for place in places)
    if not is_word and population >= (
        _FAMOUS if is_given or token.key in lexicon.people.surnames else _WELL_KNOWN
    ):
        return True
    surely = is_name and population < (_LARGE if is_given else _SMALL)
    # "in Roe's view", "in Roe Tax Plan"
    is_owner = is_name and (end < run.end or possessive(run.passage, end - 1))
    return (
        (located(run.passage, start, lexicon, surely=surely) and not is_owner)
        or followed_by_region(run, end)
        or _has_office(run, end)
    )


def is_abbreviated(run: Run, index: int) -> bool:
    """Tell the state behind a town: "Cambridge, Mass.,"."""
    is_behind = run.tokens[index].gap == ", " and run.passage.gap_after(index).startswith(".")
    return is_behind and run.tokens[index].key in run.lexicon.gazetteer.places


def _has_office(run: Run, end: int) -> bool:
    """Tell whether a capitalised office follows, as it does towns: "Charlotte Mayor Jane Roe"."""
    if end + 1 >= run.end or not run.tokens[end].capital:
        return False
    title = run.lexicon.people.titles.values.get(run.tokens[end].key)
    return title is not None and title.rank == "office"


def followed_by_region(run: Run, end: int) -> bool:
    """Tell whether ", Country" or ", Region" follows."""
    tokens = run.tokens
    if end >= len(tokens) or tokens[end].gap not in {", ", ",\n"} or not tokens[end].capital:
        return False
    match = run.lexicon.gazetteer.places.longest(tokens, end, len(tokens))
    return match is not None and match[1][0].type in {"country", "region"}


def worded_place(run: Run, start: int) -> Reading | None:
    """Read a place's name at token `start` by the word that makes it one.

    "Kivu province" and "Shannon Airport" close with it, "Lake Victoria" opens with it. A word in lower
    case is no part of the name: Kivu is the region that the gazetteer calls so.
    """
    key, people = run.tokens[start].key, run.lexicon.people
    worded = _opened(run, start) or _closed(run, start)
    if worded is None or run.is_before_name(start) or key in run.lexicon.gazetteer.demonyms:
        return None
    if key in people.titles and key not in people.surnames and start + 2 < run.end:
        return None  # "Golfer Tom Woods", but "Baker Street"
    listed = listed_organization(run, start)
    if listed and listed[0] > start + 1:
        return None  # "Air Force Reserve"; of one word it may be the palace's name as well
    end, word = worded
    known = _region(run, start, end - 1) if word in _REGION_WORDS else None
    whole = Found(run.passage, start, end, Kind.PLACE, f"place word: {word}", known=known)
    last = end
    while last > start and run.tokens[last - 1].text.islower():
        last -= 1
    if last == start:
        return None
    return Reading(end, replace(whole, end=last, name=None if known else whole.text))


def _region(run: Run, start: int, end: int) -> str | None:
    """Return the one region that bears the name in tokens `start` to `end`."""
    name = " ".join(run.passage.keys[start:end])
    bearers = run.lexicon.gazetteer.places.values.get(name, ())
    regions = [place for place in bearers if place.type == "region"]
    return regions[0].id if len(regions) == 1 else None


def _opened(run: Run, start: int) -> tuple[int, str] | None:
    words = run.lexicon.organizations.place_words.first.matches(run.tokens, start, run.end)
    listed = run.lexicon.gazetteer.places.longest(run.tokens, start, run.end) if words else None
    if listed and listed[0] > start + 1:
        return None
    for stop, _ in words:
        if stop < len(run.tokens) and run.tokens[stop].gap == " " and run.tokens[stop].text.isdigit():
            return stop + 1, run.tokens[start].key  # "Route 66"
        end = stop
        while end < min(run.end, stop + _BEYOND) and run.joined(end) and not _ends_name(run, end):
            end += 1
        if end > stop and _opens_name(run, stop, end):
            return end, run.tokens[start].key
    return None


def _opens_name(run: Run, start: int, end: int) -> bool:
    """Tell whether tokens `start` to `end` make a place of "Great …" or "St. …", unlike "Great Crash"."""
    first, opening = run.tokens[start], run.tokens[start - 1]
    if len(first.text) == 1 or (opening.key in _ADJECTIVES and first.key in run.lexicon.common_words):
        return False
    is_church = opening.key in _SAINTS and possessive(run.passage, end - 1)
    return not is_church


def _ends_name(run: Run, index: int) -> bool:
    """Tell a word that no place's name goes on with: "San Juan Gov.", "St. Ives District Attorney"."""
    has_title = bool(run.lexicon.people.titles.matches(run.tokens, index, run.end))
    return has_title or is_calendar(run.tokens[index]) or _names_nothing(run.tokens[index].key, run.lexicon)


def _closed(run: Run, start: int) -> tuple[int, str] | None:
    tokens = run.tokens
    words = run.lexicon.organizations.place_words.last
    for last in range(min(run.end, len(tokens) - 1, start + _LONGEST), start, -1):
        if tokens[last].key not in words.beginnings or not run.joined(last):
            continue
        for stop, word in words.matches(tokens, last, len(tokens)):
            within = (word.strong or _is_unknown(run, start, last)) and stop <= run.end
            if not tokens[last].capital and word.type not in _DIVISIONS and _is_listed(run, start, last):
                continue  # "Oslo airport" is told by Oslo
            if _is_somebody(run, start, last, word):
                continue
            if (within if tokens[last].capital else word.strong_in_lower_case) and _is_name(
                run, start, last, word
            ):
                return stop, tokens[last].key
    return None


def _is_name(run: Run, start: int, end: int, word: NameWord) -> bool:
    """Tell whether words before "Marsh" or "province" name a place; "Gerald P." is somebody.

    Ordinary words do not before a word in lower case, "Uncharted territory", nor before "State", which has
    nicknames; they may be any county's.
    """
    inner = run.tokens[start:end]
    if any(len(token.text) == 1 or token.key in run.lexicon.gazetteer.demonyms for token in inner):
        return False
    if all(token.key in run.lexicon.common_words or token.text.isupper() for token in inner):
        is_plain = run.tokens[end].text.islower() or word.type == "province"
        if is_plain and not _is_listed(run, start, end):
            return False
    return not all(_names_nothing(token.key, run.lexicon) for token in inner)


def _is_unknown(run: Run, start: int, end: int) -> bool:
    """Tell one word that nobody knows, which makes a name with a weak word: "Makrud Market"."""
    people, token = run.lexicon.people, run.tokens[start]
    is_known = (
        token.key in run.lexicon.common_words or token.key in people.given or token.key in people.surnames
    )
    return end == start + 1 and not (is_known or token.text.isupper() or opens(run.passage, start))


def _is_listed(run: Run, start: int, end: int) -> bool:
    return any(stop == end for stop, _ in run.lexicon.gazetteer.places.matches(run.tokens, start, end))


def _is_somebody(run: Run, start: int, last: int, word: NameWord) -> bool:
    """Tell "Anton Hill" and "Ms Roe-Banks": a word for places, at token `last`, that is a surname here."""
    people, token = run.lexicon.people, run.tokens[last]
    if not token.capital or token.key not in people.surnames:
        return False
    after = min(last + 3, len(run.tokens))  # "Park Ji-hoon" as well
    if any(is_syllable(run.passage, i, run.lexicon) for i in range(start + 1, after)):
        return True
    if token.gap == "-" or role_before(run.passage, start, run.lexicon):
        return True
    given = people.given.get(run.tokens[start].key)
    is_named = given is not None and last - start < _LONGEST_NAME and word.type != "street"
    return is_named and not located(run.passage, start, run.lexicon)


def _names_nothing(key: str, lexicon: Lexicon) -> bool:
    """Tell whether a word is no part of a place's name: "Syrian province", "US state"."""
    gazetteer = lexicon.gazetteer
    is_adjective = (
        key in _DIRECTIONS
        or key in gazetteer.demonyms
        or key in gazetteer.peoples
        or key in gazetteer.capitals
    )
    return is_adjective or key in lexicon.people.modifiers
