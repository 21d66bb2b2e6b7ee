"""The forms that times have, written with the classes of `data/time_words.tsv`.

In a form a word is a class, a blank the gap between two words, `-` a hyphen, `,` a comma, `/` a slash, `'` a
possessive, `#` any other punctuation and `~` a word of no class; the rest is a regular expression. Where two
forms begin at one word, the first one is taken. What a form means is said in `readings`, under its name.
"""

import re
from collections.abc import Mapping

_COUNT = (
    "(?:an count of|an count|count[ -](?:count|one)|count of|count|one[ -](?:count)|one|dom|number|an)"
    "(?: and an halves)?"
)
_UNITS = "(?:unit|units)"
_VAGUE = "(?:(?:about|over|more than) )?"
_SHIFT = "(?:last|past|previous|this|current|next|coming|following|that|same)"
_EARLY = "(?:early|earlier|later)"
_PRE = f"(?:(?:the )?edge of )?(?:{_EARLY} )?"
_DAY = "(?:dom|ordinal)"
_DAY_IN_YEAR = f"(?:month (?:the )?{_DAY}|(?:the )?{_DAY}[ -](?:of )?month)"
_YEAR = "(?:year|short_year)"
_PART = "(?:part|hour)"
# What shows that a bare month or season is one.
_LEAD = "(?:in|since|by|until|during|through|of|before|after|on|from|over)"
_LED = f"(?<={_LEAD}[ -])"
_ZONE = "(?: zone| place(?: standard)? time)"
_OF_SHIFTED = " (?:of )?(?:last|this|next|that|same|following|previous) unit"
_OF_YEAR = f"(?:[ ,](?:of |in )?(?:fiscal )?{_YEAR}|{_OF_SHIFTED})"
_TO = "(?:-| to | through )"
_FEW = f"(?:few|{_COUNT})(?:[ -](?:to |or )?(?:few|count|dom|number)){{0,3}}(?: of)?"
_REPEATED = "(?:weekday|weekdays|short|unit|units|month|part|season|hours|daywise)"
_WEEKDAY_BEFORE = f"(?:(?:{_SHIFT} ){{0,2}}(?:weekday|short)(?: part)?[ ,])?"
_PERIOD = "(?: (?:ordinal[ -])?(?:unit|period))?"

_FORMS = {
    # What is no date: repetitions, durations, vague words. A form takes its words, and means nothing.
    "nothing": "|".join(
        (
            rf"every (?:other |count |dom |ordinal )?{_REPEATED}",
            rf"(?:the )?{_SHIFT} (?:about )?(?:more than )?{_FEW} (?:unit|units|hours|season|decades)",
            r"(?:an )?few (?:units|hours) (?:ago|earlier|later|before|after)",
            rf"{_COUNT} hours (?:ago|earlier|later|before|after)",
            rf"(?:from )?weekday{_TO}weekday",
            rf"(?:from )?(?:dom|clock)(?: ampm)?{_TO}(?:dom|clock) ampm",
            rf"{_COUNT} {_UNITS} ago (?:this|last) (?:unit|weekday|month)",
            r"(?:the )?past unit",
            r"the last unit(?: of)?",
            r"same unit of",
            rf"{_COUNT}(?: or | to |-){_COUNT} units (?:ago|earlier|later)",
        )
    ),
    "iso": "year-dom-dom|year/dom/dom",
    "slashed": "dom/dom/year",
    "dotted": "dotted",
    "days_together": rf"month {_DAY} and {_DAY}(?=[,#']|$|[ ,]year|[ ](?:in|at|on|to|of|and))(?:[ ,]year)?",
    "days_range": rf"month {_DAY}{_TO}{_DAY}(?:[ ,]year)?|between month {_DAY} and {_DAY}(?:[ ,]year)?"
    rf"|(?:from )?(?:the )?{_DAY}{_TO}{_DAY} month(?:[ ,]year)?",
    "week_of": rf"(?:the )?unit (?:of|edge|week_of) (?:(?:weekday|short)[ ,])?{_DAY_IN_YEAR}(?:[ ,]year)?",
    "date": rf"(?:(?:the )?part of )?{_WEEKDAY_BEFORE}(?:the )?(?:last |this |next )?{_DAY_IN_YEAR}"
    rf"(?:[ ,-]{_YEAR}|{_OF_YEAR})?",
    "month_of_year": rf"(?:(?:the )?edge of |{_EARLY}[ -])?(?:the )?month(?:[ ,]{_YEAR}|{_OF_YEAR})",
    "months_range": r"(?:from|between) month (?:to|and) month(?:[ ,]year)?|month-month(?:[ ,]year)?",
    "season_of_year": rf"(?:the )?(?:(?:early|later)[ -])?season{_OF_YEAR}",
    "quarter": rf"(?:the )?(?:fiscal |last )?ordinal[ -]unit{_OF_YEAR}?|(?:the )?numbered(?:[ ,]year)?"
    rf"|(?:last|this|next|that) unit'(?:fiscal )?ordinal[ -]unit|year[ ']ordinal[ -]unit",
    "half": rf"(?:the )?(?:ordinal|last)[ -]halves(?:{_OF_YEAR}| of the unit)",
    "months_to": r"(?:the )?(?:count|dom) units (?:to|through|ended|week_of)(?: (?:edge of|edge))?"
    rf" month(?: {_DAY})?(?:[ ,]year)?",
    "full_year": "the full unit",
    "year_ago_period": rf"(?:the |an )?unit-(?:ago|earlier){_PERIOD}"
    r"|(?:the )?unit an unit (?:ago|earlier)",
    "century": r"(?:the )?(?:(?:early|edge) of the |early[ -])?ordinal[ -]unit",
    "decade": r"(?:the )?(?:(?:early|edge) of the |early[ -])?(?:decade|decades)",
    "years_range": r"(?:between|from) year (?:and|to|through) (?:year|short_year|dom|number)"
    r"|year-(?:year|short_year|dom|number)|year/(?:dom|number)",
    "spelled_year": r"(?<=in )count count(?:-(?:count|one))?|the unit count count(?:-(?:count|one))?",
    "year_named": rf"(?:(?:the )?edge of |early[ -]|earlier in |fiscal |the unit ){{1,3}}{_YEAR}",
    "clock": rf"(?:dom|clock|decimal) ampm{_ZONE}?|(?:clock|decimal|year|number){_ZONE}"
    rf"|(?<=(?:at|by|about) )clock|hour(?={_ZONE}|[ ,](?:on )?(?:{_EARLY} )?(?:weekday|daywise))",
    "beyond": r"(?:the )?unit (?:before|after) daywise",
    "second_next": r"the (?:unit|part) (?:before last|after next)(?! (?:weekday|month|unit|season|holiday))",
    "ago": rf"{_VAGUE}(?:{_COUNT} {_UNITS}|an unit and an halves) ago(?: daywise)?|halves an unit ago"
    rf"|{_COUNT} {_UNITS} from now",
    "in_time": rf"in {_COUNT} {_UNITS}'time",
    "apart": rf"{_VAGUE}{_COUNT} {_UNITS} (?:earlier|later)|{_COUNT} {_UNITS} before(?=[#,]|$)",
    "day_apart": r"the (?:unit|part) (?:before|after)(?=[#,]|$)",
    "weekday_in_week": r"weekday(?: part)? (?:of )?(?:last|this|next|that) unit",
    "weekday_beyond": r"weekday (?:unit|units)(?=[#,]|$| (?:~|and|in|at|to|by|from|of|after|before))",
    "weekday": rf"{_PRE}(?:the )?(?:(?:{_SHIFT} ){{0,2}}weekday|part of (?:last |next )?weekday)"
    rf"(?: (?:early |later )?{_PART})?",
    "this_day": rf"(?:early |later |earlier )?daywise(?: {_PART})?",
    "earlier_in": rf"{_EARLY} in the unit",
    "shifted_month": rf"{_PRE}(?:the )?{_SHIFT}(?: (?:past|coming|same))? month",
    "shifted_season": rf"{_PRE}(?:the )?{_SHIFT}(?: (?:past|coming|same))? season",
    "shifted_holiday": rf"(?:{_SHIFT} )?holiday(?: inner){{0,4}}(?:[ ,]year)?(?: (?:part|last unit))?",
    "shifted_unit": rf"{_PRE}(?:the )?{_SHIFT}(?: (?:past|coming|same|fiscal))? (?:unit|{_PART})",
    "edge_of_unit": r"(?:the )?edge of the unit|unit-edge|unit'edge|unit edge",
    "the_unit": r"(?:(?:at|over|during|on) )?the (?:latest )?unit(?! (?:of|before|after))",
    "in_season": rf"(?:{_LED}|(?<={_LEAD} the ))(?:the )?(?:early[ -])?season(?! of)"
    r"|(?:the )?early[ -]season",
    "month": rf"{_LED}(?:the )?(?:early[ -])?month(?![ -](?:dom|number))"
    r"|(?:the )?edge of month(?![ -](?:dom|number|ordinal))"
    r"|(?:early|later)[ -]month|month(?=')|(?:the|an) month(?= ~)",
    "year": _YEAR,
}


def compiled(letters: Mapping[str, str]) -> re.Pattern[str]:
    """Return the pattern of all forms; each is a group of its name."""
    return re.compile("|".join(f"(?P<{name}>{translated(form, letters)})" for name, form in _FORMS.items()))


def translated(form: str, letters: Mapping[str, str]) -> str:
    """Return a form with the sign of each class in the place of its name."""
    return re.sub(r"(?<!\\)(?<!\?P<)[a-z][a-z_]+", lambda match: _sign(match[0], letters), form)


def _sign(name: str, letters: Mapping[str, str]) -> str:
    return letters[name]
