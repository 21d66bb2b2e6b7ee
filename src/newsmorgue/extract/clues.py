"""What stands beside an unknown name and tells its kind: "near X", "the brewer X", "X, 45, …"."""

from collections.abc import Set as AbstractSet

from newsmorgue.extract.contests import in_scores
from newsmorgue.extract.context import opens, possessive
from newsmorgue.extract.found import Found
from newsmorgue.extract.titles import role_after
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind

_OLDEST = 120
# What somebody or something is "in" that is no place.
_NOT_IN_TOWNS = frozenset(
    "appeared believe believes confidence faith interest invest invested investment published reported role"
    " said share shares stake stakes starred trust wrote".split()
)
_ARTICLES = frozenset({"the", "a", "an"})
_DASHES = ("-", "\u2013", "\u2014")
_GAPS = frozenset({" ", ' "', " \u201c", ", "})
# "X-based", "X-born": a place; "X-led", "X-owned": anybody.
_PLACE_SUFFIXES = frozenset({"based", "born", "bound", "area"})


def clue(found: Found, lexicon: Lexicon) -> tuple[Kind, str] | None:
    """Return the kind that the words beside an unknown name give it, and the rule."""
    return _dateline(found) or _behind(found, lexicon) or _before(found, lexicon)


def _dateline(found: Found) -> tuple[Kind, str] | None:
    """Read "BANTRY - Two men …" and "BANTRY, Ireland (AP) - …"."""
    tokens = found.passage.tokens[found.start : found.end]
    if not opens(found.passage, found.start) or not all(token.all_capitals for token in tokens):
        return None
    gap = found.passage.gap_after(found.end - 1).strip()
    return (Kind.PLACE, "dateline") if gap.startswith(_DASHES) or gap in {",", "("} else None


def home(found: Found, people: AbstractSet[tuple[str, int]], lexicon: Lexicon) -> tuple[Kind, str] | None:
    """Read where somebody is from: "Jane Roe, 30, of Bantry"; without the age, if there is such a town.

    `people` are the ends of people's names, as a passage's id and a token.
    """
    tokens, start = found.passage.tokens, found.start
    if start < 2 or tokens[start - 1].key not in {"of", "from"} or tokens[start].gap != " ":
        return None
    before, gap = tokens[start - 2], tokens[start - 1].gap
    is_aged = before.text.isdigit() and int(before.text) <= _OLDEST and gap == ", "
    is_town = (found.passage.id, start - 1) in people and " ".join(found.keys) in lexicon.gazetteer.places
    return (Kind.PLACE, "home of somebody") if is_aged or is_town else None


def _behind(found: Found, lexicon: Lexicon) -> tuple[Kind, str] | None:
    tokens, end = found.passage.tokens, found.end
    if end >= len(tokens):
        return None
    after = tokens[end]
    if after.gap == "-" and after.key in _PLACE_SUFFIXES:
        return Kind.PLACE, f"before -{after.key}"
    if after.gap != " " and possessive(found.passage, end - 1):
        title = lexicon.people.titles.values.get(after.key)
        return (Kind.PERSON, f"before {after.key}") if title and title.rank == "kin" else None
    rule = _told_of_people(found, lexicon)
    if rule:
        return Kind.PERSON, rule
    if after.gap == " " and after.key in lexicon.clues.first:
        for stop in range(min(len(tokens), end + lexicon.clues.longest), end, -1):
            kind = lexicon.clues.after.get(" ".join(found.passage.keys[end:stop]))
            if kind and not tokens[end].capital:
                return kind, f"before {tokens[end].key}"
    if in_scores(found.passage, found.start, end, lexicon):
        return Kind.ORGANIZATION, "in a list of scores"
    return None


def _told_of_people(found: Found, lexicon: Lexicon) -> str | None:
    """Return the rule by which the words behind a name make it a person's."""
    after = found.passage.tokens[found.end]
    if after.gap == ", " and _is_age(found, found.end):
        return "age behind"
    if after.gap == ", " and after.key == "who" and not _is_family(found.keys[-1], lexicon):
        return "before who"
    if _is_called(found, lexicon):
        return "title after"
    is_full = after.gap == " (" and len(found.keys) > 1
    return "country in brackets" if is_full and _country_in_brackets(found, lexicon) else None


def _is_no_town(found: Found, lexicon: Lexicon) -> bool:
    """Tell "published in Roe's Weekly", "believes in Roe" and "in DailyRoe" from "lives in Bantry"."""
    people, key = lexicon.people, found.keys[-1]
    if key in people.surnames or key in people.given:
        return True
    words = found.passage.tokens[found.start : found.end]
    if any(word.key in lexicon.common_words or not word.text[1:].islower() for word in words):
        return True
    tokens = found.passage.tokens
    if found.end < len(tokens) and tokens[found.end].key in {"v", "vs"}:  # "in Roe v. Poe"
        return True
    return found.start > 1 and tokens[found.start - 2].key in _NOT_IN_TOWNS


def _is_family(key: str, lexicon: Lexicon) -> bool:
    """Tell a surname in the plural: "the Roes, who"."""
    surnames = lexicon.people.surnames
    return key.endswith("s") and key not in surnames and key.removesuffix("s") in surnames


def _is_called(found: Found, lexicon: Lexicon) -> bool:
    """Tell "Roe, the engineer" by the apposition; "Norrun, the maker of …" may be a company."""
    role = role_after(found.passage, found.end, lexicon)
    if role is None or found.passage.tokens[found.end].key not in _ARTICLES:
        return False
    words = found.passage.keys[slice(*role)]
    return not any(lexicon.clues.before.get(word) is Kind.ORGANIZATION for word in words)


def _is_age(found: Found, index: int) -> bool:
    token = found.passage.tokens[index]
    ends = not found.passage.gap_after(index)[:1].isspace() or "-" in found.passage.gap_after(index)
    return token.text.isdigit() and int(token.text) <= _OLDEST and ends


def _country_in_brackets(found: Found, lexicon: Lexicon) -> bool:
    tokens = found.passage.tokens
    for stop, places in lexicon.gazetteer.places.matches(tokens, found.end, len(tokens)):
        if places[0].type == "country" and found.passage.gap_after(stop - 1).startswith(")"):
            return True
    return False


def _before(found: Found, lexicon: Lexicon) -> tuple[Kind, str] | None:
    tokens, start = found.passage.tokens, found.start
    if start == 0 or tokens[start].gap not in _GAPS or tokens[start - 1].key not in lexicon.clues.last:
        return None
    if tokens[start].gap == ", " and found.passage.gap_after(found.end - 1)[:1] not in {",", "."}:
        return (
            None  # "An Oslo company, Roe Fish, …" says what it is called; "in the company, Roe said" does not
        )
    for first in range(max(0, start - lexicon.clues.longest), start):
        words = " ".join(found.passage.keys[first:start])
        kind = lexicon.clues.before.get(words)
        if words == "in" and _is_no_town(found, lexicon):
            continue
        if kind and all(tokens[i].gap == " " for i in range(first + 1, start)):
            return kind, f"after {words}"
    return None
