"""Who speaks: the noun phrase that a reporting verb has for its subject."""

from collections.abc import Sequence
from dataclasses import dataclass

from newsmorgue.extract.context import possessive
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Kind, Mention
from newsmorgue.text.tokens import Passage

PRONOUNS = frozenset("he she they it".split())
_RELATIVES = frozenset("who which that".split())
_BETWEEN = frozenset(
    "has have had is was were are will would also later then earlier once again further already repeatedly publicly"
    " first initially previously separately subsequently recently now just only even still always often never not"
    " did do does said himself herself themselves both all flatly angrily bluntly on in early late today yesterday".split()
)
_AUXILIARIES = frozenset("has have had is was were are will would also later then did does do not be been".split())
_LONGEST_PHRASE = 14
_LONGEST_ASIDE = 30
_PHRASE_BREAKS = frozenset("but because although though while when if as since after before that said says than".split())
_DETERMINERS = frozenset("a an the one another some several many two three four five other his her their its this that these those no any most both".split())


@dataclass(frozen=True, slots=True)
class Speaker:
    """A subject: tokens `[start, end)`, and the mention in it where it has a name."""

    start: int
    end: int
    mention: Mention | None
    pronoun: bool = False


class Subjects:
    """Finds subjects in one passage, given the names in it."""

    def __init__(self, passage: Passage, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self._passage = passage
        self._lexicon = lexicon
        starts = {token.start: i for i, token in enumerate(passage.tokens)}
        ends = {token.end: i + 1 for i, token in enumerate(passage.tokens)}
        self._ending = {
            ends[mention.end]: (starts[mention.start], mention)
            for mention in mentions
            if mention.start in starts and mention.end in ends
        }
        self._beginning = {start: (end, mention) for end, (start, mention) in self._ending.items()}

    def named(self, index: int) -> Mention | None:
        """Return the mention that begins at token `index`."""
        found = self._beginning.get(index)
        return found[1] if found else None

    def before(self, verb: int, first: int) -> Speaker | None:
        """Return the subject that stands before the verb at token `verb`, not before token `first`."""
        tokens = self._passage.tokens
        end = verb
        while end > first and tokens[end].gap == " " and tokens[end - 1].key in _AUXILIARIES:
            end -= 1
        while end > first and tokens[end].gap == " " and tokens[end - 1].key.endswith("ly") and end - 1 not in self._ending:
            end -= 1
        if end <= first:
            return None
        gap = tokens[end].gap
        if gap.lstrip("\"\u201d'\u2019").startswith(",") or gap.startswith(")"):
            return self._before_aside(end, first)
        if not (gap.isspace() or gap in {"-"}):
            return None
        return self._ending_at(end, first)

    def after(self, verb: int, last: int) -> Speaker | None:
        """Return the subject right after a verb ("said Putin ahead of the talks"), by token `last`."""
        tokens = self._passage.tokens
        start = verb + 1
        if start >= last or not tokens[start].gap.isspace():
            return None
        if tokens[start].key in PRONOUNS:
            return Speaker(start, start + 1, None, pronoun=True)
        # The first name in the phrase, past its titles: "Russian Foreign Minister Sergei Lavrov".
        for i in range(start, min(last, start + _LONGEST_PHRASE)):
            if i > start and not (tokens[i].gap.isspace() or tokens[i].gap in {"-", ". "} or possessive(self._passage, i - 1)):
                break
            found = self._beginning.get(i)
            if found is not None:
                end, mention = found
                if possessive(self._passage, end - 1) or self._goes_on(end, last):
                    continue
                return Speaker(start, end, mention)
            if tokens[i].key in _PHRASE_BREAKS or tokens[i].key in {"in", "on", "at", "to", "with"}:
                last = i
                break
        end = self._head_after(start, last)
        return Speaker(start, end, self._owner(start, end)) if end else None

    def _goes_on(self, end: int, last: int) -> bool:
        """Tell whether a title follows a name, so that the name belongs to it: "Reuters correspondent Jane Roe"."""
        tokens = self._passage.tokens
        if end >= last or tokens[end].gap != " ":
            return False
        return any(True for _ in self._lexicon.people.titles.matches(tokens, end, last))

    def _head_after(self, start: int, last: int) -> int | None:
        """Return the end of a nominal phrase after the verb: "a spokesman for the ministry"."""
        tokens = self._passage.tokens
        head = None
        for i in range(start, min(last, start + _LONGEST_PHRASE)):
            if i > start and not tokens[i].gap.isspace() and not possessive(self._passage, i - 1):
                break
            match = next(self._lexicon.people.titles.matches(tokens, i, last), None)
            if match:
                head = match[0]
            elif tokens[i].key in self._lexicon.speech.statements:
                head = i + 1
            elif head is not None and tokens[i].key not in {"of", "for", "the", "at", "from", "with"} and not tokens[i].capital:
                break
        return head

    def _ending_at(self, end: int, first: int) -> Speaker | None:
        """Return the noun phrase whose last token stands before token `end`."""
        tokens = self._passage.tokens
        last = tokens[end - 1]
        if last.key in PRONOUNS or last.key in {"i", "we"}:
            return Speaker(end - 1, end, None, pronoun=True)
        if last.key in _RELATIVES:
            return self._before_relative(end - 1, first)
        found = self._ending.get(end)
        if found and not possessive(self._passage, end - 1):
            start, mention = found
            return Speaker(self._phrase_start(start, first), end, mention)
        start = self._phrase_start(end - 1, first)
        if not self._may_speak(start, end):
            return None
        return Speaker(start, end, self._owner(start, end))

    def _phrase_start(self, index: int, first: int) -> int:
        """Walk left over a noun phrase: titles, adjectives, "spokesman for", to its determiner or a break."""
        tokens = self._passage.tokens
        start = index
        while start > first and index - start < _LONGEST_PHRASE:
            gap, before = tokens[start].gap, tokens[start - 1]
            if not (gap.isspace() or gap == "-" or possessive(self._passage, start - 1) or gap == ". "):
                break
            if before.key in _PHRASE_BREAKS or before.key in PRONOUNS or before.key in {"and", "or"}:
                break
            if self._is_verb(start - 1):
                break
            start -= 1
            if tokens[start].key in _DETERMINERS and not (start > first and tokens[start - 1].key in {"of", "for", "from", "at", "with", "to", "in"}):
                break
        while start < index and tokens[start].key in {"in", "on", "at", "for", "to", "of", "with", "by", "from", "then", "earlier", "later", "yesterday", "today"}:
            start += 1
        return start

    def _is_verb(self, index: int) -> bool:
        token = self._passage.tokens[index]
        return not token.capital and any(cue.strong for _, cue in self._lexicon.speech.cues.matches(self._passage.tokens, index, index + 1)) and token.key.endswith(("ed", "said", "ing", "told"))

    def _may_speak(self, start: int, end: int) -> bool:
        """Tell whether the head of a noun phrase is somebody or something that speaks."""
        tokens = self._passage.tokens
        lexicon = self._lexicon
        head_end = next((i for i in range(start + 1, end) if tokens[i].key in {"of", "for", "from", "at", "in", "with"}), end)
        head = tokens[head_end - 1]
        if head.key in lexicon.speech.statements or head.key in lexicon.organizations.words:
            return True
        singular = head.key.removesuffix("s")
        return any(
            lexicon.people.titles.values.get(" ".join(token.key for token in tokens[i:head_end])) is not None
            or " ".join([*(token.key for token in tokens[i : head_end - 1]), singular]) in lexicon.people.titles
            for i in range(start, head_end)
        )

    def _owner(self, start: int, end: int) -> Mention | None:
        """Return the person in a nominal subject, if its head is a name: "spokesman John Doe"."""
        inside = [
            mention
            for last, (begin, mention) in self._ending.items()
            if begin >= start and last == end and mention.kind is Kind.PERSON
        ]
        return inside[0] if inside else None

    def _before_aside(self, end: int, first: int) -> Speaker | None:
        """Return the subject before an apposition or relative clause: "X, the foreign minister, said"."""
        tokens = self._passage.tokens
        for i in range(end - 1, max(first, end - _LONGEST_ASIDE), -1):
            gap = tokens[i].gap
            if gap.startswith(",") and not gap[1:].strip():
                subject = self._ending_at(i, first)
                if subject is not None:
                    return Speaker(subject.start, end, subject.mention, subject.pronoun)
            elif gap[:1] in {".", ";", "?", "!"} and gap != ". ":
                return None
        return None

    def _before_relative(self, relative: int, first: int) -> Speaker | None:
        tokens = self._passage.tokens
        if relative <= first:
            return None
        gap = tokens[relative].gap
        if gap.isspace() or gap.startswith(","):
            return self._ending_at(relative, first)
        return None
