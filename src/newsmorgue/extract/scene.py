"""A passage as the rules for claims look at it: its tokens, what is quoted in it, who is named in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsmorgue.extract.quotations import Quotation
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Mention, TimeExpression
from newsmorgue.text.tokens import Passage, Token

_LONGEST_DATELINE = 10
_CONTRACTING = frozenset("he she it that there who what here where how".split())


class Quoted(NamedTuple):
    """A quotation and the tokens that it holds."""

    tokens: range
    quotation: Quotation


@dataclass(slots=True, eq=False)
class Scene:
    """A passage with its quotations, in order, and its mentions by the tokens where they begin and end.

    `named` are the tokens that belong to mentions, `opening` those that quotations begin with; `inside`
    gives the quotation of each token. `referring` are the words that stand for somebody without a
    name, by the token where they end; `times` gives the token behind each time by the one where it
    begins. `finite` keeps which tokens were found to be finite verbs,
    `first_verbs` which is the first of them behind a token. Nothing else of a scene is changed; to freeze
    scenes takes too long, as with tokens.
    """

    text: str
    passage: Passage
    tokens: tuple[Token, ...]
    quoted: tuple[Quoted, ...]
    beginning: dict[int, tuple[int, Mention]]
    ending: dict[int, tuple[int, Mention]]
    named: frozenset[int]
    opening: frozenset[int]
    inside: dict[int, Quoted]
    referring: dict[int, Mention]
    times: dict[int, int]
    lexicon: Lexicon
    finite: dict[int, bool] = field(default_factory=dict)
    first_verbs: dict[int, int] = field(default_factory=dict)

    def quotation_at(self, index: int) -> Quoted | None:
        """Return the quotation that holds the token at `index`."""
        return self.inside.get(index)

    def last_quoted(self, index: int) -> int:
        """Return where the last quotation ends ahead of the token at `index`, or 0."""
        before = bisect_right(self.quoted, index, key=lambda each: each.tokens.stop)
        return self.quoted[before - 1].tokens.stop if before else 0

    def has_contracted_verb(self, index: int) -> bool:
        """Tell a pronoun with the 's of "is" or "has": "he's", "that's"."""
        if self.tokens[index].key not in _CONTRACTING or index + 1 >= len(self.tokens):
            return False
        gap = self.tokens[index + 1].gap
        return gap[:2] in {"'s", "\u2019s"}

    def quotations_in(self, span: range) -> list[Quoted]:
        """Return the quotations that stand in a range of tokens as a whole."""
        if not self.quoted:
            return []
        first = bisect_left(self.quoted, span.start, key=lambda each: each.tokens.start)
        end = bisect_right(self.quoted, span.stop, key=lambda each: each.tokens.stop)
        return list(self.quoted[first:end])

    def units(self) -> Iterator[range]:
        """Yield the sentences as ranges of tokens, joined where a quotation runs over their boundary."""
        first: int | None = self._past_dateline()
        for sentence in self.passage.sentences:
            first = sentence.start if first is None else first
            quoted = self.inside.get(sentence.stop)
            if quoted is not None and quoted.tokens.start < sentence.stop:
                continue
            yield range(first, sentence.stop)
            first = None
        if first is not None:
            yield range(first, len(self.tokens))

    def _past_dateline(self) -> int:
        """Return the token where the text begins: behind "SPLIT, Croatia (Reuters) - "."""
        if not self.tokens or not self.tokens[0].all_capitals:
            return 0
        dashes = ("-", "\u2013", "\u2014")
        opening = self.tokens[1:_LONGEST_DATELINE]
        return next((i for i, token in enumerate(opening, 1) if token.gap.strip(") ").startswith(dashes)), 0)

    def words(self, start: int, end: int) -> str:
        """Return tokens `start` to `end` (exclusive), joined by spaces."""
        return " ".join([token.text for token in self.tokens[start:end]])


class Within(NamedTuple):
    """What was found in one passage."""

    quotations: Sequence[Quotation] = ()
    mentions: Sequence[Mention] = ()
    references: Sequence[Mention] = ()
    times: Sequence[TimeExpression] = ()


def scene(text: str, passage: Passage, within: Within, lexicon: Lexicon) -> Scene:
    """Put together what a passage of `text` holds, given what was found in it."""
    starts = passage.starts
    quoted = [
        Quoted(range(bisect_left(starts, each.start), bisect_left(starts, each.end)), each)
        for each in within.quotations
    ]
    quoted = [each for each in quoted if each.tokens]
    beginning = {}
    ending = {}
    named: set[int] = set()
    for mention in within.mentions:
        first, end = bisect_left(starts, mention.start), bisect_left(starts, mention.end)
        beginning[first] = (end, mention)
        ending[end] = (first, mention)
        named.update(range(first, end))
    referring = {bisect_left(starts, each.end): each for each in within.references}
    times = {bisect_left(starts, each.start): bisect_left(starts, each.end) for each in within.times}
    return Scene(
        text,
        passage,
        passage.tokens,
        tuple(quoted),
        beginning,
        ending,
        frozenset(named),
        frozenset([each.tokens.start for each in quoted]),
        {i: each for each in quoted for i in each.tokens},
        referring,
        times,
        lexicon,
    )
