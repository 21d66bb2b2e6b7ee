"""The files of the search, as scripts."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from newsmorgue import urls
from newsmorgue.lexicon.sounds import sound
from newsmorgue.lexicon.variants import load_variants
from newsmorgue.model import Claim
from newsmorgue.search.catalogue import Catalogue, Found, Name
from newsmorgue.search.coding import gaps, written
from newsmorgue.search.documents import COLLECTIONS
from newsmorgue.search.indexed import PARTS
from newsmorgue.search.inverted import (
    COLUMNS,
    TABLED,
    Column,
    columns,
    gathered,
    inverted,
    placed,
    written_lengths,
)
from newsmorgue.search.plain import Counted, plain_index
from newsmorgue.search.shards import Boundary, Row, Shards, front_coded, in_order
from newsmorgue.search.shown import as_json, said, shown, title_of
from newsmorgue.search.words import forms, key_of, term_of

# Names whose records are in one file: two kilobytes as they are sent.
NAMES_PER_FILE = 32
# Names that answer to two letters, and that a facet offers.
_PER_START = 8
_PER_FACET = 3_000

Files = Iterator[tuple[str, bytes]]


def search(found: Catalogue) -> Files:
    """Yield the search files of a site that has these articles and names: paths from its root, and bytes."""
    articles = found.articles
    by_column = columns(found)
    yield from _index(articles, by_column)
    for number, each in enumerate(articles):
        analysis = found.analyses[each.article.id]
        beginning, rest = shown(analysis.article)
        yield _loading(f"texts/{number}", beginning)
        if rest:
            yield _loading(f"texts/{number}-rest", rest)
        if each.speakers:
            spoken = _spoken(analysis.findings.claims, each, found.names)
            yield _loading(f"claims/{number}", said(each.article, spoken))
    yield _script("claims", "".join(written(len(each.speakers)) for each in articles))
    yield from _names(found.names)
    yield from _facets(found)
    if len(articles) <= urls.MOST_IN_PLAIN_INDEX:
        listed = [
            {"path": urls.article_path(each.article), "title": title_of(each.article)} for each in articles
        ]
        index = plain_index(COLLECTIONS["articles"], _counted(articles, by_column))
        yield urls.PLAIN_INDEX, as_json({**index, "documents": listed})


def _index(articles: Sequence[Found], by_column: Mapping[tuple[str, str], Column]) -> Files:
    """Yield the inverted index and where words stand, for both are made of the same entries."""
    vocabulary: list[str] = []
    index, places, claim_places = _Sharded("terms"), _Sharded("places/articles"), _Sharded("places/claims")
    for part in range(PARTS):
        texts = gathered(articles, part)
        yield from index.add(_noted(inverted(by_column, part, texts), vocabulary))
        yield from places.add(placed(texts.articles))
        yield from claim_places.add(placed(texts.claims))
    yield from index.rest()
    for each in (places, claim_places):
        yield from each.rest()
        yield _script(each.path, {"boundaries": each.boundaries()})
    yield _script("vocabulary", front_coded(vocabulary))
    boosts = {(name, field.name): field.boost for name, fields in COLLECTIONS.items() for field in fields}
    described = {
        "columns": [[*column, boosts[column], sum(by_column[column].lengths)] for column in COLUMNS],
        "fields": {name: [field.name for field in fields] for name, fields in COLLECTIONS.items()},
        "counts": {
            name: len(by_column[name, fields[0].name].lengths) for name, fields in COLLECTIONS.items()
        },
        "lengths": written_lengths(by_column[TABLED].lengths),
        "namesPerFile": NAMES_PER_FILE,
        "terms": index.boundaries(),
    }
    yield _script("index", described)


class _Sharded:
    """The files of shards in a folder, and their boundaries, while they are made."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._shards = Shards()
        self._boundaries: list[Boundary] = []

    def add(self, listed: Iterable[Row]) -> Files:
        """Yield the files that `listed` rows, behind those that came before, make full."""
        return self._files(self._shards.add(listed))

    def rest(self) -> Files:
        """Yield the last file."""
        return self._files(self._shards.rest())

    def boundaries(self) -> str | None:
        """Return the boundaries as text, if any: each its key and, where a row goes on, its document."""
        listed = self._boundaries
        lines = (f"{each.key} {written(each.document)}" if each.document else each.key for each in listed)
        return "\n".join(lines) if listed else None

    def _files(self, shards: Iterable[tuple[Boundary, str]]) -> Files:
        for boundary, shard in shards:
            yield _script(f"{self.path}/{len(self._boundaries)}", shard)
            self._boundaries.append(boundary)


def _noted(listed: Iterable[Row], keys: list[str]) -> Iterator[Row]:
    """Yield rows, and add the key of each to `keys`."""
    for row in listed:
        keys.append(row.key)
        yield row


def _counted(articles: Sequence[Found], by_column: Mapping[tuple[str, str], Column]) -> list[Counted]:
    """Return how often each term stands in each field of the articles."""
    fields = [field.name for field in COLLECTIONS["articles"]]
    documents = [{field: Counter[str]() for field in fields} for _ in articles]
    for part in range(PARTS):
        for form, row in gathered(articles, part).articles.items():
            for document, count in zip(row[::3], row[1::3], strict=True):
                if count and (term := term_of(form)):
                    documents[document]["text"][term] += count
        for field in fields[1:]:
            for term, standing in by_column["articles", field].terms[part].items():
                for document in standing:
                    documents[document][field][term] += 1
    return list[Counted](documents)


def _spoken(
    claims: Sequence[Claim], article: Found, names: Sequence[Name]
) -> Iterator[tuple[Claim, str | None]]:
    for claim, speaker in zip(claims, article.speakers, strict=True):
        yield claim, claim.speaker_text if speaker is None else names[speaker].spellings[0]


def _names(names: Sequence[Name]) -> Files:
    for first in range(0, len(names), NAMES_PER_FILE):
        batch = names[first : first + NAMES_PER_FILE]
        yield _script(f"names/{first // NAMES_PER_FILE}", [_record(name) for name in batch])
    sounds: dict[str, dict[str, None]] = defaultdict(dict)
    starts: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(names):
        keys = dict.fromkeys(key_of(form) for spelling in name.spellings for form in forms(spelling))
        for start in dict.fromkeys(key[:2] for key in keys if len(key) > 1):
            if len(starts[start]) < _PER_START:
                starts[start].append(position)
        for key in keys:
            sounds[sound(key)][key] = None
    listed = _Sharded("sounds")
    yield from listed.add(Row(each, " ".join(sorted(sounds[each]))) for each in in_order(sounds))
    yield from listed.rest()
    yield _script("sounds", {"boundaries": listed.boundaries(), "spellings": load_variants().spellings})
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
                written(source_number[source.id] if (source := each.article.source) else 0)
                for each in found.articles
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
    for number, speaker in enumerate(chain.from_iterable(each.speakers for each in found.articles)):
        if speaker is not None:
            speaking[speaker].append(number)
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
    return _loading(path, as_json(value))


def _loading(path: str, value: bytes) -> tuple[str, bytes]:
    """Return the script that hands over a value."""
    return f"search/{path}.js", b"newsmorgueSearch.load(%s,%s);\n" % (as_json(path), value)
