"""Every file of a corpus analysed: what earlier builds found is taken, the rest is done by the workers.

What is found in a file hangs on its name and bytes, the decisions about it, a few settings, the word lists
and the code, and on no other file.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from newsmorgue.cache import Cache, key_of, of_code, packed, unpacked
from newsmorgue.extract import extract
from newsmorgue.gist import Gist, gist_of
from newsmorgue.ground import Ground, ground_of, knowledge_of, lexicon_of
from newsmorgue.lexicon import Lexicon
from newsmorgue.model import Analysis, Copy, Correction, Dump, Problem
from newsmorgue.parse import parse
from newsmorgue.parse.corrections import correct
from newsmorgue.read import File, dump_of
from newsmorgue.workers import Workers

# Files that a process gets at once: a quarter of a second's work.
_BATCH = 16

_Found = tuple[Analysis, Gist] | Problem
_Decided = tuple[File, tuple[Correction, ...]]


@dataclass(frozen=True, slots=True)
class Analysed:
    """The analyses of a corpus, their gists by the articles' ids, and what is wrong with the other files.

    `cached` is how many files did not have to be analysed again. `sums` are digests of what analyses hang on,
    by the ids of the articles; there are none where nothing is kept.
    """

    analyses: tuple[Analysis, ...]
    gists: Mapping[str, Gist]
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
    files: Sequence[File],
    corrections: Mapping[str, tuple[Correction, ...]],
    ground: Ground,
    *,
    cache: Cache,
    workers: Workers,
    progress: Callable[[int], None],
) -> Analysed:
    """Return what is found in each file, given the decisions about it by its name.

    `progress` is told how many files are done.
    """
    # What is found does not hang on the copies, which come and go.
    decided = [(replace(file, copies=()), corrections.get(file.name, ())) for file in files]
    keys = _keys(decided, ground) if cache.keeps else []
    found: dict[int, _Found] = {}
    for position, key in enumerate(keys):
        kept = cache.get(key)
        if kept is not None:
            found[position] = kept
    cached = len(found)
    missing = [position for position in range(len(decided)) if position not in found]
    batches = [missing[start : start + _BATCH] for start in range(0, len(missing), _BATCH)]
    tasks = ([decided[position] for position in batch] for batch in batches)
    shared = ground.packed()
    if batches:
        lexicon_of(shared)  # loaded before there are other processes, which then have it, too
    for batch, results in zip(batches, workers.map(_analyse, shared, tasks), strict=True):
        for position, result in zip(batch, results, strict=True):
            if cache.keeps:
                cache.put_packed(keys[position], result)
            found[position] = unpacked(result)
        progress(len(found))
    ordered = [found[position] for position in range(len(files))]
    articles, problems = _told(files, ordered)
    gists, sums = {}, {}
    for position, each in enumerate(ordered):
        if not isinstance(each, Problem):
            analysis, gist = each
            gists[analysis.article.id] = gist
            if keys:
                sums[analysis.article.id] = keys[position].hex()
    return Analysed(articles, gists, problems, cached, sums)


def _keys(decided: Sequence[_Decided], ground: Ground) -> list[bytes]:
    common = f"{of_code()} {ground!r}"
    return [
        key_of("analysis", common, file.name, file.sha256, repr(corrections)) for file, corrections in decided
    ]


def _analyse(packed_ground: bytes, files: Sequence[_Decided]) -> list[bytes]:
    """Return what is found in each file, packed."""
    lexicon, knowledge = lexicon_of(packed_ground), knowledge_of(packed_ground)
    language = ground_of(packed_ground).language
    found: list[_Found] = []
    for file, corrections in files:
        dump = dump_of(file)
        if isinstance(dump, Problem):
            found.append(dump)
        else:
            analysis = analyse(dump, lexicon, corrections, language=language)
            found.append((analysis, gist_of(analysis, knowledge)))
    return [packed(each) for each in found]


def _told(files: Sequence[File], found: Sequence[_Found]) -> tuple[tuple[Analysis, ...], tuple[Problem, ...]]:
    """Tell articles from problems, and give each article the copies of its file."""
    articles: dict[str, Analysis] = {}
    problems: list[Problem] = []
    for file, each in zip(files, found, strict=True):
        same = (Copy(file.name, file.sha256), *file.copies)
        if isinstance(each, Problem):
            problems += [replace(each, path=copy.file) for copy in same]
        elif file.sha256 in articles:  # the same bytes under a name of another kind
            articles[file.sha256] = _with_copies(articles[file.sha256], same)
        else:
            articles[file.sha256] = _with_copies(each[0], file.copies)
    return tuple(articles.values()), tuple(problems)


def _with_copies(analysis: Analysis, copies: tuple[Copy, ...]) -> Analysis:
    if not copies:
        return analysis
    article = analysis.article
    dump = replace(article.dump, copies=(*article.dump.copies, *copies))
    return replace(analysis, article=replace(article, dump=dump))
