"""`corrections.yml`: the decisions of people about what a file holds, and about entities."""

import re
from collections.abc import Mapping

import yaml

from newsmorgue.model import Correction, EntityDecision, Problem, Value
from newsmorgue.settings.entities import KNOWN as _KNOWN_OF_ENTITY
from newsmorgue.settings.entities import read_entity_decision
from newsmorgue.settings.nodes import Checker, is_null, shown
from newsmorgue.text.dates import find_dates
from newsmorgue.text.edtf import read_edtf

FILE = "corrections.yml"
_KNOWN = ("file", "set", "was", "remove", "keep", "reason", "by")
_DATES = ("published", "updated")
_LISTS = ("authors", "agencies", "credits", "tags")
_FIELDS = ("title", "standfirst", "kicker", *_DATES, "source", *_LISTS, "language", "url")
_ADDRESS = re.compile(r"https?://[^\s/?#]+\S*")
_SHAPE = "begin each decision with `- file: name.txt` or `- entity: Name`"


def read_corrections(
    text: str, problems: list[Problem]
) -> tuple[tuple[Correction, ...], tuple[EntityDecision, ...]]:
    """Return the decisions in the text of `corrections.yml`: about files, and about entities.

    What is wrong in one goes to `problems`.
    """
    checker = Checker(FILE, _SHAPE, problems)
    root = checker.compose(text)
    if root is None:
        return (), ()
    if not isinstance(root, yaml.SequenceNode):
        checker.tell(root, "this is not a list of decisions", _SHAPE)
        return (), ()
    about_files, about_entities = [], []
    for item in root.value:
        if not isinstance(item, yaml.MappingNode):
            checker.tell(item, f"`{shown(item)}` is no decision", _SHAPE)
        elif _is_about_entity(item):
            about_entities.append(read_entity_decision(checker, item))
        else:
            about_files.append(_decision(checker, item))
    return tuple(filter(None, about_files)), tuple(filter(None, about_entities))


def _is_about_entity(item: yaml.MappingNode) -> bool:
    """Tell a decision about an entity, also where the word itself is misspelled."""
    names = {key.value for key, _ in item.value if isinstance(key, yaml.ScalarNode)}
    if names & {"file", "entity"}:
        return "file" not in names
    return bool(names & (set(_KNOWN_OF_ENTITY) - set(_KNOWN)))


def _decision(checker: Checker, item: yaml.Node) -> Correction | None:
    """Return a decision; None where it names no file, or decides nothing."""
    told = len(checker.problems)
    nodes = checker.mapping(item, _KNOWN, "a decision has no")
    if "file" not in nodes:
        if len(checker.problems) == told:  # else the name may be the one that is misspelled
            remedy = "write `file: name.txt` or `entity: Name` in it"
            checker.tell(item, "this decision names no file and no entity", remedy)
        return None
    file = checker.text(nodes["file"], "file")
    values = _values(checker, nodes, "set")
    decision = Correction(
        file=file or "",
        values=values,
        was=_values(checker, nodes, "was"),
        removed=checker.texts(nodes["remove"], "remove") if "remove" in nodes else (),
        kept=checker.texts(nodes["keep"], "keep") if "keep" in nodes else (),
        reason=_text(checker, nodes, "reason"),
        by=_text(checker, nodes, "by"),
        line=item.start_mark.line + 1,
        column=item.start_mark.column + 1,
    )
    if file is None:
        return None
    if not (decision.values or decision.removed or decision.kept):
        if len(checker.problems) == told:
            checker.tell(item, "this decision decides nothing", "write `set`, `remove` or `keep` in it")
        return None
    if "reason" not in nodes:
        checker.tell(item, "this decision has no reason", "write `reason: …`; it is applied all the same")
    return decision


def _text(checker: Checker, nodes: Mapping[str, yaml.Node], name: str) -> str | None:
    return checker.text(nodes[name], name) if name in nodes else None


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
