"""The organizations of an article up to a place in it, and which of them "it" and "the company" are."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from newsmorgue.extract.people_so_far import name_of
from newsmorgue.extract.scene import Scene
from newsmorgue.lexicon.files import key_of
from newsmorgue.model import Kind, Mention


@dataclass(slots=True)
class BodiesSoFar:
    """Organizations by name: their first mentions, and how often each was `named`.

    `acting` is the last that did anything, in passage `where`.
    """

    first: dict[str, Mention] = field(default_factory=dict)
    named: Counter[str] = field(default_factory=Counter)
    acting: Mention | None = None
    where: str = ""

    def enter(self, scene: Scene) -> None:
        """Note the organizations that a passage names."""
        for _, mention in scene.beginning.values():
            if mention.kind is Kind.ORGANIZATION:
                self.first.setdefault(name_of(mention), mention)
                self.named[name_of(mention)] += 1

    def acts(self, mention: Mention | None, passage: str) -> None:
        """Note which does something in a passage; None where one does that has no name."""
        self.acting, self.where = mention, passage

    def it(self, scene: Scene) -> Mention | None:
        """Return which "it" is: the last that did anything in the same passage."""
        return self.acting if self.where == scene.passage.id else None

    def described(self, scene: Scene, noun: str) -> Mention | None:
        """Return which "the company" or "the ministry" is, given the key of the noun, where one is left."""
        nouns = scene.lexicon.organizations.nouns
        if is_company(scene, noun):
            return self._company(lambda words: not any(nouns.get(word) == "public" for word in words))
        if nouns.get(noun) == "media":
            outlets = [each for name, each in self.first.items() if scene.lexicon.media.outlet(name)]
            return outlets[0] if len(outlets) == 1 else None
        fitting = [each for name, each in self.first.items() if noun in key_of(name).split()]
        return fitting[0] if len(fitting) == 1 else None

    def _company(self, fits: Callable[[list[str]], bool]) -> Mention | None:
        """Return the company that acted last, or else the one that was named most."""
        if self.acting is not None and fits(key_of(name_of(self.acting)).split()):
            return self.acting
        fitting = [name for name in self.first if fits(key_of(name).split())]
        most = Counter({name: self.named[name] for name in fitting}).most_common(2)
        if not most or (len(most) > 1 and most[0][1] == most[1][1]):
            return None
        return self.first[most[0][0]]


def is_company(scene: Scene, noun: str) -> bool:
    """Tell a word for companies, given its key: "the firm"."""
    return scene.lexicon.organizations.nouns.get(noun) == "company"
