"""Names of people: what their words are, and whether two of them may be one person's."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from newsmorgue.lexicon.people import People
from newsmorgue.lexicon.sounds import sound
from newsmorgue.lexicon.variants import load_variants
from newsmorgue.text.fold import fold

_SUFFIXES = frozenset({"jr", "sr", "jnr", "snr", "junior", "senior", "ii", "iii", "iv"})
_FULL_SUFFIX = {"junior": "jr", "senior": "sr", "jnr": "jr", "snr": "sr"}
# The Arabic article is written or left out at will. At the beginning it is one where it is joined: "al-Hadi".
_ARTICLES = frozenset({"al", "el"})
_JOINED_ARTICLE = re.compile(r"^(?:al|el)[-\u2010-\u2015 ](?=\w)|^(?:Al|El)[-\u2010-\u2015](?=\w)")
# "Abd al-Rahman", "Abdul Rahman" and "Abdelrahman" are one given name.
_SERVANT_OF = re.compile(r"\babd ?[aeu][lr] ?(?=\w)|\babd (?=\w)")
_PARTICLES = frozenset("bin ben ibn bint da de del della den der di do dos du la le ten ter van von".split())
_GIVEN_TOO = frozenset({"ben"})
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){2,}|\b[A-Z]{2}(?= )")


class Closeness(IntEnum):
    """How much two names say of being one person's: the less, the more has to agree besides."""

    SAME = 0
    FULLER = 1
    FAMILIAR = 2
    RESPELLED = 3
    LOOSE = 4


class Likeness(NamedTuple):
    """How two names are alike, in a few words for readers."""

    closeness: Closeness
    rule: str


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name in folded words, without articles; a middle or first initial is a word of one letter.

    `suffix` is jr, sr or a numeral. `key` is what spellings of the very same name share: however words are
    joined, and articles left out. One that `is_lone` may be anybody's of that family: "Roe", "J. Roe".
    `surname` is the last word that is no particle, for want of others.
    """

    words: tuple[str, ...]
    suffix: str
    key: str
    is_lone: bool
    surname: str


def telling_words(words: Sequence[str]) -> list[str]:
    """Return the words of a name without particles; all of them where there are no others."""
    first, *rest = words
    telling = [word for word in rest if word not in _PARTICLES]
    if first not in _PARTICLES or (first in _GIVEN_TOO and len(rest) == 1):
        telling.insert(0, first)
    return telling or list(words)


folded = lru_cache(maxsize=200_000)(fold)  # articles have the same names over and over


@lru_cache(maxsize=200_000)
def person_name(text: str) -> PersonName:
    """Return the words of a name as it is written."""
    spaced = text
    if "." in text or not text.istitle():  # "John Roe", as most, has no initials
        spaced = _INITIALS.sub(lambda match: " ".join(c for c in match[0] if c.isalpha()) + " ", text)
    key = fold(_JOINED_ARTICLE.sub("", spaced))
    if "abd" in key:
        key = _SERVANT_OF.sub("abd", key)
    words = key.split() or [fold(text) or text.casefold()]
    suffix = ""
    if len(words) > 1 and words[-1] in _SUFFIXES:
        suffix = _FULL_SUFFIX.get(words[-1], words[-1])
        words.pop()
    kept = [word for i, word in enumerate(words) if not (word in _ARTICLES and 0 < i < len(words) - 1)]
    key = "".join(kept) if len(kept) > 1 else f"{kept[0]} alone"
    telling = telling_words(kept)
    is_lone = len(telling) < 2 or len(telling[0]) == 1
    return PersonName(tuple(kept), suffix, f"{key} {suffix}".strip(), is_lone, telling[-1])


def gender_of(name: PersonName, people: People) -> str | None:
    """Return what the given name says: m or f; None where it says nothing."""
    given = people.given.get(name.words[0]) if len(name.words) > 1 else None
    return given.gender if given and given.gender in {"m", "f"} else None


def likeness(one: PersonName, other: PersonName, people: People) -> Likeness | None:
    """Return how two names of several words are alike, None where they are two people's."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    if one.key == other.key:
        return Likeness(Closeness.SAME, "same full name")
    short, long = sorted((one.words, other.words), key=lambda words: (len(words), words))
    straight = _aligned(short, long, people)
    if straight:
        if one.suffix != other.suffix and straight.closeness is Closeness.SAME:
            return Likeness(Closeness.LOOSE, f"with and without {one.suffix or other.suffix}")
        return straight
    if len(short) > 1 and not any(len(word) == 1 for word in short):
        for turned in (short[1:] + short[:1], short[-1:] + short[:-1]):
            found = _aligned(turned, long, people)
            if found and found.closeness <= Closeness.FULLER:
                # "Ali Hassan" and "Hassan Ali" are two people as easily as one.
                either = short[0] in people.given and short[-1] in people.given
                return Likeness(Closeness.LOOSE if either else Closeness.FULLER, "name order")
    # A numeral ends a name: "John Paul II" leaves out no surname.
    return _shortened(short, long, people) if one.suffix == other.suffix else None


def _aligned(short: tuple[str, ...], long: tuple[str, ...], people: People) -> Likeness | None:
    """Compare names that begin and end alike: spellings, initials, pet forms, names in the middle."""
    if "".join(short) == "".join(long):
        return Likeness(Closeness.SAME, "same full name")
    if min(len(short), len(long)) < 2:
        return None
    last = _related(short[-1], long[-1])
    first = _related_given(short[0], long[0])
    if last is None or first is None:
        return None
    middles = _middles(short[1:-1], long[1:-1])
    if middles is None or _differ_in_gender(short[0], long[0], first, people):
        return None
    return max((first, last, middles), key=lambda found: found.closeness)


_SAME = Likeness(Closeness.SAME, "same full name")
_SPELLED = Likeness(Closeness.RESPELLED, "other spelling")
_INITIAL = Likeness(Closeness.LOOSE, "initial")
_PET_FORM = Likeness(Closeness.FAMILIAR, "short form of the given name")
_MIDDLE = Likeness(Closeness.FULLER, "with and without middle name")


def _related(one: str, other: str) -> Likeness | None:
    if one == other:
        return _SAME
    return _SPELLED if len(one) > 1 and len(other) > 1 and sound(one) == sound(other) else None


def _related_given(one: str, other: str) -> Likeness | None:
    related = _related(one, other)
    if related:
        return related
    if 1 in {len(one), len(other)}:
        return _INITIAL if one[0] == other[0] else None
    pet_forms = load_variants().pet_forms
    names = {one, *pet_forms.get(one, ())} & {other, *pet_forms.get(other, ())}
    return _PET_FORM if names else None


def _middles(short: tuple[str, ...], long: tuple[str, ...]) -> Likeness | None:
    """Compare what stands in the middle: W. is not H. W., while nothing is no contradiction."""
    if not short:
        return _MIDDLE if long else _SAME
    found = _SAME
    rest = iter(long)
    for word in short:
        related = next((r for other in rest if (r := _related_middle(word, other))), None)
        if related is None or (len(word) == 1 and len(long) > len(short)):
            return None
        found = max(found, related, key=lambda each: each.closeness)
    return max(found, _MIDDLE, key=lambda each: each.closeness) if len(long) > len(short) else found


def _related_middle(one: str, other: str) -> Likeness | None:
    if one != other and 1 in {len(one), len(other)} and one[0] == other[0]:
        return _MIDDLE
    return _related(one, other)


def _differ_in_gender(one: str, other: str, how: Likeness, people: People) -> bool:
    if how is _SAME or how is _INITIAL:
        return False
    given, other_given = people.given.get(one), people.given.get(other)
    return bool(given and other_given and {given.gender, other_given.gender} == {"m", "f"})


def _shortened(short: tuple[str, ...], long: tuple[str, ...], people: People) -> Likeness | None:
    """Compare a name with a longer one that goes on: a second surname, or names before the given one."""
    if not 2 <= len(short) < len(long) or any(len(word) == 1 for word in (short[0], short[-1])):
        return None
    is_surname = short[-1] in people.surnames or short[-1] not in people.given
    if is_surname and _related(short[-1], long[-2]) and _related_given(short[0], long[0]):
        between = _middles(short[1:-1], long[1:-2])
        if between and between.closeness < Closeness.LOOSE:
            return Likeness(Closeness.LOOSE, "second surname left out")
    if all(map(_related, short, long[-len(short) :])):
        return Likeness(Closeness.LOOSE, "last words of the longer name")
    return None
