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
        self.tables: dict[str, Table[Any]] = {}
        self._at_all = False

    def look_at_all(self) -> None:
        """Remember that all was looked at; there is nothing to add to that."""
        self._at_all = True

    def take(self) -> list[Fact] | None:
        """Return what was looked at in an order of its own, None for all there is, and begin anew."""
        tables, at_all = self.tables.items(), self._at_all
        taken = None if at_all else [Fact(name, key) for name, table in tables for key in sorted(table.asked)]
        for _, table in tables:
            table.asked.clear()
        self._at_all = False
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
        self._looks, self._values, self._told = looks, values, told
        self._get = values.get  # asked for millions of times
        self._missing = missing
        self.asked: set[str] = set()
        looks.tables[name] = self

    def __getitem__(self, key: str) -> V:
        self.asked.add(key)
        value = self._get(key, self._missing)
        if value is None:
            raise KeyError(key)
        return value

    def __contains__(self, key: object) -> bool:
        self.asked.add(str(key))
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
