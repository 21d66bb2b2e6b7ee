"""The little grammar that attribution needs: which words are verbs, where phrases and clauses begin and end.

It knows closed classes of words by list and verbs by their forms, and looks at one neighbour on each side
where a form may be a noun as well. That is enough to tell who says what, not to parse a sentence.
"""

from collections.abc import Set as AbstractSet

from newsmorgue.extract.context import possessive
from newsmorgue.extract.scene import Scene
from newsmorgue.lexicon.files import key_of
from newsmorgue.text.tokens import Token

BE = frozenset("am is are was were be been being isnt arent wasnt werent".split())
_HAVE = frozenset("has have had having hasnt havent hadnt".split())
_DO = frozenset("do does did dont doesnt didnt".split())
_MODALS = frozenset(
    "will would can could may might must shall should cannot wont wouldnt cant couldnt shouldnt"
    " mustnt".split()
)
_APOSTROPHES = ("'", "\u2019")
# What grows together with a pronoun: "they've", "I'd", "we'll".
_GROWN = ("ve", "d", "ll", "re", "m")
AUXILIARIES = BE | _HAVE | _DO | _MODALS
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_SUBJECTS = PRONOUNS | {
    "you",
    "there",
    "who",
    "everyone",
    "everybody",
    "someone",
    "somebody",
    "nobody",
    "anyone",
}
DETERMINERS = frozenset(
    "a an the another his her their its my our your this these that those no every each some any both all"
    " several many most few".split()
)
PREPOSITIONS = frozenset(
    "of for from at with to in on by about into onto against over under during between among near outside"
    " inside across around behind beyond within without through throughout toward towards despite per via"
    " amid like upon alongside besides concerning regarding following including".split()
)
SUBORDINATORS = frozenset(
    "because although though while when whenever if as since that whether than where how why what which"
    " who whom whose after before until till unless once whereas lest".split()
)
_BEFORE_NOUNS = DETERMINERS | PREPOSITIONS
_ONLY_ING = frozenset({"ing"})
_NOT_FINITE = frozenset({"be", "been", "being", "having"})
_SUBJECT_WORDS = _SUBJECTS | {"that", "what", "here", "where", "how"}
COORDINATORS = frozenset({"and", "or", "but", "nor", "yet", "so"})
_CLAUSE_SUBJECTS = _SUBJECTS - {"who"}
_NO_SUBJECTS = PREPOSITIONS | COORDINATORS | (SUBORDINATORS - {"that", "if", "when", "while"})
_CLAUSE_ENDS = frozenset(";:.?")
_LONGEST_SUBJECT = 30
_RELATIVES = frozenset({"that", "which", "who"})
NEGATIONS = frozenset({"not", "never", "no", "hardly", "neither"})
_ADVERBS = frozenset(
    "also then later now still just even often once again always already long soon first further furthermore"
    " repeatedly earlier previously meanwhile however instead too thus therefore moreover indeed ever only"
    " sometimes frequently today yesterday tonight tomorrow all both each not never".split()
)
_NOT_ADVERBS = frozenset("family reply supply ally assembly only july italy monopoly rally bully fly".split())
_BEFORE_TIMES = frozenset("on in at by since early late during the".split())
_LONGEST_BEFORE_TIMES = 2
# What is said at noon is said; when, the text does not tell.
_TIMES_ALONE = frozenset({"earlier", "later", "noon", "midnight"})
_SUPERLATIVES = frozenset({"least", "most", "best", "worst"})
_VAGUE = frozenset({"about", "around", "over", "under", "near"})
# Behind these a word is the verb of a clause and not a noun: "plans the bridge", "fears that".
_OBJECTS = DETERMINERS | {
    "to",
    "that",
    "him",
    "them",
    "me",
    "us",
    "not",
    "it",
    "he",
    "she",
    "they",
    "how",
    "whether",
}


def is_soft(scene: Scene, index: int) -> bool:
    """Tell whether token `index` goes on with the phrase of the one before: no punctuation parts them."""
    gap = scene.tokens[index].gap
    if gap == " ":
        return True
    return (
        gap in {"-", "/", "&", " & "}
        or (gap.isspace() and gap.count("\n") < 2)
        or _is_point(scene, index, gap)
    )


def _is_point(scene: Scene, index: int, gap: str) -> bool:
    if gap.startswith("."):
        before = scene.tokens[index - 1]
        abbreviates = (
            len(before.text) == 1
            or before.key in scene.lexicon.never_last
            or scene.tokens[index].text[0].islower()  # "Doe Jr. said"
        )
        return gap in {". ", "."} and abbreviates
    if not gap.startswith(_APOSTROPHES):  # as most
        return False
    return possessive(scene.passage, index - 1) and not gap.lstrip("'\u2019sS").strip()


def pronoun_of(token: Token) -> str | None:
    """Return the pronoun that a token is, or that a verb has grown together with: "he", "they've"."""
    if token.key in PRONOUNS:
        return token.key
    return _grown(token, PRONOUNS)


def _grown(token: Token, words: AbstractSet[str]) -> str | None:
    word, mark, ending = token.text.replace("\u2019", "'").rpartition("'")
    return word.lower() if mark and ending in _GROWN and word.lower() in words else None


def is_adverb(scene: Scene, index: int) -> bool:
    """Tell an adverb: "also", "repeatedly"."""
    token = scene.tokens[index]
    if token.key in _ADVERBS:
        return True
    return token.key.endswith("ly") and not token.capital and token.key not in _NOT_ADVERBS


def is_finite(scene: Scene, index: int) -> bool:
    """Tell a verb that has a subject: "was", "went"; what may be a noun only if it must be a verb."""
    found = scene.finite.get(index)
    if found is None:
        found = scene.finite[index] = _is_finite(scene, index)
    return found


def _is_finite(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    key = token.key
    if key in AUXILIARIES:
        return key not in _NOT_FINITE and not (token.capital and index in scene.named)
    if key in _SUBJECT_WORDS or "'" in token.text or "\u2019" in token.text:
        return scene.has_contracted_verb(index) or _grown(token, _SUBJECTS) is not None
    if token.capital or index in scene.named:
        return False
    forms = scene.lexicon.verbs.forms(key)
    if not forms or forms == _ONLY_ING:
        return False
    return _is_verb_here(scene, index, forms)


def _is_verb_here(scene: Scene, index: int, forms: frozenset[str]) -> bool:
    """Tell by its neighbours whether a word that may be a verb with `forms` is one."""
    token = scene.tokens[index]
    if index and token.gap.isspace():
        before = scene.tokens[index - 1]
        if before.key in _SUBJECTS:
            return True
        if before.key in _BEFORE_NOUNS:
            return False
        if before.key in AUXILIARIES or is_adverb(scene, index - 1):
            return bool(forms & {"past", "participle", "base"})
    following = scene.tokens[index + 1] if index + 1 < len(scene.tokens) else None
    is_beside = following is not None and following.gap == " "
    if "past" in forms:
        return following is None or following.key != "by" or not is_beside or _is_gerund(scene, index + 2)
    if following is None or not is_beside:
        return False
    has_object = following.key in _OBJECTS or _grown(following, _SUBJECTS) or is_adverb(scene, index + 1)
    if "s" in forms:
        return bool(has_object) or following.capital
    return bool(has_object) and index > 0 and scene.tokens[index - 1].key.endswith("s") and token.gap == " "


def _is_gerund(scene: Scene, index: int) -> bool:
    return index < len(scene.tokens) and "ing" in scene.lexicon.verbs.forms(scene.tokens[index].key)


def has_finite(scene: Scene, start: int, stop: int) -> bool:
    """Tell whether tokens `[start, stop)` hold a verb that has a subject."""
    return any(is_finite(scene, i) for i in range(start, stop))


def time_length(scene: Scene, position: int, stop: int) -> int:
    """Return how many tokens at `position` say when: "Monday night", "on 3 May", "last week", "earlier"."""
    for i in range(position, min(stop, position + _LONGEST_BEFORE_TIMES + 1)):
        end = scene.times.get(i, i + 1 if scene.tokens[i].key in _TIMES_ALONE else stop + 1)
        if end <= stop:
            return (
                0 if possessive(scene.passage, end - 1) else end - position
            )  # "last week's talks" are no time
        if scene.tokens[i].key not in _BEFORE_TIMES:
            break
    return 0


def phrase_end(scene: Scene, start: int, stop: int) -> int:
    """Return the end of the noun phrase that begins at token `start`, or `start` where none does."""
    tokens = scene.tokens
    i = start
    has_noun = False
    while i < stop:
        token = tokens[i]
        if i > start and (not is_soft(scene, i) or i in scene.opening):
            break
        key = token.key
        name = scene.beginning.get(i)
        if name is not None:
            if has_noun and not _is_role(scene, i - 1):
                break
            has_noun = True
            i = name[0]
            continue
        if key in PRONOUNS and (i > start or key == "it"):
            break
        if key in DETERMINERS and has_noun and tokens[i - 1].key != "of":
            break
        if key == "of" and has_noun:
            i += 1
            continue
        if (
            key in PREPOSITIONS
            or (key in SUBORDINATORS and (key != "that" or i > start))
            or key in COORDINATORS
        ):
            break
        if has_noun and is_finite(scene, i):
            break
        has_noun = has_noun or key not in DETERMINERS
        i += 1
    return i if has_noun else start


def _is_role(scene: Scene, index: int) -> bool:
    """Tell whether a token before a name belongs to it: "spokesman Doe", but not "reporters Doe would"."""
    token = scene.tokens[index]
    if index in scene.named or token.key in {"him", "her", "them", "me", "us"}:
        return False
    title = scene.lexicon.people.titles.values.get(token.key)
    is_singular = title is not None and key_of(title.text) == token.key
    return token.capital or not token.key.endswith("s") or is_singular


def is_amount(scene: Scene, index: int) -> bool:
    """Tell a word that makes a number vague from the preposition that it else is: "about 40", "at least"."""
    if index + 1 >= len(scene.tokens) or scene.tokens[index + 1].gap != " ":
        return False
    key, following = scene.tokens[index].key, scene.tokens[index + 1]
    return (key in _VAGUE and following.text[0].isdigit()) or (key == "at" and following.key in _SUPERLATIVES)


def begins_clause(scene: Scene, start: int, stop: int) -> bool:
    """Tell whether a subject and its verb begin at token `start`."""
    if start >= stop:
        return False
    if start + 1 < stop and is_amount(scene, start):
        start += 1
    token = scene.tokens[start]
    if scene.has_contracted_verb(start) or _grown(token, _SUBJECTS) or token.key in _CLAUSE_SUBJECTS:
        return True
    if token.key in _NO_SUBJECTS or is_finite(scene, start):
        return False
    relative = False
    for i in range(start + 1, min(stop, start + _LONGEST_SUBJECT)):
        if i in scene.opening:
            return True
        if scene.tokens[i].gap.lstrip()[:1] in _CLAUSE_ENDS and not is_soft(scene, i):
            return False
        relative = relative or scene.tokens[i].key == "who"
        if is_finite(scene, i):
            if not relative:
                return True
            relative = False  # the verb of "those who came" is none of theirs
    return False


def group_start(scene: Scene, position: int, first: int) -> int:
    """Return where the verb begins whose last word is token `position`: "has repeatedly said"."""
    start = position
    while start > first and is_soft(scene, start):
        before = scene.tokens[start - 1]
        if start - 1 in scene.inside or before.key in _RELATIVES:
            break
        if before.key in AUXILIARIES or is_adverb(scene, start - 1) or before.key in NEGATIONS:
            start -= 1
            continue
        if before.key not in _TIMES_ALONE and start not in scene.times.values():
            break  # no time ends here
        length = next(
            (n for n in (4, 3, 2, 1) if start - n > first and _is_time_within(scene, start - n, start)), 0
        )
        if not length or "participle" in scene.lexicon.verbs.forms(scene.tokens[start - length - 1].key):
            break  # "a poll released on Monday said"
        start -= length
    return start


def _is_time_within(scene: Scene, start: int, end: int) -> bool:
    """Tell whether tokens `[start, end)` say when, between a subject and its verb: "on Monday"."""
    if (
        start not in scene.ending
        and start - 1 not in scene.named
        and scene.tokens[start].key not in {"on", "late", "early", "earlier"}
    ):
        return False
    return is_soft(scene, start) and time_length(scene, start, end) == end - start
