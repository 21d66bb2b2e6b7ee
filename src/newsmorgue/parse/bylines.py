"""Who wrote an article, as the lines above and below its text say: "By Jane Roe and John Doe in Cairo, Reuters"."""

import re
from typing import NamedTuple

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
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
    r"\s*(?:[,;|/&\u2022\u00b7]|\s[-\u2013\u2014]\s|\s{2,}"
    r"|\s(?:and|with|plus|und|et|y|e|en|och|og|ve|avec|mit|con|com|met|ile)\s)\s*(?:(?:and|by)\s)?\s*",
)
# What follows is credited, but did not write the article.
_HELP = re.compile(
    r"(?:with|additional|further|more|extra)\b.{0,40}?\b(?:from|by)\s+|with (?:the )?(?=agencies|wires?\b|[A-Z]{2,})",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"[(\[]?@\w+[)\]]?|\S+@\S+\.\S+", re.UNICODE)
_WHERE = re.compile(r"\s+(?:in|at|[Ff]or|from|reports? from|reporting from)\s+(?P<rest>\S.*)")
_GENERIC = re.compile(
    r"(?:(?:news |wire |other )?agenc(?:y|ies)|wires?|wire (?:reports|services?)|staff(?: and agencies)?|agencias|agences|agenturen)\.?",
    re.IGNORECASE,
)
# What a byline's part is where it is no name: an office, a desk, a team.
OFFICE = re.compile(
    r"\b(?:agenc(?:y|ies)|admin(?:istrator)?|analyst|anchor|associate|board|bureau(?: chief)?|chief|columnist|contributors?"
    r"|correspondents?|critic|desk|director|editors?|editorial|fellow|freelancer?|guest|interns?|journalists?|lecturer|newsroom"
    r"|photographers?|producers?|professor|reporters?|reporting|researcher|service|special(?:ist)?|staff(?:er)?|team|writers?|redaktion|webdesk|web)\b",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[^\W\d_]{3,}[.!?][\"'\u2019\u201d)]*$")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?){1,3}|[^\W\d_]")
_NAME_WORD = re.compile(r"[^\W\d_][^\W\d_.]*(?:['\u2019\u2018-][^\W\d_]+)*\.?")
_ARTICLES = frozenset({"The", "THE", "A", "An", "Our", "Il", "Le", "La", "El", "Der", "Die", "Das"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_LONGEST = 18
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
    if len(text.split()) > _LONGEST or _ENDS_SENTENCE.search(text) and not text.endswith("."):
        return None
    lead = _LEAD.match(text)
    start = lead.end() if lead else 0
    authors: list[Span] = []
    agencies: list[Span] = []
    outlet: Span | None = None
    helping = False
    for left, right in _parts(text, start):
        part = text[left:right]
        credited = _HELP.match(part)
        if credited:
            helping = True
            left += credited.end()
            part = text[left:right]
        if not part or _GENERIC.fullmatch(part) or _HANDLE.fullmatch(part):
            continue
        agency = lexicon.media.agency(part)
        if agency:
            agencies.append(Span(left, right, agency))
            continue
        named = _name(part, lexicon, led=trusted or lead is not None)
        if named and not (authors and _is_outlet(part, lexicon)):
            name, rest = named
            if not (lead or trusted or authors or _opens_with_given(part, lexicon)):
                return None
            if not helping:
                authors.append(Span(left, left + name))
            where = len(part) - len(rest)
            if rest and (found := lexicon.media.agency(rest)):
                agencies.append(Span(left + where, right, found))
            elif rest and _is_outlet(rest, lexicon):
                outlet = outlet or Span(left + where, right)
        elif _is_outlet(part, lexicon):
            outlet = outlet or Span(left, right)
        elif lead and not authors and not agencies:
            # "By Staff Reporter", "by admin": a byline without a name, unless it goes on as a sentence.
            is_office = OFFICE.search(part) or part[0].islower() and len(part.split()) == 1
            return Byline(led=True) if is_office and len(text.split()) <= 8 else None
        elif OFFICE.search(part) or lexicon.gazetteer.places.values.get(fold(part)):
            continue
        elif lead and authors:
            if may_be_outlet(part, lexicon):
                outlet = outlet or Span(left, right)
            break
        else:
            return None
    if not authors and not agencies and not (lead and outlet):
        return None
    if not lead and not authors:
        return None
    return Byline(tuple(authors), tuple(agencies), outlet, lead is not None)


def _parts(text: str, start: int) -> list[tuple[int, int]]:
    """Return the spans between the separators of `text` from `start` on, without blanks and handles at the ends."""
    found = []
    position = start
    for separator in [*_SEPARATOR.finditer(text, start), None]:
        end = separator.start() if separator else len(text)
        part = text[position:end]
        left = position + len(part) - len(part.lstrip(" ([-\u2013\u2014:"))
        right = end - (len(part) - len(part.rstrip(" )]:-\u2013\u2014")))
        handle = next(_HANDLE.finditer(text, left, right), None)
        if handle and handle.start() > left:
            right = handle.start() - (
                len(text[left : handle.start()]) - len(text[left : handle.start()].rstrip(" ("))
            )
        if right > left:
            found.append((left, right))
        position = separator.end() if separator else len(text)
    return found


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
        if not _is_name([word.group() for word in words[:taken]], lexicon, led=led) or _is_outlet(
            part[:end], lexicon
        ):
            continue
        where = _WHERE.match(part, end)
        rest = (where["rest"] if where else part[end:]).strip()
        known = lexicon.media.agency(rest) or _is_outlet(rest, lexicon)
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
    if last.isupper() and len(last) > _LONGEST_ACRONYM and not name.isupper():
        if key_of(last) in lexicon.gazetteer.places.values:
            return False  # "Jane Roe LONDON"
    if _names_company(last, lexicon):
        return False
    return led or not any(_is_common(word, lexicon) for word in words[1:])


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


def _opens_with_given(part: str, lexicon: Lexicon) -> bool:
    first = part.split()[0]  # a name has been read there
    return fold(first) in lexicon.people.given or fold(first.split("-")[0]) in lexicon.people.given


def _is_outlet(part: str, lexicon: Lexicon) -> bool:
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
