"""The days on which an article may have been published, as far as it says."""

import datetime as dt
from typing import NamedTuple

from newsmorgue.model import Analysis, Fixed, Tense
from newsmorgue.text.years import bounds


class Days(NamedTuple):
    """The first and the last day on which an article may have been published, as ordinals."""

    first: int
    last: int

    @property
    def known(self) -> bool:
        """Whether the article says when it was published, if only the month or the year."""
        return self.last - self.first <= _LONGEST

    def apart(self, other: "Days") -> int:
        """Return how many days are at least between two articles, or between the outermost of two stories."""
        return max(0, self.first - other.last, other.first - self.last)

    def both(self, other: "Days") -> "Days":
        """Return the days of two articles together: from the later beginning to the earlier end.

        The first is behind the last where they cannot be of one day.
        """
        return Days(max(self.first, other.first), min(self.last, other.last))


_LONGEST = 366
_EVER = Days(dt.date.min.toordinal(), dt.date.max.toordinal())


def possible_days(analysis: Analysis) -> Days:
    """Return the days on which an article may have been published.

    One that does not say was published before it was updated, and not before the last calendar date that it
    tells of as past.
    """
    article = analysis.article
    published = bounds(article.published) if article.published else None
    if published:
        return Days(published[0].toordinal(), published[1].toordinal())
    updated = bounds(article.updated) if article.updated else None
    last = updated[1].toordinal() if updated else _EVER.last
    past = [
        ends[0].toordinal()
        for each in analysis.findings.times
        if isinstance(each.meaning, Fixed) and each.tense is Tense.PAST and not each.attributive
        if (ends := bounds(each.meaning.value))
    ]
    first = max((day for day in past if day <= last), default=_EVER.first)
    return Days(first, last)
