"""The files with what results show: of each article its text, in two files if it is long, and its claims."""

from collections.abc import Iterator, Sequence

from newsmorgue.model import Claim
from newsmorgue.search.documents import Catalogue, Found, Name
from newsmorgue.search.marks import file_of
from newsmorgue.search.scripts import File, loading
from newsmorgue.search.shown import said, shown


def result_files(found: Catalogue, numbers: Sequence[int]) -> Iterator[File]:
    """Yield the files of the articles with these numbers."""
    marks = [each.mark for each in found.articles]
    for number in numbers:
        article = found.articles[number]
        name = file_of(marks, number)
        beginning, rest = shown(found.whole[article.article.id])
        yield loading(f"texts/{name}", beginning)
        if rest:
            yield loading(f"texts/{name}-rest", rest)
        if article.speakers:
            spoken = _spoken(found.claims(article.article.id), article, found.names)
            yield loading(f"claims/{name}", said(article.article, spoken))


def _spoken(
    claims: Sequence[Claim], article: Found, names: Sequence[Name]
) -> Iterator[tuple[Claim, str | None]]:
    for claim, speaker in zip(claims, article.speakers, strict=True):
        yield claim, claim.speaker_text if speaker is None else names[speaker].spellings[0]
