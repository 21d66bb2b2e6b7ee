"""Names in one article: what a passage leaves open, another passage of the article decides.

"Hadi" alone is Karim al-Hadi where no other Hadi is named; two people with one surname are
kept apart, and a surname that may be either's stays ambiguous. "RDR" alone is what the article
writes out before it puts "(RDR)".
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newsmorgue.extract.context import joined, located, span_of
from newsmorgue.extract.found import Found
from newsmorgue.extract.names import names
from newsmorgue.extract.people import SUFFIXES
from newsmorgue.extract.things import without_things
from newsmorgue.extract.unknown import decided
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Kind, Mention, Piece
from newsmorgue.text.fold import fold, squash
from newsmorgue.text.tokens import Passage


@dataclass(frozen=True, slots=True)
class Cast:
    """Whom an article names in full: names by their folded words, and the names that share a surname."""

    full: dict[tuple[str, ...], str]
    by_surname: dict[str, tuple[str, ...]]


def mentions(
    article: Article, passages: Sequence[Passage], confirmed_only: Sequence[Passage], lexicon: Lexicon
) -> tuple[Mention, ...]:
    """Return the mentions of an article, in the order of its text.

    In the passages of `confirmed_only` (captions in other languages) only people named elsewhere
    in the article are found.
    """
    text = article.dump.text
    found = [each for passage in passages for each in names(passage, lexicon)]
    found = decided(without_things(found, passages, lexicon), lexicon)
    cast = _cast(text, found)
    acronyms = _acronyms(text, found)
    towns = {each.keys: each for each in found if each.kind is Kind.PLACE and each.name}
    found = [
        _confirmed(_located_before(_spelled_out(each, acronyms), towns), cast, lexicon) for each in found
    ]
    for passage in confirmed_only:
        found += _named_before(passage, cast, lexicon)
    return tuple(_mention(text, each, cast) for each in _longest(found))


def _cast(text: str, found: Sequence[Found]) -> Cast:
    """Collect the names of people in an article; spellings of one name that fold alike count as one."""
    spellings: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for each in found:
        if each.kind is Kind.PERSON and len(each.keys) > 1:
            spellings[each.keys][_written(text, each)] += 1
    full = {
        keys: min(counted, key=lambda spelling, counted=counted: (-counted[spelling], spelling))  # type: ignore[misc]
        for keys, counted in spellings.items()
    }
    by_surname: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for keys in full:
        by_surname[_surname(keys)].append(keys)
    surnames = {
        surname: tuple(full[keys] for keys in every if not _is_short_form(keys, every))
        for surname, every in by_surname.items()
    }
    for each in found:  # "Mr. Roe", who has no other name here
        if each.kind is Kind.PERSON and len(each.keys) == 1:
            surnames.setdefault(each.keys[0], (_written(text, each),))
    return Cast(full, surnames)


def _surname(keys: tuple[str, ...]) -> str:
    return next((key for key in reversed(keys) if key not in SUFFIXES), keys[-1])


def _is_short_form(keys: tuple[str, ...], others: Iterable[tuple[str, ...]]) -> bool:
    """Tell "Jane Roe" beside "Jane Q. Roe": a name whose words all stand in a longer one is that one."""
    return any(set(keys) < set(other) for other in others)


def _acronyms(text: str, found: Iterable[Found]) -> dict[str, Found]:
    """Return the organizations that the article introduces with an acronym, "… (RDR)", by its key."""
    introduced: dict[str, Found] = {}
    for each in found:
        tokens = each.passage.tokens
        if each.kind is not Kind.ORGANIZATION or each.end >= len(tokens):
            continue
        acronym = tokens[each.end]
        closed = each.passage.gap_after(each.end).startswith(")")
        if acronym.gap == " (" and closed and acronym.all_capitals and len(each.keys) > 1:
            name = each.name or _written(text, each)
            introduced.setdefault(acronym.key, replace(each, name=name))
    return introduced


def _spelled_out(found: Found, acronyms: dict[str, Found]) -> Found:
    """Read an acronym as the organization that the article introduces with it."""
    organization = acronyms.get(found.keys[0]) if len(found.keys) == 1 else None
    if organization is None or not found.passage.tokens[found.start].all_capitals:
        return found
    return replace(
        found,
        kind=Kind.ORGANIZATION,
        rule="acronym introduced in the article",
        name=organization.name,
        known=organization.known,
    )


def _located_before(found: Found, towns: dict[tuple[str, ...], Found]) -> Found:
    """Read a lone word as the town that other words of the article show it to be: "they took Ennore"."""
    town = towns.get(found.keys) if found.kind is None else None
    if town is None:
        return found
    return replace(found, kind=Kind.PLACE, rule=town.rule, name=town.name, known=town.known)


def _confirmed(found: Found, cast: Cast, lexicon: Lexicon) -> Found:
    """Read a lone word as the person of that surname whom the article names in full."""
    if found.kind is Kind.PERSON or len(found.keys) > 2 or found.keys[-1] not in cast.by_surname:
        return found
    if found.kind and located(found.passage, found.start, lexicon, surely=True):
        return found
    return replace(found, kind=Kind.PERSON, rule="surname in the article", name=None, known=None)


def _named_before(passage: Passage, cast: Cast, lexicon: Lexicon) -> list[Found]:
    """Find the article's people in a passage whose language is not read."""
    found = []
    position = 0
    while position < len(passage.tokens):
        end = _end_of_known(passage, position, cast, lexicon)
        if end:
            found.append(Found(passage, position, end, Kind.PERSON, "named in the article"))
        position = end or position + 1
    return found


def _end_of_known(passage: Passage, start: int, cast: Cast, lexicon: Lexicon) -> int | None:
    longest = max((len(keys) for keys in cast.full), default=0)
    for end in range(min(len(passage.tokens), start + longest), start, -1):
        keys = tuple(token.key for token in passage.tokens[start:end])
        alone = len(keys) == 1 and keys[0] in cast.by_surname and passage.tokens[start].capital
        together = all(joined(passage, i, lexicon) for i in range(start + 1, end))
        if alone or (keys in cast.full and together):
            return end
    return None


def _longest(found: Iterable[Found]) -> list[Found]:
    """Return the names in order, without words that are no name and names inside a longer one."""
    kept: list[Found] = []
    named = [each for each in found if each.kind]
    for each in sorted(named, key=lambda each: (each.passage.start, each.start, -each.end)):
        if not kept or kept[-1].passage is not each.passage or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _mention(text: str, found: Found, cast: Cast) -> Mention:
    start, end = span_of(found.passage, found.start, found.end)
    written = _written(text, found)
    name: str | None = found.name or written
    candidates: tuple[str, ...] = ()
    if found.kind is Kind.PERSON:
        name, candidates = _full_name(found.keys, written, cast)
    role = None
    if found.role:
        role_start, role_end = span_of(found.passage, *found.role)
        role = Piece(role_start, role_end, squash(text[role_start:role_end]))
    return Mention(
        found.kind or Kind.PERSON,
        start,
        end,
        written,
        found.passage.id,
        found.rule,
        name,
        role=role,
        known=found.known,
        candidates=candidates,
    )


def _full_name(keys: tuple[str, ...], written: str, cast: Cast) -> tuple[str | None, tuple[str, ...]]:
    """Return the full name that a person's mention stands for, or the candidates where there are several."""
    same_surname = cast.by_surname.get(_surname(keys), ())
    if keys in cast.full:
        longer = [name for name in same_surname if set(keys) < set(fold(name).split())]
        return (longer[0] if len(longer) == 1 else cast.full[keys]), ()
    if len(same_surname) == 1:
        return same_surname[0], ()
    if same_surname and len(keys) == 1:
        return None, same_surname
    return written, ()


def _written(text: str, found: Found) -> str:
    start, end = span_of(found.passage, found.start, found.end)
    return squash(text[start:end])
