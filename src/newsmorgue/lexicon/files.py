"""The word lists' one file format: lines of tab-separated columns, `|` within a column, `#` comments."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from newsmorgue.text.fold import fold
from newsmorgue.text.tokens import keys

_PLAIN = re.compile(r"[A-Za-z]+(?:[ -][A-Za-z]+)*")


def rows(name: str) -> Iterator[list[str]]:
    """Yield the columns of each entry of the data file `name`."""
    for line in entries(name):
        yield line.split("\t")


def entries(name: str) -> list[str]:
    """Return the lines of the data file `name` that are entries."""
    text = files("newsmorgue.data").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.split("\n") if line and line[0] != "#"]


def several(column: str) -> tuple[str, ...]:
    """Return the values of a column that holds a list."""
    return tuple(column.split("|")) if column else ()


@lru_cache(maxsize=10_000)
def _slow_key(name: str) -> str:
    return " ".join(keys(name))


def lower(word: str) -> str:
    """Return a word in lower case as patterns that ignore case see it: of "İ" and "ſ" too."""
    return word.lower().replace("i\u0307", "i").replace("\u0131", "i").replace("\u017f", "s")


def key_of(name: str) -> str:
    """Return the key of a name: the keys of its tokens, joined by spaces.

    The key of "New York" is what the tokens of "New York" in a text give, by construction; names of
    plain letters, which most are, take the short way.
    """
    if name.isalpha() and name.isascii():
        return name.lower()
    if _PLAIN.fullmatch(name):
        return name.lower().replace("-", " ")
    letters = name.replace(" ", "").replace("-", "")
    return fold(name) if letters.isalpha() and not letters.isascii() else _slow_key(name)
