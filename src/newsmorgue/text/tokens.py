"""One tokenization of a text, made once and shared by everything that reads it.

A token is a word, a number or an abbreviation with inner points. What stands between two tokens
is not a token but the second one's `gap`: punctuation is looked up there where it matters, and
"Karim al-Hadi" is the same three tokens as "Karim al Hadi".
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, compress, count, pairwise
from operator import itemgetter

from newsmorgue.text.fold import fold

# Its first two lines only save time: most words are plain ones, and most of what is no word is a blank.
_TOKEN = re.compile(
    r"""
      [A-Za-z][a-z]++(?![\w\u00ad'\u2019&])
    | (?=\w)
      (?![sS]\b(?<=\w['\u2019][sS]))                # the s of a possessive is part of the gap
    (?:
      (?:[^\W\d_]\.){2,}(?!\w)                      # U.S.   a.m.   J.K.
    | (?:[A-Z]\.)+[A-Z](?![\w.'\u2019])             # U.S, the last point forgotten
    | \d+(?:[.,:]\d+)*(?:(?:st|nd|rd|th|s|m|bn)\b)? # 2,000  10:35  22nd  1990s
    | [^\W\d_][\w\u00ad]*                           # words, with digits or soft hyphens inside
      (?:['\u2019](?![sS]\b)[^\W\d_]+)*              # don't  O'Neill
      (?:&[^\W\d_]+)*                               # AT&T
    | \w+
    )
    """,
    re.VERBOSE,
)
_PARTS = re.compile(f"({_TOKEN.pattern})", re.VERBOSE)
_SENTENCE_END = re.compile(r"[.!?\u2026]+[\"'\u2019\u201d)\]]*\s|\n\s*\n")
_PARTING = frozenset(",;(\n")
_CLOSING = ('"', "\u201d", "'", "\u2019")


@dataclass(slots=True)
class Token:
    """A word with its span; `gap` is what stands between it and the token before, `key` its folded form.

    `capital` tells whether it opens with a capital letter. Nobody changes a token: it is not frozen since a
    frozen one takes four times as long to make, and an article has a thousand.
    """

    text: str
    start: int
    end: int
    gap: str
    key: str
    capital: bool

    @property
    def all_capitals(self) -> bool:
        """Whether the word is written in capitals only, and is more than an initial."""
        return len(self.text) > 1 and self.text.isupper()


@dataclass(slots=True, eq=False)
class Passage:
    """A stretch of a text with its tokens and its sentences.

    Spans count in the text that the passage was cut from. A sentence is a range of token indexes,
    `openings` are the first ones of all. `tail` is what follows the last token. For what looks at many
    tokens, `keys` and `starts` are those of all, and `capitals` the indexes of those with a capital.
    """

    id: str
    start: int
    end: int
    tokens: tuple[Token, ...]
    sentences: tuple[range, ...]
    openings: frozenset[int]
    tail: str
    keys: tuple[str, ...]
    starts: Sequence[int]
    capitals: Sequence[int]

    def gap_after(self, index: int) -> str:
        """Return what stands between the token at `index` and the next one, or the passage's end."""
        return self.tokens[index + 1].gap if index + 1 < len(self.tokens) else self.tail


class _Keys(dict[str, str]):
    """The folded forms of words, remembered: a corpus says the same ones again and again."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        key = self[word] = word.lower() if word.isascii() and word.isalnum() else fold(word)
        return key


_MOST_REMEMBERED = 50_000
_KEYS = _Keys()


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Return the tokens of `text[start:end]`, with spans in `text`."""
    return _Row(_PARTS.split(text[start:end]), start).tokens


class _Row:
    """The tokens of the parts of a text (gap, word, gap, …, gap), and what is told of all of them."""

    def __init__(self, parts: Sequence[str], start: int) -> None:
        words = parts[1::2]
        edges = list(accumulate(map(len, parts), initial=start))
        self.keys = tuple(map(_KEYS.__getitem__, words))
        self.starts = edges[1::2]
        self.capital = list(map(str.isupper, map(itemgetter(0), words)))
        self.tokens = tuple(map(Token, words, self.starts, edges[2::2], parts[::2], self.keys, self.capital))


def words(text: str) -> list[tuple[str, str]]:
    """Return the words of `text` with the keys of their tokens, which need not be made for that."""
    return [(word, _KEYS[word]) for word in _TOKEN.findall(text)]


def keys(text: str) -> list[str]:
    """Return the keys of the tokens of `text`."""
    return [_KEYS[word] for word in _TOKEN.findall(text)]


def passage(
    name: str, text: str, start: int, end: int, *, never_last: AbstractSet[str], openers: AbstractSet[str]
) -> Passage:
    """Cut `text[start:end]` into tokens and sentences.

    `never_last` holds the keys of abbreviations that a name or number follows ("Mr.", "Gen."),
    `openers` the keys of words that open a sentence where they stand capitalised after a point.
    """
    parts = _PARTS.split(text[start:end])
    row = _Row(parts, start)
    sentences = tuple(_sentences(row.tokens, never_last, openers))
    openings = frozenset([sentence.start for sentence in sentences])
    capitals = list(compress(count(), row.capital))
    return Passage(
        name, start, end, row.tokens, sentences, openings, parts[-1], row.keys, row.starts, capitals
    )


def _sentences(
    tokens: tuple[Token, ...], never_last: AbstractSet[str], openers: AbstractSet[str]
) -> list[range]:
    ranges = []
    first = 0
    for i, (before, after) in enumerate(pairwise(tokens), start=1):
        gap = after.gap
        if before.text[-1] == ".":  # the point of U.S. belongs to the token: it may end a sentence as well
            ends = after.capital and after.key in openers and gap[:1].isspace()
        elif gap == " " or _SENTENCE_END.search(gap) is None:
            continue
        else:
            opens = i - 1 == first or before.gap[:1] in _PARTING or _is_initial(tokens[i - 2])
            ends = not _goes_on(before, after, gap, opens, never_last)
        if ends:
            ranges.append(range(first, i))
            first = i
    if first < len(tokens):
        ranges.append(range(first, len(tokens)))
    return ranges


def _is_initial(token: Token) -> bool:
    return len(token.text) == 1 and token.capital


def _goes_on(before: Token, after: Token, gap: str, opens: bool, never_last: AbstractSet[str]) -> bool:  # noqa: FBT001
    """Tell a point that abbreviates, or an ellipsis, from one that ends a sentence.

    `opens` tells whether the word before opens a phrase: "I. Roe, A. Poe" are initials, "so do I." ends.
    """
    if gap.lstrip().startswith(("!", "?", "\n")):
        return after.text[0].islower() and gap.rstrip().endswith(_CLOSING)  # "Why?" he asked.
    if len(before.text) == 1 and before.capital and (opens or before.text != "I"):
        return True
    if before.key in never_last and gap.startswith(". "):
        return before.key != "no" or after.text[0].isdigit()  # "No. 10", but "She said no. He left."
    return after.text[0].islower() and not gap.rstrip().endswith(('"', "\u201c", "\u2018"))
