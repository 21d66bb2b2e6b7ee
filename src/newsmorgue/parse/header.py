"""What stands above an article's text: title, standfirst, dates, byline, source, first picture."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsmorgue.lexicon import Lexicon
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import (
    BYLINE,
    CAPTION,
    CREDIT,
    DATE_PREFIX,
    DOMAIN,
    FIELD_BARS,
    FIELD_OF_CAPTION,
    KICKER,
    LABEL,
    LABELLED_FIELD,
    OFFICE,
    SENTENCE_END,
    TITLE_SUFFIX,
    UNCLEAR_DATE,
)
from newsmorgue.parse.sources import Clue, SourceClue
from newsmorgue.text.dates import read_date
from newsmorgue.text.fold import fold

# No header is longer than this many lines, and it is over when so many lines have told nothing.
_WINDOW = 40
_PATIENCE = 3
_LONGEST_TITLE = 40
_LONGEST_STANDFIRST = 60
_LONGEST_OUTLET = 5
# Sections of papers that are outlets' names as well.
_SECTIONS = frozenset({"Science", "Nature", "Time", "Money", "People", "Fortune", "Metro", "Life"})
_LONGEST_SECTION = 2
_PROSE = 12
_BETWEEN_DATES = re.compile(r"[\s|/,;\u00b7\u2022\u2013\u2014-]*")
_NAME = re.compile(
    r"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*|al|bin|da|de|del|della|der|di|du|la|le|van|von)", re.UNICODE
)
# Why header lines that tell no field are set aside.
_ASIDE = {
    "other": "other date",
    "unclear": "date of unclear order",
    "unnamed": "byline without a name",
    "detail": "archive label",
}


class Find(NamedTuple):
    """A field read in a line: spans count in the line's text. `labelled` where the line says which it is."""

    field: str
    start: int
    end: int
    value: str | None = None
    labelled: bool = False


@dataclass(frozen=True, slots=True)
class Header:
    """The lines that are left for the body, and what points to the outlet."""

    rest: tuple[Line, ...]
    clues: tuple[SourceClue, ...]


class Plain(NamedTuple):
    """A header line that names its field by its place only; `pictured` where a credit follows it."""

    line: Line
    pictured: bool


def read_header(draft: Draft, lines: Sequence[Line], lexicon: Lexicon) -> Header:
    """Put the header's fields into `draft` and return what is left."""
    found = [tuple(_finds(line, lexicon)) for line in lines[:_WINDOW]]
    length = _length(lines, found)
    clues: list[SourceClue] = []
    plain: list[Plain] = []
    for i, finds in enumerate(found[:length]):
        if not finds:
            plain.append(Plain(lines[i], _credit_follows(i, lines, found)))
        for find in finds:
            _keep(draft, lines[i], find, clues, alone=len(finds) == 1)
    rest = list(lines[length:])
    if (
        "title" not in draft.values
        and not plain
        and rest
        and _may_be_title(rest[0])
        and not _is_prose(rest[0])
    ):
        plain.append(Plain(rest.pop(0), pictured=False))
    if "title" not in draft.values:
        plain = _read_title(draft, plain, clues, lexicon)
    _split_title(draft, clues, lexicon)
    if not plain and "title" in draft.values and _opens_with_standfirst(rest):
        plain = [Plain(rest.pop(0), pictured=False)]
    left = tuple(_read_standfirst(draft, plain))
    return Header((*left, *rest), tuple(clues))


def is_outlet(text: str, lexicon: Lexicon) -> bool:
    """Tell a known outlet's name that stands alone: not "Science", a section, nor "(Reuters)", a sign-off."""
    outlet = lexicon.media.outlet(text)
    return outlet is not None and text[:1] != "(" and not (outlet.ambiguous and len(text.split()) == 1)


def read_names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the names in a byline, "JANE ROE and John Doe in Cairo, Political Editor"."""
    position = 0
    for part in re.split(r"(\s*(?:,|;|&|\||\band\b)\s*)", text):
        words = list(re.finditer(r"\S+", part))
        names = 0
        while names < len(words) and _NAME.fullmatch(words[names].group().rstrip(".")):
            names += 1
        is_separator = part.strip(" ,;&|") in {"", "and"}
        if 2 <= names <= 5 and not is_separator and not OFFICE.search(part):
            yield position + words[0].start(), position + words[names - 1].end()
        elif not is_separator and position:
            return  # what follows a name without being one is its office or outlet
        position += len(part)


def _finds(line: Line, lexicon: Lexicon) -> Iterator[Find]:
    """Yield the fields that a line carries; none where it is part of the text, or the title."""
    yield from _finds_in(line.text, FIELD_BARS, lexicon)


def _finds_in(text: str, bars: Sequence[re.Pattern[str]], lexicon: Lexicon) -> Iterator[Find]:
    """Yield the fields of a stretch: those of its parts where every part tells one, else of the whole."""
    parts = tuple(_finds_in_parts(text, bars, lexicon)) if bars else ()
    yield from parts or _fields(text, lexicon)


def _finds_in_parts(text: str, bars: Sequence[re.Pattern[str]], lexicon: Lexicon) -> Iterator[Find]:
    position = 0
    finds = []
    for bar in [*bars[0].finditer(text), None]:
        end = bar.start() if bar else len(text)
        part = tuple(_finds_in(text[position:end], bars[1:], lexicon))
        if not part:
            return
        finds += [find._replace(start=find.start + position, end=find.end + position) for find in part]
        position = bar.end() if bar else end
    yield from finds


def _fields(text: str, lexicon: Lexicon) -> Iterator[Find]:
    words = len(text.split())
    label = LABEL.fullmatch(text)
    if label:
        yield from _labelled(label)
        return
    dates = list(_dates(text))
    if dates:
        yield from dates
        return
    credit = CREDIT.fullmatch(text)
    if credit and words <= 18:
        group = "credit" if credit["credit"] else "plain"
        yield Find("credits", *credit.span(group))
        return
    byline = BYLINE.fullmatch(text)
    if byline and not SENTENCE_END.search(text):
        offset = byline.start("names")
        names = [Find("authors", offset + a, offset + b) for a, b in read_names(byline["names"])]
        if not names and OFFICE.search(text):
            names = [Find("unnamed", 0, len(text))]
        yield from names
        return
    caption = CAPTION.fullmatch(text)
    if caption:
        yield from (
            Find(FIELD_OF_CAPTION[name], *caption.span(name)) for name in FIELD_OF_CAPTION if caption[name]
        )
        return
    if words <= _LONGEST_OUTLET and (is_outlet(text, lexicon) or DOMAIN.fullmatch(text)):
        yield Find("source", 0, len(text))


def _labelled(label: re.Match[str]) -> Iterator[Find]:
    field = LABELLED_FIELD[label["label"].casefold()]
    start, end = label.span("value")
    if field in {"published", "updated"}:
        date = read_date(label["value"])
        yield Find(field, start, start + date.end, date.value) if date else Find("unclear", start, end)
        return
    if field == "authors":
        names = list(read_names(label["value"]))
        yield from (Find(field, start + a, start + b) for a, b in names)
        if names:
            return
    yield Find(field, start, end, labelled=True)


def _dates(text: str) -> Iterator[Find]:
    """Yield the dates of a line that is nothing but dates and the words for them."""
    position = 0
    finds = []
    while position < len(text):
        prefix = DATE_PREFIX.match(text, position)
        after = prefix.end() if prefix else position
        date = read_date(text[after:])
        if date is None:
            if UNCLEAR_DATE.fullmatch(text, after):
                yield Find("unclear", after, len(text))
            return
        field = (
            next((name for name, word in prefix.groupdict().items() if word), "published")
            if prefix
            else "published"
        )
        finds.append(Find(field, after, after + date.end, date.value))
        between = _BETWEEN_DATES.match(text, after + date.end)
        position = between.end() if between else len(text)
    yield from finds


def _length(lines: Sequence[Line], found: Sequence[tuple[Find, ...]]) -> int:
    """Return how many lines the header has: up to the last that tells a field, near enough to another."""
    last = -1
    prose = 0
    for i, finds in enumerate(found):
        # Below text, an outlet alone signs it off.
        if finds and not (prose and all(find.field == "source" for find in finds)):
            last, prose = i, 0
            continue
        prose += _is_prose(lines[i])
        if i - last > _PATIENCE or prose > 1:
            break
    return last + 1


def _is_prose(line: Line) -> bool:
    return line.words >= _PROSE and SENTENCE_END.search(line.text) is not None


def _may_be_title(line: Line) -> bool:
    return line.words <= _LONGEST_TITLE and not (line.words > 20 and SENTENCE_END.search(line.text))


def _keep(draft: Draft, line: Line, find: Find, clues: list[SourceClue], *, alone: bool) -> None:
    start, end = line.start + find.start, line.start + find.end
    stretch = (line.start, line.end) if alone else (start, end)
    if find.field in _ASIDE:
        draft.remove(*stretch, _ASIDE[find.field])
    elif find.field == "caption":
        draft.add_caption(start, end)
    elif find.field == "source":
        clue = Clue.LABEL if find.labelled else Clue.HEADER_LINE
        clues.append(SourceClue(clue, draft.piece(start, end)))
    elif find.field in {"authors", "credits"}:
        if not draft.add(find.field, start, end):
            draft.remove(*stretch, "repeated line")
    elif not draft.put(find.field, start, end, find.value):
        draft.remove(*stretch, f"repeated {find.field}")


def _credit_follows(i: int, lines: Sequence[Line], found: Sequence[tuple[Find, ...]]) -> bool:
    after = found[i + 1] if i + 1 < len(found) else ()
    if not any(find.field == "credits" for find in after) or lines[i].block != lines[i + 1].block:
        return False
    # In a dump without blank lines, the paragraph above a picture is none of its.
    return not _is_prose(lines[i]) or i == 0 or lines[i - 1].block != lines[i].block


def _read_title(draft: Draft, plain: list[Plain], clues: list[SourceClue], lexicon: Lexicon) -> list[Plain]:
    """Put the title, with a kicker or an unlabelled outlet beside it, and return the other lines."""
    rest = list(plain)
    if len(rest) > 1:
        first, second = rest[0].line, rest[1].line
        shorter = min(first, second, key=lambda line: line.words)
        if _is_kicker(first, second):
            draft.put("kicker", first.start, first.end)
            rest.pop(0)
        elif (
            not clues
            and first.block == second.block
            and (
                _may_be_outlet(shorter, lexicon)
                or (shorter is first and _heads_title(first, second, lexicon))
            )
        ):
            clues.append(SourceClue(Clue.HEADER_LINE, draft.piece(shorter.start, shorter.end)))
            rest = [entry for entry in rest if entry.line is not shorter]
    if rest and _may_be_title(rest[0].line):
        title = rest.pop(0).line
        draft.put("title", title.start, title.end)
    return rest


def _is_kicker(line: Line, below: Line) -> bool:
    """Tell the name of a section from a title: "WORLD NEWS", "Politics | Europe", "Sport"."""
    if KICKER.fullmatch(line.text) and ("|" in line.text or line.text.isupper()):
        return True
    return (
        line.words <= _LONGEST_SECTION
        and (line.text.isupper() or line.words == 1)
        and not below.text.isupper()
        and not SENTENCE_END.search(below.text)
        and below.words > _LONGEST_SECTION
        and _may_be_title(below)
    )


def _may_be_outlet(line: Line, lexicon: Lexicon) -> bool:
    """Tell an outlet beside a title: a listed one, or one by its words ("Courier") that no list knows."""
    words = lexicon.organizations.words
    if lexicon.media.outlet(line.text) and KICKER.fullmatch(line.text) is None and line.text not in _SECTIONS:
        return True
    return (
        2 <= line.words <= _LONGEST_OUTLET
        and not SENTENCE_END.search(line.text)
        and any(word.type == "media" for word in map(words.last.values.get, fold(line.text).split()) if word)
    )


def _heads_title(line: Line, below: Line, lexicon: Lexicon) -> bool:
    """Tell an outlet that no list knows by its place: a few capitalised words above a longer headline."""
    words = fold(line.text).split()
    is_somebody = words[:1] and words[0] in lexicon.people.given
    return (
        2 <= line.words <= _LONGEST_OUTLET - 1
        and all(word[0].isupper() for word in line.text.split())
        and not is_somebody
        and below.words > line.words + 2
        and not below.text.endswith(".")
        and _may_be_title(below)
    )


def _opens_with_standfirst(rest: Sequence[Line]) -> bool:
    return (
        len(rest) > 1
        and 6 <= rest[0].words <= _LONGEST_TITLE
        and not SENTENCE_END.search(rest[0].text)
        and _is_prose(rest[1])
    )


def _read_standfirst(draft: Draft, plain: Sequence[Plain]) -> Iterator[Line]:
    """Put captions and the standfirst, and yield the lines that are neither."""
    for line, pictured in plain:
        if "title" in draft.values and fold(line.text) == fold(draft.values["title"]):
            draft.remove(line.start, line.end, "repeated title")
        elif pictured:
            draft.add_caption(line.start, line.end)
        elif line.words > _LONGEST_STANDFIRST or not draft.put("standfirst", line.start, line.end):
            yield line


def _split_title(draft: Draft, clues: list[SourceClue], lexicon: Lexicon) -> None:
    """Take the outlet off a title like "Ten held | Example Times"."""
    title = draft.fields.get("title")
    if title is None:
        return
    match = TITLE_SUFFIX.fullmatch(draft.text[title.start : title.end])
    if match is None:
        return
    known = lexicon.media.outlet(match["outlet"]) is not None or DOMAIN.fullmatch(match["outlet"]) is not None
    barred = "|" in draft.text[title.start + match.end("title") : title.start + match.start("outlet")]
    if known or (barred and not clues and len(match["outlet"].split()) <= _LONGEST_OUTLET):
        start, end = (title.start + position for position in match.span("outlet"))
        clues.append(SourceClue(Clue.TITLE_SUFFIX, draft.piece(start, end)))
        piece = draft.piece(title.start, title.start + match.end("title"))
        draft.fields["title"] = piece
        draft.values["title"] = piece.text
