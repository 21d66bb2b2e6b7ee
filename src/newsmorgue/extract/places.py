"""Places: by the gazetteer where the words around allow it, and by words like "province"."""

from newsmorgue.extract.context import LOCATIVES, joined, opens
from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.text.tokens import Passage

# A town that few readers know is believed only where the words around say that a place is meant.
_WELL_KNOWN = 300_000
_FAMOUS = 1_000_000
# What may stand inside a name of the gazetteer besides blanks: "Washington, D.C.", "Cote d'Ivoire".
_INSIDE = frozenset({", ", "'", "\u2019"})


def known_place(
    passage: Passage, start: int, run_end: int, lexicon: Lexicon
) -> tuple[int, tuple[Place, ...]] | None:
    """Return the end and the candidates of the longest name at token `start` that the gazetteer has."""
    tokens = passage.tokens
    for end, places in lexicon.gazetteer.places.matches(tokens, start, min(run_end + 3, len(tokens))):
        if not all(joined(passage, i, lexicon) or tokens[i].gap in _INSIDE for i in range(start + 1, end)):
            continue
        if not tokens[end - 1].capital or not tokens[start].capital:
            continue
        key = " ".join(token.key for token in tokens[start:end])
        if key in lexicon.gazetteer.capitals and not all(token.text.isupper() for token in tokens[start:end]):
            continue
        if end - start > 1 or places[0].type != "city" or _is_meant(passage, start, end, places, lexicon):
            return end, places
    return None


def _is_meant(passage: Passage, start: int, end: int, places: tuple[Place, ...], lexicon: Lexicon) -> bool:
    """Tell whether a one-word city name stands for the city."""
    token = passage.tokens[start]
    people = lexicon.people
    is_word = token.key in lexicon.common_words
    is_name = token.key in people.given or token.key in people.surnames
    population = max(place.population for place in places)
    if not is_word and not is_name and population >= _WELL_KNOWN:
        return True
    if not is_word and population >= _FAMOUS:
        return True
    if opens(passage, start) and is_word:
        return False
    return located(passage, start, lexicon) or _followed_by_region(passage, end, lexicon)


def located(passage: Passage, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a preposition of place stands before token `start` ("in", "the town of")."""
    if start == 0 or not joined(passage, start, lexicon):
        return False
    return passage.tokens[start - 1].key in LOCATIVES


def _followed_by_region(passage: Passage, end: int, lexicon: Lexicon) -> bool:
    """Tell whether ", Country" or ", Region" follows."""
    tokens = passage.tokens
    if end >= len(tokens) or tokens[end].gap not in {", ", ",\n"} or not tokens[end].capital:
        return False
    for _, places in lexicon.gazetteer.places.matches(tokens, end, len(tokens)):
        return places[0].type in {"country", "region"}
    return False


def worded_place(passage: Passage, start: int, run_end: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Return the end of a place's name at token `start` that a word makes one, and the word.

    "Anbar province" and "Shannon Airport" close with it, "Lake Victoria" opens with it.
    """
    return _opened(passage, start, run_end, lexicon) or _closed(passage, start, run_end, lexicon)


def _opened(passage: Passage, start: int, run_end: int, lexicon: Lexicon) -> tuple[int, str] | None:
    tokens = passage.tokens
    for stop, _ in lexicon.organizations.place_words.first.matches(tokens, start, run_end):
        if stop == run_end or not joined(passage, stop, lexicon):
            continue
        end = stop
        while end < min(run_end, stop + 3) and joined(passage, end, lexicon):
            end += 1
        return end, tokens[start].key
    return None


def _closed(passage: Passage, start: int, run_end: int, lexicon: Lexicon) -> tuple[int, str] | None:
    tokens = passage.tokens
    for last in range(min(run_end, len(tokens) - 1), start, -1):
        if not joined(passage, last, lexicon):
            continue
        for stop, word in lexicon.organizations.place_words.last.matches(tokens, last, len(tokens)):
            if not tokens[last].capital and not (word.any_case and word.strong):
                continue
            if tokens[last].capital and stop > run_end:
                continue
            inner = [token.key for token in tokens[start:last]]
            if word.strong and not all(_names_nothing(key, lexicon) for key in inner):
                return stop, tokens[last].key
    return None


def _names_nothing(key: str, lexicon: Lexicon) -> bool:
    """Tell whether a word before "province" or "airport" is none of its name: "Syrian province"."""
    return (
        key in lexicon.gazetteer.demonyms
        or key in lexicon.gazetteer.peoples
        or key in lexicon.people.modifiers
    )
