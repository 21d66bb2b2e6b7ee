"""Articles of a story, ready to be compared."""

from collections.abc import Sequence

from newsmorgue.align import Account, Vocabulary, compare
from newsmorgue.align.sheets import Sheet
from newsmorgue.analysing import analyse
from newsmorgue.anchor import anchor
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Comparison, Dump
from tests.stages import resolve


def accounts_of(texts: Sequence[str]) -> list[Account]:
    lexicon = load_lexicon()
    analyses = [analyse(Dump(f"{i}.txt", str(i), text), lexicon) for i, text in enumerate(texts)]
    told, _ = resolve(analyses, lexicon, ())
    return [
        Account(
            each.article,
            tuple(clipping.mentions()),
            tuple(clipping.claims()),
            anchor(each.findings.times, each.article.published),
        )
        for each, clipping in zip(analyses, told.clippings, strict=True)
    ]


def sheets_of(texts: Sequence[str]) -> list[Sheet]:
    vocabulary = Vocabulary(load_lexicon())
    return [Sheet(each, vocabulary) for each in accounts_of(texts)]


def compared(*bodies: str) -> tuple[list[Sheet], Comparison]:
    """Return the sheets of articles of Monday 18 May 2015 and the days after, and how they compare."""
    texts = [f"Report {i}\nDate: 2015-05-{18 + i}\n\n{body}\n" for i, body in enumerate(bodies)]
    return sheets_of(texts), compare(accounts_of(texts), Vocabulary(load_lexicon()))
