"""Names in a run of capitalised words, read from left to right as what they name.

At each word every reader is asked (known phrases, worded organizations and places, people). The
longest reading wins, as it does in "George Washington University"; of equally long ones that of the
reader asked first.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from newsmorgue.extract.context import is_calendar, located, opens
from newsmorgue.extract.found import Found, Reading
from newsmorgue.extract.organizations import known_organization, national_body, worded_organization
from newsmorgue.extract.people import headline_person, person, speaks
from newsmorgue.extract.places import followed_by_region, is_abbreviated, known_place, worded_place
from newsmorgue.extract.runs import Run
from newsmorgue.extract.things import LAWS
from newsmorgue.lexicon import Lexicon
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
            unknown = replace(unknown, end=found.end)
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


def _read(run: Run, start: int) -> Reading:
    token = run.tokens[start]
    if is_calendar(token) and not (token.key in run.lexicon.people.given and start + 1 < run.end):
        return Reading(start + 1, None)
    is_function_word = run.is_function_word(start)
    if is_function_word and not _APOSTROPHES.isdisjoint(token.text):
        return Reading(start + 1, None)  # "I'm", "Don't"
    readers = _BY_WORDS if is_function_word and opens(run.passage, start) else _ALL
    if run.loud:
        readers = _IN_HEADLINES
    longest: Reading | None = None
    for reader in readers:
        reading = reader(run, start)
        if reading is not None and (longest is None or reading.end > longest.end):
            longest = reading
    return longest or _unknown(run, start)


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
    ends = [
        *gazetteer.demonyms.matches(tokens, start, run.end)[:1],
        *gazetteer.peoples.matches(tokens, start, run.end)[:1],
        *run.lexicon.people.titles.matches(tokens, start, run.end)[:1],
    ]
    return Reading(max(end for end, _ in ends), None) if ends else None


def _unknown(run: Run, start: int) -> Reading:
    """Read a word as one that may be a name, if the article says more of it elsewhere."""
    token = run.tokens[start]
    if len(token.text) < 2 or run.opens_with_function_word(start):
        return Reading(start + 1, None)
    if located(run.passage, start, run.lexicon) and followed_by_region(run, run.end):
        return Reading(run.end, Found(run.passage, start, run.end, Kind.PLACE, "region behind"))
    alone = (run.start, run.end) == (start, start + 1)
    people = run.lexicon.people
    only_given = token.key in people.given and token.key not in people.surnames
    ordinary = token.key in run.lexicon.common_words or token.text.isupper() or only_given
    is_made_up = token.all_capitals or _has_capitals_inside(token.text)
    if is_made_up and alone and not run.loud and speaks(run.passage, start + 1, run.lexicon):
        rule = "acronym that speaks" if token.all_capitals else "capitals inside, and speaks"
        return Reading(start + 1, Found(run.passage, start, start + 1, Kind.ORGANIZATION, rule))
    if alone and not ordinary and _speaks_for_itself(run, start):
        return Reading(start + 1, Found(run.passage, start, start + 1, Kind.PERSON, "speaks"))
    return Reading(start + 1, Found(run.passage, start, start + 1, None, "unknown"))


def _has_capitals_inside(word: str) -> bool:
    """Tell "FlightRoe", which firms are called, from "McRoe" and "O'Roe"."""
    return any(map(str.isupper, word[3:])) and word.isalpha() and not word.startswith("Mac")


def _speaks_for_itself(run: Run, index: int) -> bool:
    has_article = index > 0 and run.tokens[index - 1].key == "the"
    is_somewhere = has_article or located(run.passage, index, run.lexicon)
    return speaks(run.passage, index + 1, run.lexicon) and not is_somewhere


# In the order of trust. Those that go by the form of a name need capitals that mean something.
_BY_WORDS: tuple[Reader, ...] = (
    _not_name,
    _type_number,
    known_organization,
    national_body,
    known_place,
    _adjective_or_title,
)
_IN_HEADLINES = (*_BY_WORDS, headline_person)
_ALL = (*_BY_WORDS, worded_organization, _act_or_prize, worded_place, person)
