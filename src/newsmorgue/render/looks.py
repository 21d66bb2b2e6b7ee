"""What a page looks at, so that a later build can tell whether it would be the same.

Pages ask the tables of an index for what they show, and the tables remember what was asked for. A page whose
answers are all as they were need not be made again. Nothing has to be said about a page for that: what
it does not ask for it cannot show.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

V = TypeVar("V")

# Bytes of a digest: of a place, of what stands there.
_SIZE = 8
_MISSING = b"-" * _SIZE
# Places of which a process has the digests at hand: most pages look where others did.
_AT_HAND = 1 << 14


class Look(NamedTuple):
    """What a page looked at: digests of the `places`, in a row, and one of what it `saw` there."""

    places: bytes
    saw: bytes


class Looks:
    """Everything that was looked at since the last time it was taken: single places, or all there are.

    A place is a key of a table.
    """

    def __init__(self) -> None:
        self.tables: dict[str, Table[Any]] = {}
        self._at_all = False
        self._stands = lru_cache(maxsize=_AT_HAND)(self._digests)

    def look_at_all(self) -> None:
        """Remember that all was looked at; there is nothing to add to that."""
        self._at_all = True

    def take(self) -> Look | None:
        """Return what was looked at in an order of its own, None for all there is, and begin anew."""
        asked = [(table, sorted(table.asked)) for table in self.tables.values() if table.asked]
        at_all = self._at_all
        self.begin()
        if at_all:
            return None
        found = [self._stands(table.name, key) for table, keys in asked for key in keys]
        return Look(b"".join([place for place, _ in found]), _saw(version for _, version in found))

    def begin(self) -> None:
        """Forget what was looked at."""
        for table in self.tables.values():
            table.asked.clear()
        self._at_all = False

    def versions(self) -> dict[bytes, bytes]:
        """Return digests of what stands now at each place, by those of the places."""
        tables = self.tables.values()
        return dict([self._digests(table.name, key) for table in tables for key in table.there()])

    def _digests(self, table: str, key: str) -> tuple[bytes, bytes]:
        return _digest(f"{table} {key}"), self.tables[table].version(key)


def would_see(places: bytes, versions: Mapping[bytes, bytes]) -> bytes:
    """Return the digest of what a page would see that looks at `places`, given `Looks.versions`."""
    each = range(0, len(places), _SIZE)
    return _saw(versions.get(places[start : start + _SIZE], _MISSING) for start in each)


def _saw(versions: Iterable[bytes]) -> bytes:
    return hashlib.blake2b(b"".join(versions), digest_size=_SIZE).digest()


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


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
        self.name = name
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

    def there(self) -> Iterator[str]:
        """Yield the keys that have a value, for what looks at none of them."""
        return iter(self._values)

    def version(self, key: str) -> bytes:
        """Return a digest of the value of a key."""
        if key not in self._values:
            return _MISSING
        return _digest(self._told(key) if self._told else repr(self._values[key]))
