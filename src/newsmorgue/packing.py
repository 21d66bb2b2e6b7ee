"""How values are kept as bytes: pickled, and in the cache with a checksum, most of them made smaller.

Only values of this package and the plain ones of Python are read back: a cache that somebody else wrote can
be wrong, but it runs nothing.
"""

import builtins
import importlib
import io
import pickle
import zlib
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import lru_cache
from operator import attrgetter
from typing import Any

_SUM = 4
# Text is a third then; more effort gains little and takes much longer.
_EFFORT = 1
_PLAIN = frozenset({"frozenset", "set", "range", "slice"})
# Functions that values of ours are put together with.
_MAKERS = frozenset(
    {
        ("newsmorgue.group.traits", "_traits"),
        ("newsmorgue.resolve.namings", "_roll"),
    }
)


# What bytes that were not packed here, or by another program, lead to.
_DAMAGE = (
    pickle.UnpicklingError,
    zlib.error,
    AttributeError,
    EOFError,
    ImportError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class DamagedError(Exception):
    """What was kept is not what was written."""


def packed(value: object, *, smaller: bool = True) -> bytes:
    """Return a value as bytes, for `unpacked`.

    What every build reads is better not made `smaller`: that takes longer than all else that is done with it.
    """
    content = zlib.compress(pickled(value), _EFFORT) if smaller else pickled(value)
    return _sum_of(content) + content


def unpacked(content: bytes) -> Any:  # noqa: ANN401 - the caller knows what it packed
    """Return the value of `packed` bytes; raise DamagedError where they are damaged or hold anything else."""
    kept = memoryview(content)[_SUM:]
    if _sum_of(kept) != content[:_SUM]:
        raise DamagedError
    try:
        # No pickle begins as what zlib makes.
        return unpickled(kept if content[_SUM : _SUM + 1] == pickle.PROTO else zlib.decompress(kept))
    except _DAMAGE as error:
        raise DamagedError from error


def _sum_of(content: bytes | memoryview) -> bytes:
    """Return a checksum: it tells accidents, as from a cache of others nothing is run anyway."""
    return zlib.crc32(content).to_bytes(_SUM)


def pickled(value: object) -> bytes:
    """Return a value as bytes, for `unpickled`: quicker than `packed`, three times as large, unproved."""
    content = io.BytesIO()
    pickler = pickle.Pickler(content, pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(value)
    return content.getvalue()


def unpickled(content: bytes | memoryview) -> Any:  # noqa: ANN401 - the caller knows what it pickled
    """Return the value of `pickled` bytes."""
    return _Unpickler(io.BytesIO(content)).load()


class _Reducers(dict[type, Callable[[Any], Any]]):
    """How values of each class are taken apart.

    Frozen dataclasses have ways of their own, which look every field up by its name, twice: to make them anew
    from all their fields takes half as long.
    """

    def __missing__(self, made: type) -> Callable[[Any], Any]:
        if issubclass(made, type):
            raise KeyError(made)  # a class is told by its name
        if issubclass(made, Enum):
            found: Callable[[Any], Any] = _by_value
        else:
            found = _by_fields(made) if _is_made_of_fields(made) else _by_itself
        self[made] = found
        return found


_REDUCERS = _Reducers()


def _is_made_of_fields(made: type) -> bool:
    """Tell a dataclass that its fields in their order, and nothing else, make again."""
    if not is_dataclass(made) or made.__reduce__ is not object.__reduce__ or hasattr(made, "__post_init__"):
        return False
    own = fields(made)
    return bool(own) and all(each.init and not each.kw_only for each in own)


def _by_fields(made: type) -> Callable[[Any], Any]:
    names = [each.name for each in fields(made)]
    values: Callable[[Any], Any] = attrgetter(*names)
    if len(names) == 1:
        return lambda value: (made, (values(value),))
    return lambda value: (made, values(value))


def _by_value(member: Enum) -> tuple[type[Enum], tuple[object]]:
    """Take a member of an enumeration apart: Python 3.11.2 would have `getattr` put it together."""
    return type(member), (member.value,)


def _by_itself(value: Any) -> object:  # noqa: ANN401 - of any class
    reduced: object = value.__reduce_ex__(pickle.HIGHEST_PROTOCOL)
    return reduced


class _Unpickler(pickle.Unpickler):
    """Makes values of ours and of nobody else's."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - the base class has it so
        """Return a class of this package, or a plain one of Python's."""
        return _found(module, name)


@lru_cache(maxsize=1_000)  # every value asks again for the classes that it is made of
def _found(module: str, name: str) -> Any:  # noqa: ANN401 - of any class
    # Our modules lead to all others: a name is one of theirs alone, and what it stands for is made there.
    if module.startswith("newsmorgue.") and "." not in name:
        found = getattr(importlib.import_module(module), name)
        is_ours = isinstance(found, type) and found.__module__.startswith("newsmorgue.")
        if is_ours or (module, name) in _MAKERS:
            return found
    elif module == "builtins" and name in _PLAIN:
        return getattr(builtins, name)
    raise pickle.UnpicklingError(f"{module}.{name}")
