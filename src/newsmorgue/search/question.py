"""What somebody asks, taken apart: the language of the search. `static/search/question.js` reads the same.

old partners            articles that have all words, in any form; where none has, some of them
"old and reliable"      the words as they stand
-word  +word            leaves out what has it; insists on it where nothing has all
title:word  source:name  speaker:name
before:2015-06  after:2014
minist*  goverment~1  oil^3  lunr's own: words that begin so, that differ in a letter, that count three times
"""

import re
from dataclasses import dataclass, field

from newsmorgue.search.words import Word, terms, terms_or_acronyms, words
from newsmorgue.text.stemmer import stem

_PART = re.compile(
    r"([+-]?)(?:((?ai:title|source|speaker|before|after)):)?"
    r"(?:[\"“”„«»]([^\"“”„«»]*)[\"“”„«»]?|([^\s\"“”„«»]+))"
)
_DAY = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?")
_OPEN = re.compile(r"([^\W_]*(?:\*[^\W_]*)+)|([^\W_]{3,})~([12]?)|([^\W_]+)\^([0-9]{1,2})")


@dataclass(frozen=True, slots=True)
class Wanted:
    """A term that is looked for; `required` even where nothing has all, `loose` outside quotation marks."""

    term: str
    required: bool = False
    loose: bool = True


@dataclass(frozen=True, slots=True)
class Open:
    """A word of which a part is open: with `*` in it, within some `edits`, or counted `boost` times."""

    term: str
    edits: int = 0
    boost: int = 1
    unwanted: bool = False


@dataclass(frozen=True, slots=True)
class InField:
    """Terms that a field must have, or must not."""

    field: str
    terms: tuple[str, ...]
    unwanted: bool = False


@dataclass(slots=True)
class Question:
    """A question. Phrases are keys of words, `unwanted` are terms, `before` and `after` EDTF dates.

    `keys` are all the words asked for, in order. `acronyms` are wanted as far as they are somebody's name.
    `no_dates` are what stands in the place of dates.
    """

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked."""
        asked = (self.wanted, self.open, self.fields, self.phrases, self.unwanted, self.unwanted_phrases)
        return not (any(asked) or self.before or self.after)

    keys: list[str] = field(default_factory=list)
    wanted: list[Wanted] = field(default_factory=list)
    open: list[Open] = field(default_factory=list)
    fields: list[InField] = field(default_factory=list)
    phrases: list[list[str]] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)
    unwanted_phrases: list[list[str]] = field(default_factory=list)
    before: str | None = None
    after: str | None = None
    acronyms: list[Wanted] = field(default_factory=list)
    no_dates: list[str] = field(default_factory=list)


def ask(typed: str) -> Question:
    """Take apart what was typed. Any string is a question."""
    question = Question()
    stopped: list[Wanted] = []
    for match in _PART.finditer(typed):
        sign, name, quoted, bare = match.groups()
        text = bare if quoted is None else quoted
        if name and name.lower() in {"before", "after"}:
            if _DAY.fullmatch(text.strip()):
                setattr(question, name.lower(), text.strip())
            else:
                question.no_dates.append(text.strip())
        elif name:
            # Stop words stand in no field; alone they are acronyms.
            if asked := terms(text) or terms_or_acronyms(text):
                question.fields.append(InField(name.lower(), tuple(asked), sign == "-"))
        elif quoted is None and (opened := _OPEN.fullmatch(bare)):
            question.open += _open(opened, unwanted=sign == "-")
        else:
            _read(question, stopped, list(words(text)), sign, quoted=quoted is not None)
    # Nothing but stop words: "us" and "who" can only be meant as names.
    if not (question.wanted or question.phrases or question.open or question.fields):
        question.acronyms = stopped
    return question


def _read(question: Question, stopped: list[Wanted], found: list[Word], sign: str, *, quoted: bool) -> None:
    keys = [word.key for word in found]
    if sign == "-":
        # "-al-Hadi" is one name: leaving out what has one of its words would leave out too much.
        if len(found) > 1:
            question.unwanted_phrases.append(keys)
        else:
            question.unwanted += (word.term or word.acronym for word in found)
        return
    question.keys += keys
    if quoted and found:
        question.phrases.append(keys)
    for word in found:
        wanted = Wanted(word.term or word.acronym, sign == "+", not quoted)
        if word.term:
            question.wanted.append(wanted)
        elif not quoted:
            stopped.append(wanted)


def _open(match: re.Match[str], *, unwanted: bool) -> list[Open]:
    pattern, near, edits, weighed, boost = match.groups()
    if pattern:
        parts = [_folded(part) for part in pattern.split("*")]
        return [Open("*".join(parts), unwanted=unwanted)] if len("".join(parts)) > 1 else []
    if near:
        return [Open(stem(_folded(near)), edits=int(edits or 1), unwanted=unwanted)]
    return [Open(stem(_folded(weighed)), boost=int(boost), unwanted=unwanted)]


def _folded(text: str) -> str:
    return next((word.key for word in words(text)), "")
