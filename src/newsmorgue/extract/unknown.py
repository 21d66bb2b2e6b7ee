"""Names that no list knows and whose form tells nothing: what the rest of the article makes of them.

Asked one after the other: the words beside the name, other places of the article, the list that the
name stands in ("Harwood, Bantry and Leeds").
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from newsmorgue.extract.clues import clue, home
from newsmorgue.extract.contests import TEAM
from newsmorgue.extract.context import located, possessive
from newsmorgue.extract.found import Found
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind

Keys = tuple[str, ...]

# A lone word that speaks is somebody, unless anything else is known of it: newspapers speak, too.
_WEAK = frozenset({"speaks", "after in"})
# One that is sure counts more than many that are not.
_MORE = 1000
_SEPARATORS = frozenset({", ", "; ", ",\n"})
_JOINING = frozenset({"and", "or"})
_STREETS = ("street", "road", "lane", "avenue", "drive", "park", "county")
_COUNTIES = ("place word: county", "place word: parish", "place word: township")
_LONGEST_REMARK = 6
# A list of surnames alone, such as a team, has so many.
_SQUAD = 4
_SHARE_OF_SURNAMES = 0.4


def decided(found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """Return the names of an article with the unknown ones decided, as far as anything decides them."""
    people = {(each.passage.id, each.end) for each in found if each.kind is Kind.PERSON}
    found = _people_first([_told_beside(each, people, lexicon) for each in found])
    found = _told_elsewhere(found, lexicon)
    found = _told_by_list(found, lexicon)
    return _teams(_told_elsewhere(found, lexicon), lexicon)


def _teams(found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """Read a town as its team where the article has it play, unless the words before it say where."""
    teams = {
        each.keys: each
        for each in found
        if each.kind is Kind.ORGANIZATION and " ".join(each.keys) in lexicon.gazetteer.places
    }
    return [_as_team(each, teams, lexicon) for each in found]


def _as_team(each: Found, teams: Mapping[Keys, Found], lexicon: Lexicon) -> Found:
    team = teams.get(each.keys)
    may_be = each.kind is Kind.PLACE or _is_loose(each)
    if team is None or not may_be or _is_where(each, lexicon):
        return each
    return replace(each, kind=team.kind, rule=TEAM, name=team.name, known=team.known)


def _is_loose(each: Found) -> bool:
    """Tell a find that the words behind it made somebody: teams are followed by "who", too."""
    return _is_open(each) or each.rule == "before who"


def _is_where(each: Found, lexicon: Lexicon) -> bool:
    """Tell a place by the words before it, or by its standing first as in a dateline."""
    return each.start == 0 or located(each.passage, each.start, lexicon)


def _is_open(each: Found) -> bool:
    return each.kind is None or each.rule in _WEAK


def _told_beside(each: Found, people: AbstractSet[tuple[str, int]], lexicon: Lexicon) -> Found:
    told = clue(each, lexicon) or home(each, people, lexicon) if _is_open(each) else None
    return replace(each, kind=told[0], rule=told[1]) if told and _is_name(each, told[0], lexicon) else each


def _people_first(found: Sequence[Found]) -> list[Found]:
    """Read "faults in Roe" as somebody where Roe speaks, or is called a person, in another place."""
    people = {each.keys: each for each in found if each.kind is Kind.PERSON}
    return [
        replace(each, kind=Kind.PERSON, rule=people[each.keys].rule)
        if each.rule == "after in" and each.keys in people
        else each
        for each in found
    ]


def _is_name(each: Found, kind: Kind, lexicon: Lexicon) -> bool:
    """Tell a name from ordinary words with capitals: "Police", "Election Day"; "Green" is somebody's."""
    words = [key for key in each.keys if key not in lexicon.people.particles]
    is_word = all(key in lexicon.common_words for key in words)
    if len(words) > 1:
        return kind is Kind.ORGANIZATION or not is_word
    if is_word:
        return kind is Kind.PERSON and each.keys[0] in lexicon.people.surnames and not each.text.isupper()
    if kind is Kind.PERSON:
        return not each.text.isupper()
    return kind is Kind.PLACE or each.keys[0] not in lexicon.people.given


def _told_elsewhere(found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """Read an unknown name as what the same name is in another place, or the longer name that it shortens."""
    found = _people_of(found, lexicon)
    left_open = {each.keys for each in found if _is_open(each)}
    named = _named(found, left_open)
    shortened = _shortened(found, left_open, lexicon)
    return [_as_elsewhere(each, named, shortened) if _is_open(each) else each for each in found]


def _people_of(found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """Read "Ada Woods" as somebody where "Woods" stands alone in the article: no wood does."""
    alone = {each.keys for each in found if len(each.keys) == 1 and each.kind is not Kind.PLACE}
    return [
        replace(each, kind=Kind.PERSON, rule="surname in the article")
        if each.rule.startswith("place word")
        and not each.rule.endswith(_STREETS)
        and len(each.keys) == 2
        and each.keys[1:] in alone
        and each.keys[1] in lexicon.people.surnames
        else each
        for each in found
    ]


def _named(found: Sequence[Found], left_open: AbstractSet[Keys]) -> dict[Keys, Found]:
    """Return one find of each name of a place or organization, of the kind that it has most often.

    Only names are told that are `left_open` somewhere.
    """
    kinds: dict[Keys, Counter[Kind]] = defaultdict(Counter)
    first: dict[tuple[Keys, Kind], Found] = {}
    for each in found:
        if each.kind and each.kind is not Kind.PERSON and each.keys in left_open:
            kinds[each.keys][each.kind] += 1 if each.rule in _WEAK else _MORE
            first.setdefault((each.keys, each.kind), each)
    return {
        keys: first[keys, max(counts, key=lambda kind: (counts[kind], kind))]
        for keys, counts in kinds.items()
    }


def _shortened(found: Sequence[Found], left_open: AbstractSet[Keys], lexicon: Lexicon) -> dict[Keys, Found]:
    """Return organizations and counties by what their names begin with: "Norrun" is "Norrun Steel".

    Only beginnings are told that are `left_open` somewhere.
    """
    short: dict[Keys, dict[Keys, Found]] = defaultdict(dict)
    for each in found:
        is_county = each.kind is Kind.PLACE and each.rule.startswith(_COUNTIES)
        if (each.kind is Kind.ORGANIZATION or is_county) and len(each.keys) > 1:
            for length in range(1, len(each.keys)):
                beginning = each.keys[:length]
                if beginning in left_open and _stands_alone(beginning, lexicon):
                    short[beginning].setdefault(each.keys, each)
    return {keys: next(iter(longer.values())) for keys, longer in short.items() if len(longer) == 1}


def _stands_alone(keys: Keys, lexicon: Lexicon) -> bool:
    """Tell whether the beginning of an organization's name can be its short name: no place's, nobody's."""
    gazetteer = lexicon.gazetteer
    name = " ".join(keys)
    is_place = name in gazetteer.places or name in gazetteer.demonyms or name in gazetteer.peoples
    is_given = len(keys) == 1 and name in lexicon.people.given
    return not (is_place or is_given) and any(key not in lexicon.common_words for key in keys)


def _as_elsewhere(each: Found, named: Mapping[Keys, Found], shortened: Mapping[Keys, Found]) -> Found:
    other = named.get(each.keys)
    if other:
        return replace(each, kind=other.kind, rule=other.rule, name=other.name, known=other.known)
    longer = shortened.get(each.keys)
    if longer and not _belongs_to_name(each):
        name = longer.name or longer.text
        rule = "short for a name in the article"
        return replace(each, kind=longer.kind, rule=rule, name=name, known=longer.known)
    return each


def _belongs_to_name(each: Found) -> bool:
    """Tell a word that goes on with a hyphen: "Harley" in "Harley-Street"."""
    return each.passage.gap_after(each.end - 1) == "-"


def _told_by_list(found: Sequence[Found], lexicon: Lexicon) -> list[Found]:
    """Read the unknown names of a list as what the others are, where these are of one kind."""
    result = list(found)
    for members in _lists(found):
        kind, rule = _kind_of_list([found[i] for i in members], lexicon)
        if kind is None:
            continue
        for i in members:
            if _is_open(found[i]) and _is_name(found[i], kind, lexicon):
                result[i] = replace(found[i], kind=kind, rule=rule)
    return result


def _lists(found: Sequence[Found]) -> Iterator[list[int]]:
    """Yield the positions of names that are listed: parted by commas and a last "and"."""
    members: list[int] = []
    for i, each in enumerate(found):
        if _in_brackets(each):
            continue
        if members and not _follows(found[members[-1]], each):
            if len(members) > 1:
                yield members
            members = []
        members.append(i)
    if len(members) > 1:
        yield members


def _follows(before: Found, each: Found) -> bool:
    """Tell whether two names stand in a list: between them "and", figures, or a remark in brackets."""
    # A remark in brackets and two words at most stand between.
    if before.passage is not each.passage or each.start - before.end > _LONGEST_REMARK + 2:
        return False
    if possessive(before.passage, before.end - 1):
        return False
    tokens = each.passage.tokens
    position = _past_brackets(before)
    if position == each.start:
        return tokens[each.start].gap.lstrip(")") in _SEPARATORS
    between = tokens[position : each.start]
    if len(between) == 1 and between[0].key in _JOINING:
        return between[0].gap.lstrip(")") in {" ", ", "} and tokens[each.start].gap == " "
    is_numbered = 0 < len(between) <= 2 and all(token.text.isdigit() for token in between)
    return (
        is_numbered and between[0].gap.lstrip(")") in _SEPARATORS and not tokens[each.start].gap.strip(" -.")
    )


def _in_brackets(found: Found) -> bool:
    return found.passage.tokens[found.start].gap == " (" if found.start else False


def _past_brackets(found: Found) -> int:
    """Return the token behind a name and a remark in brackets: "Jane Roe (Ireland), …"."""
    tokens, end = found.passage.tokens, found.end
    if end >= len(tokens) or tokens[end].gap != " (":
        return end
    for i in range(end + 1, min(len(tokens), end + _LONGEST_REMARK + 1)):
        if ")" in tokens[i].gap:
            return i
    return end


def _enough(kinds: AbstractSet[Kind | None], known: int, unknown: int, towns: int) -> bool:
    """Tell whether the members whose kind is known are enough to tell that of the others."""
    return known * 2 >= unknown or (Kind.PLACE in kinds and known + towns >= unknown - towns)


def _kind_of_list(members: Sequence[Found], lexicon: Lexicon) -> tuple[Kind | None, str]:
    known = [each for each in members if not _is_open(each)]
    unknown = [each for each in members if _is_open(each) and _is_name(each, Kind.PERSON, lexicon)]
    kinds = {each.kind for each in known}
    surnames = sum(each.keys[-1] in lexicon.people.surnames for each in unknown)
    towns = sum(" ".join(each.keys) in lexicon.gazetteer.places for each in unknown)
    if len(kinds) == 1 and len(members) > 2 and _enough(kinds, len(known), len(unknown), towns):
        kind = kinds.pop()
        if kind is not Kind.PERSON or all(len(each.keys) > 1 for each in (*known, *unknown)):
            return kind, f"listed with a {kind}"
    if not known and len(unknown) > 2 and towns * 2 >= len(unknown) and surnames < towns:
        return Kind.PLACE, "listed places"
    if not known and len(unknown) >= _SQUAD and surnames >= _SHARE_OF_SURNAMES * len(unknown):
        return Kind.PERSON, "listed surnames"
    return None, ""
