"""The people of an article up to a place in it, and which of them "he", "she" and "the 34-year-old" are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from newsmorgue.extract.scene import Scene
from newsmorgue.extract.speakers import Speaker
from newsmorgue.model import Kind, Mention
from newsmorgue.text.fold import fold

_FORMS_OF_ADDRESS = {
    **dict.fromkeys(("mr", "sir", "lord", "king", "prince", "father", "brother"), "m"),
    **dict.fromkeys(("mrs", "ms", "miss", "lady", "dame", "queen", "princess", "sister"), "f"),
}
_INDEFINITE = frozenset({"a", "an", "one", "another"})


@dataclass(slots=True)
class PeopleSoFar:
    """People by name, in the order in which they last did anything.

    `first` are their first mentions, `named` how often each was named, `genders` what forms of address and
    given names tell, `ages` who is how old. `acting` is the last who did anything, in passage `where`;
    `nameless` is the passage whose last subject is somebody without a name; `here` and `above` are those whom
    the passage and the one before it name.
    """

    acted: dict[str, Mention] = field(default_factory=dict)
    first: dict[str, Mention] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    genders: dict[str, str | None] = field(default_factory=dict)
    ages: dict[str, str] = field(default_factory=dict)
    acting: Mention | None = None
    where: str = ""
    nameless: str = ""
    above: tuple[Mention, ...] = ()
    here: tuple[Mention, ...] = ()

    def enter(self, scene: Scene) -> None:
        """Note the people whom a passage names."""
        self.above = self.here
        people = sorted([start for start, (_, each) in scene.beginning.items() if each.kind is Kind.PERSON])
        self.here = tuple([scene.beginning[start][1] for start in people])
        tokens = scene.tokens
        for start in people:
            end, mention = scene.beginning[start]
            name = name_of(mention)
            self.named[name] += 1
            self.first.setdefault(name, mention)
            if end < len(tokens) and tokens[end].gap == ", " and tokens[end].key.isdigit():
                self.ages.setdefault(tokens[end].key, name)
            address = _FORMS_OF_ADDRESS.get(tokens[start - 1].key) if start else None
            if address and tokens[start].gap in {" ", ". "}:
                self.genders[name] = address
            elif name not in self.genders:
                given = scene.lexicon.people.given.get(fold(name).partition(" ")[0])
                self.genders[name] = given.gender if given and given.gender != "u" else None

    def acts(self, mention: Mention, passage: str) -> None:
        """Note who does something in a passage."""
        self.acting, self.where = mention, passage
        self.acted.pop(name_of(mention), None)
        self.acted[name_of(mention)] = mention

    def of_gender(self, scene: Scene, own: Mention | None, gender: str, before: int) -> Mention | None:
        """Return whom a pronoun of a gender at token `before` stands for, or None where nothing tells.

        That is `own`, who does something in the same sentence; who did so last in the same passage; the only
        one whom the passage, or the one above, names so far; or who did something last.
        """
        if own is not None and self._may_be(own, gender):
            return own
        if self.nameless == scene.passage.id:
            return None
        if self.acting and self.where == scene.passage.id and self._may_be(self.acting, gender):
            return self.acting
        named = self._only(gender, (each for start, each in self._starts(scene) if start < before))
        above = self._only(gender, self.above, surely=True)
        if named or above:
            return named or above
        return next((each for each in reversed(self.acted.values()) if self._may_be(each, gender)), None)

    def aged(self, age: str) -> Mention | None:
        """Return the person whose age was told ("Jane Roe, 34, …"), or the only one so far."""
        name = self.ages.get(age)
        if name is None and len(self.first) == 1:
            name = next(iter(self.first))
        return self.first[name] if name else None

    def named_most(self) -> Mention | None:
        """Return who was named most, if nobody else was as often."""
        most = self.named.most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        return self.first[most[0][0]]

    def _may_be(self, mention: Mention, gender: str, *, surely: bool = False) -> bool:
        known = self.genders.get(name_of(mention))
        return mention.kind is Kind.PERSON and (known == gender or (known is None and not surely))

    def _starts(self, scene: Scene) -> Iterator[tuple[int, Mention]]:
        for start, (_, mention) in scene.beginning.items():
            if start not in scene.inside:
                yield start, mention

    def _only(self, gender: str, mentions: Iterable[Mention], *, surely: bool = False) -> Mention | None:
        """Return the only person of a gender among some mentions; `surely` where it has to be known."""
        found: Mention | None = None
        for mention in mentions:
            if not self._may_be(mention, gender, surely=surely):
                continue
            if found is not None and name_of(found) != name_of(mention):
                return None
            found = mention
        return found


def name_of(mention: Mention) -> str:
    """Return what tells a mention's owner from others: the full name, or the words."""
    return mention.name or mention.text


def is_nameless(scene: Scene, subject: Speaker) -> bool:
    """Tell somebody who does something and has no name: "a woman", "another driver", "the congresswoman"."""
    if subject.mention is not None or subject.pronoun or not subject.likely:
        return False
    head = subject.head or subject.end
    if scene.referring.get(head):
        return False
    if scene.tokens[subject.start].key in _INDEFINITE:
        return True
    title = scene.lexicon.people.titles.values.get(scene.tokens[head - 1].key)
    is_plural = scene.tokens[head - 1].key.endswith("s")
    return title is not None and not is_plural and scene.tokens[subject.start].key == "the"
