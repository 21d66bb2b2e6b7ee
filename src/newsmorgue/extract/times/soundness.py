"""Whether the words around a match let it be a time: 1998 may be a number, a quarter one of a game."""

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
_ARTICLES = frozenset({"the", "an"})
_VERBS = frozenset({"may", "march"})


def is_sound(form: str, row: Signs, start: int, end: int, clues: TimeClues) -> bool:
    """Tell whether a match of a form is a time, by what stands around it."""
    if form == "year":
        return row.words[start].sort == "short_year" or _is_year(row, start, clues)
    if form == "clock":
        return not (start and row.passage.tokens[start - 1].key == "a")  # a 3 a.m. call
    if form == "quarter":
        return _is_of_a_year(row, start, end, clues)
    if form == "full_year":
        return _is_of_business(row, start, end, clues)
    if form == "shifted_holiday":
        return _is_the_day(row, start, end, clues)
    if form in {"month", "month_of_year"}:
        return _is_month(row, start, end)
    if form == "weekday":
        following = _following(row, end)
        return not (row.words[start].sort == "the" and following and following.capital)  # The Sunday Gazette
    if form == "shifted_unit" and _is_of_an_event(row, start, end, clues):
        return False
    if form in {"shifted_unit", "this_day"}:
        return not _is_title(row, start, end)
    return True


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


def _is_year(row: Signs, start: int, clues: TimeClues) -> bool:
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


def _is_month(row: Signs, start: int, end: int) -> bool:
    """Tell the month of May from a Mrs May: no name stands behind it."""
    if row.words[end - 1].sort != "month":
        return True
    following = row.passage.tokens[end] if end < len(row.passage.tokens) else None
    if following and following.gap in {" ", "-"} and following.capital and not following.all_capitals:
        return end in row.words
    return not (row.words[start].sort in _ARTICLES and row.passage.tokens[end - 1].key in _VERBS)
