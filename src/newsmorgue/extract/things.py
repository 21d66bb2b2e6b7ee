"""Ships, storms and works: what has a name and is nobody, and the places and people in such names.

"The freighter Star of Oslo" names no town; nor does "the Star of Oslo" after that.
"""

from collections.abc import Iterator, Sequence

from newsmorgue.extract.found import Found
from newsmorgue.extract.runs import Run
from newsmorgue.lexicon import Lexicon
from newsmorgue.text.tokens import Passage

Keys = tuple[str, ...]

# Words that close the names of laws, prizes and contests.
LAWS = frozenset(
    "accord accords act acts agreement agreements amendment amendments award awards championship"
    " championships classic cup declaration law laws marathon open pact plan prize prizes protocol"
    " treaty".split()
)
_LINKS = frozenset({"of", "the"})


def without_things(found: Sequence[Found], read: Sequence[Run]) -> list[Found]:
    """Return the finds of an article, given its runs, that do not lie in the name of a thing."""
    named = {keys for run in read if _may_be_introduced(run) for keys in _introduced(run)}
    if not named:
        return list(found)
    passages = {run.passage.id: run.passage for run in read}.values()
    covered = {(passage.id, i) for passage in passages for span in _spans(passage, named) for i in span}
    return [
        each
        for each in found
        if not all((each.passage.id, i) in covered for i in range(each.start, each.end))
    ]


def _may_be_introduced(run: Run) -> bool:
    """Tell at a glance whether a word for things may stand beside a run, as beside few."""
    tokens, start, end = run.tokens, run.start, run.end
    if run.loud:
        return False
    is_behind = end < len(tokens) and tokens[end].gap == ", " and tokens[end].key == "the"
    return is_behind or (start > 0 and tokens[start - 1].key in run.lexicon.clues.thing_ends)


def _introduced(run: Run) -> Iterator[Keys]:
    """Yield a name that is called a thing's: "the ferry Roe", "Roe, the storm that …"."""
    passage, tokens, end = run.passage, run.tokens, run.end
    if _is_thing(passage, run.start, run.lexicon):
        yield passage.keys[run.start : _end(passage, end)]
    is_told_behind = end + 1 < len(tokens) and tokens[end].gap == ", " and tokens[end].key == "the"
    if is_told_behind and tokens[end + 1].key in run.lexicon.clues.things:
        yield passage.keys[run.start : end]


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
    words = passage.keys
    position = 0
    while position < len(words):
        length = next((n for n in lengths if words[position : position + n] in named), 0)
        if length and passage.tokens[position].capital:
            yield range(position, position + length)
        position += max(length, 1)
