"""The edges of people's names: words with capitals before and behind a name that are none of it.

Headings, links and the next sentence put them there: "In Israel", "Backing Jane Roe", "with Roe I think".
"""

from newsmorgue.extract.runs import Run

SUFFIXES = frozenset({"jr", "sr", "jnr", "snr", "ii", "iii", "iv"})


def begins_name(run: Run, index: int) -> bool:
    """Tell whether a given name stands at a token, and one more word of the run behind it."""
    return index + 1 < run.end and run.tokens[index].key in run.lexicon.people.given and run.joined(index)


def stands_before(run: Run, index: int) -> bool:
    """Tell whether the word at a token begins no name, whatever follows: "Of Norrun", "Can Jane Roe win"."""
    token, lexicon = run.tokens[index], run.lexicon
    key, people = token.key, lexicon.people
    is_function_word = key in lexicon.stop_words["en"]
    if begins_name(run, index + 1) and (
        is_function_word
        or (key in lexicon.common_words and key not in people.given and key not in people.surnames)
    ):
        return True
    if not is_function_word or not token.capital or key in people.given or run.is_initial(index):
        return False
    if key in people.surnames:  # "President An", but "the guards An officer met"
        return index + 1 == run.end and not (index and run.tokens[index - 1].capital)
    return token.text == "I" or key not in people.particles


def without_words_behind(run: Run, start: int, end: int) -> int:
    """Return where a name of tokens `[start, end)` ends without the words behind it: "Jane Roe Live"."""
    end = _without_ordinary_words(run, start, end)
    while end > start + 1 and _is_behind(run, end - 1, start):
        end -= 1
    return end


def _without_ordinary_words(run: Run, start: int, end: int) -> int:
    surnames, common = run.lexicon.people.surnames, run.lexicon.common_words
    last = end - 1
    if last <= start + 1:
        return end
    while last > start + 1 and run.tokens[last].key in common and run.tokens[last].key not in surnames:
        last -= 1
    is_surname = run.tokens[last].key in surnames and run.tokens[last].capital
    return last + 1 if is_surname and run.tokens[end - 1].key not in SUFFIXES else end


def _is_behind(run: Run, index: int, start: int) -> bool:
    """Tell whether a token stands behind a name that begins at token `start`: "vitamin C. The", "Roe I"."""
    token, people = run.tokens[index], run.lexicon.people
    if not token.capital or token.key not in run.lexicon.stop_words["en"]:
        return False
    if token.key in people.given or run.is_initial(index):
        return False
    if token.text == "I":
        before = run.tokens[index - 1].key
        is_king = index == start + 1 and before in people.given and before not in people.surnames
        following = run.tokens[index + 1] if index + 1 < len(run.tokens) else None
        speaks = following is not None and following.gap == " " and following.key != "of"
        return speaks and not is_king
    return token.key not in people.particles and token.key not in people.surnames  # "Liu He"
