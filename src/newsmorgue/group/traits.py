"""What grouping takes from one article, and nothing more."""

import sys
from collections.abc import Mapping
from typing import NamedTuple

from newsmorgue.group.days import Days, possible_days
from newsmorgue.model import Analysis


class Traits(NamedTuple):
    """An article (by id) as others are compared with it: its files, its possible days and its terms.

    `quotes` are what its claims quote.
    """

    article: str
    files: tuple[str, ...]
    days: Days
    terms: Mapping[str, int]
    quotes: tuple[str, ...]

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the terms as one text: what comes back shares each word with all other articles."""
        terms = "\n".join(self.terms), tuple(self.terms.values())
        return _traits, (self.article, self.files, tuple(self.days), terms, self.quotes)


def _traits(
    article: str,
    files: tuple[str, ...],
    days: tuple[int, int],
    terms: tuple[str, tuple[int, ...]],
    quotes: tuple[str, ...],
) -> Traits:
    joined, counts = terms
    words = map(sys.intern, joined.split("\n") if counts else ())
    return Traits(article, files, Days(*days), dict(zip(words, counts, strict=True)), quotes)


def traits_of(analysis: Analysis) -> Traits:
    """Return what grouping takes from an article."""
    dump = analysis.article.dump
    files = (dump.file, *(copy.file for copy in dump.copies))
    findings = analysis.findings
    quotes = tuple([quote.text for claim in findings.claims for quote in claim.quotes])
    return Traits(analysis.article.id, files, possible_days(analysis), findings.terms, quotes)
