"""What a line says of a picture: its caption, and whom it is credited to."""

import re
from collections.abc import Iterator

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.bylines import OFFICE, opens_with_given_name, read_byline
from newsmorgue.parse.finds import Find
from newsmorgue.parse.patterns import (
    CAPTION,
    CREDIT,
    CREDITED_CAPTION,
    DASHED_CAPTION,
    GIVEN,
    OWNED_CAPTION,
    OWNER,
    RUN_TOGETHER,
)

LONGEST = 500
# Shorter lines may be an owner's name; longer ones have one of these in them, or end in brackets.
_SHORT = 60
_HINTS = (
    "photo", "image", "picture", "caption", "credit", "graphic", "illustration", "video", "foto", "bild",
    "cr\u00e9dit", "close ", " | ", "\u00a9",
)  # fmt: skip
_LONGEST_CREDIT = 18
_LONGEST_OWNER = 9
_PERSON_AND_PAPER = 2
_AGENCY_PHOTO = re.compile(r"[A-Z]{2,6} (?:Photo|File)")
# "Jane Roe/Courier Writer" has written, not taken a picture.
_WRITES = re.compile(r"\b(?:writers?|reporters?|correspondents?|editors?)\b", re.IGNORECASE)
_LONGEST_PAIR = 7
_NAME = range(2, 5)
_OWNERS = re.compile(r"\s*/\s*|\s+\|\s+|\s+via\s+")
_PICTURE_WORD = re.compile(r"\b(?:photos?|images?|pictures?|file|handout|wire)\b", re.IGNORECASE)
# Which field the groups of the patterns are.
_FIELD_OF = {
    "caption": "caption", "alone": "caption", "below": "caption",
    "credit": "credits", "plain": "credits", "source": "credits", "owner": "credits", "named": "credits",
}  # fmt: skip


def read_picture(text: str, lexicon: Lexicon) -> Iterator[Find]:
    """Yield the caption and the credits that a line holds; nothing where it is none of a picture's."""
    if len(text) > LONGEST or not _may_be_picture(text):
        return
    together = RUN_TOGETHER.fullmatch(text)
    if together:
        yield from _groups(together)
        return
    credit = CREDIT.fullmatch(text)
    if credit and len(text.split()) <= _LONGEST_CREDIT:
        yield from _of_credit(credit, lexicon)
        return
    captioned = CAPTION.fullmatch(text)
    if captioned:
        yield from _groups(captioned)
        return
    for pattern in (OWNED_CAPTION, DASHED_CAPTION, CREDITED_CAPTION):
        match = pattern.fullmatch(text)
        if match and _is_sound(match, lexicon):
            yield from _groups(match)
            return
    owner = text.strip("()[]\u00a9 ")
    if owner and (_is_owner(owner, lexicon) or _is_given(owner)):
        start = text.index(owner)
        yield Find("credits", start, start + len(owner))


def _may_be_picture(text: str) -> bool:
    """Tell at a glance what cannot be about a picture, as most paragraphs cannot."""
    if len(text) < _SHORT or text[-1] in ")]" or "/" in text:
        return True
    lowered = text.lower()
    for hint in _HINTS:  # noqa: SIM110 - every line is asked, and a generator takes twice as long
        if hint in lowered:
            return True
    return False


def _of_credit(credit: re.Match[str], lexicon: Lexicon) -> Iterator[Find]:
    """Yield whom a line credits.

    "Credit: Jane Roe, Staff Writer" signs the text, and an address is nobody.
    """
    group = "credit" if credit["credit"] else "plain"
    words = credit[group]
    if "://" in words:
        return
    byline = read_byline(words, lexicon) if OFFICE.search(words) else None
    if byline and byline.authors:
        yield from (
            Find("authors", span.start, span.end).moved(credit.start(group)) for span in byline.authors
        )
    else:
        yield Find("credits", *credit.span(group))


def _groups(match: re.Match[str]) -> Iterator[Find]:
    for group in filter(match.groupdict().get, match.groupdict()):
        yield Find(_FIELD_OF[group], *match.span(group))


def _is_sound(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell a caption by its owner: not every sentence ends with a name in brackets."""
    owner = match["owner"]
    return owner is None or OWNER.fullmatch(owner) is not None or _is_owner(owner, lexicon)


def _is_given(text: str) -> bool:
    return text[0].isupper() and text[-1] not in ".!?" and GIVEN.fullmatch(text) is not None


def _is_owner(text: str, lexicon: Lexicon) -> bool:
    """Tell whom a picture is credited to.

    "Jane Roe/AFP", "AP Photo/Jane Roe", "Getty Images", "Jane Roe for The Example".
    """
    if len(text.split()) > _LONGEST_OWNER or not text[0].isalpha() or any(map(str.isdigit, text)):
        return False
    if _WRITES.search(text) or "(" in text:  # "Jane Roe / OSLO (NTB)" is a byline
        return False
    parts = [part.strip() for part in _OWNERS.split(text)]
    takes = lexicon.media.takes_pictures
    if len(parts) > 1:
        if any(len(part.split()) > _NAME.stop or part.endswith(".") for part in parts):
            return False
        named = all(part and (part[0].isupper() or takes(part)) for part in parts)
        people = [bool(part) and opens_with_given_name(part, lexicon) for part in parts]
        by_one = len(parts) == _PERSON_AND_PAPER and sum(people) == 1 and len(text.split()) <= _LONGEST_PAIR
        return named and (by_one or any(takes(part) or _PICTURE_WORD.search(part) for part in parts))
    name, _, outlet = text.partition(" for ")
    words = name.split()
    if outlet:
        return (
            lexicon.media.outlet(outlet) is not None
            and len(words) in _NAME
            and all(w[0].isupper() for w in words)
        )
    return _AGENCY_PHOTO.fullmatch(text) is not None or (takes(text) and lexicon.media.agency(text) is None)
