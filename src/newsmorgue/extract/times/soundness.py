"""Whether the words around a match let it be a time: 1998 may be a number, a quarter one of a game."""

from collections.abc import Callable

from newsmorgue.extract.times.signs import Signs
from newsmorgue.lexicon.timewords import TimeClues
from newsmorgue.text.tokens import Token

# A number outside these is a year only behind a word like "in".
_FIRST_BARE_YEAR, _LAST_BARE_YEAR = 1900, 2039
_HEADLINES = frozenset({"title", "standfirst"})
_NO_YEAR_BEFORE = ("$", "\u00a3", "\u20ac", "#", "+")
_NO_YEAR_BEHIND = ("%", "-", "/")

# How many words around a quarter may tell what it is spoken of with.
_AROUND = 60
_SHORTEST_PLURAL = 4
_NO_PLURALS = ("ss", "us", "is", "was", "as")
# Last words of the names of holidays that are nothing but days.
_DAYS = frozenset({"day", "eve", "monday", "friday", "sunday", "wednesday", "july"})
# What may be shifted by "following".
_SHIFTED = frozenset({"weekday", "shifted_month", "shifted_season", "shifted_holiday"})
_NUMBERS = frozenset({"count", "one", "number"})
# How many words may stand between "told" and "that", and in a title.
_TOLD, _LONGEST_TITLE = 4, 6
_LONG = len("from")
_AND = frozenset({"and", "or"})
_OPENING = frozenset('"\u201c\u2018')
_CLOSING = frozenset('"\u201d')
_ARTICLES = frozenset({"the", "an"})
_VERBS = frozenset({"may", "march"})


def is_sound(form: str, row: Signs, start: int, end: int, clues: TimeClues) -> bool:
    """Tell whether a match of a form is a time, by what stands around it."""
    if form in _SHIFTED and row.words[start].sort == "following":  # "following Friday's talks"
        return start > 0 and row.passage.tokens[start - 1].key == "the"
    check = _CHECKS.get(form)
    return check is None or check(row, start, end, clues)


def _is_clock(row: Signs, start: int, _end: int, _clues: TimeClues) -> bool:
    """Tell "at 4 a.m." from "a 4 a.m. alarm"."""
    return not (start and row.passage.tokens[start - 1].key == "a")


def _is_weekday(row: Signs, start: int, end: int, clues: TimeClues) -> bool:
    """Tell a day from a name that holds one, and "he said that Monday was cold" from "on that Monday"."""
    following = _following(row, end)
    if row.words[start].sort == "the" and following and following.capital:
        return False  # The Sunday Gazette
    return not (_is_named(row, start, end, clues) or _is_conjunction(row, start, clues))


def _is_unit(row: Signs, start: int, end: int, clues: TimeClues) -> bool:
    """Tell "that week" from the name of a programme, and from "the same week as the bridge"."""
    return not (_is_of_an_event(row, start, end, clues) or _is_title(row, start, end))


def _is_whole_number(row: Signs, start: int, _end: int, _clues: TimeClues) -> bool:
    """Tell "ten thousand years ago" from the "thousand years ago" in it, which is no time of its own."""
    before = row.words.get(start - 1)
    return not (
        before is not None
        and before.sort in _NUMBERS
        and row.words[start].sort in _NUMBERS
        and row.row[2 * start] in " -"
    )


def _is_conjunction(row: Signs, start: int, clues: TimeClues) -> bool:
    """Tell "he said that Monday was cold" from "on that Monday"."""
    if row.words[start].sort != "that" or start in row.passage.openings or not start:
        return False
    tokens = row.passage.tokens
    if row.row[2 * start] != " " or tokens[start].gap != " ":
        return False
    before = [token.key for token in tokens[max(0, start - _TOLD) : start]]
    if before[-1] in clues.says:
        return True
    if before[-1] in clues.before_year:
        return before[-1] in _AND and any(
            tokens[i].key == "that" and tokens[i - 1].key in clues.says
            for i in range(start - 1, max(0, start - _AROUND), -1)
        )
    return bool(clues.tells & set(before))


def _is_named(row: Signs, start: int, end: int, clues: TimeClues) -> bool:
    """Tell the name of a day, a programme or a work from a day: "Bloody Sunday", "Saturday Night Live"."""
    tokens = row.passage.tokens
    first, last = tokens[start], tokens[end - 1]
    if start and first.gap == " " and first.capital:
        before = tokens[start - 1]
        if before.capital and before.key in clues.named_before:
            return True
    if row.passage.id in _HEADLINES:
        return False
    following = _following(row, end)
    if following and following.capital and following.key in clues.named_behind:
        return True
    return (end - start > 1 and last.capital and row.words[end - 1].sort == "part") or _is_work(row, start)


def _is_work(row: Signs, start: int) -> bool:
    """Tell a day inside a title in quotation marks: a few words, all but the small ones with capitals."""
    tokens = row.passage.tokens
    first = next(
        (i for i in range(start, max(-1, start - _LONGEST_TITLE), -1) if _OPENING & set(tokens[i].gap)), None
    )
    if first is None:
        return False
    behind = range(start, min(len(tokens), first + _LONGEST_TITLE))
    last = next((i for i in behind if _CLOSING & set(row.passage.gap_after(i)[:2])), None)
    if last is None or last == first or row.passage.gap_after(last).startswith(","):
        return False
    return all(token.capital or len(token.text) < _LONG for token in tokens[first : last + 1])


def _is_of_an_event(row: Signs, start: int, end: int, clues: TimeClues) -> bool:
    """Tell "the same day the wall broke": the words behind it say which day, and name none."""
    following = _following(row, end)
    told = following and (following.key in clues.determiner or following.key in clues.event)
    sorts = {row.words[i].sort for i in range(start, end)}
    return bool(told) and "same" in sorts and "that" not in sorts


def is_compared(row: Signs, start: int, clues: TimeClues) -> bool:
    """Tell "$2 million a year ago" and "than a year ago" from "left a year ago"."""
    if not start:
        return False
    before = row.passage.tokens[start - 1]
    return before.text[0].isdigit() or before.key in clues.amount


def _following(row: Signs, end: int) -> Token | None:
    """Return the word behind a match, if nothing but a blank parts them."""
    tokens = row.passage.tokens
    return tokens[end] if end < len(tokens) and tokens[end].gap == " " else None


def _is_title(row: Signs, start: int, end: int) -> bool:
    """Tell the name of a programme or paper from a time: in running text its last word has no capital."""
    tokens = row.passage.tokens
    last = tokens[end - 1]
    if row.passage.id in _HEADLINES or not last.capital:
        return False
    if last.all_capitals:
        return start > 0 and tokens[start - 1].all_capitals and tokens[start].gap == " "
    if end - start > 1:
        return True
    return start not in row.passage.openings and tokens[start - 1].capital and tokens[start].gap == " "


def _is_year(row: Signs, start: int, _end: int, clues: TimeClues) -> bool:
    if row.words[start].sort == "short_year":
        return True
    tokens = row.passage.tokens
    year, gap, after = int(tokens[start].text), tokens[start].gap, row.passage.gap_after(start)
    before = tokens[start - 1].key if start and row.row[2 * start] in " -" else ""
    led = before in clues.before_year
    if gap.endswith(_NO_YEAR_BEFORE) or (after.startswith(_NO_YEAR_BEHIND) and not led):
        return False
    following = _following(row, start + 1)
    if following and following.text.islower() and _is_counted(following.key, clues):
        return year % 100 != 0 and (before == "the" or before in clues.before_old_year)
    enclosed = gap.endswith("(") or after.startswith(")")
    if not _FIRST_BARE_YEAR <= year <= _LAST_BARE_YEAR:
        return enclosed or before in clues.before_old_year
    if led or enclosed:
        return True
    if following and following.capital:
        return False  # "1950 Pennsylvania Avenue"
    named = start > 0 and tokens[start - 1].capital and gap == " " and start - 1 not in row.words
    return not (named and year % 10 == 0) and year % 100 != 0 and not gap.startswith("-")


def _is_counted(key: str, clues: TimeClues) -> bool:
    """Tell what a number may count: a plural."""
    plural = len(key) >= _SHORTEST_PLURAL and key.endswith("s") and not key.endswith(_NO_PLURALS)
    return plural or key in clues.counted


def _is_of_a_year(row: Signs, start: int, end: int, clues: TimeClues) -> bool:
    """Tell the quarter of a year from that of a game."""
    words = [row.words[i] for i in range(start, end) if i in row.words]
    if any(
        word.sort in {"year", "short_year", "numbered"} or word.value in {"year", "century"} for word in words
    ):
        return True
    following, behind = _following(row, end), _following(row, end + 1)
    if following and following.key == "of" and behind and behind.key in clues.determiner:
        return False  # of the game
    return _is_of_business(row, start, end, clues)


def _is_of_business(row: Signs, start: int, end: int, clues: TimeClues) -> bool:
    around = row.passage.tokens[max(0, start - _AROUND) : end + _AROUND]
    return any(token.key in clues.business for token in around)


def _is_the_day(row: Signs, start: int, end: int, clues: TimeClues) -> bool:
    """Tell Christmas from a Christmas tree: a preposition stands before it and no noun behind."""
    tokens = row.passage.tokens
    words = [row.words[i] for i in range(start, end) if i in row.words]
    if tokens[end - 1].key in _DAYS or any(word.sort not in {"holiday", "inner"} for word in words):
        return True
    following = _following(row, end)
    led = start > 0 and tokens[start - 1].key in clues.before_holiday
    return led and (following is None or end in row.words)


def _is_month(row: Signs, start: int, end: int, _clues: TimeClues) -> bool:
    """Tell the month of May from a Mrs May: no name stands behind it."""
    if row.words[end - 1].sort != "month":
        return True
    following = row.passage.tokens[end] if end < len(row.passage.tokens) else None
    if following and following.gap in {" ", "-"} and following.capital and not following.all_capitals:
        return end in row.words
    return not (row.words[start].sort in _ARTICLES and row.passage.tokens[end - 1].key in _VERBS)


_CHECKS: dict[str, Callable[[Signs, int, int, TimeClues], bool]] = {
    "ago": _is_whole_number,
    "apart": _is_whole_number,
    "clock": _is_clock,
    "full_year": _is_of_business,
    "in_time": _is_whole_number,
    "month": _is_month,
    "month_of_year": _is_month,
    "quarter": _is_of_a_year,
    "shifted_holiday": _is_the_day,
    "shifted_unit": _is_unit,
    "this_day": lambda row, start, end, _: not _is_title(row, start, end),
    "weekday": _is_weekday,
    "year": _is_year,
}
