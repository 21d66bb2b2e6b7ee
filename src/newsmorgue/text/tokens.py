"""One tokenization of a text, made once and shared by everything that reads it.

A token is a word, a number or an abbreviation with inner points. What stands between two tokens
is not a token but the second one's `gap`: punctuation is looked up there where it matters, and
"Karim al-Hadi" is the same three tokens as "Karim al Hadi".
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from newsmorgue.text.fold import fold
from newsmorgue.text.stemmer import stem

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


@dataclass(slots=True, eq=False)
class Token:
    """A word as texts have it; `gap` is what stands between it and the token before, `key` its folded form.

    `stem` is that of the key. `capital` tells whether it opens with a capital letter, `all_capitals` whether
    it has no others and is more than an initial, `pointed` whether it ends with a point ("U.S."). Texts say
    the same again and again: a token has no place of its own and is shared by all places that have it, so
    nobody changes one.
    """

    text: str
    gap: str
    key: str
    stem: str
    capital: bool
    all_capitals: bool
    pointed: bool


class Row(NamedTuple):
    """The tokens of a stretch of a text with where each starts and ends, and what follows the last."""

    tokens: tuple[Token, ...]
    starts: Sequence[int]
    ends: Sequence[int]
    tail: str


@dataclass(slots=True, eq=False)
class Passage:
    """A stretch of a text with its tokens and its sentences.

    Spans count in the text that the passage was cut from. A sentence is a range of token indexes,
    `openings` are the first ones of all. `starts` and `ends` are those of the tokens, `tail` is what follows
    the last one. For what looks at many tokens, `keys` are those of all, and `capitals` the indexes of those
    with a capital.
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
    ends: Sequence[int]
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


class _BehindBlank(dict[str, Token]):
    """The tokens of words that a blank stands before, as most do, remembered as `_Keys` are."""

    def __missing__(self, word: str) -> Token:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        token = self[word] = _token(" ", word)
        return token


class _BehindGap(dict[tuple[str, str], Token]):
    """The tokens of all other gaps and words."""

    def __missing__(self, written: tuple[str, str]) -> Token:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        token = self[written] = _token(*written)
        return token


_MOST_REMEMBERED = 50_000
_KEYS = _Keys()
_BEHIND_BLANK = _BehindBlank()
_BEHIND_GAP = _BehindGap()


def _token(gap: str, word: str) -> Token:
    key, all_capitals = _KEYS[word], len(word) > 1 and word.isupper()
    return Token(word, gap, key, stem(key), word[0].isupper(), all_capitals, word[-1] == ".")


def tokenize(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text`."""
    return row(text, 0, len(text)).tokens


def row(text: str, start: int, end: int) -> Row:
    """Return the tokens of `text[start:end]`; their places count in `text`."""
    parts = _PARTS.split(text[start:end])  # gap, word, gap, …, gap
    tokens = tuple(
        [
            _BEHIND_BLANK[word] if gap == " " else _BEHIND_GAP[gap, word]
            for gap, word in zip(parts[::2], parts[1::2])  # noqa: B905 - the last gap has no word
        ]
    )
    edges = list(accumulate(map(len, parts), initial=start))
    return Row(tokens, edges[1:-1:2], edges[2::2], parts[-1])


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
    tokens, starts, ends, tail = row(text, start, end)
    sentences = tuple(_sentences(tokens, never_last, openers))
    openings = frozenset([sentence.start for sentence in sentences])
    capitals = [i for i, token in enumerate(tokens) if token.capital]
    every = tuple([token.key for token in tokens])
    return Passage(name, start, end, tokens, sentences, openings, tail, every, starts, ends, capitals)


def _sentences(
    tokens: tuple[Token, ...], never_last: AbstractSet[str], openers: AbstractSet[str]
) -> list[range]:
    ranges = []
    first = 0
    neighbours = enumerate(pairwise(tokens), start=1)
    for i in [i for i, (before, after) in neighbours if after.gap != " " or before.pointed]:
        before, after = tokens[i - 1], tokens[i]
        gap = after.gap
        if before.pointed:  # the point of U.S. belongs to the token: it may end a sentence as well
            ends = after.capital and after.key in openers and gap[:1].isspace()
        elif _SENTENCE_END.search(gap) is None:
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
