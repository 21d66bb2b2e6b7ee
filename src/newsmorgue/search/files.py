"""The files of the search, as scripts."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain

from newsmorgue import urls
from newsmorgue.lexicon.sounds import sound
from newsmorgue.lexicon.variants import load_variants
from newsmorgue.search.catalogue import Catalogue, Found, Name
from newsmorgue.search.coding import gaps, written
from newsmorgue.search.documents import COLLECTIONS
from newsmorgue.search.inverted import (
    COLUMNS,
    Collections,
    inverted,
    lengths,
    placed,
    total,
    written_lengths,
)
from newsmorgue.search.plain import plain_index
from newsmorgue.search.shards import Boundary, Row, cut, front_coded, in_order, rows
from newsmorgue.search.words import words

# Names whose records are in one file: two kilobytes as they are sent.
NAMES_PER_FILE = 32
# Characters of an article in which most searches find what they show.
_BEGINNING = 5_000
# Names that answer to two letters, and that a facet offers.
_PER_START = 8
_PER_FACET = 3_000

Files = Iterator[tuple[str, bytes]]


def search(found: Catalogue) -> Files:
    """Yield the search files of a site that has these articles and names: paths from its root, and bytes."""
    documents = {
        "articles": [article.document for article in found.articles],
        "claims": [claim.document for article in found.articles for claim in article.claims],
        "names": [name.document for name in found.names],
    }
    collections = Collections(documents)
    yield from _terms(collections)
    for name in ("articles", "claims"):
        yield from _sharded(f"places/{name}", placed(documents[name]))
    for number, article in enumerate(found.articles):
        yield from _texts(number, article)
        if article.claims:
            yield _script(f"claims/{number}", _claims(article))
    yield _script("claims", "".join(written(len(article.claims)) for article in found.articles))
    yield from _names(found.names)
    yield from _facets(found)
    if len(found.articles) <= urls.MOST_IN_PLAIN_INDEX:
        listed = [{"path": article.path, "title": article.title} for article in found.articles]
        index = plain_index(COLLECTIONS["articles"], documents["articles"])
        yield urls.PLAIN_INDEX, _json({**index, "documents": listed})


def _terms(collections: Collections) -> Files:
    boundaries: list[Boundary] = []
    vocabulary: list[str] = []
    for boundary, shard in cut(inverted(collections)):
        yield _script(f"terms/{len(boundaries)}", shard)
        boundaries.append(boundary)
        vocabulary += (key for key, _ in rows(shard))
    yield _script("vocabulary", front_coded(vocabulary))
    boosts = {(name, field.name): field.boost for name, fields in COLLECTIONS.items() for field in fields}
    columns = [[*column, boosts[column], total(collections, *column)] for column in COLUMNS]
    index = {
        "columns": columns,
        "fields": {name: [field.name for field in fields] for name, fields in COLLECTIONS.items()},
        "counts": {name: len(documents) for name, documents in collections.documents.items()},
        "lengths": written_lengths(lengths(collections)),
        "namesPerFile": NAMES_PER_FILE,
        "terms": _written(boundaries),
    }
    yield _script("index", index)


def _sharded(path: str, listed: Iterable[Row], **more: object) -> Files:
    boundaries: list[Boundary] = []
    for boundary, shard in cut(listed):
        yield _script(f"{path}/{len(boundaries)}", shard)
        boundaries.append(boundary)
    yield _script(path, {"boundaries": _written(boundaries), **more})


def _written(boundaries: Sequence[Boundary]) -> str | None:
    """Return boundaries as text: each its key and, where a row goes on, its document. None for none."""
    lines = (f"{each.key} {written(each.document)}" if each.document else each.key for each in boundaries)
    return "\n".join(lines) if boundaries else None


def _texts(number: int, article: Found) -> Files:
    """Yield what results show of an article: the beginning, and the rest of a long one for itself.

    Paragraphs, whose ids count up, go without them.
    """
    body = [text for anchor, text in article.passages if anchor.startswith("p")]
    others = [[anchor, text] for anchor, text in article.passages if not anchor.startswith("p")]
    starts = accumulate(map(len, body), initial=0)
    first = [text for text, start in zip(body, starts, strict=False) if start < _BEGINNING]
    rest = body[len(first) :]
    shown = [article.path, article.title, article.note, others, first]
    yield _script(f"texts/{number}", [*shown, 1] if rest else shown)
    if rest:
        yield _script(f"texts/{number}-rest", rest)


def _claims(article: Found) -> list[object]:
    claims = [[claim.anchor, claim.who, claim.text] for claim in article.claims]
    return [article.path, article.title, article.note, claims]


def _names(names: Sequence[Name]) -> Files:
    for first in range(0, len(names), NAMES_PER_FILE):
        batch = names[first : first + NAMES_PER_FILE]
        yield _script(f"names/{first // NAMES_PER_FILE}", [_record(name) for name in batch])
    sounds: dict[str, dict[str, None]] = defaultdict(dict)
    starts: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        keys = dict.fromkeys(word.key for spelling in name.spellings for word in words(spelling))
        for start in dict.fromkeys(key[:2] for key in keys if len(key) > 1):
            if len(starts[start]) < _PER_START:
                starts[start].append(position)
        for key in keys:
            sounds[sound(key)][key] = None
    yield from _sharded(
        "sounds",
        (Row(each, " ".join(sorted(sounds[each]))) for each in in_order(sounds)),
        spellings=load_variants().spellings,
    )
    yield _script("starts", {start: gaps(found) for start, found in sorted(starts.items())})


def _record(name: Name) -> list[object]:
    return [name.path, name.kind, name.note, name.articles, *name.spellings]


def _facets(found: Catalogue) -> Files:
    days = sorted({article.day for article in found.articles if article.day})
    outlets = {name.id: name.spellings[0] for name in found.names if name.kind == "source"}
    sources = sorted(outlets)
    day_number = {day: number for number, day in enumerate(days, start=1)}
    source_number = {id_: number for number, id_ in enumerate(sources, start=1)}
    yield _script(
        "facets/articles",
        {
            "days": days,
            "day": "".join(written(day_number.get(each.day or "", 0)) for each in found.articles),
            "sources": [[id_, outlets[id_]] for id_ in sources],
            "source": "".join(
                written(source_number[each.outlet.id] if each.outlet else 0) for each in found.articles
            ),
        },
    )
    naming: dict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(found.articles):
        for position in article.names:
            naming[position].append(number)
    for kind in ("person", "place", "organization"):
        yield _script(f"facets/{kind}", _facet(found.names, naming, kind))
    speaking: dict[int, list[int]] = defaultdict(list)
    for number, claim in enumerate(chain.from_iterable(article.claims for article in found.articles)):
        if claim.speaker is not None:
            speaking[claim.speaker].append(number)
    yield _script("facets/speaker", _facet(found.names, speaking, None))


def _facet(names: Sequence[Name], standing: Mapping[int, Sequence[int]], kind: str | None) -> list[list[str]]:
    """Return the names that stand most, each with its id and the numbers of where it stands."""
    used = sorted(position for position in standing if kind is None or names[position].kind == kind)
    used.sort(key=lambda position: -len(standing[position]))
    return [
        [names[position].id, names[position].spellings[0], gaps(standing[position])]
        for position in used[:_PER_FACET]
    ]


def _script(path: str, value: object) -> tuple[str, bytes]:
    return f"search/{path}.js", b"newsmorgueSearch.load(%s,%s);\n" % (_json(path), _json(value))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
