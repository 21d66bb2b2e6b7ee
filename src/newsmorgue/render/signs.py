"""Characters that nobody sees, made visible: each with its code and name."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

# What takes part in the line and is only unseen: spaces of other widths, soft hyphens, joiners, fillers.
_UNSEEN = (
    "\u00a0\u00ad\u034f\u115f\u1160\u1680\u17b4\u17b5\u180e\u2000-\u200d\u202f\u205f-\u2064\u3000\u3164"
    "\ufeff\uffa0"
)
# What must not get into a page: control characters, of which HTML allows few; line and paragraph
# separators, which would break the line; directions, which would turn it; tags; what is no character.
_BARRED = (
    "\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f\ufdd0-\ufdef"
    "\ufff0-\uffff\ud800-\udfff\U000e0000-\U000e0fff"
)
# White space that is no sign.
_SPACES = " \t\n\r"
# Unicode has no names for these.
_CONTROLS = {"\n": "line feed", "\r": "carriage return", "\x0b": "vertical tab", "\x0c": "form feed"}
_SIGN = re.compile(f"[{_UNSEEN}{_BARRED}]")
_IS_BARRED = re.compile(f"[{_BARRED}]")


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of text as it is, or one unseen character, which then has a `name`.

    A character that must not get into a page is `barred`; its `text` is its code, "U+000C".
    """

    text: str
    name: str | None = None
    barred: bool = False


def bits(text: str) -> Iterator[Bit]:
    """Cut `text` into what can be seen and the characters that cannot."""
    position = 0
    for match in _SIGN.finditer(text):
        if match.start() > position:
            yield Bit(text[position : match.start()])
        yield _bit(match.group())
        position = match.end()
    if position < len(text):
        yield Bit(text[position:])


def is_seen(text: str) -> bool:
    """Tell whether all of `text` can be seen, but for usual white space."""
    return (text.isascii() and text.isprintable()) or not _SIGN.search(text)


def barred(character: str) -> Bit:
    """Return what stands on a page for `character`."""
    return Bit(f"U+{ord(character):04X}", _name(character), barred=True)


def count_seen(text: str, *, all_seen: bool = False) -> int:
    """Return how many characters of `text` can be seen: no white space, nothing invisible.

    `all_seen` is true where `is_seen` is known to be.
    """
    if all_seen or is_seen(text):
        return len(text) - sum(map(text.count, _SPACES))  # all other white space is a sign
    return sum(map(len, _SIGN.sub("", text).split()))


def _bit(character: str) -> Bit:
    return barred(character) if _IS_BARRED.match(character) else Bit(character, _name(character))


def _name(character: str) -> str:
    name = _CONTROLS.get(character) or unicodedata.name(character, "control character").lower()
    return f"U+{ord(character):04X} {name}"
