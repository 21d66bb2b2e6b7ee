"""Titles and roles beside names: "Iraqi Prime Minister X", "X, Russia's foreign minister,"."""

from newsmorgue.extract.context import joined, possessive
from newsmorgue.lexicon import Lexicon
from newsmorgue.text.tokens import Passage

_LONGEST_TITLE = 6
_LONGEST_APPOSITION = 12
# Words for people that say nothing of who they are: no evidence that a name follows.
_NO_EVIDENCE = frozenset({"anon"})


class Role:
    """A title before a name: tokens `[start, end)`; `shown` where it says more than Mr or Mrs."""

    __slots__ = ("end", "shown", "start")

    def __init__(self, start: int, end: int, *, shown: bool) -> None:
        self.start = start
        self.end = end
        self.shown = shown


def role_before(passage: Passage, index: int, lexicon: Lexicon) -> Role | None:
    """Return the title that ends right before token `index`, with the words that belong to it.

    "former Iraqi Prime Minister" is one role, as is "Russia's PM" before a comma and a name.
    """
    tokens = passage.tokens
    if index == 0 or not (joined(passage, index, lexicon) or tokens[index].gap in {", ", ". "}):
        return None
    for start in range(max(0, index - _LONGEST_TITLE), index):
        title = lexicon.people.titles.values.get(" ".join([token.key for token in tokens[start:index]]))
        if title is None or title.rank in _NO_EVIDENCE:
            continue
        if any(not joined(passage, i, lexicon) for i in range(start + 1, index)):
            continue
        if tokens[index].gap == ". " and title.rank != "honorific":
            return None
        if title.rank == "honorific":
            outer = role_before(passage, start, lexicon)
            return Role(outer.start if outer else start, index, shown=outer is not None and outer.shown)
        first = _widen(passage, start, lexicon)
        if tokens[index].gap == ", " and first == start:
            return None  # "the minister, Paris and …" is a list as often as an apposition
        return Role(first, index, shown=True)
    return None


def _widen(passage: Passage, start: int, lexicon: Lexicon) -> int:
    """Take in modifiers, nationalities and possessors before a title."""
    tokens = passage.tokens
    while start > 0:
        before = tokens[start - 1]
        if tokens[start].gap in {" ", "-"} and (
            before.key in lexicon.people.modifiers
            or (before.capital and before.key in lexicon.gazetteer.demonyms)
            or (before.all_capitals and before.key in lexicon.gazetteer.capitals)
        ):
            start -= 1
        elif possessive(passage, start - 1) and before.key in lexicon.gazetteer.places and before.capital:
            start -= 1
        else:
            break
    return start


def role_after(passage: Passage, end: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the tokens of an apposition after a name that holds a title, up to its closing comma."""
    tokens = passage.tokens
    if end >= len(tokens) or tokens[end].gap not in {", ", ",\n"}:
        return None
    stop = next(
        (
            i
            for i in range(end + 1, min(end + _LONGEST_APPOSITION, len(tokens)) + 1)
            if passage.gap_after(i - 1)[:1] in {",", ".", ";", ")"} or passage.gap_after(i - 1) == ""
        ),
        None,
    )
    if stop is None or tokens[end].key in {"who", "which", "whose", "and", "but", "said", "says"}:
        return None
    first = end + 1 if tokens[end].key in {"the", "a", "an"} else end
    # The title is the head of the apposition: it stands before any preposition ("minister of …").
    for i in range(first, stop):
        if tokens[i].key in {"of", "for", "in", "at", "with", "on", "from", "said", "told"} and i > first:
            break
        for _, title in lexicon.people.titles.matches(tokens, i, stop):
            if title.rank in {"office", "role", "abbr"}:
                return first, stop
    return None
