"""People: by a given name, by the title before the name, by what the name does."""

from newsmorgue.extract.context import is_calendar, opens
from newsmorgue.extract.edges import SUFFIXES, begins_name, stands_before, without_words_behind
from newsmorgue.extract.found import Found, Reading
from newsmorgue.extract.organizations import listed_organization
from newsmorgue.extract.runs import Run, is_syllable
from newsmorgue.extract.titles import role_after, role_before
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind
from newsmorgue.text.tokens import Passage

_LONGEST = 5
# Particles that stand in names of people only; "de" and "del" stand in those of towns as well.
_ONLY_PEOPLE = frozenset("van von bin ibn bint der den ter zu".split())
# Endings that surnames have and other words seldom: Nordic, Slavic, Georgian, Turkish, Greek, Romanian ones.
_SURNAME_ENDINGS = tuple(
    "dottir sson ovich evich ovych enko shvili adze idze oglu opoulos escu owski ewski owicz ewicz".split()
)
# What stands before and behind a nickname.
_NICKNAME_MARKS = frozenset(
    {(' "', '" '), (" \u201c", "\u201d "), (" '", "' "), (" \u2018", "\u2019 "), (" (", ") ")}
)
_BEFORE_VERB = frozenset({"also", "later", "has", "had", "then"})


def person(run: Run, start: int) -> Reading | None:
    """Read the name of a person that begins at token `start`."""
    tokens = run.tokens
    is_last = start + 1 == run.end and not (run.end < len(tokens) and tokens[run.end].capital)
    if is_last and not (start and tokens[start - 1].key in run.lexicon.people.title_ends):
        return None  # a lone word is nobody without a title
    if stands_before(run, start):
        return None
    end = without_words_behind(run, start, _name_end(run, start))
    if end == start or _is_surname_alone(run, start, end):
        return None
    if end > start + 1 and (_is_title(run, start) or _is_company(run, start, end)):
        return None
    before = role_before(run.passage, start, run.lexicon)
    rule = "title before" if before and _takes_name(run, start, end) else _rule(run, start, end)
    if rule is None or _cannot_begin(run, start) or _ends_in_body(run, start, end):
        return None
    shown = (before.start, before.end) if before and before.shown else None
    role = shown or role_after(run.passage, end, run.lexicon)
    return Reading(end, Found(run.passage, start, end, Kind.PERSON, rule, role=role))


def _ends_in_body(run: Run, start: int, end: int) -> bool:
    """Tell "Hartwell White House", whose last words are an organization's name."""
    bodies = (listed_organization(run, i) for i in range(start + 1, end - 1))
    return any(body is not None and body[0] >= end for body in bodies)


def _cannot_begin(run: Run, start: int) -> bool:
    """Tell "del Sur" of "Diario del Sur", "R-Kan." and "North Carolina Roe"."""
    token, gap = run.tokens[start], run.passage.gap_after(start)
    if not token.capital:
        return gap != "-"
    if len(token.text) == 1 and gap == "-":
        return True
    match = run.lexicon.gazetteer.places.longest(run.tokens, start, run.end)
    if match is None:
        return False
    is_land = match[1][0].type in {"country", "region"} and token.key not in run.lexicon.people.given
    return match[0] > start + 1 or is_land


def _is_company(run: Run, start: int, end: int) -> bool:
    """Tell "Roe Shipping SAL" by its letters at the end."""
    last = run.tokens[end - 1]
    return (
        last.all_capitals and last.key not in SUFFIXES and not run.tokens[start].all_capitals and not run.loud
    )


def _is_surname_alone(run: Run, start: int, end: int) -> bool:
    """Tell "Roe-Poe", which is a surname, or two."""
    is_double = end == start + 2 and run.tokens[start + 1].gap == "-"
    return is_double and run.tokens[start].key not in run.lexicon.people.given


def headline_person(run: Run, start: int) -> Reading | None:
    """Read a given name and a surname in a line where every word has a capital: "Jane Roe Wins Prize"."""
    people, tokens = run.lexicon.people, run.tokens
    given = people.given.get(tokens[start].key)
    if given is None or given.word_too or given.place_too or start + 1 >= run.end:
        return None
    last = start + 1
    if len(tokens[last].text) == 1 and last + 1 < run.end:  # "Jane Q. Roe"
        last += 1
    key = tokens[last].key
    if key not in people.surnames or not run.joined(last):
        return None
    return Reading(last + 1, Found(run.passage, start, last + 1, Kind.PERSON, "given name and surname"))


def _takes_name(run: Run, start: int, end: int) -> bool:
    """Tell "teacher Roe" from "Executive Branch" and "Child Credit", where no name follows a title."""
    words = run.tokens[start:end]
    people, last = run.lexicon.people, run.tokens[start - 1]
    if run.lexicon.clues.before.get(last.key) is Kind.ORGANIZATION:  # "the brewer Norrun"
        return words[0].key in people.given or words[-1].key in people.surnames
    title = people.titles.values.get(last.key)
    if title is not None and title.rank == "honorific":
        return True
    if len(words) == 1 and last.capital and (title is None or title.rank != "office"):
        return words[0].key not in run.lexicon.common_words
    return any(word.key in people.surnames or word.key not in run.lexicon.common_words for word in words)


def is_surname_first(found: Found, lexicon: Lexicon) -> bool:
    """Tell "Kim Sang-ho" and "Nguyen Thi Hanh", where the first word is the surname."""
    people, keys = lexicon.people, found.keys
    if keys[0] not in people.surnames or keys[0] in people.given:
        return False
    tokens = found.passage.tokens
    has_syllables = tokens[found.end - 1].gap == "-" and tokens[found.end - 1].text.islower()
    return has_syllables or (keys[-1] in people.given and keys[-1] not in people.surnames)


def speaks(passage: Passage, end: int, lexicon: Lexicon) -> bool:
    """Tell whether what stands right after token `end - 1` is a verb of speech."""
    tokens = passage.tokens
    if end >= len(tokens) or tokens[end].gap != " ":
        return False
    verb = min(end + 1, len(tokens) - 1) if tokens[end].key in _BEFORE_VERB else end
    return any(cue.strong and cue.speech for _, cue in lexicon.speech.cues.matches(tokens, verb, len(tokens)))


def _rule(run: Run, start: int, end: int) -> str | None:
    """Return what makes several words a person's name, or None where nothing does."""
    if end - start == 1:
        return None
    if _has_given_name(run, start, end):
        return "given name"
    if _has_initials(run, start, end):
        return "initials"
    if _has_syllables(run, start, end):
        return "given name in syllables"
    if not _is_unusual(run, start, end):
        return None
    if run.tokens[end - 1].key in run.lexicon.people.surnames:
        return "surname"
    if run.tokens[end - 1].key.endswith(_SURNAME_ENDINGS):
        return "surname's ending"
    if any(run.tokens[i].key in _ONLY_PEOPLE and not run.tokens[i].capital for i in range(start + 1, end)):
        return "particle"
    if role_after(run.passage, end, run.lexicon):
        return "title after"
    return "speaks" if speaks(run.passage, end, run.lexicon) else None


def _name_end(run: Run, start: int) -> int:
    """Return where a person's name ends that may begin at `start`: capitals, initials and particles."""
    tokens = run.tokens
    end, limit = start, min(run.end, start + _LONGEST)
    while end < limit and (end == start or run.joined(end)):
        if not _may_be_part(run, end) or (end > start and _is_other(run, end)):
            break
        end += 1
    while end > start and not (tokens[end - 1].capital or is_syllable(run.passage, end - 1, run.lexicon)):
        end -= 1
    if end == start + 1 and tokens[start].key in run.lexicon.people.given:
        end = _past_nickname(run, end)
    if start < end < len(tokens) and tokens[end].key in SUFFIXES:
        end += tokens[end].capital and tokens[end].gap in {" ", ", "}
    return end


def _past_nickname(run: Run, end: int) -> int:
    """Return where a name ends that goes on with a nickname: "Jane "Bee" Roe", but not "Oslo (AP) More"."""
    tokens = run.tokens
    if end + 1 >= len(tokens) or not (tokens[end].capital and tokens[end + 1].capital):
        return end
    if tokens[end].all_capitals and len(tokens[end].text) > 1 and not run.loud:
        return end  # an agency
    return end + 2 if (tokens[end].gap, tokens[end + 1].gap) in _NICKNAME_MARKS else end


def _may_be_part(run: Run, index: int) -> bool:
    token, lexicon = run.tokens[index], run.lexicon
    if not token.capital:
        return token.key in lexicon.people.particles or is_syllable(run.passage, index, lexicon)
    if not token.text.isalpha():  # "Muslim I'm", but "O'Roe"
        return token.key not in lexicon.openers
    if is_calendar(token):
        return token.key in lexicon.people.given
    if not lexicon.openings[token.key].described:  # as most
        return True
    if token.key in lexicon.gazetteer.demonyms or token.key in lexicon.gazetteer.peoples:
        # "Christian" is somebody's name as well; before a place or a day it is no name.
        is_given = token.key in lexicon.people.given and not token.all_capitals
        return is_given and not (index + 1 < run.end and _is_place_or_day(run, index + 1))
    return True


def _is_place_or_day(run: Run, index: int) -> bool:
    token = run.tokens[index]
    return is_calendar(token) or bool(run.lexicon.gazetteer.places.matches(run.tokens, index, run.end))


def _is_title(run: Run, index: int) -> bool:
    """Tell whether a name cannot begin at token `index` because a title stands there, "Dean" is both."""
    key, people = run.tokens[index].key, run.lexicon.people
    title = people.titles.values.get(key)
    return title is not None and (title.rank == "honorific" or key not in people.given)


def _is_other(run: Run, index: int) -> bool:
    """Tell whether another name or a title stands at token `index`, so that a name ends before it."""
    key, lexicon = run.tokens[index].key, run.lexicon
    title = lexicon.people.titles.values.get(key)
    is_short = run.passage.gap_after(index) == ". " and index + 1 < run.end  # "Texas Sen. Roe"
    if title and (key not in lexicon.people.surnames or is_short):
        return True
    offices = (
        end
        for end, each in lexicon.people.titles.matches(run.tokens, index, run.end)
        if each.rank == "office"
    )
    if any(begins_name(run, end) for end in offices):  # "Norrun Circuit Judge Jane Roe"
        return True
    if title and title.rank == "honorific" and run.tokens[index - 1].key not in lexicon.people.given:
        return True
    places = lexicon.gazetteer.places.values.get(key, ())
    return bool(places) and places[0].type == "country" and key not in lexicon.people.given


def _has_given_name(run: Run, start: int, end: int) -> bool:
    people, tokens = run.lexicon.people, run.tokens
    given = people.given.get(tokens[start].key)
    if tokens[start].key in people.particles and run.passage.gap_after(start) == "-":
        given = None  # "al-Hadi"
    rest = [token.key for token in tokens[start + 1 : end] if token.capital] or [tokens[end - 1].key]
    if given is None:
        # Surname first, as in Chinese and Korean: a known surname, then a known given name.
        is_surname = (
            tokens[start].key in people.surnames and tokens[start].key not in run.lexicon.common_words
        )
        return is_surname and any(key in people.given for key in rest)
    if rest[-1] in run.lexicon.organizations.words.last and rest[-1] not in people.surnames:
        return False  # "Florida House"
    if given.word_too and opens(run.passage, start):
        rest = rest[:1]
    if is_calendar(tokens[start]):  # "From January to June Roe Corp sold …"
        return rest[0] in people.surnames
    return any(key in people.surnames or key not in run.lexicon.common_words for key in rest)


def _has_initials(run: Run, start: int, end: int) -> bool:
    """Tell "J. Roe" and "J.K. Roe" from "U.S. Open" and the head of a table, "W D L"."""
    first, last = run.tokens[start], run.tokens[end - 1]
    second = run.tokens[start + 1]
    is_initial = len(first.text) == 1 and first.text != "I" and start == run.start
    initials = first.text[1::2] == ".." or (is_initial and second.gap.startswith("."))
    if len(first.text) == 1 and second.gap == " ":  # "L Jane Roe", but "Plan B Studios"
        initials = second.key in run.lexicon.people.given and first.gap.isspace()
    if first.all_capitals and len(first.text) == 2 and not run.loud:
        initials = last.key not in run.lexicon.common_words and first.key not in run.lexicon.common_words
    is_place = first.key in run.lexicon.gazetteer.capitals or first.key in run.lexicon.organizations.exact
    return initials and not is_place and not last.all_capitals and len(last.text) > 1


def _has_syllables(run: Run, start: int, end: int) -> bool:
    """Tell "Kim Sang-ho" and "Sang-ho Kim" by the surname and the given name's two syllables."""
    tokens = run.tokens
    ends = (
        tokens[start].key in run.lexicon.people.surnames or tokens[end - 1].key in run.lexicon.people.surnames
    )
    return ends and any(is_syllable(run.passage, i, run.lexicon) for i in range(start + 1, end))


def _is_unusual(run: Run, start: int, end: int) -> bool:
    """Tell whether none of the words is an ordinary one, an acronym, or a word of organizations."""
    words = [token for token in run.tokens[start:end] if token.capital and len(token.text) > 1]
    return not any(
        token.key in run.lexicon.common_words
        or token.key in run.lexicon.organizations.words
        or token.text.isupper()
        for token in words
    )
