"""Who speaks: the noun phrase that a reporting verb has for its subject."""

from typing import NamedTuple

from newsmorgue.extract.context import CALENDAR
from newsmorgue.extract.grammar import (
    AUXILIARIES,
    PREPOSITIONS,
    group_start,
    has_finite,
    is_finite,
    is_soft,
    phrase_end,
    pronoun_of,
    time_length,
)
from newsmorgue.extract.noun_phrases import (
    COUNTS,
    STANDING_ALONE,
    clause_start,
    head_end,
    is_named,
    is_reduced,
    is_share,
    may_speak,
    named_in,
    past_opening,
    with_complement,
)
from newsmorgue.extract.scene import Scene
from newsmorgue.model import Kind, Mention

_RELATIVES = frozenset({"who", "which", "that"})
_NEVER = frozenset("which what there here more less much him her them me us himself herself".split())
_REFLEXIVES = frozenset({"himself", "herself", "itself"})
_PLURALS = frozenset(
    "police people men women both many several others and all some most data media few".split()
)
_OF_SEVERAL = COUNTS | _PLURALS
_ME = frozenset({"i", "we"})
_LONGEST_ASIDE = 50
_DASHES = ("-", "\u2013", "\u2014")
_ENDS = frozenset(".;:?!")


class Speaker(NamedTuple):
    """A subject: tokens `[start, end)`, and the mention in it where it has a name.

    `head` is where its complement begins ("the head | of the bank"). `likely` where the words are known to
    stand for somebody, or a document, that speaks.
    """

    start: int
    end: int
    mention: Mention | None
    pronoun: bool = False
    likely: bool = True
    head: int = 0


def speaker_before(scene: Scene, verb: int, first: int) -> Speaker | None:
    """Return the subject that stands before the verb group at token `verb`, but not before token `first`."""
    if verb <= first:
        return None
    gap = scene.tokens[verb].gap.lstrip("\"\u201d'\u2019")
    if is_soft(scene, verb):
        return _ending_at(scene, verb, first)
    if gap.startswith((",", ".,")) or ")" in gap or gap.strip().startswith(_DASHES):
        return _before_aside(scene, verb, first)
    return None


def speaker_after(scene: Scene, start: int, stop: int) -> Speaker | None:
    """Return the subject that begins at token `start`, right behind its verb: "said Roe at the talks"."""
    tokens = scene.tokens
    if start >= stop or not is_soft(scene, start):
        return None
    if pronoun_of(tokens[start]):
        return Speaker(start, start + 1, None, pronoun=True)
    end = head_end(scene, start, stop)
    if end == start:
        return None
    mention = named_in(scene, start, end)
    whole = with_complement(scene, start, end, stop)
    if mention is None or mention.kind is not Kind.PERSON:
        mention = _apposed(scene, whole, stop) or (mention if whole == end else None)
    likely = mention is not None or may_speak(scene, start, end) or is_named(scene, start, end)
    return Speaker(start, whole if mention is None else end, mention, likely=likely)


def _apposed(scene: Scene, end: int, stop: int) -> Mention | None:
    """Return the person whose name follows behind a comma: "said the mayor of Rome, Jane Roe"."""
    if end < stop and scene.tokens[end].gap == ", " and end in scene.beginning:
        after, mention = scene.beginning[end]
        is_apposed = after >= stop or not is_soft(scene, after)
        return mention if mention.kind is Kind.PERSON and is_apposed else None
    return None


def _ending_at(scene: Scene, end: int, first: int) -> Speaker | None:
    """Return the noun phrase whose last token stands before token `end`, if it can be a subject."""
    whole, end = end, _before_time(scene, end, first)
    last = scene.tokens[end - 1]
    if end - 1 in scene.inside or (last.key in CALENDAR and last.capital):
        return None
    if last.key in _RELATIVES:
        return _before_relative(scene, end - 1, first)
    owned = end - 2 > first and scene.tokens[end - 2].key in PREPOSITIONS  # "one of them"
    emphasized = end - 1 in scene.ending and last.key in _REFLEXIVES  # "Roe herself said"
    if last.key in _NEVER and not (owned or emphasized):
        return None
    if pronoun_of(last):
        return Speaker(end - 1, end, None, pronoun=True)
    start = clause_start(scene, end, first)
    relative = start - 1
    if relative > first and scene.tokens[relative].key == "who" and is_soft(scene, relative):
        return None
    start = past_opening(scene, start, end)
    if start >= end:
        return None
    subject = _subject(scene, start, end)
    if subject is not None and end < whole and is_reduced(scene, end - 1):
        return subject._replace(end=whole)  # "a poll released on Monday"
    return subject


def _before_time(scene: Scene, end: int, first: int) -> int:
    """Return the end of a phrase without the day behind it: "Roe on Monday"."""
    if scene.tokens[end - 1].key not in CALENDAR:
        return end
    lengths = (n for n in (3, 2, 1) if end - n > first and time_length(scene, end - n, end) == n)
    return end - next(lengths, 0)


def _subject(scene: Scene, start: int, end: int) -> Speaker | None:
    """Return the speaker of a noun phrase: whom its head names, or the words."""
    head = head_end(scene, start, end)
    if head == start:
        return Speaker(start, end, None) if is_share(scene, start, end) else None
    if head < end and scene.tokens[head].key not in PREPOSITIONS and not is_reduced(scene, head):
        return None
    mention = named_in(scene, start, head)
    if mention is not None and mention.kind is Kind.PLACE and (head - start > 3 or head < end):
        mention = None
    if mention is not None:
        return Speaker(start, end, mention)
    key = scene.tokens[head - 1].key
    if key in _NEVER or (key.isdigit() and not is_share(scene, start, end)):
        return None
    is_alone = key in STANDING_ALONE and head == start + 1
    likely = is_alone or may_speak(scene, start, head) or is_named(scene, start, head)
    likely = likely or is_share(scene, start, end)
    return Speaker(start, end, None, likely=likely, head=head)


def _before_aside(scene: Scene, end: int, first: int) -> Speaker | None:
    """Return the subject before an apposition or relative clause: "X, the foreign minister, said".

    Of several that may be, the nearest that is a person is taken: "Jane Roe, 40, of Bath, Maine, said".
    """
    clause = _before_clause(scene, end, first)
    if clause is not None:
        return clause
    other: Speaker | None = None
    for i in range(end - 1, max(first, end - _LONGEST_ASIDE), -1):
        gap = scene.tokens[i].gap.lstrip("\"\u201d'\u2019")
        if gap[:1] in _ENDS and not is_soft(scene, i) and not set(gap) & set(",)"):
            break
        if (i in scene.inside and i not in scene.opening) or not _opens_aside(gap):
            continue
        subject = _ending_at(scene, i, first)
        if subject is None:
            continue
        if subject.mention is None or subject.mention.kind is not Kind.PERSON:
            # "the mayor of Rome, Jane Roe, said": who she is stands in the aside.
            named = _person_in_aside(scene, i, end)
            if named is not None:
                return subject._replace(end=end, mention=named, likely=True)
        is_person = subject.mention is not None and subject.mention.kind is Kind.PERSON
        found = subject._replace(end=end)
        if is_person or subject.pronoun:
            return found
        is_place = subject.mention is not None and subject.mention.kind is Kind.PLACE
        if other is None or (other.mention is not None and other.mention.kind is Kind.PLACE and not is_place):
            other = found
    return other


def _before_clause(scene: Scene, end: int, first: int) -> Speaker | None:
    """Return the subject with a relative clause up to the verb: "Roe, who met Doe, and Poe, said"."""
    for i in range(max(first, end - _LONGEST_ASIDE) + 1, end):
        if scene.tokens[i].key == "who" and scene.tokens[i].gap.startswith(",") and i not in scene.inside:
            subject = _ending_at(scene, i, first)
            if subject is None or not subject.likely or has_finite(scene, first, subject.start):
                return None
            return subject._replace(end=end)
    return None


def _opens_aside(gap: str) -> bool:
    """Tell what stands before an aside: a comma, a bracket, a dash with space around it."""
    bare = gap.strip().lstrip(".)")
    return bare.startswith((",", "(")) or bare in {"\u2014", "--"} or (bare in _DASHES and gap != bare)


def _person_in_aside(scene: Scene, start: int, end: int) -> Mention | None:
    """Return the person whose name an aside is, with nothing but titles before it."""
    begin, mention = scene.ending.get(end, (0, None))
    if mention is None or mention.kind is not Kind.PERSON or begin < start:
        return None
    return (
        mention
        if all(scene.tokens[i].capital or is_soft(scene, i) for i in range(start + 1, begin + 1))
        else None
    )


def _before_relative(scene: Scene, relative: int, first: int) -> Speaker | None:
    """Return whom a relative pronoun stands for: "Roe, who said"."""
    if relative <= first:
        return None
    gap = scene.tokens[relative].gap
    if not (gap.isspace() or gap.startswith(",")):
        return None
    subject = _ending_at(scene, relative, first)
    if subject is not None:
        return _apposed_to(scene, subject, first)
    nearest = max(first, relative - _LONGEST_ASIDE)
    prepositions = (i for i in range(relative - 1, nearest, -1) if scene.tokens[i].key in PREPOSITIONS)
    start = next(prepositions, relative) + 1
    if start < relative and phrase_end(scene, start, relative) == relative:
        return _subject(scene, start, relative)  # "voted for the motion, which said"
    begin, mention = scene.ending.get(relative, (0, None))  # an object: "They saw Roe, who said"
    if mention is not None and begin >= first:
        return Speaker(begin, relative, mention)
    return None


def _apposed_to(scene: Scene, subject: Speaker, first: int) -> Speaker:
    """Return a subject with the person whom it describes: "Jane Roe, a player who said"."""
    begin, mention = scene.ending.get(subject.start, (0, None))
    gap = scene.tokens[subject.start].gap
    if subject.mention or mention is None or mention.kind is not Kind.PERSON or begin < first:
        return subject
    return subject._replace(mention=mention, likely=True) if gap.startswith(",") else subject


def is_author(scene: Scene, speaker: Speaker) -> bool:
    """Tell the writer of the article, who is nobody that it reports: "I said"."""
    return speaker.pronoun and pronoun_of(scene.tokens[speaker.start]) in _ME


def subject_of(scene: Scene, unit: range, before: int) -> Speaker | None:
    """Return the subject of the first verb of a unit ahead of token `before`, outside quotations."""
    verb = scene.first_verbs.get(unit.start)
    if verb is None:
        verb = scene.first_verbs[unit.start] = _first_verb(scene, unit.start)
    return speaker_before(scene, group_start(scene, verb, unit.start), unit.start) if verb < before else None


def _first_verb(scene: Scene, start: int) -> int:
    """Return the first finite verb behind token `start` outside quotations, or the end of the passage."""
    i = start
    while i < len(scene.tokens):
        if i in scene.inside:
            i = scene.inside[i].tokens.stop
        elif i > start and is_finite(scene, i):
            return i
        else:
            i += 1
    return i


def nearest_subject(scene: Scene, unit: range, before: int) -> Speaker | None:
    """Return the subject of the last verb of a unit ahead of token `before` that has somebody for one."""
    for i in range(before - 1, max(unit.start, before - _LONGEST_ASIDE), -1):
        if i in scene.inside or not is_finite(scene, i):
            continue
        group = group_start(scene, i, unit.start)
        if scene.tokens[group - 1].key in _RELATIVES:
            continue  # "threatened those who came, saying"
        subject = speaker_before(scene, group, unit.start)
        if subject is not None and subject.likely:
            return subject
    return None


def agrees(scene: Scene, speaker: Speaker, verb: int) -> bool:
    """Tell whether a subject and the verb at token `verb` agree: "experts state", but not "home state"."""
    if speaker.mention is not None and speaker.mention.kind is not Kind.PLACE:
        return True
    key = scene.tokens[verb].key
    forms = scene.lexicon.verbs.forms(key)
    if "s" in forms and scene.tokens[speaker.start].key in _OF_SEVERAL:
        return False  # "nine competitive states"
    if "base" not in forms or "past" in forms or speaker.end > verb > speaker.start:
        return True
    if scene.tokens[verb - 1].key in AUXILIARIES or speaker.pronoun:
        return True
    words = [scene.tokens[i].key for i in range(speaker.start, speaker.end)]
    return any(word in _PLURALS or (word.endswith("s") and not word.endswith("ss")) for word in words)
