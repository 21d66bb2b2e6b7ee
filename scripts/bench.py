"""Measure builds as a user runs them: clean, with nothing changed, with one file added, with one edited.

Each build is the command `build.py`, run in a process of its own on a temporary folder of articles: those
of a folder that is given, or invented ones, the same for the same seed. Linux and macOS only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

from benching.builds import dumps_in, lay_out, measure, warm_up
from benching.peers import chosen, run_peers
from benching.running import FailedError
from benching.tables import Run, as_json, told, told_growth

ARTICLES = 1000
GROWTH = (1000, 5000, 20_000)


def main() -> None:
    """Measure, print the tables, and write them as JSON if asked to."""
    options = _parser().parse_args()
    sizes = _sizes(options)
    try:
        setting = {"newsmorgue": str(warm_up()), **_setting(options)}
        print("".join(f"{key}: {value}\n" for key, value in setting.items()))
        runs = []
        for size in sizes:  # each is told when it is done: the next may take an hour
            runs.append(_run(options, size))
            print(told(runs[-1], options.against), end="", flush=True)
            if options.json:
                result = {"setting": setting, **as_json(runs, options.against)}
                options.json.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
        if len(runs) > 1:
            print(told_growth(runs), end="")
    except FailedError as error:
        sys.exit(f"bench: {error}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "folder", nargs="?", type=Path, metavar="FOLDER", help="dumps (default: invented news)"
    )
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument(
        "-n",
        nargs="+",
        type=_positive,
        default=[ARTICLES],
        metavar="N",
        help=f"so many articles (default: {ARTICLES:,})",
    )
    sizes.add_argument(
        "--growth", dest="n", action="store_const", const=GROWTH, help="as -n " + " ".join(map(str, GROWTH))
    )
    parser.add_argument(
        "--jobs", type=_positive, metavar="N", help="build in so many processes (default: build.py's)"
    )
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="invent other news (default: 1)")
    parser.add_argument(
        "--peers",
        metavar="COMMAND",
        help="run this on the same dumps, in a temporary folder, with {folder} and {n} filled in; it prints a JSON line for each step: "
        "peer, step, seconds, out_files and out_bytes",
    )
    parser.add_argument(
        "--against",
        type=lambda names: names.split(","),
        default=[],
        metavar="PEER,…",
        help="compare with these peers together; PEER:STEP is one step of one",
    )
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything there as well")
    return parser


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"{text} is no number from 1 up (FOLDER stands before -n)")
    return int(text)


def _sizes(options: argparse.Namespace) -> list[int]:
    """Return the numbers of articles to measure, from the smallest; a folder may have fewer."""
    if options.against and not options.peers:
        sys.exit("bench: --against names peers; say with --peers what runs them")
    most = len(dumps_in(options.folder)) if options.folder else max(options.n)
    if not most:
        sys.exit(f"bench: there is no dump in {options.folder}")
    return sorted({min(size, most) for size in options.n})


def _run(options: argparse.Namespace, size: int) -> Run:
    with tempfile.TemporaryDirectory(prefix="newsmorgue-bench-") as folder:
        work = Path(folder)
        _tell(f"{size:,} articles …")
        dumps = lay_out(options.folder, size, options.seed, work)
        peers = []
        if options.peers:
            _tell(f"{size:,} articles, peers …")
            peers = run_peers(options.peers, dumps, work)
            chosen(peers, options.against)  # now: a name that is nobody's should not cost all builds
        return Run(dumps.count, measure(dumps, options.jobs, work, _tell), peers)


def _setting(options: argparse.Namespace) -> dict[str, str]:
    return {
        "articles": str(options.folder) if options.folder else f"invented, seed {options.seed}",
        "processes": str(options.jobs or "build.py's default"),
        "cores": str(os.cpu_count()),
        "Python": platform.python_version(),
        "system": f"{platform.system()} {platform.machine()}",
    }


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
