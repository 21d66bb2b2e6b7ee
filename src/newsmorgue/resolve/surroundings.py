"""What stands around each naming of a corpus: its own words, and who else its article names."""

from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache

from newsmorgue.resolve.contexts import Companion, Context, Weights, companion, most_of_rare
from newsmorgue.resolve.namings import Naming, Roll


class Surroundings:
    """The namings of all articles, by number, and the contexts in which they stand.

    Contexts are made when they are asked for: of most namings nobody does.
    """

    def __init__(self, rolls: Sequence[Roll]) -> None:
        self.namings = [naming for roll in rolls for naming in roll.namings]
        self._scenes = {roll.article: frozenset(roll.scene) for roll in rolls}
        once: dict[str, str] = {}  # each key once, in as many articles as it may be
        keys = map(_key, self.namings)
        self._keys = [key if key is None else once.setdefault(key, key) for key in keys]
        self._rare = self._rare_companions(len(rolls))
        rare = frozenset(self._rare)
        self._present: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        first = 0
        for roll in rolls:
            stop = first + len(roll.namings)
            present = frozenset(filter(None, self._keys[first:stop]))
            self._present[roll.article] = present, present & rare
            first = stop
        # What is said beside one name is said beside many, and so each set is made once.
        self._set: Callable[[tuple[str, ...]], frozenset[str]] = cache(frozenset)

    def context(self, index: int) -> Context:
        """Return what stands around a naming."""
        naming, key, set_ = self.namings[index], self._keys[index], self._set
        return Context(
            set_(naming.offices),
            set_(naming.walks),
            set_(naming.countries),
            self._scenes[naming.article],
            set_(naming.genders),
            set_(() if key is None else (key,)),
            *self._present[naming.article],
        )

    def context_of(self, members: Sequence[int]) -> Context:
        """Return what stands around several namings together."""
        if len(members) == 1:
            return self.context(members[0])
        namings = [self.namings[i] for i in members]
        articles = {naming.article for naming in namings}
        present = [self._present[article] for article in articles]
        return Context(
            _NONE.union(*{naming.offices for naming in namings}),
            _NONE.union(*{naming.walks for naming in namings}),
            _NONE.union(*{naming.countries for naming in namings}),
            _NONE.union(*{self._scenes[article] for article in articles}),
            _NONE.union(*{naming.genders for naming in namings}),
            frozenset(filter(None, map(self._keys.__getitem__, members))),
            set().union(*[companions for companions, _ in present]),
            set().union(*[rare for _, rare in present]),
        )

    def weights(self) -> Weights:
        """Return how much each name says that stands beside two others."""
        return Weights(self._rare)

    def _rare_companions(self, articles: int) -> dict[str, Companion]:
        """Return who is named in few of so many articles, by key."""
        counts = Counter(filter(None, self._keys))
        most = most_of_rare(articles)
        found: dict[str, Companion] = {}
        for naming, key in zip(self.namings, self._keys, strict=True):
            if key is not None and key not in found and counts[key] <= most:
                found[key] = companion(naming.kind, naming.name, counts[key])
        return found


_NONE: frozenset[str] = frozenset()


def _key(naming: Naming) -> str | None:
    """Return what tells a naming among those beside others."""
    return f"{naming.kind} {naming.key}" if naming.telling else None
