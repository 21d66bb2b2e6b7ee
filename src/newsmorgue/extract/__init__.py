"""Extraction: the names, claims and time expressions of one article."""

from newsmorgue.extract.claims import claims
from newsmorgue.extract.document import mentions
from newsmorgue.extract.markup import with_markup, without_markup
from newsmorgue.extract.quotations import quotations
from newsmorgue.extract.times import times
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Findings
from newsmorgue.text.markup import Readable
from newsmorgue.text.tokens import Passage

__all__ = ["extract"]

LANGUAGE = "en"


def extract(article: Article, lexicon: Lexicon) -> Findings:
    """Return what is found in `article`; of an article in another language than English, nothing."""
    if article.language not in {LANGUAGE, None}:
        return Findings()
    if article.markup:
        readable = Readable(article.dump.text, article.markup)
        return with_markup(_extract(without_markup(article, readable), lexicon), readable)
    return _extract(article, lexicon)


def _extract(article: Article, lexicon: Lexicon) -> Findings:
    text = article.dump.text
    head = [
        _passage(article, name, lexicon, article.fields[name].start, article.fields[name].end)
        for name in ("title", "standfirst")
        if name in article.fields
    ]
    body = [_passage(article, each.id, lexicon, each.start, each.end) for each in article.paragraphs]
    captions = [
        _passage(article, each.id, lexicon, each.start, each.end)
        for each in article.captions
        if each.language in {LANGUAGE, None}
    ]
    foreign = [
        _passage(article, each.id, lexicon, each.start, each.end)
        for each in article.captions
        if each.language not in {LANGUAGE, None}
    ]
    named = mentions(article, [*head, *body, *captions], foreign, lexicon)
    spoken = [passage for passage in [*head, *body] if passage.id != "title"]
    quoted = quotations(text, spoken)
    return Findings(
        mentions=named,
        claims=claims(article.id, text, spoken, quotations=quoted, mentions=named, lexicon=lexicon),
        times=times(text, [*head, *body]),
    )


def _passage(article: Article, name: str, lexicon: Lexicon, start: int, end: int) -> Passage:
    return lexicon.passage(name, article.dump.text, start, end)
