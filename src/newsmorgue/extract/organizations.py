"""Organizations by the words in their names: "Ministry of X", "X Bank", "University of X"."""

from newsmorgue.extract.context import is_calendar, joined
from newsmorgue.lexicon import Lexicon
from newsmorgue.text.tokens import Passage

_LINKS = frozenset({"of", "for", "on", "and", "the", "in"})
_LONGEST = 9


def worded_organization(
    passage: Passage, start: int, run_end: int, lexicon: Lexicon
) -> tuple[int, str] | None:
    """Return the end of an organization's name that begins at token `start`, and the word that makes it one.

    `run_end` is where the run of capitalised words ends; a name with "of" goes on beyond it.
    """
    return _headed(passage, start, lexicon) or _closed(passage, start, run_end, lexicon)


def _headed(passage: Passage, start: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Read "Ministry of Foreign Affairs": a head word, a link, and capitalised words."""
    tokens = passage.tokens
    for head in range(start, min(start + 3, len(tokens))):
        token = tokens[head]
        if not token.capital or (head > start and not joined(passage, head, lexicon)):
            return None
        if token.key not in lexicon.organizations.words.first:
            continue
        end = _linked(passage, head + 1, lexicon)
        if end is not None:
            return end, token.key
    return None


def _linked(passage: Passage, start: int, lexicon: Lexicon) -> int | None:
    """Return the end of "of Foreign Affairs and Trade" from token `start`, or None."""
    tokens = passage.tokens
    if start >= len(tokens) or tokens[start].key not in {"of", "for", "on"} or tokens[start].gap != " ":
        return None
    end = None
    i = start
    while i < min(len(tokens), start + _LONGEST) and joined(passage, i, lexicon):
        if tokens[i].capital and not is_calendar(tokens[i]):
            end = i + 1
        elif tokens[i].key not in _LINKS or (tokens[i].key == "and" and not _closes_list(passage, i)):
            break
        i += 1
    return end


def _closes_list(passage: Passage, index: int) -> bool:
    """Tell "Foreign Affairs and Trade" from "the University of Oslo and Norway": a word of affairs follows."""
    tokens = passage.tokens
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    return (
        after is not None
        and after.capital
        and after.key.endswith(("s", "ture", "ment", "ity", "ade", "ion", "ence", "ogy"))
    )


def _closed(passage: Passage, start: int, run_end: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Read "Example Savings Bank": capitalised words of which the last says what it is."""
    tokens = passage.tokens
    for last in range(run_end - 1, start, -1):
        word = lexicon.organizations.words.last.values.get(tokens[last].key)
        if word is None or not tokens[last].capital:
            continue
        inner = tokens[start:last]
        if any(is_calendar(token) for token in inner):
            return None
        named = sum(token.capital for token in inner)
        if word.strong or named > 1:
            return last + 1, tokens[last].key
    return None
