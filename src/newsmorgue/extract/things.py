"""Ships, storms and works: what has a name and is nobody, and the places and people in such names.

"The freighter Star of Oslo" names no town; nor does "the Star of Oslo" after that.
"""

from collections.abc import Iterator, Sequence

from newsmorgue.extract.found import Found
from newsmorgue.extract.runs import runs
from newsmorgue.lexicon import Lexicon
from newsmorgue.text.tokens import Passage

Keys = tuple[str, ...]

_LINKS = frozenset({"of", "the"})


def without_things(found: Sequence[Found], passages: Sequence[Passage], lexicon: Lexicon) -> list[Found]:
    """Return the finds of an article that do not lie in the name of a thing."""
    named = {keys for passage in passages for keys in _introduced(passage, lexicon)}
    if not named:
        return list(found)
    covered = {(passage.id, i) for passage in passages for span in _spans(passage, named) for i in span}
    return [
        each
        for each in found
        if not all((each.passage.id, i) in covered for i in range(each.start, each.end))
    ]


def _introduced(passage: Passage, lexicon: Lexicon) -> Iterator[Keys]:
    """Yield the names that a passage calls a thing's: "the ferry Roe", "Roe, the storm that …"."""
    tokens = passage.tokens
    for run in runs(passage, lexicon):
        if run.loud:
            continue
        if _is_thing(passage, run.start, lexicon):
            end = _end(passage, run.end)
            yield tuple(token.key for token in tokens[run.start : end])
        elif run.end + 1 < len(tokens) and tokens[run.end].gap == ", " and tokens[run.end].key == "the":
            if tokens[run.end + 1].key in lexicon.clues.things:
                yield tuple(token.key for token in tokens[run.start : run.end])


def _is_thing(passage: Passage, start: int, lexicon: Lexicon) -> bool:
    """Tell whether a noun for things stands before token `start`, with nothing but a mark between."""
    tokens = passage.tokens
    if start == 0 or tokens[start].gap not in {" ", ' "', " \u201c", " '", " \u2018"}:
        return False
    before = tokens[start - 1].key
    return before in lexicon.clues.things or (
        start > 1 and f"{tokens[start - 2].key} {before}" in lexicon.clues.things
    )


def _end(passage: Passage, end: int) -> int:
    """Return where a thing's name ends whose first capitals end before token `end`: "Star of the Sea"."""
    tokens = passage.tokens
    last = end
    while (
        last < len(tokens)
        and tokens[last].gap == " "
        and (tokens[last].capital or tokens[last].key in _LINKS)
    ):
        last += 1
        if tokens[last - 1].capital:
            end = last
    return end


def _spans(passage: Passage, named: set[Keys]) -> Iterator[range]:
    lengths = sorted({len(keys) for keys in named}, reverse=True)
    words = tuple(token.key for token in passage.tokens)
    position = 0
    while position < len(words):
        length = next((n for n in lengths if words[position : position + n] in named), 0)
        if length and passage.tokens[position].capital:
            yield range(position, position + length)
        position += max(length, 1)
