"""Articles of a story, ready to be compared."""

from collections.abc import Sequence

from newsmorgue.align import compare
from newsmorgue.align.sheets import Sheet, Vocabulary
from newsmorgue.analysing import analyse
from newsmorgue.anchor import anchor
from newsmorgue.lexicon import load_lexicon
from newsmorgue.model import Comparison, Dump
from newsmorgue.resolve import resolve


def sheets_of(texts: Sequence[str]) -> list[Sheet]:
    lexicon = load_lexicon()
    analyses = [analyse(Dump(f"{i}.txt", str(i), text), lexicon) for i, text in enumerate(texts)]
    resolution, _ = resolve(analyses, lexicon, ())
    vocabulary = Vocabulary(lexicon)
    return [
        Sheet(
            each,
            [mention for mention in resolution.mentions if mention.article == each.article.id],
            [claim for claim in resolution.claims if claim.article == each.article.id],
            anchor(each.findings.times, each.article.published),
            vocabulary,
        )
        for each in analyses
    ]


def compared(*bodies: str) -> tuple[list[Sheet], Comparison]:
    """Return the sheets of articles of Monday 18 May 2015 and the days after, and how they compare."""
    texts = [f"Report {i}\nDate: 2015-05-{18 + i}\n\n{body}\n" for i, body in enumerate(bodies)]
    sheets = sheets_of(texts)
    return sheets, compare(sheets, load_lexicon())
