"""What stands above an article's text: title, standfirst, kicker, dates, byline, outlet, first picture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from newsmorgue.lexicon import SECTION_BAR, Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.parse.bylines import is_biography
from newsmorgue.parse.clues import Clue
from newsmorgue.parse.draft import Draft
from newsmorgue.parse.layout import Layout
from newsmorgue.parse.lines import Line
from newsmorgue.parse.patterns import FROM_HOME, PERSON_IN_BRACKETS, TOWN_AND_DASH, TOWN_AND_WIRE
from newsmorgue.parse.points import points_below
from newsmorgue.parse.prose import ends_sentence, is_paragraph
from newsmorgue.parse.sources import clue_in_suffix, clues_in_names, suffix_of
from newsmorgue.parse.titles import find_title, without_suffix
from newsmorgue.text.fold import fold

_STANDFIRST = range(5, 71)
_LONGEST_KICKER = 6
_LONGEST_LINE = 120
_FEWEST_WORDS = 4
_LONGEST_SHOUT = 4
_KICKER_REACH = 2
# Lines of fewer words, one above the other, are a menu.
_SHORT = 5
ABOVE = "above the title"
BELOW = "between title and text"


def read_header(draft: Draft, layout: Layout, lexicon: Lexicon) -> list[Line]:
    """Put the header's fields into `draft`; return its lines that are text after all, with their kinds."""
    _keep_labelled(draft, layout)
    at = _put_title(draft, layout, lexicon)
    # What stands below the title is said of the article; a date far above it may be that of the visit.
    for i in (*range(max(at, 0), len(layout.header)), *reversed(range(max(at, 0)))):
        line = layout.header[i]
        finds = layout.fields(line)
        for find in finds:
            if i < at and find.field == "source" and not find.labelled and _is_in_menu(layout, i):
                draft.add_clue(Clue.MENU, line.start + find.start, line.start + find.end)
            else:
                draft.keep(line, find, alone=len(finds) == 1)
    text = _Arrangement(draft, layout, lexicon, at).arrange()
    draft.clues += clues_in_names(draft, at, layout, lexicon)
    _split_title(draft, lexicon)
    return text


def _keep_labelled(draft: Draft, layout: Layout) -> None:
    """Put the single fields that say what they are first: they outrank what is told by its place."""
    for line in (*layout.header, *layout.footer):
        for find in layout.fields(line):
            if find.labelled and find.field in {"title", "standfirst", "kicker"}:
                draft.put(find.field, line.start + find.start, line.start + find.end, find.value)


def _put_title(draft: Draft, layout: Layout, lexicon: Lexicon) -> int:
    """Put the title unless it is there, and return its place in the header, -1 where it has none."""
    if "title" in draft.values:
        title = fold(draft.values["title"])
        return next((i for i, line in enumerate(layout.header) if fold(line.text) == title), -1)
    at = find_title(layout, lexicon)
    if at is None:
        return -1
    draft.put("title", layout.header[at].start, layout.header[at].end)
    return at


def _split_title(draft: Draft, lexicon: Lexicon) -> None:
    """Take the outlet off a title like "Ten held | Example Times"."""
    title = draft.fields.get("title")
    match = suffix_of(draft.readable[title.start : title.end], lexicon) if title else None
    if title and match:
        draft.clues += clue_in_suffix(draft, match, title.start)
        draft.drop("title")
        draft.put("title", title.start, title.start + match.end("title"))


def _is_in_menu(layout: Layout, i: int) -> bool:
    """Tell a header line that has other short ones above it in its block, or goes on from "Home"."""
    line = layout.header[i]
    above = layout.header[max(i - 2, 0) : i]
    return FROM_HOME.match(line.text) is not None or (
        len(above) == 2 and all(each.block == line.block and each.words < _SHORT for each in above)
    )


@dataclass(slots=True)
class _Arrangement:
    """The lines around a title that name no field, each told by its place and its look.

    `at` is the title's place in the header, or -1. Each rule takes a line's place, and tells whether it
    has dealt with the line; the first that has decides.
    """

    draft: Draft
    layout: Layout
    lexicon: Lexicon
    at: int
    points: Mapping[int, str] = field(init=False)
    last_field: int = field(init=False)
    signed: bool = field(init=False)
    text: list[Line] = field(init=False, default_factory=list)

    def __post_init__(self) -> None:
        fields = [{find.field for find in self.layout.fields(line)} for line in self.layout.header]
        self.points = points_below(self.at, self.layout)
        self.last_field = max((i for i, found in enumerate(fields) if found), default=-1)
        self.signed = any("authors" in found for found in fields[self.at + 1 :])

    def arrange(self) -> list[Line]:
        """Deal with all lines, from the title outwards, and return those that are text."""
        above = (self._repeated, self._point, self._kicker_above, self._menu)
        below = (
            self._repeated,
            self._point,
            self._caption_over_credit,
            self._dateline,
            self._section,
            self._short_sentence,
            self._caption_of_somebody,
            self._biography,
            self._caption_below_byline,
            self._standfirst,
            self._paragraph,
            self._joined_to_text,
            self._opening,
            self._between,
        )
        for i in reversed(range(self.at)):
            self._apply(above, i)
        for i in range(self.at + 1, len(self.layout.header)):
            self._apply(below, i)
        return sorted(self.text)

    def _apply(self, rules: tuple[Callable[[int, Line], bool], ...], i: int) -> None:
        line = self.layout.header[i]
        if not self.layout.fields(line):
            any(rule(i, line) for rule in rules)

    def _repeated(self, _i: int, line: Line) -> bool:
        title = self.draft.values.get("title")
        if not title or fold(without_suffix(line.text)) != fold(without_suffix(title)):
            return False
        match = suffix_of(line.text, self.lexicon)
        if match:
            self.draft.clues += clue_in_suffix(self.draft, match, line.start)
        return self._remove(line, "repeated title")

    def _point(self, i: int, line: Line) -> bool:
        if i not in self.points:
            return False
        self.text.append(line._replace(kind=self.points[i]))
        return True

    def _kicker_above(self, i: int, line: Line) -> bool:
        if _is_in_menu(self.layout, i) or not self._is_kicker(line, self.at - i):
            return False
        return self.draft.put("kicker", line.start, line.end)

    def _menu(self, _i: int, line: Line) -> bool:
        return self._remove(line, ABOVE)

    def _caption_over_credit(self, i: int, line: Line) -> bool:
        return self.layout.credit_follows(i) and self._caption(line)

    def _dateline(self, _i: int, line: Line) -> bool:
        if not (TOWN_AND_DASH.match(line.text) or TOWN_AND_WIRE.fullmatch(line.text)):
            return False
        self.text.append(line)
        return True

    def _section(self, i: int, line: Line) -> bool:
        if not self.lexicon.is_section(line.text):
            return False
        is_kicker = self._is_kicker(line, i - self.at)
        return (is_kicker and self.draft.put("kicker", line.start, line.end)) or self._remove(line, BELOW)

    def _short_sentence(self, i: int, line: Line) -> bool:
        if i < self.last_field or not ends_sentence(line):
            return False
        if is_paragraph(line) and not (self.last_field >= 0 and "standfirst" in self.draft.values):
            return False
        self.text.append(line)
        return True

    def _caption_of_somebody(self, _i: int, line: Line) -> bool:
        match = PERSON_IN_BRACKETS.fullmatch(line.text)
        if match is None:
            return False
        self.draft.add_caption(line.start, line.start + match.end("caption"))
        start, end = match.span("person")
        self.draft.add("credits", line.start + start, line.start + end)
        return True

    def _biography(self, _i: int, line: Line) -> bool:
        return is_biography(line.text) and self._remove(line, "author biography")

    def _caption_below_byline(self, i: int, line: Line) -> bool:
        """A line without a full stop between byline and text: standfirsts stand above bylines."""
        above = self.layout.fields(self.layout.header[i - 1]) if i else ()
        has_caption = any(find.field == "credits" for find in above)
        told = i > self.last_field and self.signed and not ends_sentence(line) and not has_caption
        return told and line.words >= _STANDFIRST.start and self._caption(line)

    def _standfirst(self, _i: int, line: Line) -> bool:
        return line.words in _STANDFIRST and self.draft.put("standfirst", line.start, line.end)

    def _paragraph(self, i: int, line: Line) -> bool:
        if not is_paragraph(line) and not (i > self.last_field and ends_sentence(line)):
            return False
        self.text.append(line)
        return True

    def _joined_to_text(self, i: int, line: Line) -> bool:
        """The last line above the text is of it if only they share a block: it was broken off."""
        header, text = self.layout.header, self.layout.text
        alone = i == len(header) - 1 and bool(text) and line.block == text[0].block
        if (
            not alone
            or line.words < _STANDFIRST.start
            or any(each.block == line.block for each in header[:i])
        ):
            return False
        self.text.append(line)
        return True

    def _opening(self, i: int, line: Line) -> bool:
        """Words below all fields, with no furniture between them and the text, are rather of it than lost."""
        if i <= self.last_field or line.words < _FEWEST_WORDS or self.layout.breaks_below(i):
            return False
        self.text.append(line)
        return True

    def _between(self, _i: int, line: Line) -> bool:
        return self._remove(line, BELOW)

    def _remove(self, line: Line, reason: str) -> bool:
        self.draft.remove(line.start, line.end, reason)
        return True

    def _caption(self, line: Line) -> bool:
        self.draft.add_caption(line.start, line.end)
        return True

    def _is_kicker(self, line: Line, distance: int) -> bool:
        """Tell the name of a section beside a title: "WORLD NEWS", "Politics | Europe", "Sport"."""
        if (
            distance > _KICKER_REACH
            or len(line.text) > _LONGEST_LINE
            or line.words > _LONGEST_KICKER
            or ends_sentence(line)
        ):
            return False
        parts = SECTION_BAR.split(line.text)
        if any(map(self.lexicon.is_section, parts)):
            return True
        if distance > 1:
            return False
        if len(parts) > 1:
            return all(part[:1].isupper() and self.lexicon.media.outlet(part) is None for part in parts)
        letters = line.text.replace(" ", "").replace("&", "")
        shouted = letters.isalpha() and line.text.isupper() and line.words <= _LONGEST_SHOUT
        return shouted or key_of(line.text) in self.lexicon.gazetteer.places.values
