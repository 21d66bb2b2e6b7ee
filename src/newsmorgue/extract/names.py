"""Names in a run of capitalised words, read from left to right as what they name.

At each word every reader is asked (known phrases, worded organizations and places, people). The
longest reading wins, as it does in "George Washington University"; of equally long ones that of the
reader asked first.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from newsmorgue.extract.context import CALENDAR, located, opens
from newsmorgue.extract.found import Found, Reading
from newsmorgue.extract.organizations import known_organization, national_body, worded_organization
from newsmorgue.extract.people import headline_person, person, speaks
from newsmorgue.extract.places import followed_by_region, is_abbreviated, known_place, worded_place
from newsmorgue.extract.runs import Run
from newsmorgue.extract.things import LAWS
from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.openings import Opening
from newsmorgue.model import Kind
from newsmorgue.text.tokens import Passage

_APOSTROPHES = frozenset("'\u2019")

Reader = Callable[[Run, int], Reading | None]


def names(run: Run) -> Iterator[Found]:
    """Yield the names in a run, and (with kind None) words that may be one.

    Unknown words in a row are one unknown name, where capitals mean something.
    """
    position = run.start
    unknown: Found | None = None
    while position < run.end:
        reading = _read(run, position)
        found = reading.found
        if unknown and found and found.kind is None and _goes_on(run, unknown, found):
            unknown = Found(unknown.passage, unknown.start, found.end, None, unknown.rule)
        else:
            if unknown:
                yield unknown
            unknown = found if found and found.kind is None else None
            if found and found.kind:
                yield found
        position = max(reading.end, position + 1)
    if unknown:
        yield unknown


def _goes_on(run: Run, unknown: Found, found: Found) -> bool:
    """Tell whether an unknown word goes on with an unknown name.

    It does not with an ordinary word that has its capital from the sentence: "Controversial Roe".
    """
    if run.loud or unknown.end != found.start or not run.joined(found.start):
        return False
    first = unknown.start
    is_opening = opens(run.passage, first) and run.tokens[first].key in run.lexicon.common_words
    return not (is_opening and unknown.end == first + 1)


def added_names(passage: Passage, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names that the editors have added to entities, capitalised or not."""
    if lexicon.aliases.values:
        for start in range(len(passage.tokens)):
            for end, kind in lexicon.aliases.matches(passage.tokens, start, len(passage.tokens)):
                yield Found(passage, start, end, kind, "alias added by the editors")


def _by_form(run: Run) -> Sequence[Reader]:
    """Return the readers that go by the form of a name, without those that a run has no words for."""
    if run.loud:
        return _IN_HEADLINES
    tokens, end = run.tokens, run.end
    beside = end < len(tokens) and tokens[end].gap == " & "
    # A word that makes a name stands in it, or is one of the two behind it.
    if beside or not run.lexicon.organizations.makers.isdisjoint(run.passage.keys[run.start : end + 2]):
        return _BY_FORM
    return _ALONE if end - run.start == 1 else _WITHOUT_MAKERS


def _read(run: Run, start: int) -> Reading:
    token = run.tokens[start]
    if token.key in CALENDAR and not (token.key in run.lexicon.people.given and start + 1 < run.end):
        return Reading(start + 1, None)
    is_function_word = run.is_function_word(start)
    if is_function_word and not _APOSTROPHES.isdisjoint(token.text):
        return Reading(start + 1, None)  # "I'm", "Don't"
    longest: Reading | None = None
    is_hyphened = start + 1 < len(run.tokens) and run.tokens[start + 1].gap == "-"
    for reader in _BY_WORDS if is_hyphened else _listed(run.lexicon.openings[token.key]):
        reading = reader(run, start)
        if reading is not None and (longest is None or reading.end > longest.end):
            longest = reading
    only_opens = is_function_word and opens(run.passage, start)
    if run.loud or not only_opens:
        for reader in _by_form(run):
            reading = reader(run, start)
            if reading is not None and (longest is None or reading.end > longest.end):
                longest = reading
    if longest is None:
        return Reading(start + 1, None) if only_opens or len(token.text) < 2 else _unknown(run, start)
    return longest


def _not_name(run: Run, start: int) -> Reading | None:
    """Read what has capitals and is nobody's name: "Cold War"."""
    match = run.lexicon.not_names.longest(run.tokens, start, len(run.tokens))
    return Reading(match[0], None) if match and not is_abbreviated(run, start) else None


def _type_number(run: Run, start: int) -> Reading | None:
    """Read a type: "Mi-28", "F-16"."""
    if start + 1 == len(run.tokens):
        return None
    following = run.tokens[start + 1]
    return Reading(start + 2, None) if following.gap == "-" and following.text[0].isdigit() else None


def _act_or_prize(run: Run, start: int) -> Reading | None:
    """Read what closes with a word for laws, prizes and contests: "Roe Prevention Act"."""
    closes = run.end - start > 1 and run.tokens[run.end - 1].key in LAWS
    return Reading(run.end, None) if closes else None


def _adjective_or_title(run: Run, start: int) -> Reading | None:
    """Read "Iraqi", "Sunni" and "Prime Minister", which belong to names and are none."""
    gazetteer, tokens = run.lexicon.gazetteer, run.tokens
    end = start
    for listed in (gazetteer.demonyms, gazetteer.peoples, run.lexicon.people.titles):
        match = listed.longest(tokens, start, run.end) if tokens[start].key in listed.beginnings else None
        end = max(end, match[0]) if match else end
    return Reading(end, None) if end > start else None


def _unknown(run: Run, start: int) -> Reading:
    """Read a word as one that may be a name, if the article says more of it elsewhere."""
    if followed_by_region(run, run.end) and located(run.passage, start, run.lexicon):
        return Reading(run.end, Found(run.passage, start, run.end, Kind.PLACE, "region behind"))
    alone = run.end - run.start == 1
    told = _told_by_speech(run, start) if alone and speaks(run.passage, start + 1, run.lexicon) else None
    kind, rule = told or (None, "unknown")
    return Reading(start + 1, Found(run.passage, start, start + 1, kind, rule))


def _told_by_speech(run: Run, start: int) -> tuple[Kind, str] | None:
    """Return what a lone word is that speaks, and by which rule."""
    token, people = run.tokens[start], run.lexicon.people
    if not run.loud and token.all_capitals:
        return Kind.ORGANIZATION, "acronym that speaks"
    if not run.loud and _has_capitals_inside(token.text):
        return Kind.ORGANIZATION, "capitals inside, and speaks"
    only_given = token.key in people.given and token.key not in people.surnames
    ordinary = token.key in run.lexicon.common_words or token.text.isupper() or only_given
    has_article = start > 0 and run.tokens[start - 1].key == "the"
    is_somewhere = has_article or located(run.passage, start, run.lexicon)
    return None if ordinary or is_somewhere else (Kind.PERSON, "speaks")


def _has_capitals_inside(word: str) -> bool:
    """Tell "FlightRoe", which firms are called, from "McRoe" and "O'Roe"."""
    return any(map(str.isupper, word[3:])) and word.isalpha() and not word.startswith("Mac")


# In the order of trust. Those that go by the form of a name need capitals that mean something.
_BY_WORDS: tuple[Reader, ...] = (
    _not_name,
    _type_number,
    known_organization,
    national_body,
    known_place,
    _adjective_or_title,
)
_BY_FORM: tuple[Reader, ...] = (worded_organization, _act_or_prize, worded_place, person)
_WITHOUT_MAKERS: tuple[Reader, ...] = (_act_or_prize, person)
_ALONE: tuple[Reader, ...] = (person,)
_IN_HEADLINES: tuple[Reader, ...] = (headline_person,)


@cache
def _listed(opening: Opening) -> Sequence[Reader]:
    """Return the readers that may find a name on a list which begins with a word that opens so much."""
    asked = (opening.not_name, False, opening.organization, opening.demonym, opening.place, opening.described)
    return tuple(reader for reader, opens_any in zip(_BY_WORDS, asked, strict=True) if opens_any)
