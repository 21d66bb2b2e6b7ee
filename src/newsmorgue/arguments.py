"""The arguments of the command: from a list of strings to a Namespace that has a `verb`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from newsmorgue import __version__
from newsmorgue.workers import cores

_VERBS = ("build", "serve", "check", "review", "search")
# Options without a value, which may stand before the verb.
_FLAGS = frozenset(
    ("-q", "--quiet", "-v", "--verbose", "--strict", "--no-cache", "--timings", "--open", "--claims")
)
# The folder beside the site where results are kept.
_CACHE = ".newsmorgue-cache"

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
  --since SITE    build, serve: compare with an earlier site (or its data folder, or a zip of it):
                  changes.html and a feed say what is new
  --port PORT     serve: the port to listen on (default: 8000; 0: any that is free)
  --base PATH     serve: below this path, as on a project's GitHub Pages (/repo/)
  --open          serve: open the browser
  --site SITE     search: the site's folder (default: site)
  --claims        search: list claims, not articles
  -n, --number N  search: list so many of them (default: 10)
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


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Return what is asked for: `build` where no verb is given. Ends the process when it is used wrongly."""
    return _parser().parse_args(_with_verb(arguments))


def cache_of(options: argparse.Namespace) -> Path | None:
    """Return the folder where a build keeps its results; None where it is to keep nothing."""
    out: Path = options.out
    given: Path | None = options.cache
    return None if options.no_cache else given or out.resolve().with_name(_CACHE)


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
        usage=f"newsmorgue [{' | '.join(_VERBS)}] [options]",
    )
    parser.add_argument("--version", action="version", version=f"newsmorgue {__version__}")
    common, makes = _common(), _makes()
    # The verbs are described in the epilog: argparse's own list of them reads worse.
    verbs = parser.add_subparsers(dest="verb", metavar="", help=argparse.SUPPRESS, required=True)
    verbs.add_parser(
        "build",
        prog="newsmorgue build",
        parents=[common, makes],
        description="Read the dumps and write the site.",
    )
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
    verb = verbs.add_parser(
        "check",
        prog="newsmorgue check",
        parents=[common],
        description="Prove a site: its hashes, spans and links against the dumps.",
    )
    verb.add_argument(
        "site", type=Path, nargs="?", default=Path("site"), help="the site's folder (default: site)"
    )
    verb = verbs.add_parser(
        "review",
        prog="newsmorgue review",
        parents=[common],
        description="Print what is doubtful about names as decisions for corrections.yml.",
    )
    verb.add_argument("--out", type=Path, metavar="FILE", help="write there, unless there is such a file")
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
    return parser


def _common() -> argparse.ArgumentParser:
    """Return the options of all verbs that read the dumps."""
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
    return common


def _makes() -> argparse.ArgumentParser:
    """Return the options of the verbs that make a site."""
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
    return makes
