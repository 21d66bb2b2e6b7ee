"""Which fields a line above or below an article's text carries."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.parse.bylines import OFFICE, Byline, read_byline
from newsmorgue.parse.dates import DateFind, Run, read_dates
from newsmorgue.parse.patterns import (
    CAPTION,
    CREDIT,
    CREDITED_CAPTION,
    DOMAIN,
    FIELD_OF_CAPTION,
    OWNER,
    PAGE_ADDRESS,
    REPORTING_SIGN_OFF,
)
from newsmorgue.text.fold import fold

_LONGEST_OUTLET = 6
_LONGEST_CREDIT = 18
_LONGEST_LABELLED_DATE = 25
# What parts the fields of a line beside its dates: bars, points, wide gaps, commas.
_BAR = re.compile(
    r"\s*[|\u00b7\u2022>\u203a\u00bb]\s*|\s+[/\u2013\u2014-]+\s+|\s{3,}|\s*[,;]\s+|\s+(?=[Bb]y[: ]\s*[A-Z])"
)
_EDGES = " \t,;:|/()[]\u00b7\u2022\u2013\u2014-"
_LONGEST_OWNER = 9
_OWNERS = re.compile(r"\s*/\s*|\s+via\s+")
_PICTURE_WORD = re.compile(r"\b(?:photos?|images?|pictures?|file|handout|wire)\b", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:at|on|in|the|by|and|from)?\W*", re.IGNORECASE)


class Find(NamedTuple):
    """A field read in a line: spans count in the line's text.

    `value` is what the words stand for where they are not the value themselves. `labelled` where the
    line says which field it is; `orders` are a date's two values where day and month may be either.
    """

    field: str
    start: int
    end: int
    value: str | None = None
    labelled: bool = False
    orders: tuple[str, str] | None = None


def read_fields(text: str, lexicon: Lexicon) -> tuple[Find, ...]:
    """Return the fields that a line carries; none where it is part of the text, or the title."""
    label = lexicon.labels.read(text)
    if label:
        found = tuple(_labelled(text, *label, lexicon))
        if found:
            return found
    address = PAGE_ADDRESS.fullmatch(text)
    if address:
        return (Find("url", *address.span("url")),)
    runs = read_dates(text, lexicon.date_words)
    byline = read_byline(text, lexicon)
    if not runs and byline and byline.led and (byline.authors or byline.agencies):
        return tuple(_byline(byline, len(text)))
    picture = tuple(read_picture(text, lexicon))
    if picture:
        return picture
    if runs:
        return tuple(_dated(text, runs, lexicon))
    if byline:
        return tuple(_byline(byline, len(text)))
    reporting = REPORTING_SIGN_OFF.fullmatch(text)
    if reporting:
        return tuple(_of_part(text, *reporting.span("names"), lexicon, trusted=True) or ())
    if len(text.split()) <= _LONGEST_OUTLET:
        return _outlet(text, 0, len(text), lexicon)
    return tuple(_in_parts(text, lexicon))


def _labelled(text: str, field: str, start: int, lexicon: Lexicon) -> Iterator[Find]:
    end = len(text)
    if start >= end:
        yield Find("label", 0, end, field, labelled=True)
        return
    if field == "authors":
        value = text[start:].split("|")[0]
        byline = read_byline(value.rstrip(), lexicon, trusted=True)
        if byline:
            yield from (
                find._replace(start=find.start + start, end=find.end + start) for find in _byline(byline, end)
            )
        else:
            inverted = re.match(r"(?P<last>[^\W\d_][^,;]+),\s+(?P<first>[^\W\d_][^,;.]+)", value)
            if inverted and len(inverted[0].split()) <= 4:
                name = f"{inverted['first']} {inverted['last']}"
                yield Find("authors", start, start + inverted.end(), name, labelled=True)
            else:
                yield Find("unnamed", start, end, labelled=True)
        return
    if field in {"tags"}:
        for part in re.finditer(r"[^,;|\[\]\"]+", text[start:]):
            words = part.group().strip(" '#")
            if words:
                left = start + part.start() + part.group().index(words)
                yield Find(field, left, left + len(words), labelled=True)
        return
    if field == "source":
        yield from _labelled_source(text, start, lexicon)
        return
    if field == "language":
        yield Find("detail", start, end, labelled=True)
        return
    if field == "credits":
        yield Find(field, start, end, labelled=True)
        return
    yield Find(field, start, end, labelled=True)


def _labelled_source(text: str, start: int, lexicon: Lexicon) -> Iterator[Find]:
    """Yield the outlet and the agencies of "Source: The Example/AFP", and the date that may follow."""
    runs = read_dates(text[start:], lexicon.date_words)
    end = len(text)
    if runs:
        end = start + runs[0].start
        yield from (
            Find(date.field, start + date.start, start + date.end, date.value, orders=date.orders)
            for date in runs[0].dates
        )
    words = text[start:end].strip(_EDGES)
    if not words:
        return
    left = text.index(words, start)
    parts = [part for part in re.finditer(r"[^/|,;]+?(?=\s*(?:[/|,;]|$))", words)]
    agencies = [part for part in parts[1:] if lexicon.media.agency(part.group().strip())]
    cut = agencies[0].start() if agencies else len(words)
    name = re.split(r"\s{2,}", words[:cut].rstrip(" /|,;"))[0]
    yield Find("source", left, left + len(name), labelled=True)
    for part in agencies:
        offset = left + part.start() + len(part.group()) - len(part.group().lstrip())
        agency = part.group().strip()
        yield Find("agencies", offset, offset + len(agency), lexicon.media.agency(agency))


def read_picture(text: str, lexicon: Lexicon) -> Iterator[Find]:
    """Yield what a line says of a picture: its caption, its credit."""
    credit = CREDIT.fullmatch(text)
    if credit and len(text.split()) <= _LONGEST_CREDIT:
        group = "credit" if credit["credit"] else "plain"
        if "://" in credit[group]:
            return
        byline = read_byline(credit[group], lexicon) if OFFICE.search(credit[group]) else None
        if byline and byline.authors:  # "Credit: Jane Roe, Staff Writer" signs the text
            offset = credit.start(group)
            yield from (Find("authors", offset + span.start, offset + span.end) for span in byline.authors)
            return
        yield Find("credits", *credit.span(group))
        return
    caption = CAPTION.fullmatch(text)
    if caption:
        yield from (
            Find(FIELD_OF_CAPTION[name], *caption.span(name)) for name in FIELD_OF_CAPTION if caption[name]
        )
        return
        return
    told = CREDITED_CAPTION.fullmatch(text)
    if told:
        group = "owner" if told["owner"] else "named"
        if group == "named" or OWNER.fullmatch(told["owner"]) or _is_owner(told["owner"], lexicon):
            yield Find("caption", *told.span("caption"))
            yield Find("credits", *told.span(group))
        return
    left, right = _trim(text, 0, len(text))
    if _is_owner(text[left:right], lexicon):
        yield Find("credits", left, right)


def _is_owner(text: str, lexicon: Lexicon) -> bool:
    """Tell whom a picture is credited to: "Jane Roe/AFP", "AP Photo/Jane Roe", "Getty Images", "Jane Roe for The Example"."""
    if len(text.split()) > _LONGEST_OWNER or not text[:1].isalpha():
        return False
    parts = [part.strip() for part in _OWNERS.split(text)]
    if len(parts) > 1:
        return all(
            part and (part[0].isupper() or lexicon.media.takes_pictures(part)) for part in parts
        ) and any(lexicon.media.takes_pictures(part) or _PICTURE_WORD.search(part) for part in parts)
    by, _, outlet = text.partition(" for ")
    if outlet:
        return (
            is_outlet(outlet, lexicon)
            and 2 <= len(by.split()) <= 4
            and all(word[0].isupper() for word in by.split())
        )
    return lexicon.media.takes_pictures(text) and lexicon.media.agency(text) is None


def _dated(text: str, runs: tuple[Run, ...], lexicon: Lexicon) -> Iterator[Find]:
    """Yield the dates of a line and the fields around them; nothing where it is a sentence with a date in it."""
    finds: list[Find] = []
    position = 0
    for run in runs:
        around = _around(text, position, run.start, lexicon)
        if around is None:
            break
        finds += around
        finds += [_date(date) for date in run.dates]
        position = run.end
    else:
        rest = _around(text, position, len(text), lexicon)
        labelled = bool(runs[0].dates and runs[0].dates[0].labelled and not runs[0].start)
        if rest is not None:
            yield from finds
            yield from rest
        elif labelled and len(text.split()) <= _LONGEST_LABELLED_DATE:
            yield from finds


def _date(date: DateFind) -> Find:
    return Find(date.field, date.start, date.end, date.value, date.labelled, date.orders)


def _around(text: str, start: int, end: int, lexicon: Lexicon) -> list[Find] | None:
    """Return the fields of what stands beside a date; None where it is other text."""
    finds: list[Find] = []
    if _NOTHING.fullmatch(text, start, end):
        return finds
    whole = _of_part(text, *_trim(text, start, end), lexicon, trusted=True)
    if whole is not None:
        return whole
    position = start
    for bar in [*_BAR.finditer(text, start, end), None]:
        stop = bar.start() if bar else end
        left, right = _trim(text, position, stop)
        position = bar.end() if bar else end
        if left >= right:
            continue
        part = _of_part(text, left, right, lexicon, trusted=bool(finds) or start == 0)
        if part is None:
            return None
        finds += part
    return finds


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _of_part(text: str, start: int, end: int, lexicon: Lexicon, *, trusted: bool) -> list[Find] | None:
    """Return the fields of a part of a line; None where it is none."""
    part = text[start:end]
    if start >= end or _NOTHING.fullmatch(part):
        return []
    label = lexicon.labels.read(part)
    if label:
        found = list(_labelled(part, *label, lexicon))
        return [find._replace(start=find.start + start, end=find.end + start) for find in found]
    outlet = _outlet(text, start, end, lexicon)
    if outlet:
        return list(outlet)
    if lexicon.furniture.reason(part):
        return [Find("detail", start, end)]
    if lexicon.is_section(part):
        return [Find("section", start, end)]
    byline = read_byline(part, lexicon, trusted=trusted)
    if byline:
        return [
            find._replace(start=find.start + start, end=find.end + start)
            for find in _byline(byline, len(part))
        ]
    words = part.split()
    if key_of(part) in lexicon.gazetteer.places.values:
        return [Find("place", start, end)]
    if len(words) <= _LONGEST_OUTLET and all(
        word[0].isupper() or word.lower() in {"of", "the", "and"} for word in words
    ):
        return [Find("beside date", start, end)]
    return None


def _outlet(text: str, start: int, end: int, lexicon: Lexicon) -> tuple[Find, ...]:
    """Return a part that names an outlet or an agency and nothing else."""
    part = text[start:end]
    if is_outlet(part, lexicon) or DOMAIN.fullmatch(part):
        return (Find("source", start, end),)
    agency = lexicon.media.agency(part.strip("()[]"))
    return (Find("agencies", start, end, agency),) if agency else ()


def _in_parts(text: str, lexicon: Lexicon) -> Iterator[Find]:
    """Yield the fields of a line that bars part, where every part is one."""
    finds: list[Find] = []
    bars = list(_BAR.finditer(text))
    if not bars:
        return
    position = 0
    for bar in [*bars, None]:
        left, right = _trim(text, position, bar.start() if bar else len(text))
        position = bar.end() if bar else len(text)
        part = _of_part(text, left, right, lexicon, trusted=False)
        if part is None:
            return
        finds += part
    led = any(find.field == "authors" and find.labelled for find in finds)
    if not led and any(find.field == "beside date" for find in finds):
        return
    if any(find.field in {"authors", "source", "agencies"} for find in finds):
        yield from finds


def _byline(byline: Byline, length: int) -> Iterator[Find]:
    yield from (Find("authors", span.start, span.end, labelled=byline.led) for span in byline.authors)
    yield from (Find("agencies", span.start, span.end, span.name) for span in byline.agencies)
    if byline.outlet:
        yield Find("byline outlet", byline.outlet.start, byline.outlet.end)
    if not byline.authors and not byline.agencies:
        yield Find("unnamed", 0, length)


def is_outlet(text: str, lexicon: Lexicon) -> bool:
    """Tell a known outlet's name that stands alone: not "Science", a section, nor "(Reuters)", a sign-off."""
    outlet = lexicon.media.outlet(text)
    if outlet is None or text[:1] == "(" or lexicon.is_section(text):
        return False
    return not (outlet.ambiguous and len(fold(text).split()) == 1)
