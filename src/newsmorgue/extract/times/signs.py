"""A passage as a row of signs: one for each word's class and one for each gap before it.

`forms` are regular expressions over these signs, not over letters: most words of a text are one sign that no
form has, and are passed over quickly.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from newsmorgue.lexicon.timewords import CORES, TimeWord, TimeWords
from newsmorgue.text.tokens import Passage, Token

# Classes of words that no list gives: numbers by how they are written, and holidays.
_WRITTEN = ("dom", "number", "year", "short_year", "decade", "clock", "decimal", "dotted", "holiday", "inner")
# Classes that a time cannot do without: a stretch of "of the" and "in a" is not looked at.
_CORES = CORES | {"year", "short_year", "decade", "clock", "dotted", "holiday"}
# The keys of words follow on this, those of numbers do not.
_BEHIND_DIGITS = ":"
_FIRST_SIGN = 0x4E00
_LONGEST_HOLIDAY = 5
# A word of no class, and a gap that parts what stands on its sides.
OTHER, BARRIER = "~", "#"
_CAPITALISED = frozenset({"month", "weekday", "short"})
_APOSTROPHES = ("'", "\u2019", "\u2018")
_GAPS = {
    " ": " ",
    "": " ",
    "\n": " ",
    "-": "-",
    "\u2013": "-",
    "\u2011": "-",
    ", ": ",",
    ",": ",",
    ",\n": ",",
    "/": "/",
}
_POSSESSIVES = ("'s", "\u2019s")
_POINTED = frozenset({"month", "short", "ampm"})
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])([:.])[0-5]\d")
_DOTTED = re.compile(r"\d\d?\.\d\d?\.(?:1[5-9]|20)\d\d")
_DECADE = re.compile(r"(?:1[5-9]|20)\d0s")
_FIRST_YEAR, _LAST_YEAR = 1500, 2099
_DECADE_OPENERS = frozenset({"the", "early", "mid", "late"})


class Signs(NamedTuple):
    """A passage's row of signs: token `i` has its gap at `2 * i` and its class at `2 * i + 1`.

    `words` holds what each token of a class stands for, by its index. `runs` are the stretches of such tokens
    that may hold a time: the row says nothing of what lies between them.
    """

    passage: Passage
    row: str
    words: Mapping[int, TimeWord]
    runs: Sequence[range]


def alphabet(sorts: frozenset[str]) -> dict[str, str]:
    """Return the sign of each class of words: a letter that is no sign of regular expressions."""
    return {sort: chr(_FIRST_SIGN + number) for number, sort in enumerate(sorted({*sorts, *_WRITTEN}))}


def signs(passage: Passage, lists: TimeWords, letters: Mapping[str, str]) -> Signs | None:
    """Return the signs of a passage; None where it has no word that a time cannot do without."""
    tokens, keys, known, opens = passage.tokens, passage.keys, lists.words, lists.holidays.beginnings
    may_hold = not lists.needed.isdisjoint(keys)
    if not may_hold and min(keys, default=OTHER) > _BEHIND_DIGITS:
        return None
    has_holiday = may_hold and not opens.isdisjoint(keys)
    words: dict[int, TimeWord] = {}
    for i in [i for i, key in enumerate(keys) if key in known or key < _BEHIND_DIGITS]:
        word = known.get(keys[i]) or _number(passage, i)
        if word and (word.sort not in _CAPITALISED or tokens[i].capital):
            words[i] = word
    for i in [i for i, key in enumerate(keys) if key in opens and tokens[i].capital] if has_holiday else ():
        _mark_holiday(passage, lists, i, words)
    cores = {i for i, word in words.items() if word.sort in _CORES}
    runs = [run for run in _runs(sorted(words)) if not cores.isdisjoint(run)] if cores else []
    if not runs:
        return None
    row = [BARRIER + OTHER] * len(tokens)
    for run in runs:
        before = ""
        for i in run:
            sort = words[i].sort
            row[i] = (" " if sort == "inner" else _gap(tokens[i], before)) + letters[sort]
            before = sort
        if run.stop < len(tokens):
            row[run.stop] = _gap(tokens[run.stop], before) + OTHER
    return Signs(passage, "".join(row), words, runs)


def _runs(indexes: Sequence[int]) -> Iterator[range]:
    """Yield the stretches of indexes that follow each other."""
    start = 0
    for position, index in enumerate(indexes):
        if position + 1 == len(indexes) or indexes[position + 1] != index + 1:
            yield range(indexes[start], index + 1)
            start = position + 1


def _mark_holiday(passage: Passage, lists: TimeWords, start: int, words: dict[int, TimeWord]) -> None:
    """Put the name of a holiday in the place of its words: the first is the holiday, the others are in it."""
    longest = min(start + _LONGEST_HOLIDAY, len(passage.tokens))
    for end, day in lists.holidays.matches(passage.tokens, start, longest):
        words[start] = TimeWord("holiday", day)
        words.update((inner, TimeWord("inner", "")) for inner in range(start + 1, end))
        return


def _gap(token: Token, before: str) -> str:
    """Return the sign of an unusual gap; `before` is the class of the word before it."""
    gap = token.gap
    if gap == " ":
        return gap
    if gap.startswith(_POSSESSIVES) or (gap[:1] in _APOSTROPHES and gap[1:].isspace()):
        rest = gap[2:] if gap.startswith(_POSSESSIVES) else gap[1:]
        return "'" if not rest.strip() else BARRIER
    if before == "month" and gap.startswith(". ") and token.capital:
        return BARRIER  # "It fell in July. In 2010 …"
    if before in _POINTED and gap.startswith("."):
        gap = gap[1:]
    if token.text[0].isdigit() and gap.endswith(_APOSTROPHES):
        gap = gap[:-1]
    if gap in _GAPS:
        return _GAPS[gap]
    if gap.isspace():
        return " " if gap.count("\n") < 2 else BARRIER
    return "," if gap[:1] == "," and gap[1:].isspace() else BARRIER


def _number(passage: Passage, i: int) -> TimeWord | None:
    """Return the class of a number by how it is written; None where it is no part of a time."""
    token = passage.tokens[i]
    text = token.text
    shortened = token.gap.endswith(_APOSTROPHES)
    if text.isdigit() and text.isascii():
        number = int(text)
        if shortened and len(text) == 2:
            return TimeWord("short_year", text)
        if len(text) == 4 and _FIRST_YEAR <= number <= _LAST_YEAR:
            return TimeWord("decade", f"{text[:3]}X") if _is_decade(passage, i) else TimeWord("year", text)
        return (
            TimeWord("dom" if len(text) <= 2 and 1 <= number <= 31 else "number", text)
            if len(text) <= 4
            else None
        )
    if match := _CLOCK.fullmatch(text):
        return TimeWord("clock" if match[1] == ":" else "decimal", text.replace(".", ":"))
    if _DECADE.fullmatch(text):
        return TimeWord("decade", f"{text[:3]}X")
    if shortened and len(text) == 3 and text.endswith("0s") and text[0] in "0123456789":
        return TimeWord("decades", text[0])
    return TimeWord("dotted", text) if _DOTTED.fullmatch(text) else None


def _is_decade(passage: Passage, i: int) -> bool:
    """Tell "the 1990's"."""
    return (
        passage.tokens[i].text.endswith("0")
        and passage.gap_after(i).startswith(_POSSESSIVES)
        and i > 0
        and passage.tokens[i - 1].key in _DECADE_OPENERS
    )
