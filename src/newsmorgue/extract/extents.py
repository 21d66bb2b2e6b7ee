"""Where a statement ends: at a remark of the outlet's, or where the next thing is said."""

from collections.abc import Set as AbstractSet

from newsmorgue.extract.content import FEWEST
from newsmorgue.extract.grammar import is_finite
from newsmorgue.extract.scene import Scene

# Behind a comma these begin the outlet's own remark, not a part of what was said.
ASIDES = frozenset("which who whose where though although while whereas after before as despite amid".split())
# Where one of these stands, a statement may end.
_TURNS = ASIDES | {"but", "even"}
_DASHES = frozenset({" - ", " \u2013 ", " \u2014 ", "\u2014", " -- ", "--", " \u2015 "})
_LONGEST_ASIDE = 40


def end_of_statement(scene: Scene, unit: range, first: int, openings: AbstractSet[int]) -> int:
    """Return the token where the statement ends: at a remark of the outlet's, or at the next thing said."""
    i = first + 1
    keys, inside = scene.passage.keys, scene.inside
    while i < unit.stop:
        quoted = inside.get(i)
        if quoted is not None and i != quoted.tokens.start:
            i = quoted.tokens.stop
            continue
        if i in openings and i > first + 1:
            return i
        if keys[i] not in _TURNS:
            i += 1
            continue
        token = scene.tokens[i]
        follows = scene.tokens[i + 1].key if i + 1 < unit.stop else ""
        if token.key == "but" and "," in token.gap and _remarks(scene, i + 1, unit.stop):
            return i  # "it would reopen, but that looks unlikely"
        if i - first >= FEWEST and token.key == "even" and follows in ASIDES:
            return i  # "safe even as others warned"
        if i - first >= FEWEST and token.key in ASIDES and is_parting(token.gap):
            end = _aside_end(scene, i, unit.stop)
            if end is None:
                return i
            i = end
            continue
        i += 1
    return unit.stop


def _remarks(scene: Scene, index: int, stop: int) -> bool:
    """Tell what an outlet thinks of a statement: "that looks unlikely"."""
    if index + 1 >= stop or scene.tokens[index].key not in {"that", "this"}:
        return False
    return is_finite(scene, index + 1) or "s" in scene.lexicon.verbs.forms(scene.tokens[index + 1].key)


def is_parting(gap: str) -> bool:
    """Tell whether what stands between two tokens parts an aside: a comma, a bracket, a dash."""
    return "," in gap or "(" in gap or gap in _DASHES


def _aside_end(scene: Scene, start: int, stop: int) -> int | None:
    """Return where a statement goes on behind an aside in its middle: "the mill, which opened, would …"."""
    for i in range(start + 1, min(stop, start + _LONGEST_ASIDE)):
        if i not in scene.inside and is_parting(scene.tokens[i].gap) and is_finite(scene, i):
            return i
    return None
