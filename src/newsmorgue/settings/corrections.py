"""`corrections.yml`: the decisions of people about what a file holds, about entities, and about stories."""

import re
from collections.abc import Mapping
from typing import NamedTuple

import yaml

from newsmorgue.model import Correction, EntityDecision, Problem, StoryDecision, Value
from newsmorgue.settings.decisions import Form, Frame, read_decision
from newsmorgue.settings.entities import ABOUT_ENTITIES
from newsmorgue.settings.nodes import Checker, is_null, shown
from newsmorgue.settings.stories import ABOUT_STORIES
from newsmorgue.text.dates import find_dates
from newsmorgue.text.edtf import read_edtf

FILE = "corrections.yml"
_KNOWN = ("file", "set", "was", "remove", "keep", "reason", "by")
_DATES = ("published", "updated")
_LISTS = ("authors", "agencies", "credits", "tags")
_FIELDS = ("title", "standfirst", "kicker", *_DATES, "source", *_LISTS, "language", "url")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")
_SHAPE = "begin each decision with `- file: name.txt`, `- entity: Name` or `- story: name.txt`"


class Decisions(NamedTuple):
    """All decisions, by what they are about."""

    files: tuple[Correction, ...] = ()
    entities: tuple[EntityDecision, ...] = ()
    stories: tuple[StoryDecision, ...] = ()


def read_corrections(text: str, problems: list[Problem]) -> Decisions:
    """Return the decisions in the text of `corrections.yml`; what is wrong in one goes to `problems`."""
    checker = Checker(FILE, _SHAPE, problems)
    root = checker.compose(text)
    if root is None:
        return Decisions()
    if not isinstance(root, yaml.SequenceNode):
        checker.tell(root, "this is not a list of decisions", _SHAPE)
        return Decisions()
    about_files, about_entities, about_stories = [], [], []
    for item in root.value:
        if not isinstance(item, yaml.MappingNode):
            checker.tell(item, f"`{shown(item)}` is no decision", _SHAPE)
        elif _names(item) & {"story"}:
            about_stories.append(read_decision(checker, item, ABOUT_STORIES))
        elif _is_about_entity(item):
            about_entities.append(read_decision(checker, item, ABOUT_ENTITIES))
        else:
            about_files.append(read_decision(checker, item, _ABOUT_FILES))
    return Decisions(
        tuple(filter(None, about_files)),
        tuple(filter(None, about_entities)),
        tuple(filter(None, about_stories)),
    )


def _names(item: yaml.MappingNode) -> set[str]:
    return {key.value for key, _ in item.value if isinstance(key, yaml.ScalarNode)}


def _is_about_entity(item: yaml.MappingNode) -> bool:
    """Tell a decision about an entity, also where the word itself is misspelled."""
    names = _names(item)
    if names & {"file", "entity"}:
        return "file" not in names
    return bool(names & (set(ABOUT_ENTITIES.known) - set(_KNOWN)))


def _read(checker: Checker, nodes: Mapping[str, yaml.Node], frame: Frame) -> Correction:
    return Correction(
        file=frame.about,
        values=_values(checker, nodes, "set"),
        was=_values(checker, nodes, "was"),
        removed=checker.optional_texts(nodes, "remove"),
        kept=checker.optional_texts(nodes, "keep"),
        reason=frame.reason,
        by=frame.by,
        line=frame.line,
        column=frame.column,
    )


def _values(checker: Checker, nodes: Mapping[str, yaml.Node], name: str) -> Mapping[str, Value]:
    """Return the fields below `set` or `was`, each with its value: None, or an empty list, is unknown."""
    if name not in nodes:
        return {}
    values: dict[str, Value] = {}
    for field, node in checker.mapping(nodes[name], _FIELDS, "an article has no field").items():
        told = len(checker.problems)
        value = _value(checker, field, node)
        if len(checker.problems) == told:
            values[field] = value
    return values


def _value(checker: Checker, field: str, node: yaml.Node) -> Value:
    if is_null(node):
        return () if field in _LISTS else None
    if field in _LISTS:
        return checker.texts(node, field)
    if field in _DATES:
        return _date(checker, field, node)
    if field == "language":
        return checker.language(node, field)
    text = checker.text(node, field)
    if field == "url" and text and not _ADDRESS.fullmatch(text):
        checker.tell(node, f"`{shown(node)}` is no address", "write it as `https://example.org/harbour-wall`")
    return text


def _date(checker: Checker, field: str, node: yaml.Node) -> str | None:
    text = checker.text(node, field)
    date = read_edtf(text) if text else None
    if text and date is None:
        whole = (each for each in find_dates(text) if each.has_year and each[:2] == (0, len(text)))
        meant = next((f"did you mean `{each.value}`?" for each in whole), "")
        forms = "write year, month and day as `2015-05-21`, or `2015-05`, or `null` where it is not known"
        checker.tell(node, f"`{shown(node)}` is no date for `{field}`", meant or forms)
    return date


_ABOUT_FILES = Form(
    about="file",
    known=_KNOWN,
    unknown="a decision has no",
    nameless=(
        "this decision names no file, entity or story",
        "write `file: name.txt`, `entity: Name` or `story: name.txt` in it",
    ),
    idle="write `set`, `remove` or `keep` in it",
    read=_read,
    decides=lambda decision: bool(decision.values or decision.removed or decision.kept),
)
