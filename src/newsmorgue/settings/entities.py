"""Decisions of `corrections.yml` about entities: which names are one's, and what an entity is."""

import re
from collections.abc import Mapping

import yaml

from newsmorgue.model import EntityDecision, EntityValue, Kind
from newsmorgue.settings.nodes import Checker, is_null, shown

KNOWN = (
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


def read_entity_decision(checker: Checker, item: yaml.Node) -> EntityDecision | None:
    """Return a decision about an entity; None where it names none, or decides nothing."""
    told = len(checker.problems)
    nodes = checker.mapping(item, KNOWN, "a decision about an entity has no")
    if "entity" not in nodes:
        if len(checker.problems) == told:  # else the name may be the one that is misspelled
            checker.tell(item, "this decision names no entity", "write `entity: Name` in it")
        return None
    entity = checker.text(nodes["entity"], "entity")
    decision = EntityDecision(
        entity=entity or "",
        merged=_texts(checker, nodes, "merge"),
        apart=_texts(checker, nodes, "keep apart"),
        split=_texts(checker, nodes, "split"),
        name=_text(checker, nodes, "name"),
        renamed=_text(checker, nodes, "rename"),
        kind=_kind(checker, nodes),
        rejected=_truth(checker, nodes, "reject"),
        files=_texts(checker, nodes, "files"),
        values=_values(checker, nodes),
        aliases=_texts(checker, nodes, "add alias"),
        reason=_text(checker, nodes, "reason"),
        by=_text(checker, nodes, "by"),
        line=item.start_mark.line + 1,
        column=item.start_mark.column + 1,
    )
    if entity is None:
        return None
    for name, needed in (("name", "split"), ("files", "reject")):
        if name in nodes and needed not in nodes:
            checker.tell(nodes[name], f"`{name}` says nothing without `{needed}`", f"write `{needed}`, too")
    if not _decides(decision):
        if len(checker.problems) == told:
            ways = ", ".join(f"`{name}`" for name in _DECIDING)
            checker.tell(item, "this decision decides nothing", f"write one of {ways} in it")
        return None
    if "reason" not in nodes:
        checker.tell(item, "this decision has no reason", "write `reason: …`; it is applied all the same")
    return decision


def _decides(decision: EntityDecision) -> bool:
    names = (*decision.merged, *decision.apart, *decision.split, *decision.aliases)
    return bool(names or decision.renamed or decision.kind or decision.rejected or decision.values)


def _text(checker: Checker, nodes: Mapping[str, yaml.Node], name: str) -> str | None:
    return checker.text(nodes[name], name) if name in nodes else None


def _texts(checker: Checker, nodes: Mapping[str, yaml.Node], name: str) -> tuple[str, ...]:
    return checker.texts(nodes[name], name) if name in nodes else ()


def _kind(checker: Checker, nodes: Mapping[str, yaml.Node]) -> Kind | None:
    text = _text(checker, nodes, "retype")
    if text is None or text in set(Kind):
        return Kind(text) if text else None
    checker.tell(
        nodes["retype"], f"`{shown(nodes['retype'])}` is no kind of entity", f"kinds are {', '.join(Kind)}"
    )
    return None


def _truth(checker: Checker, nodes: Mapping[str, yaml.Node], name: str) -> bool:
    text = _text(checker, nodes, name)
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
