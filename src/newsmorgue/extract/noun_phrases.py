"""Noun phrases: where one begins and ends, whom its head names, and whether it can speak."""

from itertools import pairwise

from newsmorgue.extract.context import possessive
from newsmorgue.extract.grammar import (
    AUXILIARIES,
    COORDINATORS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    is_adverb,
    is_finite,
    is_soft,
    phrase_end,
    time_length,
)
from newsmorgue.extract.scene import Scene
from newsmorgue.model import Kind, Mention

# What stands for people without naming them: "Others said", "Many say".
STANDING_ALONE = frozenset("others many some most several both all few another everyone nobody those".split())
COUNTS = frozenset("one two three four five six seven eight nine ten dozens hundreds thousands".split())
_LONGEST_PHRASE = 25
_ENDING_HEADS = PREPOSITIONS | SUBORDINATORS | (COORDINATORS - {"and"})
_BEFORE_VERBS = AUXILIARIES | PRONOUNS | {"who", "which", "that"}
_OPENING_PHRASES = DETERMINERS | STANDING_ALONE | COUNTS
_BEHIND_PARTICIPLES = frozenset({"by", "on", "in", "at", "for", "from", "last", "this", "earlier"})


def head_end(scene: Scene, start: int, stop: int) -> int:
    """Return the end of the phrase that begins at token `start`, before its complement ("of …", "who …")."""
    i = start
    while i < min(stop, start + _LONGEST_PHRASE):
        token = scene.tokens[i]
        if i > start and (not is_soft(scene, i) or i in scene.opening):
            break
        if i in scene.beginning:
            i = scene.beginning[i][0]
            if i < stop and not _extends_name(scene, i, stop):
                break
            continue
        title = _title_end(scene, i, stop) if i == start or scene.tokens[i - 1].key in DETERMINERS else i
        if title > i + 1:
            i = title  # "secretary of state Jane Roe"
            continue
        if token.key in _ENDING_HEADS:
            break
        if i > start and (_is_time(scene, i, stop) or is_finite(scene, i) or token.key in PRONOUNS):
            break
        if token.key == "and" and (i + 1 >= stop or is_finite(scene, i + 1)):
            break
        is_own = i == start + 1 and scene.tokens[start].key in DETERMINERS  # "her first words"
        if i > start and is_adverb(scene, i) and not (token.capital or is_own):
            break
        i += 1
    return i


def _title_end(scene: Scene, index: int, stop: int) -> int:
    """Return where a title of several words ends that begins at a token, or the token."""
    return next((end for end, _ in scene.lexicon.people.titles.matches(scene.tokens, index, stop)), index)


def _extends_name(scene: Scene, index: int, stop: int) -> bool:
    """Tell a word behind a name that belongs to the phrase: "Ford spokesman", "Roe's aide", "Roe and Doe"."""
    token = scene.tokens[index]
    if token.capital or token.gap != " " or token.key in {"and", "himself", "herself", "itself"}:
        return True
    if token.key in scene.lexicon.speech.statements or token.key in scene.lexicon.organizations.words:
        return True
    if index + 1 < stop and scene.tokens[index + 1].capital and scene.tokens[index + 1].gap == " ":
        return True  # "Virginia delegate Jane Roe"
    return scene.lexicon.people.titles.longest(scene.tokens, index, stop) is not None


def _is_time(scene: Scene, index: int, stop: int) -> bool:
    """Tell a time behind a name ("Roe Monday") from an age ("the 34-year-old")."""
    length = time_length(scene, index, stop)
    end = index + length
    return (
        length > 0
        and not (end < len(scene.tokens) and scene.tokens[end].gap == "-")
        and scene.tokens[index].gap != "-"
    )


def with_complement(scene: Scene, start: int, end: int, stop: int) -> int:
    """Return the end of a phrase with what it is of, for or from: "a spokesman for the ministry"."""
    while (
        end < stop
        and scene.tokens[end].key in {"of", "for", "from", "at", "with", "to"}
        and is_soft(scene, end)
    ):
        further = phrase_end(scene, end + 1, min(stop, start + _LONGEST_PHRASE))
        if further == end + 1 or time_length(scene, end, stop):
            break
        end = further
    return end


def named_in(scene: Scene, start: int, end: int) -> Mention | None:
    """Return the mention that a phrase without its complement ends with, or the first of "Roe and Doe"."""
    begin, mention = scene.ending.get(end, (0, None))
    if mention is None or begin < start or possessive(scene.passage, end - 1):
        return _renamed(scene, start, end)
    if mention.kind is Kind.ORGANIZATION and _is_member(scene, start, begin, mention):
        return None
    first = mention
    while begin - 2 >= start and scene.tokens[begin - 1].key == "and":
        begin, before = scene.ending.get(begin - 1, (0, None))
        if before is None:
            break
        first = before
    return first


def _is_member(scene: Scene, start: int, begin: int, mention: Mention) -> bool:
    """Tell a member of a party from the party: "the Wisconsin Republican"."""
    party = (mention.name or "").endswith(" Party") and " " not in mention.text
    return (
        party and not mention.text.endswith("s") and start < begin and scene.tokens[start].key in DETERMINERS
    )


def _renamed(scene: Scene, start: int, end: int) -> Mention | None:
    """Return the mention that a word of emphasis follows: "Roe herself", "Roe too"."""
    last = scene.tokens[end - 1].key
    if end - 1 > start and last in {"himself", "herself", "itself", "themselves", "too", "jr", "sr"}:
        return named_in(scene, start, end - 1)
    return None


def clause_start(scene: Scene, end: int, first: int) -> int:
    """Walk left over a noun phrase to where its clause begins: behind a comma, a verb, "but" or "that"."""
    tokens = scene.tokens
    start = end
    while start > first and end - start < _LONGEST_PHRASE:
        if start < end and not is_soft(scene, start):
            break
        if start in scene.ending and scene.ending[start][0] >= first:
            start = scene.ending[start][0]
            continue
        index = start - 1
        key = tokens[index].key
        if (
            index in scene.inside
            or key in SUBORDINATORS
            or key in PRONOUNS
            or key in {"but", "nor", "yet", "so"}
        ):
            break
        if (is_finite(scene, index) and not is_reduced(scene, index)) or (
            key in {"and", "or"} and not _joins_nouns(scene, index, first)
        ):
            break
        start = index
    return start


def is_reduced(scene: Scene, index: int) -> bool:
    """Tell a participle behind its noun from a verb: "a poll released on Monday"."""
    if index == 0 or "participle" not in scene.lexicon.verbs.forms(scene.tokens[index].key):
        return False
    before, following = scene.tokens[index - 1], scene.tokens[index + 1]
    is_noun = index - 1 not in scene.named and before.text.islower() and not is_adverb(scene, index - 1)
    is_noun = is_noun and before.key not in _BEFORE_VERBS
    return is_noun and scene.tokens[index].gap == " " and following.key in _BEHIND_PARTICIPLES


def _joins_nouns(scene: Scene, index: int, first: int) -> bool:
    """Tell the "and" of "Roe and Doe" from one that joins clauses: no verb stands before it in its clause."""
    for i in range(index - 1, max(first, index - _LONGEST_PHRASE) - 1, -1):
        if i in scene.inside or is_finite(scene, i):
            return False
        if not is_soft(scene, i):
            return True
    return True


def past_opening(scene: Scene, start: int, end: int) -> int:
    """Return where the subject begins behind what opens its sentence: "Meanwhile", "On Friday"."""
    while start < end:
        if start in scene.beginning:
            return start
        key = scene.tokens[start].key
        length = time_length(scene, start, end)
        if length and start + length < end:
            start += length
        elif key in COORDINATORS or is_adverb(scene, start):
            start += 1
        elif key in PREPOSITIONS:
            after = phrase_end(scene, start + 1, end)
            if after == start + 1:
                return end
            start = after
        elif (
            key in scene.lexicon.openers
            and key not in _OPENING_PHRASES
            and not may_speak(scene, start, start + 1)
        ):
            start += 1
        else:
            return start
    return start


def may_speak(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the head of a noun phrase is somebody, or a document, that speaks."""
    head = scene.tokens[end - 1]
    if head.key in scene.lexicon.speech.statements or head.key in scene.lexicon.organizations.words:
        return True
    people = scene.lexicon.people
    keys = scene.passage.keys[start:end]
    if head.key in people.title_ends and any(" ".join(keys[i:]) in people.titles for i in range(len(keys))):
        return True
    return head.key.endswith("s") and head.key[:-1] in people.titles


def is_share(scene: Scene, start: int, end: int) -> bool:
    """Tell a share of those who were asked: "six in 10 voters", "55 percent"."""
    keys = [scene.tokens[i].key for i in range(start, min(end, start + 5))]
    return "percent" in keys or any(a == "in" and b.isdigit() for a, b in pairwise(keys[1:]))


def is_named(scene: Scene, start: int, end: int) -> bool:
    """Tell a phrase that ends with a name which no list knows ("band member Flea"), or with an age."""
    if scene.passage.keys[max(start, end - 2) : end] == ("year", "old"):
        return True  # "the 34-year-old"
    if end - start < 2 or not scene.tokens[end - 1].capital or scene.tokens[end - 1].all_capitals:
        return False
    first = end - 1
    while first > start and scene.tokens[first - 1].capital:
        first -= 1
    return end - first > 1 or may_speak(scene, start, first)
