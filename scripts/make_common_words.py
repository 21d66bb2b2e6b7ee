"""Make the list of common English words that newsmorgue ships: ``src/newsmorgue/data/common_words.txt``.

The words come from the American English list of SCOWL as the Debian package ``wamerican`` installs it. Only entries
that the dictionary writes in lower case are kept: a capitalized word of a news text that is among them may be an
ordinary word at the start of a sentence or in a title. Needs nothing but Python and that package.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent
NAMES = HERE / "gazetteer" / "not_common.txt"
OUTPUT = HERE.parent / "src" / "newsmorgue" / "data" / "common_words.txt"
DICTIONARY = Path("/usr/share/dict/american-english")

ORDINARY = re.compile(r"[a-z]{2,}")
HEAD = """\
# Common English words: what a dictionary writes in lower case, one a line.
# Origin: SCOWL (Spell Checker Oriented Word Lists) by Kevin Atkinson, American English, Debian package wamerican;
# without the names in scripts/gazetteer/not_common.txt. Made by scripts/make_common_words.py; do not edit.
# Copyright 2000-2011 by Kevin Atkinson. Permission to use, copy, modify, distribute and sell these word lists, the
# associated scripts, the output created from the scripts, and its documentation for any purpose is hereby granted
# without fee, provided that the above copyright notice appears in all copies and that both that copyright notice and
# this permission notice appear in supporting documentation. Kevin Atkinson makes no representations about the
# suitability of this array for any purpose. It is provided "as is" without express or implied warranty.
"""


def read_words(path: Path) -> set[str]:
    """Return the lines of a word list that are no comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def common_words(dictionary: Path) -> list[str]:
    """Return the dictionary's ordinary words in order."""
    words = read_words(dictionary) - read_words(NAMES)
    return sorted(word for word in words if ORDINARY.fullmatch(word))


def main() -> None:
    """Write the list and say how long it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dictionary", nargs="?", type=Path, default=DICTIONARY, help="one word a line")
    words = common_words(parser.parse_args().dictionary)
    OUTPUT.write_text(HEAD + "\n".join(words) + "\n", encoding="utf-8", newline="\n")
    print(f"{OUTPUT.name}: {len(words)} words")


if __name__ == "__main__":
    main()
