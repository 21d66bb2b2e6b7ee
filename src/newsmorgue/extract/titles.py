"""Titles and roles beside names: "Danish Prime Minister X", "X, Norway's foreign minister,"."""

from typing import NamedTuple

from newsmorgue.extract.context import joined, possessive
from newsmorgue.extract.runs import Run
from newsmorgue.lexicon import Lexicon
from newsmorgue.text.tokens import Passage

_LONGEST_TITLE = 6
_LONGEST_APPOSITION = 12
_LONGEST_PART = 3
# Words for people that say nothing of who they are ("officials"): no evidence that a name follows.
_SAYS_NOTHING = "anon"
_SAYS_WHO = frozenset({"office", "role", "abbr"})
# What begins a clause or goes on with a list, not an apposition, and what makes a clause of one.
_NO_APPOSITION = frozenset("who which whose whom that and or but as when where said says told".split())
_VERBS = frozenset(
    "say says said is are was were be has have had will would can could may might does did".split()
)
_WHOSE = frozenset("his her its their our my".split())
_ARTICLES = frozenset({"the", "a", "an"})
# The title is the head of an apposition: it stands before any of these ("minister of …").
_PAST_HEAD = frozenset({"of", "for", "in", "at", "with", "on", "from", "said", "told"})


class Role(NamedTuple):
    """A title before a name: tokens `[start, end)`; `shown` where it says more than Mr or Mrs."""

    start: int
    end: int
    shown: bool


def role_before(passage: Passage, index: int, lexicon: Lexicon) -> Role | None:
    """Return the title that ends right before token `index`, with the words that belong to it.

    "former Danish Prime Minister" is one role, as is "Norway's PM" before a comma and a name.
    """
    tokens = passage.tokens
    if index == 0 or tokens[index - 1].key not in lexicon.people.title_ends:
        return None
    if not (joined(passage, index, lexicon) or tokens[index].gap in {", ", ". "}):
        return None
    for start in range(max(0, index - _LONGEST_TITLE), index):
        title = lexicon.people.titles.values.get(" ".join(passage.keys[start:index]))
        if title is None or title.rank == _SAYS_NOTHING:
            continue
        if not all(joined(passage, i, lexicon) for i in range(start + 1, index)):
            continue
        if title.rank == "honorific":
            outer = role_before(passage, start, lexicon)
            return outer or Role(start, index, shown=False)
        if tokens[index].gap == ". ":
            return None
        first = _widened(passage, start, lexicon)
        # "the minister, Paris and …" is a list as often as an apposition; "Norway's PM, X" is none.
        is_whose = first > 0 and tokens[first - 1].key in _WHOSE
        if tokens[index].gap == ", " and first == start and not is_whose:
            return None
        return Role(first, index, shown=True)
    return None


def _widened(passage: Passage, start: int, lexicon: Lexicon) -> int:
    """Take in modifiers, nationalities and possessors before a title: "former South Korean"."""
    while length := _length_of_part(passage, start, lexicon):
        start -= length
    return start


def _length_of_part(passage: Passage, end: int, lexicon: Lexicon) -> int:
    """Return of how many words the part of a title is that ends before token `end`; 0 where there is none."""
    if end == 0:
        return 0
    tokens, last = passage.tokens, end - 1
    if possessive(passage, last):
        return int(tokens[last].capital and tokens[last].key in lexicon.gazetteer.places)
    if tokens[end].gap not in {" ", "-"}:
        return 0
    if tokens[last].all_capitals and tokens[last].key in lexicon.gazetteer.capitals:
        return 1
    for start in range(max(0, end - _LONGEST_PART), end):
        key = " ".join(passage.keys[start:end])
        is_nation = tokens[start].capital and key in lexicon.gazetteer.demonyms
        if is_nation or key in lexicon.people.modifiers:
            return end - start
    return 0


def is_addressed(run: Run, start: int) -> bool:
    """Tell whether somebody is spoken of, by what stands right before: "Mr. Paris", "President Ford"."""
    if start == 0 or run.loud or run.passage.tokens[start].gap not in {" ", ". ", ", "}:
        return False
    before, gap = run.tokens[start - 1], run.tokens[start].gap
    title = run.lexicon.people.titles.values.get(before.key)
    if title is None:
        return False
    if title.rank == "kin":  # "her daughter, Florence, …"
        return run.tokens[start].key in run.lexicon.people.given
    return gap != ", " and (title.rank == "honorific" or (title.rank == "office" and before.capital))


def _closes(gap: str) -> bool:
    """Tell whether a phrase closes before a gap: with a mark, a bracket, or the end of the text."""
    return not gap or gap.strip()[:1] in {",", ".", ";", ")", "("}


def role_after(passage: Passage, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the tokens of an apposition after a name that holds a title, up to its closing comma."""
    tokens = passage.tokens
    if end >= len(tokens) or tokens[end].gap not in {", ", ",\n"} or tokens[end].key in _NO_APPOSITION:
        return None
    limit = min(end + _LONGEST_APPOSITION, len(tokens))
    stop = next((i + 1 for i in range(end, limit) if _closes(passage.gap_after(i))), None)
    if stop is None:
        return None
    first = end + (tokens[end].key in _ARTICLES)
    title = lexicon.people.titles.values.get(tokens[first].key) if first < stop else None
    if title and title.rank == "honorific":
        return None  # "Jane Roe, Lord Poe and …" is a list
    if any(token.key in _VERBS for token in tokens[first:stop]):
        return None
    for i in range(first, stop):
        if i > first and tokens[i].key in _PAST_HEAD:
            return None
        if any(title.rank in _SAYS_WHO for _, title in lexicon.people.titles.matches(tokens, i, stop)):
            return first, stop
    return None
