"""Builds sites in processes of their own, and kills them at a given moment: a program for test_killed.py.

Reads lines of JSON: [folder of dumps, folder of the site, number]. A fork builds, and is killed before it
does the operation of this number on the disk (null: it is not killed). Answers the names of the operations
that it did, a list in JSON. The files are made once for each folder of dumps, so a build takes little time.
"""

import json
import os
import signal
import sys
from pathlib import Path

from newsmorgue import making, site
from newsmorgue.cache import Cache
from newsmorgue.folder import read_folder
from newsmorgue.renewal import Renewal
from newsmorgue.stages import Stages
from newsmorgue.workers import Workers

# Python tells of each before it is done.
OPERATIONS = frozenset(
    f"os.{name}" for name in "mkdir rename link remove rmdir utime scandir listdir".split()
)

GATHERED = {}
FILES = {}
gather, make_files = making.gather_all, making.site_files


def gather_once(folder, *others):
    if folder.path not in GATHERED:
        GATHERED[folder.path] = gather(folder, *others)
    return GATHERED[folder.path]


def files_once(gathered, *others):
    if id(gathered.corpus) not in FILES:
        FILES[id(gathered.corpus)] = list(make_files(gathered, *others))
    return FILES[id(gathered.corpus)]


def build(seeds, out, kill_at, report):
    """Build a site, and report the operations on the disk, a line each, as they begin."""
    done = 0

    def watch(event, arguments):
        nonlocal done
        if event in OPERATIONS or (event == "open" and str(arguments[0]).startswith(str(out.parent))):
            if done == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            done += 1
            os.write(report, f"{event}\n".encode())

    sys.addaudithook(watch)
    site.build(seeds, out)


def main():
    making.gather_all, making.site_files = gather_once, files_once
    stages, none, here = Stages(), Cache(None), Workers()
    for line in sys.stdin:
        seeds, out, kill_at = json.loads(line)
        gathered = gather_once(read_folder(Path(seeds), stages), stages, none, here)
        files_once(gathered, Renewal(gathered.corpus, gathered.words, None, {}, none), stages, here)
        reading, writing = os.pipe()
        process = os.fork()
        if not process:
            os.close(reading)
            status = 1
            try:
                build(Path(seeds), Path(out), kill_at, writing)
                status = 0
            finally:
                os._exit(status)
        os.close(writing)
        with os.fdopen(reading) as report:
            operations = report.read().split()
        _, status = os.waitpid(process, 0)
        assert status == (0 if kill_at is None else signal.SIGKILL), status
        sys.stdout.write(json.dumps(operations) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
