"""Organizations: by the word list, and by the words in their names ("Ministry of X", "X Bank")."""

from newsmorgue.extract.contests import plays
from newsmorgue.extract.context import is_calendar, opens
from newsmorgue.extract.found import Found, Reading
from newsmorgue.extract.runs import Run
from newsmorgue.extract.titles import is_addressed, role_before
from newsmorgue.lexicon.organizations import NameWord, Organization
from newsmorgue.model import Kind

_LINKS_ABROAD = frozenset({"de", "del", "della", "di", "do", "du"})
_LINKS = _LINKS_ABROAD | {"of", "for", "on"}
# "Commission on Human Rights", but "Webb Center on Elm Street".
_ON_SUBJECTS = frozenset("commission committee conference convention council panel subcommittee".split())
_INNER_WORDS = _LINKS | {"and", "the", "in"}
_LONGEST = 9
# A weak word makes a name of a town with one word ("Bantry Globe"), or of an unknown word ("Norrun Steel").
_OF_TOWNS = frozenset({"media", "museum"})
_OF_UNKNOWN = frozenset({"company", "bank", "media", "think tank", "university"})
# What a town follows: "National University of Oslo".
_OF_PLACES = frozenset(
    "academy bank church college conservatory institute republic school university".split()
)
# "… of Foreign Affairs and Trade" goes on behind "and", "… of Oslo and Norway" does not: such words tell.
_FIELDS = ("s", "ture", "ment", "ity", "ade", "ion", "ence", "ogy")


def known_organization(run: Run, start: int) -> Reading | None:
    """Read the longest known organization's name at token `start`."""
    known = listed_organization(run, start)
    if known is None:
        return None
    end, organization = known
    return Reading(end, None if _is_product(run, start, end) else _found(run, start, end, organization))


def listed_organization(run: Run, start: int) -> tuple[int, Organization] | None:
    """Return where the longest known organization's name at token `start` ends, and the organization."""
    tokens = run.tokens
    for end, organization in run.lexicon.organizations.known.matches(tokens, start, len(tokens)):
        begins = tokens[start].capital or tokens[start].key in run.lexicon.people.particles
        if not (begins and tokens[end - 1].capital):
            continue
        if end > start + 1 and not all(run.joined(i) or tokens[i].gap == "/" for i in range(start + 1, end)):
            continue
        if (
            run.opens_with_function_word(start)
            and " ".join(run.passage.keys[start + 1 : end]) in run.lexicon.organizations.known
        ):
            continue  # "The Kremlin", where the sentence has the article
        if _is_spelled_so(run, start, end) and _is_meant(run, start, end, organization):
            return end, organization
    return None


def _is_product(run: Run, start: int, end: int) -> bool:
    """Tell what a company makes from the company: "in an Antonov.", but not "a Ford dealer"."""
    if start == 0 or run.tokens[start - 1].key not in {"a", "an"} or run.tokens[start].gap != " ":
        return False
    if end == len(run.tokens) or run.tokens[end].gap != " ":
        return True
    return run.tokens[end].key in run.lexicon.stop_words["en"]


def state_body(run: Run, start: int, country_end: int) -> Reading | None:
    """Read a country and the body of its state behind it as that body: "US State Department"."""
    if country_end >= run.end or not run.joined(country_end):
        return None
    body = listed_organization(run, country_end)
    if body is None or body[1].type not in _STATE_BODIES:
        return None
    return Reading(body[0], _found(run, start, body[0], body[1]))


_STATE_BODIES = frozenset(
    {"government", "legislature", "court", "military", "police", "intelligence", "party", "bank"}
)


def national_body(run: Run, start: int) -> Reading | None:
    """Read a nationality and a body that every nation has: "Norwegian Red Cross", "British Parliament"."""
    match = run.lexicon.gazetteer.demonyms.longest(run.tokens, start, run.end)
    if match is None or match[0] >= run.end or not run.joined(match[0]):
        return None
    body = listed_organization(run, match[0])
    if body is None or body[1].country is not None or body[1].type not in _NATIONAL:
        return None
    return Reading(
        body[0], Found(run.passage, start, body[0], Kind.ORGANIZATION, "nationality and known organization")
    )


_NATIONAL = frozenset({"ngo", "legislature", "court", "military", "police"})


def _found(run: Run, start: int, end: int, organization: Organization) -> Found:
    name = organization.name
    return Found(run.passage, start, end, Kind.ORGANIZATION, "known organization", name, known=name)


def _is_spelled_so(run: Run, start: int, end: int) -> bool:
    """Tell WHO from "who": an acronym counts only as it is listed."""
    key = " ".join(run.passage.keys[start:end])
    exact = run.lexicon.organizations.exact.get(key)
    if exact is None:
        return True
    tokens = run.tokens[start:end]
    written = "".join((token.gap if i else "") + token.text for i, token in enumerate(tokens))
    return written in exact and not (run.loud and key in run.lexicon.common_words)


def _is_meant(run: Run, start: int, end: int, organization: Organization) -> bool:
    """Tell whether a word that is also a company's name has a capital for no other reason."""
    if end - start == 1 and is_addressed(run, start):
        return False
    if organization.place_too and end - start == 1:
        return plays(run.passage, start, end, run.lexicon)
    if end - start == 1 and run.tokens[start].key in run.lexicon.gazetteer.demonyms:
        return _has_own_article(run, start)
    if not organization.ambiguous:
        return True
    if end - start > 1:
        return not (run.is_function_word(start) and opens(run.passage, start))
    if run.loud or (opens(run.passage, start) and run.tokens[start].key in run.lexicon.common_words):
        return False
    return (run.start, run.end) == (start, end)


def _has_own_article(run: Run, index: int) -> bool:
    """Tell the newspaper from the people: of the two, "told The Australian" has the capital article."""
    before = run.tokens[index - 1] if index else None
    return before is not None and before.text == "The" and not opens(run.passage, index - 1) and not run.loud


def worded_organization(run: Run, start: int) -> Reading | None:
    """Read an organization's name that begins at token `start` by the word that makes it one."""
    worded = (
        None
        if run.is_before_name(start)
        else _partners(run, start) or _headed(run, start) or _closed(run, start)
    )
    if worded is None or _listed_behind(run, start, worded[0]):
        return None
    end, word = worded
    return Reading(end, Found(run.passage, start, end, Kind.ORGANIZATION, f"organization word: {word}"))


def _listed_behind(run: Run, start: int, end: int) -> bool:
    """Tell whether the last words alone are a known organization: "Obama White House".

    Not so "Committee on Foreign Affairs", where they are what it is about, nor "Ohio Democratic Party".
    """
    gazetteer = run.lexicon.gazetteer
    for later in range(start + 1, end - 1):
        listed = listed_organization(run, later)
        if listed and listed[0] >= end:
            before = run.tokens[later - 1].key
            return (
                before not in _LINKS and before not in gazetteer.demonyms and before not in gazetteer.places
            )
    return False


def _partners(run: Run, start: int) -> tuple[int, str] | None:
    """Read "Roe & Sons", "Roe, Poe & Co": a name, and another behind the sign."""
    tokens, end = run.tokens, run.end
    if end >= len(tokens) or tokens[end].gap != " & " or not tokens[end].capital:
        return None
    while end < len(tokens) and tokens[end].capital and tokens[end].gap in {" ", " & ", "-"}:
        end += 1
    are_two = _stands_alone(run, start, run.end) and _stands_alone(run, run.end, end)
    return None if are_two else (end, "&")


def _stands_alone(run: Run, start: int, end: int) -> bool:
    """Tell whether tokens are no partner's name, but somebody's, a land's, a people's or a known body's."""
    lexicon, keys = run.lexicon, run.passage.keys[start:end]
    if len(keys) == 2 and keys[0] in lexicon.people.given and keys[1] in lexicon.people.surnames:
        return True
    listed = listed_organization(run, start)
    if listed and listed[0] == end:
        return True
    places = lexicon.gazetteer.places.values.get(" ".join(keys), ())
    is_land = bool(places) and places[0].type in {"country", "region"}
    return is_land or " ".join(keys) in lexicon.gazetteer.demonyms


def _headed(run: Run, start: int) -> tuple[int, str] | None:
    """Read "Ministry of Foreign Affairs": a head word, a link, and capitalised words beyond the run."""
    heads = run.lexicon.organizations.words.first.values
    for head in range(start, min(start + 3, len(run.tokens))):
        token = run.tokens[head]
        if not token.capital or (head > start and not run.joined(head)):
            return None
        if token.key in heads:
            end = _linked(run, head + 1) or _linked_abroad(run, head + 1)
            if end is not None:
                return end, token.key
    return None


def _linked_abroad(run: Run, start: int) -> int | None:
    """Return the end of "Nacional de Roe" behind "Universidad", where an adjective stands before the link."""
    link = start + 1
    if link >= len(run.tokens) or not run.tokens[start].capital or run.tokens[link].key not in _LINKS_ABROAD:
        return None
    return _linked(run, link)


def _linked(run: Run, start: int) -> int | None:
    """Return the end of "of Foreign Affairs and Trade" from token `start`, or None."""
    tokens = run.tokens
    if start >= len(tokens) or tokens[start].key not in _LINKS or tokens[start].gap != " ":
        return None
    if tokens[start].key == "on" and tokens[start - 1].key not in _ON_SUBJECTS:
        return None
    end = None
    for i in range(start, min(len(tokens), start + _LONGEST)):
        if not run.joined(i) or (tokens[i].key == "in" and _is_place(run, i + 1)):
            break  # "Ministry of Mining in Nairobi" is where it is
        if tokens[i].capital and not is_calendar(tokens[i]):
            end = i + 1
        elif tokens[i].key not in _INNER_WORDS or (tokens[i].key == "and" and not _field_follows(run, i)):
            break
    return None if end is None else _before_holder(run, start + 1, end)


def _before_holder(run: Run, start: int, end: int) -> int:
    """Return the end of "Department of Health Secretary Jane Roe" before the one who holds an office there.

    Tokens `[start, end)` are behind the link; where nothing else is left of them, they are the name.
    """
    for i in range(start + 2, end):
        role = role_before(run.passage, i, run.lexicon) if _may_be_somebody(run, i, end) else None
        if role is None:
            continue
        name_end = role.start
        if name_end <= start and " ".join(run.passage.keys[role.start : i]) in run.lexicon.people.titles:
            name_end = i - 1  # "Department of Health Secretary": a health secretary, but of that department
        if name_end > start:
            is_list = not run.tokens[name_end - 1].capital  # "… of Trade and President Roe"
            return name_end - is_list
    return end


def _may_be_somebody(run: Run, index: int, end: int) -> bool:
    """Tell whether a given name or a surname stands at a token, or a surname behind an unknown name."""
    people, tokens = run.lexicon.people, run.tokens
    if tokens[index].key in people.titles:
        return False
    is_surname = any(token.key in people.surnames for token in tokens[index : min(index + 2, end)])
    return is_surname or tokens[index].key in people.given


def _is_place(run: Run, index: int) -> bool:
    return index < len(run.tokens) and run.tokens[index].key in run.lexicon.gazetteer.places


def _field_follows(run: Run, index: int) -> bool:
    following = run.tokens[index + 1] if index + 1 < len(run.tokens) else None
    if following is None or not following.capital:
        return False
    return following.key.endswith(_FIELDS) or following.key in run.lexicon.common_words


def _closed(run: Run, start: int) -> tuple[int, str] | None:
    """Read "Example Savings Bank": capitalised words of which the last says what it is."""
    words = run.lexicon.organizations.words.last.values
    for last in range(min(run.end, start + _LONGEST) - 1, start, -1):
        token = run.tokens[last]
        word = words.get(token.key)
        if word is None or not token.capital or (token.gap == "-" and _goes_with(run, last)):
            continue
        if any(is_calendar(each) for each in run.tokens[start:last]):
            return None
        if any(end > last + 1 for end, _ in run.lexicon.not_names.matches(run.tokens, last, run.end)):
            continue  # "US Labour Day"
        if _makes_name(run, start, last, word):
            return _with_town(run, last), token.key
    return _closed_behind_and(run, start)


def _goes_with(run: Run, index: int) -> bool:
    """Tell whether a token goes with what is before its hyphen: "Poe-Bank", "Ann Roe (R-S.C.)"."""
    return run.tokens[index].key in run.lexicon.people.surnames or len(run.tokens[index - 1].text) == 1


def _makes_name(run: Run, start: int, last: int, word: NameWord) -> bool:
    """Tell whether the word at token `last` makes an organization's name with those from token `start` on."""
    inner = [each for each in run.tokens[start:last] if each.capital]
    is_word = len(inner) == 1 and inner[0].key in run.lexicon.common_words and opens(run.passage, start)
    if is_word:
        return False  # "Key Democrats"
    if word.type == "legislature":  # "Ohio Senate", but no "Roe Senate campaign"
        places = run.lexicon.gazetteer.places.matches(run.tokens, start, last)
        return any(end == last for end, _ in places) or inner[0].key in run.lexicon.gazetteer.demonyms
    if word.strong or len(inner) > 1 or run.tokens[last].all_capitals:  # "Roe AG", "Sunrise FM"
        return True
    first, gazetteer = inner[0], run.lexicon.gazetteer
    if opens(run.passage, start) or len(first.text) == 1:
        return False
    if first.key in gazetteer.places:
        return word.type in _OF_TOWNS
    is_somebody = first.key in run.lexicon.people.given or first.key in run.lexicon.people.surnames
    return word.type in _OF_UNKNOWN and not (
        is_somebody or first.key in run.lexicon.common_words or first.key in gazetteer.demonyms
    )


def _with_town(run: Run, last: int) -> int:
    """Return the end of a name with last word at token `last` and a town behind: "University of Oslo"."""
    tokens = run.tokens
    town = last + 2
    if tokens[last].key not in _OF_PLACES or town >= len(tokens) or tokens[last + 1].key != "of":
        return last + 1
    matches = run.lexicon.gazetteer.places.matches(tokens, town, len(tokens)) if tokens[town].capital else ()
    joined = tokens[last + 1].gap == " " and tokens[town].gap == " "
    return next((end for end, _ in matches if joined), last + 1)


def _closed_behind_and(run: Run, start: int) -> tuple[int, str] | None:
    """Read "Ports and Harbours Authority": ordinary words on both sides of "and"."""
    tokens, common = run.tokens, run.lexicon.common_words
    link = run.end
    if link + 1 >= len(tokens) or tokens[link].key not in {"and", "&"} or tokens[link].gap != " ":
        return None
    if tokens[link - 1].key not in common or opens(run.passage, start) or listed_organization(run, start):
        return None
    end = link + 1
    while end < len(tokens) and tokens[end].capital and tokens[end].gap == " " and tokens[end].key in common:
        end += 1
    word = run.lexicon.organizations.words.last.values.get(tokens[end - 1].key) if end > link + 1 else None
    return (end, tokens[end - 1].key) if word and (word.strong or end > link + 2) else None
