"""What stands around each naming of a corpus: its own words, and who else its article names."""

from collections import Counter
from collections.abc import Sequence

from newsmorgue.resolve.contexts import Context, Weights, companion
from newsmorgue.resolve.namings import Naming, Roll


class Surroundings:
    """The namings of all articles, by number, and the contexts in which they stand.

    Contexts are made when they are asked for: of most namings nobody does.
    """

    def __init__(self, rolls: Sequence[Roll]) -> None:
        self.namings = [naming for roll in rolls for naming in roll.namings]
        self._articles = len(rolls)
        self._scenes = {roll.article: frozenset(roll.scene) for roll in rolls}
        keys: dict[str, str] = {}  # each key once, in as many articles as it may be
        self._present = {
            roll.article: frozenset(
                keys.setdefault(key, key) for key in map(_key, roll.namings) if key is not None
            )
            for roll in rolls
        }

    def context(self, index: int) -> Context:
        """Return what stands around a naming."""
        naming = self.namings[index]
        key = _key(naming)
        return Context(
            frozenset(naming.offices),
            frozenset(naming.walks),
            frozenset(naming.countries),
            self._scenes[naming.article],
            frozenset(naming.genders),
            frozenset(() if key is None else (key,)),
            self._present[naming.article],
        )

    def weights(self) -> Weights:
        """Return how much each name says that stands beside two others."""
        counts: Counter[str] = Counter()
        first: dict[str, Naming] = {}
        for naming in self.namings:
            key = _key(naming)
            if key is not None:
                counts[key] += 1
                first.setdefault(key, naming)
        companions = {key: companion(each.kind, each.name, counts[key]) for key, each in first.items()}
        return Weights(companions, self._articles)


def _key(naming: Naming) -> str | None:
    """Return what tells a naming among those beside others."""
    return f"{naming.kind} {naming.key}" if naming.telling else None
