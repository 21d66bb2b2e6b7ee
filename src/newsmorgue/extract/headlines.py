"""Headlines that report what somebody says: "Roe: Bridge was unsafe", "Minister vows to stay"."""

from collections.abc import Iterator

from newsmorgue.extract.content import FEWEST, whole_content
from newsmorgue.extract.grammar import is_soft
from newsmorgue.extract.noun_phrases import may_speak
from newsmorgue.extract.scene import Scene
from newsmorgue.extract.speakers import Speaker
from newsmorgue.extract.utterance import Utterance
from newsmorgue.lexicon.speech import Cue
from newsmorgue.model import Kind

_LONGEST_LEAD = 6
_REPORTING = frozenset({"clause", "quote", "infinitive"})


def headline(here: Scene) -> Iterator[Utterance]:
    """Yield what a headline reports: at most one statement, behind a colon or a verb in the present."""
    tokens = here.tokens
    stop = len(tokens)
    if sum(token.all_capitals for token in tokens) > stop // 2:
        return
    for i in range(1, min(stop - FEWEST + 1, _LONGEST_LEAD + 1)):
        speaker = _lead(here, i)
        if speaker is None:
            continue
        if here.lexicon.is_section(here.words(0, i)):
            return
        if tokens[i].gap.strip().endswith(":"):
            yield from _utterance(here, i, speaker, "", "headline")
            return
        match = here.lexicon.speech.cues.longest(tokens, i, stop)
        if match is None or tokens[i].gap != " ":
            continue
        end, cue = match
        if _reports(here, i, cue):
            if tokens[end : end + 1] and (tokens[end].key != "to" or "infinitive" in cue.takes):
                yield from _utterance(
                    here, end, speaker, here.words(i, end), f"headline: {cue.lemma}", denied=cue.denies
                )
            return


def _reports(here: Scene, index: int, cue: Cue) -> bool:
    """Tell a verb in the present that reports and is no noun: headlines leave out what would tell."""
    key = here.tokens[index].key
    is_noun = not here.lexicon.speech.homonyms.isdisjoint({key, key.removesuffix("s")})
    is_present = "s" in here.lexicon.verbs.forms(key)
    promises = "infinitive" in cue.takes and here.tokens[index + 1].key == "to"  # "vows to", but "vows"
    return is_present and (promises or not is_noun) and cue.strong and bool(cue.takes & _REPORTING)


def _lead(here: Scene, end: int) -> Speaker | None:
    """Return who stands in the first tokens up to `end`, if they are somebody and nothing else."""
    start, mention = here.ending.get(end, (0, None))
    if mention is not None and mention.kind is not Kind.PLACE:
        return Speaker(0, end, mention) if start == 0 or may_speak(here, 0, start) else None
    is_phrase = all(is_soft(here, i) for i in range(1, end))
    return Speaker(0, end, None) if mention is None and is_phrase and may_speak(here, 0, end) else None


def _utterance(
    here: Scene, first: int, speaker: Speaker, cue: str, rule: str, *, denied: bool = False
) -> Iterator[Utterance]:
    if first < len(here.tokens) and here.tokens[first].key == "that":
        first += 1
    content = whole_content(here, first, len(here.tokens))
    if content is not None:
        yield Utterance(content, cue, rule, speaker, speaker.mention, denied)
