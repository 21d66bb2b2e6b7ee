"""What names of organizations have in common: legal forms, spellings, bodies that every state has."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.variants import load_variants
from newsmorgue.resolve.contexts import countries_in
from newsmorgue.text.fold import fold

_LITTLE = frozenset({"of", "the", "and", "for", "in", "de", "du", "la"})
_HEADS = frozenset({"ministry", "department"})
_LONGEST_ACRONYM = 8
_FEWEST_INITIALS = 3


class Body(NamedTuple):
    """A body that every state may have: what it is, and the country that its name says, if any."""

    core: str
    country: str | None


@lru_cache(maxsize=100_000)
def organization_key(name: str) -> str:
    """Return what spellings of one organization's name share.

    >>> organization_key("The Boeing Co.") == organization_key("Boeing")
    True
    """
    variants = load_variants()
    words = [variants.respellings.get(word, word) for word in fold(name.replace("&", " and ")).split()]
    if len(words) > 1 and words[0] == "the":
        del words[0]
    while len(words) > 1 and words[-1] in variants.legal_forms:
        words.pop()
        while len(words) > 1 and words[-1] == "and":
            words.pop()
    return " ".join(words) or name.casefold()


def body_named(name: str, lexicon: Lexicon) -> Body | None:
    """Return the body of a state that a name means, None for every other organization.

    "Defence Ministry", "Ministry of Defense" and "Iraqi Defence Ministry" are one kind of body.
    """
    words = organization_key(name).split()
    if _words_of_bodies().isdisjoint(words):
        return None
    countries = countries_in(words, lexicon)
    country = next(iter(countries.values()), None)
    inside = {i for start, end in countries for i in range(start, end)}
    core = [word for i, word in enumerate(words) if i not in inside]
    while core and core[-1] in _LITTLE:
        core.pop()
    while core and core[0] in _LITTLE:
        core.pop(0)
    if len(countries) > 1 or not core:
        return None
    if core[0] in _HEADS and len(core) > 2 and core[1] in {"of", "for"}:
        core = [*(word for word in core[2:] if word != "the"), core[0]]
    joint = " ".join(core)
    is_ministry = len(core) > 1 and core[-1] == "ministry"
    return Body(joint, country) if is_ministry or joint in load_variants().state_bodies else None


@cache
def _words_of_bodies() -> frozenset[str]:
    """Return the words without one of which no name is that of a state's body."""
    return _HEADS | {word for name in load_variants().state_bodies for word in name.split()}


@lru_cache(maxsize=100_000)
def initials(name: str) -> str:
    """Return the initials of an organization's name in capitals, without those of "of" and "the"."""
    words = [word for word in re.findall(r"[^\W_]+", name) if word.casefold() not in _LITTLE]
    return "".join(word[0] for word in words).upper() if len(words) >= _FEWEST_INITIALS else ""


@lru_cache(maxsize=100_000)
def is_acronym(text: str) -> bool:
    """Tell a name that is nothing but an acronym."""
    letters = text.replace(".", "")
    return letters.isupper() and letters.isalpha() and 1 < len(letters) <= _LONGEST_ACRONYM
