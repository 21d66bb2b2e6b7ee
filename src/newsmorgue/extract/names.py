"""Names in one passage: runs of capitalised words, read from left to right as what they name.

At each word every reader is asked (known phrases, worded organizations and places, people). The
longest reading wins, as it does in "George Washington University"; of equally long ones that of the
reader asked first.
"""

from collections.abc import Callable, Iterator

from newsmorgue.extract.context import is_calendar, located
from newsmorgue.extract.found import Found, Reading
from newsmorgue.extract.organizations import known_organization, worded_organization
from newsmorgue.extract.people import person, speaks
from newsmorgue.extract.places import followed_by_region, known_place, worded_place
from newsmorgue.extract.runs import Run, runs
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind
from newsmorgue.text.tokens import Passage

_THINGS = frozenset(
    "act amendment award awards championship championships classic cup laws prize prizes treaty".split()
)
_APOSTROPHES = frozenset("'\u2019")

Reader = Callable[[Run, int], Reading | None]


def names(passage: Passage, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names in a passage, and (with kind None) capitalised words that may be one."""
    yield from _decided(passage, lexicon)
    for run in runs(passage, lexicon):
        position = run.start
        while position < run.end:
            reading = _read(run, position)
            if reading.found:
                yield reading.found
            position = max(reading.end, position + 1)


def _decided(passage: Passage, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names that the editors have added to entities, capitalised or not."""
    if lexicon.aliases.values:
        for start in range(len(passage.tokens)):
            for end, kind in lexicon.aliases.matches(passage.tokens, start, len(passage.tokens)):
                yield Found(passage, start, end, kind, "alias added by the editors")


def _read(run: Run, start: int) -> Reading:
    token = run.tokens[start]
    if is_calendar(token) and not (token.key in run.lexicon.people.given and start + 1 < run.end):
        return Reading(start + 1, None)
    if run.is_function_word(start) and not _APOSTROPHES.isdisjoint(token.text):
        return Reading(start + 1, None)  # "I'm", "Don't"
    readers = _BY_WORDS if run.loud or run.opens_with_function_word(start) else (*_BY_WORDS, *_BY_FORM)
    readings = [reading for reader in readers if (reading := reader(run, start))]
    return max(readings, key=lambda reading: reading.end, default=None) or _unknown(run, start)


def _not_name(run: Run, start: int) -> Reading | None:
    """Read what has capitals and is nobody's name: "Cold War"."""
    match = next(run.lexicon.not_names.matches(run.tokens, start, len(run.tokens)), None)
    return Reading(match[0], None) if match else None


def _type_number(run: Run, start: int) -> Reading | None:
    """Read a type: "Mi-28", "F-16"."""
    if start + 1 == len(run.tokens):
        return None
    following = run.tokens[start + 1]
    return Reading(start + 2, None) if following.gap == "-" and following.text[0].isdigit() else None


def _act_or_prize(run: Run, start: int) -> Reading | None:
    """Read what closes with a word for laws, prizes and contests: "Roe Prevention Act"."""
    closes = run.end - start > 1 and run.tokens[run.end - 1].key in _THINGS
    return Reading(run.end, None) if closes else None


def _adjective_or_title(run: Run, start: int) -> Reading | None:
    """Read "Iraqi", "Sunni" and "Prime Minister", which belong to names and are none."""
    gazetteer = run.lexicon.gazetteer
    ends = [
        end
        for phrases in (gazetteer.demonyms, gazetteer.peoples, run.lexicon.people.titles)
        for end, _ in phrases.matches(run.tokens, start, run.end)
    ]
    return Reading(max(ends), None) if ends else None


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
    if alone and not ordinary and _speaks_for_itself(run, start):
        return Reading(start + 1, Found(run.passage, start, start + 1, Kind.PERSON, "speaks"))
    return Reading(start + 1, Found(run.passage, start, start + 1, None, "unknown"))


def _speaks_for_itself(run: Run, index: int) -> bool:
    return speaks(run.passage, index + 1, run.lexicon) and not located(run.passage, index, run.lexicon)


# In the order of trust. The second group goes by the form of a name: it needs capitals that mean something.
_BY_WORDS: tuple[Reader, ...] = (
    _not_name,
    _type_number,
    known_organization,
    known_place,
    _adjective_or_title,
)
_BY_FORM: tuple[Reader, ...] = (worded_organization, worded_place, _act_or_prize, person)
