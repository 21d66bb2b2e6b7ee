"""A mapping that reads its values only when they are asked for, since a text names few of a long list."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar, overload

T = TypeVar("T")
D = TypeVar("D")


@dataclass(frozen=True, slots=True, eq=False)
class Lazily(Mapping[str, T]):
    """The mapping from each key of `rows` to what the pure function `read` makes of its row."""

    rows: Mapping[str, str]
    read: Callable[[str], T]

    def __getitem__(self, key: str) -> T:
        return self.read(self.rows[key])

    @overload
    def get(self, key: str, /) -> T | None: ...
    @overload
    def get(self, key: str, default: T | D, /) -> T | D: ...
    def get(self, key: str, default: T | D | None = None, /) -> T | D | None:
        """Return the value of a key, or `default`; most words are no key, so no exception is raised."""
        row = self.rows.get(key)
        return default if row is None else self.read(row)

    def __contains__(self, key: object) -> bool:
        return key in self.rows

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)
