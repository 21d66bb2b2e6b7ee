"""What a build tells beside the site: what the dumps lack, and which decisions and notes are idle."""

from collections.abc import Iterable, Iterator

from newsmorgue import urls
from newsmorgue.model import Article, Corpus, Problem
from newsmorgue.parse import UNCLEAR_DATE
from newsmorgue.settings import orphans


def lacks_of(article: Article) -> Iterator[Problem]:
    """Yield what a dump itself does not say and a reader will miss."""
    file = article.dump.file
    if article.title is None:
        yield Problem(file, "no title was found", "put it in the first line, or write `Title: …` there")
    unclear = [each for each in article.removed if each.reason == UNCLEAR_DATE]
    if unclear and article.published is None:
        words = article.dump.text[unclear[0].start : unclear[0].end]
        remedy = "write `Date: 2015-05-21` below the title, or name the outlet's country in corpus.yml"
        yield Problem(file, f"day and month of {words!r} may be either way round", remedy)
    elif article.published is None and article.updated is None:
        yield Problem(file, "no date was found", "write `Date: 2015-05-21` below the title, if you know it")
    if not article.paragraphs:
        yield Problem(
            file, "no article text was found", "check that the file holds more than headings and links"
        )


def same_titles(articles: Iterable[Article]) -> Iterator[Problem]:
    """Yield the articles that are called as another one of their outlet is."""
    first: dict[tuple[str | None, str], str] = {}
    for article in articles:
        if article.title is None:
            continue
        key = (article.source.id if article.source else None, article.title.casefold())
        if key in first:
            yield Problem(
                article.dump.file,
                f"it has the title of {first[key]}",
                "delete one if they are the same; both are shown",
            )
        first.setdefault(key, article.dump.file)


def idle_decisions(articles: Iterable[Article], merged: Iterable[Article]) -> Iterator[Problem]:
    """Yield the files whose decisions do not count, since another file of the same article was kept."""
    kept = {copy.file: each.dump.file for each in merged for copy in each.dump.copies}
    for each in articles:
        file = each.dump.file
        if each.corrected and file in kept:
            yield idle_decision(file, kept[file])


def idle_decision(file: str, kept: str) -> Problem:
    """Return that the decisions on a file do not count, since `kept` holds the same article."""
    reason = f"it holds the article of {kept}, so the decisions on it do not count"
    return Problem(file, reason, f"write them in corrections.yml for {kept}")


def lost_notes(corpus: Corpus) -> Iterator[Problem]:
    """Yield the notes whose page is none that shows a note."""
    yield from orphans(corpus.notes, _noted(corpus))


def _noted(corpus: Corpus) -> set[str]:
    """Return the paths of the pages that show a note."""
    return {
        urls.ABOUT,
        *(urls.entity_path(entity) for entity in corpus.resolution.entities),
        *(urls.source_path(article.source) for article in corpus.articles if article.source),
        *(urls.story_path(story) for story in corpus.stories),
    }
