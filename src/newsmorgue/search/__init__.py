"""Search: from a corpus to the files with which the browser finds things in it, without a server.

The index is lunr's, cut into small files of which a question needs a few. Each file is a classic script
that hands `static/search.js` a value, since pages from a disk can load nothing else:

    search/index.js             what there is: columns, counts, marks, and the boundaries of the shards
    search/terms/0-0.js …       the inverted index (`inverted`, `shards`, `coding`): shards by their part
    search/vocabulary.js        all terms, for questions whose words are not known from their beginning
    search/places/…             where words stand, for phrases: articles.js and claims.js have the boundaries
    search/texts/523-1.js …     what results show of each article, by its mark (`marks`)
    search/claims.js, claims/   how many claims each article has, and what results show of them
    search/names/0.js …         what results show of names, some dozens a file
    search/sounds.js            the words of names by how they sound
    search/starts.js            the names that are meant most by their first two letters
    search/facets/…             what results are narrowed by

`static/search/` describes how they are read. `data/lunr-index.json` is the index of the articles of a small
corpus in one piece, for other programs.

The files are made in `pieces`, which any process can `make` in any order; what they note down of themselves
is told in a few files at the `closing`.
"""

from newsmorgue.search.catalogue import catalogue
from newsmorgue.search.documents import Catalogue
from newsmorgue.search.indexed import PARTS, Indexed, Lines, indexed
from newsmorgue.search.parts import Noted
from newsmorgue.search.pieces import Piece, closing, make, pieces
from newsmorgue.search.stretches import Stretch, Words, in_stretches, stretched

__all__ = [
    "PARTS",
    "Catalogue",
    "Indexed",
    "Lines",
    "Noted",
    "Piece",
    "Stretch",
    "Words",
    "catalogue",
    "closing",
    "in_stretches",
    "indexed",
    "make",
    "pieces",
    "stretched",
]
