"""Who wrote an article, as lines like "By Jane Roe and John Doe in Cairo, Reuters" say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.parse.patterns import BIOGRAPHY
from newsmorgue.text.fold import fold

# "By", "Written by", "Von", "Par": what opens a byline, in the languages of newspapers.
_LEAD = re.compile(
    r"(?:(?:written|reported|words|story|text|analysis|review|interview|opinion|compiled|posted|published|contributed)\s+)?"
    r"(?:by|von|par|por|door|av|af|di|przez)\b\s*:?\s*(?=\S)"
    r"|(?:author of the article|about the author|authors?|autore?|auteur|byline|correspondent)\s*:\s*"
    r"|from\s+(?=[A-Z])",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(
    r"\s*(?:[,;|/&\u2022\u00b7]|\s[-\u2013\u2014]\s|\s{3,}|\s\("
    r"|\s(?:and|AND|with|plus|und|et|y|e|en|och|og|ve|avec|mit|con|com|met|ile)\s)"
    r"\s*(?:(?:and|by|with|avec|mit|con|com)\s)?\s*",
)
# What follows is credited, but did not write the article.
_HELP = re.compile(
    r"(?:with|additional|further|more|extra|files|inputs?|reporting|an? report|reports)\b"
    r".{0,40}?\b(?:from|by)\s+"
    r"|with (?:the )?(?=agencies|wires?\b|[A-Z]{2,})",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"[(\[]?@\w+[)\]]?|\S+@\S+\.\S+", re.UNICODE)
_WHERE = re.compile(r"\s+(?:in|IN|at|of|[Ff]or|FOR|from|reports? from|reporting from)\s+(?P<rest>\S.*)")
_GENERIC = re.compile(
    r"(?:(?:news |wire |other )?agenc(?:y|ies)|wires?|wire (?:reports|services?)|staff(?: and agencies)?"
    r"|agencias|agences|agenturen)\.?",
    re.IGNORECASE,
)
# What a byline's part is where it is no name: an office, a desk, a team.
OFFICE = re.compile(
    r"\b(?:agenc(?:y|ies)|admin(?:istrator)?|analyst|anchor|associate|board|bureau(?: chief)?|chief|columnist"
    r"|contributors?|correspondents?|critic|desk|director|editors?|editorial|fellow|freelancer?|guest|interns?"
    r"|journalists?|lecturer|newsroom|photographers?|producers?|professor|reporters?|reporting|researcher"
    r"|service|special(?:ist)?|staff(?:er)?|team|writers?|redaktion|webdesk|web)\b",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?][\"'\u2019\u201d)]*$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.]*(?:['\u2019\u2018-][^\W\d_]+)*\.?")
_ARTICLES = frozenset({"The", "THE", "A", "An", "Our", "Il", "Le", "La", "El", "Der", "Die", "Das"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST = 18
_LONGEST_UNNAMED = 10
_LONGEST_OUTLET = 6
_EDGES = " ([)]:-\u2013\u2014"
_MOST_NAME_WORDS = 5
_FEWEST_NAME_WORDS = 2
_LONGEST_ACRONYM = 3


class Span(NamedTuple):
    """A stretch of a line and, for agencies, the name by which it is credited."""

    start: int
    end: int
    name: str | None = None


class Byline(NamedTuple):
    """The writers, agencies and outlet that a line names; spans count in the line."""

    authors: tuple[Span, ...] = ()
    agencies: tuple[Span, ...] = ()
    outlet: Span | None = None
    led: bool = False


def read_byline(text: str, lexicon: Lexicon, *, trusted: bool = False) -> Byline | None:
    """Return what a byline says, or None where the line is none.

    Without "By", a line is one when it holds names and nothing else, and the first opens with a given
    name; `trusted` says that the place of the line vouches for it. A byline that leads to nobody
    ("By Staff Reporter") is empty.
    """
    if len(text.split()) > _LONGEST or (_ENDS_SENTENCE.search(text) and not text.endswith(".")):
        return None
    lead = _LEAD.match(text)
    reading = _Reading(text, lexicon, led=lead is not None, trusted=trusted)
    for start, end in _parts(text, lead.end() if lead else 0):
        step = reading.read(start, end)
        if step is _Step.STOP:
            break
        if step is _Step.FAIL:
            return None
    return reading.byline()


class _Step(Enum):
    """What a part of a byline means for the parts behind it."""

    GO_ON = auto()
    STOP = auto()
    FAIL = auto()


@dataclass(slots=True)
class _Reading:
    """A byline as far as it has been read. `helping`: who follows is credited, but did not write."""

    text: str
    lexicon: Lexicon
    led: bool
    trusted: bool
    authors: list[Span] = field(default_factory=list)
    agencies: list[Span] = field(default_factory=list)
    outlet: Span | None = None
    helping: bool = False
    unnamed: bool = False

    def byline(self) -> Byline | None:
        """Return what the parts say together; None where that is not enough for a byline."""
        if self.unnamed and not self.authors:
            return Byline(led=True)
        credited = self.agencies and (self.led or self.helping)
        if not (self.authors or credited or (self.led and self.outlet)):
            return None
        return Byline(tuple(self.authors), tuple(self.agencies), self.outlet, self.led)

    def read(self, start: int, end: int) -> _Step:
        """Read the part `[start, end)`."""
        credited = _HELP.match(self.text, start, end)
        if credited:
            self.helping = True
            start = credited.end()
        part = self.text[start:end]
        if not part or _GENERIC.fullmatch(part) or _HANDLE.fullmatch(part):
            return _Step.GO_ON
        if self._read_company(part, start):
            return _Step.GO_ON
        if not (self.authors and is_known_outlet(part, self.lexicon)):
            named = _name(part, self.lexicon, led=self.trusted or self.led or bool(self.authors))
            if named:
                return self._read_name(part, start, *named)
        if is_known_outlet(part, self.lexicon):
            self.outlet = self.outlet or Span(start, end)
            return _Step.GO_ON
        return self._read_rest(part, start)

    def _read_company(self, part: str, start: int) -> bool:
        agency = self.lexicon.media.agency(part)
        if agency:
            self.agencies.append(Span(start, start + len(part), agency))
        return agency is not None

    def _read_name(self, part: str, start: int, length: int, rest: str) -> _Step:
        """Take a name of `length` characters, and the agency or outlet in the `rest` of its part."""
        if not (self.led or self.trusted or self.authors or opens_with_given_name(part, self.lexicon)):
            return _Step.FAIL
        if not self.helping:
            self.authors.append(Span(start, start + length))
        if rest:
            where = start + len(part) - len(rest)
            if not self._read_company(rest, where) and is_known_outlet(rest, self.lexicon):
                self.outlet = self.outlet or Span(where, start + len(part))
        return _Step.GO_ON

    def _read_rest(self, part: str, start: int) -> _Step:
        """Deal with a part that names nobody: an office, a place, an outlet that no list knows."""
        if self.led and not self.authors and not self.agencies:
            # "By Staff Reporter", "by admin"; a sentence may open with "By" as well.
            is_office = OFFICE.search(part) or (part[0].islower() and len(part.split()) == 1)
            self.unnamed = bool(is_office) and len(self.text.split()) <= _LONGEST_UNNAMED
            return _Step.GO_ON if self.unnamed else _Step.FAIL
        if OFFICE.search(part) or key_of(part) in self.lexicon.gazetteer.places.values:
            return _Step.GO_ON
        if not (self.led and self.authors) or len(part.split()) > _LONGEST_OUTLET:
            return _Step.FAIL  # "By Trusting Banks More, Town Saves Its Harbour" is a headline
        if may_be_outlet(part, self.lexicon):
            self.outlet = self.outlet or Span(start, start + len(part))
        return _Step.STOP


def _parts(text: str, start: int) -> Iterator[tuple[int, int]]:
    """Yield the spans between the separators of `text` from `start` on, without blanks and handles."""
    position = start
    for separator in [*_SEPARATOR.finditer(text, start), None]:
        left, right = position, separator.start() if separator else len(text)
        position = separator.end() if separator else right
        handle = _HANDLE.search(text, left, right)
        if handle and handle.start() > left:
            right = handle.start()
        while left < right and text[left] in _EDGES:
            left += 1
        while left < right and text[right - 1] in _EDGES:
            right -= 1
        if left < right:
            yield left, right


def _name(part: str, lexicon: Lexicon, *, led: bool) -> tuple[int, str] | None:
    """Return the length of the name that opens `part`, and what follows that is not its name.

    Where no "By" has led to it, words of the language are no names, and only a place or an outlet may follow.
    """
    words = list(re.finditer(r"\S+", part))
    if not words or words[0].group() in _ARTICLES or may_be_outlet(part, lexicon):
        return None
    count = 0
    while count < len(words) and count < _MOST_NAME_WORDS and _is_name_word(words[count].group(), lexicon):
        count += 1
    for taken in range(count, 1, -1):
        end = words[taken - 1].end()
        if not _is_name([word.group() for word in words[:taken]], lexicon, led=led) or is_known_outlet(
            part[:end], lexicon
        ):
            continue
        where = _WHERE.match(part, end)
        rest = (where["rest"] if where else part[end:]).strip()
        known = lexicon.media.agency(rest) or is_known_outlet(rest, lexicon)
        if not rest or known:
            return end, rest
        if key_of(rest) in lexicon.gazetteer.places.values or (where and led):
            return end, ""
        if OFFICE.search(rest):
            return end, rest
    return None


def _is_name(words: list[str], lexicon: Lexicon, *, led: bool) -> bool:
    name = " ".join(words)
    last = words[-1]
    if (
        last[0].islower()
        or sum(word[0].isupper() for word in words) < _FEWEST_NAME_WORDS
        or OFFICE.search(name)
    ):
        return False
    shouted = last.isupper() and len(last) > _LONGEST_ACRONYM and not name.isupper()
    if shouted and key_of(last) in lexicon.gazetteer.places.values:
        return False  # "Jane Roe LONDON"
    if _names_company(last, lexicon) or key_of(name) in lexicon.gazetteer.places.values:
        return False
    opening = fold(words[0])
    if opening in lexicon.stop_words["en"] and opening not in lexicon.people.given:
        return False  # "For Ridgeline"
    common = [_is_common(word, lexicon) for word in words]
    return not all(common) if led else not any(common[1:])


def _is_common(word: str, lexicon: Lexicon) -> bool:
    """Tell a word of the language from a name: "Pleads", but not "Baker"."""
    key = fold(word)
    return (
        key in lexicon.common_words and key not in lexicon.people.surnames and key not in lexicon.people.given
    )


def _names_company(word: str, lexicon: Lexicon) -> bool:
    """Tell the last word of a company's name, or an outlet's, from a surname."""
    known = lexicon.organizations.words.last.values.get(fold(word))
    return known is not None and (known.strong or fold(word) in {"news", "media", "press", "group"})


def _is_name_word(word: str, lexicon: Lexicon) -> bool:
    if word[0].islower():
        return fold(word) in lexicon.people.particles
    return bool(_NAME_WORD.fullmatch(word) or _INITIAL.fullmatch(word)) and (
        not word.endswith(".") or len(word) <= 3 or fold(word) in _SUFFIXES
    )


def opens_with_given_name(part: str, lexicon: Lexicon) -> bool:
    """Tell a text whose first word is a given name."""
    first = part.split(maxsplit=1)[0]  # a name has been read there
    return fold(first) in lexicon.people.given or fold(first.split("-")[0]) in lexicon.people.given


def is_biography(text: str, authors: Iterable[str] = ()) -> bool:
    """Tell what a paper says of its own writer: somebody who "is a staff writer", or one of the `authors`."""
    match = BIOGRAPHY.match(text)
    if match is None:
        return False
    opening = fold(match["who"])
    names = [fold(name) for name in authors]
    return bool(match["writer"]) or any(opening in {name, name.split()[-1]} for name in names if name)


def is_known_outlet(part: str, lexicon: Lexicon) -> bool:
    """Tell the name of a listed outlet from an ordinary word that is one too."""
    outlet = lexicon.media.outlet(part)
    return outlet is not None and not (outlet.ambiguous and len(part.split()) == 1)


def may_be_outlet(part: str, lexicon: Lexicon) -> bool:
    """Tell the name of an unlisted outlet: capitalised words with one that newspapers are called by."""
    words = part.split()
    if not 2 <= len(words) <= 5 or not all(
        word[0].isupper() or word in {"of", "the", "and"} for word in words
    ):
        return False
    if lexicon.is_section(part):
        return False
    known = lexicon.organizations.words.last.values.get(fold(words[-1]))
    return known is not None and known.type == "media"
