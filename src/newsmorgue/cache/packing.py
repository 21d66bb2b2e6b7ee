"""How a result is kept: pickled, made smaller, and with a checksum before it.

Only values of this package and the plain ones of Python are read back: a cache that somebody else wrote can
be wrong, but it runs nothing.
"""

import builtins
import hashlib
import io
import pickle
import zlib
from typing import Any

_SUM = 8
# Text is a third then; more effort gains little and takes much longer.
_EFFORT = 1
_PLAIN = frozenset({"frozenset", "set", "range", "slice"})
# Functions that values of ours are put together with.
_MAKERS = frozenset(
    {
        ("newsmorgue.group.traits", "_traits"),
        ("newsmorgue.resolve.namings", "_shared"),
    }
)


class DamagedError(Exception):
    """What was kept is not what was written."""


def packed(value: object) -> bytes:
    """Return a value as bytes, for `unpacked`."""
    content = zlib.compress(pickle.dumps(value, pickle.HIGHEST_PROTOCOL), _EFFORT)
    return hashlib.blake2b(content, digest_size=_SUM).digest() + content


def unpacked(content: bytes) -> Any:  # noqa: ANN401 - the caller knows what it packed
    """Return the value of `packed` bytes; raise DamagedError where they are damaged or hold anything else."""
    kept = memoryview(content)[_SUM:]
    if hashlib.blake2b(kept, digest_size=_SUM).digest() != content[:_SUM]:
        raise DamagedError
    try:
        return _Unpickler(io.BytesIO(zlib.decompress(kept))).load()
    except (pickle.UnpicklingError, zlib.error, EOFError, AttributeError, TypeError, ValueError) as error:
        raise DamagedError from error


class _Unpickler(pickle.Unpickler):
    """Makes values of ours and of nobody else's."""

    def find_class(self, module: str, name: str) -> Any:  # noqa: ANN401 - the base class has it so
        """Return a class of this package, or a plain one of Python's."""
        if module == "newsmorgue" or module.startswith("newsmorgue."):
            found = super().find_class(module, name)
            if isinstance(found, type) or (module, name) in _MAKERS:
                return found
        elif module == "builtins" and name in _PLAIN:
            return getattr(builtins, name)
        elif (module, name) == ("copyreg", "__newobj__"):  # pragma: no cover - older protocols
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name}")
