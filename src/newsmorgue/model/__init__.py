"""The values that the stages hand to each other: frozen, and without behaviour of their own.

Spans are half-open, `[start, end)`, in Unicode code points of a file's decoded text with its line
ends untouched; a byte order mark is not part of the text. Wherever a value has a span and a
`text`, `text` is the slice at the span with runs of white space folded to one space.
"""

from newsmorgue.model.articles import (
    Article,
    Caption,
    Copy,
    Dump,
    Format,
    Markup,
    Paragraph,
    Piece,
    Removed,
    Source,
)
from newsmorgue.model.corpus import Analysis, Corpus, Problem
from newsmorgue.model.decisions import Correction, OwnOutlet, Settings, Value
from newsmorgue.model.entities import (
    Attributed,
    Doubt,
    Entity,
    EntityDecision,
    EntityValue,
    Reason,
    Resolution,
    Resolved,
    Wording,
)
from newsmorgue.model.findings import Claim, Findings, Kind, Mention, Mode
from newsmorgue.model.stories import Group, Link, Story
from newsmorgue.model.times import (
    Base,
    Counted,
    DatedExpression,
    Fixed,
    Meaning,
    Point,
    Range,
    Rule,
    Tense,
    TimeExpression,
    Unit,
    Weekday,
    Yearly,
)

__all__ = [
    "Analysis",
    "Article",
    "Attributed",
    "Base",
    "Caption",
    "Claim",
    "Copy",
    "Corpus",
    "Correction",
    "Counted",
    "DatedExpression",
    "Doubt",
    "Dump",
    "Entity",
    "EntityDecision",
    "EntityValue",
    "Findings",
    "Fixed",
    "Format",
    "Group",
    "Kind",
    "Link",
    "Markup",
    "Meaning",
    "Mention",
    "Mode",
    "OwnOutlet",
    "Paragraph",
    "Piece",
    "Point",
    "Problem",
    "Range",
    "Reason",
    "Removed",
    "Resolution",
    "Resolved",
    "Rule",
    "Settings",
    "Source",
    "Story",
    "Tense",
    "TimeExpression",
    "Unit",
    "Value",
    "Weekday",
    "Wording",
    "Yearly",
]
