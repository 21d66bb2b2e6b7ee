"""Words that stand for somebody without a name: "the prime minister", where the article names one.

Only what names an office or occupation with "the" is read, only behind the person's name, and only where
one person of the article is left to be meant.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newsmorgue.extract.cast import Cast, who
from newsmorgue.extract.context import span_of
from newsmorgue.extract.found import Found
from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.files import key_of
from newsmorgue.model import Kind, Mention
from newsmorgue.text.fold import squash
from newsmorgue.text.tokens import Passage

_RULE = "role of one person in the article"
_RANKS = frozenset({"office", "role"})
_NOT_BEFORE = frozenset({"of", "for", "s"})


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody with a title, and the nations' adjectives in it; `position` is where it is first said."""

    name: str
    nations: frozenset[str]
    position: int


def references(
    text: str, passages: Sequence[Passage], found: Iterable[Found], cast: Cast, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the references to people in `passages`, given the names found in the article, in text order."""
    holders = _holders(found, cast, lexicon)
    named = (
        {(each.passage.id, i) for each in found for i in range(each.start, each.end)} if holders else set()
    )
    result = []
    for passage in passages if holders else ():
        for start, end, title, nation in _titles(passage, lexicon):
            if (passage.id, end) in named or any((passage.id, i) in named for i in range(start, end)):
                continue
            first, last = span_of(passage, start, end)
            name = _meant(holders.get(title, ()), nation, first)
            if name:
                words = squash(text[first:last])
                result.append(Mention(Kind.PERSON, first, last, words, passage.id, _RULE, name))
    return tuple(sorted(result, key=lambda each: each.start))


def _holders(found: Iterable[Found], cast: Cast, lexicon: Lexicon) -> dict[str, list[_Holder]]:
    """Return who holds each title (by its key) that stands beside a name."""
    holders: dict[str, dict[str, _Holder]] = defaultdict(dict)
    for each in found:
        title = _title(each, lexicon)
        name, _ = who(each, cast, lexicon) if title else (None, ())
        if each.role and title and name:
            tokens = each.passage.tokens[slice(*each.role)]
            nations = frozenset(token.key for token in tokens if token.key in lexicon.gazetteer.demonyms)
            holders[title].setdefault(name, _Holder(name, nations, tokens[0].start))
    return {title: list(people.values()) for title, people in holders.items()}


def _title(found: Found, lexicon: Lexicon) -> str | None:
    """Return the title (its key) that is the head of the role beside a name.

    Before a name it is the last one, "governor's spokesman Roe"; behind it the first, "Roe, spokesman of …".
    """
    if found.kind is not Kind.PERSON or found.role is None:
        return None
    start, end = found.role
    tokens = found.passage.tokens
    for i in range(start, end):
        for stop, title in lexicon.people.titles.matches(tokens, i, end):
            if stop == end or start >= found.end:
                is_plural = key_of(title.text) != " ".join([token.key for token in tokens[i:stop]])
                return key_of(title.text) if title.rank in _RANKS and not is_plural else None
    return None


def _titles(passage: Passage, lexicon: Lexicon) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield `(start, end, title, nation)` of each "the … title" that no name follows."""
    tokens = passage.tokens
    for i, token in enumerate(tokens[:-1]):
        if token.key != "the" or tokens[i + 1].gap != " ":
            continue
        first = i + 1
        nation = tokens[first].key if tokens[first].key in lexicon.gazetteer.demonyms else None
        first += nation is not None
        match = (
            next(lexicon.people.titles.matches(tokens, first, len(tokens)), None)
            if first < len(tokens)
            else None
        )
        if match is None or match[1].rank not in _RANKS:
            continue
        end = match[0]
        follows = tokens[end] if end < len(tokens) and tokens[end].gap in {" ", "-"} else None
        if follows is None or not (follows.capital or follows.key in _NOT_BEFORE or follows.gap == "-"):
            yield i, end, " ".join([each.key for each in tokens[first:end]]), nation


def _meant(holders: Sequence[_Holder], nation: str | None, position: int) -> str | None:
    """Return the one holder of a title who is named before `position` and whom a nation's adjective fits."""
    fitting = [each for each in holders if nation is None or nation in each.nations]
    return fitting[0].name if len(fitting) == 1 and fitting[0].position < position else None
