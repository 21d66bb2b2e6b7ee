"""Forms of a text under which different spellings become equal."""

import re
import unicodedata

# Soft hyphen, zero-width characters, byte order marks in mid-text: invisible, and copied along by browsers.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
# Control characters, which no page may have: odd line breaks become spaces, the others go.
_CONTROLS = dict.fromkeys({*range(0x20), *range(0x7F, 0xA0)} - {*map(ord, "\t\n\f\r")}) | dict.fromkeys(
    map(ord, "\v\x1c\x1d\x1e\x1f\x85"), " "
)
_UNSEEN = _INVISIBLE | _CONTROLS
# Letters that Unicode does not take apart into a base and a mark.
_WHOLE_LETTERS = "ı=i ł=l Ł=L ø=o Ø=O đ=d Đ=D ð=d Ð=D þ=th Þ=Th æ=ae Æ=AE œ=oe Œ=OE"
_MARKS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201b\u02bc\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201f\u201e\u2033\u00ab\u00bb", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
        **dict(pair.split("=") for pair in _WHOLE_LETTERS.split()),
    }
)
# What is no letter or digit of ASCII: folded ASCII, as most text is, needs no pattern.
_ASCII_BLANKS = str.maketrans({chr(code): " " for code in range(128) if not chr(code).isalnum()})
# A pattern that opens with a character or a class is searched for several times as fast as one that does not.
_NOT_WORD = re.compile(r"[\W_][\W_]*")
# The points of U.S. and the ampersand of AT&T: one word, however it is written.
_INNER = re.compile(r"\.(?<=\b[^\W\d_]\.)(?=[^\W\d_]\b)|&(?<=\w&)(?=\w)")


def squash(text: str) -> str:
    """Return `text` with runs of white space folded to one space and none at its ends."""
    # Of white space only the plain space is printable: most texts are folded already, and soon seen to be.
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


def visible(text: str) -> str:
    """Return `text` without characters that nobody sees, as a page can show it."""
    return text if text.isprintable() else text.translate(_UNSEEN)


def plain(text: str) -> str:
    """Return `text` with typographic marks made ASCII and diacritics taken off; case is kept."""
    if not text.isascii():
        # The usual marks first: looking up every character takes far longer.
        text = text.replace("\u2019", "'").replace("\u201c", '"').replace("\u201d", '"')
    if text.isascii():
        return text.replace("`", "'")
    # Marks before, for an acute accent that stands alone, and after, for those that come out of a letter.
    taken_apart = unicodedata.normalize("NFKD", text.translate(_MARKS).translate(_INVISIBLE))
    marked = taken_apart.translate(_MARKS)
    if marked.isascii():
        return marked
    return "".join(c for c in marked if not unicodedata.combining(c))


def fold(text: str) -> str:
    """Return the key under which spellings of one name agree: plain, lower case, words only.

    >>> fold("Karim al-Hadi") == fold("KARIM AL HADI")
    True
    """
    folded = plain(text).casefold().replace("'", "")
    if "." in folded or "&" in folded:
        folded = _INNER.sub("", folded)
    if folded.isascii():
        return " ".join(folded.translate(_ASCII_BLANKS).split())
    return _NOT_WORD.sub(" ", folded).strip()
