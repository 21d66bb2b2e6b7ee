"""Names in one passage: runs of capitalised words, read from left to right as what they name.

At each word every reader is asked (known phrases, worded organizations and places, people); the
longest reading wins, as it does in "George Washington University".
"""

from collections.abc import Iterator
from typing import NamedTuple

from newsmorgue.extract.context import is_calendar, joined, opens, shouts
from newsmorgue.extract.found import Found
from newsmorgue.extract.organizations import worded_organization
from newsmorgue.extract.people import person, speaks
from newsmorgue.extract.places import known_place, located, worded_place
from newsmorgue.lexicon import Lexicon
from newsmorgue.lexicon.gazetteer import Place
from newsmorgue.lexicon.organizations import Organization
from newsmorgue.model import Kind
from newsmorgue.text.tokens import Passage

_STATE_BODIES = frozenset(
    {"government", "legislature", "court", "military", "police", "intelligence", "party", "bank"}
)


class Reading(NamedTuple):
    """What the words from some token on may be; `found` is None where they are nobody's name."""

    end: int
    found: Found | None


def names(passage: Passage, lexicon: Lexicon) -> Iterator[Found]:
    """Yield the names in a passage, and (with kind None) capitalised words that may be one."""
    loud = shouts(passage)
    for start, end in _runs(passage, lexicon):
        position = start
        while position < end:
            reading = _read(passage, position, end, lexicon, loud=loud)
            if reading.found:
                yield reading.found
            position = max(reading.end, position + 1)


def known_organization(
    passage: Passage, start: int, lexicon: Lexicon, *, loud: bool = False
) -> tuple[int, Organization] | None:
    """Return the end of the longest known organization's name at token `start`, and the organization."""
    tokens = passage.tokens
    for end, organization in lexicon.organizations.known.matches(tokens, start, len(tokens)):
        if not all(joined(passage, i, lexicon) or tokens[i].gap == "/" for i in range(start + 1, end)):
            continue
        if (
            not (tokens[start].capital or tokens[start].key in lexicon.people.particles)
            or not tokens[end - 1].capital
        ):
            continue
        key = " ".join(token.key for token in tokens[start:end])
        exact = lexicon.organizations.exact.get(key)
        if exact is not None:
            written = "".join(
                (token.gap if i else "") + token.text for i, token in enumerate(tokens[start:end])
            )
            if written not in exact or (loud and key in lexicon.common_words):
                continue
        if (
            organization.ambiguous
            and end - start == 1
            and (loud or not _stands_alone(passage, start, lexicon))
        ):
            continue
        return end, organization
    return None


def _stands_alone(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word that is also a company's name has a capital for no other reason."""
    tokens = passage.tokens
    if opens(passage, index) and tokens[index].key in lexicon.common_words:
        return False
    before = index > 0 and tokens[index - 1].capital and joined(passage, index, lexicon)
    after = index + 1 < len(tokens) and tokens[index + 1].capital and joined(passage, index + 1, lexicon)
    return not before and not after


def _runs(passage: Passage, lexicon: Lexicon) -> Iterator[tuple[int, int]]:
    """Yield the token ranges of capitalised words that belong together, particles inside included."""
    tokens = passage.tokens
    position = 0
    while position < len(tokens):
        if not _begins_name(passage, position, lexicon):
            position += 1
            continue
        end = position + 1
        while end < len(tokens) and joined(passage, end, lexicon):
            ahead = end
            while (
                ahead < min(len(tokens) - 1, end + 2)
                and tokens[ahead].key in lexicon.people.particles
                and not tokens[ahead].capital
                and joined(passage, ahead + 1, lexicon)
            ):
                ahead += 1
            if not tokens[ahead].capital or _ends_sentence(passage, end):
                break
            end = ahead + 1
        yield position, end
        position = end


def _begins_name(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    token = passage.tokens[index]
    if token.capital:
        return True
    follows = index + 1 < len(passage.tokens) and passage.tokens[index + 1]
    return token.key in lexicon.people.particles and bool(follows) and follows.capital and follows.gap == "-"


def _ends_sentence(passage: Passage, index: int) -> bool:
    return any(sentence.start == index for sentence in passage.sentences)


def _read(passage: Passage, start: int, run_end: int, lexicon: Lexicon, *, loud: bool) -> Reading:
    tokens = passage.tokens
    if is_calendar(tokens[start]) and not (tokens[start].key in lexicon.people.given and start + 1 < run_end):
        return Reading(start + 1, None)
    readings = list(_readings(passage, start, run_end, lexicon, loud=loud))
    if readings:
        return max(
            readings, key=lambda reading: reading.end
        )  # the first of equals: readers are in order of trust
    return Reading(start + 1, _unknown(passage, start, run_end, lexicon))


def _readings(
    passage: Passage, start: int, run_end: int, lexicon: Lexicon, *, loud: bool
) -> Iterator[Reading]:
    tokens = passage.tokens
    not_name = next(lexicon.not_names.matches(tokens, start, len(tokens)), None)
    if not_name:
        yield Reading(not_name[0], None)
    if start + 1 < len(tokens) and tokens[start + 1].gap == "-" and tokens[start + 1].text[0].isdigit():
        yield Reading(start + 2, None)  # a type: Mi-28, F-16, Covid-19
    organization = known_organization(passage, start, lexicon, loud=loud)
    if organization:
        yield _organization(passage, start, *organization)
    place = known_place(passage, start, run_end, lexicon)
    if place:
        yield _place(passage, start, *place, run_end, lexicon)
    for phrases in (lexicon.gazetteer.demonyms, lexicon.gazetteer.peoples, lexicon.people.titles):
        word = next(phrases.matches(tokens, start, run_end), None)
        if word:
            yield Reading(word[0], None)
    if loud:
        return
    if not (opens(passage, start) and _is_function_word(passage, start, lexicon)):
        worded = worded_organization(passage, start, run_end, lexicon)
        if worded:
            end, word_ = worded
            yield Reading(end, Found(passage, start, end, Kind.ORGANIZATION, f"organization word: {word_}"))
        worded = worded_place(passage, start, run_end, lexicon)
        if worded:
            yield _worded_place(passage, start, *worded, lexicon)
        found = person(passage, start, run_end, lexicon)
        if found:
            yield Reading(found.end, found)


def _is_function_word(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    key = passage.tokens[index].key
    return key in lexicon.openers or key in lexicon.stop_words["en"]


def _organization(passage: Passage, start: int, end: int, organization: Organization) -> Reading:
    found = Found(
        passage, start, end, Kind.ORGANIZATION, "known organization", organization.name, organization.name
    )
    return Reading(end, found)


def _place(
    passage: Passage, start: int, end: int, places: tuple[Place, ...], run_end: int, lexicon: Lexicon
) -> Reading:
    """Read a known place, with the body of its state where one follows: "US State Department"."""
    body = (
        known_organization(passage, end, lexicon) if end < run_end and joined(passage, end, lexicon) else None
    )
    if body and places[0].type == "country" and body[1].type in _STATE_BODIES:
        return _organization(passage, start, *body)
    known = places[0].id if len(places) == 1 or places[0].type == "country" else None
    found = Found(passage, start, end, Kind.PLACE, "gazetteer", places[0].name, known)
    return Reading(end, found)


def _worded_place(passage: Passage, start: int, end: int, word: str, lexicon: Lexicon) -> Reading:
    """Read "Anbar province", which is the region that the gazetteer calls Anbar."""
    bare = " ".join(token.key for token in passage.tokens[start : end - 1])
    regions = [place for place in lexicon.gazetteer.places.values.get(bare, ()) if place.type == "region"]
    known = regions[0].id if len(regions) == 1 else None
    return Reading(end, Found(passage, start, end, Kind.PLACE, f"place word: {word}", known=known))


def _unknown(passage: Passage, start: int, run_end: int, lexicon: Lexicon) -> Found | None:
    """Return the rest of the run as words that may be a name, if the article says more of it elsewhere."""
    token = passage.tokens[start]
    if len(token.text) < 2 or (_is_function_word(passage, start, lexicon) and opens(passage, start)):
        return None
    one_word = run_end == start + 1
    if one_word and speaks(passage, run_end, lexicon) and not located(passage, start, lexicon):
        if token.key not in lexicon.common_words and not token.text.isupper():
            return Found(passage, start, start + 1, Kind.PERSON, "speaks")
    return Found(passage, start, start + 1, None, "unknown")
