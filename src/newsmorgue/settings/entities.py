"""Decisions of `corrections.yml` about entities: which names are one's, and what an entity is."""

import re
from collections.abc import Mapping

import yaml

from newsmorgue.model import EntityDecision, EntityValue, Kind
from newsmorgue.settings.decisions import Form, Frame
from newsmorgue.settings.nodes import Checker, is_null, shown

_KNOWN = (
    "entity",
    "merge",
    "keep apart",
    "split",
    "name",
    "rename",
    "retype",
    "reject",
    "files",
    "set",
    "add alias",
    "reason",
    "by",
)
_FIELDS = ("role", "coordinates", "country")
_DECIDING = ("merge", "keep apart", "split", "rename", "retype", "reject", "set", "add alias")
_YES = frozenset({"yes", "y", "true", "on"})
_NO = frozenset({"no", "n", "false", "off"})
_DEGREES = re.compile(r"[-+]?\d{1,3}(?:\.\d+)?")


def _read(checker: Checker, nodes: Mapping[str, yaml.Node], frame: Frame) -> EntityDecision:
    for name, needed in (("name", "split"), ("files", "reject")):
        if name in nodes and needed not in nodes:
            checker.tell(nodes[name], f"`{name}` says nothing without `{needed}`", f"write `{needed}`, too")
    return EntityDecision(
        entity=frame.about,
        merged=checker.optional_texts(nodes, "merge"),
        apart=checker.optional_texts(nodes, "keep apart"),
        split=checker.optional_texts(nodes, "split"),
        name=checker.optional_text(nodes, "name"),
        renamed=checker.optional_text(nodes, "rename"),
        kind=_kind(checker, nodes),
        rejected=_truth(checker, nodes, "reject"),
        files=checker.optional_texts(nodes, "files"),
        values=_values(checker, nodes),
        aliases=checker.optional_texts(nodes, "add alias"),
        reason=frame.reason,
        by=frame.by,
        line=frame.line,
        column=frame.column,
    )


def _decides(decision: EntityDecision) -> bool:
    names = (*decision.merged, *decision.apart, *decision.split, *decision.aliases)
    return bool(names or decision.renamed or decision.kind or decision.rejected or decision.values)


def _kind(checker: Checker, nodes: Mapping[str, yaml.Node]) -> Kind | None:
    text = checker.optional_text(nodes, "retype")
    if text is None or text in set(Kind):
        return Kind(text) if text else None
    checker.tell(
        nodes["retype"], f"`{shown(nodes['retype'])}` is no kind of entity", f"kinds are {', '.join(Kind)}"
    )
    return None


def _truth(checker: Checker, nodes: Mapping[str, yaml.Node], name: str) -> bool:
    text = checker.optional_text(nodes, name)
    if text is not None and text.casefold() not in _YES | _NO:
        checker.tell(nodes[name], f"`{shown(nodes[name])}` is no answer to `{name}`", f"write `{name}: yes`")
    return text is not None and text.casefold() in _YES


def _values(checker: Checker, nodes: Mapping[str, yaml.Node]) -> Mapping[str, EntityValue]:
    """Return the fields below `set`, each with its value; None is unknown."""
    if "set" not in nodes:
        return {}
    values: dict[str, EntityValue] = {}
    for field, node in checker.mapping(nodes["set"], _FIELDS, "an entity has no field").items():
        told = len(checker.problems)
        value = _value(checker, field, node)
        if len(checker.problems) == told:
            values[field] = value
    return values


def _value(checker: Checker, field: str, node: yaml.Node) -> EntityValue:
    if is_null(node):
        return None
    if field == "country":
        return checker.country(node, field)
    if field == "coordinates":
        return _coordinates(checker, node)
    return checker.text(node, field)


def _coordinates(checker: Checker, node: yaml.Node) -> tuple[float, float] | None:
    """Return degrees north and east: `[33.3, 44.4]`."""
    parts = [each.value for each in node.value] if isinstance(node, yaml.SequenceNode) else []
    if len(parts) == 2 and all(isinstance(part, str) and _DEGREES.fullmatch(part) for part in parts):
        north, east = map(float, parts)
        if abs(north) <= 90 and abs(east) <= 180:
            return north, east
        if abs(east) <= 90 and abs(north) <= 180:
            checker.tell(node, "`coordinates` has no such place", f"did you mean `[{east:g}, {north:g}]`?")
            return None
    checker.tell(node, "`coordinates` has to be degrees north and east", "write `coordinates: [33.3, 44.4]`")
    return None


ABOUT_ENTITIES = Form(
    about="entity",
    known=_KNOWN,
    unknown="a decision about an entity has no",
    nameless=("this decision names no entity", "write `entity: Name` in it"),
    idle=f"write one of {', '.join(f'`{name}`' for name in _DECIDING)} in it",
    read=_read,
    decides=_decides,
)
