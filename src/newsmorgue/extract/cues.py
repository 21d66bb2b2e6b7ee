"""Where somebody is said to say something: reporting verbs, and phrases like "according to"."""

from typing import NamedTuple

from newsmorgue.extract.context import possessive
from newsmorgue.extract.grammar import BE, NEGATIONS, group_start, is_finite, is_soft, pronoun_of
from newsmorgue.extract.scene import Scene
from newsmorgue.lexicon.speech import Cue

# Behind these a reporting word is a noun ("the claim") or not said yet ("to say").
_BEFORE_NOUNS = frozenset(
    "a an the his her their its my our your this that these those no any some every each to of for in"
    " with at from on about into under per new first last".split()
)
_CONJUNCTIONS = frozenset({"and", "but", "then", "before", "after", "while", "by", "or"})
_GERUND_OPENERS = frozenset({"while", "by", "before", "after"})
_MEANS = frozenset({"by", "in", "for", "after"})
# What somebody could or should say is not said.
_UNREAL = frozenset("can could would might may should must cannot cant couldnt shouldnt mustnt".split())
_NEGATED = frozenset(
    "dont doesnt didnt hasnt havent hadnt isnt arent wasnt werent wont wouldnt cant couldnt shouldnt".split()
)
_MODALS_AND_BE = frozenset(
    "is are was were has have had will would can could may might must shall should".split()
)
_OWNERS = frozenset({"his", "her", "their", "its"})
_ATTRIBUTION = Cue("according to", frozenset({"clause", "quote"}), strong=True, denies=False, speech=True)


class Occurrence(NamedTuple):
    """A cue at tokens `[start, end)`; `group` is where its verb begins: "has repeatedly said".

    One that `continues` ("…, saying", "… and said") has the subject of what stands before; its
    clause begins at token `opening`. A `phrase` is no verb: its speaker follows. Of a `passive` one the
    subject does not speak; of a `noun` its owner does.
    """

    start: int
    end: int
    group: int
    text: str
    cue: Cue
    rule: str
    opening: int | None
    continues: bool = False
    phrase: bool = False
    passive: bool = False
    noun: bool = False


def occurrences(scene: Scene, unit: range) -> list[Occurrence]:
    """Return the cues in the tokens of `unit` that stand outside its quotations."""
    speech = scene.lexicon.speech
    keys, inside, words, beginnings = scene.passage.keys, scene.inside, speech.words, speech.beginnings
    found = []
    done = unit.start
    here = enumerate(keys[unit.start : unit.stop], start=unit.start)
    for position in [i for i, key in here if key in beginnings]:
        if position < done:
            continue
        if position in inside:
            done = inside[position].tokens.stop
            continue
        key = keys[position]
        if key not in words and (
            position + 1 == unit.stop or f"{key} {keys[position + 1]}" not in beginnings
        ):
            continue  # half of them: "is" is none, "is adamant" is one
        occurrence = _phrase(scene, position, unit) if key in speech.attributions.beginnings else None
        if occurrence is None and key in speech.cues.beginnings:
            occurrence = _verb(scene, position, unit)
        if occurrence is None and key in speech.nouns:
            occurrence = _noun(scene, position, unit)
        if occurrence:
            found.append(occurrence)
            done = occurrence.end
    return found


def _phrase(scene: Scene, position: int, unit: range) -> Occurrence | None:
    """Return a phrase that attributes what stands beside it: "according to"."""
    match = scene.lexicon.speech.attributions.longest(scene.tokens, position, unit.stop)
    if match is None:
        return None
    end = match[0]
    text = scene.words(position, end)
    rule = f"phrase: {text.lower()}"
    return Occurrence(position, end, position, text, _ATTRIBUTION, rule, position, phrase=True)


def _verb(scene: Scene, position: int, unit: range) -> Occurrence | None:
    token = scene.tokens[position]
    if position in scene.named or (token.capital and position > unit.start):
        return None
    match = scene.lexicon.speech.cues.longest(scene.tokens, position, unit.stop)
    if match is None or _is_noun(scene, position, unit):
        return None
    end, cue = match
    if end < unit.stop and is_soft(scene, end) and scene.tokens[end].key in _MODALS_AND_BE:
        return None  # "battleground states could"
    group = group_start(scene, position, unit.start)
    if group == position and _is_doubtful(scene, position, end):
        return None
    auxiliaries = {scene.tokens[i].key for i in range(group, position)}
    if auxiliaries & _UNREAL or auxiliaries & _NEGATED or auxiliaries & NEGATIONS:
        return None
    is_gerund = token.key.endswith("ing") and not auxiliaries & BE
    before = scene.tokens[group - 1].key if group > unit.start else ""
    if is_gerund and before == "as":  # "quoted Roe as saying"
        group, is_gerund = group - 1, False
    coordinated = before in _CONJUNCTIONS and scene.tokens[group].gap.isspace()
    in_statement = is_gerund and before in scene.lexicon.speech.statements  # "issued a statement saying"
    if is_gerund and not (
        coordinated
        or in_statement
        or not before
        or "," in token.gap
        or before in _GERUND_OPENERS
        or (before in _MEANS and cue.lemma == "say")  # "praised for saying", "deadline for telling"
    ):
        return None
    passive = bool(auxiliaries & BE) and not token.key.endswith("ing") and token.key not in BE
    text = scene.words(position, end)
    return Occurrence(
        position,
        end,
        group,
        text,
        cue,
        f"cue: {cue.lemma}",
        opening=None
        if in_statement
        else _opening_of(scene, group, coordinated=coordinated, is_gerund=is_gerund),
        continues=is_gerund or coordinated,
        passive=passive,
    )


def _opening_of(scene: Scene, group: int, *, coordinated: bool, is_gerund: bool) -> int | None:
    """Return where the clause of a cue begins: none of its own behind a preposition ("by adding")."""
    if not coordinated:
        return group
    return None if is_gerund and scene.tokens[group - 1].key in _MEANS else group - 1


def _noun(scene: Scene, position: int, unit: range) -> Occurrence | None:
    """Return a noun that reports: "Roe's repeated claim that"."""
    end = position + 1
    if end + 1 >= unit.stop or scene.tokens[end].key != "that" or scene.tokens[end].gap != " ":
        return None
    first = max(unit.start, position - 3)
    for owner in range(position - 1, first - 1, -1):
        owns = scene.tokens[owner].key in _OWNERS or (
            owner + 1 in scene.ending and possessive(scene.passage, owner)
        )
        if owns:
            text = scene.tokens[position].text
            cue = Cue(
                text.lower(),
                frozenset({"clause", "quote"}),
                strong=True,
                denies=text.lower() in {"denial", "denials"},
                speech=True,
            )
            return Occurrence(position, end, owner, text, cue, f"noun: {cue.lemma}", None, noun=True)
        if not is_soft(scene, owner + 1):
            break
    return None


def _is_doubtful(scene: Scene, position: int, end: int) -> bool:
    """Tell a form that is a noun unless the words around it say otherwise: "home state", "reports that"."""
    key = scene.tokens[position].key
    if not _is_homonym(scene, key):
        return False
    if end in scene.opening or end - position > 1:
        return False
    before = scene.tokens[position - 1] if position else None
    if before is not None and pronoun_of(before):
        return False
    return not is_finite(scene, position)


def _is_homonym(scene: Scene, key: str) -> bool:
    """Tell a form that is a noun as well: "state", "reports"."""
    homonyms = scene.lexicon.speech.homonyms
    return not homonyms.isdisjoint({key, key.removesuffix("s"), key.removesuffix("es")})


def _is_noun(scene: Scene, position: int, unit: range) -> bool:
    if position == unit.start:
        return False
    token, before = scene.tokens[position], scene.tokens[position - 1]
    is_means = before.key in _MEANS and token.key == "saying"
    if (before.key in _GERUND_OPENERS and token.key.endswith("ing")) or is_means:
        return False
    if before.key == "that":  # "a bank that said", "the town that claims"; "that claim" is a noun
        return token.key.endswith("ing") or "past" not in scene.lexicon.verbs.forms(token.key)
    if before.key == "some" and not _is_homonym(scene, token.key):
        return False  # "Some say"
    if before.key in _BEFORE_NOUNS and token.gap.isspace():
        return True
    if token.gap == " ":
        return False
    return possessive(scene.passage, position - 1) and not scene.has_contracted_verb(position - 1)
