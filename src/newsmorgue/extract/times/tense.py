"""The tense of the words around a time: whether "Friday" was or is to come.

The verb nearest before a time in its sentence decides, as verbs stand before their times ("said Friday that
it will …"); where there is none, the first one behind it ("On Friday the court will …").
"""

from itertools import pairwise
from typing import NamedTuple

from newsmorgue.lexicon.timewords import TimeClues
from newsmorgue.model import Tense
from newsmorgue.text.dates import WEEKDAYS
from newsmorgue.text.tokens import Passage, Token

# How many words before a time, behind it, and before a participle are looked at.
_BEFORE, _BEHIND, _AUXILIARIES = 24, 18, 3
_BE = frozenset({"be", "being", "is", "are"})
_HAVE = frozenset({"have", "has", "had", "having"})
_IS = frozenset({"is", "are", "am"})
# Words before an event that is still awaited: "ready for Friday's game".
_TOWARDS = frozenset({"for", "before"})
_SINCE = frozenset({"after", "following", "since", "from"})
_WHERE = frozenset({"where"})
_DUE = frozenset({"is", "are", "was", "were"})
_WILL = frozenset({"will", "would", "wont"})
_NO_PRESENT = frozenset({"did", "didnt", "to", "not"})
_HAD_BEEN = frozenset({"had", "been"})
_SHORTENED_WILL = ("'ll", "\u2019ll")
_POSSESSIVES = ("'s", "\u2019s")
_SHORTEST_PAST = 5
# How far before a limit lies what it is set for.
_REACH = 12
_UNTIL = frozenset({"until", "till"})
_DENIED = frozenset({"didnt", "wasnt", "werent", "hadnt"})
_NOT = frozenset({"not", "no", "nobody", "nothing"})
_DID = frozenset({"did", "was", "were", "had"})
_AS_SOON = (["as", "early", "as"], ["as", "soon", "as"])
_OF = frozenset({"of", "for", "on", "by"})
# Words that are "due in court" and "set for Friday".
_SET = {"due": frozenset({"in", "on", "at", "back", "by", "before", "for", "out"}), "set": frozenset({"for"})}
# How many words may part "is" from its day, and which ones show that the day is that of something else.
_SHORT = 5
_HAS = frozenset({"has", "have"})
_ELSEWHERE = frozenset(
    {
        "after",
        "following",
        "of",
        "by",
        "during",
        "from",
        "since",
        "than",
        "that",
        "to",
        "when",
        "which",
        "who",
    }
)
_ARTICLES = frozenset({"a", "an"})
_SUBJECTS = frozenset({"we", "they", "you", "i", "who"})
_NO_PLURALS = ("ss", "us", "is", "'s", "\u2019s")
_PARTED = frozenset(',;:"\u201c\u201d')
_HEADLINE = "title"


def tense(passage: Passage, sentence: range, start: int, end: int, words: TimeClues) -> Tense:
    """Return the tense at the tokens `start` to `end` of a passage, which stand in `sentence`."""
    clause = _Clause(passage, passage.tokens, sentence, words)
    found = clause.limited(start, end) or clause.invited(start, end)
    if start > sentence.start and not found:
        found = clause.announced(start, end) or clause.parted(end)
    if found:
        return found
    if clause.is_recorded(start):
        return Tense.PAST
    event = clause.is_event(end)
    going = acting = False
    for i in range(start - 1, max(sentence.start, start - _BEFORE) - 1, -1):
        found = clause.at(i, start, going=going, acting=acting)
        if found and not (event and passage.tokens[i].key in words.says):
            return found  # when somebody spoke of an event says nothing of when that is
        going = going or passage.tokens[i].key.endswith("ing")
        acting = acting or clause.is_gerund(i)
    if clause.is_referred_to(start):
        return Tense.OPEN
    for i in range(end, min(sentence.stop, end + _BEHIND)):
        if event and ";" in passage.tokens[i].gap:
            break
        going = clause.is_going(i)
        found = clause.at(i, sentence.stop, going=going, acting=going)
        if found:
            return found
    return Tense.OPEN


def is_awaited(passage: Passage, sentence: range, end: int, words: TimeClues) -> bool:
    """Tell "Friday's vote" from "Friday's storm"; `end` is behind the day.

    Not where the present may tell what was: in a headline ("Mayor wins Friday's vote") or a caption.
    """
    clause = _Clause(passage, passage.tokens, sentence, words)
    return clause.is_event(end) and passage.id != _HEADLINE and not clause.is_caption


def is_retold(passage: Passage, sentence: range, start: int, words: TimeClues) -> bool:
    """Tell "he had come home on May 3": what had been before something else."""
    for i in range(start - 1, max(sentence.start, start - _REACH) - 1, -1):
        if passage.tokens[i].key == "had":
            verb = passage.tokens[i + 1]
            return verb.text.islower() and verb.key not in words.determiner and verb.key != "to"
    return False


class _Clause(NamedTuple):
    """A sentence of a passage. Its methods return a tense, or None where a word does not decide."""

    passage: Passage
    tokens: tuple[Token, ...]
    sentence: range
    words: TimeClues

    def keys_before(self, i: int, count: int = _AUXILIARIES) -> list[str]:
        """Return the words right before one, as far as no comma or quotation mark parts them from it."""
        first = max(self.sentence.start, i - count)
        parted = (j for j in range(i, first, -1) if _PARTED & set(self.tokens[j].gap))
        return [token.key for token in self.tokens[next(parted, first) : i]]

    def keys_until(self, i: int) -> list[str]:
        """Return the words before one, whatever parts them; an empty one where there are none."""
        return [token.key for token in self.tokens[max(self.sentence.start, i - _REACH) : i]] or [""]

    def limited(self, start: int, end: int) -> Tense | None:
        """Read "until Friday", "to leave by Friday", "a deadline of Friday": a day that ends what goes on."""
        tokens = self.tokens
        before = self.keys_until(start)
        if tokens[start].key in _UNTIL and start > self.sentence.start:
            if _DENIED & set(before) or (_NOT & set(before) and _DID & set(before)):
                return Tense.PAST  # "was not found until Friday"
            granted = before[-1] in _HAVE or self.words.granted & set(before)
            return Tense.AHEAD if granted or tokens[end - 1].key in WEEKDAYS else None
        if before[-1] == "to" and self.words.moved & set(before[-2:-1]) and "had" not in before:
            return Tense.AHEAD
        if before[-1] == "by" and self.is_told(start):
            return Tense.AHEAD
        if before[-3:] in _AS_SOON and "could" in before:
            return Tense.AHEAD
        # "a Friday deadline", "the Friday deadline is near"
        stands = end + 1 < self.sentence.stop and tokens[end + 1].key in _IS
        named = self.is_limit(end) and (stands or before[-1] in _ARTICLES)
        bound = named or self.is_limit(start - 1 - (before[-1] in _OF))
        return Tense.AHEAD if bound and not self.words.over & set(before[-_AUXILIARIES - 2 :]) else None

    def is_noun(self, i: int) -> bool:
        """Tell "the plan" and "its plan" from "they plan"."""
        before = self.tokens[i - 1].key if i > self.sentence.start else ""
        return (
            self.tokens[i].gap.startswith(_POSSESSIVES)
            or "'" in self.tokens[i].gap
            or before in self.words.determiner
        )

    def is_limit(self, i: int) -> bool:
        """Tell a deadline or a run-off."""
        if not self.sentence.start <= i < self.sentence.stop:
            return False
        hyphened = i + 1 < self.sentence.stop and self.tokens[i + 1].gap == "-"
        key = self.tokens[i - 1].key + self.tokens[i].key if self.tokens[i].gap == "-" else self.tokens[i].key
        return key in self.words.limit or (hyphened and key + self.tokens[i + 1].key in self.words.limit)

    def is_told(self, start: int) -> bool:
        """Tell "told to leave by Friday" from "managed to leave by Friday"."""
        for i in range(start - 3, max(self.sentence.start, start - _BEFORE), -1):
            verb = self.tokens[i + 1]
            if self.tokens[i].key == "to" and verb.text.islower() and verb.key not in self.words.determiner:
                done = self.words.done & set(self.keys_before(i))
                return not done and verb.key != "have" and not verb.key.endswith(("ing", "ed"))
        return False

    def announced(self, start: int, end: int) -> Tense | None:
        """Read "Friday's meeting": what is awaited takes the tense of its sentence, everything else was."""
        if not self.passage.gap_after(end - 1).startswith(_POSSESSIVES) or end >= len(self.tokens):
            return None
        last = self.event(end)
        if last is None or self.tokens[start - 1].key in _SINCE:
            return Tense.PAST
        if self.tokens[start - 1].key in _TOWARDS or self.keys_before(start, 2) == ["ahead", "of"]:
            return Tense.AHEAD
        behind = last + 1
        return (
            self.at(behind, self.sentence.stop, going=False, acting=False)
            if behind < self.sentence.stop
            else None
        )

    def event(self, end: int) -> int | None:
        """Return where the event behind a day is named, or None: "Friday's final debate"."""
        return next((i for i in range(end, min(end + 3, len(self.tokens))) if self.is_awaited(i)), None)

    def is_event(self, end: int) -> bool:
        """Tell "Friday's vote" by what stands behind the day."""
        owns = self.passage.gap_after(end - 1).startswith(_POSSESSIVES)
        return owns and end < self.sentence.stop and self.event(end) is not None

    def invited(self, start: int, end: int) -> Tense | None:
        """Read "Tune in Sunday", and "on Friday, where she was to sing"."""
        opening = self.tokens[self.sentence.start]
        if opening.key in self.words.invite and start - self.sentence.start <= _SHORT:
            between = range(self.sentence.start + 1, start)
            if start > self.sentence.start and not any(self.is_past(self.tokens[i]) for i in between):
                return Tense.AHEAD
        behind = self.tokens[end : min(end + _SHORT + 1, self.sentence.stop)]
        if not behind or behind[0].key not in _WHERE:
            return None
        planned = any(verb.key in _DUE and dated.key in self.words.dated for verb, dated in pairwise(behind))
        return Tense.AHEAD if planned else None

    def is_recorded(self, start: int) -> bool:
        """Tell "a cartoon from April"."""
        before = self.keys_before(start, 2)
        return len(before) > 1 and before[1] == "from" and before[0] in self.words.recorded

    def is_referred_to(self, start: int) -> bool:
        """Tell "Referring to a meeting in May, he …": what he did then says nothing of that."""
        first = self.sentence.start
        return (
            first + 1 < start
            and self.tokens[first].key.endswith("ing")
            and self.tokens[first + 1].key == "to"
        )

    def is_awaited(self, i: int) -> bool:
        """Tell an event that is announced: a meeting, a vote."""
        return self.tokens[i].key in self.words.awaited

    def is_gerund(self, i: int) -> bool:
        """Tell "leaving" from "a hearing"."""
        determined = i > self.sentence.start and self.tokens[i - 1].key in self.words.determiner
        return self.tokens[i].key.endswith("ing") and not determined and not self.is_awaited(i)

    def parted(self, end: int) -> Tense | None:
        """Read "the court on Friday formally ruled": a time between a subject and its verb."""
        if end >= self.sentence.stop or self.tokens[end].gap != " ":
            return None
        adverb = self.tokens[end].key.endswith("ly") and end + 1 < self.sentence.stop
        verb = self.tokens[end + adverb]
        if not verb.text.islower():
            return None
        if self.is_past(verb):
            return Tense.PAST
        return Tense.AHEAD if verb.key in _WILL else None

    def is_going(self, i: int) -> bool:
        """Tell "is leaving"."""
        return i + 1 < self.sentence.stop and self.tokens[i + 1].key.endswith("ing")

    def at(self, i: int, stop: int, *, going: bool, acting: bool) -> Tense | None:
        """Return the tense that the word at `i` gives to what stands at `stop`.

        `going` tells whether a form in -ing stands behind the word, `acting` whether that is a verb.
        """
        token = self.tokens[i]
        following = self.tokens[i + 1].key if i + 1 < self.sentence.stop else ""
        if token.key in self.words.ahead or token.text.endswith(_SHORTENED_WILL):
            if token.capital and i > self.sentence.start and not self.shouts(token):
                return None  # Will, May
            return Tense.PAST if i + 1 < stop and self.tokens[i + 1].key in _HAVE else Tense.AHEAD
        if token.key == "to" and i + 1 < stop:
            return self.infinitive(i, behind=stop == self.sentence.stop)
        if token.key in _IS:
            return Tense.AHEAD if going or self.is_present(i, stop) else None
        if token.key in _HAS and self.is_present(i, stop) and any(map(self.is_awaited, range(i + 1, stop))):
            return Tense.AHEAD
        weekday = stop < self.sentence.stop and self.tokens[stop].key in WEEKDAYS
        if token.key == "ahead" and following == "of" and weekday:
            return Tense.AHEAD if i + 2 == stop or any(map(self.is_awaited, range(i + 2, stop))) else None
        begins = token.key in self.words.begins or f"{token.key} {following}" in self.words.begins
        if begins or (token.key in self.words.begin and self.has_subject(i)):
            is_verb = token.text.islower() and i > self.sentence.start and not acting and not self.is_caption
            return Tense.AHEAD if is_verb and not _NO_PRESENT & set(self.keys_before(i)) else None
        return self.past(i) if self.is_past(token) or following in _SET.get(token.key, ()) else None

    def is_present(self, i: int, stop: int) -> bool:
        """Tell "the debate is on Friday" and "she has a hearing on Friday": few words, and no other verb."""
        between = self.tokens[i + 1 : stop]
        behind = stop == self.sentence.stop or self.tokens[stop - 1].capital
        if behind or self.is_caption or not 0 < len(between) <= _SHORT or between[0].text[0].isdigit():
            return False
        plain = not any(_PARTED & set(token.gap) or self.is_past(token) for token in between)
        return plain and not _ELSEWHERE & {token.key for token in between}

    @property
    def is_caption(self) -> bool:
        """Tell a caption: its present tells what a picture shows."""
        return self.passage.id.startswith("caption")

    def has_subject(self, i: int) -> bool:
        """Tell the verb of "Rovers play", "they play", "we close and open" from a noun or an infinitive."""
        if i <= self.sentence.start or self.tokens[i].gap != " ":
            return False
        before = self.tokens[i - 1]
        if before.key == "and":
            nearby = range(i - 2, max(self.sentence.start, i - _BEHIND), -1)
            return any(self.tokens[j].key in self.words.begin and self.has_subject(j) for j in nearby)
        if before.key in _SUBJECTS:
            return True
        if before.capital:
            return not self.words.determiner & set(self.keys_before(i))
        plural = before.key.endswith("s") and not before.key.endswith(_NO_PLURALS)
        return plural and before.key not in self.words.determiner

    def shouts(self, token: Token) -> bool:
        """Tell a word of a headline whose capital says nothing; of "May" it may."""
        return self.passage.id == _HEADLINE and token.key in _WILL

    def is_past(self, token: Token) -> bool:
        """Tell a verb in the past, or a participle."""
        if token.key in self.words.past:
            return True
        regular = len(token.key) >= _SHORTEST_PAST and token.key.endswith("ed")
        return regular and not token.capital and token.key not in self.words.unpast

    def past(self, i: int) -> Tense | None:
        """Tell "will be held" and "is expected" from "was held" and "held"."""
        before = set(self.keys_before(i))
        following = self.tokens[i + 1].key if i + 1 < self.sentence.stop else ""
        key = self.tokens[i].key
        if key in self.words.dated or (key in self.words.plans and following in {"for", "to", "from"}):
            return Tense.PAST if "had" in before else Tense.AHEAD
        if not _BE & before:
            return Tense.PAST
        if "to" in before or before & self.words.ahead:
            return Tense.PAST if _HAVE & before else Tense.AHEAD
        return None

    def infinitive(self, i: int, *, behind: bool) -> Tense | None:
        """Return the tense of an infinitive: what is planned is to come; "failed to" decides nothing.

        `behind` a time, "the plan to" says nothing of it: "a hearing on Friday on the plan to build".
        """
        verb = self.tokens[i + 1]
        headline = self.passage.id == _HEADLINE
        if not (verb.text.islower() or headline) or verb.key in self.words.determiner:
            return None
        if verb.key.endswith(("ing", "ed")) or verb.text[0].isdigit():
            return None
        if verb.key == "have":
            return Tense.PAST
        nearby = range(i - 1, max(self.sentence.start, i - 4) - 1, -1)
        governor = next((j for j in nearby if self.tokens[j].key not in self.words.negligible), None)
        if governor is None:
            return None
        if behind and self.is_noun(governor):
            return None
        if self.tokens[governor].key in self.words.plans:
            return Tense.PAST if set(self.keys_before(governor, 2)) >= _HAD_BEEN else Tense.AHEAD
        return Tense.AHEAD if headline and not self.is_past(self.tokens[governor]) else None
