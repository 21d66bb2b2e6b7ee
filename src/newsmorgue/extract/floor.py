"""Who has the floor: who goes on speaking, and whom "he", "it" and "the company" stand for."""

from dataclasses import dataclass, field

from newsmorgue.extract.bodies_so_far import BodiesSoFar, is_company
from newsmorgue.extract.grammar import pronoun_of
from newsmorgue.extract.people_so_far import PeopleSoFar, is_nameless
from newsmorgue.extract.scene import Scene
from newsmorgue.extract.speakers import Speaker, subject_of
from newsmorgue.model import Kind, Mention

_POSSESSIVES = {"his": "m", "her": "f"}
_GENDERS = {"he": "m", "she": "f", **_POSSESSIVES}
_BODIES = frozenset({"it", "they", "its", "their"})
_DEFINITE = frozenset({"the", "this", "that"})
_WORDS = frozenset(
    "answer reply response words advice verdict view message retort reaction motto question".split()
)
_LONGEST_DESCRIPTION = 3


@dataclass(slots=True)
class Floor:
    """Who has the floor, from passage to passage; one for each article.

    `speaker` spoke last. In an interview `interviewed` is whom it is with, `labelled` whose name is set
    above. A speech is `unfinished` where its quotation is reopened in the next paragraph. `pending` is what
    was read and not yet asked for who acts in it.
    """

    people: PeopleSoFar = field(default_factory=PeopleSoFar)
    bodies: BodiesSoFar = field(default_factory=BodiesSoFar)
    speaker: Mention | None = None
    interviewed: Mention | None = None
    labelled: Mention | None = None
    asked: bool = False
    unfinished: bool = False
    pending: list[tuple[Scene, range | Mention]] = field(default_factory=list)

    def enter(self, here: Scene, kind: str | None = None) -> None:
        """Note whom a passage of a kind of paragraph names, before anything in it is asked."""
        in_interview = kind in {"question", "answer"}
        if in_interview and not self.asked:
            self.interviewed = self.people.named_most()
        self.asked = self.asked or in_interview
        end, mention = here.beginning.get(0, (0, None))
        if not in_interview:
            self.labelled = None
        elif mention is not None and end == len(here.tokens):  # a line that is a name: who speaks below it
            self.labelled = mention if mention.kind is Kind.PERSON else None
        self.people.enter(here)
        self.bodies.enter(here)
        if kind == "heading" and len(self.people.here) == 1:
            self.pending.append((here, self.people.here[0]))

    def speaks(self, mention: Mention | None, here: Scene) -> None:
        """Note who speaks; nobody, where somebody without a name does."""
        self.speaker = mention
        if mention is not None:
            self.pending.append((here, mention))

    def has_read(self, here: Scene, unit: range) -> None:
        """Note a unit that is done with; who does something in it is found out when somebody asks."""
        self.pending.append((here, unit))

    def announces(self, here: Scene, unit: range) -> None:
        """Note whose words the next passage is, behind a colon at the end of this one."""
        lead = subject_of(here, unit, unit.stop)
        if lead is not None and not lead.pronoun and lead.mention is not None:
            self.speaks(lead.mention, here)

    def meant(self, here: Scene, unit: range, speaker: Speaker) -> Mention | None:
        """Return whom a subject stands for; "he" is who does something before it, in the unit or last."""
        if not speaker.pronoun:
            if speaker.mention:
                return speaker.mention
            return here.referring.get(speaker.head or speaker.end) or self._described(here, speaker)
        self._settle()
        token = here.tokens[speaker.start]
        pronoun = pronoun_of(token) or token.key
        before = subject_of(here, unit, speaker.start)
        own = before.mention if before else None
        if pronoun in _BODIES:
            is_body = own is not None and own.kind is Kind.ORGANIZATION
            return own if is_body else self.bodies.it(here)
        gender = _GENDERS.get(pronoun)
        return self.people.of_gender(here, own, gender, speaker.start) if gender else None

    def author_of(self, here: Scene, words: Speaker) -> Mention | None:
        """Return whose words a subject names: "her answer", "his first statement"."""
        gender = _POSSESSIVES.get(here.tokens[words.start].key)
        head = here.tokens[(words.head or words.end) - 1].key
        if gender is None or not (head in _WORDS or head in here.lexicon.speech.statements):
            return None
        self._settle()
        return self.people.of_gender(here, None, gender, words.start)

    def _described(self, here: Scene, speaker: Speaker) -> Mention | None:
        """Return whom "the company", "the newspaper" or "the 34-year-old" stands for, where one is left."""
        keys = here.passage.keys[speaker.start : speaker.head or speaker.end]
        if len(keys) < 2 or keys[0] not in _DEFINITE:
            return None
        if keys[-2:] == ("year", "old"):
            return self.people.aged(keys[-3])
        if len(keys) > _LONGEST_DESCRIPTION:
            return None
        if is_company(here, keys[-1]):  # which one, hangs on who acted last
            self._settle()
        return self.bodies.described(here, keys[-1])

    def _settle(self) -> None:
        """Take note of the subjects of what was read, in order."""
        for here, what in self.pending:
            if isinstance(what, range):
                self._settle_subject(here, subject_of(here, what, what.stop))
            else:
                self._acts(here, what)
        self.pending.clear()

    def _settle_subject(self, here: Scene, subject: Speaker | None) -> None:
        if subject is None:
            return
        self.people.nameless = here.passage.id if is_nameless(here, subject) else ""
        if subject.mention is not None:
            self._acts(here, subject.mention)
        elif subject.likely and not subject.pronoun and not self.people.nameless:
            self.bodies.acts(None, here.passage.id)

    def _acts(self, here: Scene, mention: Mention) -> None:
        if mention.kind is Kind.PERSON:
            self.people.acts(mention, here.passage.id)
        elif mention.kind is Kind.ORGANIZATION:
            self.bodies.acts(mention, here.passage.id)
