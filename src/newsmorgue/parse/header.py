"""What stands above an article's text: title, standfirst, kicker, dates, byline, outlet, first picture."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.parse.bylines import may_be_outlet
from newsmorgue.parse.draft import Draft, OpenDate
from newsmorgue.parse.fields import Find
from newsmorgue.parse.layout import Layout, ends_sentence, is_paragraph
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import BULLET, DOMAIN, KEY_POINTS, KICKER_BAR, TITLE_SUFFIX
from newsmorgue.parse.sources import Clue, SourceClue
from newsmorgue.text.fold import fold, squash

_LONGEST_TITLE = 40
_LONGEST_STANDFIRST = 70
_SHORTEST_STANDFIRST = 5
_LONGEST_OUTLET = 6
_LONGEST_POINT = 28
_FEWEST_POINTS = 2
_LONGEST_SHOUT = 4
_KICKER_REACH = 2
_SHORT = 5
_MENU_BARS = 2
_SHORTEST_TITLE = 3
# Titles stand above bylines; what stands below one has to look the more like a title.
_BELOW_BYLINE = 0.7
# How much more a standfirst may look like a title than the title above it.
_CLOSE = 1.8
# A title shares words with its article: how many of its first words are looked through.
_TEXT_WORDS = 500
_STEM = 5
# What is set aside between header fields: a word of a menu, the name of a section.
ABOVE = "above the title"
BELOW = "between title and text"
# Why header lines that tell no field are set aside.
_ASIDE = {
    "other": "other date",
    "relative": "date without a day",
    "unnamed": "byline without a name",
    "detail": "archive label",
    "section": "section",
    "label": "label",
    "text": "label",
    "place": "place of the byline",
}


# "Corbin Falls Gazette (WI)".
NAMED = re.compile(r"(?P<name>[^()]+?)(?:\s*\([^()]{2,30}\))?")


# "BC-US--Wrong Clock", "NORLAND-COPPER/ (UPDATE 2)": what agencies call a piece among themselves.
_SLUG = re.compile(r"[A-Z][A-Z0-9.-]*(?:/|--)|[A-Z]{2}-[A-Z]{2}-|\([A-Z]{2,4}\)\s")
_FROM_HOME = re.compile(r"(?:home|you are here|accueil|inicio|startseite|anasayfa)\b", re.IGNORECASE)


def read_header(draft: Draft, layout: Layout, lexicon: Lexicon) -> tuple[list[SourceClue], list[Line]]:
    """Put the header's fields into `draft`; return what points to the outlet, and the lines that are text after all."""
    clues: list[SourceClue] = []
    lines = list(layout.header)
    _keep_labelled(draft, [*lines, *layout.footer], layout)
    title = _title(draft, lines, layout, lexicon)
    at = lines.index(title) if title else -1
    # What stands below the title is said of the article; a date far above it may be that of the visit.
    for line in [*lines[max(at, 0) :], *reversed(lines[: max(at, 0)])]:
        for find in layout.fields(line):
            keep(draft, line, find, clues, lexicon, alone=len(layout.fields(line)) == 1)
    left = _around_title(draft, lines, at, layout, clues, lexicon)
    clues += _clues_in_names(draft, lines, at, layout, lexicon)
    split_title(draft, clues, lexicon)
    return clues, left


def keep(
    draft: Draft, line: Line, find: Find, clues: list[SourceClue], lexicon: Lexicon, *, alone: bool
) -> None:
    """Put one find into `draft`, or set it aside with the reason."""
    start, end = line.start + find.start, line.start + find.end
    stretch = (line.start, line.end) if alone else (start, end)
    if find.field in _ASIDE:
        draft.remove(*stretch, _ASIDE[find.field])
    elif find.field == "caption":
        draft.add_caption(start, end)
    elif find.field in _CLUES:
        clue = Clue.LABEL if find.labelled else _CLUES[find.field]
        if clue is Clue.BESIDE_DATE and not may_be_outlet(draft.readable[start:end], lexicon):
            clue = Clue.NAME_BESIDE_DATE
        clues.append(SourceClue(clue, draft.piece(start, end)))
    elif find.orders:
        draft.open_dates.append(OpenDate(find.field, start, end, find.orders))
    elif find.field in {"authors", "agencies", "credits", "tags"}:
        if not draft.add(find.field, start, end, find.value):
            draft.remove(*stretch, "repeated line")
    elif not draft.put(find.field, start, end, find.value):
        if (start, end) != (draft.fields[find.field].start, draft.fields[find.field].end):
            draft.remove(*stretch, f"repeated {find.field}")


_CLUES = {
    "source": Clue.HEADER_LINE,
    "beside date": Clue.BESIDE_DATE,
    "byline outlet": Clue.BYLINE,
}


def _keep_labelled(draft: Draft, lines: Sequence[Line], layout: Layout) -> None:
    """Put the single fields that say what they are first: they outrank what is told by its place."""
    for line in lines:
        for find in layout.fields(line):
            if find.labelled and find.field in {"title", "standfirst", "kicker"}:
                draft.put(find.field, line.start + find.start, line.start + find.end, find.value)


def _title(draft: Draft, lines: Sequence[Line], layout: Layout, lexicon: Lexicon) -> Line | None:
    """Return the line that is the title, which is put into `draft`."""
    if "title" in draft.values:
        words = fold(draft.values["title"])
        return next((line for line in lines if fold(line.text) == words), None)
    points = _headed_points(lines, layout)
    plain = [
        (i, line)
        for i, line in enumerate(lines)
        if i not in points and not layout.fields(line) and _may_be_title(line, lexicon)
    ]
    if not plain:
        # A title that reads like something else: an obituary's is a name.
        plain = [(i, line) for i, line in enumerate(lines) if _may_be_misread(layout.fields(line))]
        layout.finds.update({line.start: () for _, line in plain})
    if not plain:
        return None
    text_words = _stems(" ".join(line.text for line in layout.text)[: _TEXT_WORDS * 6])
    times = Counter(fold(_without_suffix(line.text)) for line in (*lines, *layout.footer))
    field_at = [
        i
        for i, line in enumerate(lines)
        if any(find.field in {"published", "updated", "authors", "relative"} for find in layout.fields(line))
    ]
    signed_at = min((i for i, line in enumerate(lines) if _signs(layout.fields(line))), default=len(lines))
    scores = {
        i: _title_score(line, i, lines, text_words, times, field_at) - _BELOW_BYLINE * (i > signed_at)
        for i, line in plain
    }
    best = max(scores, key=lambda i: (scores[i], -i))
    while _tops(best - 1, lines, scores, text_words):
        best -= 1
    draft.put("title", lines[best].start, lines[best].end)
    return lines[best]


def _signs(finds: Sequence[Find]) -> bool:
    return any(find.field == "authors" for find in finds)


def _tops(i: int, lines: Sequence[Line], scores: Mapping[int, float], text_words: frozenset[str]) -> bool:
    """Tell a title from the standfirst below it, which may look more like one."""
    if i not in scores or lines[i].words < _SHORTEST_TITLE or lines[i].text.endswith("."):
        return False
    return bool(_stems(lines[i].text) & text_words) and scores[i] > scores[i + 1] - _CLOSE


def _may_be_misread(finds: Sequence[Find]) -> bool:
    return not any(find.labelled or find.value or find.orders or find.field == "source" for find in finds)


def _may_be_title(line: Line, lexicon: Lexicon) -> bool:
    long_sentence = line.words > 20 and ends_sentence(line)
    if line.words > _LONGEST_TITLE or long_sentence or lexicon.is_section(line.text):
        return False
    named = NAMED.fullmatch(line.text)
    is_name = named is not None and may_be_outlet(named["name"], lexicon)
    return not is_name and len(KICKER_BAR.findall(_without_suffix(line.text))) < _MENU_BARS


def _title_score(
    line: Line,
    i: int,
    lines: Sequence[Line],
    text_words: frozenset[str],
    times: Counter[str],
    field_at: Sequence[int],
) -> float:
    """Return how much a line of the header looks like the title."""
    own = _stems(_without_suffix(line.text))
    shared = len(own & text_words) / max(len(own), 4)
    score = 4 * shared
    score += 2.5 * (shared > 0 and times[fold(_without_suffix(line.text))] > 1 and line.words > 2)
    score += 1.0 * (4 <= line.words <= 22) - 1.0 * (line.words <= 2)
    score -= 0.8 * (ends_sentence(line) and not line.text.endswith(("?", "!", '"', "\u2019", "\u201d")))
    below = [at - i for at in field_at if at > i]
    distance = min(below) if below else len(lines) - i
    score += max(0.0, 1.0 - 0.1 * distance)
    opens = i == 0 or lines[i - 1].block != line.block or lines[i - 1].words < _SHORT
    score += 0.6 * opens - 2.0 * (_SLUG.match(line.text) is not None)
    return score - 0.02 * i


def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in fold(text).split() if len(word) > 3)


def _without_suffix(text: str) -> str:
    match = TITLE_SUFFIX.fullmatch(text)
    return match["title"] if match else text


def _around_title(
    draft: Draft, lines: Sequence[Line], at: int, layout: Layout, clues: list[SourceClue], lexicon: Lexicon
) -> list[Line]:
    """Put kicker, standfirst and captions, and return the lines that are text after all."""
    left: list[Line] = []
    title = fold(draft.values.get("title", ""))
    last_field = max((i for i, line in enumerate(lines) if layout.fields(line)), default=-1)
    points = _key_points(lines, at, layout, lexicon)
    signed = any(_signs(layout.fields(line)) for line in lines[at + 1 :])
    for i in [*reversed(range(at)), *range(at + 1, len(lines))] if at >= 0 else range(len(lines)):
        line = lines[i]
        if layout.fields(line):
            continue
        if title and fold(_without_suffix(line.text)) == title:
            clues += _clue_in_suffix(draft, line, lexicon)
            draft.remove(line.start, line.end, "repeated title")
        elif i in points:
            left.append(line._replace(kind=points[i]))
        elif i < at:
            is_kicker = not _is_in_menu(lines, i) and _is_kicker(line, at - i, lexicon)
            if not (is_kicker and draft.put("kicker", line.start, line.end)):
                draft.remove(line.start, line.end, ABOVE)
        elif _credit_follows(lines, i, layout):
            draft.add_caption(line.start, line.end)
        elif lexicon.is_section(line.text):
            if not (_is_kicker(line, i - at, lexicon) and draft.put("kicker", line.start, line.end)):
                draft.remove(line.start, line.end, BELOW)
        elif i > last_field >= 0 and "standfirst" in draft.values and ends_sentence(line):
            left.append(line)
        elif i > last_field and signed and not ends_sentence(line) and line.words >= _SHORTEST_STANDFIRST:
            draft.add_caption(line.start, line.end)
        elif _SHORTEST_STANDFIRST <= line.words <= _LONGEST_STANDFIRST and draft.put(
            "standfirst", line.start, line.end
        ):
            continue
        elif is_paragraph(line) or (i > last_field and ends_sentence(line)):
            left.append(line)
        else:
            draft.remove(line.start, line.end, BELOW)
    return sorted(left)


def _clues_in_names(
    draft: Draft, lines: Sequence[Line], at: int, layout: Layout, lexicon: Lexicon
) -> Iterator[SourceClue]:
    """Yield lines that are called like newspapers ("The Dunmere Argus"), the nearest to the title first."""
    for line in sorted(lines, key=lambda line: abs(lines.index(line) - at)):
        named = NAMED.fullmatch(line.text)
        if (
            named
            and line.start != draft_start(draft)
            and not layout.fields(line)
            and may_be_outlet(named["name"], lexicon)
        ):
            yield SourceClue(Clue.NAMED_LIKE_ONE, draft.piece(line.start, line.start + named.end("name")))
            return
    for i in (at - 1, at + 1):
        if at >= 0 and 0 <= i < len(lines) and _may_be_name(lines, i, layout, lexicon):
            yield SourceClue(Clue.NAME_BESIDE_TITLE, draft.piece(lines[i].start, lines[i].end))


def _may_be_name(lines: Sequence[Line], i: int, layout: Layout, lexicon: Lexicon) -> bool:
    """Tell an outlet that no list knows by its place: capitalised words that open the dump, or stand above a date."""
    line = lines[i]
    words = line.text.split()
    dated = i + 1 < len(lines) and any(find.field == "published" for find in layout.fields(lines[i + 1]))
    return (
        (i == 0 or dated)
        and not layout.fields(line)
        and len(words) < _SHORT
        and all(word[0].isupper() for word in words)
        and not ends_sentence(line)
        and not lexicon.is_section(line.text)
        and key_of(line.text) not in lexicon.gazetteer.places.values
        and fold(words[0]) not in lexicon.people.given
    )


def draft_start(draft: Draft) -> int | None:
    """Return where the title begins."""
    title = draft.fields.get("title")
    return title.start if title else None


def _key_points(lines: Sequence[Line], at: int, layout: Layout, lexicon: Lexicon) -> dict[int, str]:
    """Return the lines of a list of key points above the text, with their kinds: its heading and its items."""
    found = {i: kind for i, kind in _headed_points(lines, layout).items() if i > at}
    if found:
        return found
    row = [
        i
        for i in range(at + 1, len(lines))
        if not layout.fields(lines[i])
        and _SHORTEST_STANDFIRST <= lines[i].words <= _LONGEST_POINT
        and not ends_sentence(lines[i])
    ]
    row = [i for i in row if not _credit_follows(lines, i, layout)]
    is_row = len(row) >= _FEWEST_POINTS and row[-1] - row[0] == len(row) - 1
    return dict.fromkeys(row, "list") if is_row and at >= 0 else {}


def _headed_points(lines: Sequence[Line], layout: Layout) -> dict[int, str]:
    """Return the lines of lists that a heading ("Key points") or their bullets show, with their kinds."""
    found: dict[int, str] = {}
    headed = False
    for i, line in enumerate(lines):
        if layout.fields(line):
            headed = False
        elif KEY_POINTS.fullmatch(line.text):
            found[i] = "heading"
            headed = True
        elif headed or BULLET.match(line.text):
            found[i] = "list"
    return found


def _is_in_menu(lines: Sequence[Line], i: int) -> bool:
    """Tell a line that has other short ones above it in its block, or goes on from "Home"."""
    above = lines[max(i - 2, 0) : i]
    return _FROM_HOME.match(lines[i].text) is not None or (
        len(above) == 2 and all(line.block == lines[i].block and line.words < _SHORT for line in above)
    )


def _is_kicker(line: Line, distance: int, lexicon: Lexicon) -> bool:
    """Tell the name of a section beside a title: "WORLD NEWS", "Politics | Europe", "Sport"."""
    if distance > _KICKER_REACH or line.words > _LONGEST_OUTLET or ends_sentence(line):
        return False
    if lexicon.is_section(line.text):
        return True
    parts = KICKER_BAR.split(line.text)
    if len(parts) > 1:
        return any(lexicon.is_section(part) for part in parts)
    if distance > 1:
        return False
    letters = line.text.replace(" ", "").replace("&", "")
    shouted = letters.isalpha() and line.text.isupper() and line.words <= _LONGEST_SHOUT
    return shouted or key_of(line.text) in lexicon.gazetteer.places.values


def _credit_follows(lines: Sequence[Line], i: int, layout: Layout) -> bool:
    """Tell a caption: its credit stands below it, in its block."""
    after = layout.fields(lines[i + 1]) if i + 1 < len(lines) else ()
    return bool(after) and after[0].field == "credits" and lines[i].block == lines[i + 1].block


def split_title(draft: Draft, clues: list[SourceClue], lexicon: Lexicon) -> None:
    """Take the outlet off a title like "Ten held | Example Times"."""
    title = draft.fields.get("title")
    match = TITLE_SUFFIX.fullmatch(draft.readable[title.start : title.end]) if title else None
    if title is None or match is None or not _names_outlet(match, lexicon):
        return
    start, end = (title.start + position for position in match.span("outlet"))
    clues.append(SourceClue(Clue.TITLE_SUFFIX, draft.piece(start, end)))
    piece = draft.piece(title.start, title.start + match.end("title"))
    draft.fields["title"] = piece
    draft.values["title"] = squash(draft.readable[piece.start : piece.end])


def _clue_in_suffix(draft: Draft, line: Line, lexicon: Lexicon) -> Iterator[SourceClue]:
    match = TITLE_SUFFIX.fullmatch(line.text)
    if match and _names_outlet(match, lexicon):
        start, end = match.span("outlet")
        yield SourceClue(Clue.TITLE_SUFFIX, draft.piece(line.start + start, line.start + end))


def _names_outlet(match: re.Match[str], lexicon: Lexicon) -> bool:
    """Tell an outlet behind a title: a known one, or whatever stands behind a bar."""
    name = match["outlet"]
    known = lexicon.media.outlet(name) is not None or DOMAIN.fullmatch(name) is not None
    barred = "|" in match.string[match.end("title") : match.start("outlet")]
    return known or (barred and len(name.split()) <= _LONGEST_OUTLET)
