"""People: by a given name, by the title before the name, by what the name does."""

from newsmorgue.extract.context import is_calendar, joined, opens
from newsmorgue.extract.found import Found
from newsmorgue.extract.titles import role_after, role_before
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind
from newsmorgue.text.tokens import Passage

_LONGEST = 5
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})


def person(passage: Passage, start: int, run_end: int, lexicon: Lexicon) -> Found | None:
    """Return the person whose name begins at token `start`, or None."""
    end = _name_end(passage, start, run_end, lexicon)
    if end == start:
        return None
    before = role_before(passage, start, lexicon)
    role = (before.start, before.end) if before and before.shown else None
    if before:
        return _found(passage, start, end, "title before", role, lexicon)
    if end - start == 1:
        return None
    if _has_given_name(passage, start, end, lexicon):
        return _found(passage, start, end, "given name", None, lexicon)
    if _has_initials(passage, start, end, lexicon):
        return _found(passage, start, end, "initials", None, lexicon)
    if _unusual(passage, start, end, lexicon):
        if passage.tokens[end - 1].key in lexicon.people.surnames:
            return _found(passage, start, end, "surname", None, lexicon)
        if role_after(passage, end, lexicon):
            return _found(passage, start, end, "title after", None, lexicon)
        if speaks(passage, end, lexicon):
            return _found(passage, start, end, "speaks", None, lexicon)
    return None


def speaks(passage: Passage, end: int, lexicon: Lexicon) -> bool:
    """Tell whether what stands right after token `end - 1` is a verb of speech."""
    tokens = passage.tokens
    if end >= len(tokens) or tokens[end].gap != " ":
        return False
    verb = (
        end + 1
        if tokens[end].key in {"also", "later", "has", "had", "then"} and end + 1 < len(tokens)
        else end
    )
    return any(cue.strong and cue.speech for _, cue in lexicon.speech.cues.matches(tokens, verb, len(tokens)))


def _name_end(passage: Passage, start: int, run_end: int, lexicon: Lexicon) -> int:
    """Return where a person's name ends that may begin at `start`: capitals, initials and particles."""
    tokens = passage.tokens
    end = start
    while end < run_end and end - start < _LONGEST:
        token = tokens[end]
        if end > start and not joined(passage, end, lexicon):
            break
        if is_calendar(token) and token.key not in lexicon.people.given:
            break
        if not token.capital and token.key not in lexicon.people.particles:
            break
        if token.key in lexicon.gazetteer.demonyms or token.key in lexicon.gazetteer.peoples:
            break
        if end > start and _is_other(passage, end, lexicon):
            break
        end += 1
    while end > start and not tokens[end - 1].capital:
        end -= 1
    if (
        end < len(tokens)
        and tokens[end].key in _SUFFIXES
        and tokens[end].capital
        and tokens[end].gap in {" ", ", "}
    ):
        end += 1
    return end


def _is_other(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    """Tell whether another name or a title begins at token `index`, so that a person's name ends before it."""
    token = passage.tokens[index]
    if token.key in lexicon.people.titles and token.key not in lexicon.people.surnames:
        return True
    places = lexicon.gazetteer.places.values.get(token.key, ())
    return bool(places) and places[0].type == "country" and token.key not in lexicon.people.given


def _has_given_name(passage: Passage, start: int, end: int, lexicon: Lexicon) -> bool:
    tokens = passage.tokens
    given = lexicon.people.given.get(tokens[start].key)
    if given is None:
        # Surname first, as in Chinese and Korean: a known surname, then a known given name.
        return tokens[start].key in lexicon.people.surnames and any(
            token.key in lexicon.people.given for token in tokens[start + 1 : end]
        )
    if given.word_too and opens(passage, start):
        return (
            tokens[start + 1].key not in lexicon.common_words
            or tokens[start + 1].key in lexicon.people.surnames
        )
    rest = [token.key for token in tokens[start + 1 : end] if token.capital]
    if given.place_too or given.word_too:
        return any(key in lexicon.people.surnames or key not in lexicon.common_words for key in rest)
    return True


def _has_initials(passage: Passage, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell "J. Roe" and "J.K. Roe" from "U.S. Open" and the head of a table, "W D L"."""
    first, last = passage.tokens[start], passage.tokens[end - 1]
    initials = len(first.text) == 1 or first.text[1::2] == ".."
    return (
        initials
        and first.key not in lexicon.gazetteer.capitals
        and not last.all_capitals
        and len(last.text) > 1
    )


def _unusual(passage: Passage, start: int, end: int, lexicon: Lexicon) -> bool:
    """Tell whether none of the words is an ordinary one, or a known place or organization."""
    return not any(
        token.key in lexicon.common_words or token.key in lexicon.organizations.words or token.text.isupper()
        for token in passage.tokens[start:end]
        if token.capital and len(token.text) > 1
    )


def _found(
    passage: Passage, start: int, end: int, rule: str, role: tuple[int, int] | None, lexicon: Lexicon
) -> Found:
    return Found(passage, start, end, Kind.PERSON, rule, role=role or role_after(passage, end, lexicon))
