"""The words of all articles counted, stretch by stretch: what earlier builds found is taken."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from newsmorgue.cache import Cache, key_of, of_code
from newsmorgue.model import Article
from newsmorgue.on_demand import kept_words, words_of
from newsmorgue.packing import packed, pickled, unpacked, unpickled
from newsmorgue.search import PARTS, Words, in_stretches, stretched
from newsmorgue.spill import Aside, Spill, Spilled
from newsmorgue.workers import Workers


class Counted(NamedTuple):
    """What is counted of articles, by their ids: their words, and the entries of these, both pickled."""

    indexed: Mapping[str, bytes]
    lines: Mapping[str, bytes]


def count_all(
    articles: Iterable[Article],
    counted: Counted,
    sums: Mapping[str, str],
    spill: Spill,
    *,
    cache: Cache,
    workers: Workers,
) -> Words:
    """Return the words of articles; `sums` tell what these are made of, where anything is kept.

    It is done in this process where what is counted would have to be sent to another machine.
    """
    stretches = in_stretches(articles, kept_words(counted.indexed))
    keys = [_key(ids, sums) for ids in stretches] if sums else []
    asides: dict[tuple[int, int], Aside] = {}

    def put_aside(number: int, parts: Sequence[bytes]) -> None:
        for part, content in enumerate(parts):  # the search asks for one part of all stretches
            asides[part, number] = spill.put(content)

    missing = []
    for number in range(len(stretches)):
        kept = cache.get(keys[number]) if keys else None
        if kept is not None and _is_sound(kept):
            put_aside(number, kept)
        else:
            missing.append(number)
    near = workers if workers.are_here else Workers()
    results = near.map(_counted, counted, [stretches[number] for number in missing])
    for number, result in zip(missing, results, strict=True):
        put_aside(number, unpacked(result))
        if keys:
            cache.put_packed(keys[number], result)
    order = [id_ for ids in stretches for id_ in ids]
    return words_of(counted.indexed, order, Spilled(spill, asides))


def _key(ids: Sequence[str], sums: Mapping[str, str]) -> bytes:
    return key_of("stretch", of_code(), *(sums[id_] for id_ in ids))


def _is_sound(kept: object) -> bool:
    """Tell what was put into the cache from anything else."""
    return isinstance(kept, tuple) and len(kept) == PARTS and all(isinstance(each, bytes) for each in kept)


def _counted(counted: Counted, ids: Sequence[str]) -> bytes:
    """Return what is said of a stretch in each part, each pickled, and all packed."""
    indexed = [unpickled(counted.indexed[id_]) for id_ in ids]
    lines = [unpickled(counted.lines[id_]) for id_ in ids]
    return packed(tuple(map(pickled, stretched(indexed, lines))))
