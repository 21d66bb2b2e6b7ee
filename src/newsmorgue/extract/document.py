"""Names in one article: what a passage leaves open, another passage of the article decides.

"Abadi" alone is Haider al-Abadi where no other Abadi is named; two people with one surname are
kept apart, and a surname that may be either's stays ambiguous.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsmorgue.extract.context import joined, span_of
from newsmorgue.extract.found import Found
from newsmorgue.extract.names import names
from newsmorgue.extract.places import located
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Kind, Mention, Piece
from newsmorgue.text.fold import squash
from newsmorgue.text.tokens import Passage


@dataclass(frozen=True, slots=True)
class People:
    """The people of an article by surname: full names as the article writes them most."""

    by_surname: dict[str, tuple[str, ...]]
    surname_of: dict[tuple[str, ...], str]


def mentions(
    article: Article, passages: Sequence[Passage], confirmed_only: Sequence[Passage], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions of an article, in the order of its text.

    In the passages of `confirmed_only` (captions in other languages) only people named elsewhere
    in the article are found.
    """
    found = [each for passage in passages for each in names(passage, lexicon)]
    people = _people(found, lexicon)
    found = [_confirm(each, people, lexicon) for each in found]
    for passage in confirmed_only:
        found += _confirmed(passage, people, lexicon)
    kept = _longest(each for each in found if each.kind)
    return tuple(_mention(article.dump.text, each, people, lexicon) for each in kept)


def _full_key(found: Found, lexicon: Lexicon) -> tuple[str, ...]:
    return found.keys


def _surname(keys: tuple[str, ...]) -> str:
    suffixes = {"jr", "sr", "ii", "iii", "iv"}
    return next((key for key in reversed(keys) if key not in suffixes), keys[-1])


def _people(found: Iterable[Found], lexicon: Lexicon) -> People:
    """Collect the full names of an article; spellings of one name that fold alike count as one."""
    spellings: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for each in found:
        if each.kind is Kind.PERSON and len(each.keys) > 1:
            start, end = span_of(each.passage, each.start, each.end)
            written = "".join(
                (token.gap if i else "") + token.text
                for i, token in enumerate(each.passage.tokens[each.start : each.end])
            )
            spellings[each.keys][squash(written)] += 1
    by_surname: dict[str, list[str]] = defaultdict(list)
    surname_of = {}
    for keys, counted in spellings.items():
        name = min(counted, key=lambda spelling: (-counted[spelling], spelling))
        by_surname[_surname(keys)].append(name)
        surname_of[keys] = name
    return People({key: tuple(_without_short_forms(full)) for key, full in by_surname.items()}, surname_of)


def _without_short_forms(full: list[str]) -> list[str]:
    """Drop "Jane Roe" beside "Jane Q. Roe": a name whose words all stand in a longer one is that one."""
    words = {name: set(name.casefold().replace("-", " ").split()) for name in full}
    return sorted(
        name for name in full if not any(words[name] < words[other] for other in full if other != name)
    )


def _confirm(found: Found, people: People, lexicon: Lexicon) -> Found:
    """Read a lone word as the person of that surname whom the article names in full."""
    if len(found.keys) > 2 or (found.kind is Kind.PERSON and len(found.keys) > 1):
        return found
    if found.keys[-1] not in people.by_surname:
        return found
    if found.kind is Kind.PERSON:
        return found
    if found.kind is not None and located(found.passage, found.start, lexicon):
        return found
    return replace(found, kind=Kind.PERSON, rule="surname in the article", name=None, known=None)


def _confirmed(passage: Passage, people: People, lexicon: Lexicon) -> list[Found]:
    """Find the article's people in a passage whose language is not read."""
    found = []
    position = 0
    full = {tuple(keys): None for keys in people.surname_of}
    longest = max((len(keys) for keys in full), default=0)
    while position < len(passage.tokens):
        for end in range(min(len(passage.tokens), position + longest), position, -1):
            keys = tuple(token.key for token in passage.tokens[position:end])
            whole = keys in full and all(joined(passage, i, lexicon) for i in range(position + 1, end))
            alone = len(keys) == 1 and keys[0] in people.by_surname and passage.tokens[position].capital
            if whole or alone:
                found.append(Found(passage, position, end, Kind.PERSON, "named in the article"))
                position = end - 1
                break
        position += 1
    return found


def _longest(found: Iterable[Found]) -> list[Found]:
    """Drop a name that stands inside a longer one, and put the rest in order."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.passage.start, each.start, -each.end)):
        if kept and kept[-1].passage is each.passage and each.start < kept[-1].end:
            continue
        kept.append(each)
    return kept


def _mention(text: str, found: Found, people: People, lexicon: Lexicon) -> Mention:
    assert found.kind is not None  # noqa: S101 - names without a kind were dropped above
    start, end = span_of(found.passage, found.start, found.end)
    written = squash(text[start:end])
    name: str | None = found.name or written
    candidates: tuple[str, ...] = ()
    if found.kind is Kind.PERSON:
        name, candidates = _person_name(found, written, people)
    role = None
    if found.role:
        role_start, role_end = span_of(found.passage, *found.role)
        role = Piece(role_start, role_end, squash(text[role_start:role_end]))
    return Mention(
        found.kind, start, end, written, found.passage.id, found.rule, name, role, found.known, candidates
    )


def _person_name(found: Found, written: str, people: People) -> tuple[str | None, tuple[str, ...]]:
    """Return the full name that a mention stands for, or the candidates where there are several."""
    same_surname = people.by_surname.get(_surname(found.keys), ())
    if len(found.keys) == 1 or found.keys not in people.surname_of:
        if len(same_surname) == 1:
            return same_surname[0], ()
        if len(same_surname) > 1 and len(found.keys) == 1:
            return None, same_surname
        return written, ()
    name = people.surname_of[found.keys]
    words = set(name.casefold().replace("-", " ").split())
    longer = [full for full in same_surname if words < set(full.casefold().replace("-", " ").split())]
    return (longer[0] if len(longer) == 1 else name), ()
