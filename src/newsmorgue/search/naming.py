"""The files with which names are found: their records, what they sound like, and how they begin."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from newsmorgue.lexicon.sounds import sound
from newsmorgue.lexicon.variants import load_variants
from newsmorgue.search.coding import gaps
from newsmorgue.search.documents import Name
from newsmorgue.search.scripts import File, script, sharded
from newsmorgue.search.shards import Row, in_order
from newsmorgue.search.words import forms, key_of

# Names whose records are in one file: two kilobytes as they are sent.
NAMES_PER_FILE = 32
# Names that answer to two letters.
_PER_START = 8


def name_files(names: Sequence[Name]) -> Iterator[File]:
    """Yield the files of all names."""
    for first in range(0, len(names), NAMES_PER_FILE):
        batch = names[first : first + NAMES_PER_FILE]
        yield script(f"names/{first // NAMES_PER_FILE}", [_record(name) for name in batch])
    sounds: defaultdict[str, dict[str, None]] = defaultdict(dict)
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        keys = dict.fromkeys(key_of(form) for spelling in name.spellings for form in forms(spelling))
        for start in dict.fromkeys(key[:2] for key in keys if len(key) > 1):
            if len(starts[start]) < _PER_START:
                starts[start].append(position)
        for key in keys:
            sounds[sound(key)][key] = None
    listed = (Row(each, " ".join(sorted(sounds[each]))) for each in in_order(sounds))
    shards, boundaries = sharded("sounds", 0, listed)
    yield from shards
    yield script("sounds", {"boundaries": [boundaries], "spellings": load_variants().spellings})
    yield script("starts", {start: gaps(found) for start, found in sorted(starts.items())})


def _record(name: Name) -> list[object]:
    return [name.path, name.kind, name.note, name.articles, *name.spellings]
