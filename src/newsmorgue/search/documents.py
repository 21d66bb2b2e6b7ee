"""What the search is asked to find: documents of three collections, and their fields."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from newsmorgue.model import Article, Claim
from newsmorgue.search.stretches import Stretch


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
class Found:
    """An article as it is found, at its `position` in the corpus.

    `mark` tells how long it is and what its files are called (`marks`). `day` is the EDTF date by which it is
    narrowed, that of an update or an inferred one where it says none of its own. `names` are the positions of
    those that it names; `speakers` those of who makes the claims, None where nobody known does.
    """

    article: Article
    mark: int
    position: int
    day: str | None
    names: tuple[int, ...]
    speakers: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """Something that answers to a name: a person, place, organization, source or story.

    `id` is that of the entity, source or story; `spellings` are all its names, the one that it goes by first.
    `articles` is how many name it.
    """

    id: str
    path: str
    kind: str
    spellings: tuple[str, ...]
    note: str
    articles: int


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a collection: how many words it has in each document.

    Where these are few, `terms` are, part by part, the documents of each term, as often as it stands there
    (`columns.terms_in`): pickled, which takes a fourth of the memory, as a part is asked for once.
    """

    lengths: Sequence[int]
    terms: Sequence[bytes] = ()


# All fields, by the names of their collection and their own.
Columns = Mapping[tuple[str, str], Column]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is found: articles in the order of their marks, names from the most used on, and columns.

    `stretches` are the words of the articles in a part of the alphabet (see `stretches.Words`).
    `whole` has the articles whole, `sums` are digests of what they were made of where these are known, by the
    articles' ids; `claims` returns those of an article.
    """

    articles: tuple[Found, ...]
    names: tuple[Name, ...]
    columns: Columns
    stretches: Callable[[int], Sequence[Stretch]]
    whole: Mapping[str, Article]
    claims: Callable[[str], Sequence[Claim]]
    sums: Mapping[str, str] = field(default_factory=dict)
