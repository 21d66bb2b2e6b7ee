"""Every story compared: what earlier builds found is taken, the rest is done by the workers."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from newsmorgue.align import Account, Vocabulary, compare
from newsmorgue.cache import Cache, key_of, of_code
from newsmorgue.ground import Ground, lexicon_of
from newsmorgue.model import Comparison, Story
from newsmorgue.packing import DamagedError, packed, unpacked
from newsmorgue.spill import Aside, Spill
from newsmorgue.workers import Workers

# Stories that a process gets at once; the large ones come first, so that none is left to do alone at the end.
_BATCH = 4


def compare_all(
    stories: Sequence[Story],
    account_of: Callable[[str], Account],
    states: Mapping[str, str],
    ground: Ground,
    *,
    cache: Cache,
    spill: Spill,
    workers: Workers,
) -> dict[str, Aside]:
    """Return how the articles of each story compare, packed and put aside, by the story's id.

    `account_of` gives what is compared of an article, by its id, to whichever process compares its story;
    `states` tell what that hangs on, by the same, where anything is kept.
    """
    found: dict[str, Aside] = {}
    keys = {story.id: _key(story, states, ground) for story in stories} if states else {}
    for id_, key in keys.items():
        kept = cache.get_packed(key)
        if kept is not None and _is_sound(kept):
            found[id_] = spill.put(kept)
    missing = [story for story in stories if story.id not in found]
    missing.sort(key=lambda story: (-len(story.articles), story.id))
    batches = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
    tasks = ([story.articles for story in batch] for batch in batches)
    shared = ground.packed(), account_of
    for batch, results in zip(batches, workers.map(_compare, shared, tasks), strict=True):
        for story, result in zip(batch, results, strict=True):
            found[story.id] = spill.put(result)
            if keys:
                cache.put_packed(keys[story.id], result)
    return {story.id: found[story.id] for story in stories}


def _key(story: Story, states: Mapping[str, str], ground: Ground) -> bytes:
    return key_of("comparison", of_code(), repr(ground), *(states[id_] for id_ in story.articles))


def _is_sound(kept: bytes) -> bool:
    try:
        return isinstance(unpacked(kept), Comparison)
    except DamagedError:
        return False


def _compare(shared: tuple[bytes, Callable[[str], Account]], stories: Sequence[Sequence[str]]) -> list[bytes]:
    """Return how the articles (by id) of each story compare, packed."""
    packed_ground, account_of = shared
    vocabulary = _vocabulary(packed_ground)
    return [packed(compare(map(account_of, articles), vocabulary)) for articles in stories]


@lru_cache(maxsize=1)
def _vocabulary(packed_ground: bytes) -> Vocabulary:
    return Vocabulary(lexicon_of(packed_ground))
