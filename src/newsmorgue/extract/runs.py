"""Runs of capitalised words, which is where names are."""

from collections.abc import Iterator
from dataclasses import dataclass

from newsmorgue.extract.context import joined, opens, shouts
from newsmorgue.lexicon import Lexicon
from newsmorgue.text.tokens import Passage, Token

# "van der", "de la": more particles than these do not stand in a row.
_MOST_PARTICLES = 2


# Lines in Title Case have capitals on so many of their words at least; prose has them on a tenth.
_SHARE_OF_HEADINGS = 0.3
# The Arabic article opens names without a hyphen, too: "al Qaeda".
_ARTICLES = frozenset({"al", "el"})
_LONGEST_SYLLABLE = 3
# What names take behind a hyphen and no dictionary has: "Kremlin-esque".
_ENDINGS = frozenset({"esque", "ish", "ism", "ist", "ite", "ers", "gate"})


@dataclass(slots=True, eq=False)
class Run:
    """Tokens `[start, end)` of a passage: capitalised words that belong together, with the particles between.

    `tokens` are those of the whole passage. In a `loud` run capitals say nothing, since everything around has
    them.
    """

    passage: Passage
    tokens: tuple[Token, ...]
    start: int
    end: int
    loud: bool
    lexicon: Lexicon

    def joined(self, index: int) -> bool:
        """Tell whether the token at `index` can continue a name that the one before belongs to."""
        return joined(self.passage, index, self.lexicon)

    def opens_with_function_word(self, index: int) -> bool:
        """Tell whether the word at `index` opens a sentence, and is one that sentences open with."""
        return self.is_function_word(index) and opens(self.passage, index)

    def is_function_word(self, index: int) -> bool:
        """Tell whether the word at `index` is one that sentences open with, or "the"; no "A." of "A. Roe"."""
        return self.tokens[index].key in self.lexicon.openers and not self.is_initial(index)

    def is_initial(self, index: int) -> bool:
        """Tell "A." of "A. Roe" from the article."""
        return len(self.tokens[index].text) == 1 and self.passage.gap_after(index).startswith(".")

    def is_before_name(self, index: int) -> bool:
        """Tell whether the word at `index` stands before names and is no part of them: "The", "Sen."."""
        if self.is_function_word(index):
            return True
        title = self.lexicon.people.titles.values.get(self.tokens[index].key)
        return title is not None and title.rank in {"honorific", "office"}


def runs(passage: Passage, lexicon: Lexicon) -> Iterator[Run]:
    """Yield the runs of a passage, in order; none goes on over the end of a sentence."""
    tokens = passage.tokens
    capitals = passage.capitals
    loud = len(capitals) >= _SHARE_OF_HEADINGS * len(tokens) and shouts(passage, lexicon)
    end = 0
    for capital in capitals:
        if capital >= end:
            start = capital - 1 if capital > end and _is_article(passage, capital - 1, lexicon) else capital
            end = _end(passage, capital + 1, lexicon, loud=loud)
            yield Run(passage, tokens, start, end, loud, lexicon)


def _end(passage: Passage, end: int, lexicon: Lexicon, *, loud: bool) -> int:
    """Return where a run ends that holds the tokens before `end`."""
    tokens = passage.tokens
    particles = lexicon.people.particles
    while end < len(tokens) and end not in passage.openings:
        token = tokens[end]
        if not token.capital and token.gap == " " and token.key not in particles:
            break  # as most runs end
        if not joined(passage, end, lexicon):
            break
        following = end if tokens[end].capital else _past_particles(passage, end, lexicon)
        is_name = tokens[following].capital and not (loud and _parts(tokens[following], lexicon))
        if not is_name and not is_syllable(passage, following, lexicon):
            break
        end = following + 1
    return end


def _is_article(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    """Tell a particle that a name begins with, the one of "al-Hadi" and "al Qaeda"."""
    key, gap = passage.tokens[index].key, passage.tokens[index + 1].gap
    return (gap == "-" and key in lexicon.people.particles) or (gap == " " and key in _ARTICLES)


def is_syllable(passage: Passage, index: int, lexicon: Lexicon) -> bool:
    """Tell the second half of a Korean or Chinese given name: "Sang-ho"; of "Paris-based" it is a word."""
    token = passage.tokens[index]
    if token.gap != "-" or not token.text.islower() or not token.text.isalpha():
        return False
    if index == 0 or not passage.tokens[index - 1].capital or token.key in _ENDINGS:
        return False
    if token.key not in lexicon.common_words:
        return True
    # "Kim Ye-so", "Ye-so Kim": a surname beside makes a syllable of a word.
    before = passage.tokens[index - 2].key if index > 1 and passage.tokens[index - 1].gap == " " else ""
    after = passage.tokens[index + 1] if index + 1 < len(passage.tokens) else None
    behind = after.key if after and after.gap == " " and after.capital else ""
    surnames = lexicon.people.surnames
    return len(token.text) <= _LONGEST_SYLLABLE and (before in surnames or behind in surnames)


def _parts(token: Token, lexicon: Lexicon) -> bool:
    """Tell a function word, which has a capital only because all words around have: "AT", "Over"."""
    return token.key in lexicon.stop_words["en"] and len(token.text) > 1


def _past_particles(passage: Passage, index: int, lexicon: Lexicon) -> int:
    """Return the first token from `index` on that is not a particle inside a name."""
    last = min(len(passage.tokens) - 1, index + _MOST_PARTICLES)
    while index < last:
        token = passage.tokens[index]
        is_particle = not token.capital and token.key in lexicon.people.particles
        if not (is_particle and joined(passage, index + 1, lexicon)):
            break
        index += 1
    return index
