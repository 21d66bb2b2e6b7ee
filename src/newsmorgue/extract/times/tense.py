"""The tense of the words around a time: whether "Friday" was or is to come.

The verb nearest before a time in its sentence decides, as verbs stand before their times ("said Friday that
it will …"); where there is none, the first one behind it ("On Friday the court will …").
"""

from newsmorgue.lexicon.timewords import TimeClues
from newsmorgue.model import Tense
from newsmorgue.text.tokens import Passage, Token

_BACK, _AHEAD, _AUXILIARIES = 24, 18, 3
_BE = frozenset({"be", "being", "is", "are"})
_HAVE = frozenset({"have", "has", "had", "having"})
_IS = frozenset({"is", "are", "am"})
_WILL = frozenset({"will", "would", "wont"})
_DID = frozenset({"did", "didnt", "to", "not"})
_SHORTENED_WILL = ("'ll", "\u2019ll")
_POSSESSIVES = ("'s", "\u2019s")
_SHORTEST_PAST = 5


def tense(passage: Passage, sentence: range, start: int, end: int, words: TimeClues) -> Tense:
    """Return the tense at the tokens `start` to `end` of a passage."""
    tokens = passage.tokens
    announced = _announced(passage, end, words)
    if announced is not None and start > sentence.start:
        return announced
    if end < sentence.stop and tokens[end].gap == " " and start > sentence.start:
        at_once = end + 1 if tokens[end].key.endswith("ly") and end + 1 < sentence.stop else end
        if tokens[at_once].text.islower() and (
            _is_past(tokens[at_once], words) or tokens[at_once].key in _WILL
        ):
            return (
                Tense.PAST if _is_past(tokens[at_once], words) else Tense.AHEAD
            )  # "the court on Friday ruled"
    going = False
    for i in range(start - 1, max(sentence.start, start - _BACK) - 1, -1):
        found = _at(tokens, i, start, sentence, words, going=going)
        if found is not Tense.OPEN:
            return found
        going = going or tokens[i].key.endswith("ing")
    for i in range(end, min(sentence.stop, end + _AHEAD)):
        found = _at(tokens, i, sentence.stop, sentence, words, going=False)
        if found is not Tense.OPEN:
            return found
        if tokens[i].key in _IS and i + 1 < sentence.stop and tokens[i + 1].key.endswith("ing"):
            return Tense.AHEAD
    return Tense.OPEN


def _announced(passage: Passage, end: int, words: TimeClues) -> Tense | None:
    """Read "Friday's meeting": what is awaited takes the tense of its sentence, everything else was."""
    if not passage.gap_after(end - 1).startswith(_POSSESSIVES) or end >= len(passage.tokens):
        return None
    following = {token.key for token in passage.tokens[end : end + 3]}
    return None if following & words.awaited else Tense.PAST


def _at(
    tokens: tuple[Token, ...], i: int, stop: int, sentence: range, words: TimeClues, *, going: bool
) -> Tense:
    """Return the tense that the token at `i` gives to what stands at `stop`."""
    token = tokens[i]
    key = token.key
    if key in words.ahead or token.text.endswith(_SHORTENED_WILL):
        has = i + 1 < len(tokens) and tokens[i + 1].key in _HAVE
        is_name = token.capital and i > sentence.start
        return Tense.OPEN if is_name else Tense.PAST if has else Tense.AHEAD
    if key == "to" and i + 1 < stop:
        return _infinitive(tokens, i, sentence, words)
    if key in words.begins and not going:
        if any(each.key in _DID for each in tokens[max(sentence.start, i - _AUXILIARIES) : i]):
            return Tense.OPEN
        return Tense.AHEAD if tokens[i].text.islower() and i > sentence.start else Tense.OPEN
    if key in _IS and going:
        return Tense.AHEAD
    if _is_past(token, words):
        return _of_participle(tokens, i, sentence, words)
    return Tense.OPEN


def _is_past(token: Token, words: TimeClues) -> bool:
    key = token.key
    if token.capital and not token.all_capitals and key not in words.past:
        return False
    return key in words.past or (
        len(key) >= _SHORTEST_PAST and key.endswith("ed") and key not in words.unpast
    )


def _of_participle(tokens: tuple[Token, ...], i: int, sentence: range, words: TimeClues) -> Tense:
    """Tell "will be held" and "is expected" from "was held" and "held"."""
    before = [token.key for token in tokens[max(sentence.start, i - _AUXILIARIES) : i]]
    following = tokens[i + 1].key if i + 1 < sentence.stop else ""
    if tokens[i].key in words.dated or (tokens[i].key in words.plans and following in {"for", "to"}):
        return Tense.PAST if _HAVE & set(before) else Tense.AHEAD
    if not _BE & set(before):
        return Tense.PAST
    if any(key in words.ahead or key == "to" for key in before):
        return Tense.PAST if _HAVE & set(before) else Tense.AHEAD
    return Tense.OPEN


def _infinitive(tokens: tuple[Token, ...], i: int, sentence: range, words: TimeClues) -> Tense:
    """Return the tense of an infinitive: what is planned is to come, "failed to" leaves it to the verb."""
    verb = tokens[i + 1]
    if not verb.text.islower() or verb.key in words.determiner or verb.key.endswith(("ing", "ed")):
        return Tense.OPEN
    if verb.key == "have":
        return Tense.PAST
    nearby = range(i - 1, max(sentence.start, i - 4) - 1, -1)
    governor = next((j for j in nearby if tokens[j].key not in words.negligible), None)
    if governor is None or tokens[governor].key not in words.plans:
        return Tense.OPEN
    before = {token.key for token in tokens[max(sentence.start, governor - 2) : governor]}
    return Tense.PAST if before >= {"had", "been"} else Tense.AHEAD
