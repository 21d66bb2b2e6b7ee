"""Time expressions: the words that name a time, with what has to be added to know which.

Nothing is resolved here: "Thursday" leaves as a weekday without a day, for `anchor` to date when
it is known from which day the article counts.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from sys import intern
from typing import NamedTuple

from newsmorgue.extract.context import span_of
from newsmorgue.extract.times.forms import compiled, translated
from newsmorgue.extract.times.readings import read
from newsmorgue.extract.times.signs import Signs, alphabet, signs
from newsmorgue.extract.times.soundness import is_compared, is_sound
from newsmorgue.extract.times.tense import is_awaited, is_retold, tense
from newsmorgue.lexicon.timewords import TimeClues, TimeWords
from newsmorgue.model import (
    Base,
    Counted,
    Fixed,
    Meaning,
    Point,
    Range,
    Tense,
    TimeExpression,
    Unit,
    Weekday,
    Yearly,
)
from newsmorgue.text.fold import squash
from newsmorgue.text.tokens import Passage

__all__ = ["times"]


# Matches whose words hold no other time, even where they are none themselves.
_PASSED_OVER = frozenset({"nothing", "slashed", "weekday"})
_MOST_KNOWN = 20_000
_LONGEST_KNOWN = 80
# What a year behind it describes something by.
_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "our"})
# Words of a time, or of what stands before it: "he said that Monday", "following Friday's talks".
_PUT_BEFORE = frozenset({"that", "following"})


class _Atom(NamedTuple):
    """A time before it is joined to its neighbours: the tokens that it covers and what they mean."""

    start: int
    end: int
    meaning: Meaning
    clock: str | None = None
    zone: str = ""


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What the forms become for the classes of a list of words.

    `known` keeps which form was found at a place of a stretch of signs, since news says the same times
    again and again.
    """

    letters: Mapping[str, str]
    forms: re.Pattern[str]
    clock_before: re.Pattern[str]
    clock_behind: re.Pattern[str]
    through: re.Pattern[str]
    between: re.Pattern[str]
    known: dict[tuple[str, int], tuple[str, int] | None] = field(default_factory=dict)


@lru_cache(maxsize=1)
def _grammar(sorts: frozenset[str]) -> _Grammar:
    letters = alphabet(sorts)

    def pattern(form: str) -> re.Pattern[str]:
        return re.compile(translated(form, letters))

    return _Grammar(
        letters,
        compiled(letters),
        clock_before=pattern("(?:[ ,]|#(?:zone|place(?: standard)? time)#)(?:on |of |early |later )*"),
        clock_behind=pattern("[ ,](?:at |about |by )*"),
        through=pattern("-| (?:to|through) "),
        between=pattern(" and "),
    )


def times(text: str, passages: Sequence[Passage], words: TimeWords) -> tuple[TimeExpression, ...]:
    """Return the time expressions of the passages, in order, none inside another."""
    grammar = _grammar(words.sorts)
    found: list[TimeExpression] = []
    for passage in passages:
        row = signs(passage, words, grammar.letters)
        if row:
            atoms = _joined(list(_atoms(row, grammar, words.clues)), row, grammar)
            found += [_expression(atom, row, text, words) for atom in atoms]
    return tuple(found)


def _atoms(row: Signs, grammar: _Grammar, clues: TimeClues) -> Iterator[_Atom]:
    for run in row.runs:
        # No form looks further than the word behind a stretch, and the gap before it.
        stretch = row.row[2 * run.start : 2 * run.stop + 2]
        position = run.start
        while position < run.stop:
            match = _form_at(stretch, position - run.start, grammar)
            if match is None:
                position += 1
                continue
            form, length = match
            end = position + length
            found = list(_read(form, row, position, end, clues))
            yield from found
            passed = found or (form in _PASSED_OVER and row.words[position].sort not in _PUT_BEFORE)
            position = end if passed else position + 1


def _form_at(stretch: str, position: int, grammar: _Grammar) -> tuple[str, int] | None:
    """Return the form that words of a stretch have from a place on, and how many these are."""
    key = stretch, position
    if len(stretch) > _LONGEST_KNOWN:  # to compare it takes time, too
        return _match(stretch, position, grammar)
    if key in grammar.known:
        return grammar.known[key]
    if len(grammar.known) >= _MOST_KNOWN:
        grammar.known.clear()
    found = grammar.known[key] = _match(stretch, position, grammar)
    return found


def _match(stretch: str, position: int, grammar: _Grammar) -> tuple[str, int] | None:
    match = grammar.forms.match(stretch, 2 * position + 1)
    return (str(match.lastgroup), match.end() // 2 - position) if match else None


def _read(form: str, row: Signs, start: int, end: int, clues: TimeClues) -> Iterator[_Atom]:
    """Yield what a match of a form means: nothing where it is no time after all, two in "May 3 and 4"."""
    found = read(form, [row.words[i] for i in range(start, end)])
    if found is None or not is_sound(form, row, start, end, clues):
        return
    meaning = found.meaning
    if form == "ago" and isinstance(meaning, Counted) and is_compared(row, start, clues):
        meaning = replace(meaning, compared=True)
    zone = _zone(row, start, end) if form == "clock" else ""
    if form == "days_together" and isinstance(meaning, Range):
        yield from _apart(meaning, row, start, end)
    else:
        yield _Atom(start, end, meaning, found.clock, zone)


def _apart(days: Range, row: Signs, start: int, end: int) -> Iterator[_Atom]:
    """Yield the two days of "May 3 and 4"."""
    middle = next(i for i in range(start, end) if row.words[i].sort == "and")
    if days.first and days.last:
        yield _Atom(start, middle, days.first)
        yield _Atom(middle + 1, end, days.last)


def _zone(row: Signs, start: int, end: int) -> str:
    tokens = [row.passage.tokens[i] for i in range(start, end)]
    return next(
        (
            token.text
            for token, i in zip(tokens, range(start, end), strict=True)
            if row.words[i].sort == "zone"
        ),
        "",
    )


def _joined(atoms: list[_Atom], row: Signs, grammar: _Grammar) -> Iterator[_Atom]:
    """Yield the atoms with their clock times, as ranges, and with a "since" or "until" before them."""
    found: list[_Atom] = []
    for atom in atoms:
        joined = _pair(found[-1], atom, row, grammar) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(atom)
    return (_opened(atom, row) for atom in found)


def _pair(first: _Atom, second: _Atom, row: Signs, grammar: _Grammar) -> _Atom | None:
    """Return two neighbours as one, or None where they are two."""
    if second.start < first.end or second.start - first.end > 3:
        return None
    between = row.row[2 * first.end : 2 * second.start + 1]
    if first.clock and second.clock:
        return first._replace(end=second.end) if _in_brackets(second, row) else None
    if first.clock and row.passage.tokens[first.end].gap == ") ":
        between = " " + between[1:]  # behind a time of another zone
    if first.clock and not second.clock and _is_bare_clock(first) and _is_day(second.meaning):
        if grammar.clock_before.fullmatch(between):
            return second._replace(start=first.start, clock=first.clock, zone=first.zone)
        return None
    if second.clock and not first.clock and _is_bare_clock(second) and _is_day(first.meaning):
        if grammar.clock_behind.fullmatch(between):
            return first._replace(end=second.end, clock=second.clock, zone=second.zone)
        return None
    lead = row.words.get(first.start - 1)
    sort = lead.sort if lead and row.row[2 * first.start] == " " else ""
    dashed = grammar.through.fullmatch(between)
    if (between == "-" or (dashed and sort == "from")) or (
        grammar.between.fullmatch(between) and sort == "between"
    ):
        both = _range(first.meaning, second.meaning)
        return _Atom(first.start - (sort in {"from", "between"}), second.end, both) if both else None
    return None


def _in_brackets(atom: _Atom, row: Signs) -> bool:
    """Tell the second time of "at 9:20 a.m. (0820 GMT)"."""
    opened = row.passage.tokens[atom.start].gap.endswith("(")
    return opened and row.passage.gap_after(atom.end - 1).startswith(")")


def _is_bare_clock(atom: _Atom) -> bool:
    return isinstance(atom.meaning, Counted) and atom.meaning.base is Base.BEFORE


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Counted):
        return meaning.unit is Unit.DAY
    if isinstance(meaning, Fixed):
        return len(meaning.value) == len("2015-05-21")
    return isinstance(meaning, Weekday) or (isinstance(meaning, Yearly) and len(meaning.part) != len("05"))


def _range(first: Meaning, last: Meaning) -> Range | None:
    """Return a range between two times of one precision; a year at its end is that of its beginning."""
    if isinstance(first, Yearly) and isinstance(last, Fixed) and len(f"2015-{first.part}") == len(last.value):
        first = Fixed(f"{last.value[:4]}-{first.part}")
    if isinstance(first, Fixed) and isinstance(last, Fixed):
        alike = len(first.value) == len(last.value) and first.value < last.value
    elif isinstance(first, Yearly) and isinstance(last, Yearly):
        alike = len(first.part) == len(last.part) and first.part != last.part
    else:
        alike = False
    return Range(first, last) if alike and isinstance(first, Point) and isinstance(last, Point) else None


def _opened(atom: _Atom, row: Signs) -> _Atom:
    before = row.words.get(atom.start - 1)
    if before is None or row.row[2 * atom.start] != " " or isinstance(atom.meaning, Range):
        return atom
    if isinstance(atom.meaning, Counted) and atom.meaning.unit in {Unit.WEEK, Unit.WEEKEND}:
        return atom
    if before.sort == "since":
        return atom._replace(start=atom.start - 1, meaning=Range(atom.meaning, None))
    if before.sort == "until":
        return atom._replace(start=atom.start - 1, meaning=Range(None, atom.meaning))
    return atom


def _span(atom: _Atom, row: Signs) -> tuple[int, int]:
    """Return the span of an atom, with the apostrophe of "'98" and the end of "the 1990's"."""
    start, end = span_of(row.passage, atom.start, atom.end)
    is_decade = row.words[atom.end - 1].sort == "decade" and row.passage.tokens[atom.end - 1].text.isdigit()
    return start - (row.words[atom.start].sort == "short_year"), end + (len("'s") if is_decade else 0)


def _is_attributive(atom: _Atom, row: Signs) -> bool:
    """Tell "the 2010 law", which tells when the law was made and no more."""
    tokens, meaning = row.passage.tokens, atom.meaning
    year = isinstance(meaning, Fixed) and row.words[atom.start].sort == "year" and atom.end == atom.start + 1
    if not year or not atom.start or row.passage.gap_after(atom.start) != " ":
        return False
    return tokens[atom.start - 1].key in _DETERMINERS and tokens[atom.start].gap == " "


def _expression(atom: _Atom, row: Signs, text: str, words: TimeWords) -> TimeExpression:
    passage = row.passage
    start, end = _span(atom, row)
    number = bisect_right(passage.sentences, atom.start, key=lambda sentence: sentence.start) - 1
    sentence = passage.sentences[number]
    meaning = atom.meaning
    attributive = row.words[atom.start].sort == "an" and isinstance(meaning, Yearly)  # "a June meeting"
    found = Tense.OPEN if attributive else tense(passage, sentence, atom.start, atom.end, words.clues)
    if isinstance(meaning, Weekday) and found is Tense.OPEN:
        meaning = replace(meaning, awaited=is_awaited(passage, sentence, atom.end, words.clues))
    return TimeExpression(
        passage.id,
        start,
        end,
        intern(squash(text[start:end])),
        meaning,
        tense=found,
        clock=atom.clock,
        zone=atom.zone,
        sentence=number,
        opens=atom.start <= sentence.start + 1,
        attributive=attributive or _is_attributive(atom, row),
        retold=isinstance(atom.meaning, Yearly) and is_retold(passage, sentence, atom.start, words.clues),
    )
