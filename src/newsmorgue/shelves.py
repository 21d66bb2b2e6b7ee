"""Values that are made when they are asked for: a corpus's articles are many, and few are needed at once."""

from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TypeVar

V = TypeVar("V")


class Shelf(Mapping[str, V]):
    """Values by key in the order of `keys`, each made by `make`; the `most` that were asked for last stay.

    `make` is a pure function, so it makes no difference which process asks, and how often.
    """

    def __init__(self, keys: Collection[str], make: Callable[[str], V], most: int) -> None:
        self._keys, self._make, self._most = keys, make, most
        self._here: OrderedDict[str, V] = OrderedDict()

    def __reduce__(self) -> tuple[object, ...]:
        return Shelf, (self._keys, self._make, self._most)

    def __getitem__(self, key: str) -> V:
        here = self._here
        if key in here:
            here.move_to_end(key)
            return here[key]
        if key not in self._keys:
            raise KeyError(key)
        value = here[key] = self._make(key)
        if len(here) > self._most:
            here.popitem(last=False)
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._keys

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
