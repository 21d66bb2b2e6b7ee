"""The files with what results are narrowed by: outlets and days, and those that are named or speak."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from newsmorgue.search.coding import gaps, written
from newsmorgue.search.documents import Catalogue, Found, Name
from newsmorgue.search.scripts import File, script

# Names that a facet offers.
_MOST = 3_000


def facet_files(found: Catalogue) -> Iterator[File]:
    """Yield the files of all facets."""
    yield script("facets/articles", _days_and_sources(found))
    naming: defaultdict[int, list[int]] = defaultdict(list)
    for number, article in enumerate(found.articles):
        for position in article.names:
            naming[position].append(number)
    for kind in ("person", "place", "organization"):
        yield script(f"facets/{kind}", _facet(found.names, naming, kind))
    speaking: defaultdict[int, list[int]] = defaultdict(list)
    for number, speaker in enumerate(chain.from_iterable(each.speakers for each in found.articles)):
        if speaker is not None:
            speaking[speaker].append(number)
    yield script("facets/speaker", _facet(found.names, speaking, None))


def _days_and_sources(found: Catalogue) -> dict[str, object]:
    days = sorted({article.day for article in found.articles if article.day})
    outlets = {name.id: name.spellings[0] for name in found.names if name.kind == "source"}
    sources = sorted(outlets)
    day_number = {day: number for number, day in enumerate(days, start=1)}
    source_number = {id_: number for number, id_ in enumerate(sources, start=1)}

    def source_of(found: Found) -> int:
        source = found.article.source
        return source_number[source.id] if source else 0

    return {
        "days": days,
        "day": "".join(written(day_number.get(each.day or "", 0)) for each in found.articles),
        "sources": [[id_, outlets[id_]] for id_ in sources],
        "source": "".join(written(source_of(each)) for each in found.articles),
    }


def _facet(names: Sequence[Name], standing: Mapping[int, Sequence[int]], kind: str | None) -> list[list[str]]:
    """Return the names that stand most, each with its id and the numbers of where it stands."""
    used = sorted(position for position in standing if kind is None or names[position].kind == kind)
    used.sort(key=lambda position: -len(standing[position]))
    return [
        [names[position].id, names[position].spellings[0], gaps(standing[position])]
        for position in used[:_MOST]
    ]
