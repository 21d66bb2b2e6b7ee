"""The index of the articles of a small corpus in one piece, for other programs."""

from collections import Counter
from collections.abc import Iterator

from newsmorgue import urls
from newsmorgue.search.columns import terms_in
from newsmorgue.search.documents import COLLECTIONS, Catalogue
from newsmorgue.search.indexed import PARTS
from newsmorgue.search.inverted import TABLED, postings
from newsmorgue.search.plain import Counted, plain_index
from newsmorgue.search.scripts import File
from newsmorgue.search.shown import as_json, title_of
from newsmorgue.search.stretches import joined


def whole_index(found: Catalogue) -> Iterator[File]:
    """Yield the one file, which lists what the index numbers."""
    articles = [each.article for each in found.articles]
    listed = [{"path": urls.article_path(each), "title": title_of(each)} for each in articles]
    index = plain_index(COLLECTIONS["articles"], _counted(found))
    yield urls.PLAIN_INDEX, as_json({**index, "documents": listed})


def _counted(found: Catalogue) -> list[Counted]:
    """Return how often each term stands in each field of the articles."""
    fields = [field.name for field in COLLECTIONS["articles"]]
    documents = [{field: Counter[str]() for field in fields} for _ in found.articles]
    lengths = found.columns[TABLED].lengths
    for part in range(PARTS):
        for term, text in joined(found.stretches(part)).in_articles.items():
            for each in postings(text, lengths):
                documents[each.document]["text"][term] += each.frequency
        for field in fields[1:]:
            for term, numbers in terms_in(found.columns["articles", field], part).items():
                for document in numbers:
                    documents[document][field][term] += 1
    return list[Counted](documents)
