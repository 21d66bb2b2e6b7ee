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
_LONGEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class _Holder:
    """Somebody with a title, and the nations' adjectives in it; `position` is where it is first said."""

    name: str
    nations: frozenset[str]
    position: int


def references(
    text: str, passages: Sequence[Passage], found: Sequence[Found], cast: Cast, lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the references to people in `passages`, given the names found in the article, in text order."""
    holders = _holders(found, cast, lexicon)
    meant = [
        (passage, start, end, name)
        for passage in (passages if holders else ())
        for start, end, title, nation in _titles(passage, lexicon)
        if (name := _meant(holders.get(title, ()), nation, passage.starts[start]))
    ]
    # Most articles have none of these: only then it is worth to know which words are names already.
    named = {(each.passage.id, i) for each in found for i in range(each.start, each.end)} if meant else set()
    result = []
    for passage, start, end, name in meant:
        if not any((passage.id, i) in named for i in range(start, end + 1)):
            first, last = span_of(passage, start, end)
            words = squash(text[first:last])
            result.append(Mention(Kind.PERSON, first, last, words, passage.id, _RULE, name))
    return tuple(sorted(result, key=lambda each: each.start))


def _holders(found: Iterable[Found], cast: Cast, lexicon: Lexicon) -> dict[str, list[_Holder]]:
    """Return who holds each title (by its key) that stands beside a name."""
    holders: dict[str, dict[str, _Holder]] = defaultdict(dict)
    for each in found:
        role = _role(each, lexicon) if each.kind is Kind.PERSON else None
        titles = tuple(_keys(each, role, lexicon)) if role else ()
        name, _ = who(each, cast, lexicon) if titles else (None, ())
        if role and name:
            tokens = each.passage.tokens[slice(*role)]
            nations = frozenset(token.key for token in tokens if token.key in lexicon.gazetteer.demonyms)
            for title in titles:
                holders[title].setdefault(name, _Holder(name, nations, each.passage.starts[role[0]]))
    return {title: list(people.values()) for title, people in holders.items()}


def _role(found: Found, lexicon: Lexicon) -> tuple[int, int] | None:
    """Return the tokens of the role beside a name, or of the title it is set off from: "the mayor, Roe"."""
    tokens = found.passage.tokens
    if found.role is not None or not found.start or tokens[found.start].gap != ", ":
        return found.role
    for i in range(max(1, found.start - _LONGEST_TITLE), found.start):
        ends = (end for end, _ in lexicon.people.titles.matches(tokens, i, found.start))
        if tokens[i - 1].key == "the" and found.start in ends:
            return i, found.start
    return None


def _keys(found: Found, role: tuple[int, int], lexicon: Lexicon) -> Iterator[str]:
    """Yield the keys of the title that is the head of a role, and of its last word ("police captain").

    Before a name it is the last one, "governor's spokesman Roe"; behind it the first, "Roe, spokesman of …".
    """
    start, end = role
    tokens = found.passage.tokens
    titles = lexicon.people.titles
    for i in range(start, end):
        for stop, title in titles.matches(tokens, i, end):
            if stop == end or start >= found.end:
                key = key_of(title.text)
                is_plural = key != " ".join(found.passage.keys[i:stop])
                if title.rank in _RANKS and not is_plural:
                    last = titles.values.get(tokens[stop - 1].key)
                    yield key
                    if last is not None and last.rank in _RANKS and tokens[stop - 1].key != key:
                        yield tokens[stop - 1].key
                return


def _titles(passage: Passage, lexicon: Lexicon) -> Iterator[tuple[int, int, str, str | None]]:
    """Yield `(start, end, title, nation)` of each "the … title" that no name follows."""
    tokens, titles, demonyms = passage.tokens, lexicon.people.titles, lexicon.gazetteer.demonyms.values
    for i in [i for i, key in enumerate(passage.keys[:-1]) if key == "the"]:
        if tokens[i + 1].gap != " ":
            continue
        first = i + 1
        nation = tokens[first].key if tokens[first].key in demonyms else None
        first += nation is not None
        if first == len(tokens) or tokens[first].key not in titles.beginnings:
            continue
        match = titles.longest(tokens, first, len(tokens))
        if match is None or match[1].rank not in _RANKS:
            continue
        end = match[0]
        follows = tokens[end] if end < len(tokens) and tokens[end].gap in {" ", "-"} else None
        if follows is None or not (follows.capital or follows.key in _NOT_BEFORE or follows.gap == "-"):
            yield i, end, " ".join(passage.keys[first:end]), nation


def _meant(holders: Sequence[_Holder], nation: str | None, position: int) -> str | None:
    """Return the one holder of a title who is named before `position` and whom a nation's adjective fits."""
    fitting = [each for each in holders if nation is None or nation in each.nations]
    return fitting[0].name if len(fitting) == 1 and fitting[0].position < position else None
