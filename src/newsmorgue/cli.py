"""The command: `newsmorgue`, which is also `python build.py`. The one module that prints and exits."""

import argparse
import re
import sys
import textwrap
import time
import traceback
import webbrowser
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path

from newsmorgue import __version__
from newsmorgue.check import check
from newsmorgue.cluster import cluster
from newsmorgue.errors import NewsmorgueError, UsageError
from newsmorgue.extras import install_command, is_installed
from newsmorgue.model import Problem
from newsmorgue.review import review
from newsmorgue.search.answers import Answer, answer
from newsmorgue.search.question import ask
from newsmorgue.search.reading import Site
from newsmorgue.serve import NEEDED, Serving, Watch
from newsmorgue.site import Build, build, gather
from newsmorgue.stages import Progress, silent
from newsmorgue.workers import cores
from newsmorgue.write import refuse_existing, write_new

_DONE, _FAILED, _WRONGLY_USED = 0, 1, 2
_VERBS = ("build", "serve", "check", "review", "search")
# Options without a value, which may stand before the verb.
_FLAGS = frozenset({"-q", "--quiet", "-v", "--verbose", "--strict"})
# Progress is for builds that take longer than this many seconds, a few times a second.
_PATIENCE = 1.0
_EVERY = 0.2
# Up to so many warnings are all shown; of more the first of each kind.
_SHOWN_PROBLEMS = 20
_SHOWN_OF_A_KIND = 5
# What differs in warnings of one kind.
_QUOTED = re.compile(r"`[^`]*`|'[^']*'|\"[^\"]*\"|(?<=title of ).*")
# The folder beside the site where results are kept.
_CACHE = ".newsmorgue-cache"
_WIDTH = 96

_DESCRIPTION = """\
Turn a folder of raw news articles into a static website in which every article, person, place,
organization and claim has its place, and every fact leads back to the words it was taken from.
"""
_EPILOG = """\
verbs:
  build           read the dumps and write the site (what is done when no verb is given)
  serve           build, show the site at http://localhost:8000/, and build again when a dump changes
  check [SITE]    prove the site: hashes, spans and links against the dumps
  review          print what is doubtful about names as decisions for corrections.yml
  search WORDS    ask a built site, as its search page does

options:
  --seeds DIR     the folder of dumps (default: seeds)
  --out DIR       build, serve: the site's folder (default: site)
  --out FILE      review: write there instead, unless there is such a file
  --strict        build, serve: fail on any warning and leave the old site as it is
  --jobs N        build, serve: work in so many processes (default: one for each core)
  --dask ADDRESS  build, serve: work on the Dask cluster with this scheduler
  --cache DIR     build, serve: where results are kept for the next build (default: .newsmorgue-cache
                  beside the site)
  --no-cache      build, serve: keep nothing, and take nothing from earlier builds
  --timings       build, serve: say how long each stage took
  --port PORT     serve: the port to listen on (default: 8000; 0: any that is free)
  --base PATH     serve: below this path, as on a project's GitHub Pages (/repo/)
  --open          serve: open the browser
  --site SITE     search: the site's folder (default: site)
  --claims        search: list claims, not articles
  -q, --quiet     say nothing but errors
  -v, --verbose   name every file and every warning

examples:
  python build.py                          seeds/ becomes site/; open site/index.html
  python build.py --seeds clippings --out public
  python build.py serve --port 8080
  python build.py check site --seeds clippings
  python build.py review >> seeds/corrections.yml
  python build.py search 'harbour "old and reliable" after:2014'

exit status:
  0  done, warnings included
  1  failed: no readable dump, a fault found by check, or warnings with --strict
  2  used wrongly

A dump is one article as plain text (.txt), just as it was copied (menus, dates and credits included), as
Markdown (.md) or as a saved web page (.html).
Subfolders are read; notes/, README files and names that begin with a dot are not.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (by default the process's) and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows, or a C locale, may not take every letter
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(_with_verb(sys.argv[1:] if arguments is None else arguments))
    try:
        return int(options.run(options))
    except UsageError as error:
        print(f"newsmorgue: {error}", file=sys.stderr)
        return _WRONGLY_USED
    except NewsmorgueError as error:
        print(f"newsmorgue: {error}", file=sys.stderr)
        return _FAILED
    except KeyboardInterrupt:
        print("\nnewsmorgue: stopped", file=sys.stderr)
        return _FAILED


def _with_verb(arguments: Sequence[str]) -> list[str]:
    """Put the verb in front, and the default one where none is given."""
    given = list(arguments)
    flags = 0
    while flags < len(given) and given[flags] in _FLAGS:
        flags += 1
    if flags < len(given) and given[flags] in _VERBS:
        return [given[flags], *given[:flags], *given[flags + 1 :]]
    return given if {"-h", "--help", "--version"} & set(given) else ["build", *given]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="newsmorgue",
        description=_DESCRIPTION,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        usage="newsmorgue [build | serve | check | review | search] [options]",
    )
    parser.add_argument("--version", action="version", version=f"newsmorgue {__version__}")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--seeds",
        type=Path,
        default=Path("seeds"),
        metavar="DIR",
        help="the folder of dumps (default: seeds)",
    )
    loudness = common.add_mutually_exclusive_group()
    loudness.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    loudness.add_argument("-v", "--verbose", action="store_true", help="name every file and every warning")
    makes = argparse.ArgumentParser(add_help=False)
    makes.add_argument(
        "--out", type=Path, default=Path("site"), metavar="DIR", help="the site's folder (default: site)"
    )
    makes.add_argument(
        "--strict", action="store_true", help="fail on any warning and leave the old site as it is"
    )
    makes.add_argument(
        "--jobs",
        type=int,
        default=cores(),
        metavar="N",
        help="work in so many processes (default: all cores)",
    )
    makes.add_argument(
        "--dask", metavar="ADDRESS", help="work on the Dask cluster with this scheduler (tcp://HOST:8786)"
    )
    keeps = makes.add_mutually_exclusive_group()
    keeps.add_argument(
        "--cache",
        type=Path,
        metavar="DIR",
        help=f"where results are kept for the next build (default: {_CACHE} beside the site)",
    )
    keeps.add_argument(
        "--no-cache",
        action="store_true",
        help="keep nothing, and take nothing from earlier builds",
    )
    makes.add_argument("--timings", action="store_true", help="say how long each stage took")
    makes.add_argument(
        "--since",
        type=Path,
        metavar="SITE",
        help="an earlier site, its data folder or a zip of it: write changes.html and a feed",
    )
    # The verbs are described in the epilog: argparse's own list of them reads worse.
    verbs = parser.add_subparsers(metavar="", help=argparse.SUPPRESS, required=True)
    verb = verbs.add_parser(
        "build",
        prog="newsmorgue build",
        parents=[common, makes],
        description="Read the dumps and write the site.",
    )
    verb.set_defaults(run=_build)
    verb = verbs.add_parser(
        "serve",
        prog="newsmorgue serve",
        parents=[common, makes],
        description="Build, show the site on this machine, and build again when a dump changes.",
    )
    verb.add_argument(
        "--port", type=int, default=8000, help="the port to listen on (default: 8000; 0: any that is free)"
    )
    verb.add_argument("--base", default="/", metavar="PATH", help="serve below this path, such as /repo/")
    verb.add_argument("--open", action="store_true", help="open the browser")
    verb.set_defaults(run=_serve)
    verb = verbs.add_parser(
        "check",
        prog="newsmorgue check",
        parents=[common],
        description="Prove a site: its hashes, spans and links against the dumps.",
    )
    verb.add_argument(
        "site", type=Path, nargs="?", default=Path("site"), help="the site's folder (default: site)"
    )
    verb.set_defaults(run=_check)
    verb = verbs.add_parser(
        "review",
        prog="newsmorgue review",
        parents=[common],
        description="Print what is doubtful about names as decisions for corrections.yml.",
    )
    verb.add_argument("--out", type=Path, metavar="FILE", help="write there, unless there is such a file")
    verb.set_defaults(run=_review)
    verb = verbs.add_parser(
        "search",
        prog="newsmorgue search",
        description="Ask a built site, as its search page does. A -word at the beginning needs -- before it.",
    )
    verb.add_argument("words", nargs="+", metavar="WORDS", help="what to look for, as on the search page")
    verb.add_argument(
        "--site", type=Path, default=Path("site"), metavar="SITE", help="the site's folder (default: site)"
    )
    verb.add_argument("--claims", action="store_true", help="list claims, not articles")
    verb.add_argument(
        "-n", "--number", type=int, default=10, metavar="N", help="list so many of them (default: 10)"
    )
    verb.set_defaults(run=_search)
    return parser


def _build(options: argparse.Namespace) -> int:
    _build_and_tell(options)
    if not options.quiet:
        print(f"Open {(options.out / 'index.html').as_posix()} in a browser.")
    return _DONE


def _build_and_tell(options: argparse.Namespace) -> None:
    if options.jobs < 1:
        raise UsageError(f"{options.jobs} processes cannot work", remedy="name 1 or more with --jobs")
    try:
        with cluster(options.dask) if options.dask else nullcontext() as engine:
            done = build(
                options.seeds,
                options.out,
                since=options.since,
                strict=options.strict,
                cache=None if options.no_cache else options.cache or options.out.resolve().with_name(_CACHE),
                jobs=options.jobs,
                engine=engine,
                progress=_progress(options),
                tell=partial(_note, options),
            )
    finally:
        _clear(options)
    _tell_problems(done.summary.problems, options)
    if not options.quiet:
        _tell(done, options)


def _serve(options: argparse.Namespace) -> int:
    if not 0 <= options.port <= 65535:
        raise UsageError(f"{options.port} is no port", remedy="name one from 1024 to 65535")
    # The port is taken and the watch begins before a build that may take long.
    with (
        Serving(options.out, port=options.port, base=options.base) as serving,
        Watch(options.seeds) as watch,
    ):
        _build_and_tell(options)
        try:
            _keep_serving(serving, watch, options)
        except KeyboardInterrupt:  # the way to stop it
            print()
    return _DONE


def _keep_serving(serving: Serving, watch: Watch, options: argparse.Namespace) -> None:
    serving.start()
    print(f"The site is at {serving.address} until you press Ctrl-C.", flush=True)
    if not (is_installed(NEEDED) or options.quiet):
        print(
            f"warning: changes in {options.seeds} are not seen without {NEEDED}; "
            f"run: {install_command(NEEDED)}",
            file=sys.stderr,
        )
    if options.open and not webbrowser.open(serving.address):
        print("warning: no browser was found; open the address yourself", file=sys.stderr)
    for error in serving.rebuild(lambda: _build_and_tell(options), watch):
        if isinstance(error, NewsmorgueError):
            print(f"newsmorgue: {error}", file=sys.stderr)
        else:
            traceback.print_exception(error)


def _check(options: argparse.Namespace) -> int:
    checked = check(options.site, options.seeds)
    for fault in checked.faults:
        print(fault, file=sys.stderr)
    if not options.quiet:
        found = f"{len(checked.faults):,} faults" if checked.faults else "no fault"
        print(
            f"Checked {checked.files:,} dumps, {checked.spans:,} spans and {checked.links:,} links: {found}."
        )
    return _FAILED if checked.faults else _DONE


def _review(options: argparse.Namespace) -> int:
    if options.out:
        refuse_existing(options.out)
    try:
        corpus, _ = gather(options.seeds, progress=_progress(options))
    finally:
        _clear(options)
    text = review(corpus)
    if options.out:
        write_new(options.out, text)
    else:
        # Names have to come through as they are, whatever the terminal or pipe takes for granted.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
        sys.stdout.flush()
    return _DONE


def _search(options: argparse.Namespace) -> int:
    question = ask(" ".join(options.words))
    for typed in question.no_dates:
        print(f"warning: `{typed}` is no date: write 2016, 2016-05 or 2016-05-21", file=sys.stderr)
    found = answer(Site(options.site), question, claims=options.claims, most=max(options.number, 0))
    for name in found.names:
        print(f"{name.title} ({name.note})\n  {_located(options.site, name)}")
    if found.names:
        print()
    for each in found.first:
        print(f"{each.title}\n  {each.note}\n  {_located(options.site, each)}")
        if each.excerpt:
            print(textwrap.indent(textwrap.fill(each.excerpt, _WIDTH), "  "))
        print()
    some = "" if found.all_words else " Nothing has all of these words; these have some of them."
    print(
        f"{found.articles:,} {_form('articles', found.articles)}, "
        f"{found.claims:,} {_form('claims', found.claims)}.{some}"
    )
    return _DONE if found.first or found.names else _FAILED


def _located(site: Path, each: Answer) -> str:
    return (site / each.path).as_posix()


def _note(options: argparse.Namespace, line: str) -> None:
    _clear(options)
    if not options.quiet:
        print(f"note: {line}", file=sys.stderr, flush=True)


def _tell(done: Build, options: argparse.Namespace) -> None:
    summary = done.summary
    if options.verbose:
        for file, title, outlet in summary.articles:
            print(f"{file}: {title or '(no title)'} [{outlet or '?'}]")
    print(f"Read {done.files:,} {_form('files', done.files)}{_changed(done)}.")
    listed = ", ".join(f"{count:,} {_form(name, count)}" for name, count in summary.counts.items())
    if copies := summary.copies:
        listed += f" ({copies:,} {'file holds' if copies == 1 else 'files hold'} an article that another has)"
    print(f"Found {listed}.")
    written = done.written
    size = f"{written.pages:,} pages ({written.bytes / 1e6:.1f} MB) in {done.seconds:.1f} s"
    if not written.new:
        print(f"Nothing changed: the site stands, with {size}.")
    else:
        kept = f", of which {written.kept:,} files were so before" if written.kept else ""
        print(f"Wrote {size}{kept}.")
    if options.timings:
        for stage, seconds in sorted(done.stages.items(), key=lambda each: -each[1]):
            print(f"  {seconds:7.2f} s  {stage}")


def _changed(done: Build) -> str:
    """Return how many files changed since the build before, and how many needed no work."""
    told = []
    if done.changed:
        counts = {"new": done.changed.added, "altered": done.changed.altered, "gone": done.changed.gone}
        told = [f"{count:,} {what}" for what, count in counts.items() if count]
    if done.cached:
        told.append(f"{done.cached:,} known already")
    return f": {', '.join(told)}" if told else ""


def _form(plural: str, count: int) -> str:
    singular = {"people": "person", "stories": "story"}.get(plural, plural.removesuffix("s"))
    return singular if count == 1 else plural


def _tell_problems(problems: Sequence[Problem], options: argparse.Namespace) -> None:
    """Print the warnings: all with --verbose, else the first of each kind, and how many more there are."""
    if options.quiet:
        return
    kinds: dict[str, list[Problem]] = {}
    for problem in problems:
        kinds.setdefault(_QUOTED.sub("…", problem.reason), []).append(problem)
    shown = None if options.verbose or len(problems) <= _SHOWN_PROBLEMS else _SHOWN_OF_A_KIND
    for kind, alike in kinds.items():
        for problem in alike[:shown]:
            print(f"warning: {problem}", file=sys.stderr)
        more = len(alike[shown:]) if shown else 0
        if more:
            print(f"warning: {kind}: {more:,} more; -v names them all", file=sys.stderr)


def _progress(options: argparse.Namespace) -> Progress:
    """Return what shows the progress of a build: on a terminal, once it takes more than a second."""
    if options.quiet or not sys.stderr.isatty():
        return silent
    began = last = stage_began = time.monotonic()
    current = ""

    def show(stage: str, done: int, total: int | None) -> None:
        nonlocal last, current, stage_began
        now = time.monotonic()
        is_new = stage != current
        if is_new:
            current, stage_began = stage, now
        if now - began < _PATIENCE or (now - last < _EVERY and not is_new):
            return
        last = now
        line = stage
        if done or total:
            line += f" {done:,}" + (f" of {total:,}" if total else "")
        passed = now - stage_began
        if done and passed > _PATIENCE:
            rate = done / passed
            line += f", {rate:,.0f} a second" if rate >= 1 else f", {60 * rate:,.0f} a minute"
            if total:
                line += f", {_duration((total - done) / rate)} left"
        print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    return show


def _duration(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _clear(options: argparse.Namespace) -> None:
    if not options.quiet and sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
