"""Which fields a line above or below an article's text carries."""

import re
from collections.abc import Iterable, Iterator

from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.parse.bylines import Byline, is_known_outlet, may_be_outlet, read_byline
from newsmorgue.parse.dates import Run, read_dates
from newsmorgue.parse.finds import Find
from newsmorgue.parse.patterns import DOMAIN, NOTED_NAME, PAGE_ADDRESS, REPORTING_SIGN_OFF
from newsmorgue.parse.pictures import read_picture

_LONGEST_OUTLET = 7
_LONGEST_NAME = 6
_LONGEST_LABELLED_DATE = 25
_LONGEST_INVERTED = 4
# What parts the fields of a line: bars, points, wide gaps, commas; beside a date, "by" as well.
_BAR = re.compile(r"\s*[|\u00b7\u2022>\u203a\u00bb]\s*|\s+[/\u2013\u2014-]+\s+|\s{3,}|\s*[,;]\s+")
_BAR_OR_BY = re.compile(rf"{_BAR.pattern}|\s+(?=[Bb]y[: ]\s*[A-Z])")
_EDGES = " \t,;:|/()[]\u00b7\u2022\u2013\u2014-"
_NOTHING = re.compile(r"\W*(?:at|on|in|the|by|and|from)?\W*", re.IGNORECASE)
_TAG = re.compile(r"[^,;|\[\]\"]+")
_CREDITED_PART = re.compile(r"[^/|,;]+?(?=\s*(?:[/|,;]|$))")
_WIDE_GAP = re.compile(r"\s{3,}")
# "Roe, Jane", as archives turn names round.
_INVERTED = re.compile(r"(?P<last>[^\W\d_][^,;]+),\s+(?P<first>[^\W\d_][^,;.]+)")
# "Marrow Bay (Cornwall)": a town with what it lies in. A part of a line has lost the brackets at its edges.
_TOWN_IN_BRACKETS = re.compile(r"[^\W\d_][^()]{1,30} \((?P<region>[^()]{2,30})\)?")
_FOR = re.compile(r"(?:for|of|at|from)\s+", re.IGNORECASE)
_TELLING = frozenset({"authors", "source", "agencies"})


def read_fields(text: str, lexicon: Lexicon) -> tuple[Find, ...]:
    """Return the fields that a line carries; none where it is part of the text, or the title."""
    label = lexicon.labels.read(text)
    found = tuple(_labelled(text, *label, lexicon)) if label else ()
    if found:
        return found
    address = PAGE_ADDRESS.fullmatch(text)
    if address:
        return (Find("url", *address.span("url")),)
    runs = read_dates(text, lexicon.date_words)
    byline = read_byline(text, lexicon)
    if byline and byline.led and not runs and (byline.authors or byline.agencies):
        return tuple(of_byline(byline, len(text)))
    picture = tuple(read_picture(text, lexicon))
    if picture:
        return picture
    if runs:
        return tuple(_dated(text, runs, lexicon))
    if byline:
        return tuple(of_byline(byline, len(text)))
    reporting = REPORTING_SIGN_OFF.fullmatch(text)
    if reporting:
        return tuple(_of_part(text, reporting.span("names"), lexicon, trusted=True) or ())
    if len(text.split()) <= _LONGEST_OUTLET:
        outlet = _outlet(text, (0, len(text)), lexicon)
        if outlet:
            return outlet
    return tuple(_barred(text, lexicon))


def is_outlet(text: str, lexicon: Lexicon) -> bool:
    """Tell a known outlet's name that stands alone: not "Science", a section, nor "(Reuters)", a sign-off."""
    return text[:1] != "(" and is_known_outlet(text, lexicon) and not lexicon.is_section(text)


def _labelled(text: str, field: str, start: int, lexicon: Lexicon) -> Iterator[Find]:
    """Yield what stands behind a label, which ends at `start`."""
    if start >= len(text):
        yield Find("label", 0, len(text), labelled=True)
    elif field == "authors":
        yield from (find.moved(start) for find in _labelled_authors(text[start:], lexicon))
    elif field == "tags":
        for part in _TAG.finditer(text, start):
            words = part.group().strip(" '#")
            if words:
                left = text.index(words, part.start())
                yield Find(field, left, left + len(words), labelled=True)
    elif field == "source":
        yield from (find.moved(start) for find in _labelled_source(text[start:], lexicon))
    elif field in {"published", "updated"}:
        for run in read_dates(text[start:], lexicon.date_words)[:1]:
            yield run.dates[0]._replace(field=field, labelled=True).moved(start)
    else:
        yield Find("detail" if field == "language" else field, start, len(text), labelled=True)


def _labelled_authors(text: str, lexicon: Lexicon) -> Iterator[Find]:
    value = text.split("|", maxsplit=1)[0].rstrip()
    byline = read_byline(value, lexicon, trusted=True)
    inverted = _INVERTED.match(value)
    if byline:
        yield from of_byline(byline, len(text))
    elif inverted and len(inverted.group().split()) <= _LONGEST_INVERTED:
        yield Find("authors", 0, inverted.end(), f"{inverted['first']} {inverted['last']}", labelled=True)
    else:
        yield Find("unnamed", 0, len(text), labelled=True)


def _labelled_source(text: str, lexicon: Lexicon) -> Iterator[Find]:
    """Yield the outlet and the agencies of "Source: The Example/AFP", and the dates that may follow."""
    runs = read_dates(text, lexicon.date_words)
    for run in runs[:1]:
        yield from run.dates
    start, end = _trim(text, (0, runs[0].start if runs else len(text)))
    parts = list(_CREDITED_PART.finditer(text, start, end))
    agencies = [part for part in parts[1:] if lexicon.media.agency(part.group().strip())]
    name = _WIDE_GAP.split(text[start : agencies[0].start() if agencies else end])[0]
    _, end = _trim(text, (start, start + len(name)))
    if start < end:
        yield Find("source", start, end, labelled=True)
    for part in agencies:
        left, right = _trim(text, part.span())
        yield Find("agencies", left, right, lexicon.media.agency(text[left:right]))


def _dated(text: str, runs: Iterable[Run], lexicon: Lexicon) -> Iterator[Find]:
    """Yield the dates of a line and the fields around them; nothing where it is a sentence with a date."""
    finds: list[Find] = []
    position = 0
    labelled = False
    for run in [*runs, None]:
        around = _around(text, (position, run.start if run else len(text)), lexicon)
        if around is None:
            if run or not (labelled and len(text.split()) <= _LONGEST_LABELLED_DATE):
                return
            break
        finds += around
        if run:
            labelled = labelled or (run.start == 0 and run.dates[0].labelled)
            finds += run.dates
            position = run.end
    yield from finds


def _around(text: str, span: tuple[int, int], lexicon: Lexicon) -> list[Find] | None:
    """Return the fields of what stands beside a date; None where it is other text."""
    start, end = span
    if _NOTHING.fullmatch(text, start, end):
        return []
    whole = _of_part(text, _trim(text, span), lexicon, trusted=True)
    if whole is not None:
        return whole
    finds: list[Find] = []
    for part in _split(text, span, _BAR_OR_BY):
        found = _of_part(text, part, lexicon, trusted=bool(finds) or start == 0)
        if found is None:
            return None
        finds += found
    return finds


def _barred(text: str, lexicon: Lexicon) -> Iterator[Find]:
    """Yield the fields of a line that bars part, where every part is one."""
    parts = list(_split(text, (0, len(text)), _BAR))
    if len(parts) <= 1:
        return
    finds: list[Find] = []
    for part in parts:
        found = _of_part(text, part, lexicon, trusted=False)
        if found is None:
            return
        finds += found
    told = {find.field for find in finds}
    signed = any(find.field == "authors" and find.labelled for find in finds)
    if told & _TELLING and (signed or "name" not in told):
        yield from finds


def _split(text: str, span: tuple[int, int], bar: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Yield the spans of the parts between bars, without blanks and marks at their ends."""
    position, end = span
    for match in [*bar.finditer(text, *span), None]:
        start, stop = _trim(text, (position, match.start() if match else end))
        if start < stop:
            yield start, stop
        position = match.end() if match else end


def _trim(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while start < end and text[end - 1] in _EDGES and not _closes(text[start:end]):
        end -= 1
    return start, end


def _closes(text: str) -> bool:
    """Tell whether a text ends with a bracket that it opens: "The Example (Online)"."""
    return text.endswith(")") and text.count("(") >= text.count(")")


def _of_part(text: str, span: tuple[int, int], lexicon: Lexicon, *, trusted: bool) -> list[Find] | None:
    """Return the fields of a part of a line; None where it is none. `trusted` as in `read_byline`."""
    start, end = span
    part = text[start:end]
    if _NOTHING.fullmatch(part):
        return []
    label = lexicon.labels.read(part)
    if label:
        return [find.moved(start) for find in _labelled(part, *label, lexicon)]
    outlet = _outlet(text, span, lexicon)
    if outlet:
        return list(outlet)
    written_for = _FOR.match(part)
    if written_for:
        name = part[written_for.end() :]
        if is_outlet(name, lexicon) or may_be_outlet(name, lexicon):
            return [Find("byline outlet", start + written_for.end(), end)]
    if lexicon.furniture.reason(part):
        return [Find("detail", start, end)]
    if lexicon.is_section(part):
        return [Find("section", start, end)]
    byline = read_byline(part, lexicon, trusted=trusted)
    if byline:
        return [find.moved(start) for find in of_byline(byline, len(part))]
    return _named(part, start, lexicon)


def _named(part: str, start: int, lexicon: Lexicon) -> list[Find] | None:
    """Return a part that is a place, an outlet, or some name; None where it is none."""
    end = start + len(part)
    places = lexicon.gazetteer.places.values
    in_brackets = _TOWN_IN_BRACKETS.fullmatch(part)
    if key_of(part) in places or (in_brackets and key_of(in_brackets["region"]) in places):
        return [Find("place", start, end)]
    words = part.split()
    if len(words) <= _LONGEST_NAME and all(
        word[0].isupper() or word in {"of", "the", "and"} for word in words
    ):
        return [Find("source" if may_be_outlet(part, lexicon) else "name", start, end)]
    return None


def _outlet(text: str, span: tuple[int, int], lexicon: Lexicon) -> tuple[Find, ...]:
    """Return a part that names an outlet (and one of its sections) or an agency, and nothing else."""
    start, end = span
    part = text[start:end]
    if is_outlet(part, lexicon) or DOMAIN.fullmatch(part):
        return (Find("source", start, end),)
    noted = NOTED_NAME.fullmatch(part)
    name, _, section = part.rpartition(" - ")
    if noted and is_outlet(noted["name"], lexicon):
        return (Find("source", start, start + noted.end("name")),)
    if lexicon.is_section(section) and is_outlet(name, lexicon):
        return (Find("source", start, start + len(name)),)
    agency = lexicon.media.agency(part.strip("()[]"))
    return (Find("agencies", start, end, agency),) if agency else ()


def of_byline(byline: Byline, length: int) -> Iterator[Find]:
    """Yield the fields of a byline that is `length` characters long."""
    yield from (Find("authors", span.start, span.end, labelled=byline.led) for span in byline.authors)
    yield from (Find("agencies", span.start, span.end, span.name) for span in byline.agencies)
    if byline.outlet:
        yield Find("byline outlet", byline.outlet.start, byline.outlet.end)
    if not byline.authors and not byline.agencies:
        yield Find("unnamed", 0, length)
