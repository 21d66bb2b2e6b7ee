"""Every story compared: what earlier builds found is taken, the rest is done by the workers."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from newsmorgue.align import Account, Vocabulary, compare
from newsmorgue.cache import Cache, key_of, of_code
from newsmorgue.ground import Ground, lexicon_of
from newsmorgue.model import Comparison
from newsmorgue.workers import Workers

# Stories that a process gets at once; the large ones come first, so that none is left to do alone at the end.
_BATCH = 4


def compare_all(
    told: Mapping[str, Sequence[Account]],
    sums: Mapping[str, str],
    ground: Ground,
    *,
    cache: Cache,
    workers: Workers,
) -> dict[str, Comparison]:
    """Return how the articles of each story compare, by the story's id, given what is compared of it.

    `sums` tell the analyses of articles apart, by the articles' ids.
    """
    found: dict[str, Comparison] = {}
    keys = {story: _key(accounts, sums, ground) for story, accounts in told.items()} if sums else {}
    for story, key in keys.items():
        kept = cache.get(key)
        if kept is not None:
            found[story] = kept
    missing = [story for story in told if story not in found]
    missing.sort(key=lambda story: (-len(told[story]), story))
    batches = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
    tasks = ([told[story] for story in batch] for batch in batches)
    for batch, results in zip(batches, workers.map(_compare, ground.packed(), tasks), strict=True):
        for story, result in zip(batch, results, strict=True):
            found[story] = result
            if keys:
                cache.put(keys[story], result)
    return {story: found[story] for story in told}


def _key(accounts: Sequence[Account], sums: Mapping[str, str], ground: Ground) -> bytes:
    parts = [
        (
            sums[account.article.id],
            [(each.mention.start, each.entity, each.candidates) for each in account.mentions],
            [(each.claim.id, each.speaker, each.about) for each in account.claims],
            account.dates,
        )
        for account in accounts
    ]
    return key_of("comparison", of_code(), repr(ground), repr(parts))


def _compare(packed_ground: bytes, stories: Sequence[Sequence[Account]]) -> list[Comparison]:
    vocabulary = _vocabulary(packed_ground)
    return [compare(accounts, vocabulary) for accounts in stories]


@lru_cache(maxsize=1)
def _vocabulary(packed_ground: bytes) -> Vocabulary:
    return Vocabulary(lexicon_of(packed_ground))
