"""What the work on a corpus hangs on beside its texts: word lists with its additions, its language."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from newsmorgue.lexicon import Lexicon, load_lexicon
from newsmorgue.model import EntityDecision, OwnOutlet, Settings
from newsmorgue.packing import packed, unpacked
from newsmorgue.resolve import Knowledge


@dataclass(frozen=True, slots=True)
class Ground:
    """A corpus's own outlets, what its decisions add to the names of entities, and its language."""

    outlets: tuple[OwnOutlet, ...] = ()
    aliases: tuple[EntityDecision, ...] = ()
    language: str | None = None

    def packed(self) -> bytes:
        """Return this ground as a process is given it: see `ground_of`."""
        return packed(self)

    def lexicon(self) -> Lexicon:
        """Return the word lists with what the corpus adds to them."""
        return load_lexicon().with_outlets(self.outlets).with_aliases(self.aliases)


def ground_for(settings: Settings, decisions: Iterable[EntityDecision]) -> Ground:
    """Return what the work on a corpus hangs on: of decisions only the names that they add."""
    adding = (each for each in decisions if each.aliases)
    aliases = tuple(EntityDecision(each.entity, kind=each.kind, aliases=each.aliases) for each in adding)
    return Ground(settings.outlets, aliases, settings.language)


@lru_cache(maxsize=1)
def lexicon_of(packed_ground: bytes) -> Lexicon:
    """Return the word lists of a packed ground, the same ones for all tasks of a process."""
    return ground_of(packed_ground).lexicon()


@lru_cache(maxsize=1)
def ground_of(packed_ground: bytes) -> Ground:
    """Return the ground that was packed."""
    ground: Ground = unpacked(packed_ground)
    return ground


@lru_cache(maxsize=1)
def knowledge_of(packed_ground: bytes) -> Knowledge:
    """Return what the word lists of a packed ground say of names, remembered from task to task."""
    return Knowledge(lexicon_of(packed_ground))
