"""Organizations: by the word list, and by the words in their names ("Ministry of X", "X Bank")."""

from newsmorgue.extract.context import is_calendar, opens
from newsmorgue.extract.found import Found, Reading
from newsmorgue.extract.runs import Run
from newsmorgue.lexicon.organizations import Organization
from newsmorgue.model import Kind

_LINKS = frozenset({"of", "for", "on"})
_INNER_WORDS = _LINKS | {"and", "the", "in"}
_LONGEST = 9
_CONTESTS = frozenset("v vs versus beat beats defeated drew thrashed won lost scored".split())
# "… of Foreign Affairs and Trade" goes on behind "and", "… of Oslo and Norway" does not: such words tell.
_FIELDS = ("s", "ture", "ment", "ity", "ade", "ion", "ence", "ogy")


def known_organization(run: Run, start: int) -> Reading | None:
    """Read the longest known organization's name at token `start`."""
    known = listed_organization(run, start)
    if known is None:
        return None
    end, organization = known
    return Reading(end, _found(run, start, end, organization))


def listed_organization(run: Run, start: int) -> tuple[int, Organization] | None:
    """Return where the longest known organization's name at token `start` ends, and the organization."""
    tokens = run.tokens
    for end, organization in run.lexicon.organizations.known.matches(tokens, start, len(tokens)):
        begins = tokens[start].capital or tokens[start].key in run.lexicon.people.particles
        together = all(run.joined(i) or tokens[i].gap == "/" for i in range(start + 1, end))
        if not (begins and tokens[end - 1].capital and together):
            continue
        if _is_spelled_so(run, start, end) and _is_meant(run, start, end, organization):
            return end, organization
    return None


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


def _found(run: Run, start: int, end: int, organization: Organization) -> Found:
    name = organization.name
    return Found(run.passage, start, end, Kind.ORGANIZATION, "known organization", name, known=name)


def _is_spelled_so(run: Run, start: int, end: int) -> bool:
    """Tell WHO from "who": an acronym counts only as it is listed."""
    tokens = run.tokens[start:end]
    key = " ".join(token.key for token in tokens)
    exact = run.lexicon.organizations.exact.get(key)
    if exact is None:
        return True
    written = "".join((token.gap if i else "") + token.text for i, token in enumerate(tokens))
    return written in exact and not (run.loud and key in run.lexicon.common_words)


def _is_meant(run: Run, start: int, end: int, organization: Organization) -> bool:
    """Tell whether a word that is also a company's name has a capital for no other reason."""
    if organization.place_too and end - start == 1:
        return _plays(run, start)
    if not organization.ambiguous:
        return True
    if end - start > 1:
        return not (run.is_function_word(start) and opens(run.passage, start))
    if run.loud or (opens(run.passage, start) and run.tokens[start].key in run.lexicon.common_words):
        return False
    return (run.start, run.end) == (start, end)


def _plays(run: Run, index: int) -> bool:
    """Tell whether a town's name is its club's: "Ajax 2 Utrecht 1", "Kent beat Somerset"."""
    after = run.tokens[index + 1] if index + 1 < len(run.tokens) else None
    before = run.tokens[index - 1] if index else None
    return (after is not None and (after.text.isdigit() or after.key in _CONTESTS)) or (
        before is not None and before.key in _CONTESTS
    )


def worded_organization(run: Run, start: int) -> Reading | None:
    """Read an organization's name that begins at token `start` by the word that makes it one."""
    worded = None if run.is_before_name(start) else _headed(run, start) or _closed(run, start)
    if worded is None or _listed_behind(run, start, worded[0]):
        return None
    end, word = worded
    return Reading(end, Found(run.passage, start, end, Kind.ORGANIZATION, f"organization word: {word}"))


def _listed_behind(run: Run, start: int, end: int) -> bool:
    """Tell whether the last words alone are a known organization: "Obama White House"."""
    for later in range(start + 1, end - 1):
        listed = listed_organization(run, later)
        if listed and listed[0] >= end:
            before = run.tokens[later - 1].key
            return before not in run.lexicon.gazetteer.demonyms and before not in run.lexicon.gazetteer.places
    return False


def _headed(run: Run, start: int) -> tuple[int, str] | None:
    """Read "Ministry of Foreign Affairs": a head word, a link, and capitalised words beyond the run."""
    for head in range(start, min(start + 3, len(run.tokens))):
        token = run.tokens[head]
        if not token.capital or (head > start and not run.joined(head)):
            return None
        if token.key in run.lexicon.organizations.words.first:
            end = _linked(run, head + 1)
            if end is not None:
                return end, token.key
    return None


def _linked(run: Run, start: int) -> int | None:
    """Return the end of "of Foreign Affairs and Trade" from token `start`, or None."""
    tokens = run.tokens
    if start >= len(tokens) or tokens[start].key not in _LINKS or tokens[start].gap != " ":
        return None
    end = None
    for i in range(start, min(len(tokens), start + _LONGEST)):
        if not run.joined(i):
            break
        if tokens[i].capital and not is_calendar(tokens[i]):
            end = i + 1
        elif tokens[i].key not in _INNER_WORDS or (tokens[i].key == "and" and not _field_follows(run, i)):
            break
    return end


def _field_follows(run: Run, index: int) -> bool:
    following = run.tokens[index + 1] if index + 1 < len(run.tokens) else None
    return following is not None and following.capital and following.key.endswith(_FIELDS)


def _closed(run: Run, start: int) -> tuple[int, str] | None:
    """Read "Example Savings Bank": capitalised words of which the last says what it is."""
    for last in range(run.end - 1, start, -1):
        token = run.tokens[last]
        word = run.lexicon.organizations.words.last.values.get(token.key)
        if word is None or not token.capital:
            continue
        inner = run.tokens[start:last]
        if any(is_calendar(each) for each in inner):
            return None
        if word.strong or sum(each.capital for each in inner) > 1:
            return last + 1, token.key
    return None
