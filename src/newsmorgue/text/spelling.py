"""What somebody may have meant by a word that is misspelled."""

import difflib
from collections.abc import Iterable


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that `word` looks like most, in any case; None where none is near."""
    by_key: dict[str, str] = {}
    for each in known:
        by_key.setdefault(each.casefold(), each)
    near = difflib.get_close_matches(word.casefold(), by_key, n=1)
    return by_key[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a question for the known word that `word` looks like, or `otherwise`."""
    near = closest(word, known)
    return f"did you mean `{near}`?" if near else otherwise
