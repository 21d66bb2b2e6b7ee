"""What the search is asked to find, as the index sees it: documents of three collections, and their words."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsmorgue.search.coding import gaps, times, written
from newsmorgue.search.words import Word


@dataclass(frozen=True, slots=True)
class Field:
    """A field that is searched, and what a word in it counts for."""

    name: str
    boost: int = 1


# A title says what an article is about, a name whom or what it is about.
COLLECTIONS = {
    "articles": (Field("text"), Field("title", 8), Field("names", 3), Field("sources", 3)),
    "claims": (Field("text"), Field("speaker", 3)),
    "names": (Field("name"),),
}


@dataclass(frozen=True, slots=True)
class Frequencies:
    """The terms of a field and how often each stands in it; `length` is how many words that are."""

    terms: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    length: int = 0

    @classmethod
    def of(cls, terms: Iterable[str]) -> "Frequencies":
        """Count `terms`."""
        counted = Counter(terms)
        return cls(tuple(counted), tuple(counted.values()), counted.total())


@dataclass(frozen=True, slots=True)
class Places:
    """Where each key of a text stands: an encoded list for each of `keys`, with a space between two lists.

    All words count, stop words too. Between two passages one place stays empty, so no phrase spans them.
    """

    keys: tuple[str, ...] = ()
    lists: str = ""

    @classmethod
    def of(cls, passages: Iterable[Sequence[Word]]) -> "Places":
        """Number the words of `passages`."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        at = 0
        for passage in passages:
            for at, word in enumerate(passage, start=at):  # noqa: B020 - one count for all passages
                found[word[0]].append(at)
            at += 2
        lists = [
            written(each[0]) if len(each) == 1 else times(len(each)) + gaps(each) for each in found.values()
        ]
        return cls(tuple(found), " ".join(lists))


@dataclass(frozen=True, slots=True)
class Document:
    """What is searched of an article, a claim or a name: the words of its fields, by their names."""

    fields: Mapping[str, Frequencies]
    places: Places = field(default_factory=Places)
