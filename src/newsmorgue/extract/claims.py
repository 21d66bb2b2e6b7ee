"""Claims: what an article says that somebody said.

A passage is cut into units, which are its sentences with those joined that one quotation holds
together. In each unit every reporting verb outside the quotations is a cue; its subject speaks,
and what it reports stands before it ("…," X said) or after it (X said that …).
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newsmorgue.extract.cues import Occurrence, occurrences
from newsmorgue.extract.content import Content, content_after, content_before
from newsmorgue.extract.quotations import Quotation
from newsmorgue.extract.speakers import PRONOUNS, Speaker, Subjects
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Claim, Kind, Mention, Mode, Piece
from newsmorgue.text.fold import fold, squash
from newsmorgue.text.slugs import digest
from newsmorgue.text.tokens import Passage

# A paragraph that is nothing but a quotation of so many words goes on with the speech before it.
_SPEECH_GOES_ON = 6


@dataclass(frozen=True, slots=True)
class Utterance:
    """A claim in the making: its content, who says so, and in which words."""

    content: Content
    cue: str
    rule: str
    speaker: Speaker | None
    person: Mention | None
    denied: bool


@dataclass(slots=True)
class Floor:
    """Who has the floor: the last speaker, and the last person who did something."""

    speaker: Mention | None = None
    subject: Mention | None = None
    unfinished: bool = False


def claims(
    article: str,
    text: str,
    passages: Sequence[Passage],
    quoted: Sequence[Quotation],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
) -> tuple[Claim, ...]:
    """Return the claims in the passages of the article with id `article`, in the order of its text."""
    floor = Floor()
    found: list[Claim] = []
    for passage in passages:
        here = [mention for mention in mentions if mention.passage == passage.id]
        quotes = [quotation for quotation in quoted if quotation.passage == passage.id]
        reader = _PassageReader(text, passage, quotes, here, lexicon, floor)
        found += [_claim(article, text, reader, utterance) for utterance in reader.utterances()]
        floor.unfinished = any(quotation.goes_on for quotation in quotes)
    return _with_ids(article, found)


class _PassageReader:
    """Reads one passage; the floor goes on from passage to passage."""

    def __init__(
        self,
        text: str,
        passage: Passage,
        quotes: Sequence[Quotation],
        mentions: Sequence[Mention],
        lexicon: Lexicon,
        floor: Floor,
    ) -> None:
        self.text = text
        self.passage = passage
        self.quotes = [(self._tokens(quotation), quotation) for quotation in quotes]
        self.mentions = mentions
        self.lexicon = lexicon
        self.floor = floor
        self.subjects = Subjects(passage, mentions, lexicon)

    def utterances(self) -> Iterator[Utterance]:
        """Yield what is reported in the passage, in order."""
        carried: Utterance | None = None
        for unit in self._units():
            found = list(self._unit(unit))
            joined = self._join_interrupted(carried, unit, found)
            if joined is not None:
                carried = joined
                continue
            if carried:
                yield carried
            carried = None
            for utterance in found[:-1]:
                yield utterance
            carried = found[-1] if found else self._carried_over(unit)
            self._note_subject(unit)
        if carried:
            yield carried

    def _tokens(self, quotation: Quotation) -> range:
        starts = [token.start for token in self.passage.tokens]
        return range(bisect_left(starts, quotation.start), bisect_left(starts, quotation.end))

    def _units(self) -> Iterator[range]:
        """Yield the sentences, joined where a quotation runs over their boundary."""
        pending: range | None = None
        for sentence in self.passage.sentences:
            if pending is not None:
                sentence = range(pending.start, sentence.stop)
            inside = any(inner.start < sentence.stop < inner.stop for inner, _ in self.quotes)
            if inside:
                pending = sentence
            else:
                pending = None
                yield sentence
        if pending is not None:
            yield pending

    def _unit(self, unit: range) -> Iterator[Utterance]:
        quotes = [(inner, quotation) for inner, quotation in self.quotes if inner.start >= unit.start and inner.stop <= unit.stop and inner]
        cues = occurrences(self.passage, unit, [inner for inner, _ in quotes], self.lexicon)
        done = unit.start
        last: Utterance | None = None
        for occurrence in cues:
            if occurrence.start < done:
                continue
            speaker, inherited = self._speaker(occurrence, unit, last)
            if speaker is None and not inherited:
                continue
            boundaries = [other for other in cues if other.start > occurrence.start]
            content = self._content(occurrence, speaker, unit, quotes, boundaries)
            if content is None:
                continue
            person = last.person if inherited and last else self._main_subject(unit, occurrence.start) if inherited else self._who(speaker, unit)
            shown = last.speaker if inherited and last else speaker
            last = Utterance(content, occurrence.text, occurrence.rule, shown, person, occurrence.cue.denies)
            if person:
                self.floor.speaker = person
            yield last
            done = content.stop if content.start >= occurrence.start else occurrence.end

    def _speaker(self, occurrence: Occurrence, unit: range, last: Utterance | None) -> tuple[Speaker | None, bool]:
        """Return the subject of a cue, or that it has the subject of the one before or of its sentence."""
        if occurrence.phrase:
            return self.subjects.after(occurrence.end - 1, unit.stop), False
        tokens = self.passage.tokens
        first = max([unit.start, *(inner.stop for inner, _ in self.quotes if inner.stop <= occurrence.start)])
        if occurrence.participle or occurrence.coordinated:
            has_subject = last is not None or self._main_subject(unit, occurrence.start) is not None
            return None, has_subject
        inverted = occurrence.start == first and first > unit.start
        inverted = inverted or tokens[occurrence.start].gap.lstrip("\"\u201d'\u2019").startswith(",")
        if inverted:
            subject = self.subjects.after(occurrence.end - 1, unit.stop)
            if subject is not None:
                return subject, False
        return self.subjects.before(occurrence.start, first), False

    def _content(
        self,
        occurrence: Occurrence,
        speaker: Speaker | None,
        unit: range,
        quotes: Sequence[tuple[range, Quotation]],
        boundaries: Sequence[Occurrence],
    ) -> Content | None:
        first = min(speaker.start, occurrence.start) if speaker else occurrence.start
        after = max(speaker.end, occurrence.end) if speaker else occurrence.end
        if speaker is not None and not occurrence.participle:
            before = content_before(self.text, self.passage, unit, first, after, quotes, occurrence, self.lexicon)
            if before is not None:
                return before
        return content_after(self.text, self.passage, unit, after, quotes, occurrence, boundaries, self.lexicon)

    def _who(self, speaker: Speaker | None, unit: range) -> Mention | None:
        if speaker is None:
            return None
        if not speaker.pronoun:
            return speaker.mention
        word = self.passage.tokens[speaker.start].key
        if word not in {"he", "she"}:
            return None
        return self._main_subject(unit, speaker.start) or self.floor.subject or self.floor.speaker

    def _main_subject(self, unit: range, before: int) -> Mention | None:
        """Return the person or organization that does something in the unit ahead of token `before`."""
        tokens = self.passage.tokens
        found = None
        for mention in self.mentions:
            if mention.kind is Kind.PLACE:
                continue
            index = bisect_left([token.start for token in tokens], mention.end)
            if not unit.start < index < min(before, unit.stop) or tokens[index].gap != " ":
                continue
            verb = tokens[index]
            if verb.key in self.lexicon.stop_words["en"] and verb.key not in {"has", "had", "was", "is", "will", "would"}:
                continue
            if not verb.capital and any(inner.start <= index < inner.stop for inner, _ in self.quotes) is False:
                found = found or mention
                if verb.key.endswith(("ed", "s")) or verb.key in {"has", "had", "was", "is", "will", "would", "said", "went", "met", "told"}:
                    return mention
        return found

    def _note_subject(self, unit: range) -> None:
        subject = self._main_subject(unit, unit.stop)
        if subject is not None and subject.kind is Kind.PERSON:
            self.floor.subject = subject

    def _join_interrupted(
        self, carried: Utterance | None, unit: range, found: Sequence[Utterance]
    ) -> Utterance | None:
        """Join `"…," he said.` with a following `"…"` that stands alone."""
        whole = self._whole_quotation(unit)
        if carried is None or found or whole is None or not carried.content.quotes or not carried.content.before:
            return None
        content = carried.content
        joined = replace(content, end=whole.end, stop=unit.stop, quotes=(*content.quotes, whole))
        return replace(carried, content=joined)

    def _carried_over(self, unit: range) -> Utterance | None:
        """Give a paragraph that is only a quotation to the one who had the floor."""
        whole = self._whole_quotation(unit)
        if whole is None or self.floor.speaker is None:
            return None
        if not self.floor.unfinished and len(self.text[whole.start : whole.end].split()) < _SPEECH_GOES_ON:
            return None
        content = Content(whole.start, whole.end, unit.start, unit.stop, (whole,), Mode.DIRECT, before=True)
        return Utterance(content, "", "carried over", None, self.floor.speaker, denied=False)

    def _whole_quotation(self, unit: range) -> Quotation | None:
        for inner, quotation in self.quotes:
            if inner.start <= unit.start and inner.stop >= unit.stop:
                return quotation
        return None


def _claim(article: str, text: str, reader: _PassageReader, utterance: Utterance) -> Claim:
    content = utterance.content
    speaker_text = None
    anonymous = False
    if utterance.speaker:
        tokens = reader.passage.tokens
        start, end = tokens[utterance.speaker.start].start, tokens[utterance.speaker.end - 1].end
        speaker_text = squash(text[start:end])
        anonymous = utterance.person is None and _is_anonymous(speaker_text, reader.lexicon)
    elif utterance.person:
        speaker_text = utterance.person.text
    return Claim(
        id=article,
        passage=reader.passage.id,
        start=content.start,
        end=content.end,
        text=squash(text[content.start : content.end]),
        mode=content.mode,
        cue=utterance.cue,
        rule=utterance.rule,
        speaker=utterance.person,
        speaker_text=speaker_text,
        anonymous=anonymous,
        denied=utterance.denied,
        quotes=tuple(
            Piece(quotation.start, quotation.end, squash(text[quotation.start : quotation.end]))
            for quotation in content.quotes
        ),
    )


def _is_anonymous(speaker: str, lexicon: Lexicon) -> bool:
    folded = f" {fold(speaker)} "
    if folded.strip() in PRONOUNS:
        return False
    if any(f" {phrase} " in folded for phrase in lexicon.speech.anonymity.values):
        return True
    head = folded.split(" of ")[0].split(" for ")[0].split()
    return any(
        (title := lexicon.people.titles.values.get(word)) is not None and title.rank == "anon" for word in head[-1:]
    )


def _with_ids(article: str, found: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give each claim an id made from its article and its words, so that it stays when files are added."""
    seen: Counter[str] = Counter()
    claims_ = []
    for claim in found:
        words = fold(claim.text)
        seen[words] += 1
        ordinal = f"-{seen[words]}" if seen[words] > 1 else ""
        claims_.append(replace(claim, id=f"c{digest(f'{article} {words}', 10)}{ordinal}"))
    return tuple(claims_)
