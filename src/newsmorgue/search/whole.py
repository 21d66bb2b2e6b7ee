"""The index of the articles of a small corpus in one piece, for other programs."""

from collections import Counter
from collections.abc import Iterator

from newsmorgue import urls
from newsmorgue.search.documents import COLLECTIONS, Catalogue
from newsmorgue.search.indexed import PARTS
from newsmorgue.search.plain import Counted, plain_index
from newsmorgue.search.scripts import File
from newsmorgue.search.shown import as_json, title_of
from newsmorgue.search.standing import gathered
from newsmorgue.search.words import term_of


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
    for part in range(PARTS):
        for form, standing in gathered(found, part).articles.items():
            if term := term_of(form):
                for document, count in zip(*standing.counted(), strict=True):
                    documents[document]["text"][term] += count
        for field in fields[1:]:
            for term, numbers in found.columns["articles", field].terms[part].items():
                for document in numbers:
                    documents[document][field][term] += 1
    return list[Counted](documents)
