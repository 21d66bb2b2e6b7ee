"""What the search is asked to find: documents of three collections, and their fields."""

from dataclasses import dataclass


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
