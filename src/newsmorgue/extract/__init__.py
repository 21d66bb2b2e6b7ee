"""Extraction: the names, claims and time expressions of one article."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeVar

from newsmorgue.extract.claims import claims
from newsmorgue.extract.document import mentions
from newsmorgue.extract.markup import with_markup, without_markup
from newsmorgue.extract.quotations import Quotation, quotations
from newsmorgue.extract.scene import Within
from newsmorgue.extract.terms import terms
from newsmorgue.extract.times import times
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, Findings, Mention, TimeExpression
from newsmorgue.text.markup import Readable
from newsmorgue.text.tokens import Passage

__all__ = ["extract"]

LANGUAGE = "en"

Found = TypeVar("Found", Quotation, Mention, TimeExpression)


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
    named, referring = mentions(article, [*head, *body, *captions], foreign, lexicon)
    spoken = [*head, *body]
    quoted = quotations(text, spoken)
    told = times(text, spoken, lexicon.time_words)
    return Findings(
        mentions=named,
        references=referring,
        claims=claims(article, spoken, _within(quoted, named, referring, told), lexicon),
        times=told,
        terms=terms(head, body, lexicon),
    )


def _within(
    quoted: Iterable[Quotation],
    named: Iterable[Mention],
    referring: Iterable[Mention],
    told: Iterable[TimeExpression],
) -> dict[str, Within]:
    """Return what was found in each passage, by the passage's id."""
    quotations_in, mentions_in = _by_passage(quoted), _by_passage(named)
    references_in, times_in = _by_passage(referring), _by_passage(told)
    return {
        id_: Within(quotations_in[id_], mentions_in[id_], references_in[id_], times_in[id_])
        for id_ in {*quotations_in, *mentions_in, *references_in, *times_in}
    }


def _by_passage(found: Iterable[Found]) -> Mapping[str, list[Found]]:
    grouped: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        grouped[each.passage].append(each)
    return grouped


def _passage(article: Article, name: str, lexicon: Lexicon, start: int, end: int) -> Passage:
    return lexicon.passage(name, article.dump.text, start, end)
