"""The command: `newsmorgue`, which is also `python build.py`. The one module that prints and exits.

What one verb alone needs is imported when that is run: a build in which nothing changed would take longer to
import the web server and the search than to see that.
"""

import gc
import os
import sys
import textwrap
import time
import traceback
import webbrowser
from argparse import Namespace
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import partial
from pathlib import Path
from typing import NoReturn, TextIO

from newsmorgue import telling
from newsmorgue.arguments import cache_of, parse
from newsmorgue.cluster import cluster
from newsmorgue.errors import NewsmorgueError, UsageError
from newsmorgue.extras import install_command, is_installed
from newsmorgue.review import review
from newsmorgue.site import Build, build
from newsmorgue.stages import Progress, silent
from newsmorgue.write import refuse_existing, write_new

_DONE, _FAILED, _WRONGLY_USED = 0, 1, 2
_WIDTH = 96


def run() -> NoReturn:
    """Run the command and end the process. The dead values of a large build are not looked for any more."""
    try:
        status = main()
        sys.stdout.flush()
    except BrokenPipeError:  # `| head` has read enough; what is left to say goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = _FAILED
    gc.freeze()
    sys.exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` (by default the process's) and return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe on Windows, or a C locale, may not take every letter
            stream.reconfigure(errors="replace")
    options = parse(sys.argv[1:] if arguments is None else arguments)
    verbs = {"build": _build, "serve": _serve, "check": _check, "review": _review, "search": _search}
    try:
        return verbs[options.verb](options)
    except UsageError as error:
        print(f"newsmorgue: {error}", file=sys.stderr)
        return _WRONGLY_USED
    except NewsmorgueError as error:
        print(f"newsmorgue: {error}", file=sys.stderr)
        return _FAILED
    except KeyboardInterrupt:
        print("\nnewsmorgue: stopped", file=sys.stderr)
        return _FAILED


def _build(options: Namespace) -> int:
    _build_and_tell(options)
    if not options.quiet:
        print(f"Open {(options.out / 'index.html').as_posix()} in a browser.")
    return _DONE


def _build_and_tell(options: Namespace) -> Build:
    if options.jobs < 1:
        raise UsageError(f"{options.jobs} processes cannot work", remedy="name 1 or more with --jobs")
    try:
        with cluster(options.dask) if options.dask else nullcontext() as engine:
            done = build(
                options.seeds,
                options.out,
                since=options.since,
                strict=options.strict,
                cache=cache_of(options),
                jobs=options.jobs,
                engine=engine,
                progress=_progress(options),
                tell=partial(_note, options),
            )
    finally:
        _clear(options)
    if options.quiet:
        return done
    _print(telling.warnings(done.summary.problems, every=options.verbose), sys.stderr)
    if options.verbose:
        _print(telling.articles(done.summary))
    _print(telling.results(done))
    if options.timings:
        _print(telling.timings(done.stages))
    return done


def _serve(options: Namespace) -> int:
    from newsmorgue.serve import NEEDED, Serving, Watch

    if not 0 <= options.port <= 65535:
        raise UsageError(f"{options.port} is no port", remedy="name one from 1024 to 65535")
    # The port is taken and the watch begins before a build that may take long.
    with (
        Serving(options.out, port=options.port, base=options.base) as serving,
        Watch(options.seeds) as watch,
    ):
        _build_and_tell(options)
        try:
            serving.start()
            _tell_address(serving.address, NEEDED, options)
            for error in serving.rebuild(lambda: bool(_build_and_tell(options).written.new), watch):
                _tell_error(error)
        except KeyboardInterrupt:  # the way to stop it
            print()
    return _DONE


def _tell_address(address: str, needed: str, options: Namespace) -> None:
    """Tell where the site is, show it, and warn where changes are not seen for want of a package."""
    print(f"The site is at {address} until you press Ctrl-C.", flush=True)
    if not (is_installed(needed) or options.quiet):
        print(
            f"warning: changes in {options.seeds} are not seen without {needed}; "
            f"run: {install_command(needed)}",
            file=sys.stderr,
        )
    if options.open and not webbrowser.open(address):
        print("warning: no browser was found; open the address yourself", file=sys.stderr)


def _tell_error(error: Exception) -> None:
    if isinstance(error, NewsmorgueError):
        print(f"newsmorgue: {error}", file=sys.stderr)
    else:
        traceback.print_exception(error)


def _check(options: Namespace) -> int:
    from newsmorgue.check import check

    checked = check(options.site, options.seeds)
    for fault in checked.faults:
        print(fault, file=sys.stderr)
    if not options.quiet:
        found = f"{len(checked.faults):,} faults" if checked.faults else "no fault"
        print(
            f"Checked {checked.files:,} dumps, {checked.spans:,} spans and {checked.links:,} links: {found}."
        )
    return _FAILED if checked.faults else _DONE


def _review(options: Namespace) -> int:
    from newsmorgue.gathering import gather

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


def _search(options: Namespace) -> int:
    from newsmorgue.search.answers import answer
    from newsmorgue.search.question import ask
    from newsmorgue.search.reading import Site

    question = ask(" ".join(options.words))
    for typed in question.no_dates:
        print(f"warning: `{typed}` is no date: write 2016, 2016-05 or 2016-05-21", file=sys.stderr)
    found = answer(Site(options.site), question, claims=options.claims, most=max(options.number, 0))
    for name in found.names:
        print(f"{name.title} ({name.note})\n  {_located(options.site, name.path)}")
    if found.names:
        print()
    for each in found.first:
        print(f"{each.title}\n  {each.note}\n  {_located(options.site, each.path)}")
        if each.excerpt:
            print(textwrap.indent(textwrap.fill(each.excerpt, _WIDTH), "  "))
        print()
    some = "" if found.all_words else " Nothing has all of these words; these have some of them."
    counts = telling.counted(found.articles, "articles"), telling.counted(found.claims, "claims")
    print(f"{', '.join(counts)}.{some}")
    return _DONE if found.first or found.names else _FAILED


def _located(site: Path, path: str) -> str:
    return (site / path).as_posix()


def _note(options: Namespace, line: str) -> None:
    _clear(options)
    if not options.quiet:
        print(f"note: {line}", file=sys.stderr, flush=True)


def _print(lines: Iterable[str], stream: TextIO | None = None) -> None:
    for line in lines:
        print(line, file=stream)


def _progress(options: Namespace) -> Progress:
    """Return what shows the progress of a build: on a terminal, once it takes more than a second."""
    if options.quiet or not sys.stderr.isatty():
        return silent
    ticker = telling.Ticker(time.monotonic())

    def show(stage: str, done: int, total: int | None) -> None:
        if line := ticker.line(stage, done, total, time.monotonic()):
            print(f"\r\033[K{line}", end="", file=sys.stderr, flush=True)

    return show


def _clear(options: Namespace) -> None:
    if not options.quiet and sys.stderr.isatty():
        print("\r\033[K", end="", file=sys.stderr, flush=True)
