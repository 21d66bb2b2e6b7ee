"""Who speaks: the noun phrase that a reporting verb has for its subject."""

from dataclasses import dataclass

from newsmorgue.extract.context import possessive
from newsmorgue.extract.scene import Scene
from newsmorgue.model import Kind, Mention

PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
_RELATIVES = frozenset({"who", "which", "that"})
_AUXILIARIES = frozenset(
    "has have had is was were are will would also later then did does do not be been".split()
)
_BREAKS = frozenset(
    "but because although though while when if as since after before that said says than and or".split()
)
_PREPOSITIONS = frozenset({"of", "for", "from", "at", "with", "to", "in", "on", "by"})
_LEADING = _PREPOSITIONS | {"then", "earlier", "later", "yesterday", "today"}
_DETERMINERS = frozenset(
    "a an the one another some several many two three four five other his her their its this these those no"
    " any most both".split()
)
_LONGEST_PHRASE = 14
_LONGEST_ASIDE = 30


@dataclass(frozen=True, slots=True)
class Speaker:
    """A subject: tokens `[start, end)`, and the mention in it where it has a name."""

    start: int
    end: int
    mention: Mention | None
    pronoun: bool = False


def speaker_before(scene: Scene, verb: int, first: int) -> Speaker | None:
    """Return the subject that stands before the verb at token `verb`, but not before token `first`."""
    tokens = scene.tokens
    end = verb
    while end > first and tokens[end].gap == " " and _is_adverbial(scene, end - 1):
        end -= 1
    if end <= first:
        return None
    gap = tokens[end].gap.lstrip("\"\u201d'\u2019")
    if gap.startswith((",", ")")):
        return _before_aside(scene, end, first)
    return _ending_at(scene, end, first) if tokens[end].gap.isspace() else None


def speaker_after(scene: Scene, verb: int, stop: int) -> Speaker | None:
    """Return the subject right behind the verb at token `verb`: "said Roe ahead of the talks"."""
    tokens = scene.tokens
    start = verb + 1
    if start >= stop or not tokens[start].gap.isspace():
        return None
    if tokens[start].key in PRONOUNS:
        return Speaker(start, start + 1, None, pronoun=True)
    limit = min(stop, start + _LONGEST_PHRASE)
    for i in range(start, limit):
        if i > start and not _continues(scene, i):
            break
        end, mention = scene.beginning.get(i, (0, None))
        if mention and not possessive(scene.passage, end - 1) and not _titled_after(scene, end, stop):
            return Speaker(start, end, mention)
        if tokens[i].key in _BREAKS | {"in", "on", "at", "to", "with"}:
            limit = i
            break
    head = _head_end(scene, start, limit)
    return Speaker(start, head, _person_at(scene, start, head)) if head else None


def _is_adverbial(scene: Scene, index: int) -> bool:
    key = scene.tokens[index].key
    return key in _AUXILIARIES or (key.endswith("ly") and index + 1 not in scene.ending)


def _continues(scene: Scene, index: int) -> bool:
    gap = scene.tokens[index].gap
    return gap.isspace() or gap in {"-", ". "} or possessive(scene.passage, index - 1)


def _titled_after(scene: Scene, end: int, stop: int) -> bool:
    """Tell whether a name belongs to a title behind it: "Reuters correspondent Jane Roe"."""
    if end >= stop or scene.tokens[end].gap != " ":
        return False
    return any(True for _ in scene.lexicon.people.titles.matches(scene.tokens, end, stop))


def _head_end(scene: Scene, start: int, stop: int) -> int | None:
    """Return the end of a nominal phrase: "a spokesman for the ministry"."""
    tokens = scene.tokens
    head = None
    for i in range(start, stop):
        if i > start and not tokens[i].gap.isspace() and not possessive(scene.passage, i - 1):
            break
        title = next(scene.lexicon.people.titles.matches(tokens, i, stop), None)
        if title:
            head = title[0]
        elif tokens[i].key in scene.lexicon.speech.statements:
            head = i + 1
        elif head is not None and not tokens[i].capital and tokens[i].key not in _PREPOSITIONS | {"the"}:
            break
    return head


def _ending_at(scene: Scene, end: int, first: int) -> Speaker | None:
    """Return the noun phrase whose last token stands before token `end`, if it can speak."""
    last = scene.tokens[end - 1]
    if last.key in PRONOUNS:
        return Speaker(end - 1, end, None, pronoun=True)
    if last.key in _RELATIVES:
        return _before_relative(scene, end - 1, first)
    start, mention = scene.ending.get(end, (0, None))
    if mention and not possessive(scene.passage, end - 1):
        return Speaker(_phrase_start(scene, start, first), end, mention)
    start = _phrase_start(scene, end - 1, first)
    return Speaker(start, end, _person_at(scene, start, end)) if _may_speak(scene, start, end) else None


def _phrase_start(scene: Scene, index: int, first: int) -> int:
    """Walk left over a noun phrase, its titles and adjectives, to its determiner or a break."""
    tokens = scene.tokens
    start = index
    while start > first and index - start < _LONGEST_PHRASE:
        before = tokens[start - 1]
        if not _continues(scene, start) or before.key in _BREAKS or before.key in PRONOUNS:
            break
        if _is_verb(scene, start - 1):
            break
        start -= 1
        owned = start > first and tokens[start - 1].key in _PREPOSITIONS
        if before.key in _DETERMINERS and not owned:
            break
    while start < index and _leads_in(scene, start):
        start += 1
    return start


def _leads_in(scene: Scene, index: int) -> bool:
    """Tell words before a subject from its own: "Meanwhile", "in"."""
    key = scene.tokens[index].key
    return key in _LEADING or (key in scene.lexicon.openers and key not in _DETERMINERS)


def _is_verb(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    if token.capital or not token.key.endswith(("ed", "said", "ing", "told")):
        return False
    cues = scene.lexicon.speech.cues.matches(scene.tokens, index, index + 1)
    return any(cue.strong for _, cue in cues)


def _may_speak(scene: Scene, start: int, end: int) -> bool:
    """Tell whether the head of a noun phrase is somebody, or a document, that speaks."""
    tokens = scene.tokens
    head_end = next((i for i in range(start + 1, end) if tokens[i].key in _PREPOSITIONS), end)
    head = tokens[head_end - 1]
    if head.key in scene.lexicon.speech.statements or head.key in scene.lexicon.organizations.words:
        return True
    titles = scene.lexicon.people.titles.values
    return any(
        " ".join([token.key for token in tokens[i:head_end]]) in titles for i in range(start, head_end)
    )


def _person_at(scene: Scene, start: int, end: int) -> Mention | None:
    """Return the person whose name closes a phrase: "spokesman John Doe"."""
    begin, mention = scene.ending.get(end, (0, None))
    return mention if mention and begin >= start and mention.kind is Kind.PERSON else None


def _before_aside(scene: Scene, end: int, first: int) -> Speaker | None:
    """Return the subject before an apposition or relative clause: "X, the foreign minister, said"."""
    for i in range(end - 1, max(first, end - _LONGEST_ASIDE), -1):
        gap = scene.tokens[i].gap
        if gap.startswith(",") and not gap[1:].strip():
            subject = _ending_at(scene, i, first)
            if subject is not None:
                mention = subject.mention
                if mention is None or mention.kind is not Kind.PERSON:
                    # "the mayor of Rome, Jane Roe, said": who she is stands in the aside.
                    mention = _person_at(scene, i, end) or mention
                return Speaker(subject.start, end, mention, subject.pronoun)
        elif gap[:1] in {".", ";", "?", "!"} and gap != ". ":
            return None
    return None


def _before_relative(scene: Scene, relative: int, first: int) -> Speaker | None:
    if relative <= first:
        return None
    gap = scene.tokens[relative].gap
    return _ending_at(scene, relative, first) if gap.isspace() or gap.startswith(",") else None
