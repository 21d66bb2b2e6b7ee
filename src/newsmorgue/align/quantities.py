"""Quantities in a passage: how many, of what, and how exact the number is meant."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.quantitywords import QuantityWords
from newsmorgue.text.stemmer import stem
from newsmorgue.text.tokens import Passage, Token

# How many words behind a number may say what it counts, and before it.
_BEHIND = 6
_BEFORE = 3
# "No. 4", "school bus 4", "Bravo 6": a number behind a name or label counts nothing.
_LABELS = frozenset(
    "no number room bus flight route page chapter article section phase channel district".split()
)
_SIGNS = {"$": "USD", "\u20ac": "EUR", "\u00a3": "GBP", "\u00a5": "JPY", "\u20b9": "INR"}
# "A$50": whose dollar it is.
_DOLLARS = {
    "a": "AUD",
    "aus": "AUD",
    "c": "CAD",
    "can": "CAD",
    "nz": "NZD",
    "hk": "HKD",
    "s": "SGD",
    "us": "USD",
}
_SCALES = {"m": 1e6, "bn": 1e9, "k": 1e3}
_TIME = re.compile(r"(?P<hour>1[0-2]|0?[1-9])(?:[.:](?P<minute>[0-5]\d))?(?P<half>am|pm)?")
_JOINING = frozenset({"-", " ", "\u2011", "\u00a0"})
_JOINS = frozenset({"and", "or", "but", "while"})
_ENDS = (".", ",", ";", ":", "!", "?", "(", ")", "\u2013", "\u2014", "\n", '"', "\u201c", "\u201d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number that tokens `first` to `stop` write.

    `amount` is in the first measure of its `kind` (metres, seconds; an amount of money as it is). `kind` is
    "" for things that are counted, else percent, a currency, a measure, duration, age or clock. `bound` says
    how exact it is meant: exactly, about, least or most. `counted` are the stems around it that may say what
    it counts, the nearest first; `toll` is what of it an event has one count of ("dead").
    """

    first: int
    stop: int
    amount: float
    kind: str
    bound: str
    counted: tuple[str, ...]
    toll: str | None = None


def quantities(passage: Passage, times: Sequence[range], lexicon: Lexicon) -> list[Quantity]:
    """Return the quantities of a passage in order; numbers within `times` are none."""
    words = lexicon.quantity_words
    numerals = words.small.keys() | words.scale.keys()
    may_be = [
        i for i, token in enumerate(passage.tokens) if token.key in numerals or token.text[0].isdecimal()
    ]
    if not may_be:
        return []
    taken = {i for each in times for i in each}
    found: list[Quantity] = []
    behind = 0
    for i in may_be:
        read = _number(passage, i, words) if i >= behind and i not in taken else None
        if read is None:
            continue
        behind, amount = read
        if taken.isdisjoint(range(i, behind)) and not _is_label(passage, i):
            found.append(_quantity(passage, i, behind, amount, lexicon))
    return found


def _number(passage: Passage, first: int, words: QuantityWords) -> tuple[int, float] | None:
    """Return where the number that begins at a token ends, and what it is."""
    tokens = passage.tokens
    token = tokens[first]
    scale = 1.0
    if token.text[0].isdecimal():
        clock = _clock(passage, first, words)
        if clock:
            return clock
        digits = token.text.rstrip("abcdefghijklmnopqrstuvwxyz")
        suffix = token.text[len(digits) :]
        if ":" in digits or (suffix and suffix not in _SCALES):
            return None
        amount = _digits(digits)
        if amount is None:
            return None
        scale = _SCALES.get(suffix, 1.0)
        stop = first + 1
        # "100 000", "5 400": digits in groups.
        while (
            stop < len(tokens)
            and tokens[stop].gap in {" ", "\u00a0", "\u202f"}
            and len(tokens[stop].text) == 3
        ):
            if (
                not tokens[stop].text.isdecimal()
                or "," in digits
                or amount >= 1e9
                or len(tokens[stop - 1].text) > 3
            ):
                break
            amount = amount * 1000 + int(tokens[stop].text)
            stop += 1
    else:
        read = _in_words(tokens, first, words)
        if read is None:
            return None
        stop, amount = read
    while stop < len(tokens) and tokens[stop].gap in _JOINING and tokens[stop].key in words.scale:
        if tokens[stop].key in {"m", "k"} and tokens[stop].gap != "":
            break
        scale *= words.scale[tokens[stop].key]
        stop += 1
    return _with_rest(tokens, stop, amount * scale, words) if scale >= 100 else (stop, amount * scale)


def _with_rest(tokens: Sequence[Token], stop: int, amount: float, words: QuantityWords) -> tuple[int, float]:
    """Read on behind "two hundred": "and fifty", "twenty-two"."""
    rest = stop + (stop < len(tokens) and tokens[stop].key == "and")
    if rest < len(tokens) and tokens[rest].gap == " " and tokens[rest].key in words.small:
        read = _in_words(tokens, rest, words)
        if read and read[1] < 100:
            return read[0], amount + read[1]
    return stop, amount


def _clock(passage: Passage, first: int, words: QuantityWords) -> tuple[int, float] | None:
    """Read "7.42am", "2 a.m.", "3:15 pm": minutes of the day."""
    text = passage.tokens[first].text
    behind = passage.tokens[first + 1] if first + 1 < len(passage.tokens) else None
    match = _TIME.fullmatch(text)
    if match is None or (not match["half"] and (behind is None or behind.key not in words.clock)):
        return None
    half = words.clock[match["half"] or (behind.key if behind else "")]
    hour = int(match["hour"]) % 12 + half
    return first + (1 if match["half"] else 2), hour * 60 + int(match["minute"] or 0)


def _digits(text: str) -> float | None:
    """Return the number that digits write: 2,000 and 4.5, but not 1.2.3 or 10,5,3."""
    plain = text.replace(",", "") if _is_grouped(text) else text.replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return None


def _is_grouped(text: str) -> bool:
    head, *groups = text.partition(".")[0].split(",")
    return not groups or (
        len(head) <= 3 and all(len(group) in {2, 3} for group in groups) and len(groups[-1]) == 3
    )


def _in_words(tokens: Sequence[Token], first: int, words: QuantityWords) -> tuple[int, float] | None:
    """Read "twenty-two", "two hundred", "a dozen"; "one" alone is a pronoun more often."""
    key = tokens[first].key
    if key in words.scale and len(key) > 2:
        plural = key.endswith("s")
        return None if plural else (first + 1, words.scale[key])
    if key not in words.small:
        return None
    amount, stop = words.small[key], first + 1
    if 20 <= amount <= 90 and stop < len(tokens) and tokens[stop].gap in _JOINING:
        unit = words.small.get(tokens[stop].key, 0)
        if 1 <= unit <= 9:
            amount, stop = amount + unit, stop + 1
    follows_scale = stop < len(tokens) and tokens[stop].key in words.scale
    return None if amount == 1 and not follows_scale else (stop, amount)


def _is_label(passage: Passage, first: int) -> bool:
    before = passage.tokens[first - 1] if first else None
    return before is not None and before.key in _LABELS and passage.tokens[first].gap in {" ", ". "}


def _quantity(passage: Passage, first: int, stop: int, amount: float, lexicon: Lexicon) -> Quantity:
    words = lexicon.quantity_words
    tokens = passage.tokens
    if tokens[stop - 1].key in words.clock or (
        _TIME.fullmatch(tokens[first].text) and tokens[first].text[-1] == "m"
    ):
        return Quantity(first, stop, amount, "clock", _bound(tokens, first, words), ())
    behind = [tokens[i] for i in range(stop, min(stop + 2, len(tokens)))]
    kind, factor, taken = _kind(passage, first, stop, behind, words)
    after = stop + taken
    counted = (*_counted(passage, after, lexicon), *_counted_before(passage, first, lexicon))
    # "Five of the injured" are a part of them.
    is_part = not kind and after < len(tokens) and tokens[after].key in {"of", "in", "per"}
    toll = None
    if not kind and not is_part:
        tolls = {lexicon.meaning(each) for each in words.tolls}
        toll = next((each for each in counted if each in tolls), None)
    return Quantity(first, after, amount * factor, kind, _bound(tokens, first, words), counted, toll)


def _kind(
    passage: Passage, first: int, stop: int, behind: Sequence[Token], words: QuantityWords
) -> tuple[str, float, int]:
    """Return the kind of a quantity, what one of its measure is, and how many tokens behind say so."""
    gap = passage.tokens[first].gap
    sign = next((_SIGNS[each] for each in gap[-1:] if each in _SIGNS), "")
    before = passage.tokens[first - 1].key if first else ""
    if sign:
        return (_DOLLARS.get(before, sign) if gap == "$" else sign), 1.0, 0
    if before in {"rs", "inr"}:
        return "INR", 1.0, 0
    if passage.gap_after(stop - 1).startswith("%"):
        return "percent", 1.0, 0
    if not behind or behind[0].gap not in {" ", "-", "\u00a0", ""}:
        return "", 1.0, 0
    key = behind[0].key
    if key in words.percent or (key == "per" and len(behind) > 1 and behind[1].key == "cent"):
        return "percent", 1.0, 2 if key == "per" else 1
    if key in words.duration:
        follower = behind[1].key if len(behind) > 1 else ""
        kind = "age" if follower == "old" else "duration"
        return kind, words.duration[key], 1 + (kind == "age")
    for offset, token in enumerate(behind):
        if token.key in words.money and (offset == 0 or behind[0].text[0].isupper()):
            return words.money[token.key], 1.0, offset + 1
    if key in words.measure:
        kind, factor = words.measure[key]
        return kind, factor, 1
    return "", 1.0, 0


def _bound(tokens: Sequence[Token], first: int, words: QuantityWords) -> str:
    for i in range(first - 1, max(first - 4, -1), -1):
        if tokens[i].key in words.bound:
            return words.bound[tokens[i].key]
        if tokens[i].key not in {"than", "to", "as", "the", "a", "an", "of", "at", "another", "rs", "us"}:
            break
    return "exactly"


def _counted(passage: Passage, start: int, lexicon: Lexicon) -> Iterable[str]:
    for i in range(start, min(start + _BEHIND, len(passage.tokens))):
        token = passage.tokens[i]
        if _parts(token.gap) or token.key in _JOINS:
            return
        if token.text[0].isalpha():
            yield lexicon.meaning(stem(token.key))


def _counted_before(passage: Passage, first: int, lexicon: Lexicon) -> Iterable[str]:
    for i in range(first - 1, max(first - 1 - _BEFORE, -1), -1):
        if _parts(passage.tokens[i + 1].gap):
            return
        token = passage.tokens[i]
        if token.text[0].isalpha() and token.key not in lexicon.quantity_words.bound:
            yield lexicon.meaning(stem(token.key))


def _parts(gap: str) -> bool:
    """Tell what stands between two words that do not belong together."""
    return gap != " " and any(mark in gap for mark in _ENDS)
