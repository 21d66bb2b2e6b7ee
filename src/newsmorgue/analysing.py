"""Every file of a corpus analysed: what earlier builds found is taken, the rest is done by the workers.

What is found in a file hangs on its name and bytes, the decisions about it, a few settings, the word lists
and the code, and on no other file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from newsmorgue.cache import Cache, key_of, of_code
from newsmorgue.clippings import clipped
from newsmorgue.complaints import idle_decision
from newsmorgue.extract import extract
from newsmorgue.gist import Gist, gist_of
from newsmorgue.ground import Ground, ground_of, knowledge_of, lexicon_of
from newsmorgue.group import traits_of
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Analysis, Copy, Correction, Dump, Problem
from newsmorgue.packing import packed, pickled, unpacked
from newsmorgue.parse import parse
from newsmorgue.parse.corrections import correct
from newsmorgue.read import File, Reading, dump_of
from newsmorgue.resolve import Knowledge, roll_of
from newsmorgue.search import indexed
from newsmorgue.spill import Aside, Spill
from newsmorgue.workers import Workers

# Files that a process gets at once: a quarter of a second's work.
_BATCH = 16

_Decided = tuple[File, tuple[Correction, ...]]
_Task = tuple[File, tuple[Correction, ...], bytes]


B = TypeVar("B")


class Contents(NamedTuple, Generic[B]):
    """What is found in a file, for the stages that ask for it: as bytes, or where these were put aside.

    What is `clipped` is as it is. The whole `article`, its `times`, the `roll` with its `links`,
    the `traits` and what is `indexed` with its `lines` are pickled.
    """

    article: B
    times: B
    clipped: B
    roll: B
    links: B
    traits: B
    indexed: B
    lines: B


class Filed(NamedTuple, Generic[B]):
    """What is found in a file: its gist, which is at hand, and its contents for later stages."""

    gist: Gist
    contents: Contents[B]


_Found = Filed[bytes] | Problem
_Placed = Filed[Aside] | Problem


@dataclass(frozen=True, slots=True)
class Analysed:
    """What is found in the files of a corpus, by the ids of their articles, and what is wrong with others.

    What was put aside lies in `spill`. `cached` is how many files did not have to be analysed again. `sums`
    are digests of what analyses hang on; there are none where nothing is kept.
    """

    filed: Mapping[str, Filed[Aside]]
    spill: Spill
    problems: tuple[Problem, ...]
    cached: int
    sums: Mapping[str, str]


def analyse(
    dump: Dump, lexicon: Lexicon, corrections: Sequence[Correction] = (), *, language: str | None = None
) -> Analysis:
    """Return the article of a dump, as that file's `corrections` have it, with what is found in it.

    `language` is the one of a text that does not tell its own. A pure function of its arguments.
    """
    article = parse(dump, lexicon)
    if article.language is None:
        article = replace(article, language=language)
    article, problems = correct(article, corrections, lexicon)
    return Analysis(article, extract(article, lexicon), problems)


def analyse_all(
    reading: Reading,
    corrections: Mapping[str, tuple[Correction, ...]],
    ground: Ground,
    *,
    cache: Cache,
    workers: Workers,
    progress: Callable[[int], None],
) -> Analysed:
    """Return what is found in each file that was read, given the decisions about it by its name.

    `progress` is told how many files are done.
    """
    files = reading.files
    # What is found does not hang on the copies, which come and go.
    decided = [(replace(file, copies=()), corrections.get(file.name, ())) for file in files]
    keys = _keys(decided, ground) if cache.keeps else []
    spill = Spill(cache.folder)
    found: dict[int, _Placed] = {}
    for position, key in enumerate(keys):
        kept = cache.get(key)
        if kept is not None and _is_sound(kept):
            found[position] = _put_aside(kept, spill)
    cached = len(found)
    missing = [position for position in range(len(decided)) if position not in found]
    batches = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
    tasks = ([(*decided[at], reading.data[files[at].name]) for at in batch] for batch in batches)
    shared = ground.packed()
    if batches:
        lexicon_of(shared)  # loaded before there are other processes, which then have it, too
    for batch, results in zip(batches, workers.map(_analyse, shared, tasks), strict=True):
        for position, result in zip(batch, results, strict=True):
            if cache.keeps:
                cache.put_packed(keys[position], result)
            found[position] = _put_aside(unpacked(result), spill)
        progress(len(found))
    ordered = [found[position] for position in range(len(files))]
    filed, problems = _told(files, ordered)
    sums: dict[str, str] = {}
    for key, each in zip(keys, ordered, strict=False):
        if not isinstance(each, Problem):
            sums.setdefault(each.gist.article.id, key.hex())
    return Analysed({each.gist.article.id: each for each in filed}, spill, problems, cached, sums)


def _is_sound(kept: object) -> bool:
    """Tell what was put into the cache from anything else."""
    if not isinstance(kept, Filed):
        return isinstance(kept, Problem)
    contents = kept.contents
    is_filed = isinstance(kept.gist, Gist) and isinstance(contents, Contents)
    return is_filed and all(isinstance(each, bytes) for each in contents)


def _keys(decided: Sequence[_Decided], ground: Ground) -> list[bytes]:
    common = f"{of_code()} {ground!r}"
    return [
        key_of("analysis", common, file.name, file.sha256, repr(corrections)) for file, corrections in decided
    ]


def _analyse(packed_ground: bytes, tasks: Sequence[_Task]) -> list[bytes]:
    """Return what is found in each file, packed."""
    lexicon, knowledge = lexicon_of(packed_ground), knowledge_of(packed_ground)
    language = ground_of(packed_ground).language
    found: list[_Found] = []
    for file, corrections, data in tasks:
        dump = dump_of(file, data)
        if isinstance(dump, Problem):
            found.append(dump)
        else:
            found.append(_filed(analyse(dump, lexicon, corrections, language=language), knowledge))
    return [packed(each, smaller=False) for each in found]


def _filed(analysis: Analysis, knowledge: Knowledge) -> Filed[bytes]:
    roll, links = roll_of(analysis, knowledge)
    words, lines = indexed(analysis)
    contents = Contents(
        article=pickled(analysis.article),
        times=pickled(analysis.findings.times),
        clipped=clipped(analysis, links),
        roll=pickled(roll),
        links=pickled(links),
        traits=pickled(traits_of(analysis)),
        indexed=pickled(words),
        lines=pickled(lines),
    )
    return Filed(gist_of(analysis), contents)


def _put_aside(found: _Found, spill: Spill) -> _Placed:
    if isinstance(found, Problem):
        return found
    return Filed(found.gist, Contents._make(spill.put_together(found.contents)))


def _told(
    files: Sequence[File], found: Sequence[_Placed]
) -> tuple[tuple[Filed[Aside], ...], tuple[Problem, ...]]:
    """Tell articles from problems, and give each article the copies of its file."""
    filed: dict[str, Filed[Aside]] = {}
    problems: list[Problem] = []
    for file, each in zip(files, found, strict=True):
        same = (Copy(file.name, file.sha256), *file.copies)
        if isinstance(each, Problem):
            problems += [replace(each, path=copy.file) for copy in same]
        elif file.sha256 in filed:  # the same bytes under a name of another kind
            kept = filed[file.sha256]
            filed[file.sha256] = _with_copies(kept, same)
            if each.gist.article.corrected:
                problems.append(idle_decision(file.name, kept.gist.article.dump.file))
        else:
            filed[file.sha256] = _with_copies(each, file.copies)
    return tuple(filed.values()), tuple(problems)


def _with_copies(filed: Filed[Aside], copies: tuple[Copy, ...]) -> Filed[Aside]:
    if not copies:
        return filed
    article = filed.gist.article
    dump = replace(article.dump, copies=(*article.dump.copies, *copies))
    return filed._replace(gist=replace(filed.gist, article=replace(article, dump=dump)))
