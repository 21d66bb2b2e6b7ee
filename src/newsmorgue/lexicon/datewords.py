"""The words of lines that date an article, in many languages, as one pattern of their elements."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from newsmorgue.lexicon.files import lower, rows, several

_YEAR = r"(?:1[5-9]|20)\d\d"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
# "051432 Mai 19": day, hour and minute, as German agencies date their copy.
_STAMP_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_ZONE = (
    r"(?:[+-](?:0\d|1[0-4]):?[0-5]\d\b|(?:gmt|utc)\s?[+-](?:0?\d|1[0-4])(?::?[0-5]\d)?\b|z\b|[a-z]{1,4}t\b"
    r"|(?:utc|msk|wib)\b)"
)
_CLOCK = (
    r"(?:(?<![\d.,/:])|(?<=\b(?:19|20)\d\d))(?:(?P<hour>[01]?\d|2[0-3])(?=[:.h][0-5]\d|\s*[ap]\.?\s?m)"
    r"(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?)?"
    r"(?:\s*(?P<half>[ap])\.?\s?m(?-i:(?![a-z]))\.?)?"
    r"|(?P<hours>[01]\d|2[0-3])(?P<minutes>[0-5]\d)(?=\s*(?:gmt|utc|[a-z]{1,3}t\b)))"
    rf"(?!\d|[.,:/]\d)(?:\s*(?:hrs|hours|uhr|h\b)\.?)?(?:\s*[(\[]?(?P<zone>{_ZONE})[)\]]?)?"
)


@dataclass(frozen=True)  # without slots, for the cached properties
class DateWords:
    """The pattern of one element of a dating line, whose groups say which, and what belongs to it.

    `separator` matches what may stand between two. `months` and `labels` (published, updated, other) are
    by lower-case word.
    """

    pattern: str
    separator: re.Pattern[str]
    months: dict[str, int]
    labels: dict[str, str]

    @cached_property
    def element(self) -> re.Pattern[str]:
        """What matches an element that stands by itself; compiled when first asked for, since it is long."""
        return re.compile(rf"(?<![^\W\d_])(?:{self.pattern})", re.IGNORECASE)

    @cached_property
    def glued(self) -> re.Pattern[str]:
        """What matches an element that may stand right behind another ("Published4 October 2021")."""
        return re.compile(self.pattern, re.IGNORECASE)


def load_date_words() -> DateWords:
    """Read the list and compile it."""
    words: dict[str, list[str]] = {}
    for what, listed in rows("date_words.tsv"):
        words.setdefault(what, []).extend(several(listed))
    months = {lower(word): int(what) for what, every in words.items() if what.isdigit() for word in every}
    labels = {lower(word): what for what in ("published", "updated", "other") for word in words[what]}
    month = f"(?:{_either(months)})(?![^\\W\\d_])\\.?"
    # "Posted 9 Sep 20219 Sep 2021", "May 8, 201811:14 am": a date ends where the next one or a time begins.
    end = rf"(?!\d(?!\d?\s?{month}|\d?:\d\d))"
    iso = (
        rf"(?P<iso_year>{_YEAR})(?P<bar>[-/.])(?P<iso_month>0?[1-9]|1[0-2])(?P=bar)"
        rf"(?P<iso_day>{_DAY}){end}T?"
    )
    forms = (
        (
            rf"(?P<day_a>{_DAY})(?:st|nd|rd|th|er|\.|\u00ba|\u00aa)?[\s/-]*(?:(?:of|de|del|day\s+of)\s+)?"
            rf"(?P<month_a>{month})[,\s/.-]*(?:(?:de|del)\s+)?(?P<year_a>{_YEAR})"
        ),
        (
            rf"(?P<month_b>{month})[\s/-]*(?P<day_b>{_DAY})(?:st|nd|rd|th)?{end}[,\s/-]*"
            rf"(?P<year_b>{_YEAR})"
        ),
        rf"(?P<day_c>{_DAY})(?P<mark>[./-])(?P<month_c>\d\d?)(?P=mark)(?P<year_c>{_YEAR}|(?<=/)\d\d|(?<=\d\d\.\d\d\.)\d\d(?![\d.:]))",
        rf"(?P<stamp>{_STAMP_DAY}(?:[01]\d|2[0-3])[0-5]\d)\s(?P<month_e>{month})\s(?P<year_e>\d\d)",
        r"(?P<flat>(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))",
        rf"(?P<month_d>{month})[,\s]+(?P<year_d>{_YEAR})",
    )
    elements = (
        rf"(?P<label>(?:{_either(labels)})(?![^\W\d_]))\s*:?",
        rf"(?P<date>{iso}|(?:{'|'.join(forms)}){end})",
        (
            r"(?P<ago>(?:about |over )?(?:\d+|an?|one|two|three)\s*"
            r"(?:s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|days?|weeks?|months?|years?)\s+ago\b"
            r"|just now\b|vor \d+ \w+|il y a \d+ \w+|hace \d+ \w+)"
        ),
        rf"(?P<clock>{_CLOCK})",
        rf"(?P<weekday>(?:{_either(words['weekday'])})(?![^\W\d_])\.?)",
    )
    filler = f"(?:{_either(words['filler'])})(?![^\\W\\d_])"
    return DateWords(
        pattern="|".join(elements),
        separator=re.compile(
            rf"(?:[\s|,;:/\u00b7\u2022\u2013\u2014()\[\]-]|T(?=\d)|{filler})*", re.IGNORECASE
        ),
        months=months,
        labels=labels,
    )


def _either(words: Iterable[str]) -> str:
    """Return the pattern of any of `words`, the longest first."""
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in listed)
