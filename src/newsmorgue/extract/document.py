"""Names in one article: what a passage leaves open, another passage of the article decides.

"Hadi" alone is Karim al-Hadi where no other Hadi is named; two people with one surname are
kept apart, and a surname that may be either's stays ambiguous. "RDR" alone is what the article
writes out before it puts "(RDR)".
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from sys import intern

from newsmorgue.extract.acronyms import with_acronyms
from newsmorgue.extract.cast import Cast, cast_of, who
from newsmorgue.extract.context import joined, located, possessive, span_of
from newsmorgue.extract.found import Found
from newsmorgue.extract.names import added_names, names
from newsmorgue.extract.references import references
from newsmorgue.extract.runs import runs
from newsmorgue.extract.things import without_things
from newsmorgue.extract.unknown import decided
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Kind, Mention, Piece
from newsmorgue.text.fold import squash
from newsmorgue.text.tokens import Passage

# A name that somebody in the article has is a place's where one in so many of its mentions says so.
_ONCE_IN = 4
# Last words whose point belongs to the name.
ABBREVIATED = frozenset({"jr", "sr", "jnr", "snr", "inc", "corp", "co", "ltd", "bros"})


_POSSESSIVE = ("'s", "\u2019s")


def mentions(
    article: Article, passages: Sequence[Passage], confirmed_only: Sequence[Passage], lexicon: Lexicon
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return the mentions of an article, and the words that stand for people without a name, in text order.

    In the passages of `confirmed_only` (captions in other languages) only people named elsewhere
    in the article are found.
    """
    text = article.dump.text
    read = [run for passage in passages for run in runs(passage, lexicon)]
    found = [each for run in read for each in names(run)]
    found = with_acronyms(text, without_things(found, read), passages, lexicon)
    found = decided(_longest(found), lexicon)
    found = _confirmed(found, cast_of(found, lexicon), lexicon)
    cast = cast_of(found, lexicon)
    for passage in confirmed_only:
        found += _named_elsewhere(passage, cast, lexicon)
    added = [each for passage in passages for each in added_names(passage, lexicon)]
    named = [each for each in _longest(_without_overlap(found, added)) if each.kind]
    referring = references(text, passages, named, cast, lexicon)
    return tuple(_mention(text, each, cast, lexicon) for each in named), referring


def _confirmed(found: Sequence[Found], cast: Cast, lexicon: Lexicon) -> list[Found]:
    """Read words that a person of the article is called by as that person: "Hadi", "Young Hadi"."""
    places = [each for each in found if each.kind is Kind.PLACE]
    times = Counter(each.keys for each in places)
    there = Counter(each.keys for each in places if _is_there(each, lexicon))
    surely = {keys for keys, count in there.items() if count * _ONCE_IN >= times[keys]}
    return [_person(each, lexicon) if _is_somebody(each, cast, surely) else each for each in found]


def _is_there(found: Found, lexicon: Lexicon) -> bool:
    """Tell a place by the word before it; what is in "Hadi's plan" is in no place of that name."""
    is_owner = possessive(found.passage, found.end - 1)
    return not is_owner and located(found.passage, found.start, lexicon, surely=True)


def _is_somebody(found: Found, cast: Cast, places: set[tuple[str, ...]]) -> bool:
    if found.kind is Kind.PERSON or len(found.keys) > 2 or not cast.knows(found):
        return False
    if found.kind is Kind.ORGANIZATION:
        return len(found.keys) == 1 and found.keys[0] in cast.by_surname
    if found.kind is Kind.PLACE:
        is_behind = found.passage.tokens[found.start].gap == ", "  # "Norfolk, Virginia"
        return found.keys not in places and (found.keys[0] in cast.by_surname or not is_behind)
    return len(found.keys) == 1 or found.keys[-1] in cast.by_surname


def _person(found: Found, lexicon: Lexicon) -> Found:
    """Read a find as a person, without an ordinary word before the name."""
    is_word = len(found.keys) > 1 and found.keys[0] in lexicon.common_words
    start = found.start + 1 if is_word else found.start
    return Found(found.passage, start, found.end, Kind.PERSON, "surname in the article", role=found.role)


def _without_overlap(found: Sequence[Found], added: Sequence[Found]) -> list[Found]:
    """Return what is found with what the editors added, which no other reading takes from them."""
    taken = {(each.passage.id, i) for each in added for i in range(each.start, each.end)}
    free = (
        [
            each
            for each in found
            if not any((each.passage.id, i) in taken for i in range(each.start, each.end))
        ]
        if added
        else found
    )
    return [*free, *added]


def _named_elsewhere(passage: Passage, cast: Cast, lexicon: Lexicon) -> list[Found]:
    """Find the article's people in a passage whose language is not read."""
    found = []
    position = 0
    longest = max((len(keys) for keys in cast.full), default=1)
    while position < len(passage.tokens):
        end = _end_of_known(passage, position, longest, cast, lexicon)
        if end:
            found.append(Found(passage, position, end, Kind.PERSON, "named in the article"))
        position = end or position + 1
    return found


def _end_of_known(passage: Passage, start: int, longest: int, cast: Cast, lexicon: Lexicon) -> int | None:
    for end in range(min(len(passage.tokens), start + longest), start, -1):
        keys = passage.keys[start:end]
        alone = len(keys) == 1 and keys[0] in cast.by_surname and passage.tokens[start].capital
        together = all(joined(passage, i, lexicon) for i in range(start + 1, end))
        if alone or (keys in cast.full and together):
            return end
    return None


def _longest(found: Iterable[Found]) -> list[Found]:
    """Return the finds in order, without those that lie in a longer one."""
    kept: list[Found] = []
    for each in sorted(found, key=lambda each: (each.passage.start, each.start, -each.end)):
        if not kept or kept[-1].passage is not each.passage or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _mention(text: str, found: Found, cast: Cast, lexicon: Lexicon) -> Mention:
    start, end = span_of(found.passage, found.start, found.end)
    if found.keys[-1] in ABBREVIATED and text[end : end + 1] == ".":
        end += 1  # "Jr."
    if found.name and found.name.endswith(_POSSESSIVE) and text[end : end + 2] in _POSSESSIVE:
        end += 2  # "Macy's"
    written = intern(
        squash(text[start:end])
    )  # a corpus names the same again and again, and keeps every mention
    name: str | None = found.name or written
    candidates: tuple[str, ...] = ()
    if found.kind is Kind.PERSON:
        name, candidates = who(found, cast, lexicon)
    role = None
    if found.role:
        role_start, role_end = span_of(found.passage, *found.role)
        role = Piece(role_start, role_end, intern(squash(text[role_start:role_end])))
    return Mention(
        found.kind or Kind.PERSON,
        start,
        end,
        written,
        found.passage.id,
        intern(found.rule),
        name and intern(name),
        role=role,
        known=found.known and intern(found.known),
        candidates=candidates,
    )
