"""Names for files and anchors: ASCII, lower case, safe on every file system."""

import hashlib
import re

from newsmorgue.text.fold import fold, plain

_LONGEST = 60
# Names that Windows keeps for devices, whatever follows the dot; `index` is every list's first page, and
# `page-2`, `by-articles` and so on are its further pages and the same list in another order.
_RESERVED = frozenset(
    {"index", "con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
)
_OTHERS = re.compile(r"[^a-z0-9]+")
_PAGE = re.compile(r"page-\d+|by-(?:articles|country)(?:-\d+)?")


def slug(text: str) -> str:
    """Return `text` as lower-case ASCII words joined by hyphens, at most 60 characters.

    A text without a single ASCII letter or digit (another script) gives `x` and a digest, so
    that two of them stay apart.
    """
    folded = fold(text)
    words = (folded if folded.isascii() else _OTHERS.sub(" ", folded)).split()
    if not words:
        return f"x-{digest(plain(text))}"
    name = words[0][:_LONGEST]
    for word in words[1:]:
        if len(name) + 1 + len(word) > _LONGEST:
            break
        name += f"-{word}"
    return f"{name}-{digest(text)}" if name in _RESERVED or _PAGE.fullmatch(name) else name


def digest(text: str, digits: int = 6) -> str:
    """Return the first hexadecimal digits of the text's SHA-256."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:digits]
