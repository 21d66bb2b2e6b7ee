"""What a page looks at, so that a later build can tell whether it would be the same.

Pages ask the tables of an index for what they show, and the tables remember what was asked for. A page whose
answers are all as they were need not be made again. Nothing has to be said about a page for that: what
it does not ask for it cannot show.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

V = TypeVar("V")


class Fact(NamedTuple):
    """A place of a table that was looked at."""

    table: str
    key: str


# Bytes of a digest; what is missing has one as well.
_SIZE = 8
_MISSING = b"-" * _SIZE


class Looks:
    """Everything that was looked at since the last time it was taken: single facts, or all there are."""

    def __init__(self) -> None:
        self.facts: set[Fact] = set()
        self.at_all = False
        self.tables: dict[str, Table[Any]] = {}

    def look_at_all(self) -> None:
        """Remember that all was looked at; there is nothing to add to that."""
        self.at_all = True

    def take(self) -> frozenset[Fact] | None:
        """Return what was looked at, None for all there is, and begin anew."""
        taken = None if self.at_all else frozenset(self.facts)
        self.facts.clear()
        self.at_all = False
        return taken

    def version(self, fact: Fact) -> bytes:
        """Return a digest of what stands at a place now."""
        return self.tables[fact.table].version(fact.key) if fact.table in self.tables else _MISSING


def saw(versions: Iterable[bytes]) -> bytes:
    """Return a digest of the versions of all that a page looked at, in the order of its looks."""
    return hashlib.blake2b(b"".join(versions), digest_size=_SIZE).digest()


class Table(Mapping[str, V]):
    """Values by key, which remembers the keys that it was asked for.

    `told` gives the text that tells the value of a key from another value of it, by default the value's own.
    A key without a value has `missing`, if given.
    """

    def __init__(
        self,
        name: str,
        looks: Looks,
        values: Mapping[str, V],
        told: Callable[[str], str] | None = None,
        *,
        missing: V | None = None,
    ) -> None:
        self._name, self._looks, self._values, self._told = name, looks, values, told
        self._missing = missing
        looks.tables[name] = self

    def __getitem__(self, key: str) -> V:
        if not self._looks.at_all:
            self._looks.facts.add(Fact(self._name, key))
        value = self._values.get(key, self._missing)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        if not self._looks.at_all:
            self._looks.facts.add(Fact(self._name, str(key)))
        return key in self._values or self._missing is not None

    def __iter__(self) -> Iterator[str]:
        self._looks.look_at_all()
        return iter(self._values)

    def __len__(self) -> int:
        self._looks.look_at_all()
        return len(self._values)

    def version(self, key: str) -> bytes:
        """Return a digest of the value of a key."""
        if key not in self._values:
            return _MISSING
        told = self._told(key) if self._told else repr(self._values[key])
        return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()
