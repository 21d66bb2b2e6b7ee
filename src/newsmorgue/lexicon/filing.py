"""Under which of its words a person's name is filed, as the index of an English-language newspaper has it.

A name is turned ("Merkel, Angela") only where something says which of its words is the surname.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon.files import key_of, rows, several
from newsmorgue.lexicon.people import People
from newsmorgue.text.fold import fold

# Cultures, as the lists tag them, whose names are filed as they come: the surname stands first (Chinese,
# Korean, Vietnamese, Khmer), or there is none (Burmese, Lao, Ethiopian, Eritrean).
_AS_IT_COMES = frozenset("zh yue ko vi km my lo am ti om".split())
# The Arabic article, which is no part of what a name is filed under.
_ARTICLE = re.compile(r"^(?:[ae]l[- ]|(?:[ae][dnrstz]|[ae]sh)-)")
# What makes a byname of the next word, as "father of" does.
_OF = frozenset("abu abou umm bin ibn bint".split())
_SUFFIXES = frozenset({"jr", "sr"})
_INITIALS = re.compile(r"[^\W\d_]|[A-Z]{2}|(?:[^\W\d_]\.-?)+")
_NUMBER = re.compile(r"[IVX]+")


class Filed(NamedTuple):
    """`head` is what a name is filed under, `rest` what the index has behind a comma (often nothing).

    `key` is what names are sorted by.
    """

    head: str
    rest: str
    key: tuple[str, str]

    def __str__(self) -> str:
        return f"{self.head}, {self.rest}" if self.rest else self.head


@dataclass(frozen=True, slots=True)
class NameOrder:
    """What the lists of names tell of the order of a name's words; words are keys."""

    people: People
    as_it_comes: frozenset[str]
    given_as_it_comes: frozenset[str]

    def filed(self, name: str, aliases: Iterable[str] = ()) -> Filed:
        """Return what a person is filed under, who is also called `aliases`."""
        words = name.split()
        suffix = words.pop() if len(words) > 2 and fold(words[-1]) in _SUFFIXES else ""
        first = self._surname_start(words, frozenset(fold(alias) for alias in aliases))
        if not first:
            alone = _ARTICLE.sub("", name.lower()) if name[:1].islower() else name
            return Filed(name, "", (fold(alone), ""))
        head, given = " ".join(words[first:]), " ".join(words[:first])
        rest = f"{given}, {suffix}" if suffix else given
        return Filed(head, rest, (fold(_ARTICLE.sub("", head.lower())), fold(rest)))

    def _surname_start(self, words: list[str], aliases: frozenset[str]) -> int:
        """Return which word the surname begins with; 0 where the name is filed as it comes."""
        if len(words) < 2 or fold(words[-1]) in _SUFFIXES:
            return 0
        if _NUMBER.fullmatch(words[-1]) or _INITIALS.fullmatch(words[-1]):  # a pope or king; no surname
            return 0
        start = self._with_particles(words, len(words) - 1)
        called = self._called(words, start, aliases) if start else 0
        if called:
            return called
        is_called_by_first = fold(words[0]) in aliases  # "Xi" for Xi Jinping
        return start if not is_called_by_first and self._is_turned(words, start) else 0

    def _is_turned(self, words: list[str], start: int) -> bool:
        """Tell whether the lists are sure that the surname begins with word `start` and ends the name."""
        first, last = key_of(words[0]), key_of(words[-1])
        is_given = first in self.people.given and first not in self.given_as_it_comes
        is_surname = last in self.people.surnames
        if first in self.given_as_it_comes or (first in _OF and start == 1):
            return False
        if first in self.as_it_comes:
            # "Kim" and "Lee" are given names too: then the surname has to be one that is known.
            return is_given and is_surname and last not in self.as_it_comes
        if first in self.people.surnames and not is_given and last in self.people.given:
            return False  # "Orban Viktor"
        if first in self.people.titles.values:
            return is_given and last not in self.people.given  # "Dean Smith", but "Queen Elizabeth"
        return is_given or is_surname or _INITIALS.fullmatch(words[0]) is not None

    def _with_particles(self, words: list[str], start: int) -> int:
        """Return where a surname that ends with word `start` begins: "van der Berg", "De Niro"."""
        while start > 0 and len(words[start - 1]) > 1 and key_of(words[start - 1]) in self.people.particles:
            if start == 1 and not words[0].islower():
                break  # "Al Gore", "Ben Okri"
            start -= 1
        return start

    def _called(self, words: list[str], start: int, aliases: frozenset[str]) -> int:
        """Return where the longest end of the name begins by which the articles call its bearer, or 0."""
        for first in range(1, len(words)):
            end = " ".join(words[first:])
            is_middle = first < start and key_of(words[first]) in self.people.given
            if not is_middle and not _INITIALS.fullmatch(words[first]) and _short(end) & aliases:
                return min(first, start)
        return 0


def _short(surname: str) -> set[str]:
    """Return the keys under which a surname is the same with and without its article."""
    return {fold(surname), fold(_ARTICLE.sub("", surname.lower()))}


def as_it_is(name: str) -> Filed:
    """Return a name filed under its first word, be it what it may; "the" does not count."""
    return Filed(name, "", (fold(name).removeprefix("the "), ""))


def load_name_order(people: People) -> NameOrder:
    """Return what the lists of given names and surnames, and `people` that were read from them, tell."""
    surnames = ((key_of(name), set(several(cultures))) for name, cultures, _ in rows("surnames.tsv"))
    given = ((key_of(name), set(several(cultures))) for name, _, cultures, _ in rows("given_names.tsv"))
    return NameOrder(
        people,
        frozenset(name for name, cultures in surnames if cultures & _AS_IT_COMES),
        frozenset(name for name, cultures in given if cultures and cultures <= _AS_IT_COMES),
    )
