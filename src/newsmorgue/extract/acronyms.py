"""Acronyms that an article introduces: "the Food and Drugs Authority (FDA)", and "the FDA" after that.

The words before the brackets are the name if their initials make the acronym, read from the right; words
such as "and" may lend a letter or be passed over. After Schwartz and Hearst, "A simple algorithm for
identifying abbreviation definitions in biomedical text" (2003).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from newsmorgue.extract.context import joined
from newsmorgue.extract.found import Found
from newsmorgue.extract.things import LAWS
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind
from newsmorgue.text.tokens import Passage

RULE = "acronym introduced in the article"
_LINKS = frozenset("and of the for on in de des du del la al e und y".split())
_SHORTEST, _LONGEST = 2, 8


def with_acronyms(
    text: str, found: Sequence[Found], passages: Iterable[Passage], lexicon: Lexicon
) -> list[Found]:
    """Return the finds of an article with its introduced acronyms read as what they stand for."""
    bracketed = (passage for passage in passages if text.find("(", passage.start, passage.end) >= 0)
    spelled_out = [each for passage in bracketed for each in _introductions(passage, lexicon)]
    result = [*found, *spelled_out]
    acronyms = _acronyms(result)
    return [_spelled_out(each, acronyms) for each in result]


def _introductions(passage: Passage, lexicon: Lexicon) -> Iterator[Found]:
    for i in [i for i, token in enumerate(passage.tokens) if token.gap == " (" and i >= _SHORTEST]:
        if not _is_introduced(passage, i):
            continue
        start = _start_of_name(passage, i, lexicon)
        if start is not None:
            yield Found(passage, start, i, Kind.ORGANIZATION, "acronym behind")


def _is_introduced(passage: Passage, index: int) -> bool:
    token = passage.tokens[index]
    return token.gap == " (" and token.all_capitals and passage.gap_after(index).startswith(")")


def _start_of_name(passage: Passage, acronym: int, lexicon: Lexicon) -> int | None:
    """Return the first token of the words before an acronym whose initials make it."""
    letters = [letter for letter in passage.tokens[acronym].text.casefold() if letter.isalpha()]
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return None
    position = acronym
    for letter in reversed(letters):
        word = _word_before(passage, position, letter)
        if word is None:
            return None
        position = word
    words = range(position + 1, acronym)
    together = all(joined(passage, i, lexicon) or passage.tokens[i].gap in {", ", " & "} for i in words)
    names = [passage.tokens[i].key for i in range(position, acronym)]
    is_body = any(key in lexicon.organizations.words for key in names) and names[-1] not in LAWS
    return position if together and is_body and passage.tokens[position].capital else None


def _word_before(passage: Passage, position: int, letter: str) -> int | None:
    """Return the next word to the left that begins with a letter, past words that lend none."""
    for i in range(position - 1, max(position - 4, -1), -1):
        token = passage.tokens[i]
        if token.key.startswith(letter) and (token.capital or token.key in _LINKS):
            return i
        if token.key not in _LINKS:
            return None
    return None


def _acronyms(found: Iterable[Found]) -> dict[str, Found]:
    """Return the organizations that stand before an acronym in brackets, by its key."""
    introduced: dict[str, Found] = {}
    for each in found:
        if each.kind is not Kind.ORGANIZATION or len(each.keys) < _SHORTEST:
            continue
        if each.end < len(each.passage.tokens) and _introduces(each):
            acronym = each.passage.tokens[each.end].key
            other = introduced.get(acronym)
            if other is None or len(each.keys) > len(other.keys):
                introduced[acronym] = replace(each, name=each.name or each.text)
    return introduced


def _introduces(found: Found) -> bool:
    """Tell whether an acronym in brackets is made of the name before it; "Union of Roe (UK)" is in the UK."""
    if not _is_introduced(found.passage, found.end):
        return False
    acronym = found.passage.tokens[found.end].text.casefold()
    letters = iter("".join(found.keys))
    return acronym[0] in {key[0] for key in found.keys} and all(letter in letters for letter in acronym)


def _spelled_out(found: Found, acronyms: dict[str, Found]) -> Found:
    """Read an acronym as the organization that the article introduces with it."""
    organization = acronyms.get(found.keys[0]) if len(found.keys) == 1 else None
    if organization is None or not found.passage.tokens[found.start].all_capitals:
        return found
    return replace(found, kind=Kind.ORGANIZATION, rule=RULE, name=organization.name, known=organization.known)
