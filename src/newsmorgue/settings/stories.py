"""Decisions of `corrections.yml` about stories: which articles tell one event, and what it is called."""

from collections.abc import Mapping

import yaml

from newsmorgue.model import StoryDecision
from newsmorgue.settings.decisions import Form, Frame
from newsmorgue.settings.nodes import Checker


def _read(checker: Checker, nodes: Mapping[str, yaml.Node], frame: Frame) -> StoryDecision:
    return StoryDecision(
        story=frame.about,
        merged=checker.optional_texts(nodes, "merge"),
        apart=checker.optional_texts(nodes, "keep apart"),
        renamed=checker.optional_text(nodes, "rename"),
        reason=frame.reason,
        by=frame.by,
        line=frame.line,
        column=frame.column,
    )


ABOUT_STORIES = Form(
    about="story",
    known=("story", "merge", "keep apart", "rename", "reason", "by"),
    unknown="a decision about a story has no",
    nameless=("this decision names no story", "write `story: name.txt` in it, with a file of the story"),
    idle="write `merge`, `keep apart` or `rename` in it",
    read=_read,
    decides=lambda decision: bool(decision.merged or decision.apart or decision.renamed),
)
