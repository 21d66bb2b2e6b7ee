"""Who has the floor: whom "he" and "the company" stand for, and who goes on in the next paragraph."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from newsmorgue.extract.grammar import pronoun_of
from newsmorgue.extract.scene import Scene
from newsmorgue.extract.speakers import Speaker, subject_of
from newsmorgue.lexicon.files import key_of
from newsmorgue.model import Kind, Mention
from newsmorgue.text.fold import fold

_POSSESSIVES = {"his": "m", "her": "f"}
_GENDERS = {"he": "m", "she": "f", **_POSSESSIVES}
_FORMS_OF_ADDRESS = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "father", "brother"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "mx", "lady", "dame", "queen", "princess", "sister"), "f"),
}
_BODIES = frozenset({"it", "they", "its", "their"})
_WORDS = frozenset(
    "answer reply response words advice verdict view message retort reaction motto question".split()
)
_INDEFINITE = frozenset({"a", "an", "one", "another"})
_DEFINITE = frozenset({"the", "this", "that"})


@dataclass(slots=True)
class Floor:
    """Who has the floor, from passage to passage.

    `speaker` spoke last. `subject` is the last person who did anything, in passage `where`; `body` the last
    organization, in passage `acted`. `people` are all who ever did, the last one last. `bodies` and `first`
    are the first mentions of organizations and people, by name, `named` how often each was named; `genders`
    is what forms of address tell, `ages` who is how old. In an interview `interviewed` is whom it is with,
    `labelled` whose name is set above. `nameless` is the passage whose last subject has no name. A speech is
    `unfinished` where its quotation is reopened in the next paragraph. `pending` is what was read and not yet
    asked for who acts in it.
    """

    speaker: Mention | None = None
    subject: Mention | None = None
    where: str = ""
    body: Mention | None = None
    acted: str = ""
    bodies: dict[str, Mention] = field(default_factory=dict)
    people: dict[str, Mention] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    first: dict[str, Mention] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    ages: dict[str, str] = field(default_factory=dict)
    interviewed: Mention | None = None
    labelled: Mention | None = None
    asked: bool = False
    unfinished: bool = False
    nameless: str = ""
    pending: list[tuple[Scene, range | Mention]] = field(default_factory=list)

    def enter(self, here: Scene, *, in_interview: bool = False) -> None:
        """Note whom a passage names, before anything in it is asked."""
        if in_interview and self.interviewed is None and not self.asked:
            self.interviewed = self._introduced_most()
        self.asked = self.asked or in_interview
        if in_interview:
            alone, mention = here.beginning.get(0, (0, None))
            if mention is not None and alone == len(
                here.tokens
            ):  # a line that is a name: who speaks below it
                self.labelled = mention if mention.kind is Kind.PERSON else None
        else:
            self.labelled = None
        for start, (end, mention) in sorted(here.beginning.items()):
            if mention.kind is Kind.ORGANIZATION:
                self.named[mention.name or mention.text] += 1
                self.bodies.setdefault(mention.name or mention.text, mention)
            elif mention.kind is Kind.PERSON:
                self.named[mention.name or mention.text] += 1
                self.first.setdefault(mention.name or mention.text, mention)
                if end < len(here.tokens) and here.tokens[end].gap == ", " and here.tokens[end].key.isdigit():
                    self.ages.setdefault(here.tokens[end].key, mention.name or mention.text)
                gender = _FORMS_OF_ADDRESS.get(here.tokens[start - 1].key)
                if gender and start and here.tokens[start].gap in {" ", ". "}:
                    self.genders.setdefault(mention.name or mention.text, gender)

    def speaks(self, mention: Mention | None, here: Scene) -> None:
        """Note who speaks; nobody, where somebody without a name does."""
        self.speaker = mention
        if mention is not None:
            self.pending.append((here, mention))

    def has_read(self, here: Scene, unit: range) -> None:
        """Note a unit that is done with; who does something in it is found out when somebody asks."""
        self.pending.append((here, unit))

    def _settle(self) -> None:
        """Take note of the subjects of what was read, in order."""
        for here, what in self.pending:
            if isinstance(what, range):
                subject = subject_of(here, what, what.stop)
                self._acts(subject.mention if subject else None, here)
                self.nameless = here.passage.id if subject and _is_nameless(here, subject) else ""
            else:
                self._acts(what, here)
        self.pending.clear()

    def _acts(self, mention: Mention | None, here: Scene) -> None:
        if mention is None:
            return
        if mention.kind is Kind.PERSON:
            self.subject = mention
            self.where = here.passage.id
            self.people.pop(mention.name or mention.text, None)
            self.people[mention.name or mention.text] = mention
        elif mention.kind is Kind.ORGANIZATION:
            self.body = mention
            self.acted = here.passage.id

    def announces(self, here: Scene, unit: range) -> None:
        """Note whose words the next passage is, behind a colon at the end of this one."""
        lead = subject_of(here, unit, unit.stop)
        if lead is not None and not lead.pronoun and lead.mention is not None:
            self.speaks(lead.mention, here)

    def _introduced_most(self) -> Mention | None:
        """Return who is named most before an interview begins, if nobody else is as often."""
        most = Counter({name: self.named[name] for name in self.first}).most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        return self.first[most[0][0]]

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
        if own is None and self.nameless == here.passage.id:
            return None
        if pronoun in _BODIES:
            if own is not None and own.kind is Kind.ORGANIZATION:
                return own
            return self.body if self.acted == here.passage.id else None
        gender = _GENDERS.get(pronoun)
        return self._of_gender(here, own, gender, speaker.start) if gender else None

    def author_of(self, here: Scene, words: Speaker) -> Mention | None:
        """Return whose words a subject names: "her answer", "his first statement"."""
        gender = _POSSESSIVES.get(here.tokens[words.start].key)
        head = here.tokens[(words.head or words.end) - 1].key
        if gender is None or not (head in _WORDS or head in here.lexicon.speech.statements):
            return None
        self._settle()
        return self._of_gender(here, None, gender, words.start)

    def _of_gender(self, here: Scene, own: Mention | None, gender: str, before: int) -> Mention | None:
        acting = self.subject if self.where == here.passage.id else None
        named = list(self._named_before(here, before, gender))
        only = named[0] if len({each.name or each.text for each in named}) == 1 else None
        for each in (own, acting, only, self.speaker, *reversed(self.people.values())):
            if each is not None and self._may_be(each, gender, here):
                return each
        return None

    def _named_before(self, here: Scene, before: int, gender: str) -> Iterator[Mention]:
        """Yield the people whom the passage names before a token, outside quotations, if of a gender."""
        for start, (_, mention) in here.beginning.items():
            if start < before and start not in here.inside and self._may_be(mention, gender, here):
                yield mention

    def _may_be(self, mention: Mention, gender: str, here: Scene) -> bool:
        """Tell whether a pronoun of a gender can stand for somebody, by address and given name."""
        if mention.kind is not Kind.PERSON:
            return False
        name = mention.name or mention.text
        if name in self.genders:
            return self.genders[name] == gender
        given = here.lexicon.people.given.get(fold(name).partition(" ")[0])
        return given is None or given.gender in {gender, "u"}

    def _described(self, here: Scene, speaker: Speaker) -> Mention | None:
        """Return whom "the company", "the newspaper" or "the 34-year-old" stands for, where one is left."""
        keys = [here.tokens[i].key for i in range(speaker.start, speaker.head or speaker.end)]
        if len(keys) < 2 or keys[0] not in _DEFINITE:
            return None
        self._settle()
        if keys[-2:] == ["year", "old"]:
            return self._aged(keys[-3])
        if len(keys) > 3:
            return None
        head = keys[-1]
        nouns = here.lexicon.organizations.nouns
        if nouns.get(head) == "company":
            return self._body(
                lambda words: not any(nouns.get(word) == "public" for word in words), recent=True
            )
        if nouns.get(head) == "media":
            return self._outlet(here)
        return self._body(lambda words: head in words, recent=False)

    def _aged(self, age: str) -> Mention | None:
        """Return the person whose age was told ("Jane Roe, 34, …"), or the only one so far."""
        name = self.ages.get(age)
        if name is None and len(self.first) == 1:
            name = next(iter(self.first))
        return self.first[name] if name else None

    def _outlet(self, here: Scene) -> Mention | None:
        outlets = [each for each in self.bodies.values() if here.lexicon.media.outlet(each.name or each.text)]
        return outlets[0] if len(outlets) == 1 else None

    def _body(self, fits: Callable[[set[str]], bool], *, recent: bool) -> Mention | None:
        """Return the only organization so far whose words fit, or if `recent` the last that acted."""
        if recent and self.body is not None and fits(set(key_of(self.body.name or self.body.text).split())):
            return self.body
        fitting = [each for each in self.bodies.values() if fits(set(key_of(each.name or each.text).split()))]
        return fitting[0] if len(fitting) == 1 else None


def _is_nameless(here: Scene, subject: Speaker) -> bool:
    """Tell somebody who does something and has no name: "a woman", "another driver"."""
    if subject.mention is not None or subject.pronoun or not subject.likely:
        return False
    return here.tokens[subject.start].key in _INDEFINITE
