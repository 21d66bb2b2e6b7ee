"""The day of an article that does not say it, from the dated articles of its story.

Both name the same weekdays beside the same rare words, and those have to fall on the same days: "its Thursday
fits the other's Thursday, 21 May 2015". What is inferred stays that: it is never the day of publication.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsmorgue.anchor.counting import Anchor, value_of
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Article, InferredDate, Story, TimeExpression, Weekday
from newsmorgue.text.stemmer import stem
from newsmorgue.text.tokens import keys
from newsmorgue.text.years import bounds

_DAY = len("2015-05-21")
# A weekday further from the other article's is that of another week, and says nothing.
_NEAR = dt.timedelta(days=7)
# A weekday is the same one where so many rare words stand around it in both articles, within so many
# characters.
_SHARED = 2
_AROUND = 160
_RARE = 0.02


@dataclass(frozen=True, slots=True)
class _Named:
    """A weekday of an article: the day that it falls on, and the rare stems around it."""

    day: dt.date
    around: frozenset[str]


def infer(
    stories: Iterable[Story],
    undated: Container[str],
    whole: Mapping[str, Article],
    times: Mapping[str, Sequence[TimeExpression]],
    lexicon: Lexicon,
) -> dict[str, InferredDate]:
    """Return the days that the `undated` articles take from their stories.

    `whole` has all articles, `times` their times; articles are told by their ids.
    """
    found = {}
    for story in stories:
        if not any(id_ in undated for id_ in story.articles):
            continue
        members = [whole[id_] for id_ in story.articles]
        dated = {
            each.id: (day, _weekdays(each, times[each.id], day, lexicon))
            for each in members
            if (day := _day_of(each))
        }
        for article in members:
            if article.id in undated:
                inferred = _best(article, times[article.id], dated, lexicon)
                if inferred:
                    found[article.id] = inferred
    return found


def _day_of(article: Article) -> dt.date | None:
    published = (article.published or "")[:_DAY]
    return dt.date.fromisoformat(published) if len(published) == _DAY else None


def _weekdays(
    article: Article, times: Iterable[TimeExpression], published: dt.date, lexicon: Lexicon
) -> Mapping[int, _Named]:
    """Return each weekday named in an article that falls on one day only, given the article's own day."""
    days: defaultdict[int, set[dt.date]] = defaultdict(set)
    around: defaultdict[int, set[str]] = defaultdict(set)
    text = article.dump.text
    for weekday, each in _named(times):
        found = value_of(weekday, Anchor(published.isoformat()), each.tense)
        if found and len(found.value) == _DAY:
            days[weekday.weekday].add(dt.date.fromisoformat(found.value))
            words = keys(text[max(0, each.start - _AROUND) : each.end + _AROUND])
            around[weekday.weekday] |= {term for term in map(stem, words) if lexicon.share(term) < _RARE}
    return {
        weekday: _Named(min(found), frozenset(around[weekday]))
        for weekday, found in days.items()
        if len(found) == 1
    }


def _named(times: Iterable[TimeExpression]) -> Iterator[tuple[Weekday, TimeExpression]]:
    for each in times:
        if isinstance(each.meaning, Weekday):
            yield each.meaning, each


def _best(
    undated: Article,
    times: Sequence[TimeExpression],
    dated: Mapping[str, tuple[dt.date, Mapping[int, _Named]]],
    lexicon: Lexicon,
) -> InferredDate | None:
    """Return the day of a dated article on which most weekdays agree, and none disagrees."""
    candidates: list[tuple[int, int, InferredDate]] = []
    last = bounds(undated.updated) if undated.updated else None
    for day in sorted({day for day, _ in dated.values()}):
        if last and day > last[1]:
            continue  # it was there before
        fitting = _fitting(
            _weekdays(undated, times, day, lexicon), {id_: named for id_, (_, named) in dated.items()}
        )
        if fitting:
            article, weekday, told = fitting[0]
            inferred = InferredDate(day.isoformat(), article, weekday, told.isoformat())
            candidates.append((-len(fitting), len(candidates), inferred))
    return min(candidates)[2] if candidates else None


def _fitting(
    mine: Mapping[int, _Named], theirs: Mapping[str, Mapping[int, _Named]]
) -> Sequence[tuple[str, int, dt.date]]:
    """Return the weekdays that agree, with the article that names them; none where one disagrees."""
    fitting = []
    for article, named in theirs.items():
        for weekday in sorted(mine.keys() & named.keys()):
            one, other = mine[weekday], named[weekday]
            if len(one.around & other.around) < _SHARED:
                continue
            if one.day == other.day:
                fitting.append((article, weekday, one.day))
            elif abs(one.day - other.day) <= _NEAR:
                return ()
    return fitting
