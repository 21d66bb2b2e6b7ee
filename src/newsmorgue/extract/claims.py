"""Claims: what an article says that somebody said.

Each passage is cut into units, which are its sentences with those joined that one quotation holds
together. In a unit every reporting verb outside the quotations is a cue; its subject speaks, and
what it reports stands before it (`"…," X said`) or behind it (`X said that …`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsmorgue.extract.content import Content, content_after, content_before
from newsmorgue.extract.cues import Occurrence, occurrences
from newsmorgue.extract.quotations import Quotation
from newsmorgue.extract.scene import Scene, Within, scene
from newsmorgue.extract.speakers import PRONOUNS, Speaker, speaker_after, speaker_before
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Claim, Kind, Mention, Mode, Piece
from newsmorgue.text.fold import fold, squash
from newsmorgue.text.slugs import digest
from newsmorgue.text.tokens import Passage

# A paragraph that is nothing but a quotation of so many words goes on with the speech before it.
_SPEECH_GOES_ON = 6
_GENDERS = {"he": "m", "she": "f"}
_AUXILIARIES = frozenset({"has", "had", "was", "is", "will", "would"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """A claim in the making: its content, and who says so in which words.

    `speaker` is the words, `person` the mention that they stand for.
    """

    content: Content
    cue: str
    rule: str
    speaker: Speaker | None
    person: Mention | None
    denied: bool = False


@dataclass(slots=True)
class Floor:
    """Who has the floor, from passage to passage.

    `speaker` spoke last, `subject` is the last person who did anything; a speech is `unfinished`
    where its quotation is reopened in the next paragraph.
    """

    speaker: Mention | None = None
    subject: Mention | None = None
    unfinished: bool = False


def claims(
    article: str,
    text: str,
    passages: Sequence[Passage],
    within: Mapping[str, Within],
    lexicon: Lexicon,
) -> tuple[Claim, ...]:
    """Return the claims in the passages of the article with id `article`, in the order of its text.

    `within` is what was found in each passage, by its id.
    """
    floor = Floor()
    found: list[Claim] = []
    for passage in passages:
        here = scene(text, passage, within.get(passage.id, Within()), lexicon)
        found += [_claim(here, utterance) for utterance in _utterances(here, floor)]
        floor.unfinished = any(each.quotation.goes_on for each in here.quoted)
    return _with_ids(article, found)


def _utterances(here: Scene, floor: Floor) -> Iterator[Utterance]:
    """Yield what is reported in a passage, in order; an interrupted quotation is one utterance."""
    last: Utterance | None = None
    for unit in here.units():
        found = list(_in_unit(here, unit, floor))
        if last and not found and (joined := _joined(here, last, unit)):
            last = joined
            continue
        if last:
            yield last
        yield from found[:-1]
        last = found[-1] if found else _carried_over(here, unit, floor)
        subject = _main_subject(here, unit, unit.stop)
        if subject and subject.kind is Kind.PERSON:
            floor.subject = subject
    if last:
        yield last


def _in_unit(here: Scene, unit: range, floor: Floor) -> Iterator[Utterance]:
    cues = occurrences(here, unit)
    last: Utterance | None = None
    done = unit.start
    for i, occurrence in enumerate(cues):
        if occurrence.start < done:
            continue
        later = cues[i + 1 :]
        if occurrence.continues:
            utterance = _continued(here, unit, occurrence, later, last)
        else:
            utterance = _attributed(here, unit, occurrence, later, floor)
        if utterance is None:
            continue
        yield utterance
        last = utterance
        if utterance.person or not (utterance.speaker and utterance.speaker.pronoun):
            floor.speaker = utterance.person
        done = occurrence.end if utterance.content.before else utterance.content.stop


def _continued(
    here: Scene, unit: range, occurrence: Occurrence, later: list[Occurrence], last: Utterance | None
) -> Utterance | None:
    """Return what a cue reports that has the subject of the one before, or of its sentence: "…, adding"."""
    speaker = last.speaker if last else None
    person = last.person if last else _main_subject(here, unit, occurrence.start)
    if person is None and speaker is None:
        return None
    content = content_after(here, unit, occurrence.end, occurrence, later)
    return _utterance(occurrence, content, speaker, person)


def _attributed(
    here: Scene, unit: range, occurrence: Occurrence, later: list[Occurrence], floor: Floor
) -> Utterance | None:
    """Return what a cue with a subject of its own reports, before it or behind it."""
    speaker = _subject(here, unit, occurrence)
    if speaker is None:
        return None
    attribution = range(min(speaker.start, occurrence.start), max(speaker.end, occurrence.end))
    content = content_before(here, unit, attribution, occurrence) or content_after(
        here, unit, attribution.stop, occurrence, later
    )
    return _utterance(occurrence, content, speaker, _person(here, unit, speaker, floor))


def _utterance(
    occurrence: Occurrence, content: Content | None, speaker: Speaker | None, person: Mention | None
) -> Utterance | None:
    if content is None:
        return None
    return Utterance(content, occurrence.text, occurrence.rule, speaker, person, occurrence.cue.denies)


def _subject(here: Scene, unit: range, occurrence: Occurrence) -> Speaker | None:
    """Return the subject of a cue: behind it where a quotation or comma stands right before, else before it.

    A comma may close an apposition as well ("X, the mayor, said the letter …"): then only a name or
    pronoun behind the cue is its subject.
    """
    if occurrence.phrase:
        return speaker_after(here, occurrence.end - 1, unit.stop)
    first = max(
        (each.tokens.stop for each in here.quoted if each.tokens.stop <= occurrence.start), default=unit.start
    )
    first = max(first, unit.start)
    gap = here.tokens[occurrence.start].gap.lstrip("\"\u201d'\u2019")
    before = speaker_before(here, occurrence.start, first)
    if gap.startswith(",") or (occurrence.start == first and first > unit.start):
        inverted = speaker_after(here, occurrence.end - 1, unit.stop)
        if inverted and (before is None or inverted.mention or inverted.pronoun):
            return inverted
    return before


def _person(here: Scene, unit: range, speaker: Speaker, floor: Floor) -> Mention | None:
    """Return whom a subject stands for; "he" is who does something before it, in the unit or last."""
    if not speaker.pronoun:
        return speaker.mention or here.referring.get(speaker.end)
    pronoun = here.tokens[speaker.start].key
    if pronoun not in _GENDERS:
        return None
    candidates = (_main_subject(here, unit, speaker.start), floor.subject, floor.speaker)
    return next((each for each in candidates if each and _may_be(each, _GENDERS[pronoun], here)), None)


def _may_be(mention: Mention, gender: str, here: Scene) -> bool:
    """Tell whether a pronoun of a gender can stand for somebody: as far as the given name tells."""
    if mention.kind is not Kind.PERSON:
        return False
    given = here.lexicon.people.given.get(fold(mention.name or mention.text).partition(" ")[0])
    return given is None or given.gender in {gender, "u"}


def _main_subject(here: Scene, unit: range, before: int) -> Mention | None:
    """Return the first who does something in the unit ahead of token `before`: a name and then a verb."""
    candidates = []
    for end, (start, mention) in sorted(here.ending.items()):
        if not unit.start <= start < end < min(before, unit.stop) or mention.kind is Kind.PLACE:
            continue
        verb = here.tokens[end]
        if verb.gap != " " or verb.capital or here.quotation_at(end):
            continue
        if verb.key in _AUXILIARIES or verb.key.endswith(("ed", "s")):
            return mention
        if verb.key not in here.lexicon.stop_words["en"]:
            candidates.append(mention)
    return candidates[0] if candidates else None


def _joined(here: Scene, last: Utterance, unit: range) -> Utterance | None:
    """Join `"…," he said.` with a following `"…"` that stands alone."""
    whole = _whole_quotation(here, unit)
    if whole is None or not last.content.before or not last.content.quotes:
        return None
    quotes = (*last.content.quotes, whole)
    return replace(last, content=replace(last.content, end=whole.end, stop=unit.stop, quotes=quotes))


def _carried_over(here: Scene, unit: range, floor: Floor) -> Utterance | None:
    """Give a sentence that is only a quotation to the one who has the floor."""
    whole = _whole_quotation(here, unit)
    if whole is None or floor.speaker is None:
        return None
    if not floor.unfinished and len(unit) < _SPEECH_GOES_ON:
        return None
    content = Content(whole.start, whole.end, unit.start, unit.stop, (whole,), Mode.DIRECT, before=True)
    return Utterance(content, "", "carried over", None, floor.speaker)


def _whole_quotation(here: Scene, unit: range) -> Quotation | None:
    """Return the quotation that a unit consists of."""
    return next(
        (
            each.quotation
            for each in here.quoted
            if each.tokens.start <= unit.start and each.tokens.stop >= unit.stop
        ),
        None,
    )


def _claim(here: Scene, utterance: Utterance) -> Claim:
    """Return a claim that has everything but its id, which depends on the claims before it."""
    content, speaker, person = utterance.content, utterance.speaker, utterance.person
    words = person.text if person else None
    if speaker:
        words = squash(here.text[here.tokens[speaker.start].start : here.tokens[speaker.end - 1].end])
    return Claim(
        id="",
        passage=here.passage.id,
        start=content.start,
        end=content.end,
        text=squash(here.text[content.start : content.end]),
        mode=content.mode,
        cue=utterance.cue,
        rule=utterance.rule,
        speaker=person,
        speaker_text=words,
        anonymous=person is None and words is not None and _is_anonymous(words, here.lexicon),
        denied=utterance.denied,
        quotes=tuple(
            Piece(each.start, each.end, squash(here.text[each.start : each.end])) for each in content.quotes
        ),
    )


def _is_anonymous(speaker: str, lexicon: Lexicon) -> bool:
    """Tell somebody whose name is withheld: "on condition of anonymity", "a senior official"."""
    folded = f" {fold(speaker)} "
    if folded.strip() in PRONOUNS:
        return False
    if any(f" {phrase} " in folded for phrase in lexicon.speech.anonymity.values):
        return True
    head = folded.partition(" of ")[0].partition(" for ")[0].split()[-1:]
    titles = (lexicon.people.titles.values.get(word) for word in head)
    return any(title is not None and title.rank == "anon" for title in titles)


def _with_ids(article: str, found: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give each claim an id made from its article and its words, so that it stays when files are added."""
    seen: Counter[str] = Counter()
    named = []
    for claim in found:
        words = fold(claim.text)
        seen[words] += 1
        ordinal = f"-{seen[words]}" if seen[words] > 1 else ""
        named.append(replace(claim, id=f"c{digest(f'{article} {words}', 10)}{ordinal}"))
    return tuple(named)
